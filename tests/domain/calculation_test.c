/* 贷款测算: amounts, terms and rates from what is typed and from the policy; both ways, events,
 * income. */
#include "support/deal.h"

#include "domain/calculation.h"
#include "domain/setting.h"
#include "model/choice.h"

int calculation_tests(void);

/* The figures of what was saved. */
static LoanFigures figures_of(Site *site, const Calculation *saved)
{
    LoanFigures figures;
    assert_non_null(saved);
    if (!calculation_load(site->db, saved->calculation_no, &site->arena, &figures, &site->err)) {
        fail_msg("%s", site->err.text);
    }
    return figures;
}

#define SAVE(site, ...) figures_of(site, DO(site, "calculation.save", __VA_ARGS__))

static int64_t number(const LoanFigures *figures, const char *key, Arena *arena)
{
    QuoteSheet sheet = calculation_sheet(figures, arena);
    for (size_t i = 0; i < sheet.count; i++) {
        if (strcmp(sheet.rows[i].key, key) == 0) {
            return sheet.rows[i].number;
        }
    }
    return NONE;
}

static void a_loan_amount_gives_the_published_figures(void **state)
{
    static const struct {
        const char *key;
        int64_t number;
    } wanted[] = {
        {"annuity.first", 449045},   {"annuity.interest", 61656088}, {"annuity.sum", 161656088},
        {"equal.first", 569444},     {"equal.last", 278588},         {"equal.decrease", 810},
        {"equal.interest", 52645833}, {"loan.months", 360},          {"annuity.income", 898090},
        {"annuity.months", NONE},
    };
    (void)state;
    Site *site = deal_site();
    LoanFigures figures = SAVE(site, "mix=商贷", "loan_commercial=1000000", "points=0");
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        int64_t got = number(&figures, wanted[i].key, &site->arena);
        if (got != wanted[i].number) {
            fail_msg("%s: %lld", wanted[i].key, (long long)got);
        }
    }
    site_free(site);
}

static void the_down_payment_is_the_least_or_the_one_given(void **state)
{
    (void)state;
    Site *site = deal_site();
    LoanFigures figures = SAVE(site, "mix=商贷", "total=1234567");
    assert_int_equal(104000000, figures.basis.loan_commercial); /* 85 % in whole 10,000 */
    assert_int_equal(19456700, figures.own);
    figures = SAVE(site, "mix=商贷", "total=1234567", "down_rate=30");
    assert_int_equal(86000000, figures.basis.loan_commercial);
    figures = SAVE(site, "mix=商贷", "total=1234567", "down=334567", "months=100");
    assert_int_equal(90000000, figures.basis.loan_commercial);
    assert_int_equal(100, figures.basis.months);
    REFUSED(site, ERR_INVALID, "down_rate", "calculation.save", "mix=商贷", "total=1000000",
            "down=300000", "down_rate=40");
    REFUSED(site, ERR_INVALID, "months", "calculation.save", "mix=商贷", "total=1000000",
            "years=20", "months=100");
    REFUSED(site, ERR_INVALID, "total", "calculation.save", "mix=商贷");
    REFUSED(site, ERR_INVALID, "down", "calculation.save", "mix=商贷", "total=1000000",
            "down=1000000");
    site_free(site);
}

/* fund ≤ min(cap, total × (1 − min down)); commercial = total − down − fund in whole 10,000. */
static void the_fund_lends_up_to_its_cap_and_the_bank_the_rest(void **state)
{
    (void)state;
    Site *site = deal_site();
    REFUSED(site, ERR_INVALID, "loan_fund", "calculation.save", "mix=组合", "total=1500000");
    DO(site, "policy.save", "city=全国", "item=单人公积金最高额度", "valid_from=2026-01-01",
       "amount=600000");
    DO(site, "policy.save", "city=全国", "item=夫妻公积金最高额度", "valid_from=2026-01-01",
       "amount=1000000");
    LoanFigures figures = SAVE(site, "mix=组合", "total=1505000", "down_rate=30");
    assert_int_equal(60000000, figures.basis.loan_fund);
    assert_int_equal(45000000, figures.basis.loan_commercial); /* 1,505,000 − 451,500 − 600,000 */
    assert_int_equal(45500000, figures.own);
    figures = SAVE(site, "mix=公积金", "total=1505000", "couple=是");
    assert_int_equal(100000000, figures.basis.loan_fund);
    figures = SAVE(site, "mix=公积金", "total=505000"); /* 80 % is less than the cap */
    assert_int_equal(40000000, figures.basis.loan_fund);
    assert_int_equal(26000, figures.basis.rate_fund);
    assert_int_equal(NONE, figures.basis.rate_commercial);
    figures = SAVE(site, "mix=公积金", "total=505000", "home=二套", "years=5");
    assert_int_equal(25250, figures.basis.rate_fund);
    site_free(site);
}

static void the_rate_is_lpr_and_points(void **state)
{
    (void)state;
    Site *site = deal_site();
    LoanFigures figures = SAVE(site, "mix=商贷", "loan_commercial=1000000");
    assert_int_equal(30500, figures.basis.rate_commercial);
    assert_int_equal(-45, figures.basis.points);
    figures = SAVE(site, "mix=商贷", "loan_commercial=1000000", "points=-60");
    assert_int_equal(29000, figures.basis.rate_commercial);
    figures = SAVE(site, "mix=商贷", "loan_commercial=1000000", "points=10", "lpr=3.6");
    assert_int_equal(37000, figures.basis.rate_commercial);
    REFUSED(site, ERR_INVALID, "points", "calculation.save", "mix=商贷", "loan_commercial=1000000",
            "points=-400");
    REFUSED(site, ERR_INVALID, "points", "calculation.save", "mix=商贷", "loan_commercial=1000000",
            "points=-45", "rate_commercial=3");
    site_free(site);
}

static void what_was_saved_stays_when_the_policy_changes(void **state)
{
    (void)state;
    Site *site = deal_site();
    const Calculation *saved = DO(site, "calculation.save", "mix=商贷", "total=1000000");
    DO(site, "policy.save", "city=全国", "item=LPR", "valid_from=2026-11-20", "rate=5");
    DO(site, "policy.save", "city=全国", "item=首套商贷最低首付", "valid_from=2026-11-20", "rate=50");
    LoanFigures figures = figures_of(site, saved);
    assert_int_equal(85000000, figures.basis.loan_commercial);
    assert_int_equal(30500, figures.basis.rate_commercial);
    site_free(site);
}

static void events_change_what_follows(void **state)
{
    (void)state;
    Site *site = deal_site();
    LoanFigures figures = SAVE(site, "mix=商贷", "loan_commercial=1000000", "rate_commercial=3.5",
                               "rate_month=13", "rate_then=3.05", "extra_month=24", "extra=200000",
                               "extra_way=减少月供");
    const LoanWay *way = &figures.ways[REPAY_ANNUITY];
    assert_int_equal(449045, way->plan.sum.first);
    assert_true(way->then < 449045 && way->after < way->then && way->after > 0);
    assert_int_equal(360, way->course.count);
    assert_true(way->saved > 0);
    int64_t smaller = way->saved;
    figures = SAVE(site, "mix=商贷", "loan_commercial=1000000", "rate_commercial=3.5",
                   "rate_month=13", "rate_then=3.05", "extra_month=24", "extra=200000");
    assert_true(figures.ways[REPAY_ANNUITY].course.count < 360);
    assert_int_equal(figures.ways[REPAY_ANNUITY].then, figures.ways[REPAY_ANNUITY].after);
    assert_true(figures.ways[REPAY_ANNUITY].saved > smaller); /* a shorter term saves more */
    REFUSED(site, ERR_INVALID, "rate_then", "calculation.save", "mix=商贷", "loan_commercial=1000000",
            "rate_month=13");
    REFUSED(site, ERR_INVALID, "rate_month", "calculation.save", "mix=商贷", "loan_commercial=1000000",
            "rate_month=361", "rate_then=3");
    REFUSED(site, ERR_INVALID, "extra", "calculation.save", "mix=商贷", "loan_commercial=1000000",
            "extra_month=24");
    REFUSED(site, ERR_INVALID, "extra_month", "calculation.save", "mix=商贷",
            "loan_commercial=1000000", "extra=1");
    site_free(site);
}

static void no_more_is_repaid_early_than_is_left(void **state)
{
    (void)state;
    Site *site = deal_site();
    REFUSED(site, ERR_INVALID, "extra", "calculation.save", "mix=商贷", "loan_commercial=120000",
            "years=10", "rate_commercial=3.6", "extra_month=12", "extra=110000");
    assert_non_null(strstr(site->err.text, "109,")); /* the balance */
    SAVE(site, "mix=商贷", "loan_commercial=120000", "years=10", "rate_commercial=3.6",
         "extra_month=12", "extra=109000");
    site_free(site);
}

static void a_fraction_is_no_yearly_rate(void **state)
{
    static const char *const words[] = {"rate_commercial=0.0305", "rate_then=0.03", "lpr=0.49",
                                        "rate_fund=0.026"};
    (void)state;
    Site *site = deal_site();
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        REFUSED(site, ERR_INVALID, NULL, "calculation.save", "mix=组合", "loan_commercial=100000",
                "loan_fund=100000", "rate_month=13", words[i]);
        assert_non_null(strstr(site->err.text, "不到 0.5%"));
    }
    REFUSED(site, ERR_INVALID, "rate", "policy.save", "city=全国", "item=LPR", "valid_from=2026-11-01",
            "rate=0.035");
    assert_false(setting_save(&site->session, SETTING_FUND_RATE, "0.026", &site->err));
    assert_true(setting_save(&site->session, SETTING_DEED_RATE, "0.4", &site->err));
    SAVE(site, "mix=商贷", "loan_commercial=100000", "rate_commercial=0.5");
    site_free(site);
}

static void a_lump_goes_to_the_bank_first_then_to_the_fund(void **state)
{
    (void)state;
    Site *site = deal_site();
    LoanFigures figures = SAVE(site, "mix=组合", "loan_commercial=100000", "loan_fund=300000",
                               "years=10", "extra_month=12", "extra=150000");
    const CourseRows *course = &figures.ways[REPAY_EQUAL_PRINCIPAL].course;
    assert_int_equal(15000000, course->extra); /* 90,000 of the bank, 60,000 of the fund */
    /* the fund's part a month goes on: 270,000 − 60,000 left at 2,500 a month */
    assert_int_equal(21000000, course->rows[11].row.left);
    assert_int_equal(12 + 84, course->count);
    site_free(site);
}

static void an_income_is_tested_against_payment_and_debts(void **state)
{
    (void)state;
    Site *site = deal_site();
    LoanFigures figures = SAVE(site, "mix=商贷", "loan_commercial=1000000", "points=0",
                               "income=8981", "debts=0");
    assert_true(figures.ways[REPAY_ANNUITY].affordable); /* 4,490.45 × 2 */
    assert_false(figures.ways[REPAY_EQUAL_PRINCIPAL].affordable);
    figures = SAVE(site, "mix=商贷", "loan_commercial=1000000", "points=0", "income=8981",
                   "debts=1000");
    assert_false(figures.ways[REPAY_ANNUITY].affordable); /* 5,490.45 ÷ 55 % */
    assert_int_equal(998264, figures.ways[REPAY_ANNUITY].income);
    assert_true(setting_save(&site->session, SETTING_DEBT_PART, "70", &site->err));
    figures = SAVE(site, "mix=商贷", "loan_commercial=1000000", "points=0", "income=8981",
                   "debts=1000");
    assert_true(figures.ways[REPAY_ANNUITY].affordable);
    site_free(site);
}

int calculation_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_loan_amount_gives_the_published_figures),
        cmocka_unit_test(the_down_payment_is_the_least_or_the_one_given),
        cmocka_unit_test(the_fund_lends_up_to_its_cap_and_the_bank_the_rest),
        cmocka_unit_test(the_rate_is_lpr_and_points),
        cmocka_unit_test(what_was_saved_stays_when_the_policy_changes),
        cmocka_unit_test(events_change_what_follows),
        cmocka_unit_test(no_more_is_repaid_early_than_is_left),
        cmocka_unit_test(a_fraction_is_no_yearly_rate),
        cmocka_unit_test(a_lump_goes_to_the_bank_first_then_to_the_fund),
        cmocka_unit_test(an_income_is_tested_against_payment_and_debts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
