/* The banks of the demonstration, and the papers of loans that are on their way. None of it draws a
 * random number: it changes nothing else. */
#include "app/demo_deal.h"

#include "base/str.h"
#include "db/query.h"
#include "model/bank_product.h"
#include "model/buyer_profile.h"
#include "model/choice.h"
#include "model/loan_paper.h"

#include <stdlib.h>
#include <string.h>

#define RECENTLY 120 /* days: older papers went to the bank long ago */

static const struct {
    const char *bank;
    const char *branch;
    int64_t product;
    int64_t spread; /* on the LPR; NONE: the rate */
    int64_t rate;
    int64_t min_down;
    int64_t quota;
    bool accepting;
    const char *officer;
    const char *phone;
    const char *note;
} banks[] = {
    {"工商银行", "城东支行", LOAN_COMMERCIAL, -45, NONE, 150000, 4500000000, true, "许明", "13700000011", NULL},
    {"建设银行", "湖滨支行", LOAN_COMMERCIAL, -45, NONE, 150000, 3000000000, true, "唐洁", "13700000012", NULL},
    {"中国银行", "开发区支行", LOAN_COMMERCIAL, -40, NONE, 200000, 3000000000, true, "方圆", "13700000013",
     "周三上午来案场面签"},
    {"招商银行", "中山路支行", LOAN_COMMERCIAL, -35, NONE, 200000, 2000000000, true, "罗欣", "13700000014", NULL},
    {"邮储银行", "南门支行", LOAN_COMMERCIAL, -50, NONE, 150000, 1000000000, false, "戴军", "13700000015",
     "本季额度暂停，等通知"},
    {"住房公积金管理中心", "城区管理部", LOAN_FUND, NONE, 26000, 200000, NONE, true, "窗口 3 号", "05710000016", NULL},
};

void demo_banks(Demo *demo)
{
    for (size_t i = 0; i < ARRAY_LEN(banks); i++) {
        BankProduct row;
        entity_reset(&bank_product_entity, &row);
        row.bank = banks[i].bank;
        row.branch = banks[i].branch;
        row.product = banks[i].product;
        row.spread = banks[i].spread;
        row.rate = banks[i].rate;
        row.min_down = banks[i].min_down;
        row.quota = banks[i].quota;
        row.valid_from = banks[i].quota != NONE ? demo->today - 120 : NONE;
        row.valid_to = banks[i].quota != NONE ? demo->today + 39 : NONE;
        row.accepting = banks[i].accepting;
        row.officer = banks[i].officer;
        row.phone = banks[i].phone;
        row.note = banks[i].note;
        demo_run(demo, "bank.save", &row);
    }
}

/* Five kinds of households, by the number of the deal. */
static void set_profile(Demo *demo, const DemoDeal *deal)
{
    static const int64_t marriages[] = {BUYER_MARRIED, BUYER_SINGLE, BUYER_MARRIED, BUYER_DIVORCED,
                                        BUYER_MARRIED};
    size_t kind = strtoull(deal->deal_no + strlen(deal->deal_no) - 3, NULL, 10) % 5;
    BuyerProfile row;
    entity_reset(&buyer_profile_entity, &row);
    row.deal_no = deal->deal_no;
    row.position = 1;
    row.marriage = marriages[kind];
    row.employment = kind == 2 ? BUYER_SELF_EMPLOYED : BUYER_SALARIED;
    row.local = kind != 4;
    row.high_income = kind == 3;
    demo_run(demo, "profile.set", &row);
}

static void receive(Demo *demo, const DemoDeal *deal, int64_t kind, const char *paper)
{
    LoanPaper row;
    entity_reset(&loan_paper_entity, &row);
    row.deal_no = deal->deal_no;
    row.kind = kind;
    row.paper = paper;
    row.received_on = demo->session->today;
    demo_run(demo, "loan_paper.receive", &row);
}

/* Those that are asked for and not yet there; with a limit, the first ones only. */
static void receive_papers(Demo *demo, const DemoDeal *deal, int64_t kind, size_t limit)
{
    const char *papers[32];
    size_t count = 0;
    Stmt *stmt = query_open(demo->session->db, "loan_papers_open",
                            BINDS(BIND_TEXT(":deal", deal->deal_no),
                                  BIND_TEXT(":kind", choice_code("loan_kind", kind))));
    while (count < ARRAY_LEN(papers) && count < limit && query_next(stmt)) {
        papers[count++] = arena_copy(&demo->arena, query_text(stmt, 0));
    }
    query_close(stmt);
    for (size_t i = 0; i < count; i++) {
        receive(demo, deal, kind, papers[i]);
    }
}

static bool is_recent(const Demo *demo)
{
    return demo->session->today > demo->today - RECENTLY;
}

void demo_loan_papers_begin(Demo *demo, DemoDeal *deal)
{
    if (!is_recent(demo)) {
        return;
    }
    set_profile(demo, deal);
    for (int64_t kind = LOAN_COMMERCIAL; kind <= LOAN_FUND; kind++) {
        if (deal->parts[kind] != 0) {
            receive_papers(demo, deal, kind, 6);
        }
    }
}

void demo_loan_papers_end(Demo *demo, const DemoDeal *deal, int64_t kind)
{
    if (is_recent(demo)) {
        receive_papers(demo, deal, kind, SIZE_MAX);
    }
}
