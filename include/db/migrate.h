/*
 * Migrations: data/migrations/NNNN_name.sql in order, one transaction a step, user_version = NNNN.
 * Views of data/views are recreated whenever the program's set differs from the file's.
 */
#ifndef DB_MIGRATE_H
#define DB_MIGRATE_H

#include "db/db.h"

struct sqlite3;

int migrate_latest(void); /* the version this program writes */
/* A file of this program, not of a newer version of it; an older one is accepted. */
bool migrate_accepts(struct sqlite3 *handle, Error *err);
bool migrate_needed(struct sqlite3 *handle); /* without the lock: a look only */
/* The steps up to a version, views left to the last of them; without a backup. */
bool migrate_to(struct sqlite3 *handle, int version, Error *err);
#define MIGRATE_WITH_VIEWS (-1)
/* A database in memory as this program makes it at a version, or at the latest with its views.
 * Close the handle also after a failure. */
bool migrate_model(struct sqlite3 **handle, int version, Error *err);
/* Brings the open connection up to date. A file of a newer program or of another one is refused. */
bool migrate_run(struct sqlite3 *handle, const char *path, bool created, Error *err);

#endif
