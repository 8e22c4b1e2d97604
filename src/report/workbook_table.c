/* Tables that add up, and the charts about them. */
#include "base/money.h"
#include "report/workbook_page.h"

#define PPM 1000000
#define SHORT_ROWS 14 /* as high as a chart: the charts go below */
#define CHART_GAP 12  /* pixels */
#define CHART_WIDTH 480
#define CHART_COLUMNS 7 /* of the default width under a chart, besides the first */
#define HEIGHT_MOST 520
#define ROW_PIXELS 20
#define PAPER_WIDTH 277 /* mm within the margins of a landscape A4 */
#define PAPER_HEIGHT 175

SumTable page_new_table(const Page *page, const SumColumn *columns, size_t count, size_t rows)
{
    SumTable table = {.columns = columns, .column_count = count, .row_count = rows};
    table.cells = arena_alloc(page->arena, (rows * count + 1) * sizeof *table.cells);
    return table;
}

PageCell *page_at(const SumTable *table, size_t row, size_t column)
{
    return &table->cells[row * table->column_count + column];
}

int64_t page_column_sum(const SumTable *table, size_t column)
{
    int64_t sum = 0;
    for (size_t i = 0; i < table->row_count; i++) {
        int64_t value = page_at(table, i, column)->number;
        sum += value == NONE ? 0 : value;
    }
    return sum;
}

static void write_quotient(Page *page, const SumTable *table, const SumColumn *column, SheetCell at,
                           int64_t over, int64_t under)
{
    const char *formula = arena_format(page->arena, "=IFERROR(%s/%s,\"—\")",
                                       page_cell(page, at.row, table->left + column->over),
                                       page_cell(page, at.row, table->left + column->under));
    bool defined = over != NONE && under != NONE;
    int role = column->role | (at.row > table->top + (int)table->row_count ? ROLE_TOTAL : 0);
    xlsx_formula(page->sheet, at, role, formula, defined ? ratio_round(over, PPM, under) : NONE);
}

static void write_row(Page *page, const SumTable *table, size_t row)
{
    for (size_t i = 0; i < table->column_count; i++) {
        const SumColumn *column = &table->columns[i];
        const PageCell *cell = page_at(table, row, i);
        SheetCell at = cell_at(page->row, table->left + (int)i);
        if (column->kind == SUM_QUOTIENT) {
            write_quotient(page, table, column, at,
                           page_at(table, row, (size_t)column->over)->number,
                           page_at(table, row, (size_t)column->under)->number);
        } else if (column->kind == SUM_TEXT || cell->text != NULL) {
            xlsx_text(page->sheet, at, column->role, cell->text);
        } else {
            xlsx_number(page->sheet, at, column->role, cell->number);
        }
    }
    page->row++;
}

static void write_total_cell(Page *page, const SumTable *table, size_t i)
{
    const SumColumn *column = &table->columns[i];
    SheetCell at = cell_at(page->row, table->left + (int)i);
    int64_t sum = page_column_sum(table, i);
    const char *formula = page_sum(page, at.column, table->top + 1, page->row - 1);
    if (i == 0) {
        xlsx_text(page->sheet, at, ROLE_LABEL | ROLE_TOTAL, "合计");
    } else if (column->kind == SUM_TEXT || column->kind == SUM_FIXED) {
        xlsx_blank(page->sheet, at, ROLE_TEXT | ROLE_TOTAL);
    } else if (column->kind == SUM_QUOTIENT) {
        write_quotient(page, table, column, at, page_column_sum(table, (size_t)column->over),
                       page_column_sum(table, (size_t)column->under));
    } else if (formula == NULL || (column->kind == SUM_SHARE && sum == 0)) {
        xlsx_number(page->sheet, at, column->role | ROLE_TOTAL,
                    column->kind == SUM_SHARE ? NONE : sum);
    } else {
        xlsx_formula(page->sheet, at, column->role | ROLE_TOTAL, formula, sum);
    }
}

void page_sum_table(Page *page, SumTable *table)
{
    table->top = page->row;
    for (size_t i = 0; i < table->column_count; i++) {
        xlsx_text(page->sheet, cell_at(page->row, table->left + (int)i), ROLE_HEADING,
                  table->columns[i].label);
    }
    page->row++;
    for (size_t i = 0; i < table->row_count; i++) {
        write_row(page, table, i);
    }
    for (size_t i = 0; i < table->column_count; i++) {
        write_total_cell(page, table, i);
    }
    page->row++;
}

/* Of counts; money needs no marks one by one. */
static int64_t most_value(const SumTable *table, const PageChart *chart)
{
    int64_t most = 0;
    for (size_t i = 0; i < 3 && chart->values[i] != 0; i++) {
        bool count = table->columns[chart->values[i]].role == ROLE_COUNT;
        for (size_t row = 0; count && row < table->row_count; row++) {
            int64_t value = page_at(table, row, (size_t)chart->values[i])->number;
            most = value > most ? value : most;
        }
    }
    return most;
}

static void write_chart(Page *page, const SumTable *table, const PageChart *chart, SheetCell at,
                        XlsxChart *place)
{
    XlsxSeries series[3];
    size_t count = 0;
    int first = table->top + 1;
    int last = table->top + (int)table->row_count;
    for (; count < 3 && chart->values[count] != 0; count++) {
        int column = table->left + chart->values[count];
        int category = table->left + chart->category;
        series[count] =
            (XlsxSeries){table->columns[chart->values[count]].label,
                         {page->sheet, cell_at(first, category), cell_at(last, category)},
                         {page->sheet, cell_at(first, column), cell_at(last, column)}};
    }
    place->kind = chart->kind;
    place->most = most_value(table, chart);
    place->title = chart->title;
    place->series = series;
    place->series_count = count;
    xlsx_chart(page->sheet, at, place);
}

/* What is left of a printed page below the table, within reason. */
static int height_below(const Page *page, int width)
{
    int left = width * PAPER_HEIGHT / PAPER_WIDTH - (page->row + 2) * ROW_PIXELS;
    int height = left > HEIGHT_MOST ? HEIGHT_MOST : left;
    return height < PAGE_CHART_HEIGHT ? PAGE_CHART_HEIGHT : height;
}

static void charts_below(Page *page, const SumTable *table, const PageChart *charts, int count)
{
    int width = xlsx_pixels(page->sheet, table->left + (int)table->column_count);
    int each = (width - CHART_GAP * count) / count;
    int height = height_below(page, width);
    for (int i = 0; i < count; i++) {
        XlsxChart place = {.width = each, .height = height, .x = i * (each + CHART_GAP)};
        write_chart(page, table, &charts[i], cell_at(page->row + 1, 0), &place);
    }
    page->row += 2 + height / ROW_PIXELS;
    xlsx_print_area(page->sheet, cell_at(0, 0),
                    cell_at(page->row, table->left + (int)table->column_count - 1));
}

static void charts_beside(Page *page, const SumTable *table, const PageChart *charts, int count)
{
    int column = table->left + (int)table->column_count;
    for (int i = 0; i < count; i++) {
        XlsxChart place = {.width = CHART_WIDTH, .height = PAGE_CHART_HEIGHT, .x = CHART_GAP};
        write_chart(page, table, &charts[i], cell_at(table->top + i * PAGE_CHART_ROWS, column),
                    &place);
    }
    int last = table->top + count * PAGE_CHART_ROWS;
    xlsx_print_area(page->sheet, cell_at(0, 0),
                    cell_at(page->row > last ? page->row : last, column + CHART_COLUMNS));
}

void page_charts(Page *page, const SumTable *table, const PageChart *charts, size_t count)
{
    if (table->row_count > 0 && table->row_count <= SHORT_ROWS) {
        charts_below(page, table, charts, (int)count);
    } else if (table->row_count > 0) {
        charts_beside(page, table, charts, (int)count);
    }
    xlsx_fit(page->sheet, 1, page->row <= PAGE_ONE_SHEET ? 1 : 0);
}
