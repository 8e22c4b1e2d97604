/*
 * The write lock: one flock on "SITE-lock" around every write transaction and every checkpoint, so
 * that writers stand in the kernel's queue instead of trying again and again. Its file names who
 * holds it. Besides, whoever has the site open to write shares a range of that file: a restore,
 * which puts another file in its place, wants the range alone.
 */
#ifndef DB_LOCK_H
#define DB_LOCK_H

#include "db/db.h"

/* Before the first write to the opened file: not while a restore has the range, and not when one
 * has put another file in its place. */
bool lock_open(Db *db, Error *err);
/* Range and write lock: nobody else has the site open to write, or can open it so; a descriptor to
 * close when done, or -1 with ERR_BUSY. */
int lock_alone(const char *path, Error *err);
/* As the Db's wait says: so many seconds, or until whoever waits gives up. */
bool lock_take(Db *db, Error *err);
/* What SQLite asks while another program holds the file: nonzero waits on. The time that lock_take
 * took counts. context is the Db. */
int lock_busy(void *context, int count);
/* Says why the wait for another program ended, and who has SQLite's own lock as far as it can be
 * known: "sqlite3，进程 4711". */
bool lock_refuse(Db *db, Error *err);
bool lock_try(Db *db); /* without waiting */
bool lock_stands(const Db *db); /* the lock file is still the one that others take */
void lock_release(Db *db);

#endif
