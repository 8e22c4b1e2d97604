/* 认购 签约 备案 认筹: what is allowed, what is refused, and where the fault is shown. */
#include "support/deal.h"

#include "model/choice.h"
#include "model/contract.h"
#include "model/deal.h"
#include "model/ticket.h"

int deal_tests(void);

#define SUBSCRIBE(unit, ...)                                                                       \
    "unit_no=" unit, "phone=13800000002", "name=李四", "pay_method=一次性", "consultant=001",      \
        __VA_ARGS__

static void one_unit_has_one_live_deal(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-20");
    REFUSED(site, ERR_CONFLICT, "unit_no", "deal.subscribe",
            SUBSCRIBE("1-1-101", "total=1000000", "deposit=50000"));
    REFUSED(site, ERR_CONFLICT, "unit_no", "deal.subscribe",
            SUBSCRIBE("1-1-101", "total=1000000", "deposit=50000", "sub_date=2026-11-18"));
    site_free(site);
}

static void deposit_is_at_most_a_fifth(void **state)
{
    (void)state;
    Site *site = deal_site();
    REFUSED(site, ERR_INVALID, "deposit", "deal.subscribe",
            SUBSCRIBE("1-1-101", "total=1000000", "deposit=200000.01"));
    DO(site, "deal.subscribe", SUBSCRIBE("1-1-101", "total=1000000", "deposit=200000"));
    site_free(site);
}

static void nothing_sells_before_the_permit(void **state)
{
    (void)state;
    Site *site = deal_site();
    REFUSED(site, ERR_INVALID, "unit_no", "deal.subscribe",
            SUBSCRIBE("1-1-201", "total=1000000", "deposit=50000"));
    REFUSED(site, ERR_INVALID, "unit_no", "deal.subscribe",
            SUBSCRIBE("1-1-101", "total=1000000", "deposit=50000", "sub_date=2026-09-30"));
    REFUSED(site, ERR_INVALID, "date", "ticket.open", "phone=13800000002", "amount=20000",
            "date=2026-09-30");
    DO(site, "ticket.open", "phone=13800000002", "amount=20000", "date=2026-10-01");
    site_free(site);
}

static void below_the_floor_only_an_approved_special_price_sells(void **state)
{
    (void)state;
    Site *site = deal_site();
    REFUSED(site, ERR_DENIED, "total", "deal.subscribe",
            SUBSCRIBE("1-1-101", "total=949999", "deposit=50000"));
    DO(site, "special.apply", "unit_no=1-1-101", "phone=13800000002", "total=940000",
       "reason=关系客户");
    REFUSED(site, ERR_DENIED, "total", "deal.subscribe",
            SUBSCRIBE("1-1-101", "total=949999", "deposit=50000"));
    assert_true(session_login(&site->session, "Z01", &site->err));
    REFUSED(site, ERR_DENIED, "approved_by", "special.approve", "special_no=TP-2026-00001");
    DO(site, "special.approve", "special_no=TP-2026-00001", "approved_by=陈建国");
    REFUSED(site, ERR_DENIED, "total", "deal.subscribe",
            SUBSCRIBE("1-1-101", "total=939999", "deposit=50000"));
    DO(site, "deal.subscribe", SUBSCRIBE("1-1-101", "total=949999", "deposit=50000"));
    REFUSED(site, ERR_CONFLICT, "special_no", "special.refuse", "special_no=TP-2026-00001");
    site_free(site);
}

static void held_and_unknown_units(void **state)
{
    (void)state;
    Site *site = deal_site();
    REFUSED(site, ERR_NOT_FOUND, "unit_no", "deal.subscribe",
            SUBSCRIBE("9-9-999", "total=1000000", "deposit=50000"));
    DO(site, "unit.hold", "unit_no=1-1-101", "reason=内部");
    REFUSED(site, ERR_CONFLICT, "unit_no", "unit.hold", "unit_no=1-1-101", "reason=内部");
    DO(site, "deal.subscribe", SUBSCRIBE("1-1-101", "total=1000000", "deposit=50000"));
    REFUSED(site, ERR_CONFLICT, "unit_no", "unit.release", "unit_no=1-1-101");
    site_free(site);
}

static void a_ticket_becomes_a_deal_once(void **state)
{
    (void)state;
    Site *site = deal_site();
    const Ticket *ticket = DO(site, "ticket.open", "phone=13800000002", "amount=20000");
    const char *word = arena_format(&site->arena, "ticket_no=%s", ticket->ticket_no);
    DO(site, "deal.subscribe", SUBSCRIBE("1-1-101", "total=1000000", "deposit=50000", word));
    REFUSED(site, ERR_CONFLICT, "ticket_no", "deal.subscribe",
            SUBSCRIBE("1-1-102", "total=1000000", "deposit=50000", word));
    REFUSED(site, ERR_CONFLICT, "ticket_no", "ticket.refund", word);
    site_free(site);
}

/* Places are given out in the order of opening and never again; out of turn warns and goes on. */
static void tickets_stand_in_a_queue(void **state)
{
    (void)state;
    Site *site = deal_site();
    const Ticket *first = DO(site, "ticket.open", "ticket_no=C9", "phone=13800000002", "amount=20000");
    const Ticket *second = DO(site, "ticket.open", "ticket_no=C1", "phone=13800000003", "amount=20000",
                              "date=2026-11-01");
    assert_int_equal(1, first->queue_no);
    assert_int_equal(2, second->queue_no);
    DO(site, "ticket.refund", "ticket_no=C1");
    const Ticket *third = DO(site, "ticket.open", "ticket_no=C2", "phone=13800000004", "amount=20000");
    assert_int_equal(3, third->queue_no);
    DO(site, "deal.subscribe", SUBSCRIBE("1-1-101", "total=1000000", "deposit=50000", "ticket_no=C2"));
    assert_non_null(strstr(str_text(&site->session.warnings), "前面还有 1 组在排号"));
    str_reset(&site->session.warnings);
    DO(site, "deal.subscribe", SUBSCRIBE("1-1-102", "total=1000000", "deposit=50000", "ticket_no=C9"));
    assert_null(strstr(str_text(&site->session.warnings), "组在排号"));
    site_free(site);
}

static void a_ticket_wishes_three_units(void **state)
{
    (void)state;
    Site *site = deal_site();
    DO(site, "ticket.open", "ticket_no=C1", "phone=13800000002", "amount=20000", "unit_no=1-1-101");
    REFUSED(site, ERR_INVALID, "position", "ticket.wish", "ticket_no=C1", "position=1",
            "unit_no=1-1-102");
    REFUSED(site, ERR_INVALID, "position", "ticket.wish", "ticket_no=C1", "position=4",
            "unit_no=1-1-102");
    REFUSED(site, ERR_CONFLICT, "unit_no", "ticket.wish", "ticket_no=C1", "position=2",
            "unit_no=1-1-101");
    REFUSED(site, ERR_INVALID, "unit_no", "ticket.wish", "ticket_no=C1", "position=2",
            "unit_no=1-1-201"); /* without a permit */
    DO(site, "ticket.wish", "ticket_no=C1", "position=2", "unit_no=1-1-102");
    REFUSED(site, ERR_CONFLICT, "unit_no", "ticket.wish", "ticket_no=C1", "position=3",
            "unit_no=1-1-102");
    DO(site, "ticket.wish", "ticket_no=C1", "position=3", "unit_no=1-1-103");
    DO(site, "ticket.wish", "ticket_no=C1", "position=2", "unit_no=1-1-104"); /* another one */
    Stmt *stmt = query_open(site->db, "print_queue", BINDS(BIND_DATE(":date", day("2026-11-22"))));
    assert_true(query_next(stmt));
    assert_string_equal("1-1-101 1-1-104 1-1-103", query_text(stmt, 4));
    query_close(stmt);
    DO(site, "ticket.refund", "ticket_no=C1");
    REFUSED(site, ERR_CONFLICT, "ticket_no", "ticket.wish", "ticket_no=C1", "position=2",
            "unit_no=1-1-102");
    site_free(site);
}

static void a_refunded_ticket_buys_nothing(void **state)
{
    (void)state;
    Site *site = deal_site();
    const Ticket *ticket = DO(site, "ticket.open", "phone=13800000002", "amount=20000",
                              "date=2026-11-10");
    const char *word = arena_format(&site->arena, "ticket_no=%s", ticket->ticket_no);
    REFUSED(site, ERR_INVALID, "refunded_on", "ticket.refund", word, "refunded_on=2026-11-09");
    DO(site, "ticket.refund", word, "refunded_on=2026-11-12");
    REFUSED(site, ERR_CONFLICT, "ticket_no", "deal.subscribe",
            SUBSCRIBE("1-1-101", "total=1000000", "deposit=50000", word));
    site_free(site);
}

static void contract_amounts_add_up(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "商业贷款", "2026-11-10");
    REFUSED(site, ERR_INVALID, "down", "deal.sign", "deal_no=RG-2026-00001", "down=400000",
            "loan_commercial=500000");
    REFUSED(site, ERR_INVALID, "down", "deal.sign", "deal_no=RG-2026-00001",
            "loan_commercial=1000000");
    REFUSED(site, ERR_INVALID, "loan_fund", "deal.sign", "deal_no=RG-2026-00001",
            "loan_commercial=400000", "loan_fund=100000");
    DO(site, "deal.sign", "deal_no=RG-2026-00001", "down=450000", "loan_commercial=500000");
    site_free(site);
}

static void contract_is_signed_once_and_after_its_subscription(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    REFUSED(site, ERR_INVALID, "sign_date", "deal.sign", "deal_no=RG-2026-00001",
            "sign_date=2026-11-09");
    DO(site, "deal.sign", "deal_no=RG-2026-00001", "sign_date=2026-11-10");
    assert_int_equal(DEAL_SIGNED, deal_state(site, "RG-2026-00001"));
    REFUSED(site, ERR_CONFLICT, "deal_no", "deal.sign", "deal_no=RG-2026-00001");
    site_free(site);
}

static void checker_is_somebody_else_of_the_staff(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    assert_true(session_login(&site->session, "Z01", &site->err));
    REFUSED(site, ERR_INVALID, "checked_by", "deal.sign", "deal_no=RG-2026-00001",
            "checked_by=王芳");
    REFUSED(site, ERR_NOT_FOUND, "checked_by", "deal.sign", "deal_no=RG-2026-00001",
            "checked_by=无此人");
    DO(site, "deal.sign", "deal_no=RG-2026-00001", "checked_by=陈建国");
    const char *row = query_one_text(site->db, "audit_changes_of",
                                     BINDS(BIND_TEXT(":entity", "contract"), BIND_NUMBER(":row", 1)),
                                     &site->arena);
    assert_non_null(strstr(row, "陈建国（未登录核实）"));
    site_free(site);
}

static void filing_goes_its_way(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_signed(site, "1-1-101", "一次性", "2026-11-01");
    const char *no = "contract_no=HT-2026-00001";
    REFUSED(site, ERR_INVALID, "sent_on", "filing.send", no, "sent_on=2026-10-31");
    REFUSED(site, ERR_CONFLICT, NULL, "filing.finish", no, "filed_on=2026-11-05");
    DO(site, "filing.send", no, "sent_on=2026-11-03");
    REFUSED(site, ERR_CONFLICT, "contract_no", "filing.send", no, "sent_on=2026-11-04");
    DO(site, "filing.return", no, "returned_on=2026-11-05", "return_reason=缺页");
    DO(site, "filing.send", no, "sent_on=2026-11-06");
    DO(site, "filing.finish", no, "filed_on=2026-11-09", "filing_no=BA1");
    assert_int_equal(DEAL_FILED, deal_state(site, "RG-2026-00001"));
    DO(site, "filing.revoke", no, "revoked_on=2026-11-12");
    assert_int_equal(DEAL_SIGNED, deal_state(site, "RG-2026-00001"));
    site_free(site);
}

static void dates_far_ahead_are_refused(void **state)
{
    (void)state;
    Site *site = deal_site();
    REFUSED(site, ERR_INVALID, "sub_date", "deal.subscribe",
            SUBSCRIBE("1-1-101", "total=1000000", "deposit=50000", "sub_date=2027-11-24"));
    DO(site, "deal.subscribe",
       SUBSCRIBE("1-1-101", "total=1000000", "deposit=50000", "sub_date=2027-11-23"));
    assert_non_null(strstr(site->session.warnings.data, "今天之后"));
    site_free(site);
}

int deal_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_unit_has_one_live_deal),
        cmocka_unit_test(deposit_is_at_most_a_fifth),
        cmocka_unit_test(nothing_sells_before_the_permit),
        cmocka_unit_test(below_the_floor_only_an_approved_special_price_sells),
        cmocka_unit_test(held_and_unknown_units),
        cmocka_unit_test(a_ticket_becomes_a_deal_once),
        cmocka_unit_test(tickets_stand_in_a_queue),
        cmocka_unit_test(a_ticket_wishes_three_units),
        cmocka_unit_test(a_refunded_ticket_buys_nothing),
        cmocka_unit_test(contract_amounts_add_up),
        cmocka_unit_test(contract_is_signed_once_and_after_its_subscription),
        cmocka_unit_test(checker_is_somebody_else_of_the_staff),
        cmocka_unit_test(filing_goes_its_way),
        cmocka_unit_test(dates_far_ahead_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
