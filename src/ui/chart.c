#include "ui/chart.h"

#include "base/money.h"
#include "base/utf8.h"

static int64_t greatest(const int64_t *values, size_t count)
{
    int64_t most = 0;
    for (size_t i = 0; i < count; i++) {
        most = values[i] > most ? values[i] : most;
    }
    return most;
}

void chart_bars(Canvas *canvas, Rect area, const ChartBar *bars, size_t count)
{
    int label = 0;
    int text = 0;
    int64_t most = 0;
    for (size_t i = 0; i < count; i++) {
        label = utf8_width(bars[i].label) > label ? utf8_width(bars[i].label) : label;
        text = utf8_width(bars[i].text) > text ? utf8_width(bars[i].text) : text;
        most = bars[i].value > most ? bars[i].value : most;
    }
    int width = area.width - label - text - 2;
    for (size_t i = 0; i < count && (int)i < area.height; i++) {
        int y = area.y + (int)i;
        int64_t whole = bars[i].target > 0 ? bars[i].target : most;
        int64_t part = bars[i].value < whole ? bars[i].value : whole;
        canvas_text(canvas, area.x, y, label, ROLE_LABEL, bars[i].label);
        if (width > 0) {
            canvas_bar(canvas, area.x + label + 1, y, width, bars[i].role, part, whole);
        }
        canvas_text_right(canvas, area.x + area.width - text, y, text, bars[i].role, bars[i].text);
    }
}

/* How a trend is laid out: a number stands above each column where all of them have room, else only
 * above the highest; as many labels as do not touch. */
typedef struct TrendLayout {
    Canvas *canvas;
    Rect area;
    int width;  /* of a column */
    int every;  /* labels */
    int64_t most;
    bool numbers;
} TrendLayout;

static int filled_rows(const TrendLayout *layout, int64_t value)
{
    int rows = layout->area.height - 2;
    int64_t filled =
        layout->most > 0 && value > 0 ? (value * rows + layout->most - 1) / layout->most : 0;
    return (int)filled;
}

static void trend_column(const TrendLayout *layout, size_t nth, int64_t value, bool numbered)
{
    char number[32];
    int filled = filled_rows(layout, value);
    int edge = layout->area.x + ((int)nth + 1) * layout->width - 1; /* behind its bar */
    int base = layout->area.y + layout->area.height - 2;
    for (int i = 0; i < filled; i++) {
        canvas_put(layout->canvas, edge - 1, base - i, edge, ROLE_ACCENT,
                   layout->canvas->ascii ? "#" : "\u2503");
    }
    if (numbered) {
        int width = utf8_width(count_format(number, sizeof number, value));
        int x = edge - width > layout->area.x ? edge - width : layout->area.x;
        canvas_put(layout->canvas, x, base - filled, x + width, ROLE_TEXT, number);
    }
}

static TrendLayout trend_layout(Canvas *canvas, Rect area, const ChartTrend *trend)
{
    char number[32];
    TrendLayout layout = {.canvas = canvas, .area = area, .every = 1, .numbers = true,
                          .width = trend->count > 0 ? area.width / (int)trend->count : 0,
                          .most = greatest(trend->values, trend->count)};
    int label = 0;
    for (size_t i = 0; i < trend->count; i++) {
        int width = utf8_width(count_format(number, sizeof number, trend->values[i]));
        layout.numbers = layout.numbers && width < layout.width;
        width = trend->labels != NULL ? utf8_width(trend->labels[i]) : 0;
        label = width > label ? width : label;
    }
    while (layout.width > 0 && layout.every * layout.width <= label) {
        layout.every++;
    }
    return layout;
}

static void trend_label(const TrendLayout *layout, size_t nth, const char *label)
{
    int width = utf8_width(label);
    int x = layout->area.x + ((int)nth + 1) * layout->width - 1 - width;
    x = x > layout->area.x ? x : layout->area.x;
    canvas_put(layout->canvas, x, layout->area.y + layout->area.height - 1, x + width, ROLE_HINT,
               label);
}

void chart_trend(Canvas *canvas, Rect area, const ChartTrend *trend)
{
    TrendLayout layout = trend_layout(canvas, area, trend);
    bool marked = layout.numbers;
    if (layout.width < 2 || area.height < 3) {
        return;
    }
    for (size_t i = 0; i < trend->count; i++) {
        bool highest = !marked && trend->values[i] == layout.most;
        marked = marked || highest;
        trend_column(&layout, i, trend->values[i], layout.numbers || highest);
        if (trend->labels != NULL && i % (size_t)layout.every == 0) {
            trend_label(&layout, i, trend->labels[i]);
        }
    }
}
