#include "screen/calculator_panel.h"

#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

#define VALUE_WIDTH 13 /* where no number needs more */

typedef struct Panel {
    Canvas *canvas;
    Rect area;
    int y;     /* the next line */
    int left;  /* columns of the values */
    int right;
} Panel;

static bool full(const Panel *panel)
{
    return panel->y >= panel->area.y + panel->area.height;
}

/* A number is never cut: its column grows, and the label gives way. */
static void make_room(Panel *panel, const char *left, const char *right)
{
    int wide = utf8_width(left) + 1;
    panel->left = wide > panel->left ? wide : panel->left;
    wide = utf8_width(right) + 1;
    panel->right = wide > panel->right ? wide : panel->right;
}

static int label_width(const Panel *panel)
{
    return panel->area.width - panel->left - panel->right;
}

/* Label, then two values right-aligned in columns of their own at the right edge. */
static void put_line(Panel *panel, unsigned role, const char *label, const char *left,
                     const char *right)
{
    const Rect *area = &panel->area;
    int x = area->x + label_width(panel);
    if (!full(panel)) {
        canvas_text(panel->canvas, area->x, panel->y, label_width(panel), ROLE_LABEL, label);
        canvas_text_right(panel->canvas, x, panel->y, panel->left, role, left);
        canvas_text_right(panel->canvas, x + panel->left, panel->y, panel->right, role, right);
        panel->y++;
    }
}

/* The names of the columns; a long one begins over the column before. */
static void put_titles(Panel *panel, const char *left, const char *right)
{
    int end = panel->area.x + panel->area.width;
    int spill = utf8_width(right) + 1 > panel->right ? utf8_width(right) + 1 - panel->right : 0;
    if (!full(panel)) {
        int x = panel->area.x + label_width(panel);
        canvas_text_right(panel->canvas, x, panel->y, panel->left - spill, ROLE_TITLE, left);
        x += panel->left - spill;
        canvas_text_right(panel->canvas, x, panel->y, end - x, ROLE_TITLE, right);
        panel->y++;
    }
}

static const QuoteRow *find(const QuoteSheet *sheet, const char *key)
{
    for (size_t i = 0; i < sheet->count; i++) {
        if (strcmp(sheet->rows[i].key, key) == 0) {
            return &sheet->rows[i];
        }
    }
    return NULL;
}

static const char *value(Arena *arena, const QuoteRow *row)
{
    return row != NULL ? quote_row_value(arena, row) : "-";
}

/* Both ways */

static void put_condition(Panel *panel, const QuoteSheet *sheet, const char *key)
{
    Arena *arena = &panel->canvas->arena;
    const QuoteRow *row = find(sheet, key);
    const Rect *area = &panel->area;
    int width = label_width(panel);
    if (row == NULL || full(panel)) {
        return;
    }
    const char *text = arena_format(arena, "%s%s%s", quote_row_value(arena, row),
                                    *row->note != '\0' ? "  " : "", row->note);
    canvas_text(panel->canvas, area->x, panel->y, width, ROLE_LABEL, row->label);
    canvas_text(panel->canvas, area->x + width, panel->y, area->width - width, ROLE_TEXT, text);
    panel->y++;
}

static void put_conditions(Panel *panel, const QuoteSheet *sheet)
{
    static const char *const keys[] = {"own", "loan.commercial", "loan.fund", "loan.months",
                                       "loan.rate_commercial", "loan.rate_fund"};
    if (find(sheet, "loan.fund") == NULL) {
        put_condition(panel, sheet, "loan.amount");
    }
    for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
        put_condition(panel, sheet, keys[i]);
    }
}

static const char *const parts[] = {"first", "last", "decrease", "interest", "sum", "then",
                                    "after", "months", "interest_then", "saved", "income"};

static const QuoteRow *part_of(Panel *panel, const QuoteSheet *sheet, const char *way, size_t part)
{
    return find(sheet, arena_format(&panel->canvas->arena, "%s.%s", way, parts[part]));
}

static void make_room_for_ways(Panel *panel, const QuoteSheet *sheet)
{
    Arena *arena = &panel->canvas->arena;
    for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
        make_room(panel, value(arena, part_of(panel, sheet, "annuity", i)),
                  value(arena, part_of(panel, sheet, "equal", i)));
    }
}

static void put_ways(Panel *panel, const QuoteSheet *sheet)
{
    Arena *arena = &panel->canvas->arena;
    put_titles(panel, _("等额本息"), _("等额本金"));
    for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
        const QuoteRow *left = part_of(panel, sheet, "annuity", i);
        const QuoteRow *right = part_of(panel, sheet, "equal", i);
        if (right != NULL) {
            put_line(panel, i == 0 ? ROLE_NEW : ROLE_TEXT, right->label, value(arena, left),
                     value(arena, right));
        }
    }
    const QuoteRow *left = find(sheet, "annuity.income");
    if (*left->note != '\0') {
        put_line(panel, ROLE_DUE, "", left->note, find(sheet, "equal.income")->note);
    }
}

void calculator_panel_draw(const LoanFigures *figures, Canvas *canvas, Rect area)
{
    Panel panel = {canvas, area, area.y, VALUE_WIDTH, VALUE_WIDTH};
    QuoteSheet sheet = calculation_sheet(figures, &canvas->arena);
    make_room_for_ways(&panel, &sheet);
    put_conditions(&panel, &sheet);
    put_ways(&panel, &sheet);
    if (figures->unverified && !full(&panel)) {
        canvas_text(canvas, area.x, area.y + area.height - 1, area.width, ROLE_DUE,
                    _("用到的利率、首付等政策待核实"));
    }
}

/* Plan A beside plan B */

/* Sums that the other rows imply. */
static bool is_implied(const char *key)
{
    static const char *const ends[] = {".sum", ".decrease"};
    size_t len = strlen(key);
    for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
        size_t end = strlen(ends[i]);
        if (len >= end && strcmp(key + len - end, ends[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Where there is no room for all: conditions that are the same on both sides give way, and sums. */
static bool gives_way(const QuotePair *pair, bool condition)
{
    const QuoteRow *row = pair->left != NULL ? pair->left : pair->right;
    return row->kind != QUOTE_HEADING && ((condition && !pair->differs) || is_implied(row->key));
}

static void put_pair(Panel *panel, const QuotePair *pair)
{
    Arena *arena = &panel->canvas->arena;
    const QuoteRow *row = pair->left != NULL ? pair->left : pair->right;
    if (row->kind == QUOTE_HEADING) {
        if (!full(panel)) {
            canvas_text(panel->canvas, panel->area.x, panel->y++, panel->area.width, ROLE_TITLE,
                        row->label);
        }
        return;
    }
    if (pair->differs && !full(panel)) {
        canvas_put(panel->canvas, panel->area.x - 1, panel->y, panel->area.x, ROLE_NEW, "*");
    }
    put_line(panel, pair->differs ? ROLE_NEW : ROLE_TEXT, row->label, value(arena, pair->left),
             value(arena, pair->right));
}

void calculator_panel_draw_pair(const LoanFigures *a, const LoanFigures *b, Canvas *canvas,
                                Rect area)
{
    Arena *arena = &canvas->arena;
    Panel panel = {canvas, area, area.y, VALUE_WIDTH, VALUE_WIDTH};
    QuoteSheet left = calculation_sheet(a, arena);
    QuoteSheet right = calculation_sheet(b, arena);
    QuotePair *pairs;
    size_t count = quote_compare(&left, &right, arena, &pairs);
    bool roomy = (int)count < area.height;
    bool condition = true;
    for (size_t i = 0; i < count; i++) {
        make_room(&panel, value(arena, pairs[i].left), value(arena, pairs[i].right));
    }
    put_titles(&panel, _("甲案"), _("乙案"));
    for (size_t i = 1; i < count; i++) { /* the first heading says nothing here */
        const QuoteRow *row = pairs[i].left != NULL ? pairs[i].left : pairs[i].right;
        if (full(&panel)) {
            canvas_text(canvas, area.x, area.y + area.height - 1, area.width, ROLE_HINT,
                        _("其余各行见 F8 打印的测算单"));
            return;
        }
        condition = condition && row->kind != QUOTE_HEADING;
        if (roomy || !gives_way(&pairs[i], condition)) {
            put_pair(&panel, &pairs[i]);
        }
    }
}
