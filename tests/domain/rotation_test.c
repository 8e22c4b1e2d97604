/* 轮排: every rule by its name, and the board rebuilt from the log against a model kept by hand. */
#include "support/site.h"

#include "base/identity.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/customer.h"
#include "domain/reception.h"
#include "domain/setting.h"
#include "model/visit.h"

#include <stdlib.h>
#include <string.h>

int rotation_tests(void);

static const char *const names[] = {"张伟", "李娜", "王强", "赵敏", NULL};

static Site *open_site(void)
{
    Site *site = site_new("2026-11-22", "09:00");
    site_consultants(site, names);
    return site;
}

static void sign_in(Site *site, const char *const numbers[])
{
    for (size_t i = 0; numbers[i] != NULL; i++) {
        DO(site, "rotation.sign_in", arena_format(&site->arena, "consultant=%s", numbers[i]));
    }
}

static Site *open_desk(void) /* 001, 002 and 003 have signed in */
{
    Site *site = open_site();
    sign_in(site, WORDS("001", "002", "003"));
    return site;
}

static void set_post(Site *site, const char *consultant, const char *action)
{
    const char *who = arena_format(&site->arena, "consultant=%s", consultant);
    const char *what = arena_format(&site->arena, "action=%s", action);
    DO(site, "rotation.post", who, what, "reason=有事");
}

/* A visitor of this phone; who "" leaves the choice to the desk's plan. */
static const Visit *receive_as(Site *site, const char *phone, const char *who)
{
    const char *phone_word = arena_format(&site->arena, "phone=%s", phone);
    const char *who_word = arena_format(&site->arena, "consultant=%s", who);
    return DO(site, "visit.receive", phone_word, "name=陈晨", "sex=女", "source=自然到访",
              "layout=三室两厅", "want_area=100", "consent=是", who_word);
}

static const Visit *receive(Site *site, const char *phone)
{
    return receive_as(site, phone, "");
}

static void leave(Site *site, const Visit *visit)
{
    DO(site, "visit.leave", arena_format(&site->arena, "visit_no=%s", visit->visit_no));
}

static const RotationBoard *board(Site *site)
{
    return rotation_board(site->db, site->session.today, &site->arena);
}

static const char *next_of(Site *site, int64_t queue)
{
    const char *next = rotation_next(board(site), queue, 2).consultant;
    return next != NULL ? next : "";
}

static const char *next(Site *site)
{
    return next_of(site, QUEUE_VISIT);
}

static int64_t state_of(Site *site, const char *consultant)
{
    const RotationPost *post = rotation_post_of(board(site), consultant);
    return post != NULL ? post->state : -1;
}

static size_t debts_of(Site *site, const char *consultant)
{
    return rotation_post_of(board(site), consultant)->debts[QUEUE_VISIT].count;
}

/* The last rows of today's log, newest first. */
static void check_log(Site *site, const int64_t actions[], size_t count)
{
    int64_t logged[256];
    size_t rows = 0;
    Stmt *stmt =
        query_open(site->db, "rotation_day", BINDS(BIND_DATE(":date", site->session.today)));
    while (query_next(stmt) && rows < 256) {
        logged[rows++] = choice_from_code("rotation_action", query_text(stmt, 0));
    }
    query_close(stmt);
    assert_true(rows >= count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(logged[rows - count + i], actions[i]);
    }
}

#define CHECK_LOG(site, ...)                                                                       \
    check_log(site, (const int64_t[]){__VA_ARGS__},                                                \
              sizeof((const int64_t[]){__VA_ARGS__}) / sizeof(int64_t))

/* Order */

static void order_is_that_of_arrival(void **state)
{
    (void)state;
    Site *site = open_site();
    sign_in(site, WORDS("003", "001"));
    assert_string_equal(next(site), "003");
    sign_in(site, WORDS("002")); /* late: the tail */
    assert_string_equal(receive(site, "13800000001")->consultant, "003");
    assert_string_equal(receive(site, "13800000002")->consultant, "001");
    assert_string_equal(receive(site, "13800000003")->consultant, "002");
    site_free(site);
}

static void served_one_is_busy_and_the_pointer_goes_behind_him(void **state)
{
    (void)state;
    Site *site = open_desk();
    const Visit *visit = receive(site, "13800000001");
    assert_string_equal(visit->consultant, "001");
    assert_int_equal(state_of(site, "001"), POST_BUSY);
    assert_string_equal(next(site), "002");
    CHECK_LOG(site, ROTATION_SERVE);
    site_free(site);
}

static void walk_is_circular(void **state)
{
    (void)state;
    Site *site = open_desk();
    for (int i = 0; i < 3; i++) {
        leave(site, receive(site, arena_format(&site->arena, "1380000000%d", i)));
    }
    assert_string_equal(next(site), "001");
    site_free(site);
}

static void who_comes_back_from_home_joins_the_tail(void **state)
{
    (void)state;
    Site *site = open_desk();
    REFUSED(site, ERR_CONFLICT, "consultant", "rotation.sign_in", "consultant=001");
    set_post(site, "001", "下班");
    assert_string_equal(next(site), "002");
    REFUSED(site, ERR_CONFLICT, "consultant", "rotation.post", "consultant=001", "action=回岗");
    sign_in(site, WORDS("001"));
    assert_string_equal(next(site), "002");
    assert_string_equal(board(site)->posts[2].consultant, "001");
    site_free(site);
}

static void only_who_works_here_signs_in(void **state)
{
    (void)state;
    Site *site = open_site();
    DO(site, "consultant.save", "no=001", "name=张伟", "status=离职");
    REFUSED(site, ERR_INVALID, "consultant", "rotation.sign_in", "consultant=001");
    REFUSED(site, ERR_INVALID, "consultant", "rotation.sign_in", "consultant=099");
    site_free(site);
}

/* Post */

static void out_needs_a_reason_and_a_sign_in(void **state)
{
    (void)state;
    Site *site = open_desk();
    REFUSED(site, ERR_INVALID, "reason", "rotation.post", "consultant=001", "action=公务外出");
    REFUSED(site, ERR_NOT_FOUND, "consultant", "rotation.post", "consultant=004", "action=回岗");
    REFUSED(site, ERR_CONFLICT, "action", "rotation.post", "consultant=001", "action=回岗");
    REFUSED(site, ERR_INVALID, "action", "rotation.post", "consultant=001", "action=退还轮次");
    site_free(site);
}

static void busy_and_business_earn_a_makeup_turn(void **state)
{
    (void)state;
    Site *site = open_desk();
    set_post(site, "001", "公务外出");
    set_post(site, "002", "接待中");
    assert_string_equal(receive(site, "13800000001")->consultant, "003");
    assert_int_equal(debts_of(site, "001"), 1);
    assert_int_equal(debts_of(site, "002"), 1);
    CHECK_LOG(site, ROTATION_SKIP_MAKEUP, ROTATION_SKIP_MAKEUP, ROTATION_SERVE);
    site_free(site);
}

static void private_absence_loses_the_turn(void **state)
{
    (void)state;
    Site *site = open_desk();
    set_post(site, "001", "私事外出");
    assert_string_equal(receive(site, "13800000001")->consultant, "002");
    assert_int_equal(debts_of(site, "001"), 0);
    CHECK_LOG(site, ROTATION_SKIP_LOST, ROTATION_SERVE);
    site_free(site);
}

static void who_went_home_is_passed_over_without_a_row(void **state)
{
    (void)state;
    Site *site = open_desk();
    set_post(site, "001", "下班");
    assert_string_equal(receive(site, "13800000001")->consultant, "002");
    CHECK_LOG(site, ROTATION_LEAVE, ROTATION_SERVE);
    site_free(site);
}

static void makeup_is_served_first_and_leaves_the_pointer(void **state)
{
    (void)state;
    Site *site = open_desk();
    set_post(site, "001", "公务外出");
    leave(site, receive(site, "13800000001")); /* 002 serves, 001 is owed */
    set_post(site, "001", "回岗");
    assert_string_equal(receive(site, "13800000002")->consultant, "001");
    CHECK_LOG(site, ROTATION_SERVE_MAKEUP);
    assert_int_equal(debts_of(site, "001"), 0);
    assert_string_equal(receive(site, "13800000003")->consultant, "003"); /* where it stood */
    site_free(site);
}

static void oldest_debt_is_served_before_the_others(void **state)
{
    (void)state;
    Site *site = open_desk();
    set_post(site, "002", "公务外出");
    leave(site, receive(site, "13800000001")); /* 001 */
    leave(site, receive(site, "13800000002")); /* 003; 002 is owed first */
    set_post(site, "001", "公务外出");
    set_post(site, "002", "回岗");
    set_post(site, "002", "公务外出");
    leave(site, receive(site, "13800000003")); /* 003 again: 001 and 002 are owed */
    set_post(site, "001", "回岗");
    set_post(site, "002", "回岗");
    assert_string_equal(receive(site, "13800000004")->consultant, "002");
    assert_string_equal(receive(site, "13800000005")->consultant, "001");
    site_free(site);
}

static void skips_earn_at_most_the_setting(void **state)
{
    (void)state;
    Site *site = open_desk();
    set_post(site, "001", "公务外出");
    for (int i = 0; i < 8; i++) {
        leave(site, receive(site, arena_format(&site->arena, "1380000000%d", i)));
    }
    assert_int_equal(debts_of(site, "001"), 2);
    CHECK_LOG(site, ROTATION_SKIP_FULL, ROTATION_SERVE, ROTATION_BACK, ROTATION_SERVE,
              ROTATION_BACK);
    site_free(site);
}

static void walk_credits_each_person_once(void **state)
{
    (void)state;
    Site *site = open_desk();
    set_post(site, "001", "公务外出");
    set_post(site, "002", "公务外出");
    set_post(site, "003", "公务外出");
    receive(site, "13800000001");
    assert_int_equal(debts_of(site, "001"), 1);
    assert_int_equal(debts_of(site, "002"), 1);
    assert_int_equal(debts_of(site, "003"), 1);
    site_free(site);
}

static void nobody_free_means_the_desk_receives(void **state)
{
    (void)state;
    Site *site = open_desk();
    set_post(site, "001", "公务外出");
    set_post(site, "002", "私事外出");
    set_post(site, "003", "下班");
    const Visit *visit = receive(site, "13800000001");
    assert_string_equal(visit->consultant, CONSULTANT_UNASSIGNED);
    CHECK_LOG(site, ROTATION_SKIP_MAKEUP, ROTATION_SKIP_LOST, ROTATION_UNASSIGNED);
    set_post(site, "001", "回岗");
    assert_string_equal(next(site), "001");
    const char *number = arena_format(&site->arena, "visit_no=%s", visit->visit_no);
    DO(site, "visit.complete", number, "consultant=001"); /* now he takes over */
    assert_int_equal(state_of(site, "001"), POST_BUSY);
    CHECK_LOG(site, ROTATION_SERVE_MAKEUP);
    REFUSED(site, ERR_CONFLICT, "consultant", "visit.complete", number, "consultant=002");
    site_free(site);
}

/* Own, named, substituted */

static void own_customer_costs_no_turn(void **state)
{
    (void)state;
    Site *site = open_desk();
    leave(site, receive(site, "13800000001")); /* 001's */
    leave(site, receive(site, "13800000002")); /* 002's */
    assert_string_equal(next(site), "003");
    assert_string_equal(receive(site, "13800000001")->consultant, "001");
    CHECK_LOG(site, ROTATION_SERVE_OWN);
    assert_int_equal(state_of(site, "001"), POST_BUSY);
    assert_string_equal(next(site), "003");
    site_free(site);
}

static void own_customer_costs_the_turn_when_the_setting_says_so(void **state)
{
    (void)state;
    Site *site = open_desk();
    assert_true(setting_save(&site->session, SETTING_OWN_COSTS_TURN, "1", &site->err));
    leave(site, receive(site, "13800000001"));
    assert_string_equal(next(site), "002");
    leave(site, receive(site, "13800000001")); /* 001 is not at the pointer */
    CHECK_LOG(site, ROTATION_SERVE_OWN, ROTATION_BACK);
    leave(site, receive(site, "13800000002"));
    leave(site, receive(site, "13800000003"));
    assert_string_equal(next(site), "001");
    receive(site, "13800000001");
    CHECK_LOG(site, ROTATION_SERVE_OWN_TURN);
    assert_string_equal(next(site), "002");
    site_free(site);
}

static void named_consultant_keeps_his_turn(void **state)
{
    (void)state;
    Site *site = open_desk();
    assert_string_equal(receive_as(site, "13800000001", "002")->consultant, "002");
    CHECK_LOG(site, ROTATION_SERVE_NAMED);
    assert_string_equal(next(site), "001");
    site_free(site);
}

static void naming_the_next_one_is_his_turn(void **state)
{
    (void)state;
    Site *site = open_desk();
    receive_as(site, "13800000001", "001");
    CHECK_LOG(site, ROTATION_SERVE);
    assert_string_equal(next(site), "002");
    site_free(site);
}

static void public_customer_names_only_when_the_setting_allows(void **state)
{
    (void)state;
    Site *site = open_desk();
    receive_as(site, "13800000001", CONSULTANT_UNASSIGNED); /* known, nobody's */
    assert_true(setting_save(&site->session, SETTING_NAMED_FOR_PUBLIC, "0", &site->err));
    REFUSED(site, ERR_CONFLICT, "consultant", "visit.receive", "phone=13800000001", "name=陈晨",
            "sex=女", "source=自然到访", "layout=三室两厅", "want_area=100", "consultant=003");
    assert_true(setting_save(&site->session, SETTING_NAMED_FOR_PUBLIC, "1", &site->err));
    assert_string_equal(receive_as(site, "13800000001", "003")->consultant, "003");
    site_free(site);
}

static void substitute_earns_a_makeup_turn_when_he_is_free_again(void **state)
{
    (void)state;
    Site *site = open_desk();
    leave(site, receive(site, "13800000001")); /* 001's */
    set_post(site, "001", "公务外出");
    const Visit *visit = receive(site, "13800000001");
    assert_string_equal(visit->consultant, "002");
    CHECK_LOG(site, ROTATION_SERVE_SUBSTITUTE);
    assert_non_null(strstr(str_text(&site->session.warnings), "001")); /* he must be told */
    assert_string_equal(next(site), "003"); /* 002 is at the pointer, and busy */
    leave(site, visit);
    CHECK_LOG(site, ROTATION_MAKEUP_EARNED, ROTATION_BACK);
    assert_int_equal(debts_of(site, "002"), 1);
    assert_string_equal(next(site), "002");
    Customer customer;
    assert_true(customer_get(&site->session, 1, &customer));
    assert_string_equal(customer.owner, "001"); /* he stays the owner */
    site_free(site);
}

static void substitutes_take_turns(void **state)
{
    (void)state;
    Site *site = open_desk();
    leave(site, receive(site, "13800000001")); /* 001's */
    set_post(site, "001", "公务外出");
    static const char *const expected[] = {"002", "003", "002", "003"};
    for (size_t i = 0; i < ARRAY_LEN(expected); i++) {
        const Visit *visit = receive(site, "13800000001");
        assert_string_equal(visit->consultant, expected[i]);
        leave(site, visit);
    }
    assert_int_equal(debts_of(site, "002"), 2);
    assert_int_equal(debts_of(site, "003"), 2);
    site_free(site);
}

static void substitute_earns_nothing_when_the_customer_bought(void **state)
{
    (void)state;
    Site *site = open_desk();
    leave(site, receive(site, "13800000001"));
    set_post(site, "001", "公务外出");
    const Visit *visit = receive(site, "13800000001");
    DO(site, "unit.save", "building=1", "entrance=1", "floor=1", "room=101", "layout=三室两厅",
       "gross_area=100", "list_total=1000000", "permit_no=P1", "permit_date=2026-01-01",
       "control=待售");
    DO(site, "deal.subscribe", "unit_no=1-1-101", "phone=13800000001", "name=陈晨",
       "total=1000000", "deposit=50000", "pay_method=一次性", "consultant=001");
    leave(site, visit);
    CHECK_LOG(site, ROTATION_SERVE_SUBSTITUTE, ROTATION_BACK);
    assert_int_equal(debts_of(site, "002"), 0);
    site_free(site);
}

/* Leaving */

static void leaving_frees_who_has_no_other_visitor(void **state)
{
    (void)state;
    Site *site = open_desk();
    const Visit *first = receive(site, "13800000001");
    const Visit *second = receive_as(site, "13800000002", "001");
    leave(site, first);
    assert_int_equal(state_of(site, "001"), POST_BUSY);
    DO(site, "visit.complete", arena_format(&site->arena, "visit_no=%s", second->visit_no),
       "left=09:30", "grade=B");
    assert_int_equal(state_of(site, "001"), POST_ON);
    site_free(site);
}

/* Passing over and giving back */

static void skip_passes_only_the_next_one_with_a_reason(void **state)
{
    (void)state;
    Site *site = open_desk();
    REFUSED(site, ERR_INVALID, "reason", "rotation.skip", "action=跳过待补");
    REFUSED(site, ERR_CONFLICT, "consultant", "rotation.skip", "consultant=002",
            "action=跳过待补", "reason=上厕所");
    REFUSED(site, ERR_INVALID, "action", "rotation.skip", "action=签到", "reason=上厕所");
    DO(site, "rotation.skip", "consultant=001", "action=跳过待补", "reason=上厕所");
    assert_int_equal(debts_of(site, "001"), 1);
    CHECK_LOG(site, ROTATION_PASS_MAKEUP);
    assert_string_equal(next(site), "001"); /* back on the spot: he is owed */
    REFUSED(site, ERR_INVALID, "action", "rotation.skip", "action=跳过待补", "reason=还没回");
    DO(site, "rotation.skip", "action=跳过不补", "reason=还没回");
    CHECK_LOG(site, ROTATION_MAKEUP_LOST);
    assert_string_equal(next(site), "002");
    DO(site, "rotation.skip", "action=跳过不补", "reason=迟到");
    assert_int_equal(debts_of(site, "002"), 0);
    assert_string_equal(next(site), "003");
    site_free(site);
}

static void skip_credits_who_stood_before(void **state)
{
    (void)state;
    Site *site = open_desk();
    set_post(site, "001", "公务外出");
    DO(site, "rotation.skip", "action=跳过不补", "reason=午饭");
    CHECK_LOG(site, ROTATION_SKIP_MAKEUP, ROTATION_PASS_LOST);
    assert_string_equal(next(site), "003");
    assert_int_equal(debts_of(site, "001"), 1);
    site_free(site);
}

static void turn_spent_on_nobody_comes_back_at_the_head(void **state)
{
    (void)state;
    Site *site = open_desk();
    set_post(site, "002", "公务外出");
    leave(site, receive(site, "13800000001")); /* 001 */
    leave(site, receive(site, "13800000002")); /* 003; 002 is owed */
    const Visit *visit = receive(site, "13800000003"); /* 001 */
    set_post(site, "002", "回岗");
    site_at(site, "2026-11-22", "09:10");
    DO(site, "rotation.give_back", arena_format(&site->arena, "document_no=%s", visit->visit_no),
       "reason=送货的");
    CHECK_LOG(site, ROTATION_GIVE_BACK, ROTATION_BACK);
    assert_string_equal(next(site), "001"); /* before 002, who waits longer */
    Visit now;
    assert_true(store_find(site->db, &visit_entity, "visit_no", visit->visit_no, &site->arena,
                           &now));
    assert_int_equal(now.kind, VISIT_OTHER);
    assert_int_equal(now.left, 9 * 60 + 10);
    Customer customer;
    assert_true(customer_get(&site->session, customer_of_phone(&site->session, "13800000003"),
                             &customer));
    assert_null(customer.owner);
    REFUSED(site, ERR_CONFLICT, "document_no", "rotation.give_back",
            arena_format(&site->arena, "document_no=%s", visit->visit_no), "reason=送货的");
    site_free(site);
}

static void turn_comes_back_only_while_it_is_fresh(void **state)
{
    (void)state;
    Site *site = open_desk();
    const Visit *visit = receive(site, "13800000001");
    site_at(site, "2026-11-22", "09:11");
    const char *number = arena_format(&site->arena, "document_no=%s", visit->visit_no);
    REFUSED(site, ERR_CONFLICT, "document_no", "rotation.give_back", number, "reason=同行");
    DO(site, "visit.invalidate", arena_format(&site->arena, "visit_no=%s", visit->visit_no),
       "remark=同行");
    CHECK_LOG(site, ROTATION_SERVE, ROTATION_BACK); /* void, but the turn is spent */
    site_free(site);
}

static void turn_that_was_not_spent_does_not_come_back(void **state)
{
    (void)state;
    Site *site = open_desk();
    const Visit *visit = receive_as(site, "13800000001", "002");
    const char *number = arena_format(&site->arena, "document_no=%s", visit->visit_no);
    REFUSED(site, ERR_CONFLICT, "document_no", "rotation.give_back", number, "reason=同行");
    REFUSED(site, ERR_NOT_FOUND, "document_no", "rotation.give_back", "document_no=LF-1",
            "reason=同行");
    site_free(site);
}

/* Calls and files */

static void calls_have_their_own_rotation(void **state)
{
    (void)state;
    Site *site = open_desk();
    DO(site, "call.register", "phone=13900000001", "source=抖音", "consultant=001",
       "transfer=已转接");
    assert_string_equal(next_of(site, QUEUE_CALL), "002");
    assert_string_equal(next(site), "001");
    assert_int_equal(state_of(site, "001"), POST_ON);
    DO(site, "call.register", "phone=13900000001", "source=抖音", "consultant=001");
    assert_string_equal(next_of(site, QUEUE_CALL), "002"); /* his own caller */
    DO(site, "call.register", "phone=13900000002", "source=抖音", "consultant=003");
    assert_string_equal(next_of(site, QUEUE_CALL), "002"); /* asked for by name */
    DO(site, "call.register", "phone=13900000003", "source=抖音", "consultant=002",
       "transfer=未接");
    CHECK_LOG(site, ROTATION_PASS_LOST);
    assert_string_equal(next_of(site, QUEUE_CALL), "003");
    set_post(site, "003", "接待中");
    DO(site, "call.register", "phone=13900000004", "source=抖音", "consultant=001");
    CHECK_LOG(site, ROTATION_SKIP_MAKEUP, ROTATION_SERVE);
    assert_int_equal(debts_of(site, "003"), 0); /* not in the visits' queue */
    assert_string_equal(next_of(site, QUEUE_CALL), "002");
    site_free(site);
}

static void row_of_a_file_never_touches_the_rotation(void **state)
{
    (void)state;
    Site *site = open_desk();
    DO(site, "visit.register", "phone=13800000001", "name=陈晨", "sex=女", "source=自然到访",
       "layout=三室两厅", "want_area=100", "consultant=001");
    site->session.origin = ORIGIN_IMPORT;
    DO(site, "call.register", "date=2026-11-22", "phone=13900000001", "source=抖音",
       "consultant=001");
    site->session.origin = ORIGIN_DESK;
    CHECK_LOG(site, ROTATION_SIGN_IN, ROTATION_SIGN_IN, ROTATION_SIGN_IN);
    assert_string_equal(next(site), "001");
    assert_string_equal(next_of(site, QUEUE_CALL), "001");
    site_free(site);
}

static void day_without_sign_ins_has_no_log(void **state)
{
    (void)state;
    Site *site = open_site();
    assert_string_equal(receive(site, "13800000001")->consultant, CONSULTANT_UNASSIGNED);
    assert_string_equal(receive_as(site, "13800000002", "002")->consultant, "002");
    assert_string_equal(receive(site, "13800000002")->consultant, "002"); /* the owner */
    assert_int_equal(board(site)->count, 0);
    assert_null(query_one_text(site->db, "rotation_day",
                               BINDS(BIND_DATE(":date", site->session.today)), &site->arena));
    site_free(site);
}

static void yesterdays_board_is_gone_and_stays_readable(void **state)
{
    (void)state;
    Site *site = open_desk();
    receive(site, "13800000001");
    site_at(site, "2026-11-23", "09:00");
    assert_int_equal(board(site)->count, 0);
    assert_int_equal(rotation_board(site->db, day("2026-11-22"), &site->arena)->count, 3);
    REFUSED(site, ERR_INVALID, "date", "rotation.record", "date=2026-11-23", "time=09:00",
            "action=签到", "consultant=001");
    DO(site, "rotation.record", "date=2026-11-20", "time=09:00", "action=签到", "consultant=001");
    assert_int_equal(rotation_board(site->db, day("2026-11-20"), &site->arena)->count, 1);
    site_free(site);
}

/* One transaction */

static void reception_saves_all_or_nothing(void **state)
{
    (void)state;
    Site *site = open_desk();
    Customer customer;
    receive(site, "13800000001");
    assert_true(customer_get(&site->session, 1, &customer));
    assert_string_equal(customer.owner, "001");
    assert_string_equal(customer.consent_version, "1.0");
    assert_int_equal(customer.consent_on, day("2026-11-22"));
    assert_int_equal(customer.consent_time, 9 * 60);
    assert_int_equal(customer.consent_channel, CONSENT_DESK);
    REFUSED(site, ERR_NOT_FOUND, "consultant", "visit.receive", "phone=13800000002", "name=刘洋",
            "sex=男", "source=自然到访", "layout=三室两厅", "want_area=100", "consultant=077");
    assert_int_equal(customer_of_phone(&site->session, "13800000002"), 0);
    CHECK_LOG(site, ROTATION_SERVE);
    site_free(site);
}

static void reception_wants_the_six_fields(void **state)
{
    (void)state;
    static const char *const all[] = {"name=陈晨", "sex=女", "source=自然到访", "layout=三室两厅",
                                      "want_area=100"};
    static const char *const fields[] = {"name", "sex", "source", "layout", "want_area"};
    Site *site = open_desk();
    for (size_t missing = 0; missing < 5; missing++) {
        const char *words[7] = {"phone=13800000001"};
        size_t count = 1;
        for (size_t i = 0; i < 5; i++) {
            if (i != missing) {
                words[count++] = all[i];
            }
        }
        words[count] = NULL;
        site_refused(site, __FILE__, __LINE__, ERR_INVALID, fields[missing], "visit.receive",
                     words);
    }
    const Visit *other = DO(site, "visit.receive", "phone=未留电", "name=送货", "kind=非购房");
    assert_string_equal(other->consultant, CONSULTANT_UNASSIGNED);
    CHECK_LOG(site, ROTATION_SIGN_IN);
    REFUSED(site, ERR_INVALID, "time", "visit.receive", "phone=未留电", "name=送货", "kind=非购房",
            "time=12:00");
    site_free(site);
}

static void visitor_without_a_phone_takes_a_turn(void **state)
{
    (void)state;
    Site *site = open_desk();
    assert_string_equal(receive(site, PHONE_ANONYMOUS)->consultant, "001");
    assert_string_equal(receive(site, PHONE_ANONYMOUS)->consultant, "002");
    assert_int_equal(customer_of_phone(&site->session, PHONE_ANONYMOUS), 0);
    site_free(site);
}

static void reception_takes_the_channels_report(void **state)
{
    (void)state;
    Site *site = open_desk();
    DO(site, "report.register", "channel=贝壳", "phone=13800000001");
    site_at(site, "2026-11-22", "10:00");
    const Visit *visit = receive(site, "13800000001");
    assert_non_null(visit->report_no);
    site_at(site, "2026-11-25", "10:00");
    assert_string_equal(receive(site, "13800000001")->report_no, visit->report_no);
    site_free(site);
}

/* The board rebuilt from the log against a model kept by hand over many random days: the model
 * holds people in a row, a place in it, and one line of debts for all. */

#define MEN 6
#define STEPS 60
#define DAYS 40

typedef struct Man {
    int id; /* 1 … MEN */
    int64_t state;
} Man;

typedef struct Open {
    const char *visit_no;
    int man;
    bool substitute;
    bool turn;
    int64_t time;
} Open;

typedef struct Model {
    Site *site;
    uint64_t random;
    Man row[MEN];
    int count;
    int place[QUEUE_COUNT];
    int debts[QUEUE_COUNT][512]; /* ids, oldest first */
    int debt_count[QUEUE_COUNT];
    Open open[STEPS];
    int open_count;
    int customers[DAYS * STEPS]; /* the owner of customer n; 0 none */
    int customer_count;
} Model;

static int chance(Model *model, int below)
{
    model->random = model->random * 6364136223846793005U + 1442695040888963407U;
    return (int)((model->random >> 33) % (uint64_t)below);
}

static const char *number(Model *model, int id)
{
    return id > 0 ? arena_format(&model->site->arena, "%03d", id) : CONSULTANT_UNASSIGNED;
}

static Man *man(Model *model, int id)
{
    for (int i = 0; i < model->count; i++) {
        if (model->row[i].id == id) {
            return &model->row[i];
        }
    }
    return NULL;
}

static int owed(const Model *model, int queue, int id)
{
    int count = 0;
    for (int i = 0; i < model->debt_count[queue]; i++) {
        count += model->debts[queue][i] == id;
    }
    return count;
}

static void owe(Model *model, int queue, int id, bool head)
{
    int *debts = model->debts[queue];
    int at = head ? 0 : model->debt_count[queue];
    memmove(debts + at + 1, debts + at, (size_t)(model->debt_count[queue] - at) * sizeof *debts);
    debts[at] = id;
    model->debt_count[queue]++;
}

static void pay(Model *model, int queue, int at)
{
    int *debts = model->debts[queue];
    model->debt_count[queue]--;
    memmove(debts + at, debts + at + 1, (size_t)(model->debt_count[queue] - at) * sizeof *debts);
}

/* next_new() as the rule writes it; look: only who it would be. */
static int next_new(Model *model, int queue, bool look, bool *makeup)
{
    *makeup = false;
    for (int i = 0; i < model->debt_count[queue]; i++) {
        int id = model->debts[queue][i];
        if (man(model, id) != NULL && man(model, id)->state == POST_ON) {
            *makeup = true;
            if (!look) {
                pay(model, queue, i);
            }
            return id;
        }
    }
    for (int step = 0; step < model->count; step++) {
        int at = (model->place[queue] + step) % model->count;
        Man *one = &model->row[at];
        if (one->state == POST_ON) {
            if (!look) {
                model->place[queue] = (at + 1) % model->count;
            }
            return one->id;
        }
        bool absent = one->state == POST_BUSY || one->state == POST_OUT_BUSINESS;
        if (!look && absent && owed(model, queue, one->id) < 2) {
            owe(model, queue, one->id, false);
        }
    }
    return 0;
}

/* Of those on post the one owed least, the next in the row first. */
static int least_owed(Model *model)
{
    int best = 0;
    for (int step = 0; step < model->count; step++) {
        Man *one = &model->row[(model->place[QUEUE_VISIT] + step) % model->count];
        if (one->state == POST_ON && (best == 0 || owed(model, QUEUE_VISIT, one->id) <
                                                       owed(model, QUEUE_VISIT, best))) {
            best = one->id;
        }
    }
    return best;
}

static void step_sign_in(Model *model)
{
    int id = 1 + chance(model, MEN);
    const char *word = arena_format(&model->site->arena, "consultant=%s", number(model, id));
    bool done = TRY(model->site, "rotation.sign_in", word) != NULL;
    Man *old = man(model, id);
    assert_int_equal(done, old == NULL || old->state == POST_LEFT);
    if (!done) {
        return;
    }
    if (old != NULL) { /* out of the row: the places behind him move up */
        int at = (int)(old - model->row);
        memmove(old, old + 1, (size_t)(model->count - at - 1) * sizeof *old);
        model->count--;
        for (int queue = 0; queue < QUEUE_COUNT; queue++) {
            model->place[queue] -= model->place[queue] > at;
            model->place[queue] %= model->count > 0 ? model->count : 1;
            for (int i = model->debt_count[queue] - 1; i >= 0; i--) {
                if (model->debts[queue][i] == id) {
                    pay(model, queue, i);
                }
            }
        }
    }
    model->row[model->count++] = (Man){id, POST_ON};
}

static void step_post(Model *model)
{
    static const char *const words[] = {"回岗", "接待中", "公务外出", "私事外出", "下班"};
    static const int64_t states[] = {POST_ON, POST_BUSY, POST_OUT_BUSINESS, POST_OUT_PRIVATE,
                                     POST_LEFT};
    int what = chance(model, 20) == 0 ? 4 : chance(model, 4);
    int id = 1 + chance(model, MEN);
    Man *one = man(model, id);
    bool done = TRY(model->site, "rotation.post",
                    arena_format(&model->site->arena, "consultant=%s", number(model, id)),
                    arena_format(&model->site->arena, "action=%s", words[what]),
                    "reason=有事") != NULL;
    assert_int_equal(done, one != NULL && one->state != POST_LEFT && one->state != states[what]);
    if (done) {
        one->state = states[what];
    }
}

static void note_visit(Model *model, const Visit *visit, int id, bool substitute, bool turn)
{
    assert_string_equal(visit->consultant, number(model, id));
    if (id > 0 && man(model, id) != NULL) {
        man(model, id)->state = POST_BUSY;
    }
    model->open[model->open_count++] =
        (Open){visit->visit_no, id, substitute, turn, model->site->session.now};
}

static const char *phone_of(Model *model, int customer)
{
    return arena_format(&model->site->arena, "138%08d", customer);
}

static void step_new(Model *model)
{
    bool makeup;
    int customer = model->customer_count++;
    int wanted = chance(model, 4) == 0 ? 1 + chance(model, MEN) : 0;
    int next_one = next_new(model, QUEUE_VISIT, true, &makeup);
    bool named = wanted > 0 && wanted != next_one;
    int id = named ? wanted : next_new(model, QUEUE_VISIT, false, &makeup);
    if (model->count == 0 && !named) {
        id = 0;
    }
    note_visit(model, receive_as(model->site, phone_of(model, customer),
                                 wanted > 0 ? number(model, wanted) : ""),
               id, false, !named && id > 0);
    model->customers[customer] = id;
}

static void step_return(Model *model)
{
    int customer = model->customer_count > 0 ? chance(model, model->customer_count) : 0;
    int owner = model->customer_count > 0 ? model->customers[customer] : 0;
    if (owner == 0) {
        return;
    }
    bool here =
        model->count == 0 || (man(model, owner) != NULL && man(model, owner)->state == POST_ON);
    int id = here ? owner : least_owed(model);
    note_visit(model, receive(model->site, phone_of(model, customer)), id, !here && id > 0, false);
}

static void model_free(Model *model, int at)
{
    Open gone = model->open[at];
    model->open[at] = model->open[--model->open_count];
    for (int i = 0; i < model->open_count; i++) {
        if (model->open[i].man == gone.man) {
            return;
        }
    }
    Man *one = man(model, gone.man);
    if (one != NULL && one->state == POST_BUSY) {
        one->state = POST_ON;
    }
}

static void step_leave(Model *model)
{
    if (model->open_count == 0) {
        return;
    }
    int at = chance(model, model->open_count);
    DO(model->site, "visit.leave",
       arena_format(&model->site->arena, "visit_no=%s", model->open[at].visit_no));
    if (model->open[at].substitute && man(model, model->open[at].man) != NULL) {
        owe(model, QUEUE_VISIT, model->open[at].man, false);
    }
    model_free(model, at);
}

static void step_give_back(Model *model)
{
    if (model->open_count == 0) {
        return;
    }
    int at = chance(model, model->open_count);
    Open one = model->open[at];
    bool done = TRY(model->site, "rotation.give_back",
                    arena_format(&model->site->arena, "document_no=%s", one.visit_no),
                    "reason=同行") != NULL;
    assert_int_equal(done, one.turn && man(model, one.man) != NULL &&
                               model->site->session.now - one.time <= 10);
    if (done) {
        owe(model, QUEUE_VISIT, one.man, true);
        model_free(model, at);
        for (int i = 0; i < model->customer_count; i++) { /* the void visit made him an owner */
            const char *phone = phone_of(model, i);
            Customer customer;
            int64_t id = customer_of_phone(&model->site->session, phone);
            if (id != 0 && customer_get(&model->site->session, id, &customer)) {
                model->customers[i] = customer.owner != NULL ? customer.owner[2] - '0' : 0;
            }
        }
    }
}

static void step_skip(Model *model)
{
    bool makeup;
    int queue = chance(model, QUEUE_COUNT);
    bool later = chance(model, 2) == 0;
    int id = next_new(model, queue, true, &makeup);
    bool done = TRY(model->site, "rotation.skip", later ? "action=跳过待补" : "action=跳过不补",
                    queue == QUEUE_VISIT ? "queue=来访" : "queue=来电", "reason=有事") != NULL;
    bool allowed = id > 0 && !(later && (makeup || owed(model, queue, id) >= 2));
    assert_int_equal(done, allowed);
    if (done) {
        next_new(model, queue, false, &makeup);
        if (later) {
            owe(model, queue, id, false);
        }
    }
}

static void step_call(Model *model)
{
    bool makeup;
    int id = next_new(model, QUEUE_CALL, true, &makeup);
    if (id == 0) {
        return;
    }
    DO(model->site, "call.register", "phone=未留电", "source=抖音",
       arena_format(&model->site->arena, "consultant=%s", number(model, id)),
       chance(model, 3) == 0 ? "transfer=未接" : "transfer=已转接");
    next_new(model, QUEUE_CALL, false, &makeup);
}

static void compare(Model *model)
{
    const RotationBoard *now = board(model->site);
    assert_int_equal(now->count, model->count);
    for (int i = 0; i < model->count; i++) {
        const RotationPost *post = &now->posts[i];
        assert_string_equal(post->consultant, number(model, model->row[i].id));
        assert_int_equal(post->state, model->row[i].state);
        for (int queue = 0; queue < QUEUE_COUNT; queue++) {
            assert_int_equal(post->debts[queue].count, owed(model, queue, model->row[i].id));
        }
    }
    for (int queue = 0; queue < QUEUE_COUNT; queue++) {
        bool makeup;
        int id = next_new(model, queue, true, &makeup);
        assert_string_equal(next_of(model->site, queue), id > 0 ? number(model, id) : "");
        assert_true(model->count == 0 ||
                    now->posts[model->place[queue]].seq == now->pointer[queue]);
    }
}

static void run_day(Model *model, int number_of_day)
{
    static void (*const steps[])(Model *) = {step_sign_in, step_post, step_post, step_new, step_new,
                                             step_return, step_leave, step_leave, step_give_back,
                                             step_skip, step_call};
    model->count = model->open_count = 0;
    memset(model->place, 0, sizeof model->place);
    memset(model->debt_count, 0, sizeof model->debt_count);
    int64_t now = 9 * 60;
    for (int i = 0; i < STEPS; i++) {
        char today[11];
        char time[6];
        now += chance(model, 5);
        site_at(model->site, date_format(today, sizeof today, day("2026-10-01") + number_of_day),
                time_format(time, sizeof time, now));
        steps[i < 4 ? 0 : chance(model, (int)(sizeof steps / sizeof *steps))](model);
        compare(model);
    }
}

static void board_rebuilt_from_the_log_equals_the_live_one(void **state)
{
    (void)state;
    Site *site = site_new("2026-11-22", "09:00");
    site_consultants(site, WORDS("甲", "乙", "丙", "丁", "戊", "己"));
    assert_true(setting_save(&site->session, SETTING_VISIT_PROTECT_DAYS, "1000", &site->err));
    DbActor actor = {"测试", "DESK", "test", NULL, 2026};
    assert_true(
        db_begin(site->db, &actor, &site->err)); /* one for all: the disk is not tested here */
    Model *model = memory_alloc(sizeof *model);
    *model = (Model){.site = site, .random = 20261122};
    for (int i = 0; i < DAYS; i++) {
        run_day(model, i);
    }
    db_rollback(site->db, NULL);
    free(model);
    site_free(site);
}

int rotation_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_is_that_of_arrival),
        cmocka_unit_test(served_one_is_busy_and_the_pointer_goes_behind_him),
        cmocka_unit_test(walk_is_circular),
        cmocka_unit_test(who_comes_back_from_home_joins_the_tail),
        cmocka_unit_test(only_who_works_here_signs_in),
        cmocka_unit_test(out_needs_a_reason_and_a_sign_in),
        cmocka_unit_test(busy_and_business_earn_a_makeup_turn),
        cmocka_unit_test(private_absence_loses_the_turn),
        cmocka_unit_test(who_went_home_is_passed_over_without_a_row),
        cmocka_unit_test(makeup_is_served_first_and_leaves_the_pointer),
        cmocka_unit_test(oldest_debt_is_served_before_the_others),
        cmocka_unit_test(skips_earn_at_most_the_setting),
        cmocka_unit_test(walk_credits_each_person_once),
        cmocka_unit_test(nobody_free_means_the_desk_receives),
        cmocka_unit_test(own_customer_costs_no_turn),
        cmocka_unit_test(own_customer_costs_the_turn_when_the_setting_says_so),
        cmocka_unit_test(named_consultant_keeps_his_turn),
        cmocka_unit_test(naming_the_next_one_is_his_turn),
        cmocka_unit_test(public_customer_names_only_when_the_setting_allows),
        cmocka_unit_test(substitute_earns_a_makeup_turn_when_he_is_free_again),
        cmocka_unit_test(substitutes_take_turns),
        cmocka_unit_test(substitute_earns_nothing_when_the_customer_bought),
        cmocka_unit_test(leaving_frees_who_has_no_other_visitor),
        cmocka_unit_test(skip_passes_only_the_next_one_with_a_reason),
        cmocka_unit_test(skip_credits_who_stood_before),
        cmocka_unit_test(turn_spent_on_nobody_comes_back_at_the_head),
        cmocka_unit_test(turn_comes_back_only_while_it_is_fresh),
        cmocka_unit_test(turn_that_was_not_spent_does_not_come_back),
        cmocka_unit_test(calls_have_their_own_rotation),
        cmocka_unit_test(row_of_a_file_never_touches_the_rotation),
        cmocka_unit_test(day_without_sign_ins_has_no_log),
        cmocka_unit_test(yesterdays_board_is_gone_and_stays_readable),
        cmocka_unit_test(reception_saves_all_or_nothing),
        cmocka_unit_test(reception_wants_the_six_fields),
        cmocka_unit_test(visitor_without_a_phone_takes_a_turn),
        cmocka_unit_test(reception_takes_the_channels_report),
        cmocka_unit_test(board_rebuilt_from_the_log_equals_the_live_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
