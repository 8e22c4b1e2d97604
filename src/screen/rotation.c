#include "screen/rotation.h"

#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "domain/operation.h"
#include "domain/setting.h"
#include "screen/rows.h"
#include "screen/sign_in.h"
#include "ui/dialog.h"

#include <stdio.h>
#include <string.h>

/* The strip */

static int64_t most_makeup(const View *view)
{
    return setting_number(desk_db(view), SETTING_MAX_MAKEUP);
}

static bool has_debt(const RotationPost *post)
{
    return post->debts[QUEUE_VISIT].count > 0;
}

static bool is_busy(const RotationPost *post)
{
    return post->state == POST_BUSY;
}

static bool is_out(const RotationPost *post)
{
    return post->state == POST_OUT_BUSINESS || post->state == POST_OUT_PRIVATE;
}

static bool is_on_post(const RotationPost *post)
{
    return post->state == POST_ON;
}

/* "001 周强  005 赵敏" of the posts that match; with their reason or their debts behind the name.
 */
static const char *join(View *view, const RotationBoard *board, bool (*match)(const RotationPost *))
{
    Str out = {0};
    for (size_t i = 0; i < board->count; i++) {
        const RotationPost *post = &board->posts[i];
        if (!match(post)) {
            continue;
        }
        str_format(&out, "%s%s", out.len > 0 ? "  " : "",
                   rotation_who(desk_db(view), post->consultant, &view->rows));
        if (match == is_out) {
            str_format(&out, "(%s)", post->reason);
        } else if (match == has_debt && post->debts[QUEUE_VISIT].count > 1) {
            str_format(&out, "(%zu)", post->debts[QUEUE_VISIT].count);
        }
    }
    const char *text = arena_copy(&view->rows, str_text(&out));
    str_clear(&out);
    return text;
}

static const char *next_of(View *view, const RotationBoard *board, int64_t queue)
{
    RotationWalk walk = rotation_next(board, queue, most_makeup(view));
    return walk.consultant != NULL ? rotation_who(desk_db(view), walk.consultant, &view->rows)
                                   : _("没有人在岗");
}

void rotation_strip_read(RotationStrip *strip, View *view)
{
    const RotationBoard *board = rotation_board(desk_db(view), desk_today(view), &view->rows);
    strip->empty = board->count == 0;
    strip->values[0] = arena_format(&view->rows, _("%s   已签到 %zu"),
                                    next_of(view, board, QUEUE_VISIT), board->count);
    strip->values[1] = join(view, board, has_debt);
    strip->values[2] = join(view, board, is_busy);
    strip->values[3] = join(view, board, is_out);
    strip->values[4] = next_of(view, board, QUEUE_CALL);
    strip->values[5] = join(view, board, is_on_post);
}

/* Whole people only: who has no room is counted as "+2" behind the others. */
static const char *fit_people(const char *text, int width, Arena *arena)
{
    if (utf8_width(text) <= width) {
        return text;
    }
    int left_out = 0;
    char *shown = arena_copy(arena, text);
    for (char *at = NULL; utf8_width(shown) > width - 3; left_out++) {
        char *last = NULL;
        for (at = shown; (at = strstr(at, "  ")) != NULL; at += 2) {
            last = at;
        }
        if (last == NULL) {
            return text; /* one alone is cut by the canvas */
        }
        *last = '\0';
    }
    return arena_format(arena, "%s +%d", shown, left_out);
}

void rotation_strip_draw(const RotationStrip *strip, Canvas *canvas, Rect area)
{
    static const char *const labels[ROTATION_STRIP_LINES] = {
        N_("下一位"), N_("补轮"), N_("接待中"), N_("外出"), N_("下一电"), N_("在岗")};
    if (strip->empty) {
        canvas_paragraph(canvas, area, ROLE_HINT,
                         _("今天还没有人签到：按 Ctrl-B 打开轮排，F6 签到"));
        return;
    }
    for (int i = 0; i < ROTATION_STRIP_LINES && i < area.height; i++) {
        canvas_text(canvas, area.x, area.y + i, 7, ROLE_LABEL, _(labels[i]));
        canvas_text(canvas, area.x + 8, area.y + i, area.width - 8,
                    i == 0 ? ROLE_ACCENT : ROLE_TEXT,
                    fit_people(strip->values[i], area.width - 8, &canvas->arena));
    }
}

/* The place: one row a post */

typedef struct RotationPlace {
    View view;
    Rows rows;
    const RotationBoard *board; /* in view.rows */
    RotationStrip strip;
    int64_t action; /* these two wait for their reason */
    int64_t queue;
} RotationPlace;

static const RowsColumn columns[] = {
    {{N_("序"), 3, 0, COLUMN_RIGHT, false}, ROWS_TEXT, NULL},
    {{N_("顾问"), 14, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("状态"), 8, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("自"), 5, 1, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("轮到"), 10, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("补轮"), 4, 0, COLUMN_RIGHT, false}, ROWS_TEXT, NULL},
    {{N_("补电"), 4, 3, COLUMN_RIGHT, false}, ROWS_TEXT, NULL},
    {{N_("原因"), 16, 4, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
};

static const char *debts_text(RotationPlace *self, const RotationPost *post, int64_t queue)
{
    size_t count = post->debts[queue].count;
    return count > 0 ? arena_format(&self->view.rows, "%zu", count) : "";
}

static const char *turn_text(RotationPlace *self, const RotationPost *post)
{
    int64_t most = most_makeup(&self->view);
    bool visit = text_equal(rotation_next(self->board, QUEUE_VISIT, most).consultant,
                            post->consultant);
    bool call = text_equal(rotation_next(self->board, QUEUE_CALL, most).consultant,
                           post->consultant);
    return visit && call ? _("来访 来电") : visit ? _("来访") : call ? _("来电") : "";
}

static void add_post(RotationPlace *self, size_t index)
{
    const RotationPost *post = &self->board->posts[index];
    char since[6];
    const char *turn = turn_text(self, post);
    const char *texts[] = {
        arena_format(&self->view.rows, "%zu", index + 1),
        rotation_who(desk_db(&self->view), post->consultant, &self->view.rows),
        _(choice_label("post_state", post->state)),
        time_format(since, sizeof since, post->since),
        turn,
        debts_text(self, post, QUEUE_VISIT),
        debts_text(self, post, QUEUE_CALL),
        post->reason,
    };
    const char *mark = *turn != '\0'               ? "new"
                       : post->state == POST_LEFT ? "grey"
                       : post->state == POST_ON   ? ""
                                                  : "due";
    rows_add(&self->rows, (int64_t)index + 1, mark, texts);
}

static void place_refresh(View *view)
{
    RotationPlace *self = (RotationPlace *)view;
    self->board = rotation_board(desk_db(view), desk_today(view), &view->rows);
    rotation_strip_read(&self->strip, view);
    rows_begin(&self->rows);
    for (size_t i = 0; i < self->board->count; i++) {
        add_post(self, i);
    }
}

static void place_draw(View *view, Canvas *canvas, Rect area)
{
    RotationPlace *self = (RotationPlace *)view;
    Rect top = {area.x, area.y, area.width, ROTATION_STRIP_LINES + 2};
    canvas_box(canvas, top, _("轮排"));
    Rect inside = rect_inside(top);
    rotation_strip_draw(&self->strip, canvas,
                        (Rect){inside.x + 1, inside.y, inside.width - 2, inside.height});
    list_draw_box(view->list, canvas,
                  (Rect){area.x, area.y + top.height, area.width, area.height - top.height},
                  _("签到顺序"), true);
}

static const char *chosen(View *view)
{
    const RotationPlace *self = (const RotationPlace *)view;
    int64_t id = rows_id(&self->rows);
    return id > 0 ? self->board->posts[id - 1].consultant : "";
}

/* Runs an operation of the rotation and says what came of it. */
static Reply run(View *view, const char *name, Rotation *record, FieldSet given)
{
    Error err = {0};
    Session *session = desk_session(view);
    const Operation *operation = operation_find(name);
    if (operation_run(session, operation, record, given, NULL, &err)) {
        view_say(view, "%s：%s", _(choice_label("rotation_action", record->action)),
                 rotation_who(desk_db(view), record->consultant, &session->arena));
    } else {
        view_fail(view, &err);
    }
    str_reset(&session->warnings);
    arena_clear(&session->arena);
    return reply_refresh();
}

static Reply set_post(View *view, const char *reason)
{
    Rotation record;
    entity_reset(&rotation_entity, &record);
    record.consultant = chosen(view);
    record.action = ((RotationPlace *)view)->action;
    record.reason = reason;
    return run(view, "rotation.post", &record, FIELD_BIT(ROTATION_action));
}

static Reply reason_given(View *view, void *context, const char *text)
{
    (void)context;
    return set_post(view, text);
}

static Reply post(View *view, int64_t action)
{
    ((RotationPlace *)view)->action = action;
    if (action == ROTATION_OUT_BUSINESS || action == ROTATION_OUT_PRIVATE) {
        return dialog_ask(view, _("外出原因"), "", true, reason_given, NULL);
    }
    return set_post(view, NULL);
}

static Reply back(View *view)
{
    return post(view, ROTATION_BACK);
}

static Reply busy(View *view)
{
    return post(view, ROTATION_BUSY);
}

static Reply out_business(View *view)
{
    return post(view, ROTATION_OUT_BUSINESS);
}

static Reply out_private(View *view)
{
    return post(view, ROTATION_OUT_PRIVATE);
}

static Reply went_home(View *view)
{
    return post(view, ROTATION_LEAVE);
}

/* Skipping: who is next, with or without a make-up turn, and why. */

static Reply skip_reason(View *view, void *context, const char *text)
{
    Rotation record;
    (void)context;
    entity_reset(&rotation_entity, &record);
    record.queue = ((RotationPlace *)view)->queue;
    record.action = ((RotationPlace *)view)->action;
    record.reason = text;
    return run(view, "rotation.skip", &record,
               FIELD_BIT(ROTATION_queue) | FIELD_BIT(ROTATION_action));
}

static Reply skip_kind(View *view, void *context, int choice)
{
    if (choice < 0) {
        return reply_done();
    }
    ((RotationPlace *)view)->action = choice == 0 ? ROTATION_PASS_MAKEUP : ROTATION_PASS_LOST;
    return dialog_ask(view, _("跳过的原因"), "", true, skip_reason, context);
}

static Reply skip(View *view, int64_t queue)
{
    const char *answers[] = {_("待补"), _("不补")};
    RotationPlace *self = (RotationPlace *)view;
    RotationWalk walk = rotation_next(self->board, queue, most_makeup(view));
    self->queue = queue;
    if (walk.consultant == NULL) {
        view_say(view, _("现在没有人在岗"));
        return reply_done();
    }
    const char *text = arena_format(&view->rows, queue == QUEUE_VISIT ? _("跳过 %s 这一轮来访？")
                                                                      : _("跳过 %s 这一轮来电？"),
                                    rotation_who(desk_db(view), walk.consultant, &view->rows));
    return dialog_choose(view, text, answers, ARRAY_LEN(answers), skip_kind, NULL);
}

static Reply skip_visit(View *view)
{
    return skip(view, QUEUE_VISIT);
}

static Reply skip_call(View *view)
{
    return skip(view, QUEUE_CALL);
}


static const Action place_actions[] = {
    {'a', K_F(6), N_("签到"), N_("到岗的顾问按先后签到"), sign_in_open, 0, "rotation.sign_in", false},
    {'k', K_F(7), N_("跳过"), N_("跳过下一位接访的人，写明原因"), skip_visit, NEED_ROW, "rotation.skip", false},
    {'j', K_NONE, N_("跳过电"), N_("跳过下一位接电的人，写明原因"), skip_call, NEED_ROW, "rotation.skip", true},
    {'b', K_CTRL('K'), N_("回岗"), N_("这位顾问回到岗位"), back, NEED_ROW, "rotation.post", false},
    {'z', K_NONE, N_("接待中"), N_("这位顾问正在接待"), busy, NEED_ROW, "rotation.post", true},
    {'w', K_CTRL('W'), N_("公出"), N_("公务外出，轮到时记补轮"), out_business, NEED_ROW, "rotation.post", false},
    {'p', K_NONE, N_("私出"), N_("私事外出，轮到时不补"), out_private, NEED_ROW, "rotation.post", false},
    {'l', K_NONE, N_("下班"), N_("今天不再接待"), went_home, NEED_ROW, "rotation.post", false},
};

static Reply place_open(View *view)
{
    RotationPlace *self = (RotationPlace *)view;
    rows_init(&self->rows, view, columns, ARRAY_LEN(columns), N_("今天还没有人签到：按 F6"));
    return reply_done();
}

static void place_close(View *view)
{
    rows_clear(&((RotationPlace *)view)->rows);
}

static const ScreenDef place_screen = {
    .name = "rotation",
    .label = N_("轮排"),
    .help = N_("谁在岗、谁接下一位；退还轮次在来访列表里按 g"),
    .actions = place_actions,
    .action_count = ARRAY_LEN(place_actions),
    .size = sizeof(RotationPlace),
    .open = place_open,
    .refresh = place_refresh,
    .draw = place_draw,
    .close = place_close,
};

Reply rotation_open(View *parent)
{
    return reply_open(view_new(&place_screen, parent));
}
