/* 销控表: the state of every unit as of the day, buildings side by side, totals by state. */
#include "base/str.h"
#include "db/query.h"
#include "report/workbook_page.h"

#include <string.h>

#define GRID_WIDTH 8     /* characters of a unit's cell */
#define BAND_COLUMNS 28  /* buildings stand side by side up to here, then below */
#define BUILDINGS_MAX 256

/* What a state looks like: a letter beside the colour, so that black and white print tells. */
typedef struct StateRow {
    const char *code;
    const char *letter;
    const char *label;
    XlsxFill fill;
    bool launched;
    bool sold;
} StateRow;

static const StateRow states[] = {
    {"UNRELEASED", "未", "未推", FILL_GREY, false, false},
    {"AVAILABLE", "待", "待售", FILL_GREEN, true, false},
    {"HELD", "留", "保留", FILL_YELLOW, true, false},
    {"SUBSCRIBED", "认", "认购", FILL_ORANGE, true, true},
    {"SIGNED", "签", "已签约", FILL_RED, true, true},
    {"FILED", "备", "已备案", FILL_BLUE, true, true},
    {"NOT_FOR_SALE", "禁", "不可售", FILL_WHITE, false, false},
};
#define STATE_COUNT ARRAY_LEN(states)

typedef struct UnitRow {
    int64_t floor;
    const char *room;
    const char *head; /* entrance and place in it */
    size_t state;
    int64_t area;
    int64_t list;
    int level; /* floors from the top down, from 0 */
    int place; /* from the left, from 0 */
} UnitRow;

typedef struct Building {
    const char *name;
    UnitRow *units;
    size_t count;
    size_t capacity;
    int levels;
    int places;
} Building;

typedef struct Buildings {
    Building rows[BUILDINGS_MAX];
    size_t count;
} Buildings;

static size_t state_index(const char *code)
{
    size_t i = 0;
    while (i + 1 < STATE_COUNT && strcmp(states[i].code, code) != 0) {
        i++;
    }
    return i;
}

static Building *building_of(Buildings *buildings, Arena *arena, const char *name)
{
    size_t last = buildings->count;
    if (last == 0 || (strcmp(buildings->rows[last - 1].name, name) != 0 && last < BUILDINGS_MAX)) {
        buildings->rows[buildings->count++] = (Building){.name = arena_copy(arena, name)};
    }
    return &buildings->rows[buildings->count - 1];
}

static UnitRow *add_unit(Building *building, Arena *arena)
{
    if (building->count == building->capacity) {
        size_t capacity = building->capacity == 0 ? 128 : building->capacity * 2;
        UnitRow *units = arena_alloc(arena, capacity * sizeof *units);
        if (building->count > 0) {
            memcpy(units, building->units, building->count * sizeof *units);
        }
        building->units = units;
        building->capacity = capacity;
    }
    return &building->units[building->count++];
}

static void read_units(Page *page, Buildings *buildings)
{
    Arena *arena = page->arena;
    Stmt *stmt = query_open(page->db, "workbook_units", BINDS(BIND_DATE(":to", page->report->to)));
    while (query_next(stmt)) {
        Building *building = building_of(buildings, arena, query_text(stmt, 0));
        UnitRow *unit = add_unit(building, arena);
        *unit = (UnitRow){
            .floor = query_number(stmt, 1),
            .room = arena_copy(arena, query_text(stmt, 2)),
            .head = arena_copy(arena, query_text(stmt, 8)),
            .state = state_index(query_text(stmt, 3)),
            .area = query_number(stmt, 4),
            .list = query_number(stmt, 5),
            .level = (int)query_number(stmt, 6),
            .place = (int)query_number(stmt, 7),
        };
        building->levels = unit->level >= building->levels ? unit->level + 1 : building->levels;
        building->places = unit->place >= building->places ? unit->place + 1 : building->places;
    }
    query_close(stmt);
}

/* Totals: by state, and by building. */

static SumTable write_states(Page *page, const Buildings *buildings)
{
    static const SumColumn columns[] = {{"状态", SUM_TEXT, ROLE_LABEL, 0, 0},
                                        {"标记", SUM_TEXT, ROLE_TEXT, 0, 0},
                                        {"套数", SUM_VALUE, ROLE_COUNT, 0, 0},
                                        {"面积(㎡)", SUM_VALUE, ROLE_AREA, 0, 0},
                                        {"标准总价(元)", SUM_VALUE, ROLE_MONEY_WHOLE, 0, 0}};
    SumTable table = page_new_table(page, columns, ARRAY_LEN(columns), STATE_COUNT);
    for (size_t i = 0; i < STATE_COUNT; i++) {
        page_at(&table, i, 0)->text = states[i].label;
        page_at(&table, i, 1)->text = states[i].letter;
    }
    for (size_t b = 0; b < buildings->count; b++) {
        for (size_t u = 0; u < buildings->rows[b].count; u++) {
            const UnitRow *unit = &buildings->rows[b].units[u];
            page_at(&table, unit->state, 2)->number++;
            page_at(&table, unit->state, 3)->number += unit->area;
            page_at(&table, unit->state, 4)->number += unit->list;
        }
    }
    page_sum_table(page, &table);
    for (size_t i = 0; i < STATE_COUNT; i++) { /* the letters are the legend */
        xlsx_fill(page->sheet, cell_at(table.top + 1 + (int)i, 1), states[i].fill,
                  states[i].letter);
    }
    return table;
}

enum { TOTAL_NAME, TOTAL_ALL, TOTAL_LAUNCHED, TOTAL_AVAILABLE, TOTAL_HELD, TOTAL_SOLD, TOTAL_RATE };

static void count_unit(SumTable *table, size_t row, const StateRow *state)
{
    page_at(table, row, TOTAL_ALL)->number++;
    page_at(table, row, TOTAL_LAUNCHED)->number += state->launched;
    page_at(table, row, TOTAL_SOLD)->number += state->sold;
    page_at(table, row, TOTAL_AVAILABLE)->number += strcmp(state->code, "AVAILABLE") == 0;
    page_at(table, row, TOTAL_HELD)->number += strcmp(state->code, "HELD") == 0;
}

static void write_chart(Page *page, const SumTable *table)
{
    SheetCell first = cell_at(table->top + 1, 0);
    SheetCell last = cell_at(table->top + (int)table->row_count, 0);
    XlsxSeries series = {"套数", {page->sheet, first, last},
                         {page->sheet, cell_at(first.row, 2), cell_at(last.row, 2)}};
    xlsx_chart(page->sheet, cell_at(page->row + 1, 0),
               &(XlsxChart){.kind = CHART_DOUGHNUT, .title = "房源状态", .series = &series,
                            .series_count = 1, .height = PAGE_CHART_HEIGHT,
                            .width = xlsx_pixels(page->sheet, TOTAL_RATE + 1)});
}

static void write_buildings(Page *page, const Buildings *buildings)
{
    static const SumColumn columns[] = {
        [TOTAL_NAME] = {"楼栋", SUM_TEXT, ROLE_LABEL, 0, 0},
        [TOTAL_ALL] = {"总套数", SUM_VALUE, ROLE_COUNT, 0, 0},
        [TOTAL_LAUNCHED] = {"已推", SUM_VALUE, ROLE_COUNT, 0, 0},
        [TOTAL_AVAILABLE] = {"待售", SUM_VALUE, ROLE_COUNT, 0, 0},
        [TOTAL_HELD] = {"保留", SUM_VALUE, ROLE_COUNT, 0, 0},
        [TOTAL_SOLD] = {"已售", SUM_VALUE, ROLE_COUNT, 0, 0},
        [TOTAL_RATE] = {"去化率", SUM_QUOTIENT, ROLE_RATIO, TOTAL_SOLD, TOTAL_LAUNCHED},
    };
    SumTable table = page_new_table(page, columns, ARRAY_LEN(columns), buildings->count);
    for (size_t b = 0; b < buildings->count; b++) {
        const Building *building = &buildings->rows[b];
        page_at(&table, b, 0)->text = arena_format(page->arena, "%s栋", building->name);
        for (size_t u = 0; u < building->count; u++) {
            count_unit(&table, b, &states[building->units[u].state]);
        }
    }
    page_sum_table(page, &table);
}

/* One building: a heading, then a row a floor. */
static void write_grid(Page *page, const Building *building, int left)
{
    int top = page->row;
    xlsx_text(page->sheet, cell_at(top, left), ROLE_HEADING,
              arena_format(page->arena, "%s栋", building->name));
    xlsx_column_width(page->sheet, left, 7);
    for (int i = 1; i <= building->places; i++) {
        xlsx_column_width(page->sheet, left + i, GRID_WIDTH);
    }
    for (size_t u = 0; u < building->count; u++) {
        const UnitRow *unit = &building->units[u];
        int row = top + 1 + unit->level;
        xlsx_text(page->sheet, cell_at(top, left + 1 + unit->place), ROLE_HEADING, unit->head);
        xlsx_text(page->sheet, cell_at(row, left), ROLE_HEADING,
                  arena_format(page->arena, "%lld层", (long long)unit->floor));
        xlsx_fill(page->sheet, cell_at(row, left + 1 + unit->place), states[unit->state].fill,
                  arena_format(page->arena, "%s %s", unit->room, states[unit->state].letter));
    }
}

void page_units(Page *page)
{
    Buildings *buildings = arena_alloc(page->arena, sizeof *buildings);
    read_units(page, buildings);
    SumTable totals = write_states(page, buildings);
    page->row++;
    write_buildings(page, buildings);
    write_chart(page, &totals);
    page->row = PAGE_HEADER_ROWS;
    int first = TOTAL_RATE + 2;
    int left = first;
    int height = 0;
    int bands = 1;
    for (size_t b = 0; b < buildings->count; b++) {
        const Building *building = &buildings->rows[b];
        if (left > first && left + building->places > first + BAND_COLUMNS) {
            page->row += height + 1;
            left = first;
            height = 0;
            bands++;
        }
        xlsx_column_width(page->sheet, left - 1, 2);
        write_grid(page, building, left);
        left += building->places + 2;
        height = building->levels + 1 > height ? building->levels + 1 : height;
    }
    page->rows += buildings->count;
    xlsx_fit(page->sheet, 1, bands);
}
