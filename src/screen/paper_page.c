#include "screen/paper_page.h"

#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/loan_paper.h"
#include "domain/operation.h"
#include "domain/signing.h"
#include "model/choice.h"
#include "model/deal_paper.h"
#include "model/loan_paper.h"
#include "screen/operation_form.h"
#include "screen/print_action.h"
#include "screen/profile_form.h"
#include "screen/rows.h"
#include "ui/page.h"

#include <string.h>

typedef struct PaperPage {
    View view;
    Rows rows;
    const char *deal_no; /* in view.arena */
    int64_t kind;        /* of the loan part; NONE: the papers of the signing */
} PaperPage;

enum { PAPER_COLUMN };

static const RowsColumn columns[] = {
    {{N_("资料"), 26, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("状态"), 8, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "paper_state"},
    {{N_("收到日期"), 10, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("份数"), 4, 1, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("免交原因"), 20, 2, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
};
static const RowsColumn loan_columns[] = {
    {{N_("资料"), 24, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("状态"), 8, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "paper_state"},
    {{N_("原件"), 4, 4, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("复印"), 4, 3, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("收到日期"), 10, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("有效期至"), 10, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("份数"), 4, 5, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("经手"), 8, 2, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("说明"), 16, 1, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
};

static const char *kind_code(const PaperPage *self)
{
    return choice_code("loan_kind", self->kind);
}

/* The papers of the signing, or of the loan. */
static void refresh(View *view)
{
    PaperPage *self = (PaperPage *)view;
    bool loan = self->kind != NONE;
    const Bind *binds = BINDS(BIND_TEXT(":deal", self->deal_no), BIND_TEXT(":kind", kind_code(self)),
                              BIND_DATE(":today", desk_today(view)));
    rows_load(&self->rows, loan ? "loan_paper_list" : "paper_list", binds);
    view->title = arena_format(&view->rows, _("%s 签约资料"), self->deal_no);
    Stmt *stmt = query_open(desk_db(view), "loan_paper_title", binds);
    if (loan && query_next(stmt)) {
        view->title = arena_format(&view->rows, _("%s %s %s %s资料"), query_text(stmt, 0),
                                   query_text(stmt, 1), query_text(stmt, 2),
                                   _(choice_label("loan_kind", self->kind)));
    }
    query_close(stmt);
}

static void *paper_named(const PaperPage *self, Arena *arena, const char *name)
{
    const Entity *entity = self->kind != NONE ? &loan_paper_entity : &deal_paper_entity;
    void *paper = entity_new(entity, arena);
    field_set_text(entity_field(entity, "deal_no"), paper, self->deal_no);
    field_set_text(entity_field(entity, "paper"), paper, name);
    if (self->kind != NONE) {
        field_set_number(entity_field(entity, "kind"), paper, self->kind);
    }
    return paper;
}

/* An operation that wants nothing but a date, done today to one paper. */
static bool run_one(View *view, const char *name, const char *date, const char *paper_name)
{
    Error err = {0};
    Session *session = desk_session(view);
    const Operation *operation = operation_find(name);
    const Entity *entity = operation->entity;
    void *paper = paper_named((PaperPage *)view, &session->arena, paper_name);
    field_set_number(entity_field(entity, date), paper, desk_today(view));
    FieldSet given = 0;
    for (size_t i = 0; i < entity->field_count; i++) {
        given |= field_empty(&entity->fields[i], paper) ? 0 : FIELD_BIT(i);
    }
    bool ok = operation_run(session, operation, paper, given, NULL, &err);
    if (!ok) {
        view_fail(view, &err);
    }
    arena_clear(&session->arena);
    return ok;
}

/* Those marked, or the one under the cursor; each is a record of its own, the first failure ends
 * it. said: msgid with the number of papers. */
static Reply run_marked(View *view, const char *operation, const char *date, const char *said)
{
    PaperPage *self = (PaperPage *)view;
    List *list = &self->rows.list;
    size_t done = 0;
    if (list->mark_count == 0) {
        list_mark(list, list->cursor, true);
    }
    for (size_t row = 0; row < rows_loaded(&self->rows); row++) {
        if (!list_marked(list, row)) {
            continue;
        }
        if (!run_one(view, operation, date, rows_cell_at(&self->rows, row, PAPER_COLUMN))) {
            return reply_refresh();
        }
        done++;
    }
    list_unmark_all(list);
    desk_touch(desk_of(view));
    view_say(view, said, done);
    return reply_refresh();
}

/* only: the fields to show, NULL for all. */
static Reply form(View *view, const char *operation, const char *const *only)
{
    const PaperPage *self = (PaperPage *)view;
    return operation_form_open(
        view, operation,
        paper_named(self, &view->rows, rows_cell(&self->rows, PAPER_COLUMN)), only);
}

static Reply receive(View *view)
{
    return run_marked(view, "paper.receive", "received_on", _("%zu 份资料已收到"));
}

static Reply detail(View *view)
{
    return form(view, "paper.receive", NULL);
}

static Reply waive(View *view)
{
    return form(view, "paper.waive", NULL);
}

static Reply set_profile(View *view)
{
    return profile_form_open(view, ((PaperPage *)view)->deal_no);
}

static Reply copy_missing(View *view)
{
    Session *session = desk_session(view);
    const char *missing = signing_missing(session, ((PaperPage *)view)->deal_no);
    const char *text = missing != NULL ? arena_format(&view->rows, _("签约资料还缺：%s"), missing)
                                       : _("签约资料已经收齐");
    view_copy(view, text);
    view_say(view, "%s", text);
    arena_clear(&session->arena);
    return reply_done();
}

static Reply print(View *view)
{
    return print_action(view, &(PrintChoice){"checklist", ((PaperPage *)view)->deal_no}, 1);
}

static const Action actions[] = {
    {K_ENTER, K_F(7), N_("收到"), N_("选中的（空格）今天都收到了；没有选中就是光标所在的"), receive, NEED_ROW,
     "paper.receive", false},
    {'e', K_NONE, N_("份数"), N_("填收到日期和份数"), detail, NEED_ROW, "paper.receive", false},
    {'w', K_NONE, N_("免交"), N_("经理批准不收这一份"), waive, NEED_ROW, "paper.waive", true},
    {'b', K_NONE, N_("买方"), N_("个人或公司、婚姻、就业、委托代理：要哪些资料由它定"), set_profile, 0,
     "profile.set", false},
    {'c', K_NONE, N_("缺件"), N_("还缺什么，抄成一段话"), copy_missing, NEED_ROW, NULL, false},
    {'p', K_F(8), N_("打印"), N_("打印签约资料清单"), print, 0, NULL, false},
};

/* Of a loan */

static Reply loan_receive(View *view)
{
    return run_marked(view, "loan_paper.receive", "received_on", _("%zu 份资料已收到"));
}

static Reply loan_check(View *view)
{
    return run_marked(view, "loan_paper.check", "checked_on", _("%zu 份资料已核对"));
}

static Reply loan_detail(View *view)
{
    static const char *const shown[] = {"paper", "received_on", "copies", "expires_on", NULL};
    return form(view, "loan_paper.receive", shown);
}

static Reply loan_return(View *view)
{
    static const char *const shown[] = {"paper", "returned_on", "return_reason", NULL};
    return form(view, "loan_paper.return", shown);
}

static Reply loan_waive(View *view)
{
    static const char *const shown[] = {"paper", "waive_reason", "waived_by", NULL};
    return form(view, "loan_paper.waive", shown);
}

/* "甲、乙" as numbered lines. */
static void add_numbered(Str *out, const char *names)
{
    static const char mark[] = "、";
    for (int count = 1; *names != '\0'; count++) {
        const char *end = strstr(names, mark);
        size_t len = end != NULL ? (size_t)(end - names) : strlen(names);
        str_format(out, "%d. %.*s\n", count, (int)len, names);
        names += len + (end != NULL ? sizeof mark - 1 : 0);
    }
}

/* To the customer, in Chinese whatever the language of the screens. */
static void write_message(View *view, const char *missing, Str *out)
{
    const PaperPage *self = (PaperPage *)view;
    bool chinese = text_keep_chinese(true);
    Stmt *stmt = query_open(desk_db(view), "loan_paper_title",
                            BINDS(BIND_TEXT(":deal", self->deal_no), BIND_TEXT(":kind", kind_code(self))));
    query_next(stmt);
    str_format(out, "%s您好：\n%s 的按揭（%s %s）还缺以下资料：\n", query_text(stmt, 1),
               query_text(stmt, 0), query_text(stmt, 2), _(choice_label("loan_kind", self->kind)));
    query_close(stmt);
    text_keep_chinese(chinese);
    add_numbered(out, missing);
    str_add(out, "请尽早带来，谢谢！\n");
}

/* Copied, and shown without a frame so that it can be dragged into a chat. */
static Reply loan_copy_missing(View *view)
{
    const PaperPage *self = (PaperPage *)view;
    Str out = {0};
    Session *session = desk_session(view);
    const char *missing = loan_paper_missing(session, self->deal_no, self->kind);
    if (missing != NULL) {
        write_message(view, missing, &out);
    }
    arena_clear(&session->arena);
    if (out.len == 0) {
        view_say(view, _("这笔按揭的资料已经收齐"));
        return reply_done();
    }
    view_copy(view, str_text(&out));
    Reply reply = page_open_plain(view, str_text(&out));
    str_clear(&out);
    return reply;
}

static Reply loan_print(View *view)
{
    return print_action(view, &(PrintChoice){"loan-papers", ((PaperPage *)view)->deal_no}, 1);
}

static const Action loan_actions[] = {
    {K_ENTER, K_F(7), N_("收到"), N_("选中的（空格）今天都收到了；没有选中就是光标所在的"), loan_receive,
     NEED_ROW, "loan_paper.receive", false},
    {'e', K_NONE, N_("份数"), N_("填收到日期、份数和有效期"), loan_detail, NEED_ROW, "loan_paper.receive",
     false},
    {'k', K_NONE, N_("核对"), N_("选中的和原件核对过了"), loan_check, NEED_ROW, "loan_paper.check", false},
    {'d', K_NONE, N_("退回"), N_("这一份不合格，退给客户，写明原因"), loan_return, NEED_ROW,
     "loan_paper.return", false},
    {'w', K_NONE, N_("免交"), N_("经理批准不收这一份"), loan_waive, NEED_ROW, "loan_paper.waive", true},
    {'b', K_NONE, N_("买方"), N_("个人或公司、婚姻、就业、委托代理：要哪些资料由它定"), set_profile, 0,
     "profile.set", false},
    {'c', K_NONE, N_("缺件"), N_("还缺什么，抄成给客户的一段话"), loan_copy_missing, NEED_ROW, NULL, false},
    {'p', K_F(8), N_("打印"), N_("打印按揭资料清单"), loan_print, 0, NULL, false},
};

static void stop(View *view)
{
    rows_clear(&((PaperPage *)view)->rows);
}

static Reply start(View *view)
{
    rows_init(&((PaperPage *)view)->rows, view, columns, ARRAY_LEN(columns),
              N_("这种付款方式不要资料"));
    return reply_done();
}

static Reply loan_start(View *view)
{
    rows_init(&((PaperPage *)view)->rows, view, loan_columns, ARRAY_LEN(loan_columns),
              N_("这笔按揭不要资料"));
    return reply_done();
}

static const ScreenDef page_screen = {
    .name = "paper_page",
    .label = N_("签约资料"),
    .help = N_("按付款方式和权益人要的资料：空格选中几份，Enter 一次收到"),
    .actions = actions,
    .action_count = ARRAY_LEN(actions),
    .size = sizeof(PaperPage),
    .open = start,
    .refresh = refresh,
    .close = stop,
};

static const ScreenDef loan_page_screen = {
    .name = "loan_paper_page",
    .label = N_("按揭资料"),
    .help = N_("按贷款和买方类别要的资料：空格选中几份，Enter 一次收到；过期的要重开"),
    .actions = loan_actions,
    .action_count = ARRAY_LEN(loan_actions),
    .size = sizeof(PaperPage),
    .open = loan_start,
    .refresh = refresh,
    .close = stop,
};

static Reply open_page(const ScreenDef *def, View *parent, const char *deal_no, int64_t kind)
{
    PaperPage *self = (PaperPage *)view_new(def, parent);
    self->deal_no = arena_copy(&self->view.arena, deal_no);
    self->kind = kind;
    return reply_open(&self->view);
}

Reply paper_page_open(View *parent, const char *deal_no)
{
    return open_page(&page_screen, parent, deal_no, NONE);
}

Reply loan_paper_page_open(View *parent, const char *deal_no, int64_t kind)
{
    return open_page(&loan_page_screen, parent, deal_no, kind);
}
