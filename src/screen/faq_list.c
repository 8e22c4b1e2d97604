#include "screen/faq_list.h"

#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "model/faq.h"
#include "screen/operation_form.h"
#include "screen/rows.h"
#include "ui/page.h"

typedef struct FaqList {
    View view;
    Rows rows;
} FaqList;

typedef struct FaqPage {
    View view;
    Page page;
    int64_t id;
} FaqPage;

static const RowsColumn columns[] = {
    {{N_("主题"), 10, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("问题"), 44, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("核实"), 6, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("更新日期"), 10, 1, COLUMN_LEFT, false}, ROWS_DATE, NULL},
};

static bool load(View *view, int64_t id, Faq *faq)
{
    return store_get(desk_db(view), &faq_entity, id, &view->rows, faq);
}

static bool past(View *view, const Faq *faq)
{
    return faq->valid_until != NONE && faq->valid_until < desk_today(view);
}

/* What a reader must know before repeating the answer; "" when it is checked and holds. */
static const char *standing(View *view, const Faq *faq)
{
    return past(view, faq) ? _("已过期") : faq->unverified == 1 ? _("待核实") : "";
}

/* The answer on a page */

static void page_refresh(View *view)
{
    FaqPage *self = (FaqPage *)view;
    Faq faq;
    Str out = {0};
    if (!load(view, self->id, &faq)) {
        return;
    }
    const char *note = standing(view, &faq);
    view->title = arena_format(&view->rows, "%s%s%s", faq.topic, *note != '\0' ? "  " : "", note);
    str_format(&out, "%s\n\n%s\n\n", faq.question, faq.answer);
    str_format(&out, _("更新 %s"), desk_show_date(&view->rows, faq.updated_on, desk_today(view)));
    if (faq.valid_until != NONE) {
        str_format(&out, _("，有效期至 %s"),
                   desk_show_date(&view->rows, faq.valid_until, desk_today(view)));
    }
    page_set(&self->page, view, str_text(&out));
    str_clear(&out);
}

static Reply copy(View *view)
{
    Faq faq;
    if (load(view, ((FaqPage *)view)->id, &faq)) {
        view_copy(view, faq.answer);
        view_say(view, _("回答已复制，Ctrl-T 显示纯文字便于拖选"));
    }
    return reply_done();
}

/* Whoever changes an answer answers for it today. */
static Reply edit_id(View *view, int64_t id)
{
    Faq faq;
    if (!load(view, id, &faq)) {
        return reply_done();
    }
    faq.updated_on = desk_today(view);
    return operation_form_open(view, "faq.save", &faq, NULL);
}

static Reply page_edit(View *view)
{
    return edit_id(view, ((FaqPage *)view)->id);
}

static const Action page_keys[] = {
    {'y', K_F(7), N_("复制"), N_("复制回答，发给客户"), copy, 0, NULL, false},
    {'e', K_F(6), N_("修改"), N_("修改回答、有效期，核实以后去掉待核实"), page_edit, 0, "faq.save", false},
};

const ScreenDef faq_page_screen = {
    .name = "faq_page",
    .label = N_("贷款问答"),
    .help = N_("一个问题和现在的回答"),
    .actions = page_keys,
    .action_count = ARRAY_LEN(page_keys),
    .size = sizeof(FaqPage),
    .refresh = page_refresh,
};

/* The list */

static void refresh(View *view)
{
    FaqList *self = (FaqList *)view;
    rows_begin(&self->rows);
    Stmt *stmt = query_open(desk_db(view), "faq_list",
                            BINDS(BIND_DATE(":today", desk_today(view))));
    while (query_next(stmt)) {
        Faq faq;
        if (!load(view, query_number(stmt, 0), &faq)) {
            continue;
        }
        const char *texts[] = {faq.topic, faq.question, standing(view, &faq),
                               desk_show_date(&view->rows, faq.updated_on, desk_today(view))};
        const char *mark = past(view, &faq) ? "grey" : faq.unverified == 1 ? "due" : "";
        rows_add(&self->rows, faq.row.id, mark, texts);
    }
    query_close(stmt);
    rows_fit(&self->rows, 2, 10);
    view->title = _("贷款问答");
}

static Reply open_row(View *view)
{
    FaqPage *page = (FaqPage *)view_new(&faq_page_screen, view);
    page->id = rows_id(&((FaqList *)view)->rows);
    page_init(&page->page);
    page->view.page = &page->page;
    return reply_open(&page->view);
}

static Reply new_row(View *view)
{
    return operation_form_open(view, "faq.save", NULL, NULL);
}

static Reply edit(View *view)
{
    return edit_id(view, rows_id(&((FaqList *)view)->rows));
}

static const Action actions[] = {
    {K_ENTER, K_NONE, N_("打开"), N_("看回答"), open_row, NEED_ROW, NULL, false},
    {'a', K_F(6), N_("新问题"), N_("登记一个问题和回答"), new_row, 0, "faq.save", false},
    {'e', K_F(7), N_("修改"), N_("修改这个问题的回答"), edit, NEED_ROW, "faq.save", false},
};

static Reply screen_open(View *view)
{
    rows_init(&((FaqList *)view)->rows, view, columns, ARRAY_LEN(columns),
              N_("还没有问答：按 F6 登记一个"));
    return reply_done();
}

static void screen_close(View *view)
{
    rows_clear(&((FaqList *)view)->rows);
}

const ScreenDef faq_screen = {
    .name = "faq",
    .label = N_("贷款问答"),
    .help = N_("客户常问的；打汉字或按 / 打首字母就找，Enter 看回答"),
    .actions = actions,
    .action_count = ARRAY_LEN(actions),
    .size = sizeof(FaqList),
    .open = screen_open,
    .refresh = refresh,
    .close = screen_close,
};

Reply faq_list_open(View *parent)
{
    return reply_open(view_new(&faq_screen, parent));
}
