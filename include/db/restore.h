/*
 * Restore: a backup takes the place of the site. At every moment the site's path holds the whole
 * old file or the whole new one:
 *   1. the lock, before anything of the site is opened, and the path is still the same file;
 *   2. beside the site a copy of the backup: checked, brought up to date, an audit row in it;
 *   3. the old file's log goes into the old file, which nobody else can open from then on;
 *   4. old and new change names in one step; the old one is under a dated name.
 * A step that fails is undone; what happened is read from the file behind the path, never from a
 * return value alone.
 */
#ifndef DB_RESTORE_H
#define DB_RESTORE_H

#include "base/str.h"
#include "db/db.h"

typedef struct Restore {
    const char *backup;
    const char *target;
    const DbActor *actor; /* of the audit row in the new file */
    Str kept;             /* out: where the old file is now; empty when there was none */
} Restore;

/* False also when the new file is in place but the folder could not be written to disk; kept is set
 * then. */
bool restore_run(Restore *restore, Error *err);
void restore_clear(Restore *restore);

#endif
