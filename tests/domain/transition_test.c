/* 状态表: from the tables of domain/transition.c itself. Every document is brought into every state of
 * its machine, and there every row of the machine is tried: what the row allows happens and ends
 * where it says, everything else is refused in words and leaves no trace. */
#include "support/script.h"
#include "support/transition_cases.h"

#include "base/str.h"
#include "db/store.h"
#include "domain/signing.h"
#include "domain/unit.h"
#include "model/choice.h"

int transition_tests(void);

/* The document: the last row of its entity (a fresh site holds no other), and what was written at
 * all. */
typedef struct Shot {
    int64_t id, rev, state;
    const char *audit; /* of the last audit row */
} Shot;

static int64_t state_of(Site *site, const Machine *machine, void *record)
{
    Unit unit;
    if (machine == &signing_machine) {
        return signing_state(record);
    }
    if (machine != &unit_machine) {
        return field_number(entity_field(machine->entity, "state"), record);
    }
    assert_true(unit_load(&site->session, "1-1-101", "unit_no", &unit, &site->err));
    return unit_shown_control(&site->session, &unit, site->session.today);
}

static Shot shoot(Site *site, const Machine *machine)
{
    Shot shot = {.state = NONE,
                 .audit = query_one_text(site->db, "audit_head", NULL, &site->arena)};
    void *record = entity_new(machine->entity, &site->arena);
    while (store_get(site->db, machine->entity, shot.id + 1, &site->arena, record)) {
        shot.id++;
        shot.rev = ((Row *)record)->rev;
    }
    if (shot.id > 0 || machine == &unit_machine) {
        shot.state = state_of(site, machine, record);
    }
    return shot;
}

static bool same(const Shot *a, const Shot *b)
{
    return a->id == b->id && a->rev == b->rev && a->state == b->state;
}

static const char *name_of(const Machine *machine, int64_t state)
{
    return state == NONE ? "(none)" : choice_code(machine->choices, state);
}

static bool is_of(const char *line, const Transition *row)
{
    size_t length = strlen(row->operation);
    return strncmp(line, row->operation, length) == 0 && (line[length] == ' ' || line[length] == ';');
}

/* The way to try a row; a row without one fails. */
static size_t find_act(const Machine *machine, const Transition *row)
{
    for (size_t i = 0; i < transition_act_count; i++) {
        if (transition_acts[i].machine == machine && is_of(transition_acts[i].line, row) &&
            (transition_acts[i].to == NONE || transition_acts[i].to == row->to)) {
            return i;
        }
    }
    fail_msg("%s: nothing tries %s to %s", machine->name, row->operation,
             row->to == STAYS ? "the same" : name_of(machine, row->to));
    return 0;
}

static void check_pair(Site *site, const Machine *machine, const Transition *row, int64_t state)
{
    size_t act = find_act(machine, row);
    Shot before = shoot(site, machine);
    bool allowed = row->from & (state == NONE ? NOT_YET : IN_STATE(state));
    bool done = script_try(site, transition_acts[act].line);
    Shot after = shoot(site, machine);
    const char *from = name_of(machine, state);
    if (allowed && !done) {
        fail_msg("%s %s: %s was refused: %s", machine->name, from, transition_acts[act].line, site->err.text);
    }
    if (allowed && after.state != (row->to == STAYS ? state : row->to)) {
        fail_msg("%s %s: %s ends in %s", machine->name, from, transition_acts[act].line,
                 name_of(machine, after.state));
    }
    if (!allowed && done && !transition_acts[act].passes_by) {
        fail_msg("%s %s: %s was allowed", machine->name, from, transition_acts[act].line);
    }
    if (!allowed && !done && (site->err.code == ERR_NONE || site->err.text[0] == '\0' ||
                              strcmp(before.audit, after.audit) != 0)) {
        fail_msg("%s %s: %s left a trace", machine->name, from, transition_acts[act].line);
    }
    if (!allowed && !same(&before, &after)) {
        fail_msg("%s %s: %s changed the row", machine->name, from, transition_acts[act].line);
    }
}

static Site *built(const Machine *machine, int64_t state, const char *script)
{
    Site *site = deal_site();
    script_do(site, "unit.save building=1 entrance=1 floor=1 room=101 layout=三室两厅 gross_area=100"
                    " list_total=1000000 batch=第1批;");
    script_do(site, script);
    if (shoot(site, machine).state != state) {
        fail_msg("%s: the script of %s ends in %s", machine->name, name_of(machine, state),
                 name_of(machine, shoot(site, machine).state));
    }
    return site;
}

static void each_row_in_each_state(void **unused)
{
    static const DbActor actor = {"测试", "COMMAND", "test", NULL, 2026};
    (void)unused;
    for (size_t i = 0; i < transition_state_count; i++) {
        const Machine *machine = transition_states[i].machine;
        Site *site = built(machine, transition_states[i].state, transition_states[i].script);
        for (size_t j = 0; j < machine->count; j++) {
            assert_true(db_begin(site->db, &actor, &site->err));
            check_pair(site, machine, &machine->rows[j], transition_states[i].state);
            db_rollback(site->db, NULL);
        }
        site_free(site);
    }
}

static StateSet known_states(const Machine *machine)
{
    StateSet known = 0;
    for (size_t i = 0; i < machine->count; i++) {
        const Transition *row = &machine->rows[i];
        known |= row->from | (row->to >= 0 ? IN_STATE(row->to) : 0);
    }
    return known;
}

static bool has_script(const Machine *machine, int64_t state)
{
    for (size_t i = 0; i < transition_state_count; i++) {
        if (transition_states[i].machine == machine && transition_states[i].state == state) {
            return true;
        }
    }
    return false;
}

/* A state is tried, or no row knows it. */
static void every_state_is_tried(void **unused)
{
    (void)unused;
    for (size_t i = 0; transition_machines[i] != NULL; i++) {
        const Machine *machine = transition_machines[i];
        for (size_t state = 0; state < choice_list(machine->choices)->count; state++) {
            if ((known_states(machine) & IN_STATE(state)) && !has_script(machine, (int64_t)state)) {
                fail_msg("%s: no script leads to %s", machine->name,
                         name_of(machine, (int64_t)state));
            }
        }
    }
}

static bool has_row(const Machine *machine, const char *operation)
{
    for (size_t i = 0; i < machine->count; i++) {
        if (strcmp(machine->rows[i].operation, operation) == 0) {
            return true;
        }
    }
    return false;
}

/* Each operation on a machine's documents has its row, and each row its operation. */
static void every_operation_has_its_row(void **unused)
{
    (void)unused;
    for (size_t i = 0; transition_machines[i] != NULL; i++) {
        const Machine *machine = transition_machines[i];
        for (size_t j = 0; operation_at(j) != NULL; j++) {
            const Operation *operation = operation_at(j);
            if (operation->entity == machine->entity && !has_row(machine, operation->name)) {
                fail_msg("%s has no row in the machine of %s", operation->name, machine->name);
            }
        }
        for (size_t j = 0; j < machine->count; j++) {
            if (operation_find(machine->rows[j].operation) == NULL) {
                fail_msg("%s: no operation %s", machine->name, machine->rows[j].operation);
            }
        }
    }
}

static void a_refusal_says_what_it_is_and_what_it_must_be(void **unused)
{
    (void)unused;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    script_do(site, "change.apply deal_no=RG-2026-00001 kind=退房 reason=家庭意见 change_no=B1;"
                    "change.withdraw change_no=B1;");
    assert_false(script_try(site, "change.execute change_no=B1 approved_by=陈建国"));
    assert_string_equal("变更申请 B1 是“已撤回”，不能“执行变更”：要“已申请”或“已批”才行", site->err.text);
    assert_string_equal("change_no", site->err.field);
    site_free(site);
}

int transition_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_row_in_each_state),
        cmocka_unit_test(every_state_is_tried),
        cmocka_unit_test(every_operation_has_its_row),
        cmocka_unit_test(a_refusal_says_what_it_is_and_what_it_must_be),
    };
    return cmocka_run_group_tests_name("transition", tests, NULL, NULL);
}
