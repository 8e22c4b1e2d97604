#include "domain/clock.h"

#include "base/text.h"
#include "base/utf8.h"
#include "db/audit.h"
#include "db/query.h"

#define DAY_MINUTES 1440
#define UTC_OFFSET 480 /* Asia/Shanghai, minutes */

/* Of the site's own day: its date and minute. */
static int64_t local_date(int64_t instant)
{
    return (instant + UTC_OFFSET) / DAY_MINUTES;
}

static int64_t local_minute(int64_t instant)
{
    return (instant + UTC_OFFSET) % DAY_MINUTES;
}

static bool fits(int64_t now, int64_t last)
{
    if (!clock_has_time()) {
        return local_date(now) >= local_date(last) &&
               local_date(now) <= local_date(last) + CLOCK_AHEAD;
    }
    return now >= last - CLOCK_BACK && now <= last + (int64_t)CLOCK_AHEAD * DAY_MINUTES;
}

/* The base into last, and whether the present time lies off it. */
static bool look(Session *session, Clock *clock, Error *err)
{
    Arena arena = {0};
    char now[32];
    const char *last = query_one_text(session->db, "clock_base", NULL, &arena);
    text_copy(clock->last, sizeof clock->last, last != NULL ? last : "");
    arena_clear(&arena);
    clock->off = clock->last[0] != '\0' &&
                 !fits(instant_minutes(instant_now(now, sizeof now)), instant_minutes(clock->last));
    return db_error(session->db, err);
}

static bool may_rebase(const Session *session)
{
    return !text_empty(session->late) && (session->permission & MAY_MANAGER);
}

static const char *local_text(Arena *arena, const char *instant)
{
    char day[16];
    char time[8];
    int64_t minutes = instant_minutes(instant);
    return arena_format(arena, "%s %s", date_format(day, sizeof day, local_date(minutes)),
                        time_format(time, sizeof time, local_minute(minutes)));
}

static bool refuse(Session *session, const Clock *clock, Error *err)
{
    char now[32];
    return error_set(err, ERR_CONFLICT, NULL,
                     _("电脑时钟是 %s，最后一笔业务在 %s，请校准时钟；时钟没错就由经理加 --late 原因"),
                     local_text(&session->arena, instant_now(now, sizeof now)),
                     local_text(&session->arena, clock->last));
}

bool clock_enter(Session *session, Clock *clock, Error *err)
{
    *clock = (Clock){.today = session->today, .now = session->now};
    if (db_depth(session->db) > 0) {
        return true;
    }
    if (!look(session, clock, err)) {
        return false;
    }
    if (!clock->off || may_rebase(session)) {
        return true;
    }
    if (session->origin != ORIGIN_DESK) {
        return refuse(session, clock, err);
    }
    clock->held = true;
    db_set_instant(session->db, clock->last);
    session->today = local_date(instant_minutes(clock->last));
    session->now = local_minute(instant_minutes(clock->last));
    return true;
}

void clock_leave(Session *session, const Clock *clock)
{
    if (clock->held) {
        db_set_instant(session->db, NULL);
        session->today = clock->today;
        session->now = clock->now;
    }
}

static bool mark(Session *session, const char *entity, const char *reason, Error *err)
{
    char now[32];
    Str json = {0};
    str_format(&json, "{\"clock\":\"%s\",\"reason\":", instant_now(now, sizeof now));
    str_json(&json, reason);
    str_add(&json, "}");
    bool ok = audit_event(session->db, entity, json.data, err);
    str_clear(&json);
    return ok;
}

bool clock_mark(Session *session, const Clock *clock, Error *err)
{
    if (!clock->off) {
        return true;
    }
    return clock->held ? mark(session, "clock", NULL, err)
                       : mark(session, "clock_base", session->late, err);
}

bool clock_is_off(Session *session)
{
    Clock clock;
    return db_depth(session->db) == 0 && (!look(session, &clock, NULL) || clock.off);
}

static bool mark_alone(Session *session, const char *operation, const char *entity,
                       const char *reason, Error *err)
{
    if (!session_begin(session, operation, NULL, err)) {
        return false;
    }
    if (!mark(session, entity, reason, err)) {
        db_rollback(session->db, err);
        return false;
    }
    return db_commit(session->db, err);
}

bool clock_start(Session *session, Error *err)
{
    return mark_alone(session, "init", "init", NULL, err);
}

bool clock_confirm(Session *session, const char *reason, Error *err)
{
    const char *clean = NULL;
    if (!(session->permission & MAY_MANAGER)) {
        return error_set(err, ERR_DENIED, NULL, _("时钟要由经理核对"));
    }
    return text_clean(&session->arena, reason, TEXT_LINE, &clean, err) &&
           mark_alone(session, "clock.confirm", "clock_base", clean, err);
}
