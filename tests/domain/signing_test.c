/* 签约办理: papers by way of paying, a second person, approval, seal; changes approved before
 * executed. */
#include "support/deal.h"

#include "domain/deal.h"
#include "domain/signing.h"

int signing_tests(void);

#define DEAL "deal_no=RG-2026-00001"

static void receive_all(Site *site)
{
    static const char *const papers[] = {"认购书原件", "定金收据", "买受人身份证", "户口本",
                                         "婚姻证明", "购房资格核验结果", "付款凭证"};
    for (size_t i = 0; i < sizeof papers / sizeof papers[0]; i++) {
        DO(site, "paper.receive", DEAL, arena_format(&site->arena, "paper=%s", papers[i]));
    }
}

static void papers_are_received_or_waived(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    assert_non_null(strstr(signing_missing(&site->session, "RG-2026-00001"), "付款凭证"));
    assert_null(strstr(signing_missing(&site->session, "RG-2026-00001"), "收入证明"));
    REFUSED(site, ERR_NOT_FOUND, "paper", "paper.receive", DEAL, "paper=没有这种");
    assert_true(session_login(&site->session, "Z01", &site->err));
    REFUSED(site, ERR_DENIED, "waived_by", "paper.waive", DEAL, "paper=户口本", "waive_reason=集体户");
    DO(site, "paper.waive", DEAL, "paper=户口本", "waive_reason=集体户", "waived_by=陈建国");
    assert_null(strstr(signing_missing(&site->session, "RG-2026-00001"), "户口本"));
    receive_all(site);
    assert_null(signing_missing(&site->session, "RG-2026-00001"));
    site_free(site);
}

static void a_contract_goes_step_by_step(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    assert_true(session_login(&site->session, "Z01", &site->err));
    REFUSED(site, ERR_NOT_FOUND, "deal_no", "signing.check", DEAL, "checked_by=陈建国");
    DO(site, "signing.draft", DEAL, "drafted_on=2026-11-12");
    REFUSED(site, ERR_CONFLICT, "deal_no", "signing.draft", DEAL);
    REFUSED(site, ERR_CONFLICT, "approved_on", "signing.approve", DEAL, "approved_by=陈建国");
    REFUSED(site, ERR_INVALID, "checked_by", "signing.check", DEAL, "checked_by=王芳");
    REFUSED(site, ERR_INVALID, "checked_on", "signing.check", DEAL, "checked_by=陈建国",
            "checked_on=2026-11-11");
    DO(site, "signing.check", DEAL, "checked_by=陈建国");
    REFUSED(site, ERR_DENIED, "approved_by", "signing.approve", DEAL);
    DO(site, "signing.approve", DEAL, "approved_by=林总");
    REFUSED(site, ERR_CONFLICT, "deal_no", "signing.seal", DEAL);
    receive_all(site);
    DO(site, "signing.seal", DEAL);
    REFUSED(site, ERR_CONFLICT, "sealed_on", "signing.seal", DEAL);
    DO(site, "signing.distribute", DEAL, "distribution=开发商2 备案1 客户1");
    site_free(site);
}

static void signing_warns_of_what_was_left_out_and_goes_on(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_signed(site, "1-1-101", "一次性", "2026-11-10");
    assert_non_null(strstr(site->session.warnings.data, "签约资料还缺"));
    assert_non_null(strstr(site->session.warnings.data, "合同还没有走完起草"));
    site_free(site);
}

static void an_approved_change_still_moves_nothing(void **state)
{
    (void)state;
    Site *site = deal_site();
    site->session.origin = ORIGIN_DESK;
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    assert_true(session_login(&site->session, "Z01", &site->err));
    DO(site, "change.apply", DEAL, "kind=价格变更", "new_total=990000", "reason=补批");
    REFUSED(site, ERR_DENIED, "approved_by", "change.approve", "change_no=BG-2026-00001");
    DO(site, "change.approve", "change_no=BG-2026-00001", "approved_by=陈建国");
    REFUSED(site, ERR_CONFLICT, "change_no", "change.approve", "change_no=BG-2026-00001",
            "approved_by=林总");
    assert_int_equal(100000000,
                     deal_version_on(&site->session, "RG-2026-00001", day("2026-11-22")).total);
    DO(site, "change.execute", "change_no=BG-2026-00001", "approved_by=陈建国");
    assert_int_equal(99000000,
                     deal_version_on(&site->session, "RG-2026-00001", day("2026-11-22")).total);
    REFUSED(site, ERR_CONFLICT, "change_no", "change.withdraw", "change_no=BG-2026-00001");
    site_free(site);
}

int signing_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(papers_are_received_or_waived),
        cmocka_unit_test(a_contract_goes_step_by_step),
        cmocka_unit_test(signing_warns_of_what_was_left_out_and_goes_on),
        cmocka_unit_test(an_approved_change_still_moves_nothing),
    };
    return cmocka_run_group_tests_name("signing", tests, NULL, NULL);
}
