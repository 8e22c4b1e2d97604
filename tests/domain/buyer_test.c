/* 权益人: shares, documents, and how a signed contract gets other buyers. */
#include "support/deal.h"

#include "domain/signing.h"

int buyer_tests(void);

#define DEAL "deal_no=RG-2026-00001"
#define WIFE "name=李四", "id_kind=身份证", "id_no=11010519491231002X", "relation=配偶"
#define CHILD "name=张小", "id_kind=身份证", "id_no=110105201501010017", "relation=子女"

static int64_t share_of(Site *site, int64_t position)
{
    int64_t share = NONE;
    Stmt *stmt = query_open(site->db, "deal_page_buyers", BINDS(BIND_TEXT(":deal", "RG-2026-00001")));
    while (query_next(stmt)) {
        share = query_number(stmt, 0) == position ? query_number(stmt, 2) : share;
    }
    query_close(stmt);
    return share;
}

static void the_first_buyer_has_what_the_others_leave(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    assert_int_equal(1000000, share_of(site, 1));
    DO(site, "buyer.add", DEAL, WIFE, "share=40");
    assert_int_equal(600000, share_of(site, 1));
    REFUSED(site, ERR_INVALID, "share", "buyer.add", DEAL, CHILD, "share=60");
    REFUSED(site, ERR_INVALID, "share", "buyer.add", DEAL, CHILD, "share=一半");
    assert_null(strstr(site->err.text, "利率"));
    DO(site, "buyer.add", DEAL, CHILD, "share=59.9999");
    assert_int_equal(1, share_of(site, 1));
    REFUSED(site, ERR_INVALID, "share", "buyer.change", DEAL, "position=2", "share=40.0001");
    DO(site, "buyer.remove", DEAL, "position=3");
    DO(site, "buyer.change", DEAL, "position=2", "share=50");
    assert_int_equal(500000, share_of(site, 1));
    assert_int_equal(NONE, share_of(site, 3));
    site_free(site);
}

static void documents_are_checked(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    REFUSED(site, ERR_INVALID, "id_no", "buyer.add", DEAL, "name=李四", "share=40", "id_kind=身份证",
            "id_no=110105194912310021");
    REFUSED(site, ERR_INVALID, "id_no", "buyer.add", DEAL, "name=李四", "share=40", "id_kind=身份证",
            "id_no=E12345678");
    DO(site, "buyer.add", DEAL, "name=李四", "share=40", "id_kind=护照", "id_no=E12345678");
    REFUSED(site, ERR_CONFLICT, "id_no", "buyer.add", DEAL, "name=李思", "share=10", "id_kind=护照",
            "id_no=E12345678");
    DO(site, "buyer.change", DEAL, "position=1", "id_no=11010519491231002X");
    REFUSED(site, ERR_CONFLICT, "id_no", "buyer.change", DEAL, "position=2", "id_kind=身份证",
            "id_no=11010519491231002X");
    REFUSED(site, ERR_INVALID, "name", "buyer.change", DEAL, "position=1", "name=别人");
    REFUSED(site, ERR_INVALID, "position", "buyer.remove", DEAL, "position=1");
    REFUSED(site, ERR_NOT_FOUND, "position", "buyer.remove", DEAL, "position=3");
    REFUSED(site, ERR_NOT_FOUND, "deal_no", "buyer.add", "deal_no=RG-9", WIFE, "share=1");
    site_free(site);
}

static void a_minor_is_warned_of_and_brings_a_paper(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    DO(site, "buyer.add", DEAL, "name=成年", "id_kind=身份证", "id_no=110105200811220015", "share=1");
    assert_null(strstr(str_text(&site->session.warnings), "成年 未满"));
    DO(site, "buyer.add", DEAL, "name=明天", "id_kind=身份证", "id_no=110105200811230010", "share=1");
    assert_non_null(strstr(str_text(&site->session.warnings), "明天 未满 18 周岁"));
    const char *missing = signing_missing(&site->session, "RG-2026-00001");
    assert_non_null(strstr(missing, "证件 成年"));
    assert_non_null(strstr(missing, "监护证明 明天"));
    assert_null(strstr(missing, "监护证明 成年"));
    DO(site, "paper.receive", DEAL, "paper=监护证明 明天");
    assert_null(strstr(signing_missing(&site->session, "RG-2026-00001"), "监护证明"));
    REFUSED(site, ERR_NOT_FOUND, "paper", "paper.receive", DEAL, "paper=证件 路人");
    site_free(site);
}

static void a_signed_contract_changes_by_an_executed_order(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    DO(site, "buyer.add", DEAL, WIFE, "share=40");
    DO(site, "deal.sign", DEAL, "sign_date=2026-11-12", "contract_no=HT1");
    REFUSED(site, ERR_CONFLICT, "deal_no", "buyer.change", DEAL, "position=2", "share=30");
    DO(site, "change.apply", DEAL, "kind=更名", "new_name=张三", "reason=加子女");
    DO(site, "buyer.change", DEAL, "position=2", "share=30");
    DO(site, "buyer.add", DEAL, CHILD, "share=50");
    REFUSED(site, ERR_INVALID, "share", "buyer.change", DEAL, "position=2", "share=50");
    assert_int_equal(600000, share_of(site, 1)); /* nothing moved yet */
    assert_int_equal(NONE, share_of(site, 3));
    DO(site, "change.execute", "change_no=BG-2026-00001", "approved_by=陈建国");
    assert_int_equal(200000, share_of(site, 1));
    assert_int_equal(300000, share_of(site, 2));
    assert_int_equal(500000, share_of(site, 3));
    REFUSED(site, ERR_CONFLICT, "deal_no", "buyer.remove", DEAL, "position=2");
    site_free(site);
}

static void a_withdrawn_or_approved_order_is_not_edited(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_signed(site, "1-1-101", "一次性", "2026-11-10");
    DO(site, "change.apply", DEAL, "kind=更名", "new_name=张三", "reason=加配偶");
    DO(site, "buyer.add", DEAL, WIFE, "share=40");
    DO(site, "change.withdraw", "change_no=BG-2026-00001");
    assert_int_equal(1000000, share_of(site, 1));
    REFUSED(site, ERR_CONFLICT, "deal_no", "buyer.change", DEAL, "position=2", "share=30");
    DO(site, "change.apply", DEAL, "kind=更名", "new_name=张三", "reason=加配偶");
    DO(site, "buyer.add", DEAL, WIFE, "share=50");
    DO(site, "change.approve", "change_no=BG-2026-00002", "approved_by=林总");
    REFUSED(site, ERR_CONFLICT, "deal_no", "buyer.change", DEAL, "position=3", "share=60");
    DO(site, "change.execute", "change_no=BG-2026-00002", "approved_by=陈建国");
    assert_int_equal(500000, share_of(site, 1));
    site_free(site);
}

/* The document of the one before is not shown for the one who takes his place. */
static void a_new_first_buyer_brings_his_own_document(void **state)
{
    (void)state;
    Site *site = deal_site();
    const Bind *binds = BINDS(BIND_TEXT(":deal", "RG-2026-00001"));
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    DO(site, "buyer.change", DEAL, "position=1", "id_no=11010519491231002X");
    DO(site, "deal.sign", DEAL, "sign_date=2026-11-12", "contract_no=HT1");
    DO(site, "change.apply", DEAL, "kind=更名", "new_name=李四", "reason=直系亲属");
    DO(site, "change.execute", "change_no=BG-2026-00001", "approved_by=陈建国");
    Stmt *stmt = query_open(site->db, "deal_page_buyers", binds);
    assert_true(query_next(stmt));
    assert_string_equal("李四", query_text(stmt, 1));
    assert_true(query_is_null(stmt, 5));
    query_close(stmt);
    site_free(site);
}

int buyer_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_buyer_has_what_the_others_leave),
        cmocka_unit_test(documents_are_checked),
        cmocka_unit_test(a_minor_is_warned_of_and_brings_a_paper),
        cmocka_unit_test(a_signed_contract_changes_by_an_executed_order),
        cmocka_unit_test(a_withdrawn_or_approved_order_is_not_edited),
        cmocka_unit_test(a_new_first_buyer_brings_his_own_document),
    };
    return cmocka_run_group_tests_name("buyer", tests, NULL, NULL);
}
