#include "screen/price_import.h"

#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "report/price_list.h"
#include "screen/price_batch.h"
#include "screen/tabs.h"
#include "screen/unit_page.h"
#include "ui/console.h"
#include "ui/dialog.h"
#include "ui/form.h"
#include "ui/page.h"
#include "ui/progress.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef struct PriceImport {
    TabsView tabs; /* first: the handlers of tabs find them */
    PriceList list;
    Progress progress;
    const char *path;
} PriceImport;

enum { NEED_SOUND = NEED_FIRST }; /* no refused line, and something to do */

static PriceImport *import_of(View *view)
{
    return (PriceImport *)view;
}

static const RowsColumn columns[] = {
    {{N_("房号"), 10, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("户型"), 8, 3, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("原标准总价"), 12, 0, COLUMN_RIGHT, false}, ROWS_TEXT, NULL},
    {{N_("新标准总价"), 12, 0, COLUMN_RIGHT, false}, ROWS_TEXT, NULL},
    {{N_("差额"), 11, 0, COLUMN_RIGHT, false}, ROWS_TEXT, NULL},
    {{N_("幅度"), 7, 1, COLUMN_RIGHT, false}, ROWS_TEXT, NULL},
    {{N_("新底价"), 12, 2, COLUMN_RIGHT, false}, ROWS_TEXT, NULL},
    {{N_("说明"), 24, 4, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
};
static const RowsColumn refused_columns[] = {
    {{N_("文件:行:列"), 24, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("错在哪里"), 50, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
};

static const char *money(Arena *arena, int64_t fen)
{
    char buf[32];
    return fen == NONE ? "" : arena_copy(arena, money_format(buf, sizeof buf, fen));
}

static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

static void add_row(View *view, Rows *rows, size_t at, const PriceListRow *row)
{
    Arena *arena = &view->rows;
    const char *texts[] = {row->unit_no,
                           row->layout,
                           money(arena, row->old_list),
                           money(arena, row->new_list),
                           price_list_difference(arena, row->old_list, row->new_list),
                           price_list_percent(arena, row->old_list, row->new_list),
                           money(arena, row->new_floor),
                           row->note};
    rows_add(rows, (int64_t)at + 1, *row->note != '\0' ? "due" : "", texts);
}

/* The tabs are the states of rows in their order. */
static void fill(View *view, Rows *rows)
{
    const PriceList *list = &import_of(view)->list;
    PriceListState state = (PriceListState)tabs_of(view)->current;
    for (size_t i = 0; i < list->count; i++) {
        if (list->rows[i].state != state) {
            continue;
        }
        if (state == PRICE_LIST_REFUSED) {
            const char *texts[] = {file_name(list->rows[i].place), list->rows[i].note};
            rows_add(rows, (int64_t)i + 1, "late", texts);
        } else {
            add_row(view, rows, i, &list->rows[i]);
        }
    }
}

#define STATE_TAB(label) {label, NULL, columns, ARRAY_LEN(columns), N_("没有"), 0, fill}
static const Tab tabs[] = {
    [PRICE_LIST_CHANGED] = STATE_TAB(N_("调价")),
    [PRICE_LIST_NEW] = STATE_TAB(N_("新房源")),
    [PRICE_LIST_KEPT] = STATE_TAB(N_("已售不动")),
    [PRICE_LIST_SAME] = STATE_TAB(N_("不变")),
    [PRICE_LIST_MISSING] = STATE_TAB(N_("表里没有")),
    [PRICE_LIST_REFUSED] = {N_("有错"), NULL, refused_columns, ARRAY_LEN(refused_columns),
                            N_("没有错，可以导入"), 0, fill},
};
static_assert(ARRAY_LEN(tabs) == PRICE_LIST_STATES, "a tab for each state");

/* The import: the form of the batch says from when on and why. */

static const FormField batch_fields[] = {
    {&price_batch_fields[PRICE_BATCH_effective_on], FORM_REQUIRED | FORM_TODAY, NULL, NULL, NULL, NULL},
    {&price_batch_fields[PRICE_BATCH_effective_at], 0, NULL, NULL, NULL, NULL},
    {&price_batch_fields[PRICE_BATCH_reason], FORM_REQUIRED | FORM_WHOLE, NULL, NULL, NULL, NULL},
};

static bool step(void *context, size_t done, size_t total)
{
    return progress_step(context, (int64_t)done, (int64_t)total);
}

static bool apply(Form *form, Error *err)
{
    PriceImport *self = form->data;
    View *view = &self->tabs.view;
    PriceBatch batch = *(const PriceBatch *)form->record;
    self->progress = progress_start(view, _("正在导入价格表"));
    self->list.import.progress = step;
    self->list.import.progress_context = &self->progress;
    bool ok = price_list_apply(&self->list, &batch, err);
    if (ok && batch.batch_no != NULL) {
        view_say(view, _("调价单 %s 已拟定，等经理批准；新房源 %zu 套"), batch.batch_no,
                 self->list.counts[PRICE_LIST_NEW]);
    } else if (ok) {
        view_say(view, _("已登记新房源 %zu 套，推盘后才卖"), self->list.counts[PRICE_LIST_NEW]);
    }
    desk_touch(desk_of(view));
    arena_clear(&desk_session(view)->arena);
    str_reset(&desk_session(view)->warnings);
    return ok;
}

/* The form and the preview both close; where prices changed the batches show what waits. */
static Reply applied(Form *form, View *view)
{
    PriceImport *self = form->data;
    bool batch = self->list.counts[PRICE_LIST_CHANGED] > 0;
    Reply reply = batch ? price_batch_list_open(self->tabs.view.parent) : reply_done();
    reply.close += 2;
    (void)view;
    return reply;
}

static const FormSpec batch_form = {
    .title = N_("导入价格表"), .entity = &price_batch_entity, .fields = batch_fields,
    .count = ARRAY_LEN(batch_fields), .save = apply, .saved = applied,
};

static Reply import_it(View *view)
{
    PriceImport *self = import_of(view);
    PriceBatch batch;
    entity_reset(&price_batch_entity, &batch);
    batch.effective_on = desk_today(view);
    batch.reason = arena_format(&view->rows, _("价格表 %s"), file_name(self->path));
    return form_open(view, &batch_form, &batch, self);
}

/* The unit; of a refused line all that is wrong with it. */
static Reply open_here(View *view)
{
    const PriceListRow *row = &import_of(view)->list.rows[tabs_id(view) - 1];
    if (row->state == PRICE_LIST_REFUSED) {
        return page_open(view, file_name(row->place), row->note);
    }
    int64_t id = query_one_number(desk_db(view), "unit_id",
                                  BINDS(BIND_TEXT(":unit", row->unit_no)));
    if (id == NONE) {
        view_say(view, _("%s 还没有登记，导入后才能打开"), row->unit_no);
        return reply_done();
    }
    return unit_page_open(view, id);
}

const Action price_import_actions[] = {
    {K_ENTER, K_NONE, N_("打开"), N_("这套房；有错的行看全文"), open_here, NEED_ROW, NULL, false},
    {'g', K_F(7), N_("导入"), N_("新房源登记为未推，改了的价格拟成调价单等经理批准"), import_it, NEED_SOUND,
     "price.draft", false},
    {'f', K_F(6), N_("换文件"), N_("看另一张价格表"), price_import_ask, 0, NULL, false},
};
static_assert(ARRAY_LEN(price_import_actions) == PRICE_IMPORT_ACTION_COUNT,
              "the tests count these rows");

static unsigned have(View *view)
{
    const size_t *counts = import_of(view)->list.counts;
    bool sound = counts[PRICE_LIST_REFUSED] == 0 &&
                 counts[PRICE_LIST_CHANGED] + counts[PRICE_LIST_NEW] > 0;
    return sound ? (unsigned)NEED_SOUND : 0;
}

static void draw(View *view, Canvas *canvas, Rect area)
{
    canvas_text(canvas, area.x + 1, area.y, area.width - 2, ROLE_NEW,
                price_list_summary(&import_of(view)->list, &canvas->arena));
    tabs_draw(view, canvas, (Rect){area.x, area.y + 1, area.width, area.height - 1});
}

static void screen_close(View *view)
{
    tabs_close(view);
    price_list_clear(&import_of(view)->list);
}

static const ScreenDef preview_screen = {
    .name = "price_import",
    .label = N_("价格表"),
    .help = N_("价格表和现在的差别，还没有导入；Tab 看新房源、不变的、表里没有的、有错的行"),
    .actions = price_import_actions,
    .action_count = PRICE_IMPORT_ACTION_COUNT,
    .size = sizeof(PriceImport),
    .refresh = tabs_refresh,
    .have = have,
    .draw = draw,
    .key = tabs_key,
    .close = screen_close,
};

/* The first tab that has something to say. */
static size_t first_tab(const PriceList *list)
{
    if (list->counts[PRICE_LIST_REFUSED] > 0) {
        return PRICE_LIST_REFUSED;
    }
    return list->counts[PRICE_LIST_CHANGED] == 0 && list->counts[PRICE_LIST_NEW] > 0
               ? PRICE_LIST_NEW : PRICE_LIST_CHANGED;
}

/* "~/价格表.xlsx" as a shell would read it. */
static const char *whole_path(Arena *arena, const char *text)
{
    const char *home = getenv("HOME");
    return strncmp(text, "~/", 2) == 0 && home != NULL ? arena_format(arena, "%s%s", home, text + 1)
                                                       : arena_copy(arena, text);
}

static Reply entered(View *view, void *context, const char *text)
{
    Error err = {0};
    View *parent = view->def == &preview_screen ? view->parent : view;
    PriceImport *self = (PriceImport *)view_new(&preview_screen, parent);
    (void)context;
    self->path = whole_path(&self->tabs.view.arena, text);
    tabs_open(&self->tabs.view, tabs, ARRAY_LEN(tabs));
    if (!price_list_read(&self->list, desk_session(view),
                         &(PriceSource){.path = self->path, .kind = PRICE_FROM_DEVELOPER}, &err)) {
        view_fail(view, &err);
        view_close(&self->tabs.view);
        return reply_done();
    }
    self->tabs.tabs.current = first_tab(&self->list);
    rows_init(&self->tabs.tabs.rows, &self->tabs.view, tabs[self->tabs.tabs.current].columns,
              tabs[self->tabs.tabs.current].count, tabs[self->tabs.tabs.current].hint);
    Reply reply = reply_open(&self->tabs.view);
    return parent == view ? reply : reply_close_then(reply);
}

Reply price_import_ask(View *view)
{
    return dialog_ask(view, _("价格表文件（xlsx 或 CSV）"), "", true, entered, NULL);
}
