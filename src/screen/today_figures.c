#include "screen/today_figures.h"

#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "screen/report_screen.h"
#include "ui/picker.h"

#include <stdlib.h>

/* A column of figures: its heading stands in the upper border. */
typedef struct FigureColumn {
    const char *label; /* msgid */
    size_t column;     /* of the board */
    int width;
    int from; /* width of the panel from which it is shown */
} FigureColumn;

static const FigureColumn figure_columns[] = {
    {N_("今日"), 0, 8, 0}, {N_("昨日"), 1, 10, 50}, {N_("本周"), 2, 10, 56}, {N_("本月"), 3, 11, 0},
};

static const char *const figure_keys[] = {
    "calls", "visits", "sub_net_sets", "sub_net_amount_fen", "sign_net_sets", "sign_net_amount_fen",
    "collect_total_fen",
};

static const Metric *metric_of(size_t key)
{
    return &metric_list[metric_index(figure_keys[key])];
}

static const char *figure(Arena *arena, const Report *report, size_t key, size_t column)
{
    char buf[40];
    int64_t value = report_value(report, figure_keys[key], column);
    return arena_copy(arena, metric_of(key)->unit == UNIT_MONEY
                                 ? money_wan(buf, sizeof buf, value)
                                 : count_format(buf, sizeof buf, value));
}

/* One column that ends at right. */
static void draw_column(const Report *report, Canvas *canvas, const FigureColumn *column, int right,
                        Rect inside)
{
    const char *head = arena_format(&canvas->arena, " %s ", _(column->label));
    canvas_put(canvas, right + 1 - utf8_width(head), inside.y - 1, right + 1, ROLE_TITLE, head);
    for (int i = 0; i < (int)ARRAY_LEN(figure_keys) && i < inside.height; i++) {
        canvas_text_right(canvas, right - column->width, inside.y + i, column->width, ROLE_TEXT,
                          figure(&canvas->arena, report, (size_t)i, column->column));
    }
}

void today_figures_draw(const Report *report, Canvas *canvas, Rect area)
{
    Rect inside = rect_inside(area);
    int right = inside.x + inside.width - 1;
    canvas_box(canvas, area, _("业绩"));
    for (size_t c = ARRAY_LEN(figure_columns); report != NULL && c-- > 0;) {
        if (inside.width >= figure_columns[c].from) {
            draw_column(report, canvas, &figure_columns[c], right, inside);
            right -= figure_columns[c].width;
        }
    }
    for (int i = 0; i < (int)ARRAY_LEN(figure_keys) && i < inside.height; i++) {
        canvas_text(canvas, inside.x + 1, inside.y + i, right - inside.x - 1, ROLE_LABEL,
                    _(metric_of((size_t)i)->label));
    }
}

/* "key column": which figure of the board. */
static Reply figure_picked(View *view, void *context, const PickItem *item)
{
    const Report *report = context;
    char *rest = NULL;
    size_t key = strtoul(item->value, &rest, 10);
    const ReportColumn *column = &report->columns[strtoul(rest, NULL, 10)];
    return report_detail_open(view, &(ReportFigure){
                                        .title = item->label,
                                        .unit = metric_of(key)->unit,
                                        .value = report_value(report, figure_keys[key],
                                                              (size_t)(column - report->columns)),
                                        .metric = figure_keys[key],
                                        .from = column->from,
                                        .to = column->to,
                                    });
}

Reply today_figures_pick(View *view, Report *report)
{
    Arena arena = {0};
    ItemList items = {0};
    for (size_t c = 0; c < ARRAY_LEN(figure_columns); c++) {
        for (size_t key = 0; key < ARRAY_LEN(figure_keys); key++) {
            size_t column = figure_columns[c].column;
            item_add(&items, &arena, arena_format(&arena, "%zu %zu", key, column),
                     arena_format(&arena, "%s %s", _(figure_columns[c].label),
                                  _(metric_of(key)->label)),
                     figure(&arena, report, key, column));
        }
    }
    Reply reply = picker_open(view, _("看哪个数的明细"), &items, figure_picked, report);
    arena_clear(&arena);
    return reply;
}
