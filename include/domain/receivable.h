/*
 * The receivable schedule of a deal as of a date (M38): what the buyer himself owes and when. Loan
 * parts are not in it. Order matters, so it is a function and not a view:
 *   定金 due at subscription; once signed total − loan parts − 定金 due at signing (分期: 首付款 at
 *   signing, the rest 180 days later), or the own rows of the plan agreed (domain/plan.h); a later
 * rise of the own part is a row due 7 days after its
 *   execution, a fall comes off the last rows; a loan approved below what was applied for adds the
 *   difference due 15 days after approval; an executed 延期付款 is applied last and moves every
 *   earlier due date to the new one. What was paid is laid on the rows by due date.
 */
#ifndef DOMAIN_RECEIVABLE_H
#define DOMAIN_RECEIVABLE_H

#include "db/db.h"

#include "base/arena.h"

typedef struct Receivable {
    const char *label; /* msgid: 定金, 首付款, 分期款, 尾款, 变更补款, 贷款差额 */
    int64_t due;
    int64_t amount; /* fen */
    int64_t paid;   /* fen, at most amount */
    bool deposit;   /* 定金; else part of the price */
} Receivable;

typedef struct ReceivableSchedule {
    Receivable *rows; /* by due date */
    size_t count;
    int64_t paid; /* all that was paid; what exceeds the rows is in no row */
} ReceivableSchedule;

/* What the schedule is made from. */
typedef struct ReceivableTerms {
    int64_t deposit;
    int64_t sub_date;
    int64_t sign_date; /* NONE: not signed as of the date */
    int64_t down;      /* NONE: the rest */
    int64_t loan_commercial;
    int64_t loan_fund;
    /* Of a stored deal only: where the rows agreed with its buyer are read, if there are any. */
    Db *db;
    const char *deal_no;
    bool planned;
} ReceivableTerms;

typedef struct ReceivableOverdue {
    int64_t rows;
    int64_t fen;
} ReceivableOverdue;

/* Empty for a deal that is not live on the date. */
ReceivableSchedule receivable_schedule(Db *db, const char *deal_no, int64_t to, Arena *arena);
/* The same rows for a deal that is only talked about: total fen, pay an index of pay_method. */
ReceivableSchedule receivable_offer(const ReceivableTerms *terms, int64_t total, int64_t pay,
                                    Arena *arena);
/* Rows due before `to` and not fully paid, over all live deals. */
ReceivableOverdue receivable_overdue(Db *db, int64_t to);
bool receivable_is_overdue(const Receivable *row, int64_t to);

#endif
