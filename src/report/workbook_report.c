/* 渠道分析, 顾问业绩, 户型分析, 每日走势: the tables of the report as sheets, with their charts. */
#include "base/str.h"
#include "base/text.h"
#include "report/workbook_page.h"

#include <string.h>

/* Money of a column is shown with its fen as soon as one figure has any. */
static int column_role(const Summary *summary, size_t column)
{
    int role = page_unit_role(summary->columns[column].unit);
    if (summary->columns[column].kind == SUM_TEXT) {
        return ROLE_TEXT;
    }
    for (size_t row = 0; role == ROLE_MONEY && row < summary->row_count; row++) {
        int64_t value = summary_cell(summary, row, column)->number;
        if (value != NONE && value % 100 != 0) {
            return ROLE_MONEY;
        }
    }
    return role == ROLE_MONEY ? ROLE_MONEY_WHOLE : role;
}

static SumTable table_of(const Page *page, const Summary *summary)
{
    size_t count = summary->column_count;
    SumColumn *columns = arena_alloc(page->arena, count * sizeof *columns);
    for (size_t i = 0; i < count; i++) {
        const SummaryColumn *from = &summary->columns[i];
        const char *period = from->period != NULL ? from->period : "";
        columns[i] = (SumColumn){arena_format(page->arena, "%s%s", period, from->label), from->kind,
                                 column_role(summary, i), from->over, from->under};
    }
    SumTable table = page_new_table(page, columns, count, summary->row_count);
    memcpy(table.cells, summary->cells, summary->row_count * count * sizeof *table.cells);
    return table;
}

static void write_summary(Page *page, SummaryId id, const PageChart charts[2])
{
    Summary summary = summary_make(page->report, page->db, id, page->arena);
    SumTable table = table_of(page, &summary);
    page_sum_table(page, &table);
    page_charts(page, &table, charts, 2);
}

void page_sources(Page *page)
{
    static const PageChart charts[] = {{CHART_BAR, "首访与净认购套数", 0, {8, 12, 0}},
                                       {CHART_DOUGHNUT, "首访占比", 0, {8, 0, 0}}};
    write_summary(page, SUMMARY_SOURCES, charts);
}

void page_consultants(Page *page)
{
    static const PageChart charts[] = {{CHART_COLUMN, "首访与净认购套数", 0, {9, 13, 0}},
                                       {CHART_COLUMN, "净认购金额(元)", 0, {14, 0, 0}}};
    write_summary(page, SUMMARY_CONSULTANTS, charts);
}

void page_layouts(Page *page)
{
    static const PageChart charts[] = {{CHART_COLUMN, "意向与净认购套数", 0, {8, 11, 0}},
                                       {CHART_DOUGHNUT, "意向户型", 0, {8, 0, 0}}};
    write_summary(page, SUMMARY_LAYOUTS, charts);
}

void page_days(Page *page)
{
    static const PageChart charts[] = {{CHART_LINE, "每日来访", 0, {4, 5, 2}},
                                       {CHART_COLUMN, "每日认购与签约", 0, {9, 12, 0}}};
    write_summary(page, SUMMARY_DAYS, charts);
}
