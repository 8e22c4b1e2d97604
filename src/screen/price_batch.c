#include "screen/price_batch.h"

#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "model/choice.h"
#include "model/price_batch.h"
#include "model/price_line.h"
#include "report/price_list.h"
#include "screen/operation_form.h"
#include "screen/price_import.h"
#include "screen/tabs.h"
#include "screen/unit_page.h"

#include <assert.h>

enum {
    NEED_BATCH = NEED_FIRST,          /* a batch under the cursor, or the page's */
    NEED_DRAFT = NEED_FIRST << 1,     /* not approved yet */
    NEED_OPEN = NEED_FIRST << 2,      /* not in effect, not void */
    NEED_LIST = NEED_FIRST << 3,
    NEED_LINE = NEED_FIRST << 4,      /* a unit under the cursor of the page */
};

typedef struct BatchPage {
    TabsView tabs; /* first: the handlers of tabs find them */
    const char *batch_no;
} BatchPage;

enum { BATCH_NO };
static const RowsColumn batch_columns[] = {
    {{N_("调价编号"), 14, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("状态"), 6, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "price_batch_state"},
    {{N_("生效日期"), 8, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("套数"), 4, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("原货值"), 11, 1, COLUMN_RIGHT, false}, ROWS_WAN, NULL},
    {{N_("新货值"), 11, 1, COLUMN_RIGHT, false}, ROWS_WAN, NULL},
    {{N_("差额"), 10, 0, COLUMN_RIGHT, false}, ROWS_WAN, NULL},
    {{N_("原因"), 16, 2, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("审批人"), 8, 3, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
};
static const RowsColumn line_columns[] = {
    {{N_("房号"), 10, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("户型"), 8, 2, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("原标准总价"), 12, 0, COLUMN_RIGHT, false}, ROWS_TEXT, NULL},
    {{N_("新标准总价"), 12, 0, COLUMN_RIGHT, false}, ROWS_TEXT, NULL},
    {{N_("差额"), 11, 0, COLUMN_RIGHT, false}, ROWS_TEXT, NULL},
    {{N_("幅度"), 7, 1, COLUMN_RIGHT, false}, ROWS_TEXT, NULL},
    {{N_("新底价"), 12, 3, COLUMN_RIGHT, false}, ROWS_TEXT, NULL},
    {{N_("说明"), 8, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
};

static const ScreenDef page_screen;

static bool is_page(const View *view)
{
    return view->def == &page_screen;
}

static const char *batch_here(View *view)
{
    return is_page(view) ? ((BatchPage *)view)->batch_no : tabs_cell(view, BATCH_NO);
}

static bool load(View *view, PriceBatch *batch)
{
    return store_find(desk_db(view), &price_batch_entity, "batch_no", batch_here(view),
                      &view->rows, batch);
}

static unsigned have(View *view)
{
    PriceBatch batch;
    unsigned bits = is_page(view) ? 0 : (unsigned)NEED_LIST;
    if (is_page(view) && tabs_id(view) > 0) {
        bits |= NEED_LINE;
    }
    if (text_empty(batch_here(view)) || !load(view, &batch)) {
        return bits;
    }
    bits |= NEED_BATCH | (batch.state == PRICE_DRAFT ? (unsigned)NEED_DRAFT : 0);
    return bits | (batch.state == PRICE_DRAFT || batch.state == PRICE_APPROVED ? (unsigned)NEED_OPEN
                                                                              : 0);
}

/* Actions */

static Reply open_here(View *view)
{
    return is_page(view) ? unit_page_open(view, tabs_id(view))
                         : price_batch_page_open(view, batch_here(view));
}

static Reply approve(View *view)
{
    return operation_form_about(view, "price.approve", "batch_no", batch_here(view));
}

static Reply make_void(View *view)
{
    return operation_form_about(view, "price.void", "batch_no", batch_here(view));
}

/* The prices of the unit under the cursor. */
static Reply set_line(View *view)
{
    static const char *const only[] = {"list_total", "floor_total", NULL};
    PriceLine line;
    entity_reset(&price_line_entity, &line);
    line.batch_no = batch_here(view);
    line.unit_no = tabs_cell(view, 0);
    const Bind *binds = BINDS(BIND_TEXT(":batch", line.batch_no), BIND_TEXT(":unit", line.unit_no));
    line.list_total = query_one_number(desk_db(view), "price_line_total", binds);
    line.floor_total = query_one_number(desk_db(view), "price_line_floor", binds);
    return operation_form_open(view, "price.set", &line, only);
}

static Reply add_line(View *view)
{
    return operation_form_about(view, "price.set", "batch_no", batch_here(view));
}

static Reply draft(View *view)
{
    return operation_form_open(view, "price.draft", NULL, NULL);
}

const Action price_batch_actions[] = {
    {K_ENTER, K_NONE, N_("打开"), N_("这张调价单的明细；明细里打开这套房"), open_here,
     NEED_ROW, NULL, false},
    {'g', K_F(7), N_("批准"), N_("批准这张调价单，到时间就生效；经理才能做"), approve, NEED_DRAFT,
     "price.approve", false},
    {'d', K_NONE, N_("作废"), N_("作废还没有生效的调价单"), make_void, NEED_OPEN, "price.void", false},
    {'e', K_NONE, N_("改价"), N_("改这套房在调价单里的新价格"), set_line, NEED_DRAFT | NEED_LINE,
     "price.set", false},
    {'i', K_NONE, N_("加一套"), N_("把一套房的新价格填进这张调价单"), add_line, NEED_DRAFT, "price.set",
     false},
    {'a', K_F(6), N_("拟定"), N_("拟定一张调价单"), draft, NEED_LIST, "price.draft", false},
    {'m', K_NONE, N_("价格表"), N_("从价格表导入，先看差别"), price_import_ask, NEED_LIST, "price.draft",
     true},
};
static_assert(ARRAY_LEN(price_batch_actions) == PRICE_BATCH_ACTION_COUNT,
              "the tests count these rows");

/* The list */

#define BATCH_TAB(label, query)                                                                    \
    {label, query, batch_columns, ARRAY_LEN(batch_columns), N_("没有调价单：按 F6 拟定一张"), 0, NULL}
static const Tab list_tabs[] = {
    BATCH_TAB(N_("等批准或生效"), "price_batch_list_open"),
    BATCH_TAB(N_("全部"), "price_batch_list"),
};

static const ScreenDef list_screen = {
    .name = "price_batch_list",
    .label = N_("调价单"),
    .help = N_("调价单：拟定、批准、到时间生效；已售和小订的房源价格不动"),
    .actions = price_batch_actions,
    .action_count = PRICE_BATCH_ACTION_COUNT,
    .size = sizeof(TabsView),
    .refresh = tabs_refresh,
    .have = have,
    .draw = tabs_draw,
    .key = tabs_key,
    .close = tabs_close,
};

Reply price_batch_list_open(View *parent)
{
    View *view = view_new(&list_screen, parent);
    tabs_open(view, list_tabs, ARRAY_LEN(list_tabs));
    return reply_open(view);
}

/* The page */

static const char *money(Arena *arena, int64_t fen)
{
    char buf[32];
    return fen == NONE ? "" : arena_copy(arena, money_format(buf, sizeof buf, fen));
}

static void fill_lines(View *view, Rows *rows)
{
    Arena *arena = &view->rows;
    Stmt *stmt = query_open(desk_db(view), "price_batch_lines",
                            BINDS(BIND_TEXT(":batch", batch_here(view))));
    while (query_next(stmt)) {
        int64_t before = query_number(stmt, 3);
        int64_t after = query_number(stmt, 4);
        bool kept = query_number(stmt, 6) > 0;
        const char *texts[] = {arena_copy(arena, query_text(stmt, 1)),
                               arena_copy(arena, query_text(stmt, 2)),
                               money(arena, before),
                               money(arena, after),
                               price_list_difference(arena, before, after),
                               price_list_percent(arena, before, after),
                               money(arena, query_number(stmt, 5)),
                               kept ? _("已售不动") : ""};
        rows_add(rows, query_number(stmt, 0), kept ? "done" : "", texts);
    }
    query_close(stmt);
}

static const Tab page_tabs[] = {
    {N_("明细"), NULL, line_columns, ARRAY_LEN(line_columns), N_("还没有明细：按 i 加一套"), 0, fill_lines},
};

static const char *effective_text(Arena *arena, const PriceBatch *batch, int64_t today)
{
    char time[8];
    const char *date = desk_show_date(arena, batch->effective_on, today);
    return batch->effective_at == NONE
               ? date
               : arena_format(arena, "%s %s", date,
                              time_format(time, sizeof time, batch->effective_at));
}

/* What the batch is stands above its lines. */
static void draw_page(View *view, Canvas *canvas, Rect area)
{
    PriceBatch batch;
    Arena *arena = &canvas->arena;
    if (load(view, &batch)) {
        canvas_text(canvas, area.x + 1, area.y, area.width - 2, ROLE_NEW,
                    arena_format(arena, _("%s  %s  %s 生效  审批人 %s  %s"), batch.batch_no,
                                 _(choice_label("price_batch_state", batch.state)),
                                 effective_text(arena, &batch, desk_today(view)),
                                 batch.approved_by != NULL ? batch.approved_by : "-",
                                 batch.reason != NULL ? batch.reason : ""));
    }
    tabs_draw(view, canvas, (Rect){area.x, area.y + 1, area.width, area.height - 1});
}

static const ScreenDef page_screen = {
    .name = "price_batch",
    .label = N_("调价单"),
    .help = N_("一张调价单的明细：原价、新价和差额；生效前可以改"),
    .actions = price_batch_actions,
    .action_count = PRICE_BATCH_ACTION_COUNT,
    .size = sizeof(BatchPage),
    .refresh = tabs_refresh,
    .have = have,
    .draw = draw_page,
    .key = tabs_key,
    .close = tabs_close,
};

Reply price_batch_page_open(View *parent, const char *batch_no)
{
    BatchPage *self = (BatchPage *)view_new(&page_screen, parent);
    self->batch_no = arena_copy(&self->tabs.view.arena, batch_no);
    tabs_open(&self->tabs.view, page_tabs, ARRAY_LEN(page_tabs));
    return reply_open(&self->tabs.view);
}
