/* 贷款政策: the row in force on a date, the city's before the country's, else the setting. */
#include "support/deal.h"

#include "db/store.h"
#include "domain/policy.h"
#include "domain/setting.h"
#include "model/choice.h"
#include "model/faq.h"
#include "model/quote.h"

int policy_tests(void);

#define TODAY_ day("2026-11-22")

static int64_t value(Site *site, int64_t item, const char *date)
{
    return policy_value(site->db, item, day(date));
}

static void the_row_in_force_on_the_date_counts(void **state)
{
    (void)state;
    Site *site = deal_site();
    assert_int_equal(35000, value(site, POLICY_LPR, "2026-11-22")); /* the example */
    DO(site, "policy.save", "city=全国", "item=LPR", "valid_from=2026-11-20", "rate=3.4");
    DO(site, "policy.save", "city=全国", "item=LPR", "valid_from=2026-12-20", "rate=3.3");
    assert_int_equal(35000, value(site, POLICY_LPR, "2026-11-19"));
    assert_int_equal(34000, value(site, POLICY_LPR, "2026-11-20"));
    assert_int_equal(33000, value(site, POLICY_LPR, "2026-12-20"));
    site_free(site);
}

static void the_setting_stands_in_for_a_missing_row(void **state)
{
    (void)state;
    Site *site = deal_site();
    assert_int_equal(0, value(site, POLICY_FUND_CAP, "2026-11-22")); /* words only: the setting */
    assert_true(setting_save(&site->session, SETTING_FUND_CAP, "800000", &site->err));
    assert_int_equal(80000000, value(site, POLICY_FUND_CAP, "2026-11-22"));
    DO(site, "policy.save", "city=全国", "item=单人公积金最高额度", "valid_from=2026-11-01",
       "amount=600000");
    assert_int_equal(60000000, value(site, POLICY_FUND_CAP, "2026-11-22"));
    DO(site, "policy.end", "city=全国", "item=单人公积金最高额度", "valid_from=2026-11-01",
       "valid_until=2026-11-21");
    assert_int_equal(80000000, value(site, POLICY_FUND_CAP, "2026-11-22"));
    assert_int_equal(NONE, value(site, POLICY_POINTS, "2026-11-22"));
    site_free(site);
}

static void the_city_goes_before_the_country(void **state)
{
    (void)state;
    Site *site = deal_site();
    DO(site, "policy.save", "city=济南", "item=公积金最低首付", "valid_from=2023-01-01", "rate=30");
    assert_int_equal(200000, value(site, POLICY_FUND_DOWN, "2026-11-22"));
    assert_true(setting_save(&site->session, SETTING_CITY, "济南", &site->err));
    assert_int_equal(300000, value(site, POLICY_FUND_DOWN, "2026-11-22"));
    assert_int_equal(200000, value(site, POLICY_FUND_DOWN, "2022-12-31"));
    site_free(site);
}

static void a_value_is_unverified_as_long_as_its_row_says_so(void **state)
{
    (void)state;
    Site *site = deal_site();
    assert_true(policy_unverified(site->db, POLICY_LPR, TODAY_));
    DO(site, "policy.save", "city=全国", "item=LPR", "valid_from=2025-05-20", "unverified=否", "rate=3.5");
    assert_false(policy_unverified(site->db, POLICY_LPR, TODAY_));
    site_free(site);
}

static void rates_follow_points_months_and_home(void **state)
{
    (void)state;
    Site *site = deal_site();
    assert_int_equal(30500, policy_commercial_rate(site->db, TODAY_)); /* no points: the setting */
    DO(site, "policy.save", "city=全国", "item=商贷加点", "valid_from=2026-11-01", "number=-30");
    assert_int_equal(32000, policy_commercial_rate(site->db, TODAY_));
    assert_int_equal(26000, policy_fund_rate(site->db, 61, false, TODAY_));
    assert_int_equal(21000, policy_fund_rate(site->db, 60, false, TODAY_));
    assert_int_equal(30750, policy_fund_rate(site->db, 61, true, TODAY_));
    assert_int_equal(25250, policy_fund_rate(site->db, 60, true, TODAY_));
    site_free(site);
}

static void a_row_says_what_its_item_is(void **state)
{
    (void)state;
    Site *site = deal_site();
    REFUSED(site, ERR_INVALID, "amount", "policy.save", "city=全国", "item=LPR",
            "valid_from=2026-11-20", "amount=3.4");
    REFUSED(site, ERR_INVALID, "rate", "policy.save", "city=全国", "item=LPR",
            "valid_from=2026-11-20");
    REFUSED(site, ERR_INVALID, "valid_until", "policy.save", "city=全国", "item=LPR",
            "valid_from=2026-11-20", "rate=3.4", "valid_until=2026-11-19");
    REFUSED(site, ERR_NOT_FOUND, "valid_from", "policy.end", "city=全国", "item=LPR",
            "valid_from=2020-01-01");
    site->session.permission = MAY_ASSISTANT;
    REFUSED(site, ERR_DENIED, NULL, "policy.save", "city=全国", "item=LPR",
            "valid_from=2026-11-20", "rate=3.4");
    site_free(site);
}

/* Quotes and calculations divide by the years and add the points. */
static void a_number_has_its_bounds(void **state)
{
    (void)state;
    Site *site = deal_site();
    const char *years[] = {"number=-5", "number=0", "number=51"};
    for (size_t i = 0; i < 3; i++) {
        REFUSED(site, ERR_INVALID, "number", "policy.save", "city=全国", "item=贷款最长年限",
                "valid_from=2026-11-01", years[i]);
    }
    REFUSED(site, ERR_INVALID, "number", "policy.save", "city=全国", "item=商贷加点",
            "valid_from=2026-11-01", "number=-10001");
    REFUSED(site, ERR_INVALID, "years", "quote.save", "unit_no=1-1-101", "pay_method=商业贷款",
            "years=51");
    DO(site, "policy.save", "city=全国", "item=商贷加点", "valid_from=2026-11-01", "number=-1000");
    REFUSED(site, ERR_INVALID, "rate_commercial", "quote.save", "unit_no=1-1-101",
            "pay_method=商业贷款");
    site_free(site);
}

static void a_quote_takes_what_is_in_force(void **state)
{
    (void)state;
    Site *site = deal_site();
    DO(site, "policy.save", "city=全国", "item=商贷加点", "valid_from=2026-11-01", "number=-30");
    DO(site, "policy.save", "city=全国", "item=首套商贷最低首付", "valid_from=2026-11-01", "rate=30");
    DO(site, "policy.save", "city=全国", "item=贷款最长年限", "valid_from=2026-11-01", "number=25");
    const Quote *quote = DO(site, "quote.save", "unit_no=1-1-101", "pay_method=商业贷款");
    assert_int_equal(32000, quote->rate_commercial);
    assert_int_equal(70000000, quote->loan_commercial);
    assert_int_equal(25, quote->years);
    site_free(site);
}

static void an_answer_is_known_by_its_question(void **state)
{
    (void)state;
    Site *site = deal_site();
    DO(site, "faq.save", "question=可以提前还款吗？", "topic=还款", "answer=满一年以后可以。", "unverified=否");
    Faq faq;
    Faq twin;
    entity_reset(&faq_entity, &twin);
    twin.question = "可以提前还款吗？";
    assert_true(store_match(site->db, &faq_entity, &twin, 0, &site->arena, &faq));
    assert_string_equal("满一年以后可以。", faq.answer);
    assert_int_equal(0, faq.unverified);
    assert_false(store_match(site->db, &faq_entity, &twin, faq.row.id, &site->arena, &faq));
    REFUSED(site, ERR_INVALID, "valid_until", "faq.save", "question=新的？", "topic=还款", "answer=是",
            "updated_on=2026-11-20", "valid_until=2026-11-01");
    site_free(site);
}

int policy_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_row_in_force_on_the_date_counts),
        cmocka_unit_test(the_setting_stands_in_for_a_missing_row),
        cmocka_unit_test(the_city_goes_before_the_country),
        cmocka_unit_test(a_value_is_unverified_as_long_as_its_row_says_so),
        cmocka_unit_test(rates_follow_points_months_and_home),
        cmocka_unit_test(a_row_says_what_its_item_is),
        cmocka_unit_test(a_number_has_its_bounds),
        cmocka_unit_test(a_quote_takes_what_is_in_force),
        cmocka_unit_test(an_answer_is_known_by_its_question),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
