/* 判客: the cases of the rule, on a real site file. */
#include "support/site.h"

#include "db/audit.h"
#include "db/store.h"
#include "domain/attribution.h"
#include "domain/channel.h"
#include "domain/customer.h"
#include "domain/setting.h"
#include "model/channel_report.h"
#include "model/choice.h"
#include "model/ownership.h"

#include <string.h>

int attribution_tests(void);

#define PHONE "13800138000"
#define OTHER "13900139000"

static Site *open_site(const char *today)
{
    Site *site = site_new(today, "10:00");
    site_consultants(site, WORDS("张伟", "李娜", "王强"));
    return site;
}

static Attribution judge_claim(Site *site, const char *phone, const char *claim)
{
    Attribution verdict;
    AttributionAsk ask = {&phone, 1, claim, site->session.today, site->session.now};
    attribution_judge(site->db, &ask, &site->arena, &verdict);
    return verdict;
}

static Attribution judge(Site *site, const char *phone)
{
    return judge_claim(site, phone, NULL);
}

static void visit(Site *site, const char *phone, const char *consultant)
{
    const char *phone_word = arena_format(&site->arena, "phone=%s", phone);
    const char *consultant_word = arena_format(&site->arena, "consultant=%s", consultant);
    DO(site, "visit.register", phone_word, "name=陈晨", "sex=女", "source=自然到访",
       "layout=三室两厅", "want_area=100", consultant_word);
}

static void call(Site *site, const char *phone, const char *consultant)
{
    const char *phone_word = arena_format(&site->arena, "phone=%s", phone);
    const char *consultant_word = arena_format(&site->arena, "consultant=%s", consultant);
    DO(site, "call.register", phone_word, "source=抖音", consultant_word);
}

static void follow(Site *site, const char *consultant, const char *effective)
{
    const char *consultant_word = arena_format(&site->arena, "consultant=%s", consultant);
    const char *effective_word = arena_format(&site->arena, "effective=%s", effective);
    DO(site, "followup.add", "phone=" PHONE, consultant_word, "mode=电话", effective_word,
       "content=问了首付和贷款", "next_date=+3");
}

static void subscribe(Site *site, const char *deal_no, const char *consultant)
{
    const char *number = arena_format(&site->arena, "deal_no=%s", deal_no);
    const char *word = arena_format(&site->arena, "consultant=%s", consultant);
    DO(site, "unit.save", "building=1", "entrance=1", "floor=1", "room=101", "layout=三室两厅",
       "gross_area=100", "list_total=1000000", "permit_no=P1", "permit_date=2026-01-01",
       "control=待售");
    DO(site, "deal.subscribe", number, "unit_no=1-1-101", "phone=" PHONE, "name=陈晨",
       "total=1000000", "deposit=50000", "pay_method=一次性", word);
}

static const ChannelReport *report(Site *site, const char *channel, const char *phone)
{
    const char *channel_word = arena_format(&site->arena, "channel=%s", channel);
    const char *phone_word = arena_format(&site->arena, "phone=%s", phone);
    return DO(site, "report.register", channel_word, phone_word);
}

static void check_verdict(Attribution verdict, AttributionKind kind, const char *owner,
                          const char *until)
{
    assert_int_equal(verdict.kind, kind);
    assert_string_equal(verdict.owner, owner);
    assert_int_equal(verdict.protect_until, until != NULL ? day(until) : NONE);
}

static void check_owner(Site *site, const char *phone, const char *owner)
{
    Customer customer;
    assert_true(customer_get(&site->session, customer_of_phone(&site->session, phone), &customer));
    assert_string_equal(owner, customer.owner != NULL ? customer.owner : "");
}

static int64_t report_state(Site *site, const ChannelReport *report_row)
{
    ChannelReport now;
    assert_true(store_find(site->db, &channel_report_entity, "report_no", report_row->report_no,
                           &site->arena, &now));
    return now.state;
}

/* The consultant side */

static void unknown_phone_is_new(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-22");
    check_verdict(judge(site, PHONE), ATTRIBUTION_NEW, "", NULL);
    site_free(site);
}

static void phone_written_in_another_way_is_the_same_customer(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-22");
    visit(site, "+86 138-0013-8000", "001");
    check_verdict(judge(site, PHONE), ATTRIBUTION_OWNED, "001", "2026-12-07");
    site_free(site);
}

static void second_phone_is_the_same_customer(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-22");
    visit(site, PHONE, "001");
    DO(site, "customer.add_phone", "phone=" PHONE, "other_phone=" OTHER);
    check_verdict(judge(site, OTHER), ATTRIBUTION_OWNED, "001", "2026-12-07");
    REFUSED(site, ERR_CONFLICT, "other_phone", "customer.add_phone", "phone=" PHONE,
            "other_phone=" OTHER);
    site_free(site);
}

static void linked_spouse_belongs_to_the_same_owner(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-22");
    visit(site, PHONE, "001");
    DO(site, "customer.link", "phone=" PHONE, "other_phone=" OTHER, "relation=配偶", "name=刘洋");
    check_verdict(judge(site, OTHER), ATTRIBUTION_OWNED, "001", "2026-12-07");
    visit(site, OTHER, "002"); /* a substitute does not take her */
    check_owner(site, OTHER, "001");
    check_verdict(judge(site, PHONE), ATTRIBUTION_OWNED, "001", "2026-12-07");
    site_free(site);
}

static void protection_includes_its_last_day(void **state)
{
    (void)state;
    static const struct {
        const char *what;
        const char *last; /* protected */
        const char *after;
    } cases[] = {{"call", "2026-11-08", "2026-11-09"}, {"visit", "2026-11-16", "2026-11-17"},
                 {"ticket", "2026-12-01", "2026-12-02"}};
    for (size_t i = 0; i < 3; i++) {
        Site *site = open_site("2026-11-01");
        if (i == 0) {
            call(site, PHONE, "001");
        } else {
            visit(site, PHONE, "001");
        }
        if (i == 2) {
            DO(site, "unit.save", "building=1", "entrance=1", "floor=1", "room=101",
               "layout=三室两厅", "gross_area=100", "list_total=1000000", "permit_no=P1",
               "permit_date=2026-01-01");
            DO(site, "ticket.open", "phone=" PHONE, "amount=20000");
        }
        site_at(site, cases[i].last, NULL);
        check_verdict(judge(site, PHONE), ATTRIBUTION_OWNED, "001", cases[i].last);
        site_at(site, cases[i].after, NULL);
        check_verdict(judge(site, PHONE), ATTRIBUTION_PUBLIC, "", NULL);
        site_free(site);
    }
}

static void protection_days_come_from_the_settings(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-01");
    assert_true(setting_save(&site->session, SETTING_VISIT_PROTECT_DAYS, "3", &site->err));
    visit(site, PHONE, "001");
    site_at(site, "2026-11-05", NULL);
    check_verdict(judge(site, PHONE), ATTRIBUTION_PUBLIC, "", NULL);
    site_free(site);
}

static void refunded_ticket_protects_like_a_visit_again(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-01");
    DO(site, "unit.save", "building=1", "entrance=1", "floor=1", "room=101", "layout=三室两厅",
       "gross_area=100", "list_total=1000000", "permit_no=P1", "permit_date=2026-01-01");
    visit(site, PHONE, "001");
    DO(site, "ticket.open", "ticket_no=R1", "phone=" PHONE, "amount=20000");
    site_at(site, "2026-11-10", NULL);
    DO(site, "ticket.refund", "ticket_no=R1");
    check_verdict(judge(site, PHONE), ATTRIBUTION_OWNED, "001", "2026-11-16");
    site_free(site);
}

static void only_an_effective_followup_of_the_owner_extends(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-01");
    visit(site, PHONE, "001");
    site_at(site, "2026-11-10", NULL);
    follow(site, "001", "否");
    follow(site, "002", "是");
    check_verdict(judge(site, PHONE), ATTRIBUTION_OWNED, "001", "2026-11-16");
    follow(site, "001", "是");
    check_verdict(judge(site, PHONE), ATTRIBUTION_OWNED, "001", "2026-11-25");
    site_at(site, "2026-11-26", NULL);
    follow(site, "001", "是"); /* too late: he is public, a call does not bring him back */
    check_verdict(judge(site, PHONE), ATTRIBUTION_PUBLIC, "", NULL);
    site_free(site);
}

static void public_customer_belongs_to_who_receives_him(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-01");
    visit(site, PHONE, "001");
    site_at(site, "2026-11-16", NULL);
    visit(site, PHONE, "002");
    check_owner(site, PHONE, "001"); /* a substitute on the last day */
    site_at(site, "2026-12-02", NULL);
    visit(site, PHONE, "002");
    check_verdict(judge(site, PHONE), ATTRIBUTION_OWNED, "002", "2026-12-17");
    check_owner(site, PHONE, "002");
    site_free(site);
}

static void customer_whom_nobody_received_stays_public(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-22");
    visit(site, PHONE, "待分配");
    check_verdict(judge(site, PHONE), ATTRIBUTION_PUBLIC, "", NULL);
    site_free(site);
}

static void owner_who_left_protects_nobody(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-22");
    visit(site, PHONE, "001");
    DO(site, "consultant.save", "no=001", "name=张伟", "status=离职");
    check_verdict(judge(site, PHONE), ATTRIBUTION_PUBLIC, "", NULL);
    visit(site, PHONE, "002");
    check_owner(site, PHONE, "002");
    check_verdict(judge(site, PHONE), ATTRIBUTION_OWNED, "002", "2026-12-07");
    site_free(site);
}

static void live_deal_decides_before_everything(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-01");
    visit(site, PHONE, "001");
    subscribe(site, "RG1", "003");
    check_verdict(judge(site, PHONE), ATTRIBUTION_OWNER_DEAL, "003", NULL);
    site_at(site, "2027-03-01", NULL);
    visit(site, PHONE, "002");
    check_verdict(judge(site, PHONE), ATTRIBUTION_OWNER_DEAL, "003", NULL);
    check_owner(site, PHONE, "003");
    REFUSED(site, ERR_CONFLICT, "phone", "customer.assign", "phone=" PHONE, "owner=002",
            "reason=顾问要求");
    check_owner(site, PHONE, "003");
    site_free(site);
}

static void cancelled_deal_leaves_a_visitor_protected(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-01");
    subscribe(site, "RG1", "003");
    DO(site, "change.apply", "change_no=BG1", "deal_no=RG1", "kind=退房", "reason=资金不足");
    site->session.actor = "经理";
    DO(site, "change.execute", "change_no=BG1", "release_to=待售");
    check_verdict(judge(site, PHONE), ATTRIBUTION_OWNED, "003", "2026-11-16");
    site_free(site);
}

static void new_name_on_a_deal_moves_the_buyer(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-01");
    subscribe(site, "RG1", "003");
    call(site, OTHER, "001");
    DO(site, "change.apply", "change_no=BG1", "deal_no=RG1", "kind=更名", "new_phone=" OTHER,
       "new_name=刘洋", "reason=改到配偶名下");
    site->session.actor = "经理";
    DO(site, "change.execute", "change_no=BG1");
    check_verdict(judge(site, OTHER), ATTRIBUTION_OWNER_DEAL, "003", NULL);
    check_verdict(judge(site, PHONE), ATTRIBUTION_OWNED, "003", "2026-11-16");
    site_free(site);
}

static int count_claims(Site *site, const char *phone)
{
    int count = 0;
    int64_t id = customer_of_phone(&site->session, phone);
    Stmt *stmt = query_open(site->db, "customer_page_owners",
                            BINDS(BIND_NUMBER(":customer", id)));
    while (query_next(stmt)) {
        count += strcmp(query_text(stmt, 2), "CONFLICT") == 0;
    }
    query_close(stmt);
    return count;
}

static void relatives_are_linked_once(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-22");
    visit(site, PHONE, "002");
    visit(site, OTHER, "001");
    DO(site, "customer.add_phone", "phone=" PHONE, "other_phone=13811112222");
    DO(site, "customer.link", "phone=" OTHER, "other_phone=" PHONE, "relation=配偶");
    REFUSED(site, ERR_CONFLICT, "other_phone", "customer.link", "phone=" PHONE, "other_phone=" OTHER,
            "relation=配偶");
    assert_non_null(strstr(site->err.text, "已经登记为亲属（配偶）"));
    REFUSED(site, ERR_CONFLICT, "other_phone", "customer.link", "phone=" OTHER,
            "other_phone=13811112222", "relation=父母");
    REFUSED(site, ERR_INVALID, "other_phone", "customer.link", "phone=" PHONE,
            "other_phone=13811112222", "relation=配偶");
    site_free(site);
}

static void two_protected_owners_wait_for_the_manager(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-22");
    visit(site, PHONE, "002");
    site_at(site, "2026-11-23", NULL);
    visit(site, OTHER, "001");
    DO(site, "customer.link", "phone=" OTHER, "other_phone=" PHONE, "relation=配偶");
    Attribution verdict = judge(site, OTHER);
    check_verdict(verdict, ATTRIBUTION_CONFLICT, "002", "2026-12-07"); /* the earlier visit */
    visit(site, OTHER, "003"); /* a third one gains nothing by receiving */
    check_owner(site, OTHER, "001");
    check_owner(site, PHONE, "002");
    assert_int_equal(count_claims(site, PHONE) + count_claims(site, OTHER),
                     2); /* both are logged */
    REFUSED(site, ERR_INVALID, "owner", "customer.confirm", "phone=" OTHER, "owner=003",
            "reason=第三人");
    DO(site, "customer.confirm", "phone=" OTHER, "owner=002", "reason=先到访");
    check_owner(site, OTHER, "002");
    check_verdict(judge(site, OTHER), ATTRIBUTION_OWNED, "002", "2026-12-08");
    REFUSED(site, ERR_CONFLICT, "phone", "customer.confirm", "phone=" OTHER, "owner=002",
            "reason=再来一次");
    site_free(site);
}

static void manager_assigns_with_a_reason_and_nobody_else(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-22");
    visit(site, PHONE, "001");
    REFUSED(site, ERR_INVALID, "reason", "customer.assign", "phone=" PHONE, "owner=002");
    site->session.permission = MAY_ASSISTANT;
    REFUSED(site, ERR_DENIED, "", "customer.assign", "phone=" PHONE, "owner=002", "reason=换人");
    assert_non_null(strstr(site->err.text, "请找经理"));
    Origin origin = site->session.origin;
    site->session.origin = ORIGIN_DESK; /* nobody was picked at the console */
    site->session.permission = MAY_READER;
    REFUSED(site, ERR_DENIED, "", "customer.assign", "phone=" PHONE, "owner=002", "reason=换人");
    assert_non_null(strstr(site->err.text, "换操作人"));
    site->session.origin = origin;
    site->session.permission = MAY_ASSISTANT;
    site->session.permission = MAY_MANAGER;
    site_at(site, "2026-11-30", NULL);
    const Ownership *row =
        DO(site, "customer.assign", "phone=" PHONE, "owner=002", "reason=客户投诉");
    assert_int_equal(row->cause, OWNERSHIP_ASSIGNED);
    check_verdict(judge(site, PHONE), ATTRIBUTION_OWNED, "002", "2026-12-15");
    check_owner(site, PHONE, "002");
    visit(site, PHONE, "001");
    check_owner(site, PHONE, "002");
    REFUSED(site, ERR_NOT_FOUND, "phone", "customer.assign", "phone=13700000000", "owner=002",
            "reason=换人");
    DO(site, "consultant.save", "no=003", "name=王强", "status=离职");
    REFUSED(site, ERR_INVALID, "owner", "customer.assign", "phone=" PHONE, "owner=003",
            "reason=换人");
    site_free(site);
}

static void back_dating_at_the_desk_takes_no_customer(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-22");
    visit(site, PHONE, "001");
    DO(site, "visit.register", "date=2026-11-10", "time=09:00", "phone=" PHONE, "name=陈晨",
       "sex=女", "source=自然到访", "layout=三室两厅", "want_area=100", "consultant=002");
    check_owner(site, PHONE, "001");
    DO(site, "visit.register", "date=2026-12-20", "phone=" PHONE, "name=陈晨", "sex=女",
       "source=自然到访", "layout=三室两厅", "want_area=100", "consultant=001");
    check_verdict(judge(site, PHONE), ATTRIBUTION_OWNED, "001", "2026-12-07"); /* nor longer */
    site_free(site);
}

static void imported_rows_take_their_business_order(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-22");
    site->session.origin = ORIGIN_IMPORT;
    DO(site, "visit.register", "date=2026-11-20", "phone=" PHONE, "name=陈晨", "sex=女",
       "source=自然到访", "layout=三室两厅", "want_area=100", "consultant=002");
    check_owner(site, PHONE, "002");
    DO(site, "call.register", "date=2026-11-18", "phone=" PHONE, "source=抖音", "consultant=001");
    site->session.origin = ORIGIN_DESK;
    check_owner(site, PHONE, "001");
    check_verdict(judge(site, PHONE), ATTRIBUTION_OWNED, "001", "2026-12-05");
    site_free(site);
}

static void other_visitors_make_no_owner(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-22");
    DO(site, "visit.register", "phone=" PHONE, "name=陈晨", "kind=非购房", "consultant=001");
    check_owner(site, PHONE, "");
    site_free(site);
}

/* The channel side */

static void earliest_valid_report_gets_the_visitor(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-20");
    const ChannelReport *first = report(site, "贝壳", PHONE);
    site_at(site, "2026-11-21", NULL);
    const ChannelReport *second = report(site, "链家", PHONE);
    site_at(site, "2026-11-22", NULL);
    Attribution verdict = judge(site, PHONE);
    assert_int_equal(verdict.channel, CHANNEL_ACCEPTED);
    assert_string_equal(verdict.report_no, first->report_no);
    assert_string_equal(verdict.channel_name, "贝壳");
    DO(site, "report.void", arena_format(&site->arena, "report_no=%s", first->report_no),
       "void_reason=渠道撤回");
    assert_string_equal(judge(site, PHONE).report_no, second->report_no);
    site_free(site);
}

static void report_must_come_early_enough(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-22");
    report(site, "贝壳", PHONE);
    site_at(site, "2026-11-22", "10:10");
    assert_int_equal(judge(site, PHONE).channel, CHANNEL_TOO_LATE);
    site_at(site, "2026-11-22", "10:29");
    assert_int_equal(judge(site, PHONE).channel, CHANNEL_TOO_LATE);
    site_at(site, "2026-11-22", "10:30");
    assert_int_equal(judge(site, PHONE).channel, CHANNEL_ACCEPTED);
    site_free(site);
}

static void report_is_valid_to_its_last_day(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-01");
    assert_int_equal(report(site, "贝壳", PHONE)->valid_until, day("2026-11-08"));
    site_at(site, "2026-11-08", NULL);
    assert_int_equal(judge(site, PHONE).channel, CHANNEL_ACCEPTED);
    site_at(site, "2026-11-09", NULL);
    assert_int_equal(judge(site, PHONE).channel, CHANNEL_EXPIRED);
    site_free(site);
}

static void typed_time_of_a_report_counts_for_nothing(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-22");
    DO(site, "report.register", "channel=贝壳", "phone=" PHONE, "date=2026-11-21", "time=08:00");
    assert_int_equal(judge(site, PHONE).channel, CHANNEL_TOO_LATE);
    REFUSED(site, ERR_INVALID, "date", "report.register", "channel=链家", "phone=" PHONE,
            "date=2026-11-30");
    site_free(site);
}

static void masked_report_finds_its_visitor(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-21");
    const ChannelReport *masked = report(site, "贝壳", "138****8000");
    assert_string_equal(masked->phone, "138****8000");
    site_at(site, "2026-11-22", NULL);
    assert_int_equal(judge(site, PHONE).channel, CHANNEL_ACCEPTED);
    assert_int_equal(judge(site, "13800138001").channel, CHANNEL_NONE);
    site_free(site);
}

static void masked_report_that_fits_two_asks_for_the_number(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-21");
    call(site, "13811118000", "001");
    call(site, PHONE, "001");
    const ChannelReport *masked = report(site, "贝壳", "138****8000");
    site_at(site, "2026-11-22", NULL);
    assert_int_equal(judge(site, PHONE).channel, CHANNEL_AMBIGUOUS);
    assert_int_equal(judge(site, "13822228000").channel, CHANNEL_AMBIGUOUS);
    const char *number = arena_format(&site->arena, "report_no=%s", masked->report_no);
    REFUSED(site, ERR_INVALID, "phone", "report.complete", number, "phone=13800138001");
    DO(site, "report.complete", number, "phone=" PHONE);
    assert_int_equal(judge(site, PHONE).channel, CHANNEL_ACCEPTED);
    assert_int_equal(judge(site, "13811118000").channel, CHANNEL_NONE);
    REFUSED(site, ERR_CONFLICT, "report_no", "report.complete", number, "phone=" PHONE);
    site_free(site);
}

static void visit_is_king_asks_who_brings(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-20");
    const ChannelReport *first = report(site, "贝壳", PHONE);
    site_at(site, "2026-11-22", NULL);
    const ChannelReport *brings = report(site, "链家", PHONE);
    assert_true(setting_save(&site->session, SETTING_VISIT_IS_KING, "1", &site->err));
    assert_int_equal(judge(site, PHONE).channel, CHANNEL_NONE);
    Attribution verdict = judge_claim(site, PHONE, brings->report_no);
    assert_int_equal(verdict.channel, CHANNEL_ACCEPTED); /* made just now */
    assert_string_equal(verdict.report_no, brings->report_no);
    assert_true(setting_save(&site->session, SETTING_VISIT_IS_KING, "0", &site->err));
    assert_string_equal(judge_claim(site, PHONE, brings->report_no).report_no, first->report_no);
    site_free(site);
}

static void visitor_before_the_report_is_an_old_customer(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-01");
    visit(site, PHONE, "001");
    site_at(site, "2026-11-10", NULL);
    const ChannelReport *late = report(site, "贝壳", PHONE);
    assert_int_equal(late->state, REPORT_INVALID);
    const ChannelReport *masked = report(site, "贝壳", "138****8000");
    assert_int_equal(masked->state, REPORT_INVALID); /* it can only be him */
    site_at(site, "2026-11-17", NULL);               /* his protection has passed */
    assert_int_equal(report(site, "贝壳", PHONE)->state, REPORT_VALID);
    site_free(site);
}

static void visit_between_report_and_visit_makes_no_old_customer(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-20");
    report(site, "贝壳", PHONE);
    site_at(site, "2026-11-21", NULL);
    visit(site, PHONE, "001"); /* registered without its report */
    assert_int_equal(judge(site, PHONE).channel, CHANNEL_ACCEPTED);
    site_free(site);
}

static void buyers_and_duplicates_are_not_reported(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-20");
    assert_int_equal(report(site, "贝壳", OTHER)->state, REPORT_VALID);
    const ChannelReport *again = report(site, "贝壳", OTHER);
    assert_int_equal(again->state, REPORT_INVALID);
    assert_string_equal(again->void_reason, "重复报备");
    assert_int_equal(report(site, "链家", OTHER)->state, REPORT_VALID);
    subscribe(site, "RG1", "001");
    assert_int_equal(report(site, "贝壳", PHONE)->state, REPORT_INVALID);
    site_free(site);
}

static bool accept(Site *site, const char *phone)
{
    Attribution verdict;
    DbActor actor = {"测试", "DESK", "test", NULL, 2026};
    AttributionAsk ask = {&phone, 1, NULL, site->session.today, site->session.now};
    attribution_judge(site->db, &ask, &site->arena, &verdict);
    bool ok = db_begin(site->db, &actor, &site->err) &&
              channel_accept(&site->session, &ask, &verdict, &site->err) &&
              db_commit(site->db, &site->err);
    arena_clear(&site->session.arena);
    return ok;
}

static void accepted_report_protects_and_ends_the_others(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-20");
    const ChannelReport *first = report(site, "贝壳", PHONE);
    const ChannelReport *second = report(site, "链家", PHONE);
    site_at(site, "2026-11-22", NULL);
    assert_true(accept(site, PHONE));
    assert_int_equal(report_state(site, first), REPORT_VISITED);
    assert_int_equal(report_state(site, second), REPORT_REJECTED);
    site_at(site, "2026-12-22", NULL);
    Attribution verdict = judge(site, PHONE);
    assert_int_equal(verdict.channel, CHANNEL_PROTECTED); /* the 30th day */
    assert_string_equal(verdict.report_no, first->report_no);
    assert_int_equal(report(site, "链家", PHONE)->state, REPORT_INVALID);
    site_at(site, "2026-12-23", NULL);
    assert_int_equal(judge(site, PHONE).channel, CHANNEL_NONE);
    site_free(site);
}

static void visit_ends_a_report_that_came_too_late(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-22");
    const ChannelReport *late = report(site, "贝壳", PHONE);
    assert_true(accept(site, PHONE));
    assert_int_equal(report_state(site, late), REPORT_INVALID);
    site_free(site);
}

static void voiding_is_for_the_manager_with_a_reason(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-22");
    const ChannelReport *row = report(site, "贝壳", PHONE);
    const char *number = arena_format(&site->arena, "report_no=%s", row->report_no);
    REFUSED(site, ERR_INVALID, "void_reason", "report.void", number);
    site->session.permission = MAY_ASSISTANT;
    REFUSED(site, ERR_DENIED, "", "report.void", number, "void_reason=虚假报备");
    site->session.permission = MAY_MANAGER;
    DO(site, "report.void", number, "void_reason=虚假报备");
    REFUSED(site, ERR_CONFLICT, "report_no", "report.void", number, "void_reason=虚假报备");
    site_free(site);
}

static void decisions_leave_audit_rows(void **state)
{
    (void)state;
    Site *site = open_site("2026-11-22");
    int64_t bad = 0;
    visit(site, PHONE, "001");
    const Ownership *row = DO(site, "customer.assign", "phone=" PHONE, "owner=002", "reason=换人");
    const char *who = query_one_text(
        site->db, "audit_last_actor",
        BINDS(BIND_TEXT(":entity", "ownership"), BIND_NUMBER(":row", row->row.id)), &site->arena);
    assert_int_equal(row->customer_id, 1);
    assert_string_equal(who, site->session.actor);
    assert_true(audit_verify(site->db, &bad));
    site_free(site);
}

int attribution_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unknown_phone_is_new),
        cmocka_unit_test(phone_written_in_another_way_is_the_same_customer),
        cmocka_unit_test(second_phone_is_the_same_customer),
        cmocka_unit_test(linked_spouse_belongs_to_the_same_owner),
        cmocka_unit_test(protection_includes_its_last_day),
        cmocka_unit_test(protection_days_come_from_the_settings),
        cmocka_unit_test(refunded_ticket_protects_like_a_visit_again),
        cmocka_unit_test(only_an_effective_followup_of_the_owner_extends),
        cmocka_unit_test(public_customer_belongs_to_who_receives_him),
        cmocka_unit_test(customer_whom_nobody_received_stays_public),
        cmocka_unit_test(owner_who_left_protects_nobody),
        cmocka_unit_test(live_deal_decides_before_everything),
        cmocka_unit_test(cancelled_deal_leaves_a_visitor_protected),
        cmocka_unit_test(new_name_on_a_deal_moves_the_buyer),
        cmocka_unit_test(relatives_are_linked_once),
        cmocka_unit_test(two_protected_owners_wait_for_the_manager),
        cmocka_unit_test(manager_assigns_with_a_reason_and_nobody_else),
        cmocka_unit_test(back_dating_at_the_desk_takes_no_customer),
        cmocka_unit_test(imported_rows_take_their_business_order),
        cmocka_unit_test(other_visitors_make_no_owner),
        cmocka_unit_test(earliest_valid_report_gets_the_visitor),
        cmocka_unit_test(report_must_come_early_enough),
        cmocka_unit_test(report_is_valid_to_its_last_day),
        cmocka_unit_test(typed_time_of_a_report_counts_for_nothing),
        cmocka_unit_test(masked_report_finds_its_visitor),
        cmocka_unit_test(masked_report_that_fits_two_asks_for_the_number),
        cmocka_unit_test(visit_is_king_asks_who_brings),
        cmocka_unit_test(visitor_before_the_report_is_an_old_customer),
        cmocka_unit_test(visit_between_report_and_visit_makes_no_old_customer),
        cmocka_unit_test(buyers_and_duplicates_are_not_reported),
        cmocka_unit_test(accepted_report_protects_and_ends_the_others),
        cmocka_unit_test(visit_ends_a_report_that_came_too_late),
        cmocka_unit_test(voiding_is_for_the_manager_with_a_reason),
        cmocka_unit_test(decisions_leave_audit_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
