/* 付款计划: laid out by the template, changed while the sum holds, followed by the receivables. */
#include "support/deal.h"

#include "domain/receivable.h"
#include "model/choice.h"
#include "model/plan_row.h"

int plan_tests(void);

#define DEAL "deal_no=RG-2026-00001"
#define NUMBER "RG-2026-00001"

static int64_t sum(Site *site)
{
    return query_one_number(site->db, "plan_sums", BINDS(BIND_TEXT(":deal", NUMBER)));
}

/* Amounts of the rows with money, in order. */
static void expect_rows(Site *site, const int64_t *yuan, size_t count)
{
    Stmt *stmt = query_open(site->db, "plan_list", BINDS(BIND_TEXT(":deal", NUMBER)));
    for (size_t i = 0; i < count; i++) {
        assert_true(query_next(stmt));
        assert_int_equal(yuan[i] * 100, query_number(stmt, 4));
    }
    assert_false(query_next(stmt));
    query_close(stmt);
    assert_int_equal(100000000, sum(site));
}

#define ROWS(...)                                                                                  \
    expect_rows(site, (const int64_t[]){__VA_ARGS__},                                              \
                sizeof((const int64_t[]){__VA_ARGS__}) / sizeof(int64_t))

static void each_way_of_paying_has_its_template(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "组合贷款", "2026-11-10");
    DO(site, "plan.make", DEAL, "loan_commercial=405500", "loan_fund=200000");
    ROWS(50000, 350000, 200000, 400000); /* whole 10 000: the own part takes the tail */
    site_free(site);
    site = deal_site();
    deal_subscribed(site, "1-1-101", "分期", "2026-11-10");
    DO(site, "plan.make", DEAL, "parts=3", "days=90");
    ROWS(50000, 316666, 316666, 316668);
    DO(site, "plan.make", DEAL, "parts=2"); /* made again: the third row is gone */
    ROWS(50000, 475000, 475000);
    site_free(site);
}

static void a_loan_belongs_to_its_way_of_paying(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    REFUSED(site, ERR_INVALID, "loan_commercial", "plan.make", DEAL, "loan_commercial=100000");
    DO(site, "plan.make", DEAL);
    ROWS(50000, 950000);
    site_free(site);
}

static void the_sum_holds_whatever_is_changed(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "分期", "2026-11-10");
    DO(site, "plan.make", DEAL, "parts=3", "days=90");
    DO(site, "plan.set", DEAL, "position=2", "amount=400000", "due_on=2026-12-01");
    ROWS(50000, 400000, 316666, 233334); /* the last row gave */
    DO(site, "plan.split", DEAL, "position=3", "amount=100000", "due_on=2027-03-01");
    ROWS(50000, 400000, 216666, 233334, 100000);
    REFUSED(site, ERR_CONFLICT, "position", "plan.set", DEAL, "position=1", "amount=1");
    REFUSED(site, ERR_INVALID, "amount", "plan.set", DEAL, "position=2", "amount=900000");
    REFUSED(site, ERR_NOT_FOUND, "position", "plan.set", DEAL, "position=9", "amount=1");
    REFUSED(site, ERR_INVALID, "amount", "plan.split", DEAL, "position=3", "amount=216666",
            "due_on=2027-03-01");
    ROWS(50000, 400000, 216666, 233334, 100000); /* nothing moved */
    site_free(site);
}

/* Rows of a total that is no more are laid out anew, not touched up. */
static void another_price_asks_for_another_plan(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "分期", "2026-11-10");
    DO(site, "plan.make", DEAL, "parts=3");
    DO(site, "change.apply", DEAL, "kind=价格变更", "new_total=990000", "reason=优惠");
    DO(site, "change.execute", "change_no=BG-2026-00001", "approved_by=陈建国");
    REFUSED(site, ERR_CONFLICT, "deal_no", "plan.set", DEAL, "position=2", "amount=1");
    REFUSED(site, ERR_CONFLICT, "deal_no", "plan.split", DEAL, "position=3", "amount=1",
            "due_on=2027-03-01");
    DO(site, "plan.make", DEAL, "parts=3");
    DO(site, "plan.set", DEAL, "position=2", "amount=400000");
    site_free(site);
}

static void receivables_follow_the_plan_once_signed(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "商业贷款", "2026-11-10");
    DO(site, "plan.make", DEAL, "loan_commercial=500000");
    DO(site, "plan.split", DEAL, "position=2", "amount=150000", "due_on=2027-01-15");
    REFUSED(site, ERR_INVALID, "loan_commercial", "deal.sign", DEAL, "contract_no=HT-1",
                 "loan_commercial=400000", "sign_date=2026-11-15", "checked_by=陈建国");
    DO(site, "deal.sign", DEAL, "loan_commercial=500000", "sign_date=2026-11-15",
       "checked_by=陈建国");
    ReceivableSchedule schedule =
        receivable_schedule(site->db, NUMBER, day("2026-11-22"), &site->session.arena);
    assert_int_equal(3, schedule.count);
    assert_int_equal(30000000, schedule.rows[1].amount);
    assert_int_equal(day("2026-11-15"), schedule.rows[1].due);
    assert_int_equal(15000000, schedule.rows[2].amount);
    assert_int_equal(day("2027-01-15"), schedule.rows[2].due);
    REFUSED(site, ERR_CONFLICT, "deal_no", "plan.set", DEAL, "position=2", "due_on=2026-12-01");
    site_free(site);
}

int plan_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_way_of_paying_has_its_template),
        cmocka_unit_test(a_loan_belongs_to_its_way_of_paying),
        cmocka_unit_test(the_sum_holds_whatever_is_changed),
        cmocka_unit_test(another_price_asks_for_another_plan),
        cmocka_unit_test(receivables_follow_the_plan_once_signed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
