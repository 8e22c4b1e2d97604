/* 按揭资料清单: what the bank asks for, what is there and how long it is good; each loan part of the
 * deal. */
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "model/choice.h"
#include "model/deal.h"
#include "report/print_form.h"

/* Columns of loan_paper_list and print_loans. */
enum { PAPER_NAME = 2, PAPER_STATE, PAPER_ORIGINAL, PAPER_COPIES_ASKED, PAPER_RECEIVED, PAPER_EXPIRES };
enum { LOAN_PART, LOAN_BANK, LOAN_AMOUNT, LOAN_YEARS };

static const char *wanted(Print *print, Stmt *stmt)
{
    const char *original = *query_text(stmt, PAPER_ORIGINAL) != '\0' ? "原件" : "";
    return query_is_null(stmt, PAPER_COPIES_ASKED)
               ? original
               : arena_format(print->arena, "%s%s复印 %lld 份", original, *original != '\0' ? "，" : "",
                              (long long)query_number(stmt, PAPER_COPIES_ASKED));
}

static void add_papers(Print *print, const char *kind)
{
    static const char *const headings[FORM_COLUMNS] = {"序号", "资料", "情况", "收件日期", "有效期至", "要求"};
    static const int roles[FORM_COLUMNS] = {ROLE_COUNT, ROLE_LABEL, ROLE_TEXT,
                                            ROLE_DATE,  ROLE_DATE,  ROLE_TEXT};
    int64_t count = 0;
    form_headings(print, headings);
    Stmt *stmt = query_open(print->db, "loan_paper_list",
                            BINDS(BIND_TEXT(":deal", print->number), BIND_TEXT(":kind", kind),
                                  BIND_DATE(":today", print->session->today)));
    while (query_next(stmt)) {
        const char *state = query_text(stmt, PAPER_STATE);
        form_cells(print, roles,
                   (FormCell[FORM_COLUMNS]){
                       {NULL, ++count},
                       {arena_copy(print->arena, query_text(stmt, PAPER_NAME)), 0},
                       {_(choice_label("paper_state", choice_from_code("paper_state", state))), 0},
                       {query_is_null(stmt, PAPER_RECEIVED) ? "" : NULL,
                        query_date(stmt, PAPER_RECEIVED)},
                       {query_is_null(stmt, PAPER_EXPIRES) ? "" : NULL,
                        query_date(stmt, PAPER_EXPIRES)},
                       {wanted(print, stmt), 0}});
    }
    query_close(stmt);
}

bool print_loan_papers(Print *print, Error *err)
{
    Deal deal;
    size_t parts = 0;
    if (!store_find(print->db, &deal_entity, "deal_no", print->number, print->arena, &deal)) {
        return form_missing(print, err);
    }
    form_title(print, "按揭资料清单");
    xlsx_column_width(print->sheet, 1, 24);
    form_pair(print, "认购编号", deal.deal_no, "打印日期", form_date(print, print->session->today));
    form_pair(print, "房号", deal.unit_now, "成交总价", form_money(print, deal.total_now));
    form_buyers(print, deal.deal_no);
    Stmt *stmt = query_open(print->db, "print_loans", BINDS(BIND_TEXT(":deal", deal.deal_no)));
    for (; query_next(stmt); parts++) {
        const char *kind = arena_copy(print->arena, query_text(stmt, LOAN_PART));
        form_gap(print);
        form_pair(print, "贷款", _(choice_label("loan_kind", choice_from_code("loan_kind", kind))),
                  "银行", arena_copy(print->arena, query_text(stmt, LOAN_BANK)));
        form_pair(print, "申请金额", form_money(print, query_number(stmt, LOAN_AMOUNT)), "年限",
                  arena_format(print->arena, "%lld 年", (long long)query_number(stmt, LOAN_YEARS)));
        add_papers(print, kind);
    }
    query_close(stmt);
    if (parts == 0) {
        return error_set(err, ERR_NOT_FOUND, NULL, _("认购 %s 还没有登记按揭"), deal.deal_no);
    }
    form_gap(print);
    form_sign(print, "交件人（签字）：", "收件人（签字）：");
    return true;
}
