/* 按揭: stages in order, amounts within what was applied for, refusal and another bank. */
#include "support/script.h"

#include "db/store.h"
#include "domain/loan.h"
#include "model/choice.h"
#include "model/receipt.h"

int loan_tests(void);

#define LOAN "deal_no=RG-2026-00001", "kind=商贷"

static Site *loan_site(void)
{
    Site *site = deal_site();
    deal_signed(site, "1-1-101", "商业贷款", "2026-11-01");
    DO(site, "loan.open", LOAN, "bank=工商银行", "applied=500000", "years=30",
       "opened_on=2026-11-02");
    return site;
}

static void a_loan_needs_a_signed_deal(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "商业贷款", "2026-11-01");
    REFUSED(site, ERR_CONFLICT, "deal_no", "loan.open", LOAN, "bank=工商银行", "applied=500000",
            "years=30");
    site_free(site);
}

static void an_application_is_within_its_deal(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_signed(site, "1-1-101", "商业贷款", "2026-11-01");
    REFUSED(site, ERR_INVALID, "opened_on", "loan.open", LOAN, "bank=工商银行", "applied=500000",
            "years=30", "opened_on=2020-01-01");
    REFUSED(site, ERR_INVALID, "applied", "loan.open", LOAN, "bank=工商银行", "applied=1000000.01",
            "years=30");
    REFUSED(site, ERR_INVALID, "years", "loan.open", LOAN, "bank=工商银行", "applied=500000",
            "years=51");
    site_free(site);
}

static void one_application_a_part(void **state)
{
    (void)state;
    Site *site = loan_site();
    REFUSED(site, ERR_CONFLICT, "kind", "loan.open", LOAN, "bank=建设银行", "applied=500000",
            "years=30");
    site_free(site);
}

static void stages_come_in_order(void **state)
{
    (void)state;
    Site *site = loan_site();
    REFUSED(site, ERR_CONFLICT, "submit_on", "loan.advance", LOAN, "submit_on=2026-11-05");
    DO(site, "loan.advance", LOAN, "docs_on=2026-11-04");
    REFUSED(site, ERR_CONFLICT, "docs_on", "loan.advance", LOAN, "docs_on=2026-11-05");
    REFUSED(site, ERR_INVALID, "interview_on", "loan.advance", LOAN, "interview_on=2026-11-03");
    DO(site, "loan.advance", LOAN, "interview_on=2026-11-05");
    DO(site, "loan.advance", LOAN, "submit_on=2026-11-06");
    DO(site, "loan.advance", LOAN, "supplement_on=2026-11-08");
    DO(site, "loan.advance", LOAN, "supplement_on=2026-11-10");
    REFUSED(site, ERR_INVALID, "approved", "loan.advance", LOAN, "approved_on=2026-11-12");
    REFUSED(site, ERR_INVALID, "approved", "loan.advance", LOAN, "approved_on=2026-11-12",
            "approved=600000");
    DO(site, "loan.advance", LOAN, "approved_on=2026-11-12", "approved=450000");
    DO(site, "loan.advance", LOAN, "registered_on=2026-11-16");
    REFUSED(site, ERR_INVALID, "disbursed", "loan.advance", LOAN, "disbursed_on=2026-11-20",
            "disbursed=500000");
    const Loan *loan = DO(site, "loan.advance", LOAN, "disbursed_on=2026-11-20",
                          "disbursed=450000");
    assert_int_equal(LOAN_DISBURSED, loan->state);
    REFUSED(site, ERR_CONFLICT, "deal_no", "loan.advance", LOAN, "rejected_on=2026-11-21");
    assert_int_equal(0, query_one_number(site->db, "receipt_count", NULL));
    site_free(site);
}

static void a_refused_loan_tries_another_bank(void **state)
{
    (void)state;
    Site *site = loan_site();
    DO(site, "loan.advance", LOAN, "rejected_on=2026-11-09", "reject_reason=征信");
    const Loan *loan = DO(site, "loan.open", LOAN, "bank=建设银行", "applied=450000", "years=20");
    assert_int_equal(2, loan->row.id);
    site_free(site);
}

static void a_cancelled_deal_drops_its_loan(void **state)
{
    (void)state;
    Site *site = loan_site();
    DO(site, "change.apply", "deal_no=RG-2026-00001", "kind=退房", "reason=不买了");
    DO(site, "change.execute", "change_no=BG-2026-00001", "approved_by=陈建国");
    REFUSED(site, ERR_CONFLICT, "deal_no", "loan.advance", LOAN, "docs_on=2026-11-22");
    REFUSED(site, ERR_CONFLICT, "deal_no", "loan.open", LOAN, "bank=建设银行", "applied=450000",
            "years=20");
    site_free(site);
}

#define SENT                                                                                       \
    "loan.advance docs_on=2026-11-04 deal_no=RG-2026-00001 kind=商贷;"                              \
    "loan.advance interview_on=2026-11-05 deal_no=RG-2026-00001 kind=商贷;"                         \
    "loan.advance submit_on=2026-11-06 deal_no=RG-2026-00001 kind=商贷;"
#define QUEUED                                                                                     \
    SENT "loan.advance approved_on=2026-11-10 approved=450000 deal_no=RG-2026-00001 kind=商贷;"     \
         "loan.advance registered_on=2026-11-12 deal_no=RG-2026-00001 kind=商贷;"

static int64_t receipts(Site *site)
{
    return query_one_number(site->db, "receipt_count", NULL);
}

static Loan loan_now(Site *site)
{
    Loan loan;
    assert_true(loan_last(&site->session, "RG-2026-00001", LOAN_COMMERCIAL, &loan));
    return loan;
}

static void papers_are_asked_for_and_brought_round_by_round(void **state)
{
    (void)state;
    Site *site = loan_site();
    script_do(site, SENT);
    REFUSED(site, ERR_INVALID, "note", "loan.supplement", LOAN, "date=2026-11-08");
    REFUSED(site, ERR_CONFLICT, "deal_no", "loan.answer", LOAN, "date=2026-11-08", "note=流水");
    DO(site, "loan.supplement", LOAN, "date=2026-11-08", "note=银行流水");
    assert_int_equal(LOAN_SUPPLEMENT, loan_now(site).state);
    DO(site, "loan.answer", LOAN, "date=2026-11-09", "note=已补齐");
    assert_int_equal(LOAN_SUBMITTED, loan_now(site).state);
    REFUSED(site, ERR_INVALID, "date", "loan.supplement", LOAN, "date=2026-11-07", "note=流水");
    DO(site, "loan.supplement", LOAN, "date=2026-11-09", "note=收入证明");
    DO(site, "loan.answer", LOAN, "date=2026-11-10", "note=收入证明");
    DO(site, "loan.advance", LOAN, "approved_on=2026-11-12", "approved=450000");
    assert_int_equal(LOAN_APPROVED, loan_now(site).state);
    site_free(site);
}

/* A yes on the form posts the receipt with the part; without it the money is the receipts'
 * business. */
static void a_part_brings_its_receipt_only_when_asked(void **state)
{
    (void)state;
    Site *site = loan_site();
    script_do(site, QUEUED);
    DO(site, "loan.disburse", LOAN, "date=2026-11-14", "amount=100000");
    assert_int_equal(0, receipts(site));
    const LoanStep *part = DO(site, "loan.disburse", LOAN, "date=2026-11-15", "amount=150000",
                              "with_receipt=是", "arrived_on=2026-11-16");
    assert_string_equal("SK-2026-00001", part->receipt_no);
    assert_int_equal(1, receipts(site));
    Receipt receipt;
    assert_true(store_find(site->db, &receipt_entity, "receipt_no", "SK-2026-00001", &site->arena,
                           &receipt));
    assert_int_equal(RECEIPT_COMMERCIAL, receipt.kind);
    assert_int_equal(15000000, receipt.amount);
    assert_int_equal(day("2026-11-16"), receipt.arrived_on);
    assert_int_equal(LOAN_PARTLY, loan_now(site).state);
    DO(site, "loan.disburse", LOAN, "date=2026-11-17"); /* the rest */
    assert_int_equal(LOAN_DISBURSED, loan_now(site).state);
    assert_int_equal(45000000, loan_now(site).disbursed);
    site_free(site);
}

/* Both or neither: a receipt that its own rules refuse takes the part with it. */
static void a_refused_receipt_refuses_the_part(void **state)
{
    (void)state;
    Site *site = loan_site();
    script_do(site, QUEUED);
    script_do(site, "unit.save building=1 entrance=1 floor=1 room=101 layout=三室两厅 gross_area=100"
                    " list_total=1000000 permit_no=预售证第1号 permit_date=2026-11-20;");
    const char *before = query_one_text(site->db, "audit_head", NULL, &site->arena);
    REFUSED(site, ERR_INVALID, "arrived_on", "loan.disburse", LOAN, "date=2026-11-15",
            "amount=150000", "with_receipt=是", "arrived_on=2026-11-16");
    assert_int_equal(0, receipts(site));
    assert_int_equal(LOAN_REGISTERED, loan_now(site).state);
    assert_string_equal(before, query_one_text(site->db, "audit_head", NULL, &site->arena));
    site_free(site);
}

static void the_rate_is_the_lpr_and_its_basis_points(void **state)
{
    (void)state;
    Site *site = loan_site();
    REFUSED(site, ERR_INVALID, "lpr", "loan.detail", LOAN, "basis_points=-45");
    DO(site, "loan.detail", LOAN, "lpr=3.5", "basis_points=-45", "branch=城东支行", "officer=方敏");
    assert_int_equal(30500, loan_now(site).rate);
    REFUSED(site, ERR_INVALID, "basis_points", "loan.detail", LOAN, "basis_points=-400");
    REFUSED(site, ERR_INVALID, "rate", "loan.detail", LOAN, "lpr=3.5", "rate=3.2");
    assert_string_equal("城东支行", loan_now(site).branch);
    site_free(site);
}

static void a_change_to_cash_drops_the_loan(void **state)
{
    (void)state;
    Site *site = loan_site();
    script_do(site, SENT "change.apply deal_no=RG-2026-00001 kind=付款方式变更 new_pay_method=一次性"
                         " reason=改全款;change.execute change_no=BG-2026-00001 approved_by=陈建国;");
    assert_int_equal(LOAN_DROPPED, loan_now(site).state);
    site_free(site);
}

/* What a buyer gave up is a round that has ended: the register reads so, and another bank may
 * follow. */
static void a_loan_given_up_leaves_room_for_another(void **state)
{
    (void)state;
    Site *site = loan_site();
    script_do(site, SENT "loan.drop deal_no=RG-2026-00001 kind=商贷 date=2026-11-08 note=换一家;");
    assert_int_equal(day("2026-11-08"), loan_now(site).rejected_on);
    DO(site, "loan.open", LOAN, "bank=建设银行", "applied=450000", "years=20");
    assert_int_equal(LOAN_WAIT_DOCS, loan_now(site).state);
    site_free(site);
}

int loan_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_loan_needs_a_signed_deal),
        cmocka_unit_test(an_application_is_within_its_deal),
        cmocka_unit_test(one_application_a_part),
        cmocka_unit_test(stages_come_in_order),
        cmocka_unit_test(a_refused_loan_tries_another_bank),
        cmocka_unit_test(a_cancelled_deal_drops_its_loan),
        cmocka_unit_test(papers_are_asked_for_and_brought_round_by_round),
        cmocka_unit_test(a_part_brings_its_receipt_only_when_asked),
        cmocka_unit_test(a_refused_receipt_refuses_the_part),
        cmocka_unit_test(the_rate_is_the_lpr_and_its_basis_points),
        cmocka_unit_test(a_change_to_cash_drops_the_loan),
        cmocka_unit_test(a_loan_given_up_leaves_room_for_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
