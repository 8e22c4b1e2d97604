/* 按揭资料: which papers are asked of whom (domain table of kinds of buyers), how long they are good,
 * who waives; and the template that the manager edits. */
#include "support/deal.h"

#include "domain/loan_paper.h"
#include "domain/signing.h"
#include "model/choice.h"
#include "model/loan_paper.h"

int loan_paper_tests(void);

#define NO "RG-2026-00001"
#define DEAL "deal_no=" NO
#define LOAN DEAL, "kind=商贷"
#define FUND DEAL, "kind=公积金"
#define FIRST DEAL, "position=1"

static Site *paper_site(const char *pay, const char *kind)
{
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", pay, "2026-11-01");
    bool fund = strcmp(kind, "kind=公积金") == 0;
    DO(site, "deal.sign", DEAL, "sign_date=2026-11-02",
       fund ? "loan_fund=500000" : "loan_commercial=500000");
    DO(site, "loan.open", DEAL, kind, "bank=工商银行", "applied=500000", "years=30",
       "opened_on=2026-11-03");
    return site;
}

static bool asked(Site *site, int64_t kind, const char *paper)
{
    return query_one_number(site->db, "loan_paper_known",
                            BINDS(BIND_TEXT(":deal", NO),
                                  BIND_TEXT(":kind", choice_code("loan_kind", kind)),
                                  BIND_TEXT(":paper", paper))) == 1;
}

/* The columns of the table of papers: what a profile asks beside the others, and what it does
 * not. */
static const struct {
    const char *profile;
    const char *wanted[6];
    const char *unwanted[6];
} columns[] = {
    {"employment=受薪",
     {"身份证 张三", "户口本", "收入证明", "银行流水（6 个月）", "征信授权书 张三", "开发商收款账户"},
     {"完税证明", "公司流水（12 个月）", "银行流水（12 个月）", "居住证或社保证明", "公积金缴存证明"}},
    {"employment=自雇",
     {"身份证 张三", "营业执照和公司章程", "完税证明", "公司流水（12 个月）", "银行流水（12 个月）",
      "征信授权书 张三"},
     {"收入证明", "银行流水（6 个月）"}},
    {"marriage=已婚",
     {"户口本", "结婚证", "配偶身份证", "配偶征信授权书"},
     {"单身声明", "离婚证和离婚协议", "婚姻证明"}},
    {"marriage=未婚", {"户口本", "单身声明"}, {"结婚证", "配偶身份证", "婚姻证明"}},
    {"marriage=离异", {"户口本", "离婚证和离婚协议"}, {"结婚证", "单身声明", "配偶身份证"}},
    {"marriage=丧偶", {"户口本", "配偶死亡证明"}, {"结婚证", "单身声明", "配偶身份证"}},
    {"marriage=", {"婚姻证明"}, {"结婚证", "单身声明"}},
    {"local=否", {"居住证或社保证明"}, {NULL}},
    {"high_income=是", {"资产证明"}, {NULL}},
    {"party=公司",
     {"营业执照 张三", "法定代表人身份证 张三", "购房合同（已备案）"},
     {"户口本", "收入证明", "身份证 张三", "征信授权书 张三"}},
};

static void each_kind_of_buyer_is_asked_for_its_papers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        Site *site = paper_site("商业贷款", "kind=商贷");
        DO(site, "profile.set", FIRST, columns[i].profile);
        for (size_t k = 0; k < 6 && columns[i].wanted[k] != NULL; k++) {
            if (!asked(site, LOAN_COMMERCIAL, columns[i].wanted[k])) {
                fail_msg("%s is not asked for %s", columns[i].profile, columns[i].wanted[k]);
            }
        }
        for (size_t k = 0; k < 6 && columns[i].unwanted[k] != NULL; k++) {
            if (asked(site, LOAN_COMMERCIAL, columns[i].unwanted[k])) {
                fail_msg("%s is asked for %s", columns[i].profile, columns[i].unwanted[k]);
            }
        }
        site_free(site);
    }
}

static void a_fund_loan_asks_for_fund_and_income(void **state)
{
    static const char *const papers[] = {"收入证明", "公积金缴存证明", "购房合同（已备案）",
                                         "首付款收据和转账凭证"};
    (void)state;
    Site *site = paper_site("公积金贷款", "kind=公积金");
    DO(site, "profile.set", FIRST, "employment=自雇");
    for (size_t i = 0; i < sizeof papers / sizeof papers[0]; i++) {
        assert_true(asked(site, LOAN_FUND, papers[i]));
    }
    assert_false(asked(site, LOAN_COMMERCIAL, "收入证明"));
    site_free(site);
    site = paper_site("商业贷款", "kind=商贷");
    assert_false(asked(site, LOAN_COMMERCIAL, "公积金缴存证明"));
    DO(site, "profile.set", FIRST, "fund=是");
    assert_true(asked(site, LOAN_COMMERCIAL, "公积金缴存证明"));
    assert_null(strstr(loan_paper_missing(&site->session, NO, LOAN_COMMERCIAL), "公积金缴存证明"));
    site_free(site);
}

static void a_spouse_who_buys_brings_her_own_papers(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "商业贷款", "2026-11-01");
    DO(site, "buyer.add", DEAL, "name=李四", "share=50", "id_kind=护照", "id_no=E12345678",
       "relation=配偶");
    DO(site, "deal.sign", DEAL, "sign_date=2026-11-02", "loan_commercial=500000");
    DO(site, "loan.open", LOAN, "bank=工商银行", "applied=500000", "years=30");
    assert_true(asked(site, LOAN_COMMERCIAL, "身份证 李四"));
    assert_true(asked(site, LOAN_COMMERCIAL, "征信授权书 李四"));
    assert_true(asked(site, LOAN_COMMERCIAL, "结婚证"));
    assert_false(asked(site, LOAN_COMMERCIAL, "配偶身份证"));
    assert_false(asked(site, LOAN_COMMERCIAL, "结婚证 李四"));
    site_free(site);
}

static void a_signing_asks_by_kind_of_buyer_too(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    assert_null(strstr(signing_missing(&site->session, NO), "授权委托书"));
    DO(site, "profile.set", FIRST, "by_agent=是");
    assert_non_null(strstr(signing_missing(&site->session, NO), "授权委托书 张三"));
    assert_non_null(strstr(signing_missing(&site->session, NO), "代理人身份证 张三"));
    DO(site, "profile.set", FIRST, "party=公司");
    const char *missing = signing_missing(&site->session, NO);
    assert_non_null(strstr(missing, "营业执照 张三、公章 张三、法定代表人身份证 张三"));
    assert_null(strstr(missing, "户口本"));
    assert_null(strstr(missing, "价格折扣审批表"));
    site_free(site);
}

static void what_was_received_stays_when_nobody_asks_any_more(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    DO(site, "paper.receive", DEAL, "paper=户口本");
    DO(site, "template.retire", "code=HK");
    DO(site, "template.retire", "code=HY");
    assert_int_equal(1, query_one_number(site->db, "paper_known",
                                         BINDS(BIND_TEXT(":deal", NO), BIND_TEXT(":paper", "户口本"))));
    assert_int_equal(NONE, query_one_number(site->db, "paper_known",
                                            BINDS(BIND_TEXT(":deal", NO),
                                                  BIND_TEXT(":paper", "婚姻证明"))));
    site_free(site);
}

static void a_profile_belongs_to_the_buyer_it_was_told_of(void **state)
{
    (void)state;
    Site *site = paper_site("商业贷款", "kind=商贷");
    DO(site, "profile.set", FIRST, "marriage=未婚");
    REFUSED(site, ERR_NOT_FOUND, "position", "profile.set", DEAL, "position=2", "marriage=未婚");
    REFUSED(site, ERR_INVALID, "marriage", "profile.set", FIRST, "party=公司");
    DO(site, "change.apply", DEAL, "kind=更名", "new_name=王五", "new_phone=13900000009",
       "reason=家人");
    DO(site, "change.execute", "change_no=BG-2026-00001", "approved_by=陈建国");
    assert_false(asked(site, LOAN_COMMERCIAL, "单身声明"));
    assert_true(asked(site, LOAN_COMMERCIAL, "身份证 王五"));
    DO(site, "profile.set", FIRST, "local=否");
    assert_true(asked(site, LOAN_COMMERCIAL, "婚姻证明"));
    site_free(site);
}

/* Papers of the application */

static const char *missing(Site *site)
{
    const char *names = loan_paper_missing(&site->session, NO, LOAN_COMMERCIAL);
    return names != NULL ? names : "";
}

static void a_paper_is_good_as_long_as_the_template_says(void **state)
{
    (void)state;
    Site *site = paper_site("商业贷款", "kind=商贷");
    const LoanPaper *paper = DO(site, "loan_paper.receive", LOAN, "paper=收入证明",
                                "received_on=2026-11-10");
    assert_int_equal(day("2026-12-10"), paper->expires_on);
    paper = DO(site, "loan_paper.receive", LOAN, "paper=户口本", "received_on=2026-11-10");
    assert_int_equal(NONE, paper->expires_on);
    REFUSED(site, ERR_INVALID, "expires_on", "loan_paper.receive", LOAN, "paper=银行流水（6 个月）",
            "expires_on=2026-11-20");
    assert_null(strstr(missing(site), "收入证明"));
    site_at(site, "2026-12-10", NULL);
    assert_null(strstr(missing(site), "收入证明"));
    site_at(site, "2026-12-11", NULL);
    assert_non_null(strstr(missing(site), "收入证明（过期）"));
    DO(site, "loan_paper.receive", LOAN, "paper=收入证明", "expires_on=2026-12-20");
    assert_null(strstr(missing(site), "收入证明"));
    site_free(site);
}

static void a_paper_is_checked_given_back_or_waived(void **state)
{
    (void)state;
    Site *site = paper_site("商业贷款", "kind=商贷");
    REFUSED(site, ERR_NOT_FOUND, "paper", "loan_paper.receive", LOAN, "paper=没有这种");
    REFUSED(site, ERR_NOT_FOUND, "paper", "loan_paper.receive", FUND, "paper=户口本");
    REFUSED(site, ERR_CONFLICT, "paper", "loan_paper.check", LOAN, "paper=户口本");
    DO(site, "loan_paper.receive", LOAN, "paper=户口本", "copies=2");
    REFUSED(site, ERR_INVALID, "checked_on", "loan_paper.check", LOAN, "paper=户口本",
            "checked_on=2026-11-21");
    const LoanPaper *paper = DO(site, "loan_paper.check", LOAN, "paper=户口本");
    assert_string_equal(site->session.actor, paper->checked_by);
    paper = DO(site, "loan_paper.return", LOAN, "paper=户口本", "return_reason=缺本人页");
    assert_int_equal(NONE, paper->received_on);
    assert_int_equal(NONE, paper->checked_on);
    assert_non_null(strstr(missing(site), "户口本"));
    assert_true(session_login(&site->session, "Z01", &site->err));
    REFUSED(site, ERR_DENIED, "waived_by", "loan_paper.waive", LOAN, "paper=户口本",
            "waive_reason=集体户");
    DO(site, "loan_paper.waive", LOAN, "paper=户口本", "waive_reason=集体户", "waived_by=陈建国");
    assert_null(strstr(missing(site), "户口本"));
    site_free(site);
}

static void papers_of_a_cancelled_deal_only_go_back(void **state)
{
    (void)state;
    Site *site = paper_site("商业贷款", "kind=商贷");
    DO(site, "loan_paper.receive", LOAN, "paper=户口本", "received_on=2026-11-05");
    DO(site, "change.apply", DEAL, "kind=退房", "reason=不买了");
    DO(site, "change.execute", "change_no=BG-2026-00001", "approved_by=陈建国");
    REFUSED(site, ERR_CONFLICT, "deal_no", "loan_paper.receive", LOAN, "paper=户口本");
    REFUSED(site, ERR_CONFLICT, "deal_no", "loan_paper.waive", LOAN, "paper=户口本", "waive_reason=不要");
    REFUSED(site, ERR_CONFLICT, "deal_no", "profile.set", FIRST, "fund=是");
    DO(site, "loan_paper.return", LOAN, "paper=户口本", "return_reason=退房");
    site_free(site);
}

static void an_application_without_its_papers_is_warned_of(void **state)
{
    (void)state;
    Site *site = paper_site("商业贷款", "kind=商贷");
    DO(site, "loan_paper.receive", LOAN, "paper=户口本");
    str_reset(&site->session.warnings);
    DO(site, "loan.advance", LOAN, "docs_on=2026-11-20");
    assert_non_null(strstr(str_text(&site->session.warnings), "按揭资料还缺：身份证 张三"));
    assert_null(strstr(str_text(&site->session.warnings), "户口本"));
    str_reset(&site->session.warnings);
    DO(site, "loan.advance", LOAN, "interview_on=2026-11-21");
    assert_string_equal("", str_text(&site->session.warnings));
    site_free(site);
}

static void an_import_is_not_held_up_by_papers(void **state)
{
    (void)state;
    Site *site = paper_site("商业贷款", "kind=商贷");
    str_reset(&site->session.warnings);
    site->session.origin = ORIGIN_IMPORT;
    DO(site, "loan.advance", LOAN, "docs_on=2026-11-20");
    assert_null(strstr(str_text(&site->session.warnings), "按揭资料"));
    site_free(site);
}

static void the_manager_edits_the_template(void **state)
{
    (void)state;
    Site *site = paper_site("商业贷款", "kind=商贷");
    DO(site, "template.save", "code=X1", "purpose=按揭用", "name=健康声明", "trait=个人",
       "each_buyer=是", "position=30");
    assert_true(asked(site, LOAN_COMMERCIAL, "健康声明 张三"));
    DO(site, "template.save", "code=X1", "purpose=按揭用", "name=健康声明", "position=30", "optional=是");
    assert_null(strstr(missing(site), "健康声明"));
    DO(site, "template.retire", "code=X1");
    assert_false(asked(site, LOAN_COMMERCIAL, "健康声明 张三"));
    REFUSED(site, ERR_INVALID, "pay_method", "template.save", "code=X2", "purpose=按揭用",
            "name=某表", "pay_method=组合贷款", "position=31");
    REFUSED(site, ERR_NOT_FOUND, "code", "template.retire", "code=没有");
    assert_true(session_login(&site->session, "Z01", &site->err));
    REFUSED(site, ERR_DENIED, NULL, "template.retire", "code=HK");
    site_free(site);
}

int loan_paper_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_of_buyer_is_asked_for_its_papers),
        cmocka_unit_test(a_fund_loan_asks_for_fund_and_income),
        cmocka_unit_test(a_spouse_who_buys_brings_her_own_papers),
        cmocka_unit_test(a_signing_asks_by_kind_of_buyer_too),
        cmocka_unit_test(what_was_received_stays_when_nobody_asks_any_more),
        cmocka_unit_test(a_profile_belongs_to_the_buyer_it_was_told_of),
        cmocka_unit_test(a_paper_is_good_as_long_as_the_template_says),
        cmocka_unit_test(a_paper_is_checked_given_back_or_waived),
        cmocka_unit_test(papers_of_a_cancelled_deal_only_go_back),
        cmocka_unit_test(an_application_without_its_papers_is_warned_of),
        cmocka_unit_test(an_import_is_not_held_up_by_papers),
        cmocka_unit_test(the_manager_edits_the_template),
    };
    return cmocka_run_group_tests_name("loan_paper", tests, NULL, NULL);
}
