/*
 * Export of a register: the headings of its import, computed columns behind; what comes out can be
 * imported again. Each export is logged in the audit trail with filter, rows, SHA-256 and path.
 */
#ifndef REPORT_EXPORT_H
#define REPORT_EXPORT_H

#include "domain/session.h"
#include "report/register.h"

typedef enum ExportFormat { EXPORT_CSV, EXPORT_XLSX, EXPORT_JSON } ExportFormat;

typedef struct Export {
    const Register *list;
    ExportFormat format;
    const char *path;    /* "-" is stdout */
    int64_t from;        /* NONE: no limit; by the register's first date */
    int64_t to;
    bool unmask;         /* only with a reason, for managers */
    const char *reason;
    bool (*progress)(void *context, size_t done, size_t total); /* false cancels; NULL */
    void *progress_context;
} Export;

bool export_run(Session *session, const Export *export, size_t *rows, Error *err);

/* The log row of what leaves: of a register, a workbook, or a look at a whole number. */
typedef struct ExportLog {
    Session *session;
    const char *what;   /* "visits", "report daily", "customer:12" */
    const char *filter; /* "2026-11-01/2026-11-22"; "" for all */
    const char *path;   /* "-" stdout, "screen" */
    size_t rows;
    bool unmask;
    const char *reason; /* NULL */
} ExportLog;

/* Only managers see whole phones and ID numbers, and only with a reason. */
bool export_allow(const ExportLog *log, Error *err);
/* An OutputApprove: the file appears only when the row with its hash is stored. */
bool export_log(void *log, const char *sha256, Error *err);

#endif
