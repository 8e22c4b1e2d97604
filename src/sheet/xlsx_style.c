#include "sheet/xlsx_style.h"

#include <inttypes.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

/* What a role looks like, and how its integer becomes the number of the sheet: value / divisor. */
typedef struct RoleRow {
    const char *number_format; /* NULL = text */
    int64_t divisor;
    int decimals; /* characters behind the whole part, for the width */
    int fixed;    /* width of every value, 0 = computed */
    double size;
    bool bold;
    bool border;
    bool wrap;
    bool indent;    /* from the border on its left */
    bool runs_over; /* text may run over the cells to its right */
    uint8_t align;
    lxw_color_t fill; /* 0 = none */
    lxw_color_t colour;
} RoleRow;

#define TEXT_ROW(...)                                                                              \
    {.size = 10, .border = true, .indent = true, .align = LXW_ALIGN_LEFT, __VA_ARGS__}
#define NUMBER_ROW(text, by, ...)                                                                  \
    {.number_format = text, .divisor = by, .size = 10, .border = true, .align = LXW_ALIGN_RIGHT,   \
     __VA_ARGS__}

static const RoleRow roles[ROLE_COUNT_] = {
    [ROLE_TITLE] = {.size = 16, .bold = true, .runs_over = true, .align = LXW_ALIGN_LEFT},
    [ROLE_SUBTITLE] = {.size = 12, .bold = true, .runs_over = true, .align = LXW_ALIGN_LEFT},
    [ROLE_NOTE] = {.size = 9, .runs_over = true, .align = LXW_ALIGN_LEFT, .colour = 0x666666},
    [ROLE_HEADING] = {.size = 10, .bold = true, .border = true, .wrap = true,
                      .align = LXW_ALIGN_CENTER, .fill = 0xDDEBF7},
    [ROLE_LABEL] = TEXT_ROW(.fill = 0xF7F7F7),
    [ROLE_TEXT] = TEXT_ROW(.bold = false),
    [ROLE_WRAP] = TEXT_ROW(.wrap = true),
    [ROLE_COUNT] = NUMBER_ROW("#,##0", 1, .decimals = 0),
    [ROLE_MONEY] = NUMBER_ROW("#,##0.00", 100, .decimals = 3),
    [ROLE_MONEY_WHOLE] = NUMBER_ROW("#,##0", 100, .decimals = 0),
    [ROLE_MONEY_WAN] = NUMBER_ROW("#,##0.00", 1000000, .decimals = 3),
    [ROLE_AREA] = NUMBER_ROW("#,##0.00", 100, .decimals = 3),
    [ROLE_RATIO] = NUMBER_ROW("0.0%", 1000000, .fixed = 8),
    [ROLE_RATE] = NUMBER_ROW("0.00##", 10000, .decimals = 5),
    [ROLE_DECIMAL] = NUMBER_ROW("#,##0.0", 1000000, .decimals = 2),
    [ROLE_DATE] = NUMBER_ROW("yyyy-mm-dd", 1, .fixed = 10),
    [ROLE_TIME] = NUMBER_ROW("hh:mm", 1440, .fixed = 5),
};

/* Light enough for black text; the letter in the cell tells them apart without colour. */
static const lxw_color_t fills[FILL_COUNT_] = {
    [FILL_WHITE] = 0xFFFFFF,  [FILL_GREEN] = 0xC6E0B4, [FILL_YELLOW] = 0xFFE699,
    [FILL_ORANGE] = 0xF8CBAD, [FILL_RED] = 0xFF9999,   [FILL_BLUE] = 0xBDD7EE,
    [FILL_PURPLE] = 0xD9C3E8, [FILL_GREY] = 0xD0D0D0,
};

static int base_role(int role)
{
    return role & (ROLE_TOTAL - 1);
}

static lxw_format *new_format(const XlsxStyle *style, double size, bool border)
{
    lxw_format *format = workbook_add_format(style->workbook);
    format_set_font_name(format, STYLE_FONT);
    format_set_font_family(format, 2);
    format_set_font_charset(format, 134);
    format_set_font_size(format, size);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (border && !style->bare) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, 0xA6A6A6);
    }
    return format;
}

static void set_look(lxw_format *format, const RoleRow *row, bool bare)
{
    format_set_align(format, row->align);
    if (row->number_format != NULL) {
        format_set_num_format(format, row->number_format);
    }
    if (row->bold) {
        format_set_bold(format);
    }
    if (row->indent && !bare) {
        format_set_indent(format, 1);
    }
    if (row->wrap) {
        format_set_text_wrap(format);
    }
    if (row->fill != 0 && !bare) {
        format_set_bg_color(format, row->fill);
    }
    if (row->colour != 0) {
        format_set_font_color(format, row->colour);
    }
}

static lxw_format *new_role(const XlsxStyle *style, int role)
{
    const RoleRow *row = &roles[base_role(role)];
    lxw_format *format = new_format(style, row->size, row->border);
    set_look(format, row, style->bare);
    if (role & ROLE_TOTAL) {
        format_set_bold(format);
        format_set_bg_color(format, 0xEDEDED);
        format_set_top(format, LXW_BORDER_MEDIUM);
    }
    if (role & ROLE_ALERT) {
        format_set_font_color(format, 0xC00000);
    }
    return format;
}

lxw_format *style_role(XlsxStyle *style, int role)
{
    lxw_format **slot = &style->roles[base_role(role)][(role / ROLE_TOTAL) % STYLE_VARIANTS];
    if (*slot == NULL) {
        *slot = new_role(style, role);
    }
    return *slot;
}

lxw_format *style_fill(XlsxStyle *style, XlsxFill fill)
{
    if (style->fills[fill] == NULL) {
        lxw_format *format = new_format(style, 9, true);
        format_set_align(format, LXW_ALIGN_CENTER);
        format_set_text_wrap(format);
        format_set_bg_color(format, fills[fill]);
        style->fills[fill] = format;
    }
    return style->fills[fill];
}

/* 25569 is 1970-01-01; before 1900-03-01 Excel counts a day that never was. */
static double date_serial(int64_t days)
{
    int64_t serial = days + 25569;
    return (double)(serial < 61 ? serial - 1 : serial);
}

double style_value(int role, int64_t value)
{
    if (base_role(role) == ROLE_DATE) {
        return date_serial(value);
    }
    return (double)value / (double)roles[base_role(role)].divisor;
}

int style_number_width(int role, int64_t value)
{
    const RoleRow *row = &roles[base_role(role)];
    if (row->fixed > 0) {
        return row->fixed;
    }
    char digits[32];
    int64_t divisor = row->divisor == 0 ? 1 : row->divisor;
    int len = snprintf(digits, sizeof digits, "%" PRId64, value / divisor);
    return len + (len - 1) / 3 + row->decimals;
}

static int widest_line(const char *text)
{
    if (strchr(text, '\n') == NULL) {
        return utf8_width(text);
    }
    Arena arena = {0};
    int width = 0;
    while (*text != '\0') {
        size_t len = strcspn(text, "\n");
        int line = utf8_width(arena_copy_len(&arena, text, len));
        width = line > width ? line : width;
        text += len + (text[len] == '\n');
    }
    arena_clear(&arena);
    return width;
}

bool style_wraps(int role)
{
    return roles[base_role(role)].wrap;
}

/* A heading wraps and asks for no more than 6, a wrapped text for 40. An indent is a character. */
int style_text_width(int role, const char *text)
{
    const RoleRow *row = &roles[base_role(role)];
    int width = row->runs_over ? 0 : widest_line(text) + (row->indent ? 1 : 0);
    int most = base_role(role) == ROLE_HEADING ? 6 : row->wrap ? 40 : 60;
    return width < most ? width : most;
}
