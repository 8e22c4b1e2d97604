/*
 * View: one place on the stack — a screen, a page, a form, a dialog. ScreenDef describes it once;
 * its handlers RETURN what must happen and repaint nothing.
 *
 * A screen is one file: an action table, a column table, a ScreenDef, and a struct whose first
 * member is View:
 *
 *     typedef struct Material { View view; List list; … } Material;
 *     const ScreenDef material_screen = {
 *         .number = '7', .name = "material", .label = N_("物料"), .help = N_("库存、出入库与盘点"),
 *         .actions = actions, .action_count = ARRAY_LEN(actions), .size = sizeof(Material),
 *         .open = material_open, .refresh = material_refresh,
 *     };
 *
 * Memory: everything lives in view->arena (freed when the view is popped); the rows of one reading
 * in view->rows, emptied before each refresh. No free in a screen.
 */
#ifndef UI_VIEW_H
#define UI_VIEW_H

#include "base/error.h"
#include "ui/action.h"
#include "ui/canvas.h"

typedef struct View View;
typedef struct Console Console;
typedef struct List List;
typedef struct Grid Grid;
typedef struct Form Form;
typedef struct Page Page;

typedef enum ReplyKind {
    REPLY_DONE,    /* draw again */
    REPLY_PASS,    /* not mine: try the next handler */
    REPLY_REFRESH, /* read the view on top again, then draw */
    REPLY_OPEN,    /* push view */
    REPLY_SWITCH,  /* go to the screen of key */
    REPLY_QUIT,    /* leave the program */
} ReplyKind;

typedef struct Reply {
    ReplyKind kind;
    int close; /* how many views to pop first */
    View *view;
    Key key;
} Reply;

Reply reply_done(void);
Reply reply_pass(void);
Reply reply_refresh(void);
Reply reply_open(View *view);
Reply reply_switch(Key screen);
Reply reply_close(void);           /* pop this view; the one beneath refreshes */
Reply reply_close_then(Reply next); /* pop this view, then what the continuation said */

enum ViewFlag {
    VIEW_POPUP = 1 << 0, /* drawn over what lies beneath */
    VIEW_TEXT = 1 << 1,  /* typing goes to the view first, unfolded; digits are text */
    VIEW_MODAL = 1 << 2, /* no global keys but F1, Ctrl-L, F12 */
    VIEW_COVER = 1 << 3, /* the whole terminal, without frame (idle blank, plain page) */
    VIEW_LOCK = 1 << 4,  /* no global key at all */
    VIEW_DIRTY = 1 << 5, /* holds changes that are not saved: leaving the program asks */
};

typedef struct ScreenDef {
    Key number;        /* '1'…'9', '0' in line 1; K_NONE for everything else */
    const char *name;  /* identifier: goldens, key scripts */
    const char *label; /* msgid */
    const char *brief; /* msgid: a short form for line 1 at 80 columns; NULL: label */
    const char *help;  /* msgid: what this place is for */
    const Action *actions;
    size_t action_count;
    size_t size;    /* of the struct that begins with View */
    unsigned flags; /* enum ViewFlag: at the start; view->flags may change */
    /* Each may be NULL. */
    Reply (*open)(View *view);    /* once, after it was pushed; refresh follows */
    void (*refresh)(View *view);  /* read again: F5, another terminal wrote, a child closed */
    unsigned (*have)(View *view); /* Need bits beyond those that the list answers */
    void (*draw)(View *view, Canvas *canvas, Rect area); /* NULL: the list, in a box */
    Reply (*key)(View *view, Key key);   /* before the actions; REPLY_PASS lets them try */
    Reply (*paste)(View *view, const char *text); /* NULL: a list searches for it */
    Reply (*click)(View *view, int x, int y);
    Reply (*escape)(View *view);  /* Esc: NULL closes; a form asks */
    Reply (*tick)(View *view);    /* about once a second while idle */
    void (*keep)(View *view);     /* hand drafts to console_keep_draft */
    void (*close)(View *view);    /* before its arena goes: heap members are cleared here */
} ScreenDef;

struct View {
    const ScreenDef *def;
    View *parent;     /* beneath it; NULL for a screen */
    Console *console; /* set when pushed */
    void *owner;      /* the program's context, as console_open got it */
    unsigned flags;   /* enum ViewFlag */
    List *list;       /* keys, clicks and NEED_ROW go to it; NULL */
    Grid *grid;       /* likewise */
    Page *page;       /* likewise */
    Form *form;       /* keys go to it while VIEW_TEXT is set; Esc leaves it; NULL */
    const char *title; /* of the box; NULL: def->label */
    Arena arena;
    Arena rows;
};

/* A view of def->size zeroed bytes, not yet pushed; parent may be NULL. Put it into reply_open. */
View *view_new(const ScreenDef *def, View *parent);
/* The nearest view at or under view that is no popup: what actions and menus are about. */
View *view_place(View *view);
unsigned view_have(View *view);                          /* Need bits now */
bool view_ready(View *view, const Action *action); /* needs and permission are met */
/* The same for many actions: have is what view_have said. */
bool view_ready_with(View *view, unsigned have, const Action *action);
void view_refresh(View *view); /* empties view->rows, calls def->refresh, keeps the list's cursor */
void view_close(View *view);   /* frees; the console does this */

/* The message line, shown for five seconds and kept in the Ctrl-L log. */
void view_say(View *view, const char *format, ...) __attribute__((format(printf, 2, 3)));
void view_fail(View *view, const Error *err);
void view_copy(View *view, const char *text); /* into the internal clipboard */

#endif
