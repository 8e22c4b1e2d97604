/* One row of an import: parsed once, then its steps run in the order of history. */
#ifndef REPORT_IMPORT_ROW_H
#define REPORT_IMPORT_ROW_H

#include "report/import.h"

typedef struct ImportRow {
    size_t ordinal; /* in the file: its new id is the file's base + ordinal + 1 */
    void *record;
    FieldSet given;
    bool faulty;
    bool opened;       /* its first step ran, or it was known */
    bool wrote;        /* any step stored something */
    int64_t stored_id; /* the row it became or was found to be; 0 */
} ImportRow;

/* Maps the headings and parses every row; faults go into the file's table. */
void import_parse(ImportFile *file, bool sure, Arena *arena);
/* Runs one step inside the import's transaction; a refused one has no effect. */
bool import_step(Import *import, ImportFile *file, ImportRow *row, size_t step, Error *err);
bool import_heading_at_fault(const ImportFile *file); /* the headings or the file itself */
void import_fault(ImportFile *file, ImportRow *row, const Field *field, const char *text);

#endif
