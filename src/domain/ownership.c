#include "domain/ownership.h"

#include "base/text.h"
#include "db/store.h"
#include "domain/customer.h"
#include "domain/setting.h"
#include "model/choice.h"

#include <stdlib.h>
#include <string.h>

/* The fold */

typedef struct Fold {
    OwnershipState state;
    int64_t met; /* last effective contact; NONE before the first */
    bool visited;
    int tickets;
    int deals;
} Fold;

static int64_t days_of(const Fold *fold, const OwnershipRules *rules)
{
    return fold->tickets > 0 ? rules->ticket_days
           : fold->visited   ? rules->visit_days
                             : rules->call_days;
}

static bool is_protected(const Fold *fold, const OwnershipRules *rules, int64_t day)
{
    return fold->state.owner != NULL &&
           (fold->deals > 0 || day <= fold->met + days_of(fold, rules));
}

static void own(Fold *fold, const OwnershipEvent *event, int64_t cause)
{
    fold->state.owner = text_empty(event->consultant) ? NULL : event->consultant;
    fold->state.cause = cause;
    fold->state.since = event->day;
}

static void meet(Fold *fold, int64_t day)
{
    fold->met = fold->met == NONE || day > fold->met ? day : fold->met;
}

/* A call or a visit: an unprotected customer goes to whoever takes him. */
static void contact(Fold *fold, const OwnershipEvent *event, bool held)
{
    if (!held) {
        own(fold, event, event->kind == EVENT_CALL ? OWNERSHIP_BY_CALL : OWNERSHIP_BY_VISIT);
    }
    fold->visited = fold->visited || event->kind == EVENT_VISIT;
    meet(fold, event->met);
}

static void apply(Fold *fold, const OwnershipEvent *event, bool held)
{
    switch (event->kind) {
    case EVENT_CALL:
    case EVENT_VISIT:
        contact(fold, event, held);
        break;
    case EVENT_FOLLOWUP:
        if (held && text_equal(event->consultant, fold->state.owner)) {
            meet(fold, event->met);
        }
        break;
    case EVENT_TICKET:
        fold->tickets++;
        if (held) {
            meet(fold, event->met);
        }
        break;
    case EVENT_TICKET_END:
        fold->tickets -= fold->tickets > 0;
        break;
    case EVENT_DEAL:
        own(fold, event, OWNERSHIP_BY_DEAL);
        fold->deals++;
        meet(fold, event->met);
        break;
    case EVENT_DEAL_END:
        fold->deals -= fold->deals > 0;
        fold->visited = true;
        meet(fold, event->met);
        break;
    default:
        own(fold, event, OWNERSHIP_ASSIGNED);
        meet(fold, event->met);
        break;
    }
}

OwnershipState ownership_fold(const OwnershipEvent *events, size_t count,
                              const OwnershipRules *rules)
{
    Fold fold = {.state = {.cause = NONE, .since = NONE, .protect_until = NONE}, .met = NONE};
    for (size_t i = 0; i < count; i++) {
        apply(&fold, &events[i], is_protected(&fold, rules, events[i].day));
    }
    fold.state.deal = fold.deals > 0;
    if (fold.state.owner != NULL && !fold.state.deal) {
        fold.state.protect_until = fold.met + days_of(&fold, rules);
    }
    return fold.state;
}

bool ownership_protects(const OwnershipState *state, int64_t date)
{
    return state->owner != NULL && (state->deal || date <= state->protect_until);
}

/* Of a stored customer */

static OwnershipEventKind kind_of(const char *code)
{
    static const char *const codes[EVENT_KIND_COUNT] = {
        [EVENT_CALL] = "CALL",       [EVENT_VISIT] = "VISIT",
        [EVENT_FOLLOWUP] = "FOLLOWUP", [EVENT_TICKET] = "TICKET",
        [EVENT_TICKET_END] = "TICKET_END", [EVENT_DEAL] = "DEAL",
        [EVENT_DEAL_END] = "DEAL_END", [EVENT_DECISION] = "DECISION",
    };
    size_t kind = 0;
    while (kind < EVENT_DECISION && strcmp(codes[kind], code) != 0) {
        kind++;
    }
    return (OwnershipEventKind)kind;
}

static int64_t day_of(const char *at)
{
    char day[11];
    int64_t date = NONE;
    text_copy(day, sizeof day, at);
    date_parse(day, &date, NULL);
    return date;
}

/* An event with its place in the order: moment, audit row, kind, id. */
typedef struct Placed {
    char at[20];
    int64_t sequence;
    int64_t rank;
    int64_t id;
    OwnershipEvent event;
} Placed;

typedef struct Events {
    Placed *rows;
    size_t count;
    size_t capacity;
} Events;

static void add_event(Events *events, Stmt *stmt, int64_t to, Arena *arena)
{
    int64_t day = day_of(query_text(stmt, 4));
    int64_t date = query_date(stmt, 3);
    if (day > to) {
        return;
    }
    if (events->count == events->capacity) {
        size_t capacity = events->capacity == 0 ? 16 : 2 * events->capacity;
        Placed *rows = arena_alloc(arena, capacity * sizeof *rows);
        if (events->count > 0) {
            memcpy(rows, events->rows, events->count * sizeof *rows);
        }
        events->rows = rows;
        events->capacity = capacity;
    }
    Placed *row = &events->rows[events->count++];
    text_copy(row->at, sizeof row->at, query_text(stmt, 4));
    row->rank = query_number(stmt, 1);
    row->id = query_number(stmt, 2);
    row->sequence = query_number(stmt, 5);
    row->event = (OwnershipEvent){
        .kind = kind_of(query_text(stmt, 0)),
        .day = day,
        .met = date < day ? date : day,
        .consultant = query_is_null(stmt, 6) ? NULL : arena_copy(arena, query_text(stmt, 6)),
    };
}

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_events(const void *a, const void *b)
{
    const Placed *x = a;
    const Placed *y = b;
    int order = strcmp(x->at, y->at);
    order = order != 0 ? order : compare_numbers(x->sequence, y->sequence);
    order = order != 0 ? order : compare_numbers(x->rank, y->rank);
    return order != 0 ? order : compare_numbers(x->id, y->id);
}

static void load_query(Db *db, const char *query, const Bind *binds, int64_t to, Arena *arena,
                       Events *events)
{
    Stmt *stmt = query_open(db, query, binds);
    while (query_next(stmt)) {
        add_event(events, stmt, to, arena);
    }
    query_close(stmt);
}

static const OwnershipEvent *load_events(Db *db, int64_t customer, int64_t to, Arena *arena,
                                         size_t *count)
{
    Events events = {0};
    const Bind *who = BINDS(BIND_NUMBER(":customer", customer));
    Stmt *phones = query_open(db, "ownership_phones", who);
    while (query_next(phones)) {
        const char *phone = arena_copy(arena, query_text(phones, 0));
        const Bind *binds = BINDS(BIND_TEXT(":phone", phone));
        load_query(db, "ownership_contacts", binds, to, arena, &events);
        load_query(db, "ownership_ends", binds, to, arena, &events);
    }
    query_close(phones);
    load_query(db, "ownership_decisions", who, to, arena, &events);
    OwnershipEvent *list = arena_alloc(arena, (events.count + 1) * sizeof *list);
    if (events.count > 0) {
        qsort(events.rows, events.count, sizeof *events.rows, compare_events);
    }
    for (size_t i = 0; i < events.count; i++) {
        list[i] = events.rows[i].event;
    }
    *count = events.count;
    return list;
}

OwnershipState ownership_of(Db *db, int64_t customer, int64_t to, Arena *arena)
{
    size_t count = 0;
    OwnershipRules rules = {
        .call_days = setting_number(db, SETTING_CALL_PROTECT_DAYS),
        .visit_days = setting_number(db, SETTING_VISIT_PROTECT_DAYS),
        .ticket_days = setting_number(db, SETTING_TICKET_PROTECT_DAYS),
    };
    const OwnershipEvent *events = load_events(db, customer, to, arena, &count);
    return ownership_fold(events, count, &rules);
}

/* Writing */

#define EVER 2932896 /* 9999-12-31: everything that is recorded */

static bool log_decision(Session *session, const Customer *customer, Ownership *row, Error *err)
{
    row->phone = customer->phone;
    row->customer_id = customer->row.id;
    return store_insert(session->db, &ownership_entity, row, &session->arena, err);
}

static bool set_owner(Session *session, Customer *customer, const char *owner, Error *err)
{
    customer->owner = owner;
    return store_update(session->db, &customer_entity, customer, &session->arena, err);
}

bool ownership_refresh(Session *session, int64_t id, Error *err)
{
    Customer customer;
    Ownership row;
    if (id == 0 || !customer_get(session, id, &customer)) {
        return true;
    }
    OwnershipState state = ownership_of(session->db, id, EVER, &session->arena);
    if (text_equal(state.owner, customer.owner)) {
        return db_error(session->db, err);
    }
    entity_reset(&ownership_entity, &row);
    row.owner = state.owner;
    row.cause = state.owner != NULL ? state.cause : (int64_t)OWNERSHIP_INVALID;
    row.decided_on = state.since != NONE ? state.since : session->today;
    return log_decision(session, &customer, &row, err) &&
           set_owner(session, &customer, state.owner, err);
}

bool ownership_decide(Session *session, int64_t id, Ownership *decision, Error *err)
{
    Customer customer;
    if (!customer_get(session, id, &customer)) {
        return error_set(err, ERR_NOT_FOUND, "phone", _("没有这位客户"));
    }
    decision->decided_on = session->today;
    return log_decision(session, &customer, decision, err) &&
           (decision->cause == OWNERSHIP_CONFLICT ||
            set_owner(session, &customer, decision->owner, err));
}
