#include "db/audit.h"

#include "base/date.h"
#include "base/identity.h"
#include "base/str.h"
#include "db/internal.h"

#include <sodium.h>
#include <string.h>

#define HASH_BYTES 32
#define HASH_TEXT (HASH_BYTES * 2 + 1)

/* A value as the trail keeps it: personal values masked, so that erasing a person leaves the chain
 * whole. */
static void add_value(Str *json, Arena *arena, const Field *field, const void *record)
{
    char buf[192];
    if (record == NULL || field_empty(field, record)) {
        str_add(json, "null");
    } else if (field->type == FIELD_NAME) {
        str_json(json, name_mask(buf, sizeof buf, field_text(field, record)));
    } else if (field->type == FIELD_PHONE) {
        str_json(json, phone_mask(buf, sizeof buf, field_text(field, record)));
    } else if (field->type == FIELD_ID_NO) {
        str_json(json, id_no_mask(buf, sizeof buf, field_text(field, record)));
    } else if (field->flags & WITNESS) { /* named at the desk, not by a login of his own */
        str_json(json, arena_format(arena, "%s（未登录核实）", field_text(field, record)));
    } else {
        str_json(json, field_format(arena, field, record));
    }
}

static void add_changes(Str *json, const Entity *entity, const void *before, const void *after)
{
    Arena arena = {0};
    bool first = true;
    str_add(json, "{");
    for (size_t i = 0; i < entity->field_count; i++) {
        const Field *field = &entity->fields[i];
        bool same = before != NULL ? field_equal(field, before, after) : field_empty(field, after);
        if (same) {
            continue;
        }
        str_format(json, "%s\"%s\":[", first ? "" : ",", field->id);
        add_value(json, &arena, field, before);
        str_add(json, ",");
        add_value(json, &arena, field, after);
        str_add(json, "]");
        first = false;
    }
    str_add(json, "}");
    arena_clear(&arena);
}

/* BLAKE2b over the hash before and every column, each ended by a NUL. */
static void chain_hash(char out[HASH_TEXT], const char *before, const char *const *columns)
{
    crypto_generichash_state state;
    unsigned char hash[HASH_BYTES];
    crypto_generichash_init(&state, NULL, 0, sizeof hash);
    crypto_generichash_update(&state, (const unsigned char *)before, strlen(before) + 1);
    for (; *columns != NULL; columns++) {
        crypto_generichash_update(&state, (const unsigned char *)*columns, strlen(*columns) + 1);
    }
    crypto_generichash_final(&state, hash, sizeof hash);
    sodium_bin2hex(out, HASH_TEXT, hash, sizeof hash);
}

static bool append(Db *db, const char *entity, int64_t row_id, const char *changes, Error *err)
{
    Arena arena = {0};
    char at[32];
    char hash[HASH_TEXT];
    const char *before = query_one_text(db, "audit_head", NULL, &arena);
    const char *row = arena_format(&arena, "%lld", (long long)row_id);
    db_instant(db, at, sizeof at);
    const char *columns[] = {at,      db->actor.name, db->actor.origin,
                             db->actor.operation, entity, row, changes, db->request_id, NULL};
    chain_hash(hash, before != NULL ? before : "", columns);
    query_run(db, "audit_append",
              BINDS(BIND_TEXT(":at", at), BIND_TEXT(":actor", db->actor.name),
                    BIND_TEXT(":origin", db->actor.origin),
                    BIND_TEXT(":operation", db->actor.operation), BIND_TEXT(":entity", entity),
                    BIND_NUMBER(":row", row_id), BIND_TEXT(":changes", changes),
                    BIND_TEXT(":request", db->request_id), BIND_TEXT(":hash", hash)));
    arena_clear(&arena);
    return db_error(db, err);
}

bool audit_record(Db *db, const Entity *entity, const void *before, const void *after, Error *err)
{
    Str json = {0};
    add_changes(&json, entity, before, after);
    bool ok = append(db, entity->table, ((const Row *)after)->id, str_text(&json), err);
    str_clear(&json);
    return ok;
}

bool audit_event(Db *db, const char *entity, const char *changes, Error *err)
{
    return append(db, entity, 0, changes, err);
}

bool audit_verify(Db *db, int64_t *bad)
{
    char before[HASH_TEXT] = "";
    char hash[HASH_TEXT];
    bool ok = true;
    Stmt *stmt = query_open(db, "audit_chain", NULL);
    while (ok && query_next(stmt)) {
        const char *columns[9];
        for (int i = 0; i < 8; i++) {
            columns[i] = query_text(stmt, i + 1);
        }
        columns[8] = NULL;
        chain_hash(hash, before, columns);
        ok = strcmp(hash, query_text(stmt, 9)) == 0;
        *bad = query_number(stmt, 0);
        text_copy(before, sizeof before, hash);
    }
    query_close(stmt);
    return ok;
}
