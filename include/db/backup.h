/*
 * Backup: one verified copy of a moment, whatever others write meanwhile.
 */
#ifndef DB_BACKUP_H
#define DB_BACKUP_H

#include "db/db.h"

struct sqlite3;

/* Backup API in one step, fsync, reopen, integrity, foreign keys, schema, chain and counts checked,
 * then renamed to path: a backup that exists is a good one. An existing file is replaced only by a
 * good backup. */
bool backup_write(Db *db, const char *path, Error *err);

/* The same for a file that is about to be upgraded; parts as check_run takes them. */
bool backup_verified(struct sqlite3 *handle, const char *path, unsigned parts, Error *err);

/* Only the copy, with as many rows and the same trail, into a new file without a journal. */
bool backup_copy(struct sqlite3 *from, const char *to, Error *err);
/* The file passes the check: the first finding is the error. */
bool backup_check(const char *path, unsigned parts, Error *err);

#endif
