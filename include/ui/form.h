/*
 * Form: fields of an entity's record, typed as text and read with field_parse. It can be a view of
 * its own (form_open) or a part of a screen (form_init, form_draw, form_key).
 *
 *     static const FormField fields[] = {
 *         {&visit_fields[VISIT_phone], FORM_REQUIRED},
 *         {&visit_fields[VISIT_source], FORM_REQUIRED, .suggest = suggest_source},
 *         {&visit_fields[VISIT_remark], FORM_FOLDED},
 *     };
 *     static const FormSpec spec = {.title = N_("来访登记"), .entity = &visit_entity, .fields = fields,
 *         .count = ARRAY_LEN(fields), .save = visit_save, .change = visit_change, .draft =
 * "visit"};
 *     return form_open(view, &spec, NULL, self);
 *
 * Nothing typed is lost: Esc with changes asks, drafts are kept on idle and on a cut line.
 */
#ifndef UI_FORM_H
#define UI_FORM_H

#include "model/operation.h"
#include "ui/edit.h"
#include "ui/item.h"
#include "ui/layout.h"
#include "ui/view.h"

typedef struct FormField FormField;

enum FormFlag {
    FORM_REQUIRED = 1 << 0,
    FORM_READ_ONLY = 1 << 1,
    FORM_FOLDED = 1 << 2, /* hidden until unfolded (Ctrl-G, PgDn), or filled */
    FORM_WHOLE = 1 << 3,  /* a line of its own */
    FORM_STRICT = 1 << 4, /* only a value of the suggestions */
    FORM_LIVE = 1 << 5,   /* suggest looks at typed (a search): F4 asks it at every key */
    FORM_TODAY = 1 << 6,  /* a new form starts with today; so does a field with the flag TODAY */
    FORM_NOW = 1 << 7,
};

struct FormField {
    const Field *field;
    unsigned flags; /* enum FormFlag */
    /* Rows of the F4 pick list and of the numbered hint line, best first; typed is what stands in
     * the field. NULL: the field's fixed choices. */
    void (*suggest)(Form *form, const FormField *field, const char *typed, Arena *arena,
                    ItemList *out);
    const char *hint; /* msgid, on the hint line; NULL */
    const char *initial; /* file form of the value in a new form ("1"); NULL */
    const char *label; /* msgid: a shorter one where the field's own takes too much room; NULL */
};

typedef struct FormSpec {
    const char *title; /* msgid */
    const Entity *entity;
    const FormField *fields;
    size_t count; /* at most 64 */
    /* All fields are read into form->record and form->given: run the operation. On false the cursor
     * goes to err->field. */
    bool (*save)(Form *form, Error *err);
    /* Each may be NULL. */
    void (*change)(Form *form, const FormField *field); /* after each key that changed the field */
    void (*leave)(Form *form, const FormField *field);  /* the cursor left it */
    const char *(*last)(Form *form, const FormField *field, Arena *arena); /* Ctrl-D; file form */
    Reply (*key)(Form *form, View *view, Key key); /* before the form's own keys: F6, F7 … */
    /* What stands below the fields (a verdict): draws at most area.height lines. */
    void (*below)(Form *form, Canvas *canvas, Rect area);
    int below_height;
    /* After a save. NULL: a view of its own closes and the one beneath refreshes, an embedded form
     * is emptied and its screen refreshes. */
    Reply (*saved)(Form *form, View *view);
    const char *draft; /* the name its draft is kept under; NULL: none */
} FormSpec;

struct Form {
    const FormSpec *spec; /* borrowed */
    void *data;           /* the caller's */
    Console *console;
    void *record;         /* of spec->entity; on save as typed */
    FieldSet given;       /* fields filled or changed, set by form_read */
    Arena arena;          /* everything below, the record's texts; renewed by form_reset */
    Edit *edits;          /* one a field, like initial and places */
    const char **initial; /* texts at the start, to tell changes */
    LayoutItem *places;
    size_t focus;
    int scroll; /* first line shown */
    int body_x; /* where the first line was drawn */
    int body_y;
    bool unfolded;
    bool own_view; /* made by form_open */
    bool busy;     /* a change hook is running */
    char error_text[512]; /* of the last refused save, "" none */
    size_t error_field;   /* SIZE_MAX: of no field */
    Str kept;             /* the draft as it was kept last */
};

/* record: values to start with (NULL: an empty one with its initial values, today and now).
 * Borrowed until it returns. */
void form_init(Form *form, const FormSpec *spec, const void *record, void *data, Console *console);
void form_clear(Form *form);
void form_reset(Form *form, const void *record); /* starts anew with the same spec */

/* A view of its own over parent; data is form->data. */
Reply form_open(View *parent, const FormSpec *spec, const void *record, void *data);
/* The form of a view that form_open made; NULL for any other view. */
Form *form_of(View *view);
/* In a screen's open hook: offers the draft that was kept (a dialog), if there is one. */
Reply form_offer_draft(Form *form, View *view);

void form_draw(Form *form, Canvas *canvas, Rect area, bool active);
int form_height(Form *form, int width); /* lines of fields, hint and below */
Reply form_key(Form *form, View *view, Key key); /* typing and moving */
extern const Action form_actions[];              /* F2, F4, Ctrl-D …: the console runs them */
extern const size_t form_action_count;
Reply form_paste(Form *form, const char *text);
Reply form_click(Form *form, int x, int y);
Reply form_escape(Form *form, View *view); /* closes, or asks 保存/放弃/取消 */
Reply form_save(Form *form, View *view);

const char *form_text(const Form *form, const char *id); /* as typed; "" when unknown */
void form_set(Form *form, const char *id, const char *text); /* file form or as typed; no change hook */
bool form_focus(Form *form, const char *id);
void form_enter(Form *form, View *view); /* keys go to the form (VIEW_TEXT) */
void form_leave(Form *form, View *view); /* keys go to the rest of the screen */
const FormField *form_focused(const Form *form);
bool form_has_fold(const Form *form); /* folded fields are hidden */
bool form_changed(const Form *form);
void form_fault(Form *form, const Error *err); /* the cursor on err->field, the text on the hint line */
/* Reads every field into record; false with err.field at the first fault. */
bool form_read(Form *form, Error *err);

/* Draft: "id=text" lines of the changed fields, line breaks and backslashes escaped. */
void form_export(const Form *form, Str *out);
void form_import(Form *form, const char *text); /* unknown ids are skipped */
void form_keep(Form *form);   /* gives the draft to the console when it changed */
void form_forget(Form *form); /* the draft is saved, or given up */

/* Fields from an operation's inputs: required ones marked, computed ones left out. */
const FormField *form_fields_of(Arena *arena, const Operation *operation, size_t *count);

#endif
