/* 回款 and the receivable schedule: what is taken, what is refused, what is owed when. */
#include "support/deal.h"

#include "base/str.h"
#include "domain/receivable.h"
#include "model/choice.h"
#include "model/receipt.h"

int receipt_tests(void);

#define DEAL "deal_no=RG-2026-00001"

static void amounts_are_positive(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    REFUSED(site, ERR_INVALID, "amount", "receipt.post", DEAL, "kind=定金", "amount=0");
    REFUSED(site, ERR_INVALID, "amount", "receipt.post", DEAL, "kind=定金", "amount=-50000");
    REFUSED(site, ERR_INVALID, "arrived_on", "receipt.post", DEAL, "kind=定金", "amount=50000",
            "arrived_on=2026-09-30");
    REFUSED(site, ERR_NOT_FOUND, "deal_no", "receipt.post", "deal_no=RG-2026-09999", "kind=定金",
            "amount=1");
    site_free(site);
}

static void money_out_has_a_door_of_its_own(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    DO(site, "receipt.post", DEAL, "kind=定金", "amount=50000");
    REFUSED(site, ERR_INVALID, "kind", "receipt.post", DEAL, "kind=退款", "amount=1000");
    REFUSED(site, ERR_INVALID, "transfer", "receipt.post", DEAL, "kind=定金", "amount=-1000",
            "transfer=是");
    REFUSED(site, ERR_INVALID, "transfer", "receipt.post", DEAL, "kind=首付", "amount=1000",
            "transfer=是");
    REFUSED(site, ERR_INVALID, "to_kind", "receipt.transfer", DEAL, "kind=定金", "amount=1000");
    REFUSED(site, ERR_INVALID, "reason", "receipt.refund", DEAL, "amount=1000");
    REFUSED(site, ERR_INVALID, "amount", "receipt.refund", DEAL, "amount=50001", "reason=退");
    DO(site, "receipt.refund", DEAL, "amount=50000", "reason=退");
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

/* Money that leaves again */

static int64_t metric(Site *site, const char *event)
{
    int64_t sum = 0;
    Stmt *stmt = query_open(site->db, "report_totals",
                            BINDS(BIND_TEXT(":from", "1900-01-01"), BIND_TEXT(":to", "2026-12-31")));
    while (query_next(stmt)) {
        sum += text_equal(query_text(stmt, 0), event) ? query_number(stmt, 3) : 0;
    }
    query_close(stmt);
    return sum;
}

static int64_t paid(Site *site)
{
    return receivable_schedule(site->db, "RG-2026-00001", day("2026-11-22"), &site->arena).paid;
}

static Site *paid_site(void)
{
    Site *site = deal_site();
    deal_signed(site, "1-1-101", "商业贷款", "2026-11-10");
    DO(site, "receipt.post", DEAL, "kind=定金", "amount=50000", "arrived_on=2026-11-10");
    DO(site, "receipt.post", DEAL, "kind=商贷放款", "amount=500000", "arrived_on=2026-11-20");
    return site;
}

static void a_refund_is_at_most_what_the_buyer_paid(void **state)
{
    (void)state;
    Site *site = paid_site();
    REFUSED(site, ERR_INVALID, "reason", "receipt.refund", DEAL, "amount=1");
    REFUSED(site, ERR_INVALID, "amount", "receipt.refund", DEAL, "amount=0", "reason=退房");
    REFUSED(site, ERR_INVALID, "amount", "receipt.refund", DEAL, "amount=50000.01", "reason=退房");
    DO(site, "receipt.refund", DEAL, "amount=30000", "reason=退房");
    REFUSED(site, ERR_INVALID, "amount", "receipt.refund", DEAL, "amount=20000.01", "reason=退房");
    DO(site, "receipt.refund", DEAL, "amount=20000", "reason=退房");
    assert_int_equal(5000000, metric(site, "collect_refund"));
    site_free(site);
}

static void refunds_are_for_finance_and_the_manager(void **state)
{
    (void)state;
    Site *site = paid_site();
    site->session.permission = MAY_ASSISTANT;
    REFUSED(site, ERR_DENIED, NULL, "receipt.refund", DEAL, "amount=1", "reason=退房");
    REFUSED(site, ERR_DENIED, NULL, "receipt.reverse", "source_no=SK-2026-00001", "reason=录错");
    site->session.permission = MAY_FINANCE;
    DO(site, "receipt.refund", DEAL, "amount=1", "reason=退房");
    site_free(site);
}

static void a_transfer_moves_and_adds_nothing(void **state)
{
    (void)state;
    Site *site = paid_site();
    REFUSED(site, ERR_INVALID, "to_kind", "receipt.transfer", DEAL, "kind=定金", "to_kind=定金",
            "amount=1");
    REFUSED(site, ERR_INVALID, "to_kind", "receipt.transfer", DEAL, "kind=定金", "to_kind=退款",
            "amount=1");
    REFUSED(site, ERR_INVALID, "kind", "receipt.transfer", DEAL, "kind=商贷放款", "to_kind=房款",
            "amount=1");
    REFUSED(site, ERR_INVALID, "amount", "receipt.transfer", DEAL, "kind=定金", "to_kind=首付",
            "amount=50000.01");
    const Receipt *from = DO(site, "receipt.transfer", DEAL, "kind=定金", "to_kind=首付",
                             "amount=20000");
    assert_int_equal(-2000000, from->amount);
    assert_int_equal(5000000, paid(site));
    assert_int_equal(5000000, metric(site, "collect_deposit"));
    assert_int_equal(0, metric(site, "collect_down"));
    REFUSED(site, ERR_INVALID, "amount", "receipt.transfer", DEAL, "kind=定金", "to_kind=首付",
            "amount=30000.01");
    DO(site, "receipt.transfer", DEAL, "kind=首付", "to_kind=定金", "amount=20000");
    REFUSED(site, ERR_CONFLICT, "source_no", "receipt.reverse",
            arena_format(&site->arena, "source_no=%s", from->receipt_no), "reason=录错");
    site_free(site);
}

static void a_reversal_mirrors_one_row_once(void **state)
{
    (void)state;
    Site *site = paid_site();
    REFUSED(site, ERR_NOT_FOUND, "source_no", "receipt.reverse", "source_no=SK-2026-00099",
            "reason=录错");
    REFUSED(site, ERR_INVALID, "arrived_on", "receipt.reverse", "source_no=SK-2026-00001",
            "arrived_on=2026-11-09", "reason=录错");
    const Receipt *mirror = DO(site, "receipt.reverse", "source_no=SK-2026-00001", "reason=录错");
    assert_int_equal(5000000, mirror->amount);
    assert_int_equal(RECEIPT_REFUND, mirror->kind);
    assert_string_equal("冲正", mirror->method);
    assert_int_equal(0, paid(site));
    REFUSED(site, ERR_CONFLICT, "source_no", "receipt.reverse", "source_no=SK-2026-00001",
            "reason=录错");
    REFUSED(site, ERR_CONFLICT, "source_no", "receipt.reverse",
            arena_format(&site->arena, "source_no=%s", mirror->receipt_no), "reason=录错");
    site_free(site);
}

static void reversing_the_banks_money_leaves_the_buyers_alone(void **state)
{
    (void)state;
    Site *site = paid_site();
    DO(site, "receipt.reverse", "source_no=SK-2026-00002", "reason=录到别的房",
       "arrived_on=2026-11-20"); /* the day on which it came */
    assert_int_equal(5000000, paid(site));
    DO(site, "receipt.refund", DEAL, "amount=50000", "reason=退房");
    assert_int_equal(0, paid(site));
    site_free(site);
}

static void a_reversal_is_no_second_refund(void **state)
{
    (void)state;
    Site *site = paid_site();
    DO(site, "receipt.refund", DEAL, "amount=1", "reason=多付");
    REFUSED(site, ERR_INVALID, "amount", "receipt.reverse", "source_no=SK-2026-00001", "reason=录错");
    site_free(site);
}

static void more_than_the_price_is_warned_of(void **state)
{
    (void)state;
    Site *site = paid_site(); /* 50,000 by the buyer */
    str_reset(&site->session.warnings);
    DO(site, "receipt.post", DEAL, "kind=首付", "amount=950000", "arrived_on=2026-11-20");
    DO(site, "receipt.post", DEAL, "kind=契税", "amount=10000", "arrived_on=2026-11-20");
    assert_string_equal("", str_text(&site->session.warnings));
    DO(site, "receipt.post", DEAL, "kind=尾款", "amount=0.01", "arrived_on=2026-11-20");
    assert_non_null(strstr(str_text(&site->session.warnings), "多 0.01 元"));
    site_free(site);
}

static void money_for_a_cancelled_deal_is_kept_and_warned_of(void **state)
{
    (void)state;
    Site *site = paid_site();
    DO(site, "change.apply", DEAL, "kind=退房", "reason=家庭意见", "applied_on=2026-11-21");
    DO(site, "change.execute", "change_no=BG-2026-00001", "executed_on=2026-11-21", "approved_by=陈建国");
    str_reset(&site->session.warnings);
    DO(site, "receipt.post", DEAL, "kind=首付", "amount=1000");
    assert_non_null(strstr(str_text(&site->session.warnings), "在途款"));
    str_reset(&site->session.warnings);
    DO(site, "receipt.refund", DEAL, "amount=51000", "reason=退房");
    assert_string_equal("", str_text(&site->session.warnings));
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
    DO(site, "change.execute", "change_no=BG-2026-00001", "executed_on=2026-11-04", "approved_by=陈建国");
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
        cmocka_unit_test(amounts_are_positive),
        cmocka_unit_test(money_out_has_a_door_of_its_own),
        cmocka_unit_test(money_is_never_edited),
        cmocka_unit_test(a_refund_is_at_most_what_the_buyer_paid),
        cmocka_unit_test(refunds_are_for_finance_and_the_manager),
        cmocka_unit_test(a_transfer_moves_and_adds_nothing),
        cmocka_unit_test(a_reversal_mirrors_one_row_once),
        cmocka_unit_test(reversing_the_banks_money_leaves_the_buyers_alone),
        cmocka_unit_test(a_reversal_is_no_second_refund),
        cmocka_unit_test(more_than_the_price_is_warned_of),
        cmocka_unit_test(money_for_a_cancelled_deal_is_kept_and_warned_of),
        cmocka_unit_test(the_schedule_follows_the_deal),
        cmocka_unit_test(a_rise_is_due_a_week_after_its_execution),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
