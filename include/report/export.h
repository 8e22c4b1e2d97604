/*
 * Export of a register: the headings of its import, computed columns behind; what comes out can be
 * imported again. Each export is logged in the audit trail.
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
/* Permission and log row of an export; also for workbooks. */
bool export_allow(Session *session, const char *what, bool unmask, const char *reason, Error *err);
bool export_log(Session *session, const char *what, const char *path, size_t rows, bool unmask,
                const char *reason, Error *err);

#endif
