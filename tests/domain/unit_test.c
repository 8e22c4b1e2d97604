/* 房源: launch, hold, release, bar, whole batches, the lock of minutes, 小订. */
#include "support/deal.h"

#include "domain/unit.h"
#include "model/choice.h"
#include "model/deal.h"

int unit_tests(void);

#define UNIT "unit_no=1-1-101"

static int64_t control(Site *site, const char *date)
{
    Unit unit;
    assert_true(unit_load(&site->session, "1-1-101", "unit_no", &unit, &site->err));
    return unit_control_on(&site->session, &unit, day(date));
}

static void a_hold_ends_by_itself(void **state)
{
    (void)state;
    Site *site = deal_site();
    REFUSED(site, ERR_INVALID, "until", "unit.hold", UNIT, "until=2026-11-21", "reason=内部");
    DO(site, "unit.hold", UNIT, "until=2026-11-25", "reason=内部");
    assert_int_equal(UNIT_HELD, control(site, "2026-11-24"));
    assert_int_equal(UNIT_AVAILABLE, control(site, "2026-11-26"));
    assert_int_equal(UNIT_AVAILABLE, control(site, "2026-11-21"));
    site_free(site);
}

static void a_batch_is_launched_whole(void **state)
{
    (void)state;
    Site *site = deal_site();
    DO(site, "unit.save", "building=2", "entrance=1", "floor=1", "room=101", "layout=三室两厅",
       "gross_area=100", "list_total=1000000", "batch=第2批", "control=未推", "permit_no=P",
       "permit_date=2026-11-01");
    DO(site, "unit.save", "building=2", "entrance=1", "floor=1", "room=102", "layout=三室两厅",
       "gross_area=100", "list_total=1000000", "batch=第2批", "control=未推");
    REFUSED(site, ERR_INVALID, "unit_no", "batch.launch", "batch=第2批");
    DO(site, "unit.save", "building=2", "entrance=1", "floor=1", "room=102", "layout=三室两厅",
       "gross_area=100", "list_total=1000000", "permit_no=P", "permit_date=2026-11-01");
    DO(site, "batch.launch", "batch=第2批");
    REFUSED(site, ERR_NOT_FOUND, "batch", "batch.launch", "batch=第2批");
    DO(site, "batch.withdraw", "batch=第2批");
    site_free(site);
}

static void a_lock_keeps_others_away_for_its_minutes(void **state)
{
    (void)state;
    Site *site = deal_site();
    DO(site, "unit.lock", UNIT, "consultant=001");
    REFUSED(site, ERR_CONFLICT, "unit_no", "unit.lock", UNIT, "consultant=002");
    REFUSED(site, ERR_CONFLICT, "unit_no", "deal.subscribe", UNIT, "phone=13800000002", "name=李四",
            "total=1000000", "deposit=50000", "pay_method=一次性", "consultant=002");
    site_at(site, "2026-11-22", "10:29");
    REFUSED(site, ERR_CONFLICT, "unit_no", "unit.lock", UNIT, "consultant=002");
    site_at(site, "2026-11-22", "10:30");
    DO(site, "unit.lock", UNIT, "consultant=002");
    DO(site, "unit.unlock", UNIT);
    REFUSED(site, ERR_NOT_FOUND, "unit_no", "unit.unlock", UNIT);
    DO(site, "deal.subscribe", UNIT, "phone=13800000002", "name=李四", "total=1000000",
       "deposit=50000", "pay_method=一次性", "consultant=001");
    site_free(site);
}

static void a_reservation_keeps_the_unit_and_becomes_the_deal(void **state)
{
    (void)state;
    Site *site = deal_site();
    REFUSED(site, ERR_INVALID, "reserve_money", "deal.reserve", UNIT, "phone=13800000002",
            "name=李四", "consultant=001", "reserve_money=0");
    const Deal *deal = DO(site, "deal.reserve", UNIT, "phone=13800000002", "name=李四",
                          "consultant=001", "reserve_money=2000");
    assert_int_equal(DEAL_RESERVED, deal->state);
    assert_int_equal(day("2026-11-25"), deal->reserved_until);
    REFUSED(site, ERR_CONFLICT, "unit_no", "deal.subscribe", UNIT, "phone=13800000009", "name=王五",
            "total=1000000", "deposit=50000", "pay_method=一次性", "consultant=002");
    const char *no = arena_format(&site->arena, "deal_no=%s", deal->deal_no);
    deal = DO(site, "deal.subscribe", no, UNIT, "phone=13800000002", "name=李四", "total=990000",
              "deposit=50000", "pay_method=一次性", "consultant=001");
    assert_int_equal(DEAL_SUBSCRIBED, deal->state);
    assert_int_equal(99000000, deal->total_now);
    REFUSED(site, ERR_CONFLICT, "deal_no", "deal.unreserve", no);
    site_free(site);
}

static void a_cancelled_reservation_frees_the_unit(void **state)
{
    (void)state;
    Site *site = deal_site();
    DO(site, "deal.reserve", UNIT, "phone=13800000002", "name=李四", "consultant=001",
       "reserve_money=2000");
    REFUSED(site, ERR_CONFLICT, "unit_no", "unit.hold", UNIT, "reason=内部");
    DO(site, "deal.unreserve", "deal_no=RG-2026-00001");
    DO(site, "unit.hold", UNIT, "reason=内部");
    site_free(site);
}

int unit_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hold_ends_by_itself),
        cmocka_unit_test(a_batch_is_launched_whole),
        cmocka_unit_test(a_lock_keeps_others_away_for_its_minutes),
        cmocka_unit_test(a_reservation_keeps_the_unit_and_becomes_the_deal),
        cmocka_unit_test(a_cancelled_reservation_frees_the_unit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
