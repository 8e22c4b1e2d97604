/*
 * Console: the loop. It owns the stacks of views (one a screen, so that position and filter survive
 * leaving), the frame, the message log and the clipboard. Everything it needs from the program
 * comes through ConsoleHooks; a test runs it without a terminal through console_handle and
 * console_draw.
 */
#ifndef UI_CONSOLE_H
#define UI_CONSOLE_H

#include "ui/item.h"
#include "ui/message.h"
#include "ui/term.h"
#include "ui/view.h"

/* Each may be NULL; owner is what console_new got. */
typedef struct ConsoleHooks {
    const char *(*site)(void *owner);
    const char *(*user)(void *owner); /* shown in line 1 */
    int64_t (*today)(void *owner);    /* days */
    int64_t (*now)(void *owner);      /* minutes of the day */
    int (*todo)(void *owner);         /* shown at the right of the message line; kept by the owner */
    bool (*allowed)(void *owner, const char *operation);
    /* Asked after each event: a sentence on what failed beneath without anybody being told, or
     * NULL. */
    const char *(*fault)(void *owner);
    bool (*changed)(void *owner);     /* asked at each tick: another terminal wrote; all refresh */
    Reply (*tick)(View *top, int idle); /* idle seconds: may return reply_open(lock view) */
    Reply (*slip)(View *top);         /* F12: the view of the ringing phone */
    Reply (*export)(View *top);       /* x: what the list on top shows */
    void (*commands)(void *owner, Arena *arena, ItemList *out); /* more rows for Ctrl-P */
    Reply (*command)(View *top, const char *value);             /* one of them was chosen */
    void (*keep_draft)(void *owner, const char *name, const char *text); /* NULL: forget it */
    const char *(*find_draft)(void *owner, Arena *arena, const char *name); /* NULL: none */
} ConsoleHooks;

typedef struct ConsoleSetup {
    const ScreenDef *const *screens; /* in the order of line 1 */
    size_t screen_count;             /* at most 10 */
    const ConsoleHooks *hooks;
    void *owner;
} ConsoleSetup;

Console *console_new(const ConsoleSetup *setup);
void console_free(Console *console); /* closes every view; accepts NULL */

/* Shows the screen of key ('1'…), then loops until the user quits or the line is cut. Drafts are
 * kept before it returns. True when the user quit, false after EVENT_QUIT. */
bool console_run(Console *console, Term *term, Key screen);

/* The parts of the loop, for tests and the key-script player. */
void console_start(Console *console, Key screen);
void console_handle(Console *console, const Event *event);
void console_draw(Console *console, Canvas *canvas);
bool console_finished(const Console *console);
View *console_top(const Console *console);
void console_keep(Console *console); /* every view hands over its drafts */

/* For views. */
const ConsoleHooks *console_hooks(const Console *console); /* never NULL */
Messages *console_messages(Console *console);
const char *console_clipboard(const Console *console);
void console_set_clipboard(Console *console, const char *text);
int64_t console_today(const Console *console);
int64_t console_now(const Console *console);
void console_keep_draft(Console *console, const char *name, const char *text);
const char *console_find_draft(Console *console, Arena *arena, const char *name);
const ScreenDef *console_screen(const Console *console, size_t index); /* NULL past the end */
size_t console_current(const Console *console);
void *console_owner(const Console *console);
bool console_dirty(const Console *console); /* some view holds changes that are not saved */
Term *console_term(const Console *console); /* NULL in a test */
void console_redraw(Console *console);      /* draws without painting: for progress only */
/* Somebody else has what is needed now: text says so on the message line; false: Esc was pressed. */
bool console_wait(Console *console, const char *text);

/* The keys that work everywhere, as one action table (for footer, help and the uniqueness test). */
extern const Action console_actions[];
extern const size_t console_action_count;

#endif
