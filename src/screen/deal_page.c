#include "screen/deal_page.h"

#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "db/store.h"
#include "domain/receivable.h"
#include "model/choice.h"
#include "model/deal.h"
#include "screen/desk.h"
#include "screen/page_text.h"
#include "ui/page.h"

static void add_receivables(Str *out, View *view, const char *deal_no)
{
    Arena arena = {0};
    ReceivableSchedule schedule =
        receivable_schedule(desk_db(view), deal_no, desk_today(view), &arena);
    str_format(out, "\n%s\n", _("应收"));
    for (size_t i = 0; i < schedule.count; i++) {
        const Receivable *row = &schedule.rows[i];
        char due[16];
        char amount[32];
        char paid[32];
        str_format(out, "  %s  %s %s  %s %s  %s%s\n", date_format(due, sizeof due, row->due),
                   _("应付"), money_format(amount, sizeof amount, row->amount), _("已付"),
                   money_format(paid, sizeof paid, row->paid), _(row->label),
                   receivable_is_overdue(row, desk_today(view)) ? _("  逾期") : "");
    }
    if (schedule.count == 0) {
        str_format(out, "  %s\n", _("没有"));
    }
    arena_clear(&arena);
}

Reply deal_page_open(View *parent, const char *deal_no)
{
    Deal deal;
    Str out = {0};
    char title[96];
    const Bind *binds = BINDS(BIND_TEXT(":deal", deal_no));
    if (!store_find(desk_db(parent), &deal_entity, "deal_no", deal_no, &parent->rows, &deal)) {
        return reply_done();
    }
    page_add_record(&out, &deal_entity, &deal);
    page_add_query(&out, parent, _("版本"), "deal_page_versions", binds);
    page_add_query(&out, parent, _("合同与备案"), "deal_page_contract", binds);
    add_receivables(&out, parent, deal_no);
    page_add_query(&out, parent, _("收款"), "deal_page_receipts", binds);
    page_add_query(&out, parent, _("按揭"), "deal_page_loans", binds);
    page_add_query(&out, parent, _("变更单"), "deal_page_changes", binds);
    text_copy(title, sizeof title, deal.unit_now != NULL ? deal.unit_now : deal.unit_no);
    Reply reply = page_open(parent, title, str_text(&out));
    str_clear(&out);
    return reply;
}
