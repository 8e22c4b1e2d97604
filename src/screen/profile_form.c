#include "screen/profile_form.h"

#include "base/str.h"
#include "base/text.h"
#include "db/query.h"
#include "model/buyer_profile.h"
#include "model/choice.h"
#include "screen/operation_form.h"
#include "ui/picker.h"

#include <stdlib.h>
#include <string.h>

/* Columns of profile_known. */
enum { KNOWN_PARTY, KNOWN_MARRIAGE, KNOWN_EMPLOYMENT, KNOWN_HIGH_INCOME, KNOWN_LOCAL, KNOWN_FUND,
       KNOWN_BY_AGENT };

static Reply open_at(View *view, const char *deal_no, int64_t position)
{
    static const char *const shown[] = {"party", "marriage", "employment", "high_income", "local",
                                        "fund", "by_agent", NULL};
    BuyerProfile row;
    entity_reset(&buyer_profile_entity, &row);
    row.deal_no = deal_no;
    row.position = position;
    Stmt *stmt = query_open(desk_db(view), "profile_known",
                            BINDS(BIND_TEXT(":deal", deal_no), BIND_NUMBER(":position", position)));
    if (query_next(stmt)) {
        row.party = choice_from_code("buyer_party", query_text(stmt, KNOWN_PARTY));
        row.marriage = choice_from_code("buyer_marriage", query_text(stmt, KNOWN_MARRIAGE));
        row.employment = choice_from_code("buyer_employment", query_text(stmt, KNOWN_EMPLOYMENT));
        row.high_income = query_number(stmt, KNOWN_HIGH_INCOME);
        row.local = query_number(stmt, KNOWN_LOCAL);
        row.fund = query_number(stmt, KNOWN_FUND);
        row.by_agent = query_number(stmt, KNOWN_BY_AGENT);
    }
    query_close(stmt);
    return operation_form_open(view, "profile.set", &row, shown);
}

/* value: "position deal" */
static Reply picked(View *view, void *context, const PickItem *item)
{
    (void)context;
    return open_at(view, arena_copy(&view->rows, strchr(item->value, ' ') + 1),
                                strtoll(item->value, NULL, 10));
}

Reply profile_form_open(View *view, const char *deal_no)
{
    Arena arena = {0};
    ItemList items = {0};
    Stmt *stmt =
        query_open(desk_db(view), "deal_buyers_pick", BINDS(BIND_TEXT(":deal", deal_no)));
    while (query_next(stmt)) {
        item_add(&items, &arena,
                 arena_format(&arena, "%lld %s", (long long)query_number(stmt, 0), deal_no),
                 arena_copy(&arena, query_text(stmt, 1)), "");
    }
    query_close(stmt);
    Reply reply = items.count > 1 ? picker_open(view, _("哪一位权益人"), &items, picked, NULL)
                                  : open_at(view, deal_no, 1);
    arena_clear(&arena);
    return reply;
}
