#include "domain/rotation.h"

#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/setting.h"

#include <string.h>

const char *rotation_who(Db *db, const char *consultant, Arena *arena)
{
    const char *name =
        query_one_text(db, "consultant_name", BINDS(BIND_TEXT(":no", consultant)), arena);
    return name != NULL ? arena_format(arena, "%s %s", consultant, name) : consultant;
}

static const char *who(Session *session, const char *consultant)
{
    return rotation_who(session->db, consultant, &session->arena);
}

/* Logging */

bool rotation_log(Session *session, const RotationEvent *event, const char *document_no, Error *err)
{
    Rotation row;
    entity_reset(&rotation_entity, &row);
    row.date = session->today;
    row.time = session->now;
    row.queue = event->queue;
    row.consultant = event->consultant;
    row.action = event->action;
    row.document_no = document_no;
    row.reason = text_empty(event->reason) ? NULL : event->reason;
    return store_insert(session->db, &rotation_entity, &row, &session->arena, err);
}

/* The record of an operation becomes the row that it wrote: what happened to whom. */
static bool log_as(Session *session, Rotation *asked, int64_t action, Error *err)
{
    asked->date = session->today;
    asked->time = session->now;
    asked->action = action;
    return store_insert(session->db, &rotation_entity, asked, &session->arena, err);
}

static bool log_events(Session *session, const RotationEvent *events, size_t count,
                       const char *document_no, Error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++) {
        ok = rotation_log(session, &events[i], document_no, err);
    }
    return ok;
}

static const RotationBoard *today_board(Session *session)
{
    return rotation_board(session->db, session->today, &session->arena);
}

/* Arrival and post */

static bool rotation_sign_in(Session *session, void *record, FieldSet given, Error *err)
{
    Rotation *asked = record;
    (void)given;
    if (query_one_number(session->db, "consultant_is_active",
                         BINDS(BIND_TEXT(":no", asked->consultant))) != 1) {
        return error_set(err, ERR_INVALID, "consultant", _("顾问 %s 不在职，请换一位"),
                         who(session, asked->consultant));
    }
    const RotationBoard *board = today_board(session);
    const RotationPost *post = rotation_post_of(board, asked->consultant);
    if (post != NULL && post->state != POST_LEFT) {
        return error_set(err, ERR_CONFLICT, "consultant", _("%s 今天已经签到"),
                         who(session, asked->consultant));
    }
    if (board->count == ROTATION_POSTS) {
        return error_set(err, ERR_INVALID, "consultant", _("一天最多 %d 人签到"), ROTATION_POSTS);
    }
    asked->queue = NONE;
    return log_as(session, asked, ROTATION_SIGN_IN, err);
}

/* The states that a person sets by hand, and whether they want a reason. */
static const struct {
    int64_t action;
    int64_t state;
    bool reason;
} posts[] = {
    {ROTATION_BACK, POST_ON, false},
    {ROTATION_BUSY, POST_BUSY, false},
    {ROTATION_OUT_BUSINESS, POST_OUT_BUSINESS, true},
    {ROTATION_OUT_PRIVATE, POST_OUT_PRIVATE, true},
    {ROTATION_LEAVE, POST_LEFT, false},
};

static bool rotation_set_post(Session *session, void *record, FieldSet given, Error *err)
{
    Rotation *asked = record;
    size_t row = 0;
    (void)given;
    while (row < ARRAY_LEN(posts) && posts[row].action != asked->action) {
        row++;
    }
    if (row == ARRAY_LEN(posts)) {
        return error_set(err, ERR_INVALID, "action",
                         _("只能填 回岗/接待中/公务外出/私事外出/下班"));
    }
    if (posts[row].reason && text_empty(asked->reason)) {
        return error_set(err, ERR_INVALID, "reason", _("外出请写明原因"));
    }
    const RotationPost *post = rotation_post_of(today_board(session), asked->consultant);
    if (post == NULL) {
        return error_set(err, ERR_NOT_FOUND, "consultant", _("%s 今天还没有签到"),
                         who(session, asked->consultant));
    }
    if (post->state == POST_LEFT) {
        return error_set(err, ERR_CONFLICT, "consultant", _("%s 已经下班，回来请重新签到"),
                         who(session, asked->consultant));
    }
    if (post->state == posts[row].state) {
        return error_set(err, ERR_CONFLICT, "action", _("%s 已经是%s"),
                         who(session, asked->consultant),
                         _(choice_label("post_state", post->state)));
    }
    asked->queue = NONE;
    return log_as(session, asked, asked->action, err);
}

/* Passing somebody over */

static bool check_pass(Session *session, const Rotation *asked, const RotationWalk *walk,
                       const RotationPost *post, Error *err)
{
    int64_t most = setting_number(session->db, SETTING_MAX_MAKEUP);
    bool makeup = walk->events[walk->count - 1].action == ROTATION_SERVE_MAKEUP;
    if (asked->action != ROTATION_PASS_MAKEUP && asked->action != ROTATION_PASS_LOST) {
        return error_set(err, ERR_INVALID, "action", _("只能填 跳过待补/跳过不补"));
    }
    if (!text_empty(asked->consultant) && !text_equal(asked->consultant, walk->consultant)) {
        return error_set(err, ERR_CONFLICT, "consultant", _("轮到的是 %s，只能跳过轮到的人"),
                         who(session, walk->consultant));
    }
    if (asked->action == ROTATION_PASS_MAKEUP && makeup) {
        return error_set(err, ERR_INVALID, "action",
                         _("%s 这次就是补轮，跳过不再补；暂时走开请改外出"),
                         who(session, walk->consultant));
    }
    if (asked->action == ROTATION_PASS_MAKEUP && (int64_t)post->debts[asked->queue].count >= most) {
        return error_set(err, ERR_INVALID, "action", _("%s 已攒满 %lld 次补轮，只能跳过不补"),
                         who(session, walk->consultant), (long long)most);
    }
    return true;
}

static bool rotation_skip(Session *session, void *record, FieldSet given, Error *err)
{
    Rotation *asked = record;
    const RotationBoard *board = today_board(session);
    (void)given;
    asked->queue = asked->queue != NONE ? asked->queue : (int64_t)QUEUE_VISIT;
    RotationWalk walk = rotation_next(board, asked->queue,
                                      setting_number(session->db, SETTING_MAX_MAKEUP));
    if (walk.consultant == NULL) {
        return error_set(err, ERR_CONFLICT, "consultant", _("现在没有人在岗"));
    }
    if (!check_pass(session, asked, &walk, rotation_post_of(board, walk.consultant), err)) {
        return false;
    }
    bool makeup = walk.events[walk.count - 1].action == ROTATION_SERVE_MAKEUP;
    asked->consultant = walk.consultant;
    return log_events(session, walk.events, walk.count - 1, NULL, err) &&
           log_as(session, asked, makeup ? (int64_t)ROTATION_MAKEUP_LOST : asked->action, err);
}

/* Calls */

bool rotation_call(Session *session, const RotationCall *call, Error *err)
{
    const RotationBoard *board = today_board(session);
    if (text_empty(call->consultant) || board->count == 0) {
        return true;
    }
    RotationWalk walk =
        rotation_next(board, QUEUE_CALL, setting_number(session->db, SETTING_MAX_MAKEUP));
    if (call->own || !text_equal(walk.consultant, call->consultant)) {
        RotationEvent event = {.action = call->own ? ROTATION_SERVE_OWN : ROTATION_SERVE_NAMED,
                               .queue = QUEUE_CALL, .consultant = call->consultant};
        return rotation_log(session, &event, call->document_no, err);
    }
    RotationEvent *last = &walk.events[walk.count - 1];
    if (text_equal(call->transfer, TRANSFER_MISSED)) { /* the turn was his, and is gone */
        last->action = last->action == ROTATION_SERVE_MAKEUP ? ROTATION_MAKEUP_LOST
                                                             : ROTATION_PASS_LOST;
        last->reason = TRANSFER_MISSED;
    }
    return log_events(session, walk.events, walk.count, call->document_no, err);
}

/* A row of an older log, from a file: today's board is made at the desk only. */
static bool rotation_record(Session *session, void *record, FieldSet given, Error *err)
{
    Rotation *row = record;
    (void)given;
    if (row->date >= session->today) {
        return error_set(err, ERR_INVALID, "date", _("今天的轮排在前台登记，只能补以前的记录"));
    }
    return store_insert(session->db, &rotation_entity, row, &session->arena, err);
}

static const Input sign_in_inputs[] = {{ROTATION_consultant, REQUIRED}};
static const Input post_inputs[] = {
    {ROTATION_consultant, REQUIRED},
    {ROTATION_action, REQUIRED},
    {ROTATION_reason, 0},
};
static const Input skip_inputs[] = {
    {ROTATION_consultant, 0},
    {ROTATION_queue, 0},
    {ROTATION_action, REQUIRED},
    {ROTATION_reason, REQUIRED},
};
static const Input record_inputs[] = {
    {ROTATION_date, REQUIRED},  {ROTATION_time, REQUIRED}, {ROTATION_queue, 0},
    {ROTATION_consultant, 0},   {ROTATION_action, REQUIRED}, {ROTATION_document_no, 0},
    {ROTATION_reason, 0},
};

const Operation rotation_operations[] = {
    {"rotation.sign_in", N_("顾问签到"), &rotation_entity, INPUTS(sign_in_inputs),
     MAY_ASSISTANT | MAY_MANAGER, rotation_sign_in},
    {"rotation.post", N_("改岗位状态"), &rotation_entity, INPUTS(post_inputs),
     MAY_ASSISTANT | MAY_MANAGER, rotation_set_post},
    {"rotation.skip", N_("跳过轮次"), &rotation_entity, INPUTS(skip_inputs),
     MAY_ASSISTANT | MAY_MANAGER, rotation_skip},
    {"rotation.record", N_("补登轮排记录"), &rotation_entity, INPUTS(record_inputs), MAY_MANAGER,
     rotation_record},
};
const size_t rotation_operation_count = sizeof rotation_operations / sizeof rotation_operations[0];
