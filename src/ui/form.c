#include "ui/form.h"

#include "base/text.h"
#include "ui/console.h"
#include "ui/form_field.h"

#include <string.h>

/* Start */

static void *copy_record(const Entity *entity, const void *record, Arena *arena)
{
    void *copy = entity_new(entity, arena);
    if (record == NULL) {
        return copy;
    }
    memcpy(copy, record, entity->size);
    for (size_t i = 0; i < entity->field_count; i++) {
        const Field *field = &entity->fields[i];
        if (field_is_text(field)) {
            field_set_text(field, copy, arena_copy(arena, field_text(field, record)));
        }
    }
    return copy;
}

/* What a new form starts with. */
static const char *first_text(Form *form, const FormField *field)
{
    char buf[16];
    if (field->initial != NULL) {
        return field->initial;
    }
    if ((field->flags & FORM_TODAY) || (field->field->flags & TODAY)) {
        date_format(buf, sizeof buf, console_today(form->console));
        return arena_copy(&form->arena, buf);
    }
    if ((field->flags & FORM_NOW) || (field->field->flags & NOW)) {
        time_format(buf, sizeof buf, console_now(form->console));
        return arena_copy(&form->arena, buf);
    }
    return "";
}

static const char *shown_text(Form *form, const FormField *field)
{
    return form_is_choice(field) ? field_display(&form->arena, field->field, form->record, false)
                                 : field_format(&form->arena, field->field, form->record);
}

/* The text a field starts with: what the record holds, and in a row that is not stored yet the
 * defaults where it holds nothing. */
static const char *start_text(Form *form, const FormField *field, const void *record)
{
    const Row *row = record;
    bool stored = row != NULL && row->id > 0;
    bool held = record != NULL && !field_empty(field->field, record);
    return stored || held ? shown_text(form, field) : first_text(form, field);
}

/* The first field to type in that has these flags and, if empty is asked for, nothing in it. */
static size_t first_field(const Form *form, unsigned flags, bool empty)
{
    for (size_t i = 0; i < form->spec->count; i++) {
        bool fits = (form->spec->fields[i].flags & flags) == flags &&
                    (!empty || *edit_text(&form->edits[i]) == '\0');
        if (fits && form_reachable(form, i)) {
            return i;
        }
    }
    return SIZE_MAX;
}

/* The first field that says something about the record instead of naming it. */
static size_t first_content(const Form *form)
{
    size_t i = 0;
    while (i < form->spec->count &&
           (!form_reachable(form, i) || (form->spec->fields[i].field->flags & KEY))) {
        i++;
    }
    return i < form->spec->count ? i : SIZE_MAX;
}

/* Where typing begins: what must be filled and is empty; in a form opened for something, what is
 * still empty; in one of a stored record behind what names it; else the first field. */
static size_t first_focus(const Form *form, const Row *row)
{
    size_t found = first_field(form, FORM_REQUIRED, true);
    if (found == SIZE_MAX && row != NULL && row->id == 0) {
        found = first_field(form, 0, true);
    }
    if (found == SIZE_MAX && row != NULL && row->id != 0) {
        found = first_content(form);
    }
    found = found == SIZE_MAX ? first_field(form, 0, false) : found;
    return found == SIZE_MAX ? 0 : found;
}

static void fill(Form *form, const void *record)
{
    const FormSpec *spec = form->spec;
    form->record = copy_record(spec->entity, record, &form->arena);
    form->edits = arena_alloc(&form->arena, spec->count * sizeof *form->edits);
    form->initial = arena_alloc(&form->arena, spec->count * sizeof *form->initial);
    form->places = arena_alloc(&form->arena, spec->count * sizeof *form->places);
    for (size_t i = 0; i < spec->count; i++) {
        const FormField *field = &spec->fields[i];
        const char *text = start_text(form, field, record);
        edit_init(&form->edits[i]);
        edit_set(&form->edits[i], text, false);
        form->initial[i] = arena_copy(&form->arena, text);
    }
    form->focus = first_focus(form, record);
}

void form_init(Form *form, const FormSpec *spec, const void *record, void *data, Console *console)
{
    *form = (Form){.spec = spec, .data = data, .console = console, .error_field = SIZE_MAX};
    fill(form, record);
}

static void release(Form *form)
{
    for (size_t i = 0; form->edits != NULL && i < form->spec->count; i++) {
        edit_clear(&form->edits[i]);
    }
    arena_clear(&form->arena);
    form->edits = NULL;
    form->record = NULL;
}

void form_clear(Form *form)
{
    if (form->spec != NULL) {
        release(form);
        str_clear(&form->kept);
    }
    *form = (Form){0};
}

void form_reset(Form *form, const void *record)
{
    Arena kept = {0};
    void *copy = record != NULL ? copy_record(form->spec->entity, record, &kept) : NULL;
    release(form);
    form->unfolded = false;
    form->scroll = 0;
    form->error_text[0] = '\0';
    form->error_field = SIZE_MAX;
    fill(form, copy);
    arena_clear(&kept);
}

/* Reading and writing fields */

static size_t index_of(const Form *form, const char *id)
{
    for (size_t i = 0; i < form->spec->count; i++) {
        if (strcmp(form->spec->fields[i].field->id, id) == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

const char *form_text(const Form *form, const char *id)
{
    size_t index = index_of(form, id);
    return index != SIZE_MAX ? edit_text(&form->edits[index]) : "";
}

void form_set(Form *form, const char *id, const char *text)
{
    size_t index = index_of(form, id);
    if (index != SIZE_MAX && strcmp(edit_text(&form->edits[index]), text) != 0) {
        edit_set(&form->edits[index], text, true);
    }
}

bool form_focus(Form *form, const char *id)
{
    size_t index = index_of(form, id);
    if (index == SIZE_MAX) {
        return false;
    }
    form->unfolded = form->unfolded || !form_visible(form, index);
    form->focus = index;
    return true;
}

const FormField *form_focused(const Form *form)
{
    return &form->spec->fields[form->focus];
}

bool form_changed(const Form *form)
{
    for (size_t i = 0; i < form->spec->count; i++) {
        if (strcmp(edit_text(&form->edits[i]), form->initial[i]) != 0) {
            return true;
        }
    }
    return false;
}

bool form_has_fold(const Form *form)
{
    for (size_t i = 0; i < form->spec->count; i++) {
        if (!form_visible(form, i)) {
            return true;
        }
    }
    return false;
}

void form_changed_field(Form *form, size_t index)
{
    if (form->error_field == index || form->error_field == SIZE_MAX) {
        form->error_text[0] = '\0';
    }
    if (form->spec->change != NULL && !form->busy) {
        form->busy = true;
        form->spec->change(form, &form->spec->fields[index]);
        form->busy = false;
    }
}

void form_fault(Form *form, const Error *err)
{
    text_copy(form->error_text, sizeof form->error_text, err->text);
    form->error_field = index_of(form, err->field);
    if (form->error_field != SIZE_MAX) {
        form_focus(form, err->field);
    }
}

static bool in_items(Form *form, size_t index, const char *text)
{
    ItemList items = {0};
    Arena arena = {0};
    bool found = false;
    form_items(form, index, text, &arena, &items);
    for (size_t i = 0; i < items.count && !found; i++) {
        found = strcmp(items.items[i].value, text) == 0;
    }
    arena_clear(&arena);
    return found;
}

static bool read_field(Form *form, size_t index, Error *err)
{
    const FormField *field = &form->spec->fields[index];
    const char *text = edit_text(&form->edits[index]);
    ParseContext context = {.arena = &form->arena, .entry = true, .today = console_today(form->console)};
    const char *label = _(field->field->label);
    if (field->flags & FORM_READ_ONLY) {
        return true;
    }
    if ((field->flags & FORM_REQUIRED) && *text == '\0') {
        return error_set(err, ERR_INVALID, field->field->id, _("请填写%s"), label);
    }
    if ((field->flags & FORM_STRICT) && *text != '\0' && !in_items(form, index, text)) {
        return error_set(err, ERR_INVALID, field->field->id, _("%s请从 F4 的列表里选"), label);
    }
    if (!field_parse(field->field, text, &context, form->record, err)) {
        return false;
    }
    if (*text != '\0' || strcmp(text, form->initial[index]) != 0) {
        form->given |= FIELD_BIT(entity_index(form->spec->entity, field->field));
    }
    return true;
}

bool form_read(Form *form, Error *err)
{
    form->given = 0;
    for (size_t i = 0; i < form->spec->count; i++) {
        form_resolve(form, i);
        if (!read_field(form, i, err)) {
            return false;
        }
    }
    return true;
}

const FormField *form_fields_of(Arena *arena, const Operation *operation, size_t *count)
{
    FormField *fields = arena_alloc(arena, (operation->input_count + 1) * sizeof *fields);
    *count = 0;
    for (size_t i = 0; i < operation->input_count; i++) {
        const Input *input = &operation->inputs[i];
        const Field *field = &operation->entity->fields[input->field];
        unsigned flags = 0;
        bool asked = !(field->flags & COMPUTED) || (input->flags & REQUIRED);
        bool hidden = (input->flags & HIDDEN) ||
                      ((field->flags & HIDDEN) && !(field->flags & WITNESS) &&
                       !(input->flags & ASKED));
        if (!asked || hidden) {
            continue;
        }
        flags |= input->flags & REQUIRED ? (unsigned)FORM_REQUIRED : 0;
        flags |= input->flags & TODAY ? (unsigned)FORM_TODAY : 0;
        flags |= input->flags & NOW ? (unsigned)FORM_NOW : 0;
        flags |= field->type == FIELD_NOTE ? (unsigned)FORM_WHOLE : 0;
        fields[(*count)++] = (FormField){.field = field, .flags = flags};
    }
    return fields;
}
