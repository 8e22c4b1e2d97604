/* Ownership as a fold: against a slow reading of the rule, and whatever the order of import. */
#include "support/site.h"

#include "base/text.h"
#include "domain/customer.h"
#include "domain/ownership.h"
#include "model/choice.h"

#include <string.h>

int ownership_tests(void);

#define HISTORIES 20000
#define EVENTS 12
#define PHONE "phone=13800138000"

static const OwnershipRules rules = {7, 15, 30};
static const char *const people[] = {"001", "002", "003"};

static uint64_t random_state;

static int chance(int below)
{
    random_state = random_state * 6364136223846793005U + 1442695040888963407U;
    return (int)((random_state >> 33) % (uint64_t)below);
}

/* The rule read slowly: every question walks over all that was before. */

typedef struct Slow {
    const OwnershipEvent *events;
    const char *owners[EVENTS + 1]; /* before event i; the last one at the end */
    bool counted[EVENTS];           /* the event is a contact that counts */
} Slow;

static int64_t last_met(const Slow *slow, size_t before)
{
    int64_t met = NONE;
    for (size_t i = 0; i < before; i++) {
        if (slow->counted[i] && (met == NONE || slow->events[i].met > met)) {
            met = slow->events[i].met;
        }
    }
    return met;
}

static int count_open(const Slow *slow, size_t before, OwnershipEventKind from,
                      OwnershipEventKind until)
{
    int open = 0;
    for (size_t i = 0; i < before; i++) {
        open += slow->events[i].kind == from;
        open -= slow->events[i].kind == until && open > 0;
    }
    return open;
}

static bool has_visited(const Slow *slow, size_t before)
{
    for (size_t i = 0; i < before; i++) {
        if (slow->events[i].kind == EVENT_VISIT || slow->events[i].kind == EVENT_DEAL_END) {
            return true;
        }
    }
    return false;
}

static int64_t days_before(const Slow *slow, size_t before)
{
    if (count_open(slow, before, EVENT_TICKET, EVENT_TICKET_END) > 0) {
        return rules.ticket_days;
    }
    return has_visited(slow, before) ? rules.visit_days : rules.call_days;
}

static bool is_held(const Slow *slow, size_t before, int64_t day)
{
    return slow->owners[before] != NULL &&
           (count_open(slow, before, EVENT_DEAL, EVENT_DEAL_END) > 0 ||
            day <= last_met(slow, before) + days_before(slow, before));
}

static void take(Slow *slow, size_t i)
{
    const OwnershipEvent *event = &slow->events[i];
    bool held = is_held(slow, i, event->day);
    bool contact = event->kind == EVENT_CALL || event->kind == EVENT_VISIT;
    bool decides = event->kind == EVENT_DEAL || event->kind == EVENT_DECISION;
    slow->owners[i + 1] = decides || (contact && !held) ? event->consultant : slow->owners[i];
    slow->counted[i] = contact || decides || event->kind == EVENT_DEAL_END ||
                       (event->kind == EVENT_TICKET && held) ||
                       (event->kind == EVENT_FOLLOWUP && held &&
                        text_equal(event->consultant, slow->owners[i]));
}

static size_t make_history(OwnershipEvent *events)
{
    size_t count = (size_t)(1 + chance(EVENTS));
    int64_t day_now = 20000;
    for (size_t i = 0; i < count; i++) {
        bool nobody = chance(6) == 0;
        day_now += chance(12);
        events[i] = (OwnershipEvent){
            .kind = (OwnershipEventKind)chance(EVENT_KIND_COUNT),
            .day = day_now,
            .met = day_now - (chance(5) == 0 ? chance(20) : 0),
            .consultant = people[chance(3)],
        };
        if (nobody && events[i].kind != EVENT_DEAL) {
            events[i].consultant = NULL;
        }
    }
    return count;
}

static void fold_equals_the_slow_reading_of_the_rule(void **state)
{
    (void)state;
    random_state = 20261122;
    for (int n = 0; n < HISTORIES; n++) {
        OwnershipEvent events[EVENTS];
        size_t count = make_history(events);
        Slow slow = {.events = events};
        for (size_t i = 0; i < count; i++) {
            take(&slow, i);
        }
        OwnershipState now = ownership_fold(events, count, &rules);
        bool deal = count_open(&slow, count, EVENT_DEAL, EVENT_DEAL_END) > 0;
        assert_true(text_equal(now.owner, slow.owners[count]));
        assert_int_equal(now.deal, deal);
        assert_int_equal(now.protect_until, now.owner == NULL || deal
                                                ? NONE
                                                : last_met(&slow, count) + days_before(&slow, count));
        for (int64_t date = events[count - 1].day; date < events[count - 1].day + 40; date++) {
            assert_int_equal(ownership_protects(&now, date), is_held(&slow, count, date));
        }
    }
}

static void fold_of_nothing_is_nobodys(void **state)
{
    (void)state;
    OwnershipState now = ownership_fold(NULL, 0, &rules);
    assert_null(now.owner);
    assert_false(ownership_protects(&now, 20000));
}

/* Import: any order of the rows gives the same owner */

#define ROWS 6
#define ORDERS 4
#define CUSTOMERS 25

typedef struct ImportedRow {
    int kind;
    const char *date;
    const char *time;
    const char *consultant;
} ImportedRow;

static void import_row(Site *site, const ImportedRow *row)
{
    const char *date = arena_format(&site->arena, "date=%s", row->date);
    const char *time = arena_format(&site->arena, "time=%s", row->time);
    const char *who = arena_format(&site->arena, "consultant=%s", row->consultant);
    if (row->kind == 0) {
        DO(site, "call.register", date, time, PHONE, "source=抖音", who);
    } else if (row->kind == 1) {
        DO(site, "visit.register", date, time, PHONE, "name=陈晨", "sex=女", "source=抖音",
           "layout=三室两厅", "want_area=100", who);
    } else {
        DO(site, "followup.add", date, PHONE, who, "mode=电话", "effective=是",
           arena_format(&site->arena, "content=问了首付 %s", row->time), "next_date=");
    }
}

/* A history of rows at different moments; the first one makes the customer in any order. */
static void make_rows(Site *site, ImportedRow *rows)
{
    int64_t date = day("2026-09-01");
    for (int i = 0; i < ROWS; i++) {
        char buf[11];
        date += chance(12);
        rows[i] = (ImportedRow){
            .kind = i == 0 ? 1 : chance(3),
            .date = arena_copy(&site->arena, date_format(buf, sizeof buf, date)),
            .time = arena_format(&site->arena, "%02d:%02d", 9 + i, chance(60)),
            .consultant = people[chance(3)],
        };
    }
}

static void shuffle(int *order)
{
    for (int i = 0; i < ROWS; i++) {
        order[i] = i;
    }
    for (int i = ROWS - 1; i > 1; i--) { /* the first row stays: a follow-up needs its customer */
        int other = 1 + chance(i);
        int kept = order[i];
        order[i] = order[other];
        order[other] = kept;
    }
}

/* The owner and his last protected day after importing the rows in this order; nothing is kept. */
static const char *import_in_order(Site *site, const ImportedRow *rows, const int *order)
{
    Customer customer;
    DbActor actor = {"测试", "IMPORT", "test", NULL, 2026};
    assert_true(db_begin(site->db, &actor, &site->err));
    for (int i = 0; i < ROWS; i++) {
        import_row(site, &rows[order[i]]);
    }
    int64_t id = customer_of_phone(&site->session, "13800138000");
    assert_true(customer_get(&site->session, id, &customer));
    OwnershipState now = ownership_of(site->db, id, day("2027-12-31"), &site->arena);
    assert_true(text_equal(now.owner, customer.owner)); /* the stored one is the fold's */
    const char *result = arena_format(&site->arena, "%s %lld", customer.owner,
                                      (long long)now.protect_until);
    db_rollback(site->db, NULL);
    return result;
}

static void order_of_import_does_not_matter(void **state)
{
    (void)state;
    Site *site = site_new("2026-11-22", "10:00");
    site_consultants(site, WORDS("张伟", "李娜", "王强"));
    site->session.origin = ORIGIN_IMPORT;
    random_state = 7;
    for (int n = 0; n < CUSTOMERS; n++) {
        static const int as_it_was[ROWS] = {0, 1, 2, 3, 4, 5};
        ImportedRow rows[ROWS];
        make_rows(site, rows);
        const char *wanted = import_in_order(site, rows, as_it_was);
        for (int k = 0; k < ORDERS; k++) {
            int order[ROWS];
            shuffle(order);
            assert_string_equal(import_in_order(site, rows, order), wanted);
        }
    }
    site_free(site);
}

int ownership_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fold_equals_the_slow_reading_of_the_rule),
        cmocka_unit_test(fold_of_nothing_is_nobodys),
        cmocka_unit_test(order_of_import_does_not_matter),
    };
    return cmocka_run_group_tests_name("ownership", tests, NULL, NULL);
}
