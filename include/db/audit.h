/*
 * The audit trail: who, when, operation, entity, before and after of the changed fields (personal
 * values masked), hash-chained (BLAKE2b) to the row before. Part of the transaction it describes.
 */
#ifndef DB_AUDIT_H
#define DB_AUDIT_H

#include "db/query.h"
#include "model/entity.h"

/* before is NULL for a new row. Writes nothing when no field differs. */
bool audit_record(Db *db, const Entity *entity, const void *before, const void *after, Error *err);
/* An event that changes no business row: an export, a reveal. */
bool audit_event(Db *db, const char *entity, const char *changes, Error *err);
/* Recomputes the chain; false with the first bad row in *bad. */
bool audit_verify(Db *db, int64_t *bad);

#endif
