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

static void trend_column(Canvas *canvas, Rect column, int64_t value, int64_t most)
{
    char number[32];
    int rows = column.height - 2;
    int filled = most > 0 ? (int)((value * rows + most - 1) / most) : 0;
    int x = column.x + column.width - 2;
    int base = column.y + column.height - 2;
    for (int i = 0; i < filled; i++) {
        canvas_put(canvas, x, base - i, x + 1, ROLE_ACCENT, canvas->ascii ? "#" : "\u2503");
    }
    canvas_text_right(canvas, column.x, base - filled, column.width - 1, ROLE_TEXT,
                      count_format(number, sizeof number, value));
}

void chart_trend(Canvas *canvas, Rect area, const ChartTrend *trend)
{
    int width = trend->count > 0 ? area.width / (int)trend->count : 0;
    int64_t most = greatest(trend->values, trend->count);
    if (width < 2 || area.height < 3) {
        return;
    }
    for (size_t i = 0; i < trend->count; i++) {
        Rect column = {area.x + (int)i * width, area.y, width, area.height};
        trend_column(canvas, column, trend->values[i], most);
        if (trend->labels != NULL) {
            canvas_text_right(canvas, column.x, area.y + area.height - 1, width - 1, ROLE_HINT,
                              trend->labels[i]);
        }
    }
}
