/* 回款 and the receivable schedule: what is taken, what is refused, what is owed when. */
#include "support/deal.h"

#include "domain/receivable.h"

int receipt_tests(void);

#define DEAL "deal_no=RG-2026-00001"

static void amounts_are_positive_but_for_transfers(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    REFUSED(site, ERR_INVALID, "amount", "receipt.post", DEAL, "kind=定金", "amount=0");
    REFUSED(site, ERR_INVALID, "amount", "receipt.post", DEAL, "kind=定金", "amount=-50000");
    DO(site, "receipt.post", DEAL, "kind=定金", "amount=-50000", "transfer=是");
    DO(site, "receipt.post", DEAL, "kind=退款", "amount=1000");
    REFUSED(site, ERR_INVALID, "arrived_on", "receipt.post", DEAL, "kind=定金", "amount=50000",
            "arrived_on=2026-09-30");
    REFUSED(site, ERR_NOT_FOUND, "deal_no", "receipt.post", "deal_no=RG-2026-09999", "kind=定金",
            "amount=1");
    site_free(site);
}

static void money_is_never_edited(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    DO(site, "receipt.post", DEAL, "kind=定金", "amount=50000", "receipt_no=SK-2026-00007");
    REFUSED(site, ERR_CONFLICT, "receipt_no", "receipt.post", DEAL, "kind=定金", "amount=60000",
            "receipt_no=SK-2026-00007");
    site_free(site);
}

static int64_t owed(const ReceivableSchedule *schedule)
{
    int64_t sum = 0;
    for (size_t i = 0; i < schedule->count; i++) {
        sum += schedule->rows[i].amount;
    }
    return sum;
}

static ReceivableSchedule schedule(Site *site, const char *date)
{
    return receivable_schedule(site->db, "RG-2026-00001", day(date), &site->arena);
}

static void the_schedule_follows_the_deal(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "商业贷款", "2026-11-01");
    assert_int_equal(5000000, owed(&(ReceivableSchedule){schedule(site, "2026-11-02").rows, 1, 0}));
    DO(site, "deal.sign", DEAL, "sign_date=2026-11-05", "loan_commercial=600000");
    ReceivableSchedule now = schedule(site, "2026-11-06");
    assert_int_equal(2, now.count);
    assert_int_equal(40000000, owed(&now)); /* the loan part is not the buyer's */
    assert_int_equal(day("2026-11-05"), now.rows[1].due);
    DO(site, "receipt.post", DEAL, "kind=定金", "amount=50000", "arrived_on=2026-11-06");
    DO(site, "receipt.post", DEAL, "kind=首付", "amount=100000", "arrived_on=2026-11-06");
    now = schedule(site, "2026-11-06");
    assert_int_equal(5000000, now.rows[0].paid);
    assert_int_equal(10000000, now.rows[1].paid);
    assert_true(receivable_is_overdue(&now.rows[1], day("2026-11-06")));
    assert_false(receivable_is_overdue(&now.rows[1], day("2026-11-05")));
    site_free(site);
}

static void a_rise_is_due_a_week_after_its_execution(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_signed(site, "1-1-101", "一次性", "2026-11-01");
    DO(site, "change.apply", DEAL, "kind=价格变更", "new_total=1020000", "reason=加装修",
       "applied_on=2026-11-03");
    DO(site, "change.execute", "change_no=BG-2026-00001", "executed_on=2026-11-04");
    ReceivableSchedule now = schedule(site, "2026-11-22");
    assert_int_equal(3, now.count);
    assert_int_equal(2000000, now.rows[2].amount);
    assert_int_equal(day("2026-11-11"), now.rows[2].due);
    assert_int_equal(102000000, owed(&now));
    site_free(site);
}

int receipt_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts_are_positive_but_for_transfers),
        cmocka_unit_test(money_is_never_edited),
        cmocka_unit_test(the_schedule_follows_the_deal),
        cmocka_unit_test(a_rise_is_due_a_week_after_its_execution),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
