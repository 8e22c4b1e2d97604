/* 按揭: stages in order, amounts within what was applied for, refusal and another bank. */
#include "support/deal.h"

#include "model/choice.h"
#include "model/loan.h"

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
    DO(site, "change.execute", "change_no=BG-2026-00001");
    REFUSED(site, ERR_CONFLICT, "deal_no", "loan.advance", LOAN, "docs_on=2026-11-22");
    REFUSED(site, ERR_CONFLICT, "deal_no", "loan.open", LOAN, "bank=建设银行", "applied=450000",
            "years=20");
    site_free(site);
}

int loan_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_loan_needs_a_signed_deal),
        cmocka_unit_test(one_application_a_part),
        cmocka_unit_test(stages_come_in_order),
        cmocka_unit_test(a_refused_loan_tries_another_bank),
        cmocka_unit_test(a_cancelled_deal_drops_its_loan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
