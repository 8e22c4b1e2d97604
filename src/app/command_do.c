/* do: one operation from FIELD=VALUE words, through the same door as the forms. */
#include "app/command.h"
#include "app/say.h"
#include "base/str.h"
#include "base/text.h"
#include "domain/operation.h"
#include "report/record_json.h"

#include <string.h>

static bool list_operations(Error *err)
{
    const Operation *operation;
    Str out = {0};
    for (size_t i = 0; (operation = operation_at(i)) != NULL; i++) {
        str_format(&out, "%s\t%s\n", operation->name, _(operation->label));
        for (size_t k = 0; k < operation->input_count; k++) {
            const Field *field = &operation->entity->fields[operation->inputs[k].field];
            str_format(&out, "    %s%s\t%s\n", field->id,
                       operation->inputs[k].flags & REQUIRED ? "*" : "", _(field->label));
        }
    }
    bool ok = put_text(str_text(&out), err);
    str_clear(&out);
    return ok;
}

/* Its number, else its key, else what was done. */
static const char *name_of(const Operation *operation, const void *record)
{
    static const unsigned wanted[] = {ALLOCATED, KEY};
    const Entity *entity = operation->entity;
    for (size_t k = 0; k < ARRAY_LEN(wanted); k++) {
        for (size_t i = 0; i < entity->field_count; i++) {
            const Field *field = &entity->fields[i];
            if (field->type == FIELD_CODE && (field->flags & wanted[k]) &&
                !field_empty(field, record)) {
                return field_text(field, record);
            }
        }
    }
    return _(operation->label);
}

/* The record as stored; should it not arrive, what it is called is said. */
static bool put_record(const Operation *operation, const void *record, Arena *arena, Error *err)
{
    Str json = {0};
    const char *called = arena_format(arena, _("已保存 %s"), name_of(operation, record));
    record_json(&json, operation->entity, record, false);
    bool ok = put_line(str_text(&json), called, err);
    str_clear(&json);
    return ok;
}

static bool read_word(const Operation *operation, const char *word, const ParseContext *context,
                      void *record, FieldSet *given, Error *err)
{
    const char *equals = strchr(word, '=');
    if (equals == NULL) {
        return error_set(err, ERR_USAGE, NULL, _("“%s”应写成 字段=值"), word);
    }
    char *name = arena_copy_len(context->arena, word, (size_t)(equals - word));
    const Field *field = entity_field(operation->entity, name);
    size_t index = field != NULL ? entity_index(operation->entity, field) : 0;
    if (field == NULL || !operation_takes(operation, index)) {
        return error_set(err, ERR_USAGE, NULL, _("%s 没有字段“%s”，请看 anchang do --list"),
                         operation->name, name);
    }
    if (*given & FIELD_BIT(index)) {
        return error_set(err, ERR_USAGE, field->id, _("“%s”写了两次"), _(field->label));
    }
    Error local = {0};
    if (!field_parse(field, equals + 1, context, record, &local)) {
        return error_set(err, local.code, field->id, "%s: %s", _(field->label), local.text);
    }
    *given |= FIELD_BIT(index);
    return true;
}

bool command_do(Session *session, const Options *options, Error *err)
{
    if (options->list) {
        return list_operations(err);
    }
    const Operation *operation =
        options->argument_count > 0 ? operation_find(options->arguments[0]) : NULL;
    if (operation == NULL) {
        return error_set(err, ERR_USAGE, NULL, _("没有这项操作，请看 anchang do --list"));
    }
    Arena arena = {0};
    FieldSet given = 0;
    ParseContext context = {.arena = &arena, .entry = true, .today = session->today};
    void *record = entity_new(operation->entity, &arena);
    bool ok = true;
    for (size_t i = 1; ok && i < options->argument_count; i++) {
        ok = read_word(operation, options->arguments[i], &context, record, &given, err);
    }
    ok = ok && operation_run(session, operation, record, given, NULL, err) &&
         put_record(operation, record, &arena, err);
    arena_clear(&arena);
    return ok;
}
