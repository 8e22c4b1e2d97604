/*
 * A report as a workbook: sheets of domain.md 7.2 with charts, as of the report's last day. Names,
 * phones and ID numbers are masked unless unmask (export_allow decides before). Its labels are
 * Chinese in any language of the screen: they are a contract with those who read it by text.
 *
 *     Workbook book = {.report = &report, .path = path, .prepared_by = session->actor};
 *     if (!workbook_write(&book, db, err)) …
 */
#ifndef REPORT_WORKBOOK_H
#define REPORT_WORKBOOK_H

#include "report/report.h"

typedef struct Workbook {
    const Report *report;
    const char *path;        /* "-" is stdout; appears only when all went well */
    bool unmask;
    const char *prepared_by; /* NULL: not printed */
    const char *prepared_at; /* "2026-11-23 08:30"; NULL: not printed */
    bool (*progress)(void *context, size_t done, size_t total); /* sheets; false cancels; NULL */
    void *progress_context;
} Workbook;

/* ERR_CANCELLED when progress said so, ERR_IO when the file cannot be written, ERR_DB. */
bool workbook_write(const Workbook *workbook, Db *db, Error *err);
/* "翡翠湾-日报-2026-11-22.xlsx", "…-周报-2026-W47.xlsx", "…-月报-2026-11.xlsx": the project made safe
 * for a file name, 案场 when it is empty. */
const char *workbook_default_name(Arena *arena, const Report *report);

#endif
