/* 4 房源: the 销控 grid — floors down, rooms across, a letter and a colour for each state. */
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

#include <string.h>

typedef struct UnitCell {
    int64_t id;
    const char *unit_no;
    const char *room;
    const UnitState *state;
    int64_t price; /* fen */
    bool pending;  /* a change order waits for its execution */
} UnitCell;

typedef struct UnitScreen {
    View view;
    Grid grid;
    const char *building; /* in view.arena; NULL: the first */
    UnitCell *cells;      /* [row * columns + column], in view.rows */
    int64_t *floors;      /* by row */
    const char **heads;   /* by column: entrance-room position */
    size_t rows;
    size_t columns;
    size_t totals[UNIT_STATE_COUNT];
    bool prices;
} UnitScreen;

static const char *first_building(View *view)
{
    return query_one_text(desk_db(view), "unit_first_building", NULL, &view->rows);
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
        self->totals[cell->state - unit_states]++;
    }
    query_close(stmt);
}

static void refresh(View *view)
{
    UnitScreen *self = (UnitScreen *)view;
    const char *building = self->building != NULL ? self->building : first_building(view);
    const Bind *binds = BINDS(BIND_TEXT(":building", building),
                              BIND_DATE(":today", desk_today(view)),
                              BIND_NUMBER(":now", desk_session(view)->now));
    measure(self, binds);
    fill(self, binds);
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
    return (GridCell){
        .text = arena_format(arena, "%s %s%s", _(cell->state->letter), cell->room,
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

static const GridSource source = {grid_rows,     grid_columns,     grid_cell,
                                  grid_row_head, grid_column_head, grid_find};

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

static Reply building_picked(View *view, void *context, const PickItem *item)
{
    UnitScreen *self = (UnitScreen *)view;
    (void)context;
    self->building = arena_copy(&view->arena, item->value);
    grid_move(&self->grid, 0, 0);
    return reply_refresh();
}

Reply unit_board_pick_building(View *view)
{
    ItemList items = {0};
    Stmt *stmt = query_open(desk_db(view), "unit_buildings", NULL);
    while (query_next(stmt)) {
        item_add(&items, &view->rows, arena_copy(&view->rows, query_text(stmt, 0)),
                 arena_format(&view->rows, _("%s栋"), query_text(stmt, 0)),
                 arena_format(&view->rows, _("%lld 套"), (long long)query_number(stmt, 1)));
    }
    query_close(stmt);
    return picker_open(view, _("选择楼栋"), &items, building_picked, NULL);
}

static void draw(View *view, Canvas *canvas, Rect area)
{
    UnitScreen *self = (UnitScreen *)view;
    int x = area.x + 1;
    for (size_t i = 0; i < UNIT_STATE_COUNT; i++) {
        const char *text = arena_format(&canvas->arena, "%s %s %zu  ", _(unit_states[i].letter),
                                        _(unit_states[i].label), self->totals[i]);
        if (self->totals[i] > 0 && x + utf8_width(text) <= area.x + area.width) {
            x = canvas_put(canvas, x, area.y, area.x + area.width, unit_states[i].role, text);
        }
    }
    const char *building = self->building != NULL ? self->building : first_building(view);
    const char *title = building != NULL
                            ? arena_format(&canvas->arena, _("%s栋 销控"), building)
                            : _("销控");
    grid_draw_box(&self->grid, canvas, (Rect){area.x, area.y + 1, area.width, area.height - 1},
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
    .help = N_("销控表：打房号就跳过去；星号表示有变更待执行"),
    .actions = unit_actions,
    .action_count = UNIT_ACTION_COUNT,
    .size = sizeof(UnitScreen),
    .open = screen_open,
    .refresh = refresh,
    .have = have,
    .draw = draw,
    .close = screen_close,
};
