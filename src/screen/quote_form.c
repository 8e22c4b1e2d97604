#include "screen/quote_form.h"

#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "domain/quote_sheet.h"
#include "model/choice.h"
#include "screen/operation_form.h"
#include "screen/quote_page.h"

#include <string.h>

/* What is typed so far; a field that cannot be read yet counts as empty. */
static void read_typed(const Form *form, Arena *arena, int64_t today, Quote *quote)
{
    ParseContext context = {.arena = arena, .entry = true, .today = today};
    entity_reset(&quote_entity, quote);
    for (size_t i = 0; i < form->spec->count; i++) {
        const Field *field = form->spec->fields[i].field;
        Quote read;
        Error ignored = {0};
        entity_reset(&quote_entity, &read);
        if (field_parse(field, form_text(form, field->id), &context, &read, &ignored)) {
            field_copy(field, quote, &read);
        }
    }
}

/* The value of a row of the sheet; "-" without one. */
static const char *value_of(const QuoteSheet *sheet, const char *key, Arena *arena)
{
    for (size_t i = 0; i < sheet->count; i++) {
        if (strcmp(sheet->rows[i].key, key) == 0) {
            return quote_row_value(arena, &sheet->rows[i]);
        }
    }
    return "-";
}

static const char *money(Arena *arena, int64_t fen)
{
    char buf[32];
    return fen == NONE || fen == 0 ? "-" : arena_copy(arena, money_format(buf, sizeof buf, fen));
}

static void draw_figures(const QuoteBasis *basis, Canvas *canvas, Rect area)
{
    Arena *arena = &canvas->arena;
    const Quote *quote = &basis->quote;
    QuoteSheet sheet = quote_sheet(basis, arena);
    const char *lines[QUOTE_FORM_LINES] = {
        arena_format(arena, _("标准总价 %s  报价总价 %s  折扣率 %s"), value_of(&sheet, "list", arena),
                     value_of(&sheet, "total", arena), value_of(&sheet, "discount_rate", arena)),
        arena_format(arena, _("首付款 %s  商贷 %s  公积金 %s"), money(arena, quote->down),
                     money(arena, quote->loan_commercial), money(arena, quote->loan_fund)),
        arena_format(arena, _("每月还款 %s  税费 %s  自备资金 %s"),
                     value_of(&sheet, "annuity.month", arena), value_of(&sheet, "fees.sum", arena),
                     value_of(&sheet, "own.sum", arena)),
    };
    for (int i = 0; i < QUOTE_FORM_LINES && i < area.height; i++) {
        canvas_text(canvas, area.x, area.y + i, area.width, i == 0 ? ROLE_NEW : ROLE_TEXT,
                    lines[i]);
    }
}

/* Works on a session of its own: nothing of it is kept, and no warning is said twice. */
void quote_form_below(Form *form, Canvas *canvas, Rect area)
{
    View *top = form->console != NULL ? console_top(form->console) : NULL;
    if (top == NULL || desk_of(top) == NULL) {
        return;
    }
    Session look = *desk_session(top);
    Quote quote;
    QuoteBasis basis;
    Error err = {0};
    look.arena = (Arena){0};
    look.warnings = (Str){0};
    read_typed(form, &look.arena, look.today, &quote);
    if (text_empty(quote.unit_no) || quote.pay_method == NONE) {
        canvas_text(canvas, area.x, area.y, area.width, ROLE_HINT,
                    _("填了房号和付款方式，这里就算出价格、首付和月供"));
    } else if (quote_sold(&look, &quote) != NULL) {
        canvas_text(canvas, area.x, area.y, area.width, ROLE_LATE, quote_sold(&look, &quote));
    } else if (!quote_work_out(&look, &quote, &basis, &err)) {
        canvas_text(canvas, area.x, area.y, area.width, ROLE_HINT, err.text);
    } else {
        draw_figures(&basis, canvas, area);
    }
    arena_clear(&look.arena);
    str_clear(&look.warnings);
}

/* Another way of paying has no use for the loans of the last one. */
void quote_form_left(Form *form, const FormField *row)
{
    Arena arena = {0};
    Quote quote;
    if (strcmp(row->field->id, "pay_method") != 0) {
        return;
    }
    read_typed(form, &arena, NONE, &quote);
    if (quote.pay_method != NONE && quote.pay_method != PAY_COMMERCIAL &&
        quote.pay_method != PAY_COMBO) {
        form_set(form, "loan_commercial", "");
        form_set(form, "rate_commercial", "");
    }
    if (quote.pay_method != NONE && quote.pay_method != PAY_FUND && quote.pay_method != PAY_COMBO) {
        form_set(form, "loan_fund", "");
        form_set(form, "rate_fund", "");
    }
    arena_clear(&arena);
}

/* From the page of another quote both stand side by side. */
Reply quote_form_saved(Form *form, View *view)
{
    const Quote *quote = form->record;
    const char *before = quote_page_no(view->parent);
    return reply_close_then(before != NULL
                                ? quote_page_open_pair(view->parent, before, quote->quote_no)
                                : quote_page_open(view->parent, quote->quote_no));
}

Quote quote_form_again(const Quote *quote)
{
    Quote again = *quote;
    again.row = (Row){0};
    again.quote_no = NULL;
    again.date = NONE;
    again.down = quote->pay_method == PAY_INSTALMENT ? quote->down : NONE;
    return again;
}

Reply quote_form_open(View *parent, const Quote *start)
{
    return operation_form_open(parent, "quote.save", start, NULL);
}
