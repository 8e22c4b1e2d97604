#include "report/record_json.h"

#include "base/identity.h"
#include "model/choice.h"
#include "sheet/json.h"

#include <stdio.h>
#include <string.h>

static void add_text(Json *json, const char *key, const Field *field, const char *text, bool unmask)
{
    char buf[64];
    if (field->type == FIELD_PHONE && !unmask) {
        json_key_text(json, key, phone_mask(buf, sizeof buf, text));
    } else if (field->type == FIELD_ID_NO && !unmask) {
        json_key_text(json, key, id_no_mask(buf, sizeof buf, text));
    } else {
        json_key_text(json, key, text);
    }
}

static void add_number(Json *json, Arena *arena, const char *key, const Field *field,
                       const void *record)
{
    int64_t number = field_number(field, record);
    if (field->type == FIELD_CHOICE && strcmp(field->id, "state") == 0) {
        json_key_text(json, key, choice_code(field->choices, number));
    } else if (field->type == FIELD_BOOL) {
        json_key(json, key);
        json_bool(json, number != 0);
    } else if (field_is_number(field)) {
        json_key_int(json, key, number);
    } else {
        json_key_text(json, key, field_format(arena, field, record));
    }
}

static void add_field(Json *json, Arena *arena, const Field *field, const void *record, bool unmask)
{
    char key[64];
    snprintf(key, sizeof key, "%s%s", field->id, field_suffix(field));
    if (field_empty(field, record)) {
        json_key(json, key);
        json_null(json);
    } else if (field_is_text(field)) {
        add_text(json, key, field, field_text(field, record), unmask);
    } else {
        add_number(json, arena, key, field, record);
    }
}

void record_json(Str *out, const Entity *entity, const void *record, bool unmask)
{
    Arena arena = {0};
    Json json = {.out = out};
    json_object(&json);
    json_key_int(&json, "id", ((const Row *)record)->id);
    for (size_t i = 0; i < entity->field_count; i++) {
        if (!(entity->fields[i].flags & HIDDEN)) {
            add_field(&json, &arena, &entity->fields[i], record, unmask);
        }
    }
    if (entity_field(entity, "state") == NULL) {
        json_key(&json, "state");
        json_null(&json);
    }
    json_end(&json);
    arena_clear(&arena);
}
