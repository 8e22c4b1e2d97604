#include "report/workbook.h"

#include "base/date.h"
#include "base/str.h"
#include "base/text.h"
#include "report/export.h"
#include "report/workbook_page.h"

#include <string.h>

/* The sheets of each kind, in their order. */
const PageDef daily_pages[] = {
    {"日报总览", page_overview, 1, 1},   {"今日成交", page_deals, 1, 0},
    {"来访明细", page_visits, 1, 0},     {"渠道分析", page_sources, 1, 1},
    {"顾问业绩", page_consultants, 1, 1}, {"销控表", page_units, 0, 0},
    {"待办预警", page_todo, 1, 0},       {"明日计划", page_tomorrow, 1, 0},
    {"口径", page_glossary, 1, 0},
};
const size_t daily_page_count = ARRAY_LEN(daily_pages);

#define PERIOD_PAGES(overview)                                                                     \
    {overview, page_overview, 1, 1}, {"每日走势", page_days, 1, 1},                                \
        {"渠道分析", page_sources, 1, 1}, {"顾问业绩", page_consultants, 1, 1},                    \
        {"户型分析", page_layouts, 1, 1}, {"按揭与应收", page_money, 0, 0},                        \
        {"口径", page_glossary, 1, 0},

const PageDef weekly_pages[] = {PERIOD_PAGES("周报总览")};
const size_t weekly_page_count = ARRAY_LEN(weekly_pages);
const PageDef monthly_pages[] = {PERIOD_PAGES("月报总览")};
const size_t monthly_page_count = ARRAY_LEN(monthly_pages);

/* What a kind of report is called, and its sheets. */
static const struct {
    const char *name;
    const PageDef *pages;
    size_t count;
} kinds[] = {
    [REPORT_DAILY] = {"日报", daily_pages, ARRAY_LEN(daily_pages)},
    [REPORT_WEEKLY] = {"周报", weekly_pages, ARRAY_LEN(weekly_pages)},
    [REPORT_MONTHLY] = {"月报", monthly_pages, ARRAY_LEN(monthly_pages)},
};

static const char *safe_project(Arena *arena, const char *project)
{
    char *safe = arena_copy(arena, project);
    for (char *at = safe; *at != '\0'; at++) {
        if ((unsigned char)*at < 0x20 || strchr("/\\:*?\"<>|", *at) != NULL) {
            *at = '_';
        }
    }
    if (safe[0] == '.' || safe[0] == '-') { /* neither hidden nor an option */
        safe[0] = '_';
    }
    return *safe == '\0' ? "案场" : safe;
}

static const char *period_name(Arena *arena, const Report *report)
{
    char buf[16];
    int year;
    int week;
    if (report->kind == REPORT_WEEKLY) {
        date_iso_week(report->from, &year, &week);
        return arena_format(arena, "%04d-W%02d", year, week);
    }
    if (report->kind == REPORT_MONTHLY) {
        return arena_copy(arena, month_format(buf, sizeof buf, date_month(report->from)));
    }
    return arena_copy(arena, date_format(buf, sizeof buf, report->from));
}

const char *workbook_default_name(Arena *arena, const Report *report)
{
    return arena_format(arena, "%s-%s-%s.xlsx", safe_project(arena, report->project),
                        kinds[report->kind].name, period_name(arena, report));
}

static void write_page(Page *page, const PageDef *def)
{
    XlsxLayout layout = {.freeze_columns = def->freeze_columns,
                         .freeze_rows = PAGE_HEADER_ROWS + def->heading_rows,
                         .header_text = page->report->project};
    if (def->heading_rows > 0) {
        layout.repeat_from = PAGE_HEADER_ROWS;
        layout.repeat_to = layout.freeze_rows;
    }
    page->name = def->name;
    page->sheet = xlsx_sheet(page->book, def->name, &layout);
    page_header(page);
    def->write(page);
}

static bool step(const Workbook *ask, size_t done, size_t total)
{
    bool chinese = text_keep_chinese(false);
    bool go_on = ask->progress == NULL || ask->progress(ask->progress_context, done, total);
    text_keep_chinese(chinese);
    return go_on;
}

static bool write_pages(Page *page, Error *err)
{
    size_t count = kinds[page->report->kind].count;
    for (size_t i = 0; i < count; i++) {
        if (!step(page->ask, i, count)) {
            return error_set(err, ERR_CANCELLED, NULL, _("已取消，没有写出文件"));
        }
        write_page(page, &kinds[page->report->kind].pages[i]);
    }
    return db_error(page->db, err);
}

static bool write_book(Page *page, ExportLog *log, Error *err)
{
    const Workbook *ask = page->ask;
    page->book = xlsx_open(ask->path, err);
    if (page->book == NULL) {
        return false;
    }
    xlsx_properties(page->book, workbook_default_name(page->arena, ask->report),
                    log->session->actor);
    bool chinese = text_keep_chinese(true);
    bool ok = xlsx_hold(page->book, export_log, log, err) && write_pages(page, err);
    text_keep_chinese(chinese);
    log->rows = page->rows;
    if (ok) {
        return xlsx_close(page->book, err);
    }
    xlsx_abort(page->book);
    return false;
}

bool workbook_write(Session *session, const Workbook *workbook, Error *err)
{
    Arena arena = {0};
    const Report *report = workbook->report;
    Page page = {.ask = workbook, .report = report, .session = session, .db = session->db,
                 .arena = &arena};
    ExportLog log = {.session = session, .path = workbook->path, .unmask = workbook->unmask,
                     .reason = workbook->reason};
    log.what = arena_format(&arena, "report %s", report_kind_name(report->kind));
    log.filter = arena_format(&arena, "%s/%s", page_date(&page, report->from),
                              page_date(&page, report->to));
    bool ok = export_allow(&log, err) && write_book(&page, &log, err);
    arena_clear(&arena);
    return ok;
}
