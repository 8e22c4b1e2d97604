#include "base/text.h"
#include "sheet/cell_text.h"
#include "sheet/xlsx_book.h"

#include <string.h>

#define FEW_VALUES 10
#define MANY_VALUES 14 /* so many bars have no room for their numbers */

/* What libxlsxwriter calls each kind, and what goes with it. */
typedef struct ChartRow {
    uint8_t type;
    bool lying;    /* categories stand on the vertical axis */
    bool bare;     /* the labels say it all: no value axis */
    bool round;    /* no axes; each point has its colour and its share */
    bool reversed; /* the first category on top */
    uint16_t gap;  /* between bars, per cent; 0 = the library's */
} ChartRow;

static const ChartRow kinds[] = {
    [CHART_LINE] = {.type = LXW_CHART_LINE},
    [CHART_COLUMN] = {.type = LXW_CHART_COLUMN, .gap = 80},
    [CHART_BAR] = {.type = LXW_CHART_BAR, .lying = true, .bare = true, .reversed = true, .gap = 60},
    [CHART_FUNNEL] = {.type = LXW_CHART_BAR, .lying = true, .bare = true, .reversed = true, .gap = 8},
    [CHART_PIE] = {.type = LXW_CHART_PIE, .round = true},
    [CHART_DOUGHNUT] = {.type = LXW_CHART_DOUGHNUT, .round = true},
};

static const lxw_color_t colours[] = {
    0x2F75B5, 0xED7D31, 0x70AD47, 0xFFC000, 0x7030A0, 0xC00000, 0x5B9BD5, 0x7F7F7F,
};

static void add_series(const XlsxSheet *sheet, lxw_chart *chart, const ChartRow *kind,
                       const XlsxSeries *series)
{
    lxw_chart_series *made = chart_add_series(chart, NULL, NULL);
    const XlsxRange *at = &series->categories;
    chart_series_set_categories(made, at->sheet->worksheet->name, (lxw_row_t)at->from.row,
                                (lxw_col_t)at->from.column, (lxw_row_t)at->to.row,
                                (lxw_col_t)at->to.column);
    at = &series->values;
    chart_series_set_values(made, at->sheet->worksheet->name, (lxw_row_t)at->from.row,
                            (lxw_col_t)at->from.column, (lxw_row_t)at->to.row,
                            (lxw_col_t)at->to.column);
    if (series->name != NULL) {
        chart_series_set_name(made, cell_text(&sheet->book->arena, series->name));
    }
    if (kind->round) {
        chart_series_set_labels_percentage(made);
    }
    bool few = series->values.to.row - series->values.from.row < MANY_VALUES;
    if (kind->gap > 0 && few) {
        lxw_chart_font small = {.name = STYLE_FONT, .size = 9};
        chart_series_set_labels(made);
        chart_series_set_labels_font(made, &small);
        chart_series_set_labels_num_format(made, "#,##0;-#,##0;;"); /* no zeros */
    }
}

static void colour_series(lxw_chart *chart, const ChartRow *kind)
{
    lxw_chart_series *series;
    size_t i = 0;
    STAILQ_FOREACH (series, chart->series_list, list_pointers) {
        lxw_color_t colour = colours[i++ % (sizeof colours / sizeof colours[0])];
        if (kind->type == LXW_CHART_LINE) {
            chart_series_set_line(series, &(lxw_chart_line){.color = colour, .width = 2});
        } else if (!kind->round) {
            chart_series_set_fill(series, &(lxw_chart_fill){.color = colour});
        }
    }
}

static void set_titles(const XlsxSheet *sheet, lxw_chart *chart, const XlsxChart *wanted)
{
    Arena *arena = &sheet->book->arena;
    lxw_chart_font title = {.name = STYLE_FONT, .size = 12, .bold = LXW_TRUE};
    lxw_chart_font small = {.name = STYLE_FONT, .size = 9};
    if (wanted->title != NULL) {
        chart_title_set_name(chart, cell_text(arena, wanted->title));
        chart_title_set_name_font(chart, &title);
    } else {
        chart_title_off(chart);
    }
    if (wanted->x_title != NULL) {
        chart_axis_set_name(chart->x_axis, cell_text(arena, wanted->x_title));
        chart_axis_set_name_font(chart->x_axis, &small);
    }
    if (wanted->y_title != NULL) {
        chart_axis_set_name(chart->y_axis, cell_text(arena, wanted->y_title));
        chart_axis_set_name_font(chart->y_axis, &small);
    }
}

/* A name in a formula must not run away: sheets of another book, or never made, are dropped. */
static bool range_fits(const XlsxSheet *sheet, const XlsxRange *range)
{
    return range->sheet != NULL && range->sheet->book == sheet->book &&
           range->sheet->worksheet != NULL && range->from.row >= 0 && range->from.column >= 0 &&
           range->to.row >= range->from.row && range->to.column >= range->from.column;
}

/* Light lines; few whole numbers get no halves between them. */
static void set_axes(lxw_chart *chart, const ChartRow *kind, const XlsxChart *wanted)
{
    lxw_chart_axis *category = kind->lying ? chart->y_axis : chart->x_axis;
    lxw_chart_axis *value = kind->lying ? chart->x_axis : chart->y_axis;
    lxw_chart_line light = {.color = 0xD9D9D9, .width = 0.75};
    lxw_chart_font small = {.name = STYLE_FONT, .size = 9};
    chart_axis_set_num_font(category, &small);
    chart_axis_set_num_font(value, &small);
    chart_axis_set_num_format(value, "#,##0");
    chart_axis_set_label_position(category, LXW_CHART_AXIS_LABEL_POSITION_LOW); /* under bars below 0 */
    chart_axis_major_gridlines_set_line(value, &light);
    if (kind->reversed) {
        chart_axis_set_reverse(category);
    }
    if (kind->bare) {
        chart_axis_major_gridlines_set_visible(value, LXW_FALSE);
        chart_axis_off(value);
    } else if (wanted->most > 0 && wanted->most <= FEW_VALUES) {
        chart_axis_set_major_unit(value, 1);
    }
}

static void set_frame(lxw_chart *chart, const ChartRow *kind, const XlsxChart *wanted)
{
    if (kind->gap > 0) {
        chart_set_series_gap(chart, kind->gap);
    }
    if (!kind->round) {
        set_axes(chart, kind, wanted);
    }
    if (wanted->series_count < 2 && !kind->round) {
        chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    } else {
        chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    }
}

void xlsx_chart(XlsxSheet *sheet, SheetCell at, const XlsxChart *wanted)
{
    const ChartRow *kind = &kinds[wanted->kind];
    for (size_t i = 0; i < wanted->series_count; i++) {
        if (!range_fits(sheet, &wanted->series[i].categories) ||
            !range_fits(sheet, &wanted->series[i].values)) {
            book_note(sheet->book, LXW_ERROR_PARAMETER_VALIDATION);
            return;
        }
    }
    if (sheet->worksheet == NULL || wanted->series_count == 0) {
        return;
    }
    lxw_chart *chart = workbook_add_chart(sheet->book->target.workbook, kind->type);
    if (chart == NULL) {
        book_note(sheet->book, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    for (size_t i = 0; i < wanted->series_count; i++) {
        add_series(sheet, chart, kind, &wanted->series[i]);
    }
    colour_series(chart, kind);
    set_titles(sheet, chart, wanted);
    set_frame(chart, kind, wanted);
    lxw_chart_options options = {
        .x_offset = wanted->x,
        .x_scale = (wanted->width == 0 ? 480 : wanted->width) / 480.0,
        .y_scale = (wanted->height == 0 ? 288 : wanted->height) / 288.0,
    };
    book_note(sheet->book,
              worksheet_insert_chart_opt(sheet->worksheet, (lxw_row_t)at.row,
                                         (lxw_col_t)at.column, chart, &options));
}
