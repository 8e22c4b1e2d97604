#include "db/store.h"

#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "db/audit.h"
#include "db/internal.h"
#include "model/choice.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Statements are generated once an entity and kept under "verb table". */

typedef void Generate(Str *sql, const Entity *entity);

static Stmt *keep(Db *db, const char *verb, const Entity *entity, Generate *generate)
{
    char key[64];
    snprintf(key, sizeof key, "%s %s", verb, entity->table);
    Stmt *stmt = query_keep(db, key, NULL);
    if (stmt == NULL) {
        Str sql = {0};
        generate(&sql, entity);
        stmt = query_keep(db, key, str_text(&sql));
        str_clear(&sql);
    }
    return stmt;
}

static void generate_insert(Str *sql, const Entity *entity)
{
    str_format(sql, "INSERT INTO %s (", entity->table);
    for (size_t i = 0; i < entity->field_count; i++) {
        str_format(sql, "\"%s\", ", entity->fields[i].id);
    }
    str_add(sql, "id, rev, created_at, created_by, updated_at, updated_by, origin) VALUES (");
    for (size_t i = 0; i < entity->field_count; i++) {
        str_format(sql, "?%zu, ", i + 1);
    }
    str_add(sql, ":id, 1, :at, :by, :at, :by, :origin)");
}

static void generate_update(Str *sql, const Entity *entity)
{
    str_format(sql, "UPDATE %s SET ", entity->table);
    for (size_t i = 0; i < entity->field_count; i++) {
        str_format(sql, "\"%s\" = ?%zu, ", entity->fields[i].id, i + 1);
    }
    str_add(sql, "rev = rev + 1, updated_at = :at, updated_by = :by "
                 "WHERE id = :id AND rev = :rev");
}

static void add_columns(Str *sql, const Entity *entity)
{
    str_add(sql, "SELECT id, rev");
    for (size_t i = 0; i < entity->field_count; i++) {
        str_format(sql, ", \"%s\"", entity->fields[i].id);
    }
    str_format(sql, " FROM %s ", entity->table);
}

static void generate_get(Str *sql, const Entity *entity)
{
    add_columns(sql, entity);
    str_add(sql, "WHERE id = ?1");
}

static void generate_walk(Str *sql, const Entity *entity)
{
    add_columns(sql, entity);
    str_add(sql, "ORDER BY id");
}

static void generate_match(Str *sql, const Entity *entity)
{
    add_columns(sql, entity);
    str_format(sql, "WHERE id > ?%zu", entity->field_count + 1); /* behind the fields' numbers */
    for (size_t i = 0; i < entity->field_count; i++) {
        if (entity->fields[i].flags & KEY) {
            str_format(sql, " AND \"%s\" IS ?%zu", entity->fields[i].id, i + 1);
        }
    }
    str_add(sql, " ORDER BY id LIMIT 1");
}

static int bind_text(sqlite3_stmt *stmt, int index, const char *text)
{
    return sqlite3_bind_text(stmt, index, text, -1, SQLITE_TRANSIENT);
}

static int bind_field(sqlite3_stmt *stmt, int index, const Field *field, const void *record)
{
    char buf[16];
    if (field_empty(field, record)) {
        return sqlite3_bind_null(stmt, index);
    }
    if (field_is_text(field)) {
        return bind_text(stmt, index, field_text(field, record));
    }
    int64_t number = field_number(field, record);
    switch (field->type) {
    case FIELD_CHOICE:
        return bind_text(stmt, index, choice_code(field->choices, number));
    case FIELD_DATE:
        return bind_text(stmt, index, date_format(buf, sizeof buf, number));
    case FIELD_TIME:
        return bind_text(stmt, index, time_format(buf, sizeof buf, number));
    case FIELD_MONTH:
        return bind_text(stmt, index, month_format(buf, sizeof buf, number));
    default:
        return sqlite3_bind_int64(stmt, index, number);
    }
}

static void bind_fields(Stmt *stmt, const Entity *entity, const void *record, unsigned only)
{
    for (size_t i = 0; i < entity->field_count; i++) {
        if (only == 0 || (entity->fields[i].flags & only)) {
            query_bound(stmt,
                        bind_field(query_handle(stmt), (int)i + 1, &entity->fields[i], record));
        }
    }
}

static void bind_named(Stmt *stmt, const char *name, const char *text)
{
    int index = sqlite3_bind_parameter_index(query_handle(stmt), name);
    if (index > 0) {
        query_bound(stmt, bind_text(query_handle(stmt), index, text));
    }
}

static void bind_number(Stmt *stmt, const char *name, int64_t number)
{
    int index = sqlite3_bind_parameter_index(query_handle(stmt), name);
    if (index > 0 && number != 0) {
        query_bound(stmt, sqlite3_bind_int64(query_handle(stmt), index, number));
    }
}

static void bind_who(Db *db, Stmt *stmt)
{
    char at[32];
    db_instant(db, at, sizeof at);
    bind_named(stmt, ":at", at);
    bind_named(stmt, ":by", db->actor.name);
    bind_named(stmt, ":origin", db->actor.origin);
}

static int64_t parse_stored(const Field *field, const char *text)
{
    int64_t number = NONE;
    switch (field->type) {
    case FIELD_CHOICE:
        return choice_from_code(field->choices, text);
    case FIELD_TIME:
        time_parse(text, &number, NULL);
        return number;
    case FIELD_MONTH:
        month_parse(text, &number, NULL);
        return number;
    default:
        date_parse(text, &number, NULL);
        return number;
    }
}

static void read_field(Stmt *stmt, int column, const Field *field, Arena *arena, void *record)
{
    bool coded = field->type == FIELD_CHOICE || field->type == FIELD_DATE ||
                 field->type == FIELD_TIME || field->type == FIELD_MONTH;
    if (field_is_text(field)) {
        field_set_text(field, record,
                       query_is_null(stmt, column) ? NULL
                                                   : arena_copy(arena, query_text(stmt, column)));
    } else if (query_is_null(stmt, column)) {
        field_set_number(field, record, NONE);
    } else {
        field_set_number(field, record, coded ? parse_stored(field, query_text(stmt, column))
                                              : query_number(stmt, column));
    }
}

/* Rows of the generated SELECTs: id, rev, then the fields in order. */
static void read_row(Stmt *stmt, const Entity *entity, Arena *arena, void *record)
{
    Row *row = record;
    row->id = query_number(stmt, 0);
    row->rev = query_number(stmt, 1);
    for (size_t i = 0; i < entity->field_count; i++) {
        read_field(stmt, (int)i + 2, &entity->fields[i], arena, record);
    }
}

void store_read(Stmt *stmt, const Entity *entity, Arena *arena, void *record)
{
    Row *row = record;
    for (int column = 0; column < query_columns(stmt); column++) {
        const char *name = query_column_name(stmt, column);
        const Field *field = entity_field(entity, name);
        if (field != NULL) {
            read_field(stmt, column, field, arena, record);
        } else if (strcmp(name, "id") == 0) {
            row->id = query_number(stmt, column);
        } else if (strcmp(name, "rev") == 0) {
            row->rev = query_number(stmt, column);
        }
    }
}

static bool read_one(Stmt *stmt, const Entity *entity, Arena *arena, void *record)
{
    bool found = query_next(stmt);
    if (found) {
        read_row(stmt, entity, arena, record);
    }
    query_close(stmt);
    return found;
}

bool store_get(Db *db, const Entity *entity, int64_t id, Arena *arena, void *record)
{
    Stmt *stmt = keep(db, "get", entity, generate_get);
    query_bound(stmt, sqlite3_bind_int64(query_handle(stmt), 1, id));
    return read_one(stmt, entity, arena, record);
}

bool store_find(Db *db, const Entity *entity, const char *field_id, const char *value,
                Arena *arena, void *record)
{
    char key[96];
    snprintf(key, sizeof key, "find %s %s", entity->table, field_id);
    Stmt *stmt = query_keep(db, key, NULL);
    if (stmt == NULL) {
        Str sql = {0};
        assert(entity_field(entity, field_id) != NULL);
        add_columns(&sql, entity);
        str_format(&sql, "WHERE \"%s\" = ?1 ORDER BY id LIMIT 1", field_id);
        stmt = query_keep(db, key, str_text(&sql));
        str_clear(&sql);
    }
    query_bound(stmt, bind_text(query_handle(stmt), 1, value));
    return read_one(stmt, entity, arena, record);
}

bool store_match(Db *db, const Entity *entity, const void *record, int64_t after, Arena *arena,
                 void *found)
{
    Stmt *stmt = keep(db, "match", entity, generate_match);
    bind_fields(stmt, entity, record, KEY);
    query_bound(stmt, sqlite3_bind_int64(query_handle(stmt), (int)entity->field_count + 1, after));
    return read_one(stmt, entity, arena, found);
}

static void generate_author(Str *sql, const Entity *entity)
{
    str_format(sql, "SELECT created_by FROM %s WHERE id = ?1 AND origin <> 'IMPORT'",
               entity->table);
}

const char *store_author(Db *db, const Entity *entity, int64_t id, Arena *arena)
{
    Stmt *stmt = keep(db, "author", entity, generate_author);
    query_bound(stmt, sqlite3_bind_int64(query_handle(stmt), 1, id));
    const char *author = query_next(stmt) ? arena_copy(arena, query_text(stmt, 0)) : NULL;
    query_close(stmt);
    return author;
}

Stmt *store_walk(Db *db, const Entity *entity)
{
    return keep(db, "walk", entity, generate_walk);
}

bool store_walk_next(Stmt *stmt, const Entity *entity, Arena *arena, void *record)
{
    bool found = query_next(stmt);
    if (found) {
        read_row(stmt, entity, arena, record);
    }
    return found;
}

/* References */

bool store_reference_exists(Db *db, const Field *field, const char *key)
{
    const Entity *target = entity_find(field->choices);
    char name[64];
    assert(target != NULL && target->reference != NULL);
    snprintf(name, sizeof name, "exists %s", target->table);
    Stmt *stmt = query_keep(db, name, NULL);
    if (stmt == NULL) {
        char sql[160];
        snprintf(sql, sizeof sql, "SELECT 1 FROM %s WHERE \"%s\" = ?1", target->table,
                 target->reference);
        stmt = query_keep(db, name, sql);
    }
    query_bound(stmt, bind_text(query_handle(stmt), 1, key));
    bool found = query_next(stmt);
    query_close(stmt);
    return found;
}

static bool check_references(Db *db, const Entity *entity, const void *record, const void *before,
                             Error *err)
{
    for (size_t i = 0; i < entity->field_count; i++) {
        const Field *field = &entity->fields[i];
        if (field->type != FIELD_REF || field_empty(field, record) ||
            (before != NULL && field_equal(field, record, before))) {
            continue;
        }
        const char *key = field_text(field, record);
        if ((field->flags & ANONYMOUS) && strcmp(key, CONSULTANT_UNASSIGNED) == 0) {
            continue;
        }
        if (!store_reference_exists(db, field, key)) {
            return error_set(err, ERR_NOT_FOUND, field->id, _("%s“%s”不存在，请先登记%s"),
                             _(field->label), key, _(entity_find(field->choices)->label));
        }
    }
    return true;
}

/* Numbers: [PREFIX-]KIND-YYYY-NNNNN */

const char *number_allocate(Db *db, const char *kind, Arena *arena)
{
    Bind binds[] = {BIND_TEXT(":kind", kind), BIND_NUMBER(":year", db->actor.year), {0}};
    query_run(db, "sequence_next", binds);
    int64_t last = query_one_number(db, "sequence_last", binds);
    const char *prefix = query_one_text(db, "setting_value",
                                        BINDS(BIND_TEXT(":key", "number_prefix")), arena);
    bool plain = text_empty(prefix);
    return arena_format(arena, "%s%s%s-%04d-%05lld", plain ? "" : prefix, plain ? "" : "-", kind,
                        db->actor.year, (long long)last);
}

void number_seen(Db *db, const char *kind, const char *number)
{
    size_t len = strlen(number);
    size_t tail = strlen(kind) + strlen("-YYYY-NNNNN");
    if (len < tail || (len > tail && number[len - tail - 1] != '-')) {
        return;
    }
    const char *at = number + len - tail;
    int year = 0;
    int last = 0;
    char rest = 0;
    if (strncmp(at, kind, strlen(kind)) != 0 ||
        sscanf(at + strlen(kind), "-%4d-%5d%c", &year, &last, &rest) != 2) {
        return;
    }
    query_run(db, "sequence_seen",
              BINDS(BIND_TEXT(":kind", kind), BIND_NUMBER(":year", year),
                    BIND_NUMBER(":last", last)));
}

static void settle_numbers(Db *db, const Entity *entity, void *record, Arena *arena)
{
    for (size_t i = 0; entity->number_kind != NULL && i < entity->field_count; i++) {
        const Field *field = &entity->fields[i];
        if (!(field->flags & ALLOCATED)) {
            continue;
        }
        if (field_empty(field, record)) {
            field_set_text(field, record, number_allocate(db, entity->number_kind, arena));
        } else {
            number_seen(db, entity->number_kind, field_text(field, record));
        }
    }
}

/* Writing */

/* "UNIQUE constraint failed: deal.deal_no" named in the words of the register. */
static bool explain_constraint(Db *db, const Entity *entity, const void *record, Error *err)
{
    const char *message = sqlite3_errmsg(db->handle);
    int code = sqlite3_extended_errcode(db->handle);
    bool duplicate = code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY;
    const char *dot = strrchr(message, '.');
    const Field *field = duplicate && dot != NULL ? entity_field(entity, dot + 1) : NULL;
    if (!duplicate) {
        db_fail(db, entity->table);
        db_error(db, err);
        return false;
    }
    if (field == NULL) {
        return error_set(err, ERR_CONFLICT, NULL, _("%s重复，已有相同的一行"), _(entity->label));
    }
    if (strcmp(field->id, "unit_now") == 0) {
        return error_set(err, ERR_CONFLICT, "unit_no", _("房号 %s 已有在途成交，不能重复认购"),
                         field_text(field, record));
    }
    return error_set(err, ERR_CONFLICT, field->id, _("%s“%s”已存在，请核对"), _(field->label),
                     field_is_text(field) ? field_text(field, record) : "");
}

static bool step_write(Db *db, Stmt *stmt, const Entity *entity, const void *record, Error *err)
{
    int result = query_step(stmt);
    bool ok = result == SQLITE_DONE;
    if (!ok && (result & 0xFF) == SQLITE_CONSTRAINT && !sqlite3_get_autocommit(db->handle)) {
        explain_constraint(db, entity, record, err);
    } else if (!ok) {
        db_fail(db, entity->table);
        db_error(db, err);
    }
    query_close(stmt);
    return ok;
}

bool store_insert(Db *db, const Entity *entity, void *record, Arena *arena, Error *err)
{
    Row *row = record;
    assert(db->depth > 0);
    if (!check_references(db, entity, record, NULL, err)) {
        return false;
    }
    settle_numbers(db, entity, record, arena);
    Stmt *stmt = keep(db, "insert", entity, generate_insert);
    bind_fields(stmt, entity, record, 0);
    bind_number(stmt, ":id", row->id);
    bind_who(db, stmt);
    if (!step_write(db, stmt, entity, record, err)) {
        return false;
    }
    row->id = sqlite3_last_insert_rowid(db->handle);
    row->rev = 1;
    return audit_record(db, entity, NULL, record, err);
}

static bool same_record(const Entity *entity, const void *a, const void *b)
{
    for (size_t i = 0; i < entity->field_count; i++) {
        if (!field_equal(&entity->fields[i], a, b)) {
            return false;
        }
    }
    return true;
}

static bool explain_conflict(Db *db, const Entity *entity, const Row *row, Error *err)
{
    Arena arena = {0};
    const char *who = query_one_text(
        db, "audit_last_actor",
        BINDS(BIND_TEXT(":entity", entity->table), BIND_NUMBER(":row", row->id)), &arena);
    error_set(err, ERR_CONFLICT, NULL, _("这条%s刚刚被 %s 改过，请按 F5 刷新后再改"),
              _(entity->label), who != NULL ? who : "?");
    arena_clear(&arena);
    return false;
}

bool store_update(Db *db, const Entity *entity, void *record, Arena *arena, Error *err)
{
    Row *row = record;
    void *before = entity_new(entity, arena);
    assert(db->depth > 0);
    if (!store_get(db, entity, row->id, arena, before)) {
        return error_set(err, ERR_NOT_FOUND, NULL, _("这条%s不存在"), _(entity->label));
    }
    if (((Row *)before)->rev != row->rev) {
        return explain_conflict(db, entity, row, err);
    }
    if (same_record(entity, before, record)) {
        return true;
    }
    if (!check_references(db, entity, record, before, err)) {
        return false;
    }
    Stmt *stmt = keep(db, "update", entity, generate_update);
    bind_fields(stmt, entity, record, 0);
    bind_number(stmt, ":id", row->id);
    bind_number(stmt, ":rev", row->rev);
    bind_who(db, stmt);
    if (!step_write(db, stmt, entity, record, err)) {
        return false;
    }
    row->rev++;
    return audit_record(db, entity, before, record, err);
}

int64_t store_last_id(Db *db, const Entity *entity)
{
    int64_t id = query_one_number(db, "table_last_id", BINDS(BIND_TEXT(":table", entity->table)));
    return id == NONE ? 0 : id;
}

/* Drift */

static bool is_row_column(const char *name)
{
    static const char *const names[] = {"id",         "rev",        "created_at", "created_by",
                                        "updated_at", "updated_by", "origin"};
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        if (strcmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static const char *drift_of(Db *db, const Entity *entity, Arena *arena)
{
    size_t known = 0;
    const char *fault = NULL;
    Stmt *stmt = query_open(db, "table_columns", BINDS(BIND_TEXT(":table", entity->table)));
    while (fault == NULL && query_next(stmt)) {
        const char *column = query_text(stmt, 0);
        const Field *field = entity_field(entity, column);
        if (field == NULL && !is_row_column(column)) {
            fault = arena_format(arena, "%s.%s has no field row", entity->table, column);
        } else if (field != NULL) {
            bool text = field_is_text(field) || field->type == FIELD_CHOICE ||
                        field->type == FIELD_DATE || field->type == FIELD_TIME ||
                        field->type == FIELD_MONTH;
            known++;
            if (text != (strcmp(query_text(stmt, 1), "TEXT") == 0)) {
                fault = arena_format(arena, "%s.%s has the wrong type", entity->table, column);
            }
        }
    }
    query_close(stmt);
    if (fault == NULL && known != entity->field_count) {
        fault = arena_format(arena, "%s: a field has no column", entity->table);
    }
    return fault;
}

bool store_check_drift(Db *db, Arena *arena, const char **fault)
{
    *fault = NULL;
    for (size_t i = 0; *fault == NULL && entity_list[i] != NULL; i++) {
        *fault = drift_of(db, entity_list[i], arena);
    }
    return *fault == NULL;
}
