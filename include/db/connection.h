/*
 * The connection inside a Db: the place of the file looked at, SQLite opened with the pragmas of the
 * storage rules.
 */
#ifndef DB_CONNECTION_H
#define DB_CONNECTION_H

#include "db/db.h"

/* Opens db->handle on db->path; a file of another program or of a newer version is refused before
 * the first pragma that writes. */
bool connection_open(Db *db, DbMode mode, Error *err);
/* Another file stands at the path (a sync client, a copy): what is written now would be lost. */
bool connection_moved(Db *db);

#endif
