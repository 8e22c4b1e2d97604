/*
 * Sheets to print: one row a kind of paper. A sheet is written as a workbook (or, for a pre-printed
 * form, as text), logged with its number of copies before the file appears, and sent by the site's
 * print command when there is one. Sheets are Chinese whatever the language of the screens.
 *
 *     PrintAsk ask = {.kind = print_find("receipt"), .number = "SK-2026-00012"};
 *     if (print_run(session, &ask, &done, err)) { say(done.path, done.copy, done.sent); }
 */
#ifndef REPORT_PRINT_H
#define REPORT_PRINT_H

#include "domain/session.h"

struct Print;

typedef struct PrintKind {
    const char *name;  /* "receipt" */
    const char *label; /* msgid */
    const char *what;  /* msgid: which number names the document */
    bool a5;           /* else A4 */
    bool landscape;
    unsigned permission; /* MAY_… */
    bool (*fill)(struct Print *print, Error *err);
    bool (*text)(struct Print *print, Str *out, Error *err); /* for a pre-printed form; NULL */
} PrintKind;

extern const PrintKind print_kinds[];
extern const size_t print_kind_count;

typedef struct PrintAsk {
    const PrintKind *kind;
    const char *number;
    const char *path; /* where to write, and nothing is sent; NULL: the report folder */
    bool text;        /* for the pre-printed form */
} PrintAsk;

typedef struct PrintDone {
    const char *path; /* in the session's arena */
    int64_t copy;     /* 1, 2 for the first reprint … */
    bool sent;        /* by the print command */
} PrintDone;

const PrintKind *print_find(const char *name); /* NULL when unknown */
/* ERR_NOT_FOUND without such a document, ERR_DENIED by role, ERR_USAGE when the kind has no text
 * form, ERR_IO when the file cannot be written or the command fails. */
bool print_run(Session *session, const PrintAsk *ask, PrintDone *done, Error *err);

#endif
