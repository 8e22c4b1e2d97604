/* Quotes: every figure against one worked out by hand, kept as the customer saw it, two side by
 * side. */
#include "support/deal.h"

#include "domain/loan_plan.h"
#include "domain/quote_sheet.h"
#include "domain/setting.h"

int quote_tests(void);

static QuoteBasis load(Site *site, const char *quote_no)
{
    QuoteBasis basis;
    assert_true(quote_load(site->db, quote_no, &site->arena, &basis, &site->err));
    return basis;
}

static const QuoteRow *row_of(const QuoteSheet *sheet, const char *key)
{
    for (size_t i = 0; i < sheet->count; i++) {
        if (strcmp(sheet->rows[i].key, key) == 0) {
            return &sheet->rows[i];
        }
    }
    return NULL;
}

static int64_t number(const QuoteSheet *sheet, const char *key)
{
    const QuoteRow *row = row_of(sheet, key);
    return row != NULL ? row->number : NONE;
}

static Site *quote_site(void)
{
    Site *site = deal_site();
    DO(site, "discount.save", "name=按揭98折", "kind=打折", "rate=98", "position=1");
    DO(site, "discount.save", "name=老带新", "kind=减总价", "amount=10000", "position=2");
    return site;
}

/* 1,000,000 × 0.98 − 10,000 = 970,000; 85 % of it in whole 10,000 is 820,000. */
static void every_figure_equals_the_one_by_hand(void **state)
{
    static const struct {
        const char *key;
        int64_t number;
    } wanted[] = {
        {"list", 100000000},       {"discount.按揭98折", 98000000}, {"discount.老带新", 97000000},
        {"total", 97000000},       {"unit_price", 970000},          {"discount_rate", 970000},
        {"plan.定金", 5000000},    {"plan.首付款", 10000000},       {"plan.commercial", 82000000},
        {"loan.amount", 82000000}, {"loan.years", 30},              {"loan.rate_commercial", 30500},
        {"annuity.month", 347930}, {"annuity.interest", 43254966},  {"equal.first", 436194},
        {"equal.last", 228357},    {"equal.decrease", 579},         {"equal.interest", 37619208},
        {"fees.deed", 970000},     {"fees.repair", 1000000},        {"fees.agency", 8000},
        {"fees.sum", 1978000},     {"own.sum", 16978000},           {"rounding", NONE},
    };
    (void)state;
    Site *site = quote_site();
    DO(site, "quote.save", "unit_no=1-1-101", "phone=13800000002", "discounts=老带新+按揭98折",
       "pay_method=商业贷款", "deposit=50000");
    QuoteBasis basis = load(site, "BJ-2026-00001");
    QuoteSheet sheet = quote_sheet(&basis, &site->arena);
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        if (number(&sheet, wanted[i].key) != wanted[i].number) {
            fail_msg("%s: %lld, not %lld", wanted[i].key, (long long)number(&sheet, wanted[i].key),
                     (long long)wanted[i].number);
        }
    }
    assert_string_equal("2026-11-29", row_of(&sheet, "plan.首付款")->note);
    assert_string_equal("-10,000", row_of(&sheet, "discount.老带新")->note);
    site_free(site);
}

static void a_price_is_rounded_once_and_the_sheet_says_so(void **state)
{
    (void)state;
    Site *site = deal_site();
    DO(site, "discount.save", "name=特惠", "kind=打折", "rate=98.7654", "position=1");
    DO(site, "discount.save", "name=再减", "kind=打折", "rate=99.9999", "position=2");
    DO(site, "quote.save", "unit_no=1-1-101", "discounts=特惠+再减", "pay_method=一次性");
    QuoteBasis basis = load(site, "BJ-2026-00001");
    QuoteSheet sheet = quote_sheet(&basis, &site->arena);
    assert_int_equal(98765301, number(&sheet, "discount.再减")); /* 987,653.012346 yuan */
    assert_int_equal(98765300, number(&sheet, "total"));
    assert_int_equal(-1, number(&sheet, "rounding"));
    assert_int_equal(98765300, number(&sheet, "plan.首付款"));
    site_free(site);
}

static void a_combined_loan_is_the_sum_of_its_parts(void **state)
{
    LoanPart parts[] = {{100000000, 30500}, {80000000, 26000}};
    Arena arena = {0};
    (void)state;
    LoanPlan plan = loan_plan(parts, 2, 360, REPAY_ANNUITY, &arena);
    assert_int_equal(180000000, plan.principal);
    assert_int_equal(424305 + 320272, plan.sum.first);
    assert_int_equal(52749959 + 35297837, plan.sum.interest);
    assert_int_equal(424305 + 320272, plan.rows[0].payment);
    assert_int_equal(0, plan.rows[359].left);
    plan = loan_plan(parts, 2, 360, REPAY_EQUAL_PRINCIPAL, NULL);
    assert_int_equal(531944 + 395556, plan.sum.first);
    assert_int_equal(278484 + 222704, plan.sum.last);
    assert_int_equal(706 + 481, plan.sum.decrease);
    parts[1].principal = NONE;
    plan = loan_plan(parts, 2, 360, REPAY_ANNUITY, NULL);
    assert_int_equal(424305, plan.sum.first);
    arena_clear(&arena);
}

static void loans_that_are_named_leave_the_rest_to_the_down_payment(void **state)
{
    (void)state;
    Site *site = deal_site();
    DO(site, "quote.save", "unit_no=1-1-101", "pay_method=组合贷款", "loan_fund=600000",
       "deposit=50000", "down=203000", "years=20", "rate_fund=3.075");
    QuoteBasis basis = load(site, "BJ-2026-00001");
    QuoteSheet sheet = quote_sheet(&basis, &site->arena);
    assert_int_equal(14000000, number(&sheet, "plan.commercial")); /* 147,000 in whole 10,000 */
    assert_int_equal(21000000, number(&sheet, "plan.首付款"));
    assert_int_equal(335016, loan_plan((LoanPart[]){{60000000, 30750}}, 1, 240, REPAY_ANNUITY,
                                       NULL).sum.first);
    assert_int_equal(30750, number(&sheet, "loan.rate_fund"));
    REFUSED(site, ERR_INVALID, "loan_fund", "quote.save", "unit_no=1-1-101", "pay_method=组合贷款");
    REFUSED(site, ERR_INVALID, "down", "quote.save", "unit_no=1-1-101", "pay_method=商业贷款",
            "loan_commercial=500000", "down=400000");
    REFUSED(site, ERR_INVALID, "loan_commercial", "quote.save", "unit_no=1-1-101",
            "pay_method=商业贷款", "loan_commercial=990000", "deposit=50000");
    site_free(site);
}

static void instalments_follow_the_schedule_of_deals(void **state)
{
    (void)state;
    Site *site = deal_site();
    DO(site, "quote.save", "unit_no=1-1-101", "pay_method=分期", "deposit=50000", "down=400000");
    QuoteBasis basis = load(site, "BJ-2026-00001");
    QuoteSheet sheet = quote_sheet(&basis, &site->arena);
    assert_int_equal(40000000, number(&sheet, "plan.首付款"));
    assert_int_equal(55000000, number(&sheet, "plan.分期款"));
    assert_string_equal("2027-05-28", row_of(&sheet, "plan.分期款")->note);
    assert_null(row_of(&sheet, "loan.amount"));
    REFUSED(site, ERR_INVALID, "down", "quote.save", "unit_no=1-1-101", "pay_method=分期",
            "deposit=50000", "down=950001");
    site_free(site);
}

/* Prices, discounts, rates and fees that change later change nothing on it. */
static void a_quote_stays_as_the_customer_saw_it(void **state)
{
    (void)state;
    Site *site = quote_site();
    DO(site, "quote.save", "unit_no=1-1-101", "discounts=按揭98折", "pay_method=商业贷款");
    QuoteBasis before = load(site, "BJ-2026-00001");
    QuoteSheet old = quote_sheet(&before, &site->arena);
    DO(site, "discount.save", "name=按揭98折", "kind=打折", "rate=90", "position=1");
    DO(site, "unit.save", "building=1", "entrance=1", "floor=1", "room=101", "layout=三房",
       "gross_area=100", "list_total=1000000");
    DO(site, "price.draft", "reason=涨价");
    DO(site, "price.set", "batch_no=TJ-2026-00001", "unit_no=1-1-101", "list_total=2000000");
    DO(site, "price.approve", "batch_no=TJ-2026-00001", "approved_by=陈建国");
    assert_true(setting_save(&site->session, SETTING_COMMERCIAL_RATE, "4.9", &site->err));
    assert_true(setting_save(&site->session, SETTING_DEED_RATE, "3", &site->err));
    QuoteBasis after = load(site, "BJ-2026-00001");
    QuoteSheet now = quote_sheet(&after, &site->arena);
    assert_int_equal(old.count, now.count);
    for (size_t i = 0; i < old.count; i++) {
        assert_int_equal(old.rows[i].number, now.rows[i].number);
    }
    assert_false(setting_save(&site->session, SETTING_DEED_RATE, "many", &site->err));
    site_free(site);
}

static void two_quotes_pair_by_what_a_row_means(void **state)
{
    QuotePair *pairs;
    size_t differ = 0;
    size_t alone = 0;
    (void)state;
    Site *site = quote_site();
    DO(site, "quote.save", "unit_no=1-1-101", "pay_method=一次性", "deposit=50000");
    DO(site, "quote.save", "unit_no=1-1-102", "discounts=按揭98折", "pay_method=商业贷款",
       "deposit=50000");
    QuoteBasis basis[] = {load(site, "BJ-2026-00001"), load(site, "BJ-2026-00002")};
    QuoteSheet left = quote_sheet(&basis[0], &site->arena);
    QuoteSheet right = quote_sheet(&basis[1], &site->arena);
    size_t count = quote_compare(&left, &right, &site->arena, &pairs);
    assert_int_equal(right.count, count); /* the right one has every row of the left one */
    for (size_t i = 0; i < count; i++) {
        const QuotePair *pair = &pairs[i];
        differ += pair->differs;
        alone += pair->left == NULL;
        assert_true(pair->left != NULL || pair->right->kind == QUOTE_HEADING || pair->differs);
        assert_ptr_equal(&right.rows[i], pair->right);
        assert_true(pair->left == NULL || strcmp(pair->left->key, pair->right->key) == 0);
    }
    assert_int_equal(right.count - left.count, alone);
    assert_true(differ > 0 && differ < count);
    count = quote_compare(&left, &left, &site->arena, &pairs);
    for (size_t i = 0; i < count; i++) {
        assert_false(pairs[i].differs);
    }
    site_free(site);
}

static void that_a_unit_is_sold_is_said_before_anything_else(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    str_reset(&site->session.warnings);
    REFUSED(site, ERR_INVALID, NULL, "quote.save", "unit_no=1-1-101", "pay_method=一次性",
            "loan_commercial=900000");
    static const char said[] = "房号 1-1-101 已被 RG-2026-00001 认购";
    assert_memory_equal(said, str_text(&site->session.warnings), sizeof said - 1);
    str_reset(&site->session.warnings);
    DO(site, "quote.save", "unit_no=1-1-101", "pay_method=商业贷款", "loan_commercial=900000",
       "years=35");
    assert_memory_equal(said, str_text(&site->session.warnings), sizeof said - 1);
    str_reset(&site->session.warnings);
    DO(site, "quote.save", "unit_no=1-1-102", "pay_method=一次性");
    assert_string_equal("", str_text(&site->session.warnings));
    site_free(site);
}

static void limits_are_warned_of(void **state)
{
    (void)state;
    Site *site = deal_site();
    DO(site, "quote.save", "unit_no=1-1-101", "pay_method=商业贷款", "loan_commercial=900000",
       "years=35");
    assert_non_null(strstr(str_text(&site->session.warnings), "首付比例"));
    assert_non_null(strstr(str_text(&site->session.warnings), "年限"));
    str_reset(&site->session.warnings);
    DO(site, "quote.save", "unit_no=1-1-101", "pay_method=一次性", "deposit=200001");
    assert_non_null(strstr(str_text(&site->session.warnings), "两成"));
    site_free(site);
}

int quote_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_figure_equals_the_one_by_hand),
        cmocka_unit_test(a_price_is_rounded_once_and_the_sheet_says_so),
        cmocka_unit_test(a_combined_loan_is_the_sum_of_its_parts),
        cmocka_unit_test(loans_that_are_named_leave_the_rest_to_the_down_payment),
        cmocka_unit_test(instalments_follow_the_schedule_of_deals),
        cmocka_unit_test(a_quote_stays_as_the_customer_saw_it),
        cmocka_unit_test(two_quotes_pair_by_what_a_row_means),
        cmocka_unit_test(that_a_unit_is_sold_is_said_before_anything_else),
        cmocka_unit_test(limits_are_warned_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
