#include "report/todo.h"

#include "base/date.h"
#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "db/query.h"
#include "domain/attribution.h"
#include "domain/loan.h"
#include "domain/operation.h"
#include "domain/setting.h"
#include "model/choice.h"
#include "report/shown.h"

#include <stdlib.h>
#include <string.h>

#define EVER (-25567) /* 1900-01-01: from ever */
#define NOTE_COLUMN 9 /* where the parts of a note begin */

/* The note of a row, from the columns behind the common ones. */
typedef const char *TodoNote(Stmt *stmt, Arena *arena);

/* Which due dates belong to a kind, in days from the date asked for. */
typedef struct TodoSource {
    const char *label; /* msgid */
    bool late;
    const char *query; /* NULL: the receivable schedule */
    int64_t due_from;  /* NONE: from ever */
    int64_t due_to;
    TodoNote *note;
    TodoKind late_kind; /* the same thing once its day has passed; 0: none */
} TodoSource;

static const char *note_visit(Stmt *stmt, Arena *arena)
{
    static const char *const missing[] = {N_("离开时间"), N_("意向等级"), N_("接待顾问")};
    const char *note = "";
    for (int i = 0; i < (int)ARRAY_LEN(missing); i++) {
        if (query_number(stmt, NOTE_COLUMN + i) == 1) {
            note = arena_format(arena, "%s%s%s", note, *note == '\0' ? "" : " ", _(missing[i]));
        }
    }
    return arena_format(arena, _("缺 %s"), note);
}

static const char *note_text(Stmt *stmt, Arena *arena)
{
    return arena_copy(arena, query_text(stmt, NOTE_COLUMN));
}

static const char *note_signed(Stmt *stmt, Arena *arena)
{
    return arena_format(arena, _("签约 %s"), query_text(stmt, NOTE_COLUMN));
}

static const char *note_loan(Stmt *stmt, Arena *arena)
{
    int64_t kind = choice_from_code("loan_kind", query_text(stmt, NOTE_COLUMN));
    int64_t stage = choice_from_code("loan_state", query_text(stmt, NOTE_COLUMN + 1));
    return arena_format(arena, "%s %s %s %s", _(choice_label("loan_kind", kind)),
                        _(choice_label("loan_state", stage)), query_text(stmt, NOTE_COLUMN + 2),
                        query_text(stmt, NOTE_COLUMN + 3));
}

static const char *note_papers(Stmt *stmt, Arena *arena)
{
    int64_t kind = choice_from_code("loan_kind", query_text(stmt, NOTE_COLUMN));
    return arena_format(arena, "%s %s", _(choice_label("loan_kind", kind)),
                        query_text(stmt, NOTE_COLUMN + 1));
}

static const char *note_pay(Stmt *stmt, Arena *arena)
{
    (void)arena;
    return _(choice_label("pay_method",
                          choice_from_code("pay_method", query_text(stmt, NOTE_COLUMN))));
}

static const char *note_quota(Stmt *stmt, Arena *arena)
{
    char quota[32];
    char left[32];
    return arena_format(arena, _("%s 额度 %s 元，剩 %s 元"),
                        _(choice_label("loan_kind", choice_from_code("loan_kind",
                                                                     query_text(stmt, NOTE_COLUMN)))),
                        money_format(quota, sizeof quota, query_number(stmt, NOTE_COLUMN + 1)),
                        money_format(left, sizeof left, query_number(stmt, NOTE_COLUMN + 2)));
}

static const char *note_clock(Stmt *stmt, Arena *arena)
{
    const Operation *operation = operation_find(query_text(stmt, NOTE_COLUMN));
    return arena_format(arena, _("%s 电脑时钟 %s"), operation != NULL ? _(operation->label) : "",
                        query_text(stmt, NOTE_COLUMN + 1));
}

static const char *note_item(Stmt *stmt, Arena *arena)
{
    return arena_format(arena, _("库存 %lld %s，最低 %lld"),
                        (long long)query_number(stmt, NOTE_COLUMN),
                        query_text(stmt, NOTE_COLUMN + 1),
                        (long long)query_number(stmt, NOTE_COLUMN + 2));
}

static const TodoSource sources[TODO_KIND_COUNT] = {
    [TODO_VISIT_INCOMPLETE] = {N_("来访待完善"), false, "todo_visits", NONE, 0, note_visit, 0},
    [TODO_FOLLOWUP_DUE] = {N_("跟进到期"), false, "todo_followups", 0, 0, note_text, TODO_FOLLOWUP_LATE},
    [TODO_FOLLOWUP_LATE] = {N_("跟进逾期"), true, "todo_followups", NONE, -1, note_text, 0},
    [TODO_REPORT_DUE] = {N_("报备将到期"), false, "todo_reports", 0, TODO_RESERVE_AHEAD, note_text, 0},
    [TODO_CLOCK] = {N_("时钟待核"), true, "todo_clock", NONE, 0, note_clock, 0},
    [TODO_CONFLICT] = {N_("撞单待裁定"), true, "todo_conflicts", NONE, 0, note_text, 0},
    [TODO_RESERVE_DUE] = {N_("小订将到期"), false, "todo_reserved", NONE, TODO_RESERVE_AHEAD, NULL, 0},
    [TODO_SIGN_DUE] = {N_("认购将到期"), false, "todo_unsigned", 0, TODO_SIGN_AHEAD, NULL, TODO_SIGN_LATE},
    [TODO_SIGN_LATE] = {N_("逾期未签"), true, "todo_unsigned", NONE, -1, NULL, 0},
    [TODO_FILING_DUE] = {N_("待备案"), false, "todo_unfiled", 0, 0, note_signed, TODO_FILING_LATE},
    [TODO_FILING_LATE] = {N_("逾期未备案"), true, "todo_unfiled", NONE, -1, note_signed, 0},
    [TODO_PAPER_DUE] = {N_("资料将过期"), false, "todo_loan_papers", 0, TODO_PAPER_AHEAD, note_papers, TODO_PAPER_LATE},
    [TODO_PAPER_LATE] = {N_("资料过期"), true, "todo_loan_papers", NONE, -1, note_papers, 0},
    [TODO_LOAN_LATE] = {N_("按揭超时"), true, "todo_loans", NONE, -1, note_loan, 0},
    [TODO_LOAN_PAPERS] = {N_("补件未交"), false, "todo_loans", NONE, 0, note_loan, 0},
    [TODO_DISBURSE_LATE] = {N_("待放款超期"), true, "todo_loans", NONE, -1, note_loan, 0},
    [TODO_QUOTA_LOW] = {N_("额度不足"), false, "todo_quotas", NONE, 0, note_quota, 0},
    [TODO_PAY_LATE] = {N_("应收逾期"), true, NULL, NONE, -1, NULL, 0},
    [TODO_PAY_DUE] = {N_("7 天内应收"), false, NULL, 0, TODO_PAY_AHEAD, NULL, TODO_PAY_LATE},
    [TODO_ITEM_LOW] = {N_("低库存"), false, "todo_items", NONE, 0, note_item, 0},
    [TODO_ITEM_OUT] = {N_("缺货"), true, "todo_items", NONE, 0, note_item, 0},
    [TODO_ARCHIVE_LATE] = {N_("借阅逾期"), true, "todo_archives", NONE, -1, note_text, 0},
};

const char *todo_label(TodoKind kind)
{
    return sources[kind].label;
}

const char *todo_arrears_label(TodoArrears arrears)
{
    static const char *const labels[ARREARS_COUNT] = {
        [ARREARS_NONE] = "",
        [ARREARS_LOAN] = N_("贷款未放"),
        [ARREARS_SUB_DEPOSIT] = N_("认购未付定金"),
        [ARREARS_SIGN_DEPOSIT] = N_("签约未付定金"),
        [ARREARS_SUB_PRICE] = N_("认购欠房款"),
        [ARREARS_SIGN_PRICE] = N_("签约欠房款"),
        [ARREARS_SOON] = N_("7 天内应收"),
    };
    return labels[arrears];
}

bool todo_is_late(TodoKind kind)
{
    return sources[kind].late;
}

static TodoRow *add_row(TodoList *list, Arena *arena, TodoKind kind)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity == 0 ? 64 : list->capacity * 2;
        TodoRow *rows = arena_alloc(arena, capacity * sizeof *rows);
        if (list->count > 0) {
            memcpy(rows, list->rows, list->count * sizeof *rows);
        }
        list->rows = rows;
        list->capacity = capacity;
    }
    list->counts[kind]++;
    TodoRow *row = &list->rows[list->count++];
    *row = (TodoRow){.kind = kind, .note = ""};
    return row;
}

void todo_copy(TodoList *list, const TodoRow *row, Arena *arena)
{
    *add_row(list, arena, row->kind) = *row;
}

static void set_due(TodoRow *row, int64_t due, int64_t date)
{
    row->due = due;
    row->days_late = due == NONE ? 0 : date - due;
}

static void read_row(Stmt *stmt, Arena *arena, TodoRow *row, int64_t date)
{
    set_due(row, query_date(stmt, 0), date);
    row->entity = arena_copy(arena, query_text(stmt, 1));
    row->row_id = query_number(stmt, 2);
    row->number = arena_copy(arena, query_text(stmt, 3));
    row->name = arena_copy(arena, query_text(stmt, 4));
    row->phone = arena_copy(arena, query_text(stmt, 5));
    row->unit_no = arena_copy(arena, query_text(stmt, 6));
    row->consultant = arena_copy(arena, query_text(stmt, 7));
    row->amount = query_number(stmt, 8);
}

/* What a kind asks: as of date, due in [from, to]. */
typedef struct Ask {
    TodoKind kind;
    int64_t date;
    int64_t from;
    int64_t to;
    TodoKind late_kind; /* of rows due before date, when both are read at once; 0: no */
} Ask;

static TodoKind kind_of(const Ask *ask, int64_t due)
{
    return ask->late_kind != 0 && due < ask->date ? ask->late_kind : ask->kind;
}

/* Relatives with two owners are no conflict once one protection is over: the verdict knows. */
static bool is_conflict(Db *db, const char *phone, int64_t date, Arena *arena)
{
    Attribution verdict;
    const AttributionAsk ask = {.phones = &phone, .phone_count = 1, .date = date};
    attribution_judge(db, &ask, arena, &verdict);
    return verdict.kind == ATTRIBUTION_CONFLICT;
}

/* Which stages of loans a kind is about. */
static const char *loan_stages(TodoKind kind)
{
    return kind == TODO_LOAN_PAPERS ? "PAPERS" : kind == TODO_DISBURSE_LATE ? "QUEUE" : "LATE";
}

static void read_query(Db *db, const Ask *ask, const char *query, Arena *arena, TodoList *list)
{
    Stmt *stmt = query_open(
        db, query,
        BINDS(BIND_DATE(":to", ask->date), BIND_DATE(":due_from", ask->from),
              BIND_DATE(":due_to", ask->to),
              BIND_NUMBER(":sign_days", setting_number(db, SETTING_SIGN_DAYS)),
              BIND_NUMBER(":filing_days", setting_number(db, SETTING_FILING_DAYS)),
              BIND_TEXT(":limits", loan_limits(db, arena)),
              BIND_TEXT(":stages", loan_stages(ask->kind)),
              BIND_NUMBER(":out", ask->kind == TODO_ITEM_OUT)));
    TodoNote *note = sources[ask->kind].note;
    while (query_next(stmt)) {
        if (ask->kind == TODO_CONFLICT && !is_conflict(db, query_text(stmt, 5), ask->date, arena)) {
            continue;
        }
        TodoRow *row = add_row(list, arena, kind_of(ask, query_date(stmt, 0)));
        read_row(stmt, arena, row, ask->date);
        row->note = note != NULL ? note(stmt, arena) : "";
    }
    query_close(stmt);
}

static TodoArrears arrears_of(TodoKind kind, bool deposit, bool is_signed)
{
    static const TodoArrears late[2][2] = {{ARREARS_SUB_PRICE, ARREARS_SUB_DEPOSIT},
                                           {ARREARS_SIGN_PRICE, ARREARS_SIGN_DEPOSIT}};
    return kind == TODO_PAY_DUE ? ARREARS_SOON : late[is_signed][deposit];
}

static void read_schedule(Db *db, const Ask *ask, const TodoRow *deal, Arena *arena, TodoList *list)
{
    ReceivableSchedule schedule = receivable_schedule(db, deal->number, ask->date, arena);
    for (size_t i = 0; i < schedule.count; i++) {
        const Receivable *due = &schedule.rows[i];
        if (due->paid >= due->amount || due->due < ask->from || due->due > ask->to) {
            continue;
        }
        TodoKind kind = kind_of(ask, due->due);
        TodoRow *row = add_row(list, arena, kind);
        *row = *deal;
        row->kind = kind;
        row->arrears = arrears_of(kind, due->deposit, deal->arrears == ARREARS_SIGN_PRICE);
        set_due(row, due->due, ask->date);
        row->amount = due->amount - due->paid;
        row->note = _(due->label);
    }
}

static int compare_due(const void *left, const void *right)
{
    const TodoRow *a = left;
    const TodoRow *b = right;
    if (a->due != b->due) {
        return a->due < b->due ? -1 : 1;
    }
    int order = strcmp(a->number, b->number);
    return order != 0 ? order : (a->amount > b->amount) - (a->amount < b->amount);
}

static void read_receivables(Db *db, const Ask *ask, Arena *arena, TodoList *list)
{
    size_t first = list->count;
    Stmt *stmt = query_open(db, "todo_receivable_deals", BINDS(BIND_DATE(":to", ask->date)));
    while (query_next(stmt)) {
        TodoRow deal = {.entity = "deal", .row_id = query_number(stmt, 1)};
        deal.number = arena_copy(arena, query_text(stmt, 0));
        deal.name = arena_copy(arena, query_text(stmt, 2));
        deal.phone = arena_copy(arena, query_text(stmt, 3));
        deal.unit_no = arena_copy(arena, query_text(stmt, 4));
        deal.consultant = arena_copy(arena, query_text(stmt, 5));
        deal.arrears = query_number(stmt, 6) == 1 ? ARREARS_SIGN_PRICE : ARREARS_SUB_PRICE;
        read_schedule(db, ask, &deal, arena, list);
    }
    query_close(stmt);
    if (list->count > first) {
        qsort(list->rows + first, list->count - first, sizeof *list->rows, compare_due);
    }
}

static void read_kind(Db *db, const Ask *ask, Arena *arena, TodoList *list)
{
    if (sources[ask->kind].query != NULL) {
        read_query(db, ask, sources[ask->kind].query, arena, list);
    } else {
        read_receivables(db, ask, arena, list);
    }
}

static Ask ask_of(Db *db, TodoKind kind, int64_t date)
{
    const TodoSource *source = &sources[kind];
    Ask ask = {kind, date, source->due_from == NONE ? EVER : date + source->due_from,
               date + source->due_to, 0};
    if (kind == TODO_FILING_DUE) { /* from the first reminder up to the last day */
        ask.to = date + setting_number(db, SETTING_FILING_DAYS) - TODO_FILING_FIRST;
    }
    return ask;
}

void todo_add(Db *db, TodoKind kind, int64_t date, Arena *arena, TodoList *list)
{
    Ask ask = ask_of(db, kind, date);
    read_kind(db, &ask, arena, list);
}

void todo_add_due(Db *db, TodoKind kind, const int64_t days[3], Arena *arena, TodoList *list)
{
    read_kind(db, &(Ask){kind, days[0], days[1], days[2], 0}, arena, list);
}

void todo_add_undisbursed(Db *db, int64_t date, Arena *arena, TodoList *list)
{
    Stmt *stmt = query_open(db, "todo_undisbursed", BINDS(BIND_DATE(":to", date)));
    while (query_next(stmt)) {
        TodoRow *row = add_row(list, arena, TODO_LOAN_LATE);
        read_row(stmt, arena, row, date);
        row->arrears = ARREARS_LOAN;
        row->note = note_pay(stmt, arena);
    }
    query_close(stmt);
}

static bool is_late_twin(TodoKind kind)
{
    for (size_t i = 0; i < TODO_KIND_COUNT; i++) {
        if (sources[i].late_kind == kind && kind != 0) {
            return true;
        }
    }
    return false;
}

/* Moves the rows into the order of their kinds; within a kind they keep theirs. */
static void sort_by_kind(TodoList *list, Arena *arena)
{
    TodoRow *rows = arena_alloc(arena, (list->count + 1) * sizeof *rows);
    size_t count = 0;
    for (int kind = 0; kind < TODO_KIND_COUNT; kind++) {
        for (size_t i = 0; i < list->count; i++) {
            if (list->rows[i].kind == (TodoKind)kind) {
                rows[count++] = list->rows[i];
            }
        }
    }
    list->rows = rows;
    list->capacity = list->count + 1;
}

void todo_add_with_late(Db *db, TodoKind kind, int64_t date, Arena *arena, TodoList *list)
{
    Ask ask = ask_of(db, kind, date);
    ask.late_kind = sources[kind].late_kind;
    ask.from = ask.late_kind != 0 ? EVER : ask.from;
    read_kind(db, &ask, arena, list);
}

bool todo_list(Db *db, int64_t date, Arena *arena, TodoList *list, Error *err)
{
    *list = (TodoList){0};
    for (int kind = 0; kind < TODO_KIND_COUNT; kind++) {
        if (!is_late_twin((TodoKind)kind)) {
            todo_add_with_late(db, (TodoKind)kind, date, arena, list);
        }
    }
    sort_by_kind(list, arena);
    return db_error(db, err);
}

bool todo_names_a_thing(const TodoRow *row)
{
    return strcmp(row->entity, "item") == 0 || strcmp(row->entity, "bank_product") == 0;
}

const char *todo_title(Arena *arena, const TodoRow *row, bool unmask)
{
    const char *parts[] = {
        row->unit_no, todo_names_a_thing(row) ? row->name : shown_name(arena, row->name, unmask), row->number,
        row->consultant, shown_remark(arena, row->note, unmask),
    };
    const char *title = "";
    for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
        if (!text_empty(parts[i])) {
            title = arena_format(arena, "%s%s%s", title, *title == '\0' ? "" : " ", parts[i]);
        }
    }
    return title;
}
