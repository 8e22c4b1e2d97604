/*
 * Backup, restore, and the check of a file.
 */
#ifndef DB_BACKUP_H
#define DB_BACKUP_H

#include "base/arena.h"
#include "db/db.h"

/* Backup API in one step, fsync, reopen, integrity, foreign keys and chain checked, then renamed to
 * path: a backup that exists is a good one. An existing file is replaced only by a good backup. */
bool backup_write(Db *db, const char *path, Error *err);
/* Verifies the backup and puts it in the place of target; the old target is kept as
 * target.before-restore. */
bool backup_restore(const char *backup, const char *target, Error *err);

typedef struct CheckFinding {
    const char *what; /* a sentence */
    struct CheckFinding *next;
} CheckFinding;

/* Integrity, foreign keys, audit chain, schema. NULL when all is well. */
CheckFinding *check_run(Db *db, Arena *arena);
/* Copies every readable row into a new file out; rows that cannot be read are counted in lost. */
bool check_salvage(const char *path, const char *out, int64_t *saved, int64_t *lost, Error *err);

#endif
