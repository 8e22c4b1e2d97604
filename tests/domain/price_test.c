/* Prices: discounts in their order and rounded once, approval by limits, batches that take
 * effect. */
#include "support/deal.h"

#include "domain/price.h"
#include "domain/unit.h"
#include "model/choice.h"
#include "model/quote.h"

int price_tests(void);

static int64_t list_total(Site *site, const char *unit_no)
{
    Unit unit;
    assert_true(unit_load(&site->session, unit_no, "unit_no", &unit, &site->err));
    return unit.list_total;
}

static void discounts_multiply_in_order_and_round_once(void **state)
{
    (void)state;
    DiscountList list = {.count = 2};
    list.rows[0] = (Discount){.kind = DISCOUNT_PERCENT, .rate = 990000};
    list.rows[1] = (Discount){.kind = DISCOUNT_PERCENT, .rate = 980000};
    assert_int_equal(97020000, discount_apply(&list, 100000000, 10000)); /* 0.9702, never 0.97 */
    assert_int_equal(97020200, discount_apply(&list, 100000199, 10000)); /* 970201.93 yuan, once */
    list.rows[1] = (Discount){.kind = DISCOUNT_AMOUNT, .amount = 2000000};
    assert_int_equal(97000000, discount_apply(&list, 100000000, 10000));
    list.rows[1] = (Discount){.kind = DISCOUNT_UNIT, .amount = 10000};
    assert_int_equal(97827800, discount_apply(&list, 100000000, 11722)); /* 117.22 m² × 100 yuan */
    list.count = 0;
    assert_int_equal(100000100, discount_apply(&list, 100000050, 10000)); /* half up to the yuan */
}

static void the_scheme_sells_and_below_it_a_manager(void **state)
{
    (void)state;
    Site *site = deal_site();
    DO(site, "discount.save", "name=按揭98折", "kind=打折", "rate=98", "position=1",
       "pay_method=商业贷款");
    DO(site, "discount.save", "name=老带新", "kind=减总价", "amount=10000", "position=2");
    REFUSED(site, ERR_INVALID, "rate", "discount.save", "name=错", "kind=打折", "rate=100",
            "position=3");
    assert_true(session_login(&site->session, "Z01", &site->err));
    REFUSED(site, ERR_DENIED, "total", "deal.subscribe", "unit_no=1-1-101", "phone=13800000002",
            "name=李四", "total=969999", "deposit=50000", "pay_method=商业贷款", "consultant=001",
            "discount_note=按揭98折+老带新");
    REFUSED(site, ERR_DENIED, "total", "deal.subscribe", "unit_no=1-1-101", "phone=13800000002",
            "name=李四", "total=980000", "deposit=50000", "pay_method=一次性", "consultant=001",
            "discount_note=按揭98折");
    DO(site, "deal.subscribe", "unit_no=1-1-101", "phone=13800000002", "name=李四", "total=970000",
       "deposit=50000", "pay_method=商业贷款", "consultant=001", "discount_note=老带新、按揭98折");
    assert_true(session_login(&site->session, "M01", &site->err));
    DO(site, "deal.subscribe", "unit_no=1-1-102", "phone=13800000002", "name=李四", "total=960000",
       "deposit=50000", "pay_method=一次性", "consultant=001");
    site_free(site);
}

static void prices_rise_for_what_is_unsold(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-104", "一次性", "2026-11-20");
    DO(site, "price.draft", "percent=2", "building=1", "effective_on=2026-11-23",
       "effective_at=09:00", "reason=加推");
    DO(site, "price.set", "batch_no=TJ-2026-00001", "unit_no=1-1-102", "list_total=1111111",
       "floor_total=1000000");
    DO(site, "price.approve", "batch_no=TJ-2026-00001", "approved_by=陈建国");
    REFUSED(site, ERR_CONFLICT, "batch_no", "price.set", "batch_no=TJ-2026-00001",
            "unit_no=1-1-103", "list_total=1");
    assert_int_equal(100000000, list_total(site, "1-1-101"));
    site_at(site, "2026-11-23", "08:59");
    assert_true(price_take_effect(&site->session, &site->err));
    assert_int_equal(100000000, list_total(site, "1-1-101"));
    DO(site, "unit.lock", "unit_no=1-1-103", "consultant=001");
    site_at(site, "2026-11-23", "09:00");
    assert_true(price_take_effect(&site->session, &site->err));
    assert_int_equal(102000000, list_total(site, "1-1-101"));
    assert_int_equal(111111100, list_total(site, "1-1-102"));
    assert_int_equal(100000000, list_total(site, "1-1-103")); /* locked: the price that was seen */
    assert_int_equal(100000000, list_total(site, "1-1-104")); /* sold */
    REFUSED(site, ERR_CONFLICT, "batch_no", "price.void", "batch_no=TJ-2026-00001");
    site_free(site);
}

static void a_quote_takes_the_discounts_off(void **state)
{
    (void)state;
    Site *site = deal_site();
    DO(site, "discount.save", "name=按揭98折", "kind=打折", "rate=98", "position=1");
    const Quote *quote = DO(site, "quote.save", "unit_no=1-1-101", "phone=13800000002",
                            "discounts=按揭98折", "pay_method=商业贷款", "loan_commercial=600000",
                            "deposit=50000", "years=30");
    assert_int_equal(98000000, quote->total);
    REFUSED(site, ERR_INVALID, "discounts", "quote.save", "unit_no=1-1-101", "discounts=没有",
            "pay_method=一次性");
    REFUSED(site, ERR_INVALID, "loan_commercial", "quote.save", "unit_no=1-1-101",
            "pay_method=一次性", "loan_commercial=100000");
    site_free(site);
}

int price_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(discounts_multiply_in_order_and_round_once),
        cmocka_unit_test(the_scheme_sells_and_below_it_a_manager),
        cmocka_unit_test(prices_rise_for_what_is_unsold),
        cmocka_unit_test(a_quote_takes_the_discounts_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
