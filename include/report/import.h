/*
 * Import: parse every row, then run all dated steps in the order of history inside one transaction:
 * all of it or none. One file is a history of one register.
 */
#ifndef REPORT_IMPORT_H
#define REPORT_IMPORT_H

#include "domain/session.h"
#include "report/register.h"
#include "sheet/table.h"

typedef struct ImportFile {
    const Register *list;
    const char *path;
    SheetTable table;
    struct ImportRow *rows;
    int64_t base;      /* ids of new rows are base + ordinal */
    int64_t added;
    int64_t existing;
    size_t rejected;
} ImportFile;

typedef struct Import {
    Session *session;
    Arena arena;
    ImportFile *files;
    size_t file_count;
    size_t fault_count;
    size_t denied_count; /* of them: rows that the role of who imports does not allow */
    bool dry_run;
    bool history; /* a whole folder: the manager's alone */
    bool sure; /* --yes; before import_add: values that look damaged are meant so */
    bool reject; /* faulty rows are left out instead of refusing the file */
    /* Called with a table before its headings are matched; may rename them and tidy cells. May be
     * NULL. */
    void (*tidy)(SheetTable *table);
    /* progress: done of total steps; false cancels without a trace. May be NULL. */
    bool (*progress)(void *context, size_t done, size_t total);
    void *progress_context;
} Import;

void import_init(Import *import, Session *session);
void import_clear(Import *import);
/* Reads and parses; faults are gathered in the file's table. ERR_IO when it cannot be read. */
bool import_add(Import *import, const Register *list, const char *path, Error *err);
/* Every register file of a folder; *ignored gets the names of files that are none (a line each). */
bool import_add_folder(Import *import, const char *folder, Str *ignored, Error *err);
/* Checks, then runs. False with ERR_INVALID when there were faults (in the tables), or another
 * error. Nothing is stored unless it returns true (with reject: unless good rows were left). */
bool import_run(Import *import, Error *err);
/* "FILE:LINE:COLUMN: text" lines of all faults, the first 100, then how many more. */
void import_faults(const Import *import, Str *out);
/* The faulty rows with the reason in a last column, as CSV. */
bool import_write_rejects(const Import *import, const char *path, Error *err);

#endif
