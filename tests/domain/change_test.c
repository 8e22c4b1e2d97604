/* 销售变更: applying moves nothing, executing moves everything; who may, and in which order. */
#include "support/deal.h"

#include "domain/deal.h"
#include "model/change.h"
#include "model/choice.h"

int change_tests(void);

#define DEAL "deal_no=RG-2026-00001"
#define CHANGE_NO "change_no=BG-2026-00001"

static DealVersion version(Site *site, const char *date)
{
    return deal_version_on(&site->session, "RG-2026-00001", day(date));
}

static void applying_moves_nothing(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    DO(site, "change.apply", DEAL, "kind=退房", "reason=家庭意见");
    assert_int_equal(DEAL_SUBSCRIBED, deal_state(site, "RG-2026-00001"));
    DO(site, "change.withdraw", CHANGE_NO);
    REFUSED(site, ERR_CONFLICT, "change_no", "change.execute", CHANGE_NO);
    assert_true(version(site, "2026-11-22").live);
    site_free(site);
}

static void cancelling_frees_the_unit(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    DO(site, "change.apply", DEAL, "kind=退房", "applied_on=2026-11-12", "reason=家庭意见",
       "release_to=保留");
    REFUSED(site, ERR_INVALID, "executed_on", "change.execute", CHANGE_NO,
            "executed_on=2026-11-11");
    DO(site, "change.execute", CHANGE_NO, "executed_on=2026-11-13", "approved_by=陈建国");
    assert_int_equal(DEAL_CANCELLED, deal_state(site, "RG-2026-00001"));
    REFUSED(site, ERR_CONFLICT, "deal_no", "change.apply", DEAL, "kind=价格变更",
            "new_total=900000", "reason=晚了");
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-14");
    site_free(site);
}

static void changing_the_unit_moves_both(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    REFUSED(site, ERR_INVALID, "new_total", "change.apply", DEAL, "kind=换房",
            "new_unit_no=1-1-102", "reason=高楼层");
    DO(site, "change.apply", DEAL, "kind=换房", "new_unit_no=1-1-102", "new_total=1100000",
       "applied_on=2026-11-12", "reason=高楼层");
    DO(site, "change.execute", CHANGE_NO, "executed_on=2026-11-15", "approved_by=陈建国");
    assert_string_equal("1-1-101", version(site, "2026-11-14").unit_no);
    assert_string_equal("1-1-102", version(site, "2026-11-15").unit_no);
    assert_int_equal(110000000, version(site, "2026-11-15").total);
    DO(site, "deal.subscribe", "unit_no=1-1-101", "sub_date=2026-11-16", "phone=13800000009",
       "name=王五", "total=1000000", "deposit=50000", "pay_method=一次性", "consultant=002");
    REFUSED(site, ERR_CONFLICT, "unit_no", "deal.subscribe", "unit_no=1-1-102",
            "phone=13800000009", "name=王五", "total=1000000", "deposit=50000",
            "pay_method=一次性", "consultant=002");
    site_free(site);
}

static void a_taken_unit_is_no_target(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    deal_subscribed(site, "1-1-102", "一次性", "2026-11-10");
    DO(site, "change.apply", DEAL, "kind=换房", "new_unit_no=1-1-102", "new_total=1100000",
       "reason=高楼层");
    REFUSED(site, ERR_CONFLICT, "new_unit_no", "change.execute", CHANGE_NO);
    assert_string_equal("1-1-101", version(site, "2026-11-22").unit_no);
    site_free(site);
}

static void a_swap_to_the_unit_it_has_is_refused_at_once(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    REFUSED(site, ERR_INVALID, "new_unit_no", "change.apply", DEAL, "kind=换房", "new_unit_no=1-1-101",
            "new_total=1100000", "reason=高楼层");
    DO(site, "change.apply", DEAL, "kind=换房", "new_unit_no=1-1-102", "new_total=1100000",
       "reason=高楼层");
    DO(site, "change.execute", CHANGE_NO, "approved_by=陈建国");
    REFUSED(site, ERR_INVALID, "new_unit_no", "change.apply", DEAL, "kind=换房", "new_unit_no=1-1-102",
            "new_total=1100000", "reason=高楼层");
    site_free(site);
}

static void a_filed_contract_is_revoked_first(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_signed(site, "1-1-101", "一次性", "2026-11-01");
    DO(site, "filing.send", "contract_no=HT-2026-00001", "sent_on=2026-11-02");
    DO(site, "filing.finish", "contract_no=HT-2026-00001", "filed_on=2026-11-05");
    DO(site, "change.apply", DEAL, "kind=退房", "reason=贷款未批");
    REFUSED(site, ERR_CONFLICT, "deal_no", "change.execute", CHANGE_NO);
    DO(site, "filing.revoke", "contract_no=HT-2026-00001", "revoked_on=2026-11-20");
    DO(site, "change.execute", CHANGE_NO, "approved_by=陈建国");
    site_free(site);
}

static void the_approver_is_not_the_applicant(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    site->session.origin = ORIGIN_DESK;
    assert_true(session_login(&site->session, "M01", &site->err));
    DO(site, "change.apply", DEAL, "kind=价格变更", "new_total=990000", "reason=补批");
    REFUSED(site, ERR_DENIED, "approved_by", "change.execute", CHANGE_NO);
    assert_true(session_login(&site->session, "Z01", &site->err));
    REFUSED(site, ERR_DENIED, "approved_by", "change.execute", CHANGE_NO);
    REFUSED(site, ERR_DENIED, "approved_by", "change.execute", CHANGE_NO, "approved_by=王芳");
    REFUSED(site, ERR_DENIED, "approved_by", "change.execute", CHANGE_NO, "approved_by=陈建国");
    DO(site, "change.execute", CHANGE_NO, "approved_by=林总");
    assert_int_equal(99000000, version(site, "2026-11-22").total);
    site_free(site);
}

static void forfeiting_is_for_unsigned_deals(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_signed(site, "1-1-101", "一次性", "2026-11-01");
    DO(site, "change.apply", DEAL, "kind=挞定", "reason=逾期");
    REFUSED(site, ERR_INVALID, "kind", "change.execute", CHANGE_NO);
    site_free(site);
}

static void no_change_posts_money(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    DO(site, "receipt.post", DEAL, "kind=定金", "amount=50000", "arrived_on=2026-11-10");
    DO(site, "change.apply", DEAL, "kind=退房", "reason=家庭意见");
    DO(site, "change.execute", CHANGE_NO, "approved_by=陈建国");
    assert_int_equal(1, query_one_number(site->db, "receipt_count", NULL));
    site_free(site);
}

int change_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(applying_moves_nothing),
        cmocka_unit_test(cancelling_frees_the_unit),
        cmocka_unit_test(changing_the_unit_moves_both),
        cmocka_unit_test(a_taken_unit_is_no_target),
        cmocka_unit_test(a_swap_to_the_unit_it_has_is_refused_at_once),
        cmocka_unit_test(a_filed_contract_is_revoked_first),
        cmocka_unit_test(the_approver_is_not_the_applicant),
        cmocka_unit_test(forfeiting_is_for_unsigned_deals),
        cmocka_unit_test(no_change_posts_money),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
