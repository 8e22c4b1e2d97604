/*
 * Salvage: what can be read of a damaged file, in a new one. The damaged file is only read: the
 * work is done on a copy with its log.
 */
#ifndef DB_SALVAGE_H
#define DB_SALVAGE_H

#include "db/check.h"

typedef struct Salvage {
    int64_t saved; /* rows in the new file */
    Check check;   /* what is missing, refused or dangling; first is NULL when all came back */
} Salvage;

/* out must not exist; it appears only when it is complete. */
bool salvage_run(const char *path, const char *out, Salvage *salvage, Error *err);
void salvage_clear(Salvage *salvage);

#endif
