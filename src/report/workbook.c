#include "report/workbook.h"

#include "base/date.h"
#include "base/str.h"
#include "base/text.h"
#include "report/workbook_page.h"

#include <string.h>

/* The sheets of each kind, in their order: interface.md 4. */
const PageDef daily_pages[] = {
    {"日报总览", page_overview, 1, 1, 0},
    {"口径", page_glossary, 1, 0, 0},
};
const size_t daily_page_count = ARRAY_LEN(daily_pages);

#define PERIOD_PAGES(overview) {overview, page_overview, 1, 1, 0}, {"口径", page_glossary, 1, 0, 0},

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
    XlsxLayout layout = {.freeze_columns = def->freeze_columns, .fit_tall = def->fit_tall};
    if (def->heading_rows > 0) {
        layout.freeze_rows = PAGE_HEADER_ROWS + def->heading_rows;
        layout.repeat_from = PAGE_HEADER_ROWS;
        layout.repeat_to = layout.freeze_rows;
    }
    layout.header_text = page->report->project;
    page->name = def->name;
    page->sheet = xlsx_sheet(page->book, def->name, &layout);
    page_header(page);
    def->write(page);
}

static bool write_pages(Page *page, Error *err)
{
    const Workbook *ask = page->ask;
    size_t count = kinds[page->report->kind].count;
    for (size_t i = 0; i < count; i++) {
        if (ask->progress != NULL && !ask->progress(ask->progress_context, i, count)) {
            return error_set(err, ERR_CANCELLED, NULL, _("已取消，没有写出文件"));
        }
        write_page(page, &kinds[page->report->kind].pages[i]);
    }
    return db_error(page->db, err);
}

bool workbook_write(const Workbook *workbook, Db *db, Error *err)
{
    Arena arena = {0};
    Page page = {.ask = workbook, .report = workbook->report, .db = db, .arena = &arena};
    page.book = xlsx_open(workbook->path, err);
    if (page.book == NULL) {
        return false;
    }
    xlsx_properties(page.book, workbook_default_name(&arena, workbook->report),
                    workbook->prepared_by);
    bool ok = write_pages(&page, err);
    if (ok) {
        ok = xlsx_close(page.book, err);
    } else {
        xlsx_abort(page.book);
    }
    arena_clear(&arena);
    return ok;
}
