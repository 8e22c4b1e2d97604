/* What is due and late, and on which of the six tabs of arrears it stands. */
#include "report/todo.h"
#include "support/deal.h"

int todo_tests(void);

static TodoList list_of(Site *site, TodoKind kind, const char *date)
{
    TodoList list = {0};
    todo_add(site->db, kind, day(date), &site->arena, &list);
    assert_true(db_error(site->db, &site->err));
    return list;
}

static void an_unpaid_deposit_moves_from_subscribed_to_signed(void **state)
{
    Site *site = deal_site();
    (void)state;
    deal_signed(site, "1-1-101", "一次性", "2026-11-10");
    TodoList list = list_of(site, TODO_PAY_LATE, "2026-11-22");
    assert_int_equal(list.count, 2);
    assert_int_equal(list.rows[0].arrears, ARREARS_SIGN_DEPOSIT);
    assert_int_equal(list.rows[0].amount, 5000000);
    assert_int_equal(list.rows[1].arrears, ARREARS_SIGN_PRICE);
    assert_int_equal(list.rows[1].amount, 95000000);
    site_free(site);
}

static void a_subscribed_deal_owes_its_deposit_only(void **state)
{
    Site *site = deal_site();
    (void)state;
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-20");
    TodoList list = list_of(site, TODO_PAY_LATE, "2026-11-22");
    assert_int_equal(list.count, 1);
    assert_int_equal(list.rows[0].arrears, ARREARS_SUB_DEPOSIT);
    assert_int_equal(list.rows[0].days_late, 2);
    assert_int_equal(list_of(site, TODO_PAY_DUE, "2026-11-20").rows[0].arrears, ARREARS_SOON);
    assert_int_equal(list_of(site, TODO_PAY_LATE, "2026-11-20").count, 0);
    site_free(site);
}

static void a_loan_that_was_not_disbursed_is_arrears_of_the_bank(void **state)
{
    Site *site = deal_site();
    TodoList list = {0};
    (void)state;
    deal_signed(site, "1-1-101", "商业贷款", "2026-11-10");
    todo_add_undisbursed(site->db, day("2026-11-22"), &site->arena, &list);
    assert_int_equal(list.count, 1);
    assert_int_equal(list.rows[0].arrears, ARREARS_LOAN);
    assert_int_equal(list.rows[0].amount, 50000000);
    assert_int_equal(list.rows[0].days_late, 12);
    site_free(site);
}

static void what_ends_soon_or_waits_for_a_decision_is_on_the_list(void **state)
{
    Site *site = deal_site();
    (void)state;
    DO(site, "deal.reserve", "unit_no=1-1-101", "phone=13800000001", "name=张三", "consultant=001",
       "reserve_money=2000", "reserved_on=2026-11-20");
    assert_int_equal(list_of(site, TODO_RESERVE_DUE, "2026-11-21").count, 0);
    assert_int_equal(list_of(site, TODO_RESERVE_DUE, "2026-11-22").count, 1);
    assert_int_equal(list_of(site, TODO_RESERVE_DUE, "2026-11-25").rows[0].days_late, 2);
    DO(site, "report.register", "channel=贝壳", "phone=13900000009", "date=2026-11-16", "time=10:00");
    assert_int_equal(list_of(site, TODO_REPORT_DUE, "2026-11-20").count, 0);
    assert_int_equal(list_of(site, TODO_REPORT_DUE, "2026-11-22").count, 1);
    site_free(site);
}

static void relatives_of_two_owners_wait_for_the_manager(void **state)
{
    Site *site = deal_site();
    (void)state;
    DO(site, "visit.register", "date=2026-11-20", "time=10:00", "phone=13800000011", "name=张三",
       "sex=男", "source=自然到访", "consultant=001", "want_area=100", "layout=三房");
    DO(site, "visit.register", "date=2026-11-21", "time=10:00", "phone=13800000012", "name=李四",
       "sex=女", "source=自然到访", "consultant=002", "want_area=100", "layout=三房");
    assert_int_equal(list_of(site, TODO_CONFLICT, "2026-11-22").count, 0);
    DO(site, "customer.link", "phone=13800000011", "other_phone=13800000012", "relation=配偶");
    assert_int_equal(list_of(site, TODO_CONFLICT, "2026-11-22").count, 1);
    DO(site, "customer.confirm", "phone=13800000011", "owner=001", "reason=先来");
    assert_int_equal(list_of(site, TODO_CONFLICT, "2026-11-22").count, 0);
    site_free(site);
}

static void a_file_is_overdue_until_it_comes_back(void **state)
{
    Site *site = deal_site();
    (void)state;
    DO(site, "archive.register", "kind=证照", "title=营业执照", "date=2026-11-01");
    DO(site, "archive.lend", "archive_no=DA-2026-00001", "borrower=李娜", "reason=年检",
       "date=2026-11-10", "due_on=2026-11-12");
    assert_int_equal(list_of(site, TODO_ARCHIVE_LATE, "2026-11-12").count, 0);
    TodoList list = list_of(site, TODO_ARCHIVE_LATE, "2026-11-13");
    assert_int_equal(list.count, 1);
    assert_string_equal(list.rows[0].number, "DA-2026-00001");
    DO(site, "archive.return", "archive_no=DA-2026-00001", "returned_on=2026-11-15");
    assert_int_equal(list_of(site, TODO_ARCHIVE_LATE, "2026-11-14").count, 1);
    assert_int_equal(list_of(site, TODO_ARCHIVE_LATE, "2026-11-15").count, 0);
    site_free(site);
}

static void a_paper_of_a_loan_is_on_the_list_until_it_is_approved(void **state)
{
    Site *site = deal_site();
    const char *loan = "deal_no=RG-2026-00001";
    (void)state;
    deal_signed(site, "1-1-101", "商业贷款", "2026-10-02");
    DO(site, "loan.open", loan, "kind=商贷", "bank=工商银行", "applied=500000", "years=30",
       "opened_on=2026-10-02");
    DO(site, "loan_paper.receive", loan, "kind=商贷", "paper=收入证明", "received_on=2026-10-03");
    DO(site, "loan_paper.receive", loan, "kind=商贷", "paper=征信授权书 张三",
       "received_on=2026-10-05");
    DO(site, "loan_paper.receive", loan, "kind=商贷", "paper=户口本", "received_on=2026-10-03");
    assert_int_equal(list_of(site, TODO_PAPER_DUE, "2026-10-25").count, 0);
    TodoList list = list_of(site, TODO_PAPER_DUE, "2026-10-28");
    assert_int_equal(list.count, 1);
    assert_int_equal(list.rows[0].due, day("2026-11-02"));
    assert_string_equal(list.rows[0].note, "商贷 征信授权书、收入证明"); /* and no name */
    list = list_of(site, TODO_PAPER_LATE, "2026-11-03");
    assert_int_equal(list.count, 1);
    assert_string_equal(list.rows[0].note, "商贷 收入证明");
    DO(site, "loan.advance", loan, "kind=商贷", "docs_on=2026-10-06");
    DO(site, "loan.advance", loan, "kind=商贷", "interview_on=2026-10-07");
    DO(site, "loan.advance", loan, "kind=商贷", "submit_on=2026-10-08");
    DO(site, "loan.advance", loan, "kind=商贷", "approved_on=2026-11-04", "approved=500000");
    assert_int_equal(list_of(site, TODO_PAPER_LATE, "2026-11-03").count, 1);
    assert_int_equal(list_of(site, TODO_PAPER_LATE, "2026-11-04").count, 0);
    site_free(site);
}

static void a_bank_with_less_than_a_tenth_left_is_on_the_list(void **state)
{
    Site *site = deal_site();
    const char *loan = "deal_no=RG-2026-00001";
    (void)state;
    deal_signed(site, "1-1-101", "商业贷款", "2026-10-02");
    DO(site, "bank.save", "bank=工商银行", "product=商贷", "quota=550000", "valid_to=2026-11-30");
    DO(site, "loan.open", loan, "kind=商贷", "bank=工商银行", "applied=500000", "years=30",
       "opened_on=2026-10-02");
    DO(site, "loan.advance", loan, "kind=商贷", "docs_on=2026-10-06");
    DO(site, "loan.advance", loan, "kind=商贷", "interview_on=2026-10-07");
    DO(site, "loan.advance", loan, "kind=商贷", "submit_on=2026-10-08");
    DO(site, "loan.advance", loan, "kind=商贷", "approved_on=2026-11-04", "approved=500000");
    assert_int_equal(list_of(site, TODO_QUOTA_LOW, "2026-11-03").count, 0);
    TodoList list = list_of(site, TODO_QUOTA_LOW, "2026-11-04");
    assert_int_equal(list.count, 1);
    assert_string_equal(todo_title(&site->arena, &list.rows[0], false),
                        "工商银行 商贷 额度 550,000 元，剩 50,000 元");
    assert_int_equal(list_of(site, TODO_QUOTA_LOW, "2026-12-01").count, 0); /* it ran out */
    DO(site, "bank.save", "bank=工商银行", "product=商贷", "quota=560000");
    assert_int_equal(list_of(site, TODO_QUOTA_LOW, "2026-11-04").count, 0);
    DO(site, "bank.save", "bank=工商银行", "product=商贷", "quota=500000");
    assert_int_equal(list_of(site, TODO_QUOTA_LOW, "2026-11-04").count, 1);
    DO(site, "bank.stop", "bank=工商银行", "product=商贷");
    assert_int_equal(list_of(site, TODO_QUOTA_LOW, "2026-11-04").count, 0);
    site_free(site);
}

int todo_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unpaid_deposit_moves_from_subscribed_to_signed),
        cmocka_unit_test(a_subscribed_deal_owes_its_deposit_only),
        cmocka_unit_test(what_ends_soon_or_waits_for_a_decision_is_on_the_list),
        cmocka_unit_test(relatives_of_two_owners_wait_for_the_manager),
        cmocka_unit_test(a_file_is_overdue_until_it_comes_back),
        cmocka_unit_test(a_paper_of_a_loan_is_on_the_list_until_it_is_approved),
        cmocka_unit_test(a_bank_with_less_than_a_tenth_left_is_on_the_list),
        cmocka_unit_test(a_loan_that_was_not_disbursed_is_arrears_of_the_bank),
    };
    return cmocka_run_group_tests_name("todo", tests, NULL, NULL);
}
