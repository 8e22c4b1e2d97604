#include "report/today.h"

#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "base/utf8.h"
#include "report/line.h"
#include "report/text_table.h"
#include "report/todo.h"

#define ROWS_SHOWN 5

/* The figures of the board and where they stand in the daily report. */
static const char *const figures[] = {
    "calls",        "visits",        "first_visits",  "return_visits",     "tickets_opened",
    "sub_net_sets", "sub_net_amount_fen", "sign_net_sets", "sign_net_amount_fen", "collect_total_fen",
};
static const size_t shown_headings[] = {0, 1, 3, 4, 5, 6}; /* 今日 昨日 本周 本月 月目标 完成率 */

static void write_figures(const Report *report, Arena *arena, Str *out)
{
    char buf[64];
    size_t count;
    const ReportHeading *headings = report_headings(REPORT_DAILY, &count);
    TextTable table = {.arena = arena, .columns = ARRAY_LEN(shown_headings) + 1, .left = 1};
    text_table_add(&table, "");
    for (size_t i = 0; i < ARRAY_LEN(shown_headings); i++) {
        text_table_add(&table, _(headings[shown_headings[i]].label));
    }
    for (size_t f = 0; f < ARRAY_LEN(figures); f++) {
        const ReportLine *line = &report_lines[line_find(figures[f])];
        text_table_add(&table, _(line_label(line)));
        for (size_t i = 0; i < ARRAY_LEN(shown_headings); i++) {
            size_t h = shown_headings[i];
            text_table_add(&table, unit_format(buf, sizeof buf, heading_unit(report, line, h),
                                               heading_value(report, line, h)));
        }
    }
    text_table_write(&table, out);
}

static const char *late_text(Arena *arena, const TodoRow *row)
{
    char date[16];
    if (row->due == NONE) {
        return "";
    }
    if (row->days_late > 0 && todo_is_late(row->kind)) {
        return arena_format(arena, _("逾期 %lld 天"), (long long)row->days_late);
    }
    return arena_copy(arena, date_format(date, sizeof date, row->due));
}

static void write_kind(const TodoList *list, TodoKind kind, Arena *arena, Str *out)
{
    char money[32];
    size_t shown = 0;
    str_format(out, "\n%s %zu\n", _(todo_label(kind)), list->counts[kind]);
    TextTable table = {.arena = arena, .columns = 3, .left = 2};
    for (size_t i = 0; i < list->count && shown < ROWS_SHOWN; i++) {
        const TodoRow *row = &list->rows[i];
        if (row->kind != kind) {
            continue;
        }
        text_table_add(&table, arena_format(arena, "  %s", todo_title(arena, row, false)));
        text_table_add(&table, late_text(arena, row));
        text_table_add(&table, money_format(money, sizeof money, row->amount));
        shown++;
    }
    text_table_write(&table, out);
    if (list->counts[kind] > shown) {
        str_format(out, _("  另有 %zu 条\n"), list->counts[kind] - shown);
    }
}

bool today_text(Db *db, int64_t date, Str *out, Error *err)
{
    Report report;
    TodoList list;
    Arena arena = {0};
    char day[16];
    if (!report_make_board(&report, db, date, err)) {
        report_clear(&report);
        return false;
    }
    bool ok = todo_list(db, date, &arena, &list, err);
    if (ok) {
        str_format(out, "%s %s\n\n", text_visible(&arena, report.project), date_format(day, sizeof day, date));
        write_figures(&report, &arena, out);
        for (int kind = 0; kind < TODO_KIND_COUNT; kind++) {
            if (list.counts[kind] > 0) {
                write_kind(&list, (TodoKind)kind, &arena, out);
            }
        }
    }
    arena_clear(&arena);
    report_clear(&report);
    return ok;
}
