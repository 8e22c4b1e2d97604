/*
 * A report as a workbook: sheets of domain.md 7.2 with charts, as of the report's last day. Names,
 * phones and ID numbers are masked unless unmask, which only a manager with a reason may ask for;
 * the file appears only when the audit trail holds its row. Its labels are Chinese in any language
 * of the screen: they are a contract with those who read it by text.
 *
 *     Workbook book = {.report = &report, .path = path};
 *     if (!workbook_write(session, &book, err)) …
 */
#ifndef REPORT_WORKBOOK_H
#define REPORT_WORKBOOK_H

#include "domain/session.h"
#include "report/report.h"

typedef struct Workbook {
    const Report *report;
    const char *path;   /* "-" is stdout; appears only when all went well */
    bool unmask;
    const char *reason; /* of unmask */
    bool (*progress)(void *context, size_t done, size_t total); /* sheets; false cancels; NULL */
    void *progress_context;
} Workbook;

/* ERR_DENIED, ERR_USAGE: unmask without role or reason; ERR_CANCELLED when progress said so; ERR_IO
 * when the file cannot be written; ERR_DB, ERR_BUSY. Nothing is left behind then. */
bool workbook_write(Session *session, const Workbook *workbook, Error *err);
/* "翡翠湾-日报-2026-11-22.xlsx", "…-周报-2026-W47.xlsx", "…-月报-2026-11.xlsx": the project made safe
 * for a file name, 案场 when it is empty. */
const char *workbook_default_name(Arena *arena, const Report *report);

#endif
