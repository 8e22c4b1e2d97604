/* 合作银行: what is used of a quota, how long our own loans took, what speaks against a bank. */
#include "support/deal.h"

#include "model/loan.h"

int bank_tests(void);

#define BANK "bank=工商银行", "product=商贷"

/* A signed deal on the room, its loan approved for the amount after the days of the bank. */
static const char *approved_loan(Site *site, const char *room, const char *approved_on,
                                 const char *amount)
{
    const char *no = deal_signed(site, room, "商业贷款", "2026-10-02");
    const char *deal = arena_format(&site->arena, "deal_no=%s", no);
    DO(site, "loan.open", deal, "kind=商贷", "bank=工商银行", "applied=500000", "years=30",
       "opened_on=2026-10-02");
    DO(site, "loan.advance", deal, "kind=商贷", "docs_on=2026-10-03");
    DO(site, "loan.advance", deal, "kind=商贷", "interview_on=2026-10-04");
    DO(site, "loan.advance", deal, "kind=商贷", "submit_on=2026-10-05");
    DO(site, "loan.advance", deal, "kind=商贷",
       arena_format(&site->arena, "approved_on=%s", approved_on),
       arena_format(&site->arena, "approved=%s", amount));
    return deal;
}

/* Columns of bank_list. */
enum { USED = 9, REMAINING, APPROVE_DAYS, DISBURSE_DAYS };

static int64_t figure(Site *site, int column)
{
    int64_t value = NONE;
    Stmt *stmt = query_open(site->db, "bank_list", BINDS(BIND_DATE(":today", site->session.today)));
    if (query_next(stmt)) {
        value = query_number(stmt, column);
    }
    query_close(stmt);
    return value;
}


static void what_was_approved_is_used_up(void **state)
{
    (void)state;
    Site *site = deal_site();
    DO(site, "bank.save", BANK, "quota=2000000", "valid_from=2026-10-10", "valid_to=2026-12-31");
    approved_loan(site, "1-1-101", "2026-10-08", "300000"); /* before the quota began */
    const char *second = approved_loan(site, "1-1-102", "2026-10-15", "400000");
    approved_loan(site, "1-1-103", "2026-10-20", "500000");
    assert_int_equal(90000000, figure(site, USED));
    assert_int_equal(110000000, figure(site, REMAINING));
    DO(site, "loan.advance", second, "kind=商贷", "rejected_on=2026-10-25", "reject_reason=征信");
    assert_int_equal(50000000, figure(site, USED));
    site_free(site);
}

static void days_are_those_of_our_own_loans(void **state)
{
    (void)state;
    Site *site = deal_site();
    DO(site, "bank.save", BANK);
    assert_int_equal(NONE, figure(site, APPROVE_DAYS));
    const char *first = approved_loan(site, "1-1-101", "2026-10-08", "300000"); /* 3 days */
    approved_loan(site, "1-1-102", "2026-10-11", "300000"); /* 6 days: 4.5 in the middle */
    assert_int_equal(5, figure(site, APPROVE_DAYS));
    assert_int_equal(NONE, figure(site, DISBURSE_DAYS));
    DO(site, "loan.advance", first, "kind=商贷", "registered_on=2026-10-12");
    DO(site, "loan.advance", first, "kind=商贷", "disbursed_on=2026-10-28", "disbursed=300000");
    assert_int_equal(20, figure(site, DISBURSE_DAYS));
    site_free(site);
}

static const char *warned(Site *site, const char *room)
{
    const char *no = deal_signed(site, room, "商业贷款", "2026-11-02");
    str_reset(&site->session.warnings);
    DO(site, "loan.open", arena_format(&site->arena, "deal_no=%s", no), "kind=商贷",
       "bank=工商银行", "applied=500000", "years=30");
    return str_text(&site->session.warnings);
}

static void an_application_is_warned_of_its_bank(void **state)
{
    static const struct {
        const char *bank[4];
        const char *said;
    } cases[] = {
        {{"bank=建设银行"}, "不在合作银行里"},
        {{"bank=工商银行", "accepting=否"}, "不接单"},
        {{"bank=工商银行", "valid_to=2026-11-01"}, "已经过期"},
        {{"bank=工商银行", "quota=499999.99"}, "只剩 499,999.99，不够"},
        {{"bank=工商银行", "quota=550000"}, "不到一成"},
        {{"bank=工商银行", "min_down=50.01"}, "最低首付"},
        {{"bank=工商银行", "quota=600000", "min_down=50"}, ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Site *site = deal_site();
        const char *words[6] = {"product=商贷"};
        memcpy(words + 1, cases[i].bank, sizeof cases[i].bank);
        site_do(site, __FILE__, __LINE__, "bank.save", words);
        const char *said = warned(site, "1-1-101");
        if (*cases[i].said == '\0') {
            assert_string_equal("", said);
        } else if (strstr(said, cases[i].said) == NULL) {
            fail_msg("expected %s, said %s", cases[i].said, said);
        }
        site_free(site);
    }
}

static void a_bank_is_stopped_and_taken_up_again(void **state)
{
    (void)state;
    Site *site = deal_site();
    DO(site, "bank.save", BANK, "rate=3.05");
    REFUSED(site, ERR_INVALID, "spread", "bank.save", "bank=建设银行", "product=商贷", "rate=3.05",
            "spread=-45");
    REFUSED(site, ERR_INVALID, "valid_to", "bank.save", "bank=建设银行", "product=商贷",
            "valid_from=2026-11-02", "valid_to=2026-11-01");
    REFUSED(site, ERR_NOT_FOUND, "bank", "bank.stop", "bank=工商银行", "product=公积金");
    DO(site, "bank.stop", BANK);
    assert_non_null(strstr(warned(site, "1-1-101"), "不接单"));
    DO(site, "bank.save", BANK, "accepting=是");
    assert_string_equal("", warned(site, "1-1-102"));
    site_free(site);
}

static void the_officer_of_the_bank_goes_into_the_application(void **state)
{
    (void)state;
    Site *site = deal_site();
    DO(site, "bank.save", BANK, "branch=城东支行", "officer=许明", "phone=13700000011");
    DO(site, "bank.save", BANK, "branch=城西支行", "officer=唐洁", "quota=1000000");
    deal_signed(site, "1-1-101", "商业贷款", "2026-11-02");
    deal_signed(site, "1-1-102", "商业贷款", "2026-11-02");
    const Loan *loan = DO(site, "loan.open", "deal_no=RG-2026-00001", "kind=商贷", "bank=工商银行",
                          "applied=500000", "years=30");
    assert_string_equal("城东支行", loan->branch);
    assert_string_equal("许明", loan->officer);
    loan = DO(site, "loan.open", "deal_no=RG-2026-00002", "kind=商贷", "bank=工商银行城西支行",
              "applied=500000", "years=30");
    assert_string_equal("唐洁", loan->officer);
    assert_int_equal(loan->row.id, query_one_number(site->db, "bank_loan_list",
                                                    BINDS(BIND_NUMBER(":bank", 2))));
    site_free(site);
}

int bank_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_approved_is_used_up),
        cmocka_unit_test(days_are_those_of_our_own_loans),
        cmocka_unit_test(an_application_is_warned_of_its_bank),
        cmocka_unit_test(a_bank_is_stopped_and_taken_up_again),
        cmocka_unit_test(the_officer_of_the_bank_goes_into_the_application),
    };
    return cmocka_run_group_tests_name("bank", tests, NULL, NULL);
}
