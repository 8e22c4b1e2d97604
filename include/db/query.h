/*
 * Statements by name. Every SELECT that C uses stands in data/queries/NAME.sql under a line
 *     -- :name unit_by_no
 * and is run with named parameters; no value ever enters SQL by string formatting.
 *     Stmt *stmt = query_open(db, "deal_receipts", BINDS(BIND_TEXT(":deal", no)));
 *     while (query_next(stmt)) { total += query_number(stmt, 0); }
 *     query_close(stmt);
 */
#ifndef DB_QUERY_H
#define DB_QUERY_H

#include "base/arena.h"
#include "db/db.h"

#include <stdint.h>

typedef struct Stmt Stmt;

typedef enum BindType { BIND_END, BIND_AS_TEXT, BIND_AS_NUMBER, BIND_AS_DATE } BindType;

typedef struct Bind {
    const char *name;
    BindType type;
    const char *text; /* NULL binds NULL */
    int64_t number;   /* NONE binds NULL */
} Bind;

#define BIND_TEXT(name, value) {name, BIND_AS_TEXT, value, 0}
#define BIND_NUMBER(name, value) {name, BIND_AS_NUMBER, NULL, value}
#define BIND_DATE(name, value) {name, BIND_AS_DATE, NULL, value}
#define BINDS(...) ((const Bind[]){__VA_ARGS__, {NULL, BIND_END, NULL, 0}})

/* binds may be NULL. Never returns NULL; an error is sticky and makes query_next return false.
 * A parameter that the statement does not have is skipped, so that one set of binds serves many. */
Stmt *query_open(Db *db, const char *name, const Bind *binds);
bool query_next(Stmt *stmt);
void query_close(Stmt *stmt); /* NULL is fine */

int query_columns(const Stmt *stmt);
const char *query_column_name(const Stmt *stmt, int column);
int64_t query_number(Stmt *stmt, int column);     /* NONE for NULL */
int64_t query_date(Stmt *stmt, int column);       /* NONE for NULL */
const char *query_text(Stmt *stmt, int column);   /* "" for NULL; valid until the next step */
bool query_is_null(Stmt *stmt, int column);

/* The first column of the first row; NONE, or NULL, without a row. */
int64_t query_one_number(Db *db, const char *name, const Bind *binds);
int64_t query_one_date(Db *db, const char *name, const Bind *binds);
const char *query_one_text(Db *db, const char *name, const Bind *binds, Arena *arena);

/* Runs a writing statement of data/queries inside a transaction: the few tables that are no
 * entity (settings, code lists, links). Returns the number of changed rows. */
int64_t query_run(Db *db, const char *name, const Bind *binds);

bool query_check_all(Db *db, Error *err); /* every named statement prepares: a test */

#endif
