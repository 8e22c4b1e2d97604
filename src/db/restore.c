#include "db/restore.h"

#include "base/date.h"
#include "base/text.h"
#include "db/audit.h"
#include "db/backup.h"
#include "db/check.h"
#include "db/file.h"
#include "db/internal.h"
#include "db/lock.h"
#include "db/migrate.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What may hold committed rows of the old file beside it. */
static const char *const journals[] = {"-wal", "-journal"};

typedef struct Job {
    const Restore *asked;
    char *site;  /* the file itself, behind any link */
    Str fresh;   /* the new file until it is in place */
    Str kept;    /* the old file from then on */
    int alone;   /* the lock; -1 */
    bool exists; /* there is an old file: before says which */
    struct stat before;
    struct stat made; /* fresh, once it is complete */
    sqlite3 *old;     /* held so that nobody opens it; NULL when it cannot be read */
    bool moved;       /* journals went to the dated name */
} Job;

static bool fail(Error *err, int cause)
{
    return error_set(err, ERR_IO, NULL, _("恢复没有完成：%s"), error_cause(cause));
}

static bool same_file(const struct stat *one, const char *path)
{
    struct stat two;
    return stat(path, &two) == 0 && one->st_ino == two.st_ino && one->st_dev == two.st_dev;
}

/* The file behind the path is the one that we found at the start, or still none. */
static bool unchanged(const Job *job)
{
    return job->exists ? same_file(&job->before, job->site) : !file_exists(job->site);
}

static bool replaced(Error *err)
{
    return error_set(err, ERR_BUSY, NULL, _("数据文件刚被别的程序换过，没有恢复；请再试一次"));
}

static bool take_lock(Job *job, Error *err)
{
    const Restore *asked = job->asked;
    if (file_same(asked->backup, asked->target)) {
        return error_set(err, ERR_INVALID, NULL, _("%s 就是现在的数据文件，不用恢复"), asked->backup);
    }
    char *real = realpath(asked->target, NULL);
    job->site = real != NULL ? real : strdup(asked->target);
    job->exists = stat(job->site, &job->before) == 0;
    if (job->exists && !S_ISREG(job->before.st_mode)) {
        return error_set(err, ERR_IO, NULL, _("%s 不是普通文件"), asked->target);
    }
    str_format(&job->fresh, "%s.restoring", job->site); /* one at a time: we have the lock */
    job->alone = lock_alone(job->site, err);
    return job->alone >= 0 && (unchanged(job) || replaced(err));
}

/* The new file */

static bool copy_backup(Job *job, Error *err)
{
    Db *from = NULL;
    if (!db_open(&from, job->asked->backup, DB_READ, err)) {
        return false;
    }
    file_remove(job->fresh.data);
    bool ok = backup_copy(from->handle, job->fresh.data, err);
    db_close(from);
    return ok && backup_check(job->fresh.data, CHECK_COPY, err);
}

static bool bring_up_to_date(Job *job, Error *err)
{
    sqlite3 *handle = NULL;
    bool ok = sqlite3_open_v2(job->fresh.data, &handle, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
              sqlite3_exec(handle, "PRAGMA foreign_keys = ON", NULL, NULL, NULL) == SQLITE_OK;
    if (!ok) {
        error_set(err, ERR_IO, NULL, _("恢复没有完成：%s"), db_cause(handle));
    } else if (migrate_needed(handle)) {
        ok = migrate_run(handle, job->fresh.data, true, err);
    }
    sqlite3_close(handle);
    return ok;
}

static bool write_audit(Db *db, const Restore *asked, Error *err)
{
    Str json = {0};
    const char *slash = strrchr(asked->backup, '/');
    str_add(&json, "{\"backup\":");
    str_json(&json, slash != NULL ? slash + 1 : asked->backup);
    str_add(&json, "}");
    bool ok = db_begin(db, asked->actor, err);
    if (ok && !audit_event(db, "site", json.data, err)) {
        db_rollback(db, err);
        ok = false;
    }
    ok = ok && db_commit(db, err);
    str_clear(&json);
    return ok;
}

/* The row, and the file closed into one without a journal. */
static bool sign(Job *job, Error *err)
{
    Db *db = NULL;
    if (!db_open(&db, job->fresh.data, DB_WRITE, err)) {
        return false;
    }
    bool ok = write_audit(db, job->asked, err);
    if (ok && sqlite3_exec(db->handle, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) !=
                  SQLITE_OK) {
        ok = error_set(err, ERR_IO, NULL, _("恢复没有完成：%s"), db_cause(db->handle));
    }
    db_close(db);
    Str lock = {0};
    str_format(&lock, "%s-lock", job->fresh.data);
    unlink(lock.data);
    str_clear(&lock);
    return ok;
}

/* Whoever could open the old file can open the new one: root restores for others too. */
static bool same_owner(Job *job)
{
    return !job->exists || job->before.st_uid == geteuid() ||
           chown(job->fresh.data, job->before.st_uid, job->before.st_gid) == 0;
}

static bool make_fresh(Job *job, Error *err)
{
    return copy_backup(job, err) && bring_up_to_date(job, err) && sign(job, err) &&
           backup_check(job->fresh.data, CHECK_COPY, err) &&
           ((same_owner(job) && file_sync(job->fresh.data) &&
             stat(job->fresh.data, &job->made) == 0) ||
            fail(err, errno));
}

/* The old file */

/* SQLite's result: the log is in the file, no journal is beside it, nobody else can read or write it
 * until the handle is closed. Leaving WAL changes two bytes of the head; a journal of that on disk
 * would have to be deleted again, or played into the new file. */
static int fold_and_hold(sqlite3 *old)
{
    sqlite3_stmt *mode = NULL;
    sqlite3_busy_timeout(old, 2000);
    sqlite3_db_config(old, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL); /* a log is never deleted */
    int result = sqlite3_exec(old, "PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE", NULL, NULL,
                              NULL);
    if (result == SQLITE_OK) {
        result = sqlite3_prepare_v2(old, "PRAGMA journal_mode", -1, &mode, NULL);
    }
    if (result == SQLITE_OK && (result = sqlite3_step(mode)) == SQLITE_ROW) {
        bool folded = strcmp((const char *)sqlite3_column_text(mode, 0), "memory") == 0;
        result = folded ? SQLITE_OK : SQLITE_BUSY; /* somebody came between the two */
    }
    sqlite3_finalize(mode);
    return result;
}

/* Its log goes into it, so that one file is kept whole, and it stays locked: readers have left and
 * find it busy. A file that is no database any more is kept as it is, with its log. */
static bool close_old(Job *job, Error *err)
{
    sqlite3 *old = NULL;
    int result = sqlite3_open_v2(job->site, &old, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE,
                                 NULL);
    result = result == SQLITE_OK ? fold_and_hold(old) : result;
    if (result == SQLITE_OK) {
        job->old = old;
        return true;
    }
    int kind = result & 0xFF;
    bool damaged = kind == SQLITE_NOTADB || kind == SQLITE_CORRUPT;
    if (kind == SQLITE_BUSY) {
        error_set(err, ERR_BUSY, NULL, _("还有命令在读 %s，请等它结束再恢复"), job->site);
    } else if (!damaged) {
        error_set(err, ERR_IO, NULL,
                  _("原来的数据文件收不好，没有恢复：%s；磁盘坏了就先把它移走再恢复"), db_cause(old));
    }
    sqlite3_close(old);
    return damaged;
}

static bool name_is_free(const char *name)
{
    bool is_free = !file_exists(name);
    for (size_t i = 0; i < ARRAY_LEN(journals); i++) {
        Str journal = {0};
        str_format(&journal, "%s%s", name, journals[i]);
        is_free = is_free && !file_exists(journal.data);
        str_clear(&journal);
    }
    return is_free;
}

/* site.db.before-restore-20261122-101500, -2 …: nobody else chooses one while we hold the lock. */
static void choose_name(Job *job)
{
    char at[32];
    instant_now(at, sizeof at);
    Civil day = date_civil(date_today(480));
    int minutes = (int)time_now(480);
    for (int n = 1; n == 1 || !name_is_free(job->kept.data); n++) {
        str_reset(&job->kept);
        str_format(&job->kept, "%s.before-restore-%04d%02d%02d-%02d%02d%.2s", job->site, day.year,
                   day.month, day.day, minutes / 60, minutes % 60, at + 17);
        if (n > 1) {
            str_format(&job->kept, "-%d", n);
        }
    }
}

/* Journals of the old file must be gone before the new one comes: SQLite would play them into it.
 * back: they belong to the old file, which stays. False with errno. */
static bool move_journals(Job *job, bool back)
{
    int cause = 0;
    for (size_t i = 0; i < ARRAY_LEN(journals); i++) {
        Str here = {0};
        Str there = {0};
        str_format(&here, "%s%s", job->site, journals[i]);
        str_format(&there, "%s%s", job->kept.data, journals[i]);
        const char *from = back ? there.data : here.data;
        if (file_exists(from) && rename(from, back ? here.data : there.data) != 0) {
            cause = errno;
        }
        str_clear(&here);
        str_clear(&there);
    }
    errno = cause;
    return cause == 0;
}

static bool clear_way(Job *job)
{
    Str index = {0};
    str_format(&index, "%s-shm", job->site);
    job->moved = true;
    bool ok = move_journals(job, false) && (unlink(index.data) == 0 || errno == ENOENT) &&
              file_sync_folder(job->site);
    str_clear(&index);
    return ok;
}

/* Where names cannot change places in one step: a copy of the old file, then one rename. */
static bool copy_and_swap(Job *job)
{
    return rename(job->kept.data, job->fresh.data) == 0 &&
           file_copy(job->site, job->kept.data, false) && file_sync_folder(job->site) &&
           rename(job->fresh.data, job->site) == 0;
}

static bool swap(Job *job)
{
    if (!job->exists) {
        return rename(job->fresh.data, job->site) == 0;
    }
    if (rename(job->fresh.data, job->kept.data) != 0) {
        return false;
    }
    return renameat2(AT_FDCWD, job->kept.data, AT_FDCWD, job->site, RENAME_EXCHANGE) == 0 ||
           ((errno == EINVAL || errno == ENOSYS) && copy_and_swap(job));
}

/* Only while the old file stands in its place: then every other name is a copy of something. */
static void undo(Job *job)
{
    if (job->exists && !same_file(&job->before, job->site)) {
        return;
    }
    if (job->moved) {
        move_journals(job, true);
    }
    if (job->kept.data != NULL && !same_file(&job->before, job->kept.data)) {
        unlink(job->kept.data);
    }
    file_remove(job->fresh.data);
}

static bool put_in_place(Job *job, Error *err)
{
    if (job->exists && !close_old(job, err)) {
        return false;
    }
    if (!unchanged(job)) {
        return replaced(err);
    }
    choose_name(job);
    bool ok = clear_way(job) && swap(job);
    int cause = errno;
    if (!same_file(&job->made, job->site)) {
        return fail(err, ok ? EIO : cause);
    }
    return true;
}

static bool finish(Job *job, Restore *restore, Error *err)
{
    if (file_exists(job->kept.data)) {
        str_add(&restore->kept, job->kept.data);
    }
    return file_sync_folder(job->site) ||
           error_set(err, ERR_IO, NULL,
                     _("已经恢复，但文件夹没能写到磁盘（%s）；断电后可能变回原来的数据，请检查磁盘"),
                     error_cause(errno));
}

bool restore_run(Restore *restore, Error *err)
{
    Job job = {.asked = restore, .alone = -1};
    bool placed = take_lock(&job, err) && make_fresh(&job, err) && put_in_place(&job, err);
    bool ok = placed && finish(&job, restore, err);
    if (!placed && job.alone >= 0) {
        undo(&job);
    }
    sqlite3_close(job.old);
    if (job.alone >= 0) {
        close(job.alone);
    }
    str_clear(&job.fresh);
    str_clear(&job.kept);
    free(job.site);
    return ok;
}

void restore_clear(Restore *restore)
{
    str_clear(&restore->kept);
}
