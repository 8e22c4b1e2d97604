#include "screen/operation_form.h"

#include "base/str.h"
#include "base/text.h"
#include "db/query.h"
#include "db/store.h"
#include "domain/operation.h"
#include "model/choice.h"
#include "screen/loan_action.h"
#include "screen/quote_form.h"

#include <stdio.h>
#include <string.h>

/* What the form of an operation does beyond its fields. */
static const struct {
    const char *operation;
    void (*below)(Form *form, Canvas *canvas, Rect area);
    int below_height;
    void (*leave)(Form *form, const FormField *row);
    Reply (*saved)(Form *form, View *view);
} extras[] = {
    {"loan.disburse", loan_disburse_below, 1, NULL, NULL},
    {"quote.save", quote_form_below, QUOTE_FORM_LINES, quote_form_left, quote_form_saved},
};

/* What hangs on form->data of a generated form. */
typedef struct OperationForm {
    const Operation *operation;
    FormSpec spec;
} OperationForm;

static void suggest_query(Form *form, const char *query, const Bind *binds, Arena *arena,
                          ItemList *out)
{
    Desk *desk = form->console != NULL ? desk_of(console_top(form->console)) : NULL;
    if (desk == NULL) {
        return;
    }
    Stmt *stmt = query_open(desk->session.db, query, binds);
    while (query_next(stmt)) {
        item_add(out, arena, arena_copy(arena, query_text(stmt, 0)),
                 arena_copy(arena, query_text(stmt, 1)), arena_copy(arena, query_text(stmt, 2)));
    }
    query_close(stmt);
}

void operation_form_suggest(Form *form, const FormField *row, const char *typed, Arena *arena,
                            ItemList *out)
{
    const Field *field = row->field;
    char query[64];
    (void)typed;
    if (field->flags & WITNESS) {
        suggest_query(form, "suggest_staff_name", BINDS(BIND_TEXT(":role", field->choices)), arena,
                      out);
    } else if (field->type == FIELD_REF) {
        snprintf(query, sizeof query, "suggest_%s", field->choices);
        suggest_query(form, query, NULL, arena, out);
    } else {
        bool desk = text_equal(field->choices, "source") || text_equal(field->choices, "layout");
        suggest_query(form, desk ? "suggest_code_last_first" : "suggest_code",
                      BINDS(BIND_TEXT(":list", field->choices)), arena, out);
    }
}

const char *operation_form_last(Form *form, const FormField *field, Arena *arena)
{
    const Entity *entity = form->spec->entity;
    Db *db = desk_db(console_top(form->console));
    FieldType type = field->field->type;
    bool own = type == FIELD_PHONE || type == FIELD_ID_NO || (field->field->flags & ALLOCATED);
    void *record = entity_new(entity, arena);
    if (own || !store_get(db, entity, store_last_id(db, entity), arena, record) ||
        field_empty(field->field, record)) {
        return NULL;
    }
    return type == FIELD_CHOICE || type == FIELD_BOOL
               ? field_display(arena, field->field, record, false)
               : field_format(arena, field->field, record);
}

static bool wants_suggestions(const Field *field)
{
    return field->type == FIELD_REF || (field->flags & WITNESS) ||
           (field->choices != NULL && (field->type == FIELD_TEXT || field->type == FIELD_CODE));
}

bool operation_form_save(Form *form, const char *name, Error *err)
{
    const Operation *operation = operation_find(name);
    View *view = console_top(form->console);
    Session *session = desk_session(view);
    bool ok = operation_run(session, operation, form->record, form->given, NULL, err);
    if (ok) {
        const Entity *entity = operation->entity;
        const Field *number =
            entity->reference != NULL ? entity_field(entity, entity->reference) : NULL;
        const char *text = number != NULL ? field_text(number, form->record) : NULL;
        const char *warned = str_text(&session->warnings); /* the first, on the same line */
        if (text != NULL) { /* allocated in the session's memory, which goes below */
            text = arena_copy(&form->arena, text);
            field_set_text(number, form->record, text);
        }
        view_say(view, "%s%s%.*s",
                 arena_format(&session->arena, _("已保存 %s %s"), _(operation->label),
                              text != NULL ? text : ""),
                 *warned != '\0' ? "  " : "", (int)strcspn(warned, "\n"), warned);
        desk_touch(desk_of(view));
    }
    str_reset(&session->warnings);
    arena_clear(&session->arena);
    return ok;
}

static bool save(Form *form, Error *err)
{
    const OperationForm *own = form->data;
    return operation_form_save(form, own->operation->name, err);
}

/* A known phone brings its customer's name, sex and consultant, where nothing was typed yet. */
static void phone_left(Form *form, const FormField *row)
{
    static const char *const ids[] = {"name", "sex", "consultant"};
    Desk *desk = desk_of(console_top(form->console));
    Arena arena = {0};
    ParseContext context = {.arena = &arena, .entry = true, .today = desk->session.today};
    Error err = {0};
    void *record = entity_new(form->spec->entity, &arena);
    if (strcmp(row->field->id, "phone") != 0 || *form_text(form, "phone") == '\0' ||
        !field_parse(row->field, form_text(form, "phone"), &context, record, &err)) {
        arena_clear(&arena);
        return;
    }
    Stmt *stmt = query_open(desk->session.db, "customer_for_form",
                            BINDS(BIND_TEXT(":phone", field_text(row->field, record))));
    bool known = query_next(stmt);
    for (int i = 0; known && i < (int)ARRAY_LEN(ids); i++) {
        const char *text = query_text(stmt, i);
        if (*form_text(form, ids[i]) == '\0') {
            const char *sex = _(choice_label("sex", choice_from_code("sex", text)));
            form_set(form, ids[i], i == 1 ? sex : text);
        }
    }
    query_close(stmt);
    arena_clear(&arena);
}

static void field_left(Form *form, const FormField *row)
{
    const OperationForm *own = form->data;
    phone_left(form, row);
    for (size_t i = 0; i < ARRAY_LEN(extras); i++) {
        if (strcmp(extras[i].operation, own->operation->name) == 0 && extras[i].leave != NULL) {
            extras[i].leave(form, row);
        }
    }
}

static void add_extras(FormSpec *spec, const Operation *operation)
{
    for (size_t i = 0; i < ARRAY_LEN(extras); i++) {
        if (strcmp(extras[i].operation, operation->name) == 0) {
            spec->below = extras[i].below;
            spec->below_height = extras[i].below_height;
            spec->saved = extras[i].saved;
        }
    }
}

static bool is_wanted(const char *id, const char *const *only)
{
    for (; only != NULL && *only != NULL; only++) {
        if (strcmp(*only, id) == 0) {
            return true;
        }
    }
    return only == NULL;
}

static const FormField *make_fields(Arena *arena, const Operation *operation,
                                    const char *const *only, size_t *count)
{
    size_t all = 0;
    const FormField *from = form_fields_of(arena, operation, &all);
    FormField *fields = arena_alloc(arena, (all + 1) * sizeof *fields);
    *count = 0;
    for (size_t i = 0; i < all; i++) {
        if (!is_wanted(from[i].field->id, only)) {
            continue;
        }
        fields[*count] = from[i];
        if (wants_suggestions(from[i].field)) {
            fields[*count].suggest = operation_form_suggest;
        }
        (*count)++;
    }
    return fields;
}

/* A draft belongs to the form and to what the form was opened for: what was half typed for one
 * customer is never offered for another. */
static const char *draft_name(Arena *arena, const Operation *operation, const void *record)
{
    const Entity *entity = operation->entity;
    uint32_t hash = 2166136261U; /* FNV-1a */
    bool bound = false;
    for (size_t i = 0; record != NULL && i < entity->field_count; i++) {
        const Field *field = &entity->fields[i];
        bool names = (field->flags & KEY) || field->type == FIELD_REF || field->type == FIELD_PHONE;
        if (!names || !field_is_text(field) || field_empty(field, record)) {
            continue;
        }
        bound = true;
        for (const char *at = field_text(field, record); *at != '\0'; at++) {
            hash = (hash ^ (unsigned char)*at) * 16777619U;
        }
    }
    return bound ? arena_format(arena, "%s-%08x", operation->name, hash) : operation->name;
}

/* NULL when the operation is not permitted, which was said. */
static OperationForm *make_form(View *parent, const char *name, const void *record,
                                const char *const *only)
{
    OperationForm *own = arena_alloc(&parent->arena, sizeof *own);
    own->operation = operation_find(name);
    Error err = {0};
    if (!operation_permitted(desk_session(parent), own->operation, &err)) {
        view_fail(parent, &err);
        return NULL;
    }
    own->spec = (FormSpec){.title = own->operation->label, .entity = own->operation->entity,
                           .save = save, .leave = field_left,
                           .last = operation_form_last};
    own->spec.draft = draft_name(&parent->arena, own->operation, record);
    own->spec.fields = make_fields(&parent->arena, own->operation, only, &own->spec.count);
    add_extras(&own->spec, own->operation);
    return own;
}

Reply operation_form_open(View *parent, const char *name, const void *record,
                          const char *const *only)
{
    OperationForm *own = make_form(parent, name, record, only);
    return own != NULL ? form_open(parent, &own->spec, record, own) : reply_done();
}

Reply operation_form_above(View *parent, const char *name, const void *record,
                           void (*below)(Form *form, Canvas *canvas, Rect area), int height)
{
    OperationForm *own = make_form(parent, name, record, NULL);
    if (own == NULL) {
        return reply_done();
    }
    own->spec.below = below;
    own->spec.below_height = height;
    return form_open(parent, &own->spec, record, own);
}

Reply operation_form_about(View *parent, const char *name, const char *field, const char *text)
{
    const Entity *entity = operation_find(name)->entity;
    void *record = entity_new(entity, &parent->rows);
    field_set_text(entity_field(entity, field), record, text);
    return operation_form_open(parent, name, record, NULL);
}
