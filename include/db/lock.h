/*
 * The write lock: one flock on "SITE-lock" around every write transaction and every checkpoint, so
 * that writers stand in the kernel's queue instead of trying again and again. Its file names who
 * holds it. Besides, whoever has the site open to write shares a range of that file: a restore,
 * which puts another file in its place, wants the range alone.
 */
#ifndef DB_LOCK_H
#define DB_LOCK_H

#include "db/db.h"

bool lock_open(Db *db, Error *err);
/* Nobody else has the site open to write; a descriptor to close when done, or -1 with ERR_BUSY. */
int lock_alone(const char *path, Error *err);
/* As db_wait says: so many seconds, or until whoever waits gives up. */
bool lock_take(Db *db, Error *err);
bool lock_try(Db *db); /* without waiting */
void lock_release(Db *db);

#endif
