#include "report/quote_text.h"

#include "base/text.h"
#include "base/utf8.h"

#define LABEL_WIDTH 20
#define VALUE_WIDTH 18
#define PAIR_WIDTH 22

/* What comes from the file stays on its line: width columns, negative with the text in front. */
static void add_cell(Str *out, const char *text, int width)
{
    Arena arena = {0};
    const char *shown = text_visible(&arena, text);
    str_add(out, width < 0 ? shown : "");
    for (int used = utf8_width(shown); used < (width < 0 ? -width : width); used++) {
        str_add_char(out, ' ');
    }
    str_add(out, width < 0 ? "" : shown);
    arena_clear(&arena);
}

static void add_left(Str *out, const char *text, int width)
{
    add_cell(out, text, -width);
}

static void add_right(Str *out, const char *text, int width)
{
    add_cell(out, text, width);
}

static void add_heading(Str *out, const char *label)
{
    str_format(out, "%s%s\n", out->len > 0 ? "\n" : "", label);
}

void quote_text(const QuoteSheet *sheet, Str *out)
{
    Arena arena = {0};
    for (size_t i = 0; i < sheet->count; i++) {
        const QuoteRow *row = &sheet->rows[i];
        if (row->kind == QUOTE_HEADING) {
            add_heading(out, row->label);
            continue;
        }
        str_add(out, "  ");
        add_left(out, row->label, LABEL_WIDTH);
        add_right(out, quote_row_value(&arena, row), VALUE_WIDTH);
        str_add(out, *row->note != '\0' ? "  " : "");
        add_right(out, row->note, 0);
        str_add_char(out, '\n');
    }
    arena_clear(&arena);
}

static const char *value(Arena *arena, const QuoteRow *row)
{
    return row != NULL ? quote_row_value(arena, row) : "-";
}

static void add_pair_line(Str *out, const char *mark, const char *label, const char *left,
                          const char *right)
{
    str_add(out, mark);
    add_left(out, label, LABEL_WIDTH);
    add_right(out, left, PAIR_WIDTH);
    add_right(out, right, PAIR_WIDTH);
    str_add_char(out, '\n');
}

NumberedSheet quote_numbered(const QuoteBasis *basis, Arena *arena)
{
    return (NumberedSheet){"quote_no", _("报价编号"), basis->quote.quote_no,
                           quote_sheet(basis, arena)};
}

NumberedSheet calculation_numbered(const LoanFigures *figures, Arena *arena)
{
    return (NumberedSheet){"calculation_no", _("测算编号"), figures->basis.calculation_no,
                           calculation_sheet(figures, arena)};
}

void quote_text_pair(const NumberedSheet *left, const NumberedSheet *right, Arena *arena, Str *out)
{
    QuotePair *pairs;
    size_t count = quote_compare(&left->sheet, &right->sheet, arena, &pairs);
    add_pair_line(out, "  ", left->label, left->number, right->number);
    for (size_t i = 0; i < count; i++) {
        const QuotePair *pair = &pairs[i];
        const QuoteRow *row = pair->left != NULL ? pair->left : pair->right;
        if (row->kind == QUOTE_HEADING) {
            add_heading(out, row->label);
        } else {
            add_pair_line(out, pair->differs ? " *" : "  ", row->label, value(arena, pair->left),
                          value(arena, pair->right));
        }
    }
}

static void add_json_row(const QuoteRow *row, Str *out)
{
    static const char *const units[] = {[QUOTE_MONEY] = "fen", [QUOTE_RATE] = "ppm",
                                        [QUOTE_AREA] = "dm2", [QUOTE_YEARS] = "years",
                                        [QUOTE_MONTHS] = "months"};
    str_add(out, "{\"key\":");
    str_json(out, row->key);
    str_add(out, ",\"label\":");
    str_json(out, row->label);
    if (row->kind == QUOTE_TEXT) {
        str_add(out, ",\"text\":");
        str_json(out, row->text);
    } else {
        str_format(out, ",\"%s\":%lld", units[row->kind], (long long)row->number);
    }
    str_add(out, "}");
}

void quote_json(const NumberedSheet *numbered, Str *out)
{
    const QuoteSheet *sheet = &numbered->sheet;
    const char *comma = "";
    str_format(out, "{\"%s\":", numbered->id);
    str_json(out, numbered->number);
    str_add(out, ",\"rows\":[");
    for (size_t i = 0; i < sheet->count; i++) {
        if (sheet->rows[i].kind != QUOTE_HEADING) {
            str_add(out, comma);
            add_json_row(&sheet->rows[i], out);
            comma = ",\n";
        }
    }
    str_add(out, "]}");
}

void quote_show(const NumberedSheet *sheets, size_t count, bool json, Arena *arena, Str *out)
{
    if (count == 2 && !json) {
        quote_text_pair(&sheets[0], &sheets[1], arena, out);
        return;
    }
    str_add(out, json && count == 2 ? "[" : "");
    for (size_t i = 0; i < count; i++) {
        str_add(out, i > 0 ? ",\n" : "");
        json ? quote_json(&sheets[i], out) : quote_text(&sheets[i].sheet, out);
    }
    str_add(out, json && count == 2 ? "]\n" : json ? "\n" : "");
}
