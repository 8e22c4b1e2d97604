#include "db/backup.h"

#include "base/str.h"
#include "base/text.h"
#include "db/check.h"
#include "db/file.h"
#include "db/internal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool fail(Error *err, int cause)
{
    return error_set(err, ERR_IO, NULL, _("备份没有写成：%s"), error_cause(cause));
}

/* One step: a consistent copy of the moment, whatever others write meanwhile. */
static bool copy_pages(sqlite3 *from, sqlite3 *to)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    bool ok = backup != NULL && sqlite3_backup_step(backup, -1) == SQLITE_DONE;
    ok = sqlite3_backup_finish(backup) == SQLITE_OK && ok;
    return ok && sqlite3_exec(to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) == SQLITE_OK;
}

static bool copy_counted(sqlite3 *from, sqlite3 *to, Error *err)
{
    Figures before = {0};
    Figures after = {0};
    bool ok = true;
    if (!figures_read(from, &before)) {
        ok = error_set(err, ERR_DB, NULL, _("备份没有写成：%s"), db_cause(from));
    } else if (!copy_pages(from, to) || !figures_read(to, &after)) {
        ok = error_set(err, ERR_IO, NULL, _("备份没有写成：%s"), db_cause(to));
    } else if (!figures_equal(&before, &after)) {
        ok = error_set(err, ERR_IO, NULL, _("备份的行数与原文件不符，请检查磁盘后再备份一次"));
    }
    figures_clear(&before);
    figures_clear(&after);
    return ok;
}

/* Counted and copied in one read transaction, which the caller may already have. */
static bool copy_moment(sqlite3 *from, sqlite3 *to, Error *err)
{
    bool outside = sqlite3_get_autocommit(from);
    if (outside && sqlite3_exec(from, "BEGIN", NULL, NULL, NULL) != SQLITE_OK) {
        return error_set(err, ERR_IO, NULL, _("备份没有写成：%s"), db_cause(from));
    }
    bool ok = copy_counted(from, to, err);
    if (outside) {
        sqlite3_exec(from, "ROLLBACK", NULL, NULL, NULL);
    }
    return ok;
}

bool backup_copy(sqlite3 *from, const char *to, Error *err)
{
    sqlite3 *copy = NULL;
    if (!file_create(to)) {
        return fail(err, errno);
    }
    bool ok = sqlite3_open_v2(to, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL) ==
              SQLITE_OK;
    if (!ok) {
        error_set(err, ERR_IO, NULL, _("备份没有写成：%s"), db_cause(copy));
    }
    ok = ok && copy_moment(from, copy, err);
    sqlite3_close(copy);
    return ok && (file_sync(to) || fail(err, errno));
}

bool backup_check(const char *path, unsigned parts, Error *err)
{
    Db *copy = NULL;
    Check check = {0};
    if (!db_open(&copy, path, DB_READ, err)) {
        return false;
    }
    bool ok = check_run(copy, parts, &check, err);
    if (ok && check.first != NULL) {
        ok = error_set(err, ERR_INVALID, NULL, _("备份检查没有通过：%s"), check.first->what);
    }
    check_clear(&check);
    db_close(copy);
    return ok;
}

static bool put_in_place(const char *temporary, const char *path, Error *err)
{
    if (rename(temporary, path) != 0) {
        return fail(err, errno);
    }
    return file_sync_folder(path) ||
           error_set(err, ERR_IO, NULL,
                     _("备份 %s 写好了，但它的文件夹没能写到磁盘（%s）；请检查磁盘后再备份一次"),
                     path, error_cause(errno));
}

bool backup_verified(sqlite3 *handle, const char *path, unsigned parts, Error *err)
{
    Str temporary = {0};
    str_format(&temporary, "%s.new-%ld", path, (long)getpid());
    file_remove(temporary.data);
    bool ok = backup_copy(handle, temporary.data, err) &&
              backup_check(temporary.data, parts, err) &&
              put_in_place(temporary.data, path, err);
    file_remove(temporary.data);
    str_clear(&temporary);
    return ok;
}

/* The name of the site, of its journal or its lock: the rename would put the copy in its place. */
static bool is_site(const Db *db, const char *path)
{
    static const char *const tails[] = {"", "-wal", "-shm", "-lock"};
    bool same = false;
    for (size_t i = 0; i < ARRAY_LEN(tails) && !same; i++) {
        Str name = {0};
        str_format(&name, "%s%s", db->path, tails[i]);
        same = file_same(name.data, path);
        str_clear(&name);
    }
    return same;
}

bool backup_write(Db *db, const char *path, Error *err)
{
    if (is_site(db, path)) {
        return error_set(err, ERR_INVALID, NULL, _("备份不能写到数据文件自己，请换一个文件名"));
    }
    return backup_verified(db->handle, path, CHECK_COPY, err);
}
