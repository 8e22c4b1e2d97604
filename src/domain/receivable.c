#include "domain/receivable.h"

#include "base/date.h"
#include "base/text.h"
#include "db/query.h"
#include "model/choice.h"

#include <stdlib.h>

#define ROWS_MAX 64
#define INSTALMENT_DAYS 180
#define CHANGE_DAYS 7
#define SHORTFALL_DAYS 15

static void add_row(ReceivableSchedule *schedule, const char *label, int64_t due, int64_t amount)
{
    if (amount > 0 && schedule->count < ROWS_MAX) {
        schedule->rows[schedule->count++] = (Receivable){label, due, amount, 0, false};
    }
}

/* A fall of the own part comes off the last rows. */
static void take_off(ReceivableSchedule *schedule, int64_t amount)
{
    while (amount > 0 && schedule->count > 0) {
        Receivable *last = &schedule->rows[schedule->count - 1];
        int64_t part = amount < last->amount ? amount : last->amount;
        last->amount -= part;
        amount -= part;
        if (last->amount == 0) {
            schedule->count--;
        }
    }
}

static int64_t own_part(const ReceivableTerms *terms, int64_t total, int64_t pay)
{
    int64_t commercial = pay == PAY_COMMERCIAL || pay == PAY_COMBO ? terms->loan_commercial : 0;
    int64_t fund = pay == PAY_FUND || pay == PAY_COMBO ? terms->loan_fund : 0;
    return total - terms->deposit - commercial - fund;
}

/* The rows agreed with the buyer. What it is short of the own part is due at
 * signing, what it has too much comes off the last rows. */
static void add_plan(ReceivableSchedule *schedule, const ReceivableTerms *terms, int64_t own)
{
    int64_t sum = 0;
    Stmt *stmt = query_open(terms->db, "receivable_plan",
                            BINDS(BIND_TEXT(":deal", terms->deal_no),
                                  BIND_DATE(":sign", terms->sign_date)));
    while (query_next(stmt)) {
        const char *label =
            choice_label("plan_kind", choice_from_code("plan_kind", query_text(stmt, 0)));
        add_row(schedule, label, query_date(stmt, 1), query_number(stmt, 2));
        sum += query_number(stmt, 2);
    }
    query_close(stmt);
    if (sum > own) {
        take_off(schedule, sum - own);
    } else {
        add_row(schedule, N_("首付款"), terms->sign_date, own - sum);
    }
}

static void add_signing(ReceivableSchedule *schedule, const ReceivableTerms *terms, int64_t own,
                        int64_t pay)
{
    if (terms->planned) {
        add_plan(schedule, terms, own);
        return;
    }
    bool split = pay == PAY_INSTALMENT && terms->down != NONE && terms->down < own;
    add_row(schedule, N_("首付款"), terms->sign_date, split ? terms->down : own);
    if (split) {
        add_row(schedule, N_("分期款"), terms->sign_date + INSTALMENT_DAYS, own - terms->down);
    }
}

/* Walks the versions in order: the one in force at signing makes the first rows, later ones the
 * differences. */
static void add_versions(Db *db, const char *deal_no, int64_t to, const ReceivableTerms *terms,
                         ReceivableSchedule *schedule)
{
    int64_t own = NONE;
    int64_t pay = NONE;
    bool signed_rows = false;
    Stmt *stmt = query_open(db, "receivable_versions",
                            BINDS(BIND_TEXT(":deal", deal_no), BIND_DATE(":to", to)));
    while (query_next(stmt)) {
        int64_t date = query_date(stmt, 0);
        bool change = query_number(stmt, 1) > 0;
        if (change && date >= terms->sign_date && !signed_rows) {
            add_signing(schedule, terms, own, pay);
            signed_rows = true;
        }
        pay = choice_from_code("pay_method", query_text(stmt, 3));
        int64_t next = own_part(terms, query_number(stmt, 2), pay);
        if (signed_rows && next > own) {
            add_row(schedule, N_("变更补款"), date + CHANGE_DAYS, next - own);
        } else if (signed_rows) {
            take_off(schedule, own - next);
        }
        own = next;
    }
    query_close(stmt);
    if (!signed_rows) {
        add_signing(schedule, terms, own, pay);
    }
}

static void add_shortfalls(Db *db, const char *deal_no, int64_t to, ReceivableSchedule *schedule)
{
    Stmt *stmt = query_open(db, "receivable_shortfalls",
                            BINDS(BIND_TEXT(":deal", deal_no), BIND_DATE(":to", to)));
    while (query_next(stmt)) {
        add_row(schedule, N_("贷款差额"), query_date(stmt, 0) + SHORTFALL_DAYS,
                query_number(stmt, 1));
    }
    query_close(stmt);
}

static void postpone(Db *db, const char *deal_no, int64_t to, ReceivableSchedule *schedule)
{
    Stmt *stmt = query_open(db, "receivable_extensions",
                            BINDS(BIND_TEXT(":deal", deal_no), BIND_DATE(":to", to)));
    while (query_next(stmt)) {
        int64_t due = query_date(stmt, 0);
        for (size_t i = 0; i < schedule->count; i++) {
            Receivable *row = &schedule->rows[i];
            row->due = row->due < due ? due : row->due;
        }
    }
    query_close(stmt);
}

static void sort_by_due(ReceivableSchedule *schedule)
{
    for (size_t i = 1; i < schedule->count; i++) { /* a handful of rows, kept stable */
        Receivable row = schedule->rows[i];
        size_t at = i;
        for (; at > 0 && schedule->rows[at - 1].due > row.due; at--) {
            schedule->rows[at] = schedule->rows[at - 1];
        }
        schedule->rows[at] = row;
    }
}

static void lay_payments(ReceivableSchedule *schedule)
{
    int64_t left = schedule->paid;
    for (size_t i = 0; i < schedule->count && left > 0; i++) {
        Receivable *row = &schedule->rows[i];
        row->paid = left < row->amount ? left : row->amount;
        left -= row->paid;
    }
}

static bool read_terms(Db *db, const char *deal_no, int64_t to, ReceivableTerms *terms)
{
    Stmt *stmt = query_open(db, "receivable_terms",
                            BINDS(BIND_TEXT(":deal", deal_no), BIND_DATE(":to", to)));
    bool live = query_next(stmt);
    if (live) {
        terms->deposit = query_number(stmt, 0);
        terms->sub_date = query_date(stmt, 1);
        terms->sign_date = query_date(stmt, 2);
        terms->down = query_number(stmt, 3);
        terms->loan_commercial = query_number(stmt, 4);
        terms->loan_fund = query_number(stmt, 5);
        terms->planned = query_number(stmt, 6) == 1;
    }
    query_close(stmt);
    return live;
}

static void begin(ReceivableSchedule *schedule, const ReceivableTerms *terms, Arena *arena)
{
    schedule->rows = arena_alloc(arena, ROWS_MAX * sizeof *schedule->rows);
    add_row(schedule, N_("定金"), terms->sub_date, terms->deposit);
    schedule->rows[0].deposit = schedule->count > 0;
}

ReceivableSchedule receivable_offer(const ReceivableTerms *terms, int64_t total, int64_t pay,
                                    Arena *arena)
{
    ReceivableSchedule schedule = {0};
    begin(&schedule, terms, arena);
    add_signing(&schedule, terms, own_part(terms, total, pay), pay);
    return schedule;
}

ReceivableSchedule receivable_schedule(Db *db, const char *deal_no, int64_t to, Arena *arena)
{
    ReceivableSchedule schedule = {0};
    ReceivableTerms terms = {.db = db, .deal_no = deal_no};
    if (!read_terms(db, deal_no, to, &terms)) {
        return schedule;
    }
    begin(&schedule, &terms, arena);
    if (terms.sign_date != NONE) {
        add_versions(db, deal_no, to, &terms, &schedule);
        add_shortfalls(db, deal_no, to, &schedule);
    }
    postpone(db, deal_no, to, &schedule);
    sort_by_due(&schedule);
    int64_t paid = query_one_number(db, "receivable_paid",
                                    BINDS(BIND_TEXT(":deal", deal_no), BIND_DATE(":to", to)));
    schedule.paid = paid == NONE ? 0 : paid;
    lay_payments(&schedule);
    return schedule;
}

bool receivable_is_overdue(const Receivable *row, int64_t to)
{
    return row->due < to && row->paid < row->amount;
}

ReceivableOverdue receivable_overdue(Db *db, int64_t to)
{
    ReceivableOverdue overdue = {0};
    Arena arena = {0};
    Stmt *stmt = query_open(db, "receivable_deals", BINDS(BIND_DATE(":to", to)));
    while (query_next(stmt)) {
        ReceivableSchedule schedule = receivable_schedule(db, query_text(stmt, 0), to, &arena);
        for (size_t i = 0; i < schedule.count; i++) {
            if (receivable_is_overdue(&schedule.rows[i], to)) {
                overdue.rows++;
                overdue.fen += schedule.rows[i].amount - schedule.rows[i].paid;
            }
        }
        arena_clear(&arena);
    }
    query_close(stmt);
    return overdue;
}
