#include "screen/sign_in.h"

#include "base/str.h"
#include "base/text.h"
#include "db/query.h"
#include "domain/operation.h"
#include "domain/rotation.h"
#include "screen/desk.h"
#include "ui/list.h"

typedef struct SignIn {
    View view;
    List list;
    int64_t *ids;        /* in view.rows, like the texts */
    const char **numbers;
    const char **names;
    size_t count;
    size_t capacity;
} SignIn;

static const Column sign_in_columns[] = {
    {N_("到岗"), 4, 0, COLUMN_RIGHT, false},
    {N_("工号"), 8, 0, COLUMN_LEFT, false},
    {N_("姓名"), 12, 0, COLUMN_LEFT, true},
};

static size_t sign_in_count(void *data)
{
    return ((const SignIn *)data)->count;
}

static const char *sign_in_cell(void *data, Arena *arena, size_t row, size_t column)
{
    const SignIn *self = data;
    if (column > 0) {
        return column == 1 ? self->numbers[row] : self->names[row];
    }
    for (size_t i = 0; i < self->list.mark_count; i++) {
        if (self->list.marks[i] == self->ids[row]) {
            return arena_format(arena, "%zu", i + 1);
        }
    }
    return "";
}

static int64_t sign_in_id(void *data, size_t row)
{
    return ((const SignIn *)data)->ids[row];
}

static const ListSource sign_in_source = {
    .count = sign_in_count, .cell = sign_in_cell, .id = sign_in_id};

static void add_absent(SignIn *self, Stmt *stmt)
{
    Arena *arena = &self->view.rows;
    if (self->count == self->capacity) {
        return;
    }
    self->ids[self->count] = query_number(stmt, 0);
    self->numbers[self->count] = arena_copy(arena, query_text(stmt, 1));
    self->names[self->count] = arena_copy(arena, query_text(stmt, 2));
    self->count++;
}

/* Everybody who works here and isn't on today's list. */
static void sign_in_refresh(View *view)
{
    SignIn *self = (SignIn *)view;
    const RotationBoard *board = rotation_board(desk_db(view), desk_today(view), &view->rows);
    self->capacity = 1024;
    self->count = 0;
    self->ids = arena_alloc(&view->rows, self->capacity * sizeof *self->ids);
    self->numbers = arena_alloc(&view->rows, self->capacity * sizeof *self->numbers);
    self->names = arena_alloc(&view->rows, self->capacity * sizeof *self->names);
    Stmt *stmt = query_open(desk_db(view), "rotation_absent", NULL);
    while (query_next(stmt)) {
        const RotationPost *found = rotation_post_of(board, query_text(stmt, 1));
        if (found == NULL || found->state == POST_LEFT) {
            add_absent(self, stmt);
        }
    }
    query_close(stmt);
}

static bool sign_in_one(View *view, const char *number)
{
    Error err = {0};
    Rotation record;
    Session *session = desk_session(view);
    entity_reset(&rotation_entity, &record);
    record.consultant = number;
    bool ok = operation_run(session, operation_find("rotation.sign_in"), &record,
                            FIELD_BIT(ROTATION_consultant), NULL, &err);
    if (!ok) {
        view_fail(view, &err);
    }
    arena_clear(&session->arena);
    return ok;
}

static const char *number_of(const SignIn *self, int64_t id)
{
    for (size_t i = 0; i < self->count; i++) {
        if (self->ids[i] == id) {
            return self->numbers[i];
        }
    }
    return "";
}

static Reply sign_in_done(View *view)
{
    SignIn *self = (SignIn *)view;
    size_t done = 0;
    if (self->list.mark_count == 0) {
        list_mark(&self->list, self->list.cursor, true);
    }
    for (size_t i = 0; i < self->list.mark_count; i++) {
        done += sign_in_one(view, number_of(self, self->list.marks[i]));
    }
    if (done == self->list.mark_count) {
        view_say(view, _("%zu 人已签到"), done);
    }
    return reply_close_then(reply_refresh());
}

static void sign_in_draw(View *view, Canvas *canvas, Rect area)
{
    int height = area.height - 2 < 18 ? area.height - 2 : 18;
    Rect box = {area.x + (area.width - 44) / 2, area.y + 1, 44, height};
    canvas_fill(canvas, box, ROLE_TEXT);
    list_draw_box(view->list, canvas, box, _("签到：按到岗先后按空格，再按 Enter"), true);
}

static const Action sign_in_actions[] = {
    {K_ENTER, K_F(2), N_("签到"), N_("选中的人按先后签到；没有选中就签光标所在的人"), sign_in_done,
     NEED_ROW, "rotation.sign_in", false},
};

static Reply sign_in_start(View *view)
{
    SignIn *self = (SignIn *)view;
    list_init(&self->list, sign_in_columns, ARRAY_LEN(sign_in_columns), &sign_in_source, self);
    self->list.hint = N_("人都到齐了");
    view->list = &self->list;
    return reply_done();
}

static const ScreenDef sign_in_screen = {
    .name = "sign_in",
    .label = N_("签到"),
    .help = N_("按到岗先后按空格，全部选好按一次 Enter；晚到的以后再签，排在最后"),
    .actions = sign_in_actions,
    .action_count = ARRAY_LEN(sign_in_actions),
    .size = sizeof(SignIn),
    .flags = VIEW_POPUP,
    .open = sign_in_start,
    .refresh = sign_in_refresh,
    .draw = sign_in_draw,
};

Reply sign_in_open(View *view)
{
    return reply_open(view_new(&sign_in_screen, view));
}
