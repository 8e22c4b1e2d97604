/*
 * The insides of a printed sheet: a form of six columns written from the top down. Only for
 * print*.c.
 */
#ifndef REPORT_PRINT_FORM_H
#define REPORT_PRINT_FORM_H

#include "report/print.h"
#include "sheet/xlsx_out.h"

#define FORM_COLUMNS 6

typedef struct Print {
    Session *session;
    Db *db;
    Arena *arena;
    const PrintKind *kind;
    const char *number;
    const char *project;
    int64_t copy;
    XlsxBook *book;
    XlsxSheet *sheet; /* named after the kind */
    int row;          /* the next free one */
} Print;

typedef struct FormCell {
    const char *text;
    int64_t number;
} FormCell;

/* The site, the title, and whether this is a reprint. */
void form_title(Print *print, const char *title);
/* Label and value; a second pair beside them when label2 is given. */
void form_pair(Print *print, const char *label, const char *text, const char *label2,
               const char *text2);
void form_headings(Print *print, const char *const labels[FORM_COLUMNS]);
void form_cells(Print *print, const int roles[FORM_COLUMNS], const FormCell cells[FORM_COLUMNS]);
/* Every buyer of the deal: name, phone, document and, where there are several, the share. */
void form_buyers(Print *print, const char *deal_no);
void form_note(Print *print, const char *text);
void form_gap(Print *print);
void form_sign(Print *print, const char *left, const char *right); /* lines for signatures */

const char *form_money(Print *print, int64_t fen);   /* 50,000 元 */
const char *form_capital(Print *print, int64_t fen); /* 伍万元整 */
const char *form_date(Print *print, int64_t date);   /* 2026-11-22, "" for NONE */
const char *form_area(Print *print, int64_t area);   /* 89.50 ㎡ */
const char *form_consultant(Print *print, const char *no); /* the name; no itself when unknown */
const char *form_copy(Print *print);                 /* "" or 重印（第 2 次打印） */
bool form_missing(const Print *print, Error *err);   /* ERR_NOT_FOUND naming the number */

bool print_subscription(Print *print, Error *err);
bool print_receipt(Print *print, Error *err);
bool print_receipt_text(Print *print, Str *out, Error *err);
bool print_plan(Print *print, Error *err);
bool print_checklist(Print *print, Error *err);
bool print_loan_papers(Print *print, Error *err);
bool print_dunning(Print *print, Error *err);
bool print_handover(Print *print, Error *err);
bool print_archive(Print *print, Error *err);
bool print_quote(Print *print, Error *err);
bool print_loan(Print *print, Error *err);
bool print_pricelist(Print *print, Error *err);
bool print_board(Print *print, Error *err);
bool print_queue(Print *print, Error *err);
bool print_reconcile(Print *print, Error *err);

#endif
