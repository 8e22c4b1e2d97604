/* The papers of a deal of the demonstration: contract, filing, loans, change orders. */
#include "app/demo_deal.h"

#include "base/str.h"
#include "model/change.h"
#include "model/choice.h"
#include "model/contract.h"
#include "model/filing.h"
#include "model/loan.h"
#include "model/loan_step.h"

#include <string.h>

#define LOAN_STEP 1000000 /* loans are whole 万元 */
#define FUND_LIMIT 80000000

static void split_loans(DemoDeal *deal)
{
    int64_t most = deal->total * 7 / 10;
    deal->parts[LOAN_COMMERCIAL] = deal->parts[LOAN_FUND] = 0;
    if (deal->pay == PAY_FUND || deal->pay == PAY_COMBO) {
        int64_t limit = deal->pay == PAY_COMBO ? FUND_LIMIT / 2 : FUND_LIMIT;
        deal->parts[LOAN_FUND] = (most < limit ? most : limit) / LOAN_STEP * LOAN_STEP;
    }
    if (deal->pay == PAY_COMMERCIAL || deal->pay == PAY_COMBO) {
        deal->parts[LOAN_COMMERCIAL] = (most - deal->parts[LOAN_FUND]) / LOAN_STEP * LOAN_STEP;
    }
}

static int64_t or_none(int64_t amount)
{
    return amount == 0 ? NONE : amount;
}

/* "2026-00012": the digits of a document, for the numbers that others give out. */
static const char *digits_of(const char *number)
{
    return strpbrk(number, "0123456789");
}

void demo_sign(Demo *demo, DemoDeal *deal, int64_t argument)
{
    Contract row;
    (void)argument;
    split_loans(deal);
    entity_reset(&contract_entity, &row);
    row.deal_no = deal->deal_no;
    row.sign_date = demo->session->today;
    row.loan_commercial = or_none(deal->parts[LOAN_COMMERCIAL]);
    row.loan_fund = or_none(deal->parts[LOAN_FUND]);
    row.down = deal->pay == PAY_INSTALMENT ? deal->total * 4 / 1000 * 100 : NONE;
    row.checked_by = DEMO_MANAGER;
    demo_sign_papers(demo, deal);
    demo_run(demo, "deal.sign", &row);
    deal->contract_no = arena_copy(&demo->arena, row.contract_no);
}

void demo_sign_online(Demo *demo, DemoDeal *deal, int64_t argument)
{
    Contract row;
    (void)argument;
    entity_reset(&contract_entity, &row);
    row.deal_no = deal->deal_no;
    row.online_date = demo->session->today;
    row.online_no = arena_format(&demo->arena, "WQ%s", digits_of(deal->deal_no));
    demo_run(demo, "deal.sign_online", &row);
}

void demo_filing(Demo *demo, DemoDeal *deal, int64_t date)
{
    const char *operation = date == FILING_sent_on       ? "filing.send"
                            : date == FILING_filed_on    ? "filing.finish"
                            : date == FILING_returned_on ? "filing.return"
                                                         : "filing.revoke";
    Filing row;
    entity_reset(&filing_entity, &row);
    row.contract_no = deal->contract_no;
    field_set_number(&filing_fields[date], &row, demo->session->today);
    if (date == FILING_filed_on) {
        row.filing_no = arena_format(&demo->arena, "BA%s", digits_of(deal->deal_no));
    }
    row.return_reason = date == FILING_returned_on ? "身份证复印件不清" : NULL;
    demo_run(demo, operation, &row);
}

/* Whom to ring at the bank, and how the rate came about. */
static void add_detail(Demo *demo, const Loan *loan, int64_t bank)
{
    static const char *const officers[] = {"方敏", "丁一凡", "薛冰", "邱岚", "范文静"};
    static const char *const branches[] = {"城东支行", "湖滨支行", "开发区支行", "中山路支行", "南门支行"};
    Loan row;
    entity_reset(&loan_entity, &row);
    row.deal_no = loan->deal_no;
    row.kind = loan->kind;
    row.branch = loan->kind == LOAN_FUND ? "城区管理部" : branches[bank];
    row.officer = loan->kind == LOAN_FUND ? "卢静" : officers[bank];
    row.officer_phone =
        arena_format(&demo->arena, "1390000%04d", loan->kind == LOAN_FUND ? 100 : (int)bank + 1);
    row.clerk = "王芳";
    if (loan->kind == LOAN_COMMERCIAL) {
        row.lpr = 35000;
        row.basis_points = -45;
        row.rate_from = date_from_civil(date_civil(demo->session->today).year + 1, 1, 1);
    }
    demo_run(demo, "loan.detail", &row);
}

void demo_loan_open(Demo *demo, DemoDeal *deal, int64_t bank)
{
    static const char *const banks[] = {"工商银行", "建设银行", "中国银行", "招商银行", "邮储银行"};
    for (int64_t kind = LOAN_COMMERCIAL; kind <= LOAN_FUND; kind++) {
        Loan row;
        if (deal->parts[kind] == 0) {
            continue;
        }
        entity_reset(&loan_entity, &row);
        row.deal_no = deal->deal_no;
        row.kind = kind;
        row.bank = kind == LOAN_FUND ? "住房公积金管理中心" : banks[bank];
        row.applied = deal->parts[kind];
        row.years = 20 + 5 * demo_random(demo, 3);
        row.rate = kind == LOAN_FUND ? 26000 : 30500;
        row.opened_on = demo->session->today;
        demo_run(demo, "loan.open", &row);
        add_detail(demo, &row, bank);
    }
    demo_loan_papers_begin(demo, deal);
}

/* Each part of a deal goes the same way. */
static void advance(Demo *demo, DemoDeal *deal, size_t stage, int64_t percent)
{
    for (int64_t kind = LOAN_COMMERCIAL; kind <= LOAN_FUND; kind++) {
        Loan row;
        int64_t amount = deal->parts[kind] * percent / 100 / LOAN_STEP * LOAN_STEP;
        if (deal->parts[kind] == 0) {
            continue;
        }
        if (stage == LOAN_docs_on) {
            demo_loan_papers_end(demo, deal, kind);
        }
        entity_reset(&loan_entity, &row);
        row.deal_no = deal->deal_no;
        row.kind = kind;
        field_set_number(&loan_fields[stage], &row, demo->session->today);
        row.approved = stage == LOAN_approved_on ? amount : NONE;
        row.reject_reason = stage == LOAN_rejected_on ? "征信逾期记录" : NULL;
        demo_run(demo, "loan.advance", &row);
        deal->parts[kind] = stage == LOAN_approved_on ? amount : deal->parts[kind];
    }
}

/* A step of each part of the deal; percent of its money, 0 for none. */
static void step(Demo *demo, DemoDeal *deal, const char *operation, const char *note, int64_t percent)
{
    for (int64_t kind = LOAN_COMMERCIAL; kind <= LOAN_FUND; kind++) {
        LoanStep row;
        if (deal->parts[kind] == 0) {
            continue;
        }
        entity_reset(&loan_step_entity, &row);
        row.deal_no = deal->deal_no;
        row.kind = kind;
        row.date = demo->session->today;
        row.note = note;
        if (percent > 0) {
            row.with_receipt = 1;
            row.amount = percent < 100 ? deal->parts[kind] / 100 * percent : NONE;
        }
        demo_run(demo, operation, &row);
    }
}

void demo_ask_papers(Demo *demo, DemoDeal *deal, int64_t round)
{
    static const char *const asked[] = {"近半年银行流水、收入证明盖章", "首付款转账凭证", "配偶征信授权书"};
    step(demo, deal, "loan.supplement", asked[round], 0);
}

void demo_bring_papers(Demo *demo, DemoDeal *deal, int64_t argument)
{
    (void)argument;
    step(demo, deal, "loan.answer", "已补齐，原件已核", 0);
}

/* 100: all that is left. */
void demo_disburse(Demo *demo, DemoDeal *deal, int64_t percent)
{
    step(demo, deal, "loan.disburse", NULL, percent);
}

void demo_drop_loan(Demo *demo, DemoDeal *deal, int64_t argument)
{
    (void)argument;
    step(demo, deal, "loan.drop", "客户改一次性付款", 0);
}

void demo_loan(Demo *demo, DemoDeal *deal, int64_t stage)
{
    advance(demo, deal, (size_t)stage, 100);
}

void demo_approve(Demo *demo, DemoDeal *deal, int64_t percent)
{
    advance(demo, deal, LOAN_approved_on, percent);
}

/* Change orders */

static const char *const reasons[] = {
    [CHANGE_CANCEL] = "家庭意见不一致", [CHANGE_FORFEIT] = "逾期未签，已发函", [CHANGE_UNIT] = "换高楼层",
    [CHANGE_NAME] = "增加配偶",         [CHANGE_PRICE] = "补批老带新优惠",     [CHANGE_PAY] = "改一次性付款",
    [CHANGE_SIGN_DUE] = "出差未归",     [CHANGE_PAY_DUE] = "定期存款未到期",
};

/* A unit of the same kind for a change of unit; without one the change does not come about. */
static bool find_unit(Demo *demo, DemoDeal *deal, Change *row)
{
    deal->next_unit = demo_pick_unit(demo, deal->unit->layout);
    if (deal->next_unit == NULL) {
        return false;
    }
    row->new_unit_no = deal->next_unit->unit_no;
    row->new_total = deal->next_unit->total * 98 / 100 / 100 * 100;
    return true;
}

static bool fill_change(Demo *demo, DemoDeal *deal, Change *row)
{
    switch (row->kind) {
    case CHANGE_CANCEL:
        row->release_to = demo_chance(demo, 30) ? RELEASE_HELD : RELEASE_AVAILABLE;
        return true;
    case CHANGE_UNIT:
        return find_unit(demo, deal, row);
    case CHANGE_NAME:
        row->new_name = deal->person->name;
        return true;
    case CHANGE_PRICE:
        row->new_total = deal->total * 99 / 100 / 100 * 100;
        return true;
    case CHANGE_PAY:
        row->new_pay_method = PAY_LUMP;
        row->new_total = deal->total * 98 / 100 / 100 * 100;
        return true;
    case CHANGE_SIGN_DUE:
    case CHANGE_PAY_DUE:
        row->new_due = demo->session->today + 12;
        return true;
    default:
        return true;
    }
}

void demo_apply(Demo *demo, DemoDeal *deal, int64_t kind)
{
    Change row;
    entity_reset(&change_entity, &row);
    row.deal_no = deal->deal_no;
    row.kind = kind;
    row.applied_on = demo->session->today;
    row.reason = reasons[kind];
    deal->change_no = NULL;
    if (!fill_change(demo, deal, &row)) {
        return;
    }
    deal->change_kind = kind;
    deal->change_total = row.new_total;
    demo_run(demo, "change.apply", &row);
    deal->change_no = arena_copy(&demo->arena, row.change_no);
    if (kind == CHANGE_NAME) {
        demo_spouse(demo, deal);
    }
}

/* What the deal is from now on. */
static void settle(DemoDeal *deal, const Change *row)
{
    if (deal->change_total != NONE) {
        deal->total = deal->change_total;
    }
    if (deal->change_kind == CHANGE_PAY) {
        deal->pay = PAY_LUMP;
    } else if (deal->change_kind == CHANGE_UNIT) {
        deal->unit->taken = false;
        deal->unit = deal->next_unit;
    } else if (deal->change_kind == CHANGE_FORFEIT || row->release_to == RELEASE_AVAILABLE) {
        deal->unit->taken = false; /* one that goes back to 保留 stays away from the others */
    }
}

void demo_execute(Demo *demo, DemoDeal *deal, int64_t argument)
{
    Change row;
    (void)argument;
    if (deal->change_no == NULL) {
        return;
    }
    entity_reset(&change_entity, &row);
    row.change_no = deal->change_no;
    row.executed_on = demo->session->today;
    row.approved_by = DEMO_MANAGER;
    demo_run(demo, "change.execute", &row);
    settle(deal, &row);
}

void demo_withdraw(Demo *demo, DemoDeal *deal, int64_t argument)
{
    Change row;
    (void)argument;
    if (deal->change_no == NULL) {
        return;
    }
    entity_reset(&change_entity, &row);
    row.change_no = deal->change_no;
    demo_run(demo, "change.withdraw", &row);
    if (deal->next_unit != NULL) {
        deal->next_unit->taken = false;
    }
}
