/*
 * Generated CRUD over entities: the only code that writes business rows. Each insert and update
 * checks references, allocates numbers, writes the audit row with the difference, and works only
 * inside a transaction.
 */
#ifndef DB_STORE_H
#define DB_STORE_H

#include "db/query.h"
#include "model/entity.h"

/* Inserts record; sets row.rev, and row.id unless it was given (an import gives the ids of its rows
 * so that their order is the order of the file). A duplicate key is ERR_CONFLICT at its field, a
 * dangling reference ERR_NOT_FOUND. Numbers left empty in ALLOCATED fields are allocated into
 * arena. */
bool store_insert(Db *db, const Entity *entity, void *record, Arena *arena, Error *err);
/* Writes the record back by id; a changed rev is ERR_CONFLICT naming who changed it. */
bool store_update(Db *db, const Entity *entity, void *record, Arena *arena, Error *err);

/* Read one record into arena; false (without an error) when there is none. */
bool store_get(Db *db, const Entity *entity, int64_t id, Arena *arena, void *record);
bool store_find(Db *db, const Entity *entity, const char *field_id, const char *value,
                Arena *arena, void *record); /* the first by id */
/* The rows whose KEY fields equal the record's, in id order; after is the id to start behind. */
bool store_match(Db *db, const Entity *entity, const void *record, int64_t after, Arena *arena,
                 void *found);
/* Fills record from a row of stmt, columns by name; other members keep their values. */
void store_read(Stmt *stmt, const Entity *entity, Arena *arena, void *record);
/* Who entered the row at the desk or by command; NULL when an import brought it. */
const char *store_author(Db *db, const Entity *entity, int64_t id, Arena *arena);
/* A walk over all rows by id: record is filled for each; open with store_walk, end with
 * query_close. */
Stmt *store_walk(Db *db, const Entity *entity);
bool store_walk_next(Stmt *stmt, const Entity *entity, Arena *arena, void *record);

/* "RG-2026-00012" of the entity's kind and the actor's year, with the site's prefix. */
const char *number_allocate(Db *db, const char *kind, Arena *arena);
/* A given number of the shape [PREFIX-]KIND-YYYY-NNNNN advances the sequence. */
void number_seen(Db *db, const char *kind, const char *number);

bool store_reference_exists(Db *db, const Field *field, const char *key);
int64_t store_last_id(Db *db, const Entity *entity); /* the highest id ever given out */

/* The drift check: every field list against the table, both ways; faults are appended. */
bool store_check_drift(Db *db, Arena *arena, const char **fault);

#endif
