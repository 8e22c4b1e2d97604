#include "domain/channel.h"

#include "base/identity.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/setting.h"
#include "model/channel_report.h"
#include "model/choice.h"

#include <string.h>

#define REPORTS_MAX 32 /* open reports of one number */
#define MINUTES_A_DAY 1440

/* Judging */

typedef struct Candidate {
    int64_t id;
    const char *report_no;
    const char *channel;
    const char *at; /* recorded moment */
    bool masked;
    bool visited; /* its visit has been */
    int64_t valid_until;
    int64_t protect_until;
} Candidate;

static bool is_masked(const char *phone)
{
    return strchr(phone, '*') != NULL;
}

static size_t load_candidates(Db *db, const char *phone, Arena *arena, Candidate *list)
{
    char masked[PHONE_SIZE];
    size_t count = 0;
    phone_mask(masked, sizeof masked, phone);
    Stmt *stmt = query_open(db, "judge_reports",
                            BINDS(BIND_TEXT(":phone", phone), BIND_TEXT(":masked", masked)));
    while (count < REPORTS_MAX && query_next(stmt)) {
        list[count++] = (Candidate){
            .id = query_number(stmt, 0),
            .report_no = arena_copy(arena, query_text(stmt, 1)),
            .channel = arena_copy(arena, query_text(stmt, 2)),
            .masked = is_masked(query_text(stmt, 4)),
            .visited = strcmp(query_text(stmt, 5), "VISITED") == 0,
            .valid_until = query_date(stmt, 6),
            .protect_until = query_date(stmt, 7),
            .at = arena_copy(arena, query_text(stmt, 8)),
        };
    }
    query_close(stmt);
    return count;
}

/* Minutes since 1970 of a moment "YYYY-MM-DDTHH:MM…". */
static int64_t minutes_of(const char *at)
{
    char day[11];
    char time[6];
    int64_t date = 0;
    int64_t minutes = 0;
    text_copy(day, sizeof day, at);
    text_copy(time, sizeof time, strlen(at) > 11 ? at + 11 : "00:00");
    date_parse(day, &date, NULL);
    time_parse(time, &minutes, NULL);
    return date * MINUTES_A_DAY + minutes;
}

/* What a masked number shows, as the queries ask for it: the tail backwards, which is indexed. */
typedef struct Mask {
    char head[4];
    char tail[5];
} Mask;

static Mask mask_of(const char *phone)
{
    Mask mask = {.tail = {phone[10], phone[9], phone[8], phone[7], '\0'}};
    text_copy(mask.head, sizeof mask.head, phone);
    return mask;
}

#define MASK_BINDS(mask) BINDS(BIND_TEXT(":head", (mask).head), BIND_TEXT(":tail", (mask).tail))

/* How many people a masked number fits: known customers, and the caller himself when he is none. */
static int64_t count_fitting(Db *db, const char *phone)
{
    bool known =
        query_one_number(db, "customer_of_phone", BINDS(BIND_TEXT(":phone", phone))) != NONE;
    Mask mask = mask_of(phone);
    return query_one_number(db, "judge_masked_customers", MASK_BINDS(mask)) + !known;
}

/* Whether a customer was here before the report was made and still is somebody's, or has bought. */
static bool was_here(const AttributionHit *hits, size_t count, const char *at)
{
    for (size_t i = 0; i < count; i++) {
        bool before = *hits[i].first_at != '\0' && strcmp(hits[i].first_at, at) < 0;
        if (hits[i].state.deal || (hits[i].guarded && before)) {
            return true;
        }
    }
    return false;
}

static ChannelVerdict judge_one(Db *db, const AttributionAsk *ask, const Attribution *verdict,
                                const Candidate *report, const char *phone)
{
    bool king = setting_number(db, SETTING_VISIT_IS_KING) == 1;
    int64_t latest = ask->date * MINUTES_A_DAY + ask->time -
                     setting_number(db, SETTING_REPORT_LEAD_MINUTES);
    if (!king && report->valid_until < ask->date) {
        return CHANNEL_EXPIRED;
    }
    if (was_here(verdict->hits, verdict->hit_count, report->at)) {
        return CHANNEL_OLD_CUSTOMER;
    }
    if (!king && minutes_of(report->at) > latest) {
        return CHANNEL_TOO_LATE;
    }
    return report->masked && count_fitting(db, phone) > 1 ? CHANNEL_AMBIGUOUS : CHANNEL_ACCEPTED;
}

static void say(Attribution *verdict, const Candidate *report, ChannelVerdict channel)
{
    verdict->channel = channel;
    verdict->report_no = report->report_no;
    verdict->channel_name = report->channel;
}

static bool is_protecting(const Candidate *report, int64_t date)
{
    return report->visited && report->protect_until != NONE && report->protect_until >= date;
}

/* The earliest report that counts decides; of those that don't, the first says why. */
static void judge_phone(Db *db, const AttributionAsk *ask, const char *phone, Arena *arena,
                        Attribution *verdict)
{
    Candidate list[REPORTS_MAX];
    bool king = setting_number(db, SETTING_VISIT_IS_KING) == 1;
    size_t count = load_candidates(db, phone, arena, list);
    for (size_t i = 0; !king && i < count; i++) {
        if (is_protecting(&list[i], ask->date)) {
            say(verdict, &list[i], CHANNEL_PROTECTED);
            return;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (list[i].visited || (king && !text_equal(list[i].report_no, ask->claim))) {
            continue;
        }
        ChannelVerdict channel = judge_one(db, ask, verdict, &list[i], phone);
        bool decides = channel == CHANNEL_ACCEPTED || channel == CHANNEL_AMBIGUOUS;
        if (decides || verdict->channel == CHANNEL_NONE) {
            say(verdict, &list[i], channel);
        }
        if (decides) {
            return;
        }
    }
}

void channel_judge(Db *db, const AttributionAsk *ask, Arena *arena, Attribution *verdict)
{
    for (size_t i = 0; i < ask->phone_count; i++) {
        judge_phone(db, ask, ask->phones[i], arena, verdict);
        if (verdict->channel == CHANNEL_ACCEPTED || verdict->channel == CHANNEL_PROTECTED) {
            return;
        }
    }
}

/* What a visit does to the reports of its phone */

static bool close_report(Session *session, int64_t id, int64_t state, const char *reason,
                         Error *err)
{
    ChannelReport report;
    if (!store_get(session->db, &channel_report_entity, id, &session->arena, &report)) {
        return true;
    }
    report.state = state;
    report.void_reason = reason != NULL ? reason : report.void_reason;
    return store_update(session->db, &channel_report_entity, &report, &session->arena, err);
}

static bool mark_visited(Session *session, const Candidate *winner, int64_t date, Error *err)
{
    ChannelReport report;
    if (!store_get(session->db, &channel_report_entity, winner->id, &session->arena, &report)) {
        return true;
    }
    report.state = REPORT_VISITED;
    report.protect_until = date + setting_number(session->db, SETTING_CHANNEL_PROTECT_DAYS);
    return store_update(session->db, &channel_report_entity, &report, &session->arena, err);
}

static bool settle_one(Session *session, const AttributionAsk *ask, const Attribution *verdict,
                       const Candidate *report, const char *phone, Error *err)
{
    bool accepted = verdict->channel == CHANNEL_ACCEPTED;
    if (accepted && text_equal(report->report_no, verdict->report_no)) {
        return mark_visited(session, report, ask->date, err);
    }
    if (accepted || verdict->channel == CHANNEL_PROTECTED) {
        return close_report(session, report->id, REPORT_REJECTED, NULL, err);
    }
    switch (judge_one(session->db, ask, verdict, report, phone)) {
    case CHANNEL_OLD_CUSTOMER:
        return close_report(session, report->id, REPORT_INVALID, N_("老客户，保护期内"), err);
    case CHANNEL_TOO_LATE:
        return close_report(session, report->id, REPORT_INVALID, N_("报备太晚"), err);
    default:
        return true;
    }
}

bool channel_accept(Session *session, const AttributionAsk *ask, const Attribution *verdict,
                    Error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < ask->phone_count; i++) {
        Candidate list[REPORTS_MAX];
        size_t count = load_candidates(session->db, ask->phones[i], &session->arena, list);
        for (size_t k = 0; ok && k < count; k++) {
            ok = list[k].visited ||
                 settle_one(session, ask, verdict, &list[k], ask->phones[i], err);
        }
    }
    return ok;
}

/* Registering */

/* At the desk the moment of recording counts, not the one that was typed: all that is stored is
 * before. */
static bool is_old_customer(Session *session, const ChannelReport *report, const char *phone)
{
    AttributionHit hits[ATTRIBUTION_HITS] = {0};
    bool strict = session_strict(session);
    char day[11];
    char time[6];
    const char *at = strict ? "~"
                            : arena_format(&session->arena, "%sT%s",
                                           date_format(day, sizeof day, report->date),
                                           time_format(time, sizeof time, report->time));
    AttributionAsk ask = {&phone, 1, NULL, strict ? session->today : report->date, report->time};
    return was_here(hits, attribution_hits(session->db, &ask, &session->arena, hits), at);
}

/* Why a new report is not valid, as a msgid; NULL when it is. Another one of the same channel,
 * somebody else's protection, or a customer who is known and protected. */
static const char *find_fault(Session *session, const ChannelReport *report)
{
    const char *phone = report->phone;
    const Bind *same = BINDS(BIND_TEXT(":phone", phone), BIND_TEXT(":channel", report->channel),
                             BIND_DATE(":date", report->date));
    if (query_one_number(session->db, "report_duplicate", same) == 1) {
        return N_("重复报备");
    }
    if (query_one_number(session->db, "report_protected", same) == 1) {
        return N_("其他渠道保护期内");
    }
    if (is_masked(phone)) {
        Mask mask = mask_of(phone);
        bool one = query_one_number(session->db, "judge_masked_customers", MASK_BINDS(mask)) == 1;
        phone = one ? query_one_text(session->db, "masked_customer", MASK_BINDS(mask),
                                     &session->arena)
                    : NULL;
    }
    return phone != NULL && is_old_customer(session, report, phone) ? N_("老客户，保护期内") : NULL;
}

static bool report_register(Session *session, void *record, FieldSet given, Error *err)
{
    ChannelReport *report = record;
    (void)given;
    if (session_strict(session) && report->date > session->today) {
        return error_set(err, ERR_INVALID, "date", _("报备日期不能在今天之后"));
    }
    report->valid_until = report->date + setting_number(session->db, SETTING_REPORT_VALID_DAYS);
    report->protect_until = NONE;
    report->void_reason = find_fault(session, report);
    report->state = report->void_reason != NULL ? REPORT_INVALID : REPORT_VALID;
    if (report->void_reason != NULL && session_strict(session)) {
        session_warn(session, _("报备无效：%s"), _(report->void_reason));
    }
    return store_insert(session->db, &channel_report_entity, report, &session->arena, err);
}

static bool load_report(Session *session, const ChannelReport *asked, ChannelReport *report,
                        Error *err)
{
    if (!store_find(session->db, &channel_report_entity, "report_no", asked->report_no,
                    &session->arena, report)) {
        return error_set(err, ERR_NOT_FOUND, "report_no", _("没有报备编号“%s”"), asked->report_no);
    }
    return report->state != REPORT_VOID ||
           error_set(err, ERR_CONFLICT, "report_no", _("报备 %s 已经作废"), asked->report_no);
}

static bool report_void(Session *session, void *record, FieldSet given, Error *err)
{
    ChannelReport *asked = record;
    ChannelReport report;
    (void)given;
    if (!load_report(session, asked, &report, err)) {
        return false;
    }
    report.state = REPORT_VOID;
    report.void_reason = asked->void_reason;
    *asked = report;
    return store_update(session->db, &channel_report_entity, asked, &session->arena, err);
}

/* The whole number of a masked report, as the channel says it at the desk. */
static bool report_complete(Session *session, void *record, FieldSet given, Error *err)
{
    ChannelReport *asked = record;
    ChannelReport report;
    char masked[PHONE_SIZE];
    (void)given;
    if (!load_report(session, asked, &report, err)) {
        return false;
    }
    if (!is_masked(report.phone)) {
        return error_set(err, ERR_CONFLICT, "report_no", _("报备 %s 已经是全号"), report.report_no);
    }
    if (is_masked(asked->phone) ||
        !text_equal(phone_mask(masked, sizeof masked, asked->phone), report.phone)) {
        return error_set(err, ERR_INVALID, "phone", _("全号与报备的 %s 对不上"), report.phone);
    }
    report.phone = asked->phone;
    *asked = report;
    return store_update(session->db, &channel_report_entity, asked, &session->arena, err);
}

static const Input register_inputs[] = {
    {CHANNEL_REPORT_report_no, 0},
    {CHANNEL_REPORT_date, REQUIRED | TODAY},
    {CHANNEL_REPORT_time, REQUIRED | NOW},
    {CHANNEL_REPORT_channel, REQUIRED},
    {CHANNEL_REPORT_agent, 0},
    {CHANNEL_REPORT_phone, REQUIRED},
    {CHANNEL_REPORT_name, 0},
};
static const Input void_inputs[] = {
    {CHANNEL_REPORT_report_no, REQUIRED},
    {CHANNEL_REPORT_void_reason, REQUIRED},
};
static const Input complete_inputs[] = {
    {CHANNEL_REPORT_report_no, REQUIRED},
    {CHANNEL_REPORT_phone, REQUIRED},
};

const Operation channel_operations[] = {
    {"report.register", N_("登记报备"), &channel_report_entity, INPUTS(register_inputs),
     MAY_ASSISTANT | MAY_MANAGER, report_register},
    {"report.complete", N_("补全报备号码"), &channel_report_entity, INPUTS(complete_inputs),
     MAY_ASSISTANT | MAY_MANAGER, report_complete},
    {"report.void", N_("作废报备"), &channel_report_entity, INPUTS(void_inputs), MAY_MANAGER,
     report_void},
};
const size_t channel_operation_count = sizeof channel_operations / sizeof channel_operations[0];
