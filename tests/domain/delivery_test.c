/* 交房: who may have the keys, what the measured area settles, the title. */
#include "support/deal.h"

#include "base/str.h"
#include "domain/delivery.h"
#include "domain/receivable.h"
#include "model/choice.h"
#include "model/delivery.h"

int delivery_tests(void);

#define DEAL "deal_no=RG-2026-00001"

static void the_area_error_settles_as_the_law_says(void **state)
{
    static const struct {
        int64_t measured; /* 0.01 m² */
        int64_t yuan;
    } rows[] = {{10000, 0},     {10200, 20000},  {10300, 30000},  {10301, 30000}, {10500, 30000},
                {9800, -20000}, {9700, -30000},  {9500, -70000},  {9999, -100}};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        assert_int_equal(rows[i].yuan * 100,
                         delivery_settlement(100000000, 10000, rows[i].measured, 3));
    }
}

static Site *signed_site(const char *pay)
{
    Site *site = deal_site();
    deal_signed(site, "1-1-101", pay, "2026-11-10");
    DO(site, "receipt.post", DEAL, "kind=定金", "amount=50000", "arrived_on=2026-11-10");
    return site;
}

static void disburse(Site *site)
{
    DO(site, "loan.open", DEAL, "kind=商贷", "bank=工商银行", "applied=500000", "years=30");
    DO(site, "loan.advance", DEAL, "kind=商贷", "docs_on=2026-11-11");
    DO(site, "loan.advance", DEAL, "kind=商贷", "interview_on=2026-11-12");
    DO(site, "loan.advance", DEAL, "kind=商贷", "submit_on=2026-11-13");
    DO(site, "loan.advance", DEAL, "kind=商贷", "approved_on=2026-11-14", "approved=500000");
    DO(site, "loan.advance", DEAL, "kind=商贷", "registered_on=2026-11-15");
    DO(site, "loan.advance", DEAL, "kind=商贷", "disbursed_on=2026-11-16", "disbursed=500000");
}

static void the_keys_wait_for_the_contract(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    REFUSED(site, ERR_CONFLICT, NULL, "delivery.hand_over", DEAL, "date=2026-11-14");
    DO(site, "deal.sign", DEAL, "sign_date=2026-11-15");
    REFUSED(site, ERR_CONFLICT, NULL, "delivery.hand_over", DEAL, "date=2026-11-14");
    DO(site, "delivery.hand_over", DEAL, "date=2026-11-15");
    site_free(site);
}

static void the_keys_wait_for_the_money(void **state)
{
    (void)state;
    Site *site = signed_site("商业贷款");
    site->session.permission = MAY_ASSISTANT;
    REFUSED(site, ERR_DENIED, "deal_no", "delivery.hand_over", DEAL);
    DO(site, "receipt.post", DEAL, "kind=首付", "amount=450000");
    REFUSED(site, ERR_DENIED, "deal_no", "delivery.hand_over", DEAL); /* the bank has not paid */
    disburse(site);
    DO(site, "delivery.hand_over", DEAL, "key_count=3");
    assert_int_equal(DEAL_DELIVERED, deal_state(site, "RG-2026-00001"));
    REFUSED(site, ERR_CONFLICT, "deal_no", "delivery.hand_over", DEAL);
    site_free(site);
}

static void the_manager_may_hand_over_unpaid_and_is_warned(void **state)
{
    (void)state;
    Site *site = signed_site("一次性");
    DO(site, "delivery.hand_over", DEAL);
    assert_non_null(strstr(str_text(&site->session.warnings), "950,000"));
    site_free(site);
}

static void only_a_signed_live_deal_is_handed_over(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    REFUSED(site, ERR_CONFLICT, "deal_no", "delivery.hand_over", DEAL);
    DO(site, "deal.sign", DEAL, "sign_date=2026-11-12");
    REFUSED(site, ERR_CONFLICT, "deal_no", "delivery.hand_over", DEAL, "date=2026-11-11");
    DO(site, "change.apply", DEAL, "kind=退房", "reason=家庭意见");
    DO(site, "change.execute", "change_no=BG-2026-00001", "approved_by=陈建国");
    REFUSED(site, ERR_CONFLICT, "deal_no", "delivery.hand_over", DEAL);
    site_free(site);
}

static void a_measured_area_settles_at_once_or_later(void **state)
{
    (void)state;
    Site *site = signed_site("一次性");
    const Delivery *delivery = DO(site, "delivery.hand_over", DEAL);
    assert_int_equal(NONE, delivery->settlement);
    delivery = DO(site, "delivery.measure", DEAL, "measured_area=102");
    assert_int_equal(2000000, delivery->settlement);
    delivery = DO(site, "delivery.measure", DEAL, "measured_area=95");
    assert_int_equal(-7000000, delivery->settlement);
    site_free(site);
}

static const char *const step_words[][2] = {
    {"delivery.send_title", "title_sent_on=2026-11-20"},
    {"delivery.finish_title", "title_on=2026-11-21"},
};

/* Every state by every step: what is not in the table is refused. */
static void the_title_follows_its_steps(void **state)
{
    static const bool allowed[][2] = {
        [DELIVERY_DELIVERED] = {true, false},
        [DELIVERY_TITLE_SENT] = {false, true},
        [DELIVERY_TITLED] = {false, false},
    };
    (void)state;
    for (size_t from = 0; from < ARRAY_LEN(allowed); from++) {
        for (size_t step = 0; step < 2; step++) {
            Site *site = signed_site("一次性");
            DO(site, "delivery.hand_over", DEAL, "date=2026-11-19");
            for (size_t i = 0; i < from; i++) {
                DO(site, step_words[i][0], DEAL, step_words[i][1],
                   i == 1 ? "title_no=粤2026第1号" : DEAL);
            }
            const char *number = step == 1 ? "title_no=粤2026第1号" : DEAL;
            assert_int_equal(allowed[from][step], TRY(site, step_words[step][0], DEAL,
                                                      step_words[step][1], number) != NULL);
            site_free(site);
        }
    }
}

static void a_title_is_not_older_than_its_papers(void **state)
{
    (void)state;
    Site *site = signed_site("一次性");
    REFUSED(site, ERR_NOT_FOUND, "deal_no", "delivery.send_title", DEAL);
    DO(site, "delivery.hand_over", DEAL, "date=2026-11-19");
    REFUSED(site, ERR_INVALID, "title_sent_on", "delivery.send_title", DEAL,
            "title_sent_on=2026-11-18");
    DO(site, "delivery.send_title", DEAL, "title_sent_on=2026-11-20");
    REFUSED(site, ERR_INVALID, "title_on", "delivery.finish_title", DEAL, "title_on=2026-11-19",
            "title_no=粤2026第1号");
    site_free(site);
}

int delivery_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_area_error_settles_as_the_law_says),
        cmocka_unit_test(the_keys_wait_for_the_contract),
        cmocka_unit_test(the_keys_wait_for_the_money),
        cmocka_unit_test(the_manager_may_hand_over_unpaid_and_is_warned),
        cmocka_unit_test(only_a_signed_live_deal_is_handed_over),
        cmocka_unit_test(a_measured_area_settles_at_once_or_later),
        cmocka_unit_test(the_title_follows_its_steps),
        cmocka_unit_test(a_title_is_not_older_than_its_papers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
