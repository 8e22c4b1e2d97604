#include "screen/paper_page.h"

#include "base/str.h"
#include "base/text.h"
#include "domain/operation.h"
#include "domain/signing.h"
#include "model/deal_paper.h"
#include "screen/operation_form.h"
#include "screen/print_action.h"
#include "screen/rows.h"

typedef struct PaperPage {
    View view;
    Rows rows;
    const char *deal_no; /* in view.arena */
} PaperPage;

enum { PAPER_COLUMN };

static const RowsColumn columns[] = {
    {{N_("资料"), 26, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("状态"), 8, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "paper_state"},
    {{N_("收到日期"), 10, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("份数"), 4, 1, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("免交原因"), 20, 2, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
};

static void refresh(View *view)
{
    PaperPage *self = (PaperPage *)view;
    rows_load(&self->rows, "paper_list",
              BINDS(BIND_TEXT(":deal", self->deal_no), BIND_DATE(":today", desk_today(view))));
    view->title = arena_format(&view->rows, _("%s 签约资料"), self->deal_no);
}

static DealPaper paper_here(View *view)
{
    const PaperPage *self = (PaperPage *)view;
    DealPaper paper;
    entity_reset(&deal_paper_entity, &paper);
    paper.deal_no = self->deal_no;
    paper.paper = rows_cell(&self->rows, PAPER_COLUMN);
    return paper;
}

static bool receive_one(View *view, const char *name)
{
    Error err = {0};
    Session *session = desk_session(view);
    DealPaper paper = paper_here(view);
    paper.paper = name;
    paper.received_on = desk_today(view);
    FieldSet given = FIELD_BIT(DEAL_PAPER_deal_no) | FIELD_BIT(DEAL_PAPER_paper) |
                     FIELD_BIT(DEAL_PAPER_received_on);
    bool ok = operation_run(session, operation_find("paper.receive"), &paper, given, NULL, &err);
    if (!ok) {
        view_fail(view, &err);
    }
    arena_clear(&session->arena);
    return ok;
}

/* Those marked, or the one under the cursor; each is a record of its own, the first failure ends it. */
static Reply receive(View *view)
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
        if (!receive_one(view, rows_cell_at(&self->rows, row, PAPER_COLUMN))) {
            return reply_refresh();
        }
        done++;
    }
    list_unmark_all(list);
    desk_touch(desk_of(view));
    view_say(view, _("%zu 份资料已收到"), done);
    return reply_refresh();
}

static Reply detail(View *view)
{
    DealPaper paper = paper_here(view);
    return operation_form_open(view, "paper.receive", &paper, NULL);
}

static Reply waive(View *view)
{
    DealPaper paper = paper_here(view);
    return operation_form_open(view, "paper.waive", &paper, NULL);
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
    {'c', K_NONE, N_("缺件"), N_("还缺什么，抄成一段话"), copy_missing, NEED_ROW, NULL, false},
    {'p', K_F(8), N_("打印"), N_("打印签约资料清单"), print, 0, NULL, false},
};

static Reply page_open(View *view)
{
    PaperPage *self = (PaperPage *)view;
    rows_init(&self->rows, view, columns, ARRAY_LEN(columns), N_("这种付款方式不要资料"));
    return reply_done();
}

static void page_close(View *view)
{
    rows_clear(&((PaperPage *)view)->rows);
}

static const ScreenDef page_screen = {
    .name = "paper_page",
    .label = N_("签约资料"),
    .help = N_("按付款方式和权益人要的资料：空格选中几份，Enter 一次收到"),
    .actions = actions,
    .action_count = ARRAY_LEN(actions),
    .size = sizeof(PaperPage),
    .open = page_open,
    .refresh = refresh,
    .close = page_close,
};

Reply paper_page_open(View *parent, const char *deal_no)
{
    PaperPage *self = (PaperPage *)view_new(&page_screen, parent);
    self->deal_no = arena_copy(&self->view.arena, deal_no);
    return reply_open(&self->view);
}
