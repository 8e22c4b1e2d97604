/*
 * What is due, late or missing as of a date, by business dates: the to-do list of screen 1 and of
 * `anchang today`, and the sheets 待办预警 and 明日计划. Names come unmasked: whoever shows them
 * masks them by report/shown.h.
 */
#ifndef REPORT_TODO_H
#define REPORT_TODO_H

#include "base/arena.h"
#include "db/db.h"
#include "domain/receivable.h"

#include <stddef.h>
#include <stdint.h>

#define TODO_SIGN_AHEAD 3     /* days before the agreed signing date */
#define TODO_FILING_FIRST 20  /* days after signing: the first reminder, … */
#define TODO_FILING_SECOND 25 /* … the second */
#define TODO_PAY_AHEAD 7
#define TODO_PAPER_AHEAD 7
#define TODO_RESERVE_AHEAD 1  /* days before a 小订 or a channel report ends */

typedef enum TodoKind {
    TODO_VISIT_INCOMPLETE, /* no leaving time, grade or consultant, of the last 7 days */
    TODO_FOLLOWUP_DUE,
    TODO_FOLLOWUP_LATE,
    TODO_REPORT_DUE,  /* a channel report ends and nobody came on it */
    TODO_CLOCK,       /* saved while the clock was off: the manager looks at it */
    TODO_CONFLICT,    /* several consultants are protected: the manager decides */
    TODO_RESERVE_DUE, /* 小订 that ends, or ended */
    TODO_SIGN_DUE,
    TODO_SIGN_LATE,
    TODO_FILING_DUE, /* signed 20 days and more, not filed */
    TODO_FILING_LATE,
    TODO_PAPER_DUE,  /* a paper of a loan not yet approved is good for some days only */
    TODO_PAPER_LATE,
    TODO_LOAN_LATE,     /* a stage takes longer than it may */
    TODO_LOAN_PAPERS,   /* the bank waits for papers */
    TODO_DISBURSE_LATE, /* the bank should have paid */
    TODO_QUOTA_LOW,     /* less than a tenth of what a bank promised is left */
    TODO_PAY_LATE,
    TODO_PAY_DUE,
    TODO_ITEM_LOW,
    TODO_ITEM_OUT,
    TODO_ARCHIVE_LATE, /* a file that should be back */
    TODO_KIND_COUNT
} TodoKind;

/* The six tabs of arrears: who owes what at which stage. A price falls due only at signing, so that
 * 认购欠房款 stays empty under the schedule of domain/receivable.h. */
typedef enum TodoArrears {
    ARREARS_NONE,
    ARREARS_LOAN,         /* the bank has not disbursed */
    ARREARS_SUB_DEPOSIT,  /* subscribed, deposit overdue */
    ARREARS_SIGN_DEPOSIT, /* signed, deposit overdue */
    ARREARS_SUB_PRICE,
    ARREARS_SIGN_PRICE,
    ARREARS_SOON, /* due within TODO_PAY_AHEAD days */
    ARREARS_COUNT
} TodoArrears;

typedef struct TodoRow {
    TodoKind kind;
    TodoArrears arrears;  /* ARREARS_NONE unless it is about money */
    int64_t due;          /* NONE: none (stock) */
    int64_t days_late;    /* 0 on the due date, negative before */
    const char *entity;   /* "deal": with row_id where Enter leads to */
    int64_t row_id;
    const char *number;   /* document number, or item code */
    const char *name;     /* customer, item or bank */
    const char *phone;
    const char *unit_no;
    const char *consultant; /* name */
    int64_t amount;       /* fen; NONE */
    const char *note;
} TodoRow;

typedef struct TodoList {
    TodoRow *rows; /* by kind, then by due date */
    size_t count;
    size_t capacity;
    size_t counts[TODO_KIND_COUNT];
} TodoList;

const char *todo_label(TodoKind kind); /* msgid: 逾期未签 */
const char *todo_arrears_label(TodoArrears arrears); /* msgid: 签约欠房款 */
bool todo_is_late(TodoKind kind);      /* red rather than yellow */
bool todo_names_a_thing(const TodoRow *row); /* its name is nobody's and never masked */
/* "房号 姓名 认购编号 …": one line about a row, masked unless unmask. */
const char *todo_title(Arena *arena, const TodoRow *row, bool unmask);

bool todo_list(Db *db, int64_t date, Arena *arena, TodoList *list, Error *err);
/* One kind; its rows are added. */
void todo_add(Db *db, TodoKind kind, int64_t date, Arena *arena, TodoList *list);
/* The same with what is late of it (应收 with 应收逾期), read at once; in order of due dates. */
void todo_add_with_late(Db *db, TodoKind kind, int64_t date, Arena *arena, TodoList *list);
/* Due on a later day, as seen at the end of date: follow-ups, signings, receivables of from…to. */
void todo_add_due(Db *db, TodoKind kind, const int64_t days[3], Arena *arena, TodoList *list);
void todo_copy(TodoList *list, const TodoRow *row, Arena *arena); /* its texts are borrowed */
/* M37 deal by deal: due is the sign date, days_late the days since; kind is TODO_LOAN_LATE, arrears
 * ARREARS_LOAN. */
void todo_add_undisbursed(Db *db, int64_t date, Arena *arena, TodoList *list);

#endif
