#include "report/workbook_page.h"

#include "base/date.h"
#include "base/text.h"
#include "report/shown.h"

static const char *const kind_names[] = {"日报", "周报", "月报"};

const char *page_date(const Page *page, int64_t date)
{
    char buf[16];
    return arena_copy(page->arena, date_format(buf, sizeof buf, date));
}

const char *page_cell(const Page *page, int row, int column)
{
    char buf[16];
    return arena_copy(page->arena, xlsx_cell_name(buf, sizeof buf, cell_at(row, column)));
}

const char *page_sum(const Page *page, int column, int from, int to)
{
    return to < from ? NULL
                     : arena_format(page->arena, "=SUM(%s:%s)", page_cell(page, from, column),
                                    page_cell(page, to, column));
}

const char *page_name(const Page *page, const char *name)
{
    return shown_name(page->arena, name, page->ask->unmask);
}

const char *page_phone(const Page *page, const char *phone)
{
    return shown_phone(page->arena, phone, page->ask->unmask);
}

const char *page_remark(const Page *page, const char *text)
{
    return shown_remark(page->arena, text, page->ask->unmask);
}

static const char *period_line(const Page *page)
{
    char time[8];
    const Report *report = page->report;
    const Session *session = page->session;
    const char *period = page_date(page, report->from);
    if (report->to != report->from) {
        period = arena_format(page->arena, "%s 至 %s", period, page_date(page, report->to));
    }
    return arena_format(page->arena, "%s　期间 %s　制表 %s %s %s　未冻结", kind_names[report->kind],
                        period, _(session->actor), page_date(page, session->today),
                        time_format(time, sizeof time, session->now));
}

void page_header(Page *page)
{
    const char *project = page->report->project;
    const char *title = arena_format(page->arena, "%s%s%s", project, *project == '\0' ? "" : " ",
                                     page->name);
    xlsx_row_height(page->sheet, 0, 26);
    xlsx_text(page->sheet, cell_at(0, 0), ROLE_TITLE, title);
    xlsx_text(page->sheet, cell_at(1, 0), ROLE_NOTE, period_line(page));
    xlsx_text(page->sheet, cell_at(2, 0), ROLE_NOTE,
              "按业务日期统计，截至期末；认购口径与签约口径分列；金额为元，面积为㎡；“—”为无法计算");
    page->row = PAGE_HEADER_ROWS;
}

void page_subtitle(Page *page, int column, const char *text)
{
    xlsx_text(page->sheet, cell_at(page->row++, column), ROLE_SUBTITLE, text);
}

void page_note(Page *page, const char *text)
{
    xlsx_text(page->sheet, cell_at(page->row++, 0), ROLE_NOTE, text);
}

void page_headings(Page *page, const PageColumn *columns, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        xlsx_text(page->sheet, cell_at(page->row, (int)i), ROLE_HEADING, columns[i].label);
    }
    page->row++;
}

bool page_role_is_text(int role)
{
    return (role & (ROLE_TOTAL - 1)) <= ROLE_WRAP;
}

void page_cells(Page *page, const PageColumn *columns, const PageCell *cells, size_t count,
                int flags)
{
    for (size_t i = 0; i < count; i++) {
        SheetCell at = cell_at(page->row, (int)i);
        int role = columns[i].role | flags;
        if (page_role_is_text(role) || cells[i].text != NULL) {
            xlsx_text(page->sheet, at, role, cells[i].text);
        } else {
            xlsx_number(page->sheet, at, role, cells[i].number);
        }
    }
    page->row++;
    page->rows++;
}

int page_unit_role(MetricUnit unit)
{
    static const int roles[] = {
        [UNIT_COUNT] = ROLE_COUNT, [UNIT_AREA] = ROLE_AREA,   [UNIT_MONEY] = ROLE_MONEY,
        [UNIT_RATIO] = ROLE_RATIO, [UNIT_PRICE] = ROLE_MONEY, [UNIT_DECIMAL] = ROLE_DECIMAL,
    };
    return roles[unit];
}
