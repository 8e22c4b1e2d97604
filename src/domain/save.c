#include "domain/save.h"

#include "db/store.h"

#include <string.h>

bool save_by_key(Session *session, const Entity *entity, void *record, FieldSet given, Error *err)
{
    void *stored = entity_new(entity, &session->arena);
    if (!store_match(session->db, entity, record, 0, &session->arena, stored)) {
        return store_insert(session->db, entity, record, &session->arena, err);
    }
    for (size_t i = 0; i < entity->field_count; i++) {
        if (given & FIELD_BIT(i)) {
            field_copy(&entity->fields[i], stored, record);
        }
    }
    memcpy(record, stored, entity->size);
    return store_update(session->db, entity, record, &session->arena, err);
}
