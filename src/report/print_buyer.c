/* The buyers of a deal on its papers, with whole document numbers: these are compared with the
 * originals. */
#include "base/money.h"
#include "base/text.h"
#include "db/query.h"
#include "model/choice.h"
#include "report/print_form.h"

#define WHOLE 1000000 /* 100 % in ppm */

/* Columns of deal_page_buyers. */
enum { BUYER_POSITION, BUYER_NAME, BUYER_SHARE, BUYER_RELATION, BUYER_ID_KIND, BUYER_ID_NO,
       BUYER_PHONE };

static const char *text_of(Print *print, Stmt *stmt, int column)
{
    return arena_copy(print->arena, query_text(stmt, column));
}

static const char *choice_of(Stmt *stmt, int column, const char *list, const char *none)
{
    return query_is_null(stmt, column)
               ? none
               : _(choice_label(list, choice_from_code(list, query_text(stmt, column))));
}

static const char *share_of(Print *print, Stmt *stmt)
{
    char buf[32];
    return arena_format(print->arena, "%s%%",
                        rate_format(buf, sizeof buf, query_number(stmt, BUYER_SHARE)));
}

void form_buyers(Print *print, const char *deal_no)
{
    Stmt *stmt = query_open(print->db, "deal_page_buyers", BINDS(BIND_TEXT(":deal", deal_no)));
    while (query_next(stmt)) {
        int64_t position = query_number(stmt, BUYER_POSITION);
        bool alone = query_number(stmt, BUYER_SHARE) == WHOLE;
        form_pair(print,
                  position == 1 ? "买受人"
                                : arena_format(print->arena, "权益人 %lld", (long long)position),
                  text_of(print, stmt, BUYER_NAME), "手机", text_of(print, stmt, BUYER_PHONE));
        form_pair(print, choice_of(stmt, BUYER_ID_KIND, "id_kind", "证件号码"),
                  text_of(print, stmt, BUYER_ID_NO), alone ? NULL : "份额",
                  alone ? NULL
                        : arena_format(print->arena, "%s %s", share_of(print, stmt),
                                       choice_of(stmt, BUYER_RELATION, "buyer_relation", "")));
    }
    query_close(stmt);
}
