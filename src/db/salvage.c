#include "db/salvage.h"

#include "base/text.h"
#include "db/file.h"
#include "db/internal.h"
#include "db/lock.h"
#include "db/migrate.h"
#include "db/salvage_walk.h"

#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct Job {
    const char *path;
    Str copy;  /* of the damaged file, with its log; ours */
    Str fresh; /* the new file until it is complete */
    sqlite3 *from;
    sqlite3 *to;
    Str later; /* SQL of the triggers and indexes to make again */
    Salvage *salvage;
} Job;

static bool fail(Error *err, int cause)
{
    return error_set(err, ERR_IO, NULL, _("抢救没有完成：%s"), error_cause(cause));
}

static bool fail_new(Job *job, Error *err)
{
    return error_set(err, ERR_IO, NULL, _("抢救没有完成：%s"), db_cause(job->to));
}

/* The copy */

/* With its log; what cannot be read becomes zeros. */
static bool copy_damaged(Job *job, Error *err)
{
    static const char *const tails[] = {"", "-wal", "-journal"};
    bool ok = true;
    int cause = 0;
    for (size_t i = 0; ok && i < ARRAY_LEN(tails); i++) {
        Str from = {0};
        Str to = {0};
        str_format(&from, "%s%s", job->path, tails[i]);
        str_format(&to, "%s%s", job->copy.data, tails[i]);
        ok = (i > 0 && !file_exists(from.data)) || file_copy(from.data, to.data, true);
        cause = errno;
        str_clear(&from);
        str_clear(&to);
    }
    return ok || fail(err, cause);
}

/* With what can be read of the schema. A writable schema makes SQLite go on where the schema ends
 * early and where the file is shorter than its head tells: lost pages are then lost one by one. */
static bool open_copy(Job *job, Error *err)
{
    bool ok = sqlite3_open_v2(job->copy.data, &job->from,
                              SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL) == SQLITE_OK &&
              sqlite3_exec(job->from,
                           "PRAGMA writable_schema = ON; PRAGMA wal_autocheckpoint = 0;"
                           "PRAGMA cache_size = -64000; PRAGMA cell_size_check = ON",
                           NULL, NULL, NULL) == SQLITE_OK;
    if (!ok) {
        return error_set(err, ERR_INVALID, NULL, _("文件头已损坏，救不出来；请用最近的备份恢复"));
    }
    return migrate_accepts(job->from, err);
}

/* The new file */

static bool make_fresh(Job *job, Error *err)
{
    sqlite3_stmt *version = NULL;
    if (!file_create(job->fresh.data)) {
        return fail(err, errno);
    }
    bool ok = sqlite3_open_v2(job->fresh.data, &job->to,
                              SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL) == SQLITE_OK &&
              sqlite3_exec(job->to,
                           "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;"
                           "PRAGMA cache_size = -64000",
                           NULL, NULL, NULL) == SQLITE_OK &&
              sqlite3_prepare_v2(job->from, "PRAGMA user_version", -1, &version, NULL) ==
                  SQLITE_OK &&
              sqlite3_step(version) == SQLITE_ROW;
    int number = ok ? sqlite3_column_int(version, 0) : 0;
    sqlite3_finalize(version);
    return ok ? migrate_to(job->to, number, err) : fail_new(job, err);
}

/* Triggers would refuse, and indexes slow the filling; the unique ones stay as guards. */
static bool drop_helpers(Job *job, Error *err)
{
    sqlite3_stmt *stmt = NULL;
    Str drop = {0};
    bool ok = sqlite3_prepare_v2(job->to,
                                 "SELECT type, name, sql FROM sqlite_schema WHERE type = 'trigger' "
                                 "OR (type = 'index' AND sql NOT LIKE 'CREATE UNIQUE%')",
                                 -1, &stmt, NULL) == SQLITE_OK;
    while (ok && sqlite3_step(stmt) == SQLITE_ROW) {
        str_format(&drop, "DROP %s \"%s\";", (const char *)sqlite3_column_text(stmt, 0),
                   (const char *)sqlite3_column_text(stmt, 1));
        str_format(&job->later, "%s;\n", (const char *)sqlite3_column_text(stmt, 2));
    }
    sqlite3_finalize(stmt);
    ok = ok && sqlite3_exec(job->to, str_text(&drop), NULL, NULL, NULL) == SQLITE_OK;
    str_clear(&drop);
    return ok || fail_new(job, err);
}

/* Tables */

static bool has_column(sqlite3 *handle, const char *table, const char *column)
{
    sqlite3_stmt *stmt = NULL;
    bool has = sqlite3_prepare_v2(handle, "SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2", -1,
                                  &stmt, NULL) == SQLITE_OK &&
               sqlite3_bind_text(stmt, 1, table, -1, SQLITE_STATIC) == SQLITE_OK &&
               sqlite3_bind_text(stmt, 2, column, -1, SQLITE_STATIC) == SQLITE_OK &&
               sqlite3_step(stmt) == SQLITE_ROW;
    sqlite3_finalize(stmt);
    return has;
}

typedef struct Columns {
    Str names; /* that both files have */
    Str marks;
    Str key; /* the first of the primary key */
} Columns;

static void read_columns(Job *job, const char *table, Columns *columns)
{
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v2(job->to, "SELECT name, pk FROM pragma_table_info(?1)", -1, &stmt, NULL) ==
        SQLITE_OK) {
        sqlite3_bind_text(stmt, 1, table, -1, SQLITE_STATIC);
    }
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(stmt, 0);
        if (has_column(job->from, table, name)) {
            str_format(&columns->names, "%s\"%s\"", columns->names.len > 0 ? ", " : "", name);
            str_add(&columns->marks, columns->marks.len > 0 ? ", ?" : "?");
        }
        if (sqlite3_column_int(stmt, 1) == 1) {
            str_format(&columns->key, "\"%s\"", name);
        }
    }
    sqlite3_finalize(stmt);
}

static void clear_columns(Columns *columns)
{
    str_clear(&columns->names);
    str_clear(&columns->marks);
    str_clear(&columns->key);
}

static bool prepare_walk(Job *job, Walk *walk, const char *table, const Columns *columns)
{
    const char *key = walk->by_text ? columns->key.data : "rowid";
    Str select = {0};
    Str insert = {0};
    str_format(&select, "SELECT %s, %s FROM \"%s\"%s WHERE %s >= ?1 ORDER BY %s", key,
               columns->names.data, table, walk->by_text ? "" : " NOT INDEXED", key, key);
    str_format(&insert, "INSERT INTO \"%s\" (%s) VALUES (%s)", table, columns->names.data,
               columns->marks.data);
    bool ok = sqlite3_prepare_v2(job->from, select.data, -1, &walk->select, NULL) == SQLITE_OK &&
              sqlite3_prepare_v2(job->to, insert.data, -1, &walk->insert, NULL) == SQLITE_OK;
    str_clear(&select);
    str_clear(&insert);
    return ok;
}

static int64_t ask(sqlite3 *handle, const char *sql, const char *table)
{
    sqlite3_stmt *stmt = NULL;
    int64_t number = -1;
    if (sqlite3_prepare_v2(handle, sql, -1, &stmt, NULL) == SQLITE_OK) {
        sqlite3_bind_text(stmt, 1, table, -1, SQLITE_STATIC);
        number = sqlite3_step(stmt) == SQLITE_ROW ? sqlite3_column_int64(stmt, 0) : -1;
    }
    sqlite3_finalize(stmt);
    return number;
}

/* How many rows there were: a whole index of the table knows; -1 when none can be read. */
static int64_t rows_by_index(Job *job, const char *table)
{
    sqlite3_stmt *stmt = NULL;
    int64_t rows = -1;
    if (sqlite3_prepare_v2(job->from,
                           "SELECT name FROM pragma_index_list(?1) WHERE partial = 0 "
                           "AND origin <> 'pk'",
                           -1, &stmt, NULL) == SQLITE_OK) {
        sqlite3_bind_text(stmt, 1, table, -1, SQLITE_STATIC);
    }
    while (rows < 0 && sqlite3_step(stmt) == SQLITE_ROW) {
        char *sql = sqlite3_mprintf("SELECT count(*) FROM \"%w\" INDEXED BY \"%w\"", table,
                                    (const char *)sqlite3_column_text(stmt, 0));
        rows = ask(job->from, sql, NULL);
        sqlite3_free(sql);
    }
    sqlite3_finalize(stmt);
    return rows;
}

static void tell_missing(Job *job, const char *table, const Walk *walk)
{
    Check *check = &job->salvage->check;
    long long saved = (long long)walk->saved;
    int64_t rows = rows_by_index(job, table);
    int64_t given = ask(job->from, "SELECT seq FROM sqlite_sequence WHERE name = ?1", table);
    if (walk->refused > 0) {
        check_add(check, arena_format(&check->arena, _("表 %s：有 %lld 行不合规定，没有收进去"), table,
                                      (long long)walk->refused));
    }
    if (!walk->damaged) {
        return;
    }
    if (rows >= walk->saved + walk->refused) {
        check_add(check, arena_format(&check->arena, _("表 %s：救出 %lld 行，缺 %lld 行"), table, saved,
                                      (long long)(rows - walk->saved - walk->refused)));
    } else if (!walk->by_text && given >= walk->last) {
        check_add(check, arena_format(&check->arena, _("表 %s：救出 %lld 行，最多缺 %lld 行"), table,
                                      saved, (long long)(walk->gap + given - walk->last)));
    } else {
        check_add(check, arena_format(&check->arena, _("表 %s：救出 %lld 行，缺多少行不知道"), table,
                                      saved));
    }
}

/* What the program itself puts into a new file goes first: the site's rows alone count. */
static bool copy_table(Job *job, const char *table, bool by_text, Error *err)
{
    Walk walk = {.by_text = by_text};
    Columns columns = {0};
    char *empty = sqlite3_mprintf("BEGIN; DELETE FROM \"%w\"", table);
    bool ok = sqlite3_exec(job->to, empty, NULL, NULL, NULL) == SQLITE_OK;
    sqlite3_free(empty);
    read_columns(job, table, &columns);
    if (ok && columns.names.len > 0 && prepare_walk(job, &walk, table, &columns)) {
        ok = walk_table(&walk);
    } else {
        walk.damaged = true;
    }
    sqlite3_finalize(walk.select);
    sqlite3_finalize(walk.insert);
    clear_columns(&columns);
    ok = ok && sqlite3_exec(job->to, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
    job->salvage->saved += walk.saved;
    tell_missing(job, table, &walk);
    return ok || fail_new(job, err);
}

static bool copy_tables(Job *job, Error *err)
{
    sqlite3_stmt *tables = NULL;
    bool ok = sqlite3_prepare_v2(job->to,
                                 "SELECT name, sql LIKE '%WITHOUT ROWID%' FROM sqlite_schema "
                                 "WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
                                 "ORDER BY name",
                                 -1, &tables, NULL) == SQLITE_OK;
    while (ok && sqlite3_step(tables) == SQLITE_ROW) {
        ok = copy_table(job, (const char *)sqlite3_column_text(tables, 0),
                        sqlite3_column_int(tables, 1), err);
    }
    sqlite3_finalize(tables);
    return ok;
}

/* The last id given out of each table, so that no id is given twice. */
static void copy_sequences(Job *job)
{
    sqlite3_stmt *from = NULL;
    sqlite3_stmt *to = NULL;
    bool ok = sqlite3_prepare_v2(job->from, "SELECT name, seq FROM sqlite_sequence", -1, &from,
                                 NULL) == SQLITE_OK &&
              sqlite3_prepare_v2(job->to,
                                 "UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1",
                                 -1, &to, NULL) == SQLITE_OK;
    while (ok && sqlite3_step(from) == SQLITE_ROW) {
        sqlite3_bind_value(to, 1, sqlite3_column_value(from, 0));
        sqlite3_bind_value(to, 2, sqlite3_column_value(from, 1));
        sqlite3_step(to);
        sqlite3_reset(to);
    }
    sqlite3_finalize(from);
    sqlite3_finalize(to);
}

static bool fill(Job *job, Error *err)
{
    if (!drop_helpers(job, err) || !copy_tables(job, err)) {
        return false;
    }
    if (job->salvage->saved == 0) {
        return error_set(err, ERR_INVALID, NULL, _("一行也读不出来；请用最近的备份恢复"));
    }
    copy_sequences(job);
    bool ok = sqlite3_exec(job->to, str_text(&job->later), NULL, NULL, NULL) == SQLITE_OK &&
              sqlite3_exec(job->to,
                           "DELETE FROM setting WHERE key = 'views';"
                           "PRAGMA journal_mode = DELETE",
                           NULL, NULL, NULL) == SQLITE_OK;
    return ok ? migrate_run(job->to, job->fresh.data, true, err) : fail_new(job, err);
}

static bool check_fresh(Job *job, Error *err)
{
    Db *db = NULL;
    if (!db_open(&db, job->fresh.data, DB_READ, err)) {
        return false;
    }
    bool ok = check_run(db, CHECK_ALL, &job->salvage->check, err);
    db_close(db);
    return ok;
}

static bool put_in_place(Job *job, const char *out, Error *err)
{
    if (file_exists(out)) {
        return fail(err, EEXIST);
    }
    if (!file_sync(job->fresh.data) || rename(job->fresh.data, out) != 0) {
        return fail(err, errno);
    }
    return file_sync_folder(out) ||
           error_set(err, ERR_IO, NULL,
                     _("%s 写好了，但它的文件夹没能写到磁盘（%s）；请检查磁盘后再抢救一次"), out,
                     error_cause(errno));
}

static bool run(Job *job, const char *out, Error *err)
{
    bool ok = copy_damaged(job, err) && open_copy(job, err) && make_fresh(job, err) &&
              fill(job, err);
    sqlite3_close(job->from);
    sqlite3_close(job->to);
    return ok && check_fresh(job, err) && put_in_place(job, out, err);
}

/* Nobody writes while the damaged file and its log are copied. */
static bool lock_damaged(const char *path, int *lock, Error *err)
{
    Str name = {0};
    str_format(&name, "%s-lock", path);
    bool used = file_exists(name.data);
    str_clear(&name);
    *lock = used ? lock_alone(path, err) : -1;
    return !used || *lock >= 0;
}

bool salvage_run(const char *path, const char *out, Salvage *salvage, Error *err)
{
    Job job = {.path = path, .salvage = salvage};
    int lock = -1;
    if (file_exists(out)) {
        return error_set(err, ERR_CONFLICT, NULL, _("文件 %s 已存在，不会覆盖；请换一个路径"), out);
    }
    if (!file_exists(path)) {
        return error_set(err, ERR_IO, NULL, _("无法打开 %s：%s"), path, error_cause(ENOENT));
    }
    if (!lock_damaged(path, &lock, err)) {
        return false;
    }
    mallopt(M_TRIM_THRESHOLD, 1 << 28); /* else each page given back to the kernel: 11 s, not 3 */
    str_format(&job.copy, "%s.damaged-%ld", out, (long)getpid());
    str_format(&job.fresh, "%s.new-%ld", out, (long)getpid());
    bool ok = run(&job, out, err);
    file_remove(job.copy.data);
    file_remove(job.fresh.data);
    if (lock >= 0) {
        close(lock);
    }
    str_clear(&job.copy);
    str_clear(&job.fresh);
    str_clear(&job.later);
    return ok;
}

void salvage_clear(Salvage *salvage)
{
    check_clear(&salvage->check);
    *salvage = (Salvage){0};
}
