#include "domain/reception.h"

#include "base/identity.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/channel.h"
#include "domain/contact.h"
#include "domain/customer.h"
#include "domain/setting.h"
#include "model/visit.h"

/* Planning */

static bool is_on_post(const RotationBoard *board, const char *consultant)
{
    const RotationPost *post = rotation_post_of(board, consultant);
    return post != NULL && post->state == POST_ON;
}

static void serve(ReceptionPlan *plan, const char *consultant, int64_t action)
{
    plan->consultant = consultant != NULL ? consultant : CONSULTANT_UNASSIGNED;
    plan->walk.consultant = consultant;
    plan->walk.count = 1;
    plan->walk.events[0] = (RotationEvent){.action = action, .queue = QUEUE_VISIT,
                                           .consultant = consultant};
}

/* A customer with an owner: his turn is nobody's turn. */
static void plan_owned(Db *db, const Attribution *verdict, const RotationBoard *board,
                       const char *wanted, ReceptionPlan *plan)
{
    bool here = is_on_post(board, verdict->owner);
    bool costs = verdict->kind == ATTRIBUTION_OWNED &&
                 setting_number(db, SETTING_OWN_COSTS_TURN) == 1 &&
                 rotation_at_pointer(board, QUEUE_VISIT, verdict->owner);
    const char *who = wanted;
    if (text_empty(who)) {
        who = here || board->count == 0 ? verdict->owner : rotation_substitute(board);
    }
    plan->owner_away = !text_equal(who, verdict->owner);
    if (!plan->owner_away) {
        serve(plan, who, costs ? ROTATION_SERVE_OWN_TURN : ROTATION_SERVE_OWN);
    } else {
        bool nobody = who == NULL || text_equal(who, CONSULTANT_UNASSIGNED);
        serve(plan, nobody ? NULL : who,
              nobody ? ROTATION_UNASSIGNED : ROTATION_SERVE_SUBSTITUTE);
    }
}

/* A customer of nobody: the next, unless somebody is named. */
static void plan_free(Db *db, const Attribution *verdict, const char *wanted, ReceptionPlan *plan)
{
    const char *next = plan->walk.consultant;
    if (text_empty(wanted) || text_equal(wanted, next)) {
        plan->consultant = next != NULL ? next : CONSULTANT_UNASSIGNED;
        return;
    }
    if (text_equal(wanted, CONSULTANT_UNASSIGNED)) {
        serve(plan, NULL, ROTATION_UNASSIGNED);
        return;
    }
    plan->refused = next != NULL && verdict->kind == ATTRIBUTION_PUBLIC &&
                    setting_number(db, SETTING_NAMED_FOR_PUBLIC) == 0;
    serve(plan, wanted, ROTATION_SERVE_NAMED);
}

ReceptionPlan reception_plan(Db *db, const Attribution *verdict, const RotationBoard *board,
                             const char *wanted)
{
    ReceptionPlan plan = {
        .walk = rotation_next(board, QUEUE_VISIT, setting_number(db, SETTING_MAX_MAKEUP))};
    if (*verdict->owner != '\0') {
        plan_owned(db, verdict, board, wanted, &plan);
    } else {
        plan_free(db, verdict, wanted, &plan);
    }
    if (board->count == 0) {
        plan.walk.count = 0;
    }
    return plan;
}

/* Receiving */

static bool log_walk(Session *session, const RotationWalk *walk, const char *document_no,
                     Error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < walk->count; i++) {
        ok = rotation_log(session, &walk->events[i], document_no, err);
    }
    return ok;
}

static void warn(Session *session, const Visit *visit, const Attribution *verdict,
                 const ReceptionPlan *plan)
{
    const char *open = query_one_text(
        session->db, "visit_open_of_household",
        BINDS(BIND_DATE(":date", session->today), BIND_TEXT(":phone", visit->phone)),
        &session->arena);
    if (open != NULL) {
        session_warn(session, _("这位客户还在场（%s），同一天只算一组"), open);
    } else if (plan->owner_away) {
        session_warn(session, _("请马上通知归属顾问 %s：他的客户到访了"),
                     rotation_who(session->db, verdict->owner, &session->arena));
    }
    if (verdict->channel == CHANNEL_AMBIGUOUS || verdict->channel == CHANNEL_TOO_LATE ||
        verdict->channel == CHANNEL_OLD_CUSTOMER) {
        session_warn(session, "%s %s", _(attribution_channel_label(verdict->channel)),
                     verdict->report_no);
    }
}

/* Somebody who does not buy: no verdict, no turn. */
static bool receive_other(Session *session, Visit *visit, Error *err)
{
    visit->consultant = text_empty(visit->consultant) ? CONSULTANT_UNASSIGNED : visit->consultant;
    visit->report_no = NULL;
    return store_insert(session->db, &visit_entity, visit, &session->arena, err);
}

static bool receive_buyer(Session *session, Visit *visit, Error *err)
{
    Attribution verdict;
    int64_t customer = 0;
    bool anonymous = text_equal(visit->phone, PHONE_ANONYMOUS);
    AttributionAsk ask = {&visit->phone, !anonymous, visit->report_no, session->today,
                          session->now};
    attribution_judge(session->db, &ask, &session->arena, &verdict);
    const RotationBoard *board = rotation_board(session->db, session->today, &session->arena);
    ReceptionPlan plan = reception_plan(session->db, &verdict, board, visit->consultant);
    if (plan.refused) {
        return error_set(err, ERR_CONFLICT, "consultant", _("公客按轮排接待，轮到的是 %s"),
                         rotation_who(session->db, rotation_next(board, QUEUE_VISIT, 0).consultant,
                                      &session->arena));
    }
    bool channel = verdict.channel == CHANNEL_ACCEPTED || verdict.channel == CHANNEL_PROTECTED;
    visit->consultant = plan.consultant;
    visit->report_no = channel ? verdict.report_no : NULL;
    warn(session, visit, &verdict, &plan);
    CustomerMeeting meeting = {
        visit->phone, visit->name, visit->sex, visit->date, plan.walk.consultant,
        visit->consent == 1 ? setting_text(session->db, SETTING_CONSENT_VERSION, &session->arena)
                            : NULL};
    return store_insert(session->db, &visit_entity, visit, &session->arena, err) &&
           customer_meet(session, &meeting, &customer, err) &&
           log_walk(session, &plan.walk, visit->visit_no, err) &&
           channel_accept(session, &ask, &verdict, err) &&
           attribution_settle(session, &verdict, customer, plan.walk.consultant, err);
}

static bool visit_receive(Session *session, void *record, FieldSet given, Error *err)
{
    Visit *visit = record;
    (void)given;
    visit->date = session->today;
    visit->left = NONE;
    if (visit->time > session->now) {
        return error_set(err, ERR_INVALID, "time", _("到访时间在现在之后，请核对"));
    }
    if (!contact_check_visit(visit, err)) {
        return false;
    }
    return visit->kind == VISIT_OTHER ? receive_other(session, visit, err)
                                      : receive_buyer(session, visit, err);
}

/* Leaving */

static bool has_earned(Session *session, const Visit *visit)
{
    const char *action = query_one_text(session->db, "rotation_of_document",
                                        BINDS(BIND_TEXT(":document", visit->visit_no)),
                                        &session->arena);
    bool before = query_one_number(session->db, "rotation_was_logged",
                                   BINDS(BIND_TEXT(":document", visit->visit_no),
                                         BIND_TEXT(":action", "MAKEUP_EARNED"))) == 1;
    bool bought = query_one_number(session->db, "deal_of_day",
                                   BINDS(BIND_DATE(":date", session->today),
                                         BIND_TEXT(":phone", visit->phone))) == 1;
    return text_equal(action, "SERVE_SUBSTITUTE") && !before && !bought;
}

static bool is_free(Session *session, const Visit *visit)
{
    const RotationBoard *board = rotation_board(session->db, session->today, &session->arena);
    const RotationPost *post = rotation_post_of(board, visit->consultant);
    return post != NULL && post->state == POST_BUSY &&
           query_one_number(session->db, "visit_other_open",
                            BINDS(BIND_DATE(":date", session->today),
                                  BIND_TEXT(":consultant", visit->consultant),
                                  BIND_TEXT(":visit", visit->visit_no))) != 1;
}

bool reception_release(Session *session, const Visit *visit, Error *err)
{
    RotationEvent back = {.action = ROTATION_BACK, .queue = NONE, .consultant = visit->consultant};
    RotationEvent earned = {.action = ROTATION_MAKEUP_EARNED, .queue = QUEUE_VISIT,
                            .consultant = visit->consultant};
    if (visit->date != session->today || !session_strict(session)) {
        return true;
    }
    return (!has_earned(session, visit) ||
            rotation_log(session, &earned, visit->visit_no, err)) &&
           (!is_free(session, visit) || rotation_log(session, &back, visit->visit_no, err));
}

bool reception_take_over(Session *session, const Visit *visit, Error *err)
{
    const RotationBoard *board = rotation_board(session->db, session->today, &session->arena);
    Attribution nobody = {.kind = ATTRIBUTION_NEW, .owner = ""};
    if (visit->date != session->today || visit->left != NONE || visit->kind == VISIT_OTHER ||
        board->count == 0 || !session_strict(session)) {
        return true;
    }
    ReceptionPlan plan = reception_plan(session->db, &nobody, board, visit->consultant);
    return log_walk(session, &plan.walk, visit->visit_no, err);
}

/* Nobody to sell to after all: the visit stops counting, and a turn spent on it comes back while it
 * is fresh. */

static bool turn_is_fresh(Session *session, const char *visit_no, const char **consultant)
{
    int64_t time = NONE;
    Stmt *stmt = query_open(session->db, "rotation_of_document",
                            BINDS(BIND_TEXT(":document", visit_no)));
    bool spent = query_next(stmt);
    if (spent) {
        const char *action = query_text(stmt, 0);
        spent = (text_equal(action, "SERVE") || text_equal(action, "SERVE_MAKEUP") ||
                 text_equal(action, "SERVE_OWN_TURN")) &&
                query_date(stmt, 2) == session->today;
        *consultant = arena_copy(&session->arena, query_text(stmt, 1));
        time_parse(query_text(stmt, 3), &time, NULL);
    }
    query_close(stmt);
    return spent && session->now - time <= setting_number(session->db, SETTING_GIVE_BACK_MINUTES);
}

static bool void_visit(Session *session, Visit *visit, const char *reason, Error *err)
{
    visit->kind = VISIT_OTHER;
    visit->remark = text_empty(visit->remark)
                        ? reason
                        : arena_format(&session->arena, "%s；%s", visit->remark, reason);
    if (visit->left == NONE && visit->date == session->today) {
        visit->left =
            visit->time != NONE && visit->time > session->now ? visit->time : session->now;
    }
    return store_update(session->db, &visit_entity, visit, &session->arena, err) &&
           ownership_refresh(session, customer_of_phone(session, visit->phone), err);
}

static bool load_counted(Session *session, const char *visit_no, const char *field, Visit *visit,
                         Error *err)
{
    if (!store_find(session->db, &visit_entity, "visit_no", visit_no, &session->arena, visit)) {
        return error_set(err, ERR_NOT_FOUND, field, _("没有来访编号“%s”"), visit_no);
    }
    return visit->kind != VISIT_OTHER ||
           error_set(err, ERR_CONFLICT, field, _("%s 不是购房来访，没有可退的轮次"), visit_no);
}

static bool give_back(Session *session, const Visit *visit, const char *consultant,
                      const char *reason, Error *err)
{
    RotationEvent back = {.action = ROTATION_GIVE_BACK, .queue = QUEUE_VISIT,
                          .consultant = consultant, .reason = reason};
    return rotation_log(session, &back, visit->visit_no, err);
}

static bool visit_invalidate(Session *session, void *record, FieldSet given, Error *err)
{
    Visit *asked = record;
    Visit visit;
    const char *consultant = NULL;
    const char *reason = asked->remark;
    (void)given;
    if (!load_counted(session, asked->visit_no, "visit_no", &visit, err)) {
        return false;
    }
    bool fresh = turn_is_fresh(session, visit.visit_no, &consultant);
    *asked = visit;
    return void_visit(session, asked, reason, err) &&
           (!fresh || give_back(session, asked, consultant, reason, err)) &&
           reception_release(session, asked, err);
}

static bool rotation_give_back(Session *session, void *record, FieldSet given, Error *err)
{
    Rotation *asked = record;
    Visit visit;
    const char *consultant = NULL;
    (void)given;
    if (!load_counted(session, asked->document_no, "document_no", &visit, err)) {
        return false;
    }
    if (!turn_is_fresh(session, visit.visit_no, &consultant)) {
        return error_set(err, ERR_CONFLICT, "document_no",
                         _("%s 没有占轮次，或接待已超过 %lld 分钟，轮次不能退还"), visit.visit_no,
                         (long long)setting_number(session->db, SETTING_GIVE_BACK_MINUTES));
    }
    asked->date = session->today;
    asked->time = session->now;
    asked->queue = QUEUE_VISIT;
    asked->action = ROTATION_GIVE_BACK;
    asked->consultant = consultant;
    return void_visit(session, &visit, asked->reason, err) &&
           store_insert(session->db, &rotation_entity, asked, &session->arena, err) &&
           reception_release(session, &visit, err);
}

static const Input receive_inputs[] = {
    {VISIT_time, NOW},      {VISIT_phone, REQUIRED}, {VISIT_name, REQUIRED}, {VISIT_sex, 0},
    {VISIT_party_size, 0},  {VISIT_source, 0},       {VISIT_layout, 0},      {VISIT_want_area, 0},
    {VISIT_budget, 0},      {VISIT_district, 0},     {VISIT_grade, 0},       {VISIT_consultant, 0},
    {VISIT_kind, 0},        {VISIT_remark, 0},       {VISIT_report_no, 0},   {VISIT_consent, 0},
};
static const Input invalidate_inputs[] = {{VISIT_visit_no, REQUIRED}, {VISIT_remark, REQUIRED}};
static const Input give_back_inputs[] = {
    {ROTATION_document_no, REQUIRED},
    {ROTATION_reason, REQUIRED},
};

const Operation reception_operations[] = {
    {"visit.receive", N_("接待来访"), &visit_entity, INPUTS(receive_inputs),
     MAY_ASSISTANT | MAY_MANAGER, visit_receive},
    {"visit.invalidate", N_("判为无效来访"), &visit_entity, INPUTS(invalidate_inputs),
     MAY_ASSISTANT | MAY_MANAGER, visit_invalidate},
    {"rotation.give_back", N_("退还轮次"), &rotation_entity, INPUTS(give_back_inputs),
     MAY_ASSISTANT | MAY_MANAGER, rotation_give_back},
};
const size_t reception_operation_count =
    sizeof reception_operations / sizeof reception_operations[0];
