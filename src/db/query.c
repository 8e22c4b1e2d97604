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
    bool in_use;
    bool failed; /* a value could not be bound or read: no further step */
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

/* A statement with a value missing must not run. */
void query_bound(Stmt *stmt, int result)
{
    if (!db_done(stmt->db, result, stmt->key)) {
        stmt->failed = true;
    }
}

static Stmt *stmt_new(Db *db, const char *key, const char *sql)
{
    Stmt *stmt = arena_alloc(&db->arena, sizeof *stmt);
    stmt->db = db;
    stmt->key = arena_copy(&db->arena, key);
    stmt->handle = db_prepare(db, key, sql);
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
    if (stmt->handle != NULL) { /* what failed once is tried anew */
        stmt->next = *slot;
        *slot = stmt;
    }
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

static int bind_one(sqlite3_stmt *handle, int index, const Bind *bind)
{
    char date[16];
    if (bind->type == BIND_AS_TEXT && bind->text != NULL) {
        return sqlite3_bind_text(handle, index, bind->text, -1, SQLITE_TRANSIENT);
    }
    if (bind->type == BIND_AS_NUMBER && bind->number != NONE) {
        return sqlite3_bind_int64(handle, index, bind->number);
    }
    if (bind->type == BIND_AS_DATE && bind->number != NONE) {
        date_format(date, sizeof date, bind->number);
        return sqlite3_bind_text(handle, index, date, -1, SQLITE_TRANSIENT);
    }
    return sqlite3_bind_null(handle, index);
}

static void bind_all(Stmt *stmt, const Bind *binds)
{
    for (; binds != NULL && binds->type != BIND_END; binds++) {
        int index = sqlite3_bind_parameter_index(stmt->handle, binds->name);
        if (index != 0) {
            query_bound(stmt, bind_one(stmt->handle, index, binds));
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
    int result = query_step(stmt);
    if (result != SQLITE_ROW && result != SQLITE_DONE) {
        db_fail(stmt->db, stmt->key);
    }
    return result == SQLITE_ROW;
}

int query_step(Stmt *stmt)
{
    bool able = stmt->handle != NULL && !stmt->failed && !stmt->db->dead;
    return able ? sqlite3_step(stmt->handle) : SQLITE_ABORT;
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
    stmt->failed = false;
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
    if (text == NULL && !query_is_null(stmt, column)) {
        query_bound(stmt, SQLITE_NOMEM);
    }
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
    bool ok = query_step(stmt) == SQLITE_DONE;
    if (!ok) {
        db_fail(db, name);
    }
    query_close(stmt);
    return ok ? sqlite3_changes(db->handle) : 0;
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
