#include "db/query.h"

#include "base/date.h"
#include "base/embedded.h"
#include "base/str.h"
#include "base/text.h"
#include "db/internal.h"

#include <string.h>

struct Stmt {
    Db *db;
    sqlite3_stmt *handle;
    const char *key;
    bool kept;   /* in the cache: reset on close, not finalised */
    bool in_use;
    Stmt *next;
};

#define CACHE_SLOTS 256

struct QueryCache {
    Stmt *slots[CACHE_SLOTS];
};

static unsigned hash_key(const char *key)
{
    unsigned hash = 2166136261U;
    for (; *key != '\0'; key++) {
        hash = (hash ^ (unsigned char)*key) * 16777619U;
    }
    return hash % CACHE_SLOTS;
}

/* The statement behind "-- :name NAME", up to the next such line. */
const char *query_sql(Arena *arena, const char *name)
{
    char mark[80] = "-- :name ";
    text_copy(mark + strlen(mark), sizeof mark - 10, name);
    strcat(mark, "\n");
    for (size_t i = 0; i < embedded_count; i++) {
        const EmbeddedFile *file = &embedded_files[i];
        const char *found =
            strncmp(file->name, "queries/", 8) == 0 ? strstr(file->start, mark) : NULL;
        if (found != NULL) {
            const char *start = found + strlen(mark);
            const char *end = strstr(start, "-- :name ");
            return arena_copy_len(arena, start,
                                  end != NULL ? (size_t)(end - start) : strlen(start));
        }
    }
    return NULL;
}

static Stmt *stmt_new(Db *db, const char *key, const char *sql)
{
    Stmt *stmt = arena_alloc(&db->arena, sizeof *stmt);
    stmt->db = db;
    stmt->key = arena_copy(&db->arena, key);
    stmt->handle = sql != NULL ? db_prepare(db, key, sql) : NULL;
    stmt->in_use = true;
    return stmt;
}

Stmt *query_keep(Db *db, const char *key, const char *sql)
{
    if (db->cache == NULL) {
        db->cache = arena_alloc(&db->arena, sizeof *db->cache);
    }
    Stmt **slot = &db->cache->slots[hash_key(key)];
    for (Stmt *stmt = *slot; stmt != NULL; stmt = stmt->next) {
        if (!stmt->in_use && strcmp(stmt->key, key) == 0) {
            stmt->in_use = true;
            return stmt;
        }
    }
    if (sql == NULL) {
        return NULL;
    }
    Stmt *stmt = stmt_new(db, key, sql);
    stmt->kept = true;
    stmt->next = *slot;
    *slot = stmt;
    return stmt;
}

void query_cache_clear(Db *db)
{
    for (size_t i = 0; db->cache != NULL && i < CACHE_SLOTS; i++) {
        for (Stmt *stmt = db->cache->slots[i]; stmt != NULL; stmt = stmt->next) {
            sqlite3_finalize(stmt->handle);
        }
    }
    db->cache = NULL;
}

sqlite3_stmt *query_handle(Stmt *stmt)
{
    return stmt->handle;
}

static void bind_all(Stmt *stmt, const Bind *binds)
{
    for (; binds != NULL && binds->type != BIND_END; binds++) {
        int index = sqlite3_bind_parameter_index(stmt->handle, binds->name);
        char date[16];
        if (index == 0) {
            continue;
        }
        if (binds->type == BIND_AS_TEXT && binds->text != NULL) {
            sqlite3_bind_text(stmt->handle, index, binds->text, -1, SQLITE_TRANSIENT);
        } else if (binds->type == BIND_AS_NUMBER && binds->number != NONE) {
            sqlite3_bind_int64(stmt->handle, index, binds->number);
        } else if (binds->type == BIND_AS_DATE && binds->number != NONE) {
            date_format(date, sizeof date, binds->number);
            sqlite3_bind_text(stmt->handle, index, date, -1, SQLITE_TRANSIENT);
        } else {
            sqlite3_bind_null(stmt->handle, index);
        }
    }
}

Stmt *query_open(Db *db, const char *name, const Bind *binds)
{
    Stmt *stmt = query_keep(db, name, NULL);
    if (stmt == NULL) {
        Arena arena = {0};
        const char *sql = query_sql(&arena, name);
        if (sql == NULL) {
            error_set(&db->sticky, ERR_DB, NULL, "no statement named %s", name);
            sql = "SELECT 1 WHERE 0";
        }
        stmt = query_keep(db, name, sql);
        arena_clear(&arena);
    }
    if (stmt->handle != NULL) {
        bind_all(stmt, binds);
    }
    return stmt;
}

bool query_next(Stmt *stmt)
{
    if (stmt->handle == NULL) {
        return false;
    }
    int result = sqlite3_step(stmt->handle);
    if (result != SQLITE_ROW && result != SQLITE_DONE) {
        db_fail(stmt->db, stmt->key);
    }
    return result == SQLITE_ROW;
}

void query_close(Stmt *stmt)
{
    if (stmt == NULL) {
        return;
    }
    if (stmt->handle != NULL) { /* NULL: it was never prepared, which db_fail has said */
        sqlite3_reset(stmt->handle);
        sqlite3_clear_bindings(stmt->handle);
    }
    stmt->in_use = false;
}

int query_columns(const Stmt *stmt)
{
    return sqlite3_column_count(stmt->handle);
}

const char *query_column_name(const Stmt *stmt, int column)
{
    return sqlite3_column_name(stmt->handle, column);
}

int64_t query_number(Stmt *stmt, int column)
{
    return query_is_null(stmt, column) ? NONE : sqlite3_column_int64(stmt->handle, column);
}

int64_t query_date(Stmt *stmt, int column)
{
    int64_t date = NONE;
    if (!query_is_null(stmt, column)) {
        date_parse(query_text(stmt, column), &date, NULL);
    }
    return date;
}

const char *query_text(Stmt *stmt, int column)
{
    const unsigned char *text = sqlite3_column_text(stmt->handle, column);
    return text != NULL ? (const char *)text : "";
}

bool query_is_null(Stmt *stmt, int column)
{
    return sqlite3_column_type(stmt->handle, column) == SQLITE_NULL;
}

int64_t query_one_number(Db *db, const char *name, const Bind *binds)
{
    Stmt *stmt = query_open(db, name, binds);
    int64_t number = query_next(stmt) ? query_number(stmt, 0) : NONE;
    query_close(stmt);
    return number;
}

int64_t query_one_date(Db *db, const char *name, const Bind *binds)
{
    Stmt *stmt = query_open(db, name, binds);
    int64_t date = query_next(stmt) ? query_date(stmt, 0) : NONE;
    query_close(stmt);
    return date;
}

const char *query_one_text(Db *db, const char *name, const Bind *binds, Arena *arena)
{
    Stmt *stmt = query_open(db, name, binds);
    const char *text = NULL;
    if (query_next(stmt) && !query_is_null(stmt, 0)) {
        text = arena_copy(arena, query_text(stmt, 0));
    }
    query_close(stmt);
    return text;
}

int64_t query_run(Db *db, const char *name, const Bind *binds)
{
    if (db->depth == 0) {
        error_set(&db->sticky, ERR_DB, NULL, "%s outside a transaction", name);
        return 0;
    }
    Stmt *stmt = query_open(db, name, binds);
    query_next(stmt);
    query_close(stmt);
    return sqlite3_changes(db->handle);
}

bool query_check_all(Db *db, Error *err)
{
    for (size_t i = 0; i < embedded_count; i++) {
        const char *at = embedded_files[i].start;
        if (strncmp(embedded_files[i].name, "queries/", 8) != 0) {
            continue;
        }
        while ((at = strstr(at, "-- :name ")) != NULL) {
            at += strlen("-- :name ");
            char name[80];
            size_t len = strcspn(at, "\n");
            text_copy(name, len + 1 < sizeof name ? len + 1 : sizeof name, at);
            query_close(query_open(db, name, NULL));
            if (!db_error(db, err)) {
                return false;
            }
        }
    }
    return true;
}
