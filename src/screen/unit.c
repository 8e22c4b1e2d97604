/* 4 房源: the 销控 grid — floors down, rooms across, a letter and a colour for each state; a tab a
 * building and a batch. */
#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "db/query.h"
#include "screen/desk.h"
#include "screen/screens.h"
#include "screen/unit_page.h"
#include "ui/grid.h"
#include "ui/picker.h"
#include "ui/strip.h"

#include <stdlib.h>
#include <string.h>

#define SCOPES_MAX 128
#define FEN_OF_WAN 1000000 /* 1万元 */

typedef struct UnitCell {
    int64_t id;
    const char *unit_no;
    const char *room;
    const UnitState *state;
    int64_t price; /* fen */
    int64_t minutes; /* left of a lock; NONE: none */
    bool pending;  /* a change order waits for its execution */
} UnitCell;

/* What one tab shows: a building, or a batch over all its buildings. */
typedef struct UnitScope {
    const char *building; /* NULL: a batch */
    const char *batch;    /* NULL: a building */
} UnitScope;

typedef struct UnitTotal {
    size_t count;
    int64_t value; /* fen: the deal's total when sold, else the list price */
} UnitTotal;

typedef struct UnitScreen {
    View view;
    Grid grid;
    UnitScope scopes[SCOPES_MAX]; /* in view.rows */
    const char *labels[SCOPES_MAX];
    const char *hints[SCOPES_MAX]; /* so many units */
    size_t scope_count;
    size_t scope;
    UnitCell *cells;    /* [row * columns + column], in view.rows */
    int64_t *floors;    /* by row */
    const char **heads; /* by column: entrance-room position */
    size_t rows;
    size_t columns;
    UnitTotal totals[UNIT_STATE_COUNT];
    int64_t read_at; /* the minute: locks count down from it */
    bool prices;
} UnitScreen;

static void add_scopes(UnitScreen *self, const char *query, const char *label, bool batch)
{
    Arena *arena = &self->view.rows;
    Stmt *stmt = query_open(desk_db(&self->view), query, NULL);
    while (query_next(stmt) && self->scope_count < SCOPES_MAX) {
        const char *name = arena_copy(arena, query_text(stmt, 0));
        size_t at = self->scope_count++;
        self->scopes[at] = batch ? (UnitScope){NULL, name} : (UnitScope){name, NULL};
        self->labels[at] = arena_format(arena, label, name);
        self->hints[at] = arena_format(arena, _("%lld 套"), (long long)query_number(stmt, 1));
    }
    query_close(stmt);
}

static void read_scopes(UnitScreen *self)
{
    self->scope_count = 0;
    add_scopes(self, "unit_buildings", _("%s栋"), false);
    add_scopes(self, "unit_batches", "%s", true);
    self->scope = self->scope < self->scope_count ? self->scope : 0;
}

/* Floors and columns come in order from the query; a cell's place is looked up in both. */
static size_t place(int64_t *floors, size_t *count, int64_t floor)
{
    for (size_t i = 0; i < *count; i++) {
        if (floors[i] == floor) {
            return i;
        }
    }
    floors[*count] = floor;
    return (*count)++;
}

static void measure(UnitScreen *self, const Bind *binds)
{
    Arena *arena = &self->view.rows;
    Stmt *stmt = query_open(desk_db(&self->view), "unit_floors", binds);
    self->floors = arena_alloc(arena, 512 * sizeof *self->floors);
    for (self->rows = 0; query_next(stmt) && self->rows < 512;) {
        place(self->floors, &self->rows, query_number(stmt, 0));
    }
    query_close(stmt);
    self->heads = arena_alloc(arena, 256 * sizeof *self->heads);
    stmt = query_open(desk_db(&self->view), "unit_columns", binds);
    for (self->columns = 0; query_next(stmt) && self->columns < 256; self->columns++) {
        self->heads[self->columns] = arena_copy(arena, query_text(stmt, 0));
    }
    query_close(stmt);
}

static void fill(UnitScreen *self, const Bind *binds)
{
    Arena *arena = &self->view.rows;
    Stmt *stmt = query_open(desk_db(&self->view), "unit_board", binds);
    self->cells = arena_alloc(arena, (self->rows * self->columns + 1) * sizeof *self->cells);
    memset(self->totals, 0, sizeof self->totals);
    while (query_next(stmt)) {
        size_t row = place(self->floors, &self->rows, query_number(stmt, 1));
        size_t column = (size_t)query_number(stmt, 2);
        UnitCell *cell = &self->cells[row * self->columns + column];
        cell->id = query_number(stmt, 0);
        cell->unit_no = arena_copy(arena, query_text(stmt, 3));
        cell->room = arena_copy(arena, query_text(stmt, 4));
        cell->state = unit_state(query_text(stmt, 5));
        cell->price = query_number(stmt, 6);
        cell->pending = query_number(stmt, 7) > 0;
        cell->minutes = query_number(stmt, 8);
        self->totals[cell->state - unit_states].count++;
        self->totals[cell->state - unit_states].value += cell->price;
    }
    query_close(stmt);
}

static void refresh(View *view)
{
    UnitScreen *self = (UnitScreen *)view;
    read_scopes(self);
    UnitScope scope = self->scopes[self->scope];
    const Bind *binds = BINDS(BIND_TEXT(":building", scope.building),
                              BIND_TEXT(":batch", scope.batch),
                              BIND_DATE(":today", desk_today(view)),
                              BIND_NUMBER(":now", desk_session(view)->now));
    measure(self, binds);
    fill(self, binds);
    self->read_at = desk_session(view)->now;
}

/* A lock counts down a minute at a time. */
static Reply tick(View *view)
{
    const UnitScreen *self = (UnitScreen *)view;
    bool locked = self->totals[unit_state("LOCKED") - unit_states].count > 0;
    return locked && self->read_at != desk_session(view)->now ? reply_refresh() : reply_done();
}

/* The grid's source */

static size_t grid_rows(void *data)
{
    return ((UnitScreen *)data)->rows;
}

static size_t grid_columns(void *data)
{
    return ((UnitScreen *)data)->columns;
}

static GridCell grid_cell(void *data, Arena *arena, size_t row, size_t column)
{
    const UnitScreen *self = data;
    const UnitCell *cell = &self->cells[row * self->columns + column];
    char price[32];
    if (cell->unit_no == NULL) {
        return (GridCell){0};
    }
    bool locked = cell->state->have & NEED_LOCKED;
    return (GridCell){
        .text = locked ? arena_format(arena, "%s%s %lld", _(cell->state->letter), cell->room,
                                      (long long)cell->minutes)
                       : arena_format(arena, "%s %s%s", _(cell->state->letter), cell->room,
                                      cell->pending ? "*" : ""),
        .role = cell->state->role,
        .second = self->prices
                      ? arena_copy(arena, money_wan(price, sizeof price, cell->price))
                      : NULL,
    };
}

static const char *grid_row_head(void *data, Arena *arena, size_t row)
{
    return arena_format(arena, _("%lld层"), (long long)((UnitScreen *)data)->floors[row]);
}

static const char *grid_column_head(void *data, Arena *arena, size_t column)
{
    (void)arena;
    return ((UnitScreen *)data)->heads[column];
}

static bool grid_find(void *data, const char *typed, size_t *row, size_t *column)
{
    const UnitScreen *self = data;
    for (size_t i = 0; i < self->rows * self->columns; i++) {
        const UnitCell *cell = &self->cells[i];
        if (cell->unit_no != NULL && (strncmp(cell->room, typed, strlen(typed)) == 0 ||
                                      strcmp(cell->unit_no, typed) == 0)) {
            *row = i / self->columns;
            *column = i % self->columns;
            return true;
        }
    }
    return false;
}

static const GridSource source = {
    .rows = grid_rows,         .columns = grid_columns,         .cell = grid_cell,
    .row_head = grid_row_head, .column_head = grid_column_head, .find = grid_find,
};

static const UnitCell *cell_here(View *view)
{
    const UnitScreen *self = (UnitScreen *)view;
    if (self->rows == 0 || self->columns == 0) {
        return NULL;
    }
    const UnitCell *cell = &self->cells[self->grid.row * self->columns + self->grid.column];
    return cell->unit_no != NULL ? cell : NULL;
}

/* Actions */

int64_t unit_board_id(View *view)
{
    const UnitCell *cell = cell_here(view);
    return cell != NULL ? cell->id : 0;
}

Reply unit_board_prices(View *view)
{
    UnitScreen *self = (UnitScreen *)view;
    self->prices = !self->prices;
    self->grid.lines = self->prices ? 2 : 1;
    return reply_done();
}

static Reply show_scope(View *view, size_t scope)
{
    UnitScreen *self = (UnitScreen *)view;
    self->scope = scope;
    grid_move(&self->grid, 0, 0);
    return reply_refresh();
}

static Reply scope_picked(View *view, void *context, const PickItem *item)
{
    (void)context;
    return show_scope(view, (size_t)strtoull(item->value, NULL, 10));
}

Reply unit_board_pick_building(View *view)
{
    UnitScreen *self = (UnitScreen *)view;
    ItemList items = {0};
    for (size_t i = 0; i < self->scope_count; i++) {
        item_add(&items, &view->rows, arena_format(&view->rows, "%zu", i), self->labels[i],
                 self->hints[i]);
    }
    return picker_open(view, _("选择楼栋"), &items, scope_picked, NULL);
}

static Reply key(View *view, Key key)
{
    UnitScreen *self = (UnitScreen *)view;
    if ((key != K_TAB && key != K_BACK_TAB) || self->scope_count == 0) {
        return reply_pass();
    }
    size_t step = key == K_TAB ? 1 : self->scope_count - 1;
    return show_scope(view, (self->scope + step) % self->scope_count);
}

/* Of one state: its units, or with the prices shown its value; brief for a narrow terminal. */
static const char *total_text(const UnitScreen *self, Canvas *canvas, size_t state, bool brief)
{
    char value[32];
    const UnitTotal *total = &self->totals[state];
    const char *letter = _(unit_states[state].letter);
    if (self->prices && brief) {
        return arena_format(&canvas->arena, _("%s %lld万 "), letter,
                            (long long)((total->value + FEN_OF_WAN / 2) / FEN_OF_WAN));
    }
    if (self->prices) {
        return arena_format(&canvas->arena, "%s %s  ", letter,
                            money_wan(value, sizeof value, total->value));
    }
    return brief ? arena_format(&canvas->arena, "%s %zu  ", letter, total->count)
                 : arena_format(&canvas->arena, "%s %s %zu  ", letter,
                                _(unit_states[state].label), total->count);
}

static int totals_width(const UnitScreen *self, Canvas *canvas)
{
    int width = 1;
    for (size_t i = 0; i < UNIT_STATE_COUNT; i++) {
        width += self->totals[i].count > 0 ? utf8_width(total_text(self, canvas, i, false)) : 0;
    }
    return width;
}

/* Every state that has units: rather without its name than left out. */
static void draw_totals(const UnitScreen *self, Canvas *canvas, Rect area)
{
    int x = area.x + 1;
    bool brief = totals_width(self, canvas) > area.width;
    for (size_t i = 0; i < UNIT_STATE_COUNT; i++) {
        if (self->totals[i].count > 0) {
            x = canvas_put(canvas, x, area.y, area.x + area.width, unit_states[i].role,
                           total_text(self, canvas, i, brief));
        }
    }
}

/* Beside the tabs: what is for sale and what there is, in money. */
static void draw_stock(const UnitScreen *self, Canvas *canvas, Rect area, int after)
{
    char free[32];
    char all[32];
    int64_t value = 0;
    for (size_t i = 0; i < UNIT_STATE_COUNT; i++) {
        value += self->totals[i].value;
    }
    const char *text = arena_format(&canvas->arena, _("货值：待售 %s，全部 %s"),
                                    money_wan(free, sizeof free, self->totals[0].value),
                                    money_wan(all, sizeof all, value));
    int right = area.x + area.width - 1;
    if (after + utf8_width(text) < right) {
        canvas_put(canvas, right - utf8_width(text), area.y, right, ROLE_LABEL, text);
    }
}

static void draw(View *view, Canvas *canvas, Rect area)
{
    UnitScreen *self = (UnitScreen *)view;
    int after = strip_draw(canvas, area, self->labels, self->scope_count, self->scope);
    draw_stock(self, canvas, area, after);
    draw_totals(self, canvas, (Rect){area.x, area.y + 1, area.width, 1});
    const char *title = self->scope_count > 0
                            ? arena_format(&canvas->arena, _("%s 销控"), self->labels[self->scope])
                            : _("销控");
    grid_draw_box(&self->grid, canvas, (Rect){area.x, area.y + 2, area.width, area.height - 2},
                  title, true);
}

static unsigned have(View *view)
{
    const UnitCell *cell = cell_here(view);
    return (unsigned)NEED_BOARD | (cell != NULL ? (unsigned)NEED_UNIT | cell->state->have : 0);
}

static Reply screen_open(View *view)
{
    UnitScreen *self = (UnitScreen *)view;
    grid_init(&self->grid, &source, self, 9, 5);
    self->grid.lines = 1;
    self->grid.hint = N_("还没有房源：按 F6 登记，或用 anchang import units 导入价格表");
    view->grid = &self->grid;
    return reply_done();
}

static void screen_close(View *view)
{
    grid_clear(&((UnitScreen *)view)->grid);
}

const ScreenDef unit_screen = {
    .number = '4',
    .name = "unit",
    .label = N_("房源"),
    .help = N_("销控表：Tab 换楼栋或批次，/ 打房号跳过去；星号表示有变更待执行"),
    .actions = unit_actions,
    .action_count = UNIT_ACTION_COUNT,
    .size = sizeof(UnitScreen),
    .open = screen_open,
    .refresh = refresh,
    .have = have,
    .draw = draw,
    .key = key,
    .tick = tick,
    .close = screen_close,
};
