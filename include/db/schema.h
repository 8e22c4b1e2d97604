/*
 * The schema that a file must have: made anew in memory by the migrations (and views) that ride in
 * the program, and compared object by object with the file's.
 */
#ifndef DB_SCHEMA_H
#define DB_SCHEMA_H

#include "db/check.h"

/* Adds what is missing, changed or unknown in the file. */
bool schema_compare(Db *db, Check *check, Error *err);

#endif
