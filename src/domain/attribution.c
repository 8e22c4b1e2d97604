#include "domain/attribution.h"

#include "base/text.h"
#include "db/query.h"
#include "domain/channel.h"
#include "domain/customer.h"
#include "model/choice.h"

#include <string.h>

/* Hits */

static bool is_employed(Db *db, const char *consultant)
{
    return query_one_number(db, "consultant_is_active", BINDS(BIND_TEXT(":no", consultant))) == 1;
}

static AttributionHit load_hit(Db *db, int64_t customer, int64_t date, Arena *arena)
{
    AttributionHit hit = {.customer = customer,
                          .sex = NONE,
                          .first_visit = NONE,
                          .last_visit = NONE,
                          .name = "",
                          .phone = "",
                          .first_at = "",
                          .unit_no = "",
                          .grade = ""};
    Stmt *stmt = query_open(db, "judge_hit",
                            BINDS(BIND_NUMBER(":customer", customer), BIND_DATE(":to", date)));
    if (query_next(stmt)) {
        hit.name = arena_copy(arena, query_text(stmt, 0));
        hit.sex = choice_from_code("sex", query_text(stmt, 1));
        hit.phone = arena_copy(arena, query_text(stmt, 2));
        hit.first_at = arena_copy(arena, query_text(stmt, 3));
        hit.first_visit = query_date(stmt, 4);
        hit.last_visit = query_date(stmt, 5);
        hit.present = query_number(stmt, 6) == 1;
        hit.unit_no = arena_copy(arena, query_text(stmt, 7));
        hit.grade = arena_copy(arena, query_text(stmt, 8));
    }
    query_close(stmt);
    hit.state = ownership_of(db, customer, date, arena);
    hit.guarded = ownership_protects(&hit.state, date) &&
                  (hit.state.deal || is_employed(db, hit.state.owner));
    return hit;
}

static bool is_known(const int64_t *ids, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++) {
        if (ids[i] == id) {
            return true;
        }
    }
    return false;
}

static size_t add_id(int64_t *ids, size_t count, int64_t id)
{
    if (id != NONE && count < ATTRIBUTION_HITS && !is_known(ids, count, id)) {
        ids[count++] = id;
    }
    return count;
}

size_t attribution_hits(Db *db, const AttributionAsk *ask, Arena *arena, AttributionHit *hits)
{
    int64_t ids[ATTRIBUTION_HITS];
    size_t count = 0;
    for (size_t i = 0; i < ask->phone_count; i++) {
        count = add_id(ids, count, query_one_number(db, "customer_of_phone",
                                                    BINDS(BIND_TEXT(":phone", ask->phones[i]))));
    }
    size_t own = count;
    for (size_t i = 0; i < own; i++) {
        Stmt *stmt = query_open(db, "judge_relatives", BINDS(BIND_NUMBER(":customer", ids[i])));
        while (query_next(stmt)) {
            count = add_id(ids, count, query_number(stmt, 0));
        }
        query_close(stmt);
    }
    for (size_t i = 0; i < count; i++) {
        hits[i] = load_hit(db, ids[i], ask->date, arena);
    }
    return count;
}

/* The consultant side: a live deal, a conflict, an owner, the pool, nobody: in this order */

static const AttributionHit *find_deal(const AttributionHit *hits, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (hits[i].state.deal) {
            return &hits[i];
        }
    }
    return NULL;
}

/* Earlier: by the first visit; without one, by the day the owner got him. */
static bool is_earlier(const AttributionHit *a, const AttributionHit *b)
{
    bool visited = *a->first_at != '\0';
    if (visited != (*b->first_at != '\0')) {
        return visited;
    }
    return visited ? strcmp(a->first_at, b->first_at) < 0 : a->state.since < b->state.since;
}

/* The protected hit that decides, and whether another one has a different owner. */
static const AttributionHit *find_guarded(const AttributionHit *hits, size_t count, bool *conflict)
{
    const AttributionHit *found = NULL;
    *conflict = false;
    for (size_t i = 0; i < count; i++) {
        if (!hits[i].guarded) {
            continue;
        }
        *conflict =
            *conflict || (found != NULL && strcmp(found->state.owner, hits[i].state.owner) != 0);
        if (found == NULL || is_earlier(&hits[i], found)) {
            found = &hits[i];
        }
    }
    return found;
}

/* Of several protected hits of one owner the longest protection counts. */
static int64_t longest(const AttributionHit *hits, size_t count, const char *owner)
{
    int64_t until = NONE;
    for (size_t i = 0; i < count; i++) {
        if (hits[i].guarded && strcmp(hits[i].state.owner, owner) == 0 &&
            (until == NONE || hits[i].state.protect_until > until)) {
            until = hits[i].state.protect_until;
        }
    }
    return until;
}

void attribution_judge(Db *db, const AttributionAsk *ask, Arena *arena, Attribution *verdict)
{
    bool conflict = false;
    AttributionHit *hits = arena_alloc(arena, ATTRIBUTION_HITS * sizeof *hits);
    size_t count = attribution_hits(db, ask, arena, hits);
    const AttributionHit *deal = find_deal(hits, count);
    const AttributionHit *guarded = find_guarded(hits, count, &conflict);
    const AttributionHit *hit = deal != NULL ? deal : guarded;
    *verdict = (Attribution){
        .kind = deal != NULL      ? ATTRIBUTION_OWNER_DEAL
                : conflict        ? ATTRIBUTION_CONFLICT
                : guarded != NULL ? ATTRIBUTION_OWNED
                : count > 0       ? ATTRIBUTION_PUBLIC
                                  : ATTRIBUTION_NEW,
        .owner = hit != NULL ? hit->state.owner : "",
        .protect_until =
            deal == NULL && hit != NULL ? longest(hits, count, hit->state.owner) : NONE,
        .hit = hit != NULL ? hit
               : count > 0 ? &hits[0]
                           : NULL,
        .hits = hits,
        .hit_count = count,
        .report_no = "",
        .channel_name = "",
    };
    channel_judge(db, ask, arena, verdict);
}

const char *attribution_label(AttributionKind kind)
{
    static const char *const labels[ATTRIBUTION_KIND_COUNT] = {
        [ATTRIBUTION_NEW] = N_("新客户"),
        [ATTRIBUTION_PUBLIC] = N_("公客"),
        [ATTRIBUTION_OWNED] = N_("老客户"),
        [ATTRIBUTION_CONFLICT] = N_("撞单"),
        [ATTRIBUTION_OWNER_DEAL] = N_("成交客户"),
    };
    return labels[kind];
}

const char *attribution_channel_label(ChannelVerdict verdict)
{
    static const char *const labels[CHANNEL_VERDICT_COUNT] = {
        [CHANNEL_NONE] = "",
        [CHANNEL_ACCEPTED] = N_("报备有效"),
        [CHANNEL_PROTECTED] = N_("渠道保护期内"),
        [CHANNEL_OLD_CUSTOMER] = N_("报备无效：老客户"),
        [CHANNEL_TOO_LATE] = N_("报备太晚"),
        [CHANNEL_EXPIRED] = N_("报备过期"),
        [CHANNEL_AMBIGUOUS] = N_("报备对得上多人，请问全号"),
    };
    return labels[verdict];
}

/* After storing */

static bool decide(Session *session, int64_t customer, const char *owner, int64_t cause, Error *err)
{
    Ownership decision;
    entity_reset(&ownership_entity, &decision);
    decision.owner = owner;
    decision.cause = cause;
    return ownership_decide(session, customer, &decision, err);
}

static bool log_claims(Session *session, const Attribution *verdict, Error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < verdict->hit_count; i++) {
        const AttributionHit *hit = &verdict->hits[i];
        ok = !hit->guarded ||
             decide(session, hit->customer, hit->state.owner, OWNERSHIP_CONFLICT, err);
    }
    return ok;
}

bool attribution_settle(Session *session, const Attribution *verdict, int64_t customer,
                        const char *consultant, Error *err)
{
    Customer now;
    bool held = verdict->kind == ATTRIBUTION_OWNED || verdict->kind == ATTRIBUTION_OWNER_DEAL;
    const char *wanted = held ? verdict->owner : consultant;
    if (customer == 0 || verdict->kind == ATTRIBUTION_NEW) {
        return true; /* customer_meet made him with his owner */
    }
    if (!ownership_refresh(session, customer, err)) {
        return false;
    }
    if (verdict->kind == ATTRIBUTION_CONFLICT) {
        session_warn(session, _("撞单：几位顾问都有保护，归属要经理裁定"));
        return log_claims(session, verdict, err);
    }
    if (!customer_get(session, customer, &now) || text_equal(now.owner, wanted)) {
        return true;
    }
    return decide(session, customer, wanted,
                  held ? OWNERSHIP_BY_RELATIVE : OWNERSHIP_DEPARTED, err);
}
