#include "ui/list.h"

#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"

/* Columns left of the table: the mark, and a blank. */
#define MARK_WIDTH 1
#define GAP 1

typedef struct Table {
    List *list;
    Canvas *canvas;
    Rect area;
    ColumnPlace places[COLUMN_MAX];
    bool active;
} Table;

static void keep_in_sight(List *list, int rows)
{
    size_t page = rows > 0 ? (size_t)rows : 1;
    list->page = (int)page;
    list_move(list, list->cursor);
    size_t count = list_count(list);
    if (list->cursor < list->top) {
        list->top = list->cursor;
    }
    if (list->cursor >= list->top + page) {
        list->top = list->cursor + 1 - page;
    }
    if (list->top + page > count) {
        list->top = count > page ? count - page : 0;
    }
}

/* The last column that fits when those behind the first begin at left. */
static size_t last_fitting(const List *list, size_t left, int width)
{
    int x = column_wanted(&list->columns[0]);
    size_t column = left;
    while (column + 1 < list->column_count &&
           x + GAP + column_wanted(&list->columns[column + 1]) <= width) {
        column++;
        x += GAP + column_wanted(&list->columns[column]);
    }
    return column;
}

/* The first column, then as many as fit so that the one under the cursor is among them. */
static bool scroll_columns(Table *table, int width)
{
    List *list = table->list;
    if (list->column > 0 && list->left >= list->column) {
        list->left = list->column - 1;
    }
    while (list->left + 1 < list->column && last_fitting(list, list->left, width) < list->column) {
        list->left++;
    }
    size_t last = last_fitting(list, list->left, width);
    int x = 0;
    for (size_t i = 0; i < list->column_count; i++) {
        bool shown = i == 0 || (i > list->left && i <= last);
        table->places[i] = (ColumnPlace){x, shown ? column_wanted(&list->columns[i]) : 0};
        x += shown ? table->places[i].width + GAP : 0;
    }
    if (list->left > 0) {
        int behind = table->area.x + MARK_WIDTH + table->places[0].width;
        canvas_put(table->canvas, behind, table->area.y, behind + 1, ROLE_HINT, "<");
    }
    return last + 1 < list->column_count;
}

static void draw_cell(const Table *table, size_t column, int y, unsigned role, const char *text)
{
    ColumnPlace place = table->places[column];
    int x = table->area.x + MARK_WIDTH + place.x;
    if (place.width <= 0) {
        return;
    }
    if (table->list->columns[column].align == COLUMN_RIGHT) {
        canvas_text_right(table->canvas, x, y, place.width, role, text);
    } else {
        canvas_text(table->canvas, x, y, place.width, role, text);
    }
}

static void draw_head(const Table *table, bool gave)
{
    List *list = table->list;
    int y = table->area.y;
    for (size_t i = 0; i < list->column_count; i++) {
        const char *title = _(list->columns[i].title);
        ColumnPlace place = table->places[i];
        bool left = list->columns[i].align == COLUMN_LEFT && utf8_width(title) < place.width;
        int behind =
            table->area.x + MARK_WIDTH + place.x + (left ? utf8_width(title) : place.width);
        draw_cell(table, i, y, ROLE_TITLE, title);
        if (list->sorted == i && place.width > 0) {
            canvas_put(table->canvas, behind, y, behind + 1, ROLE_ACCENT,
                       list->descending ? "v" : "^");
        }
    }
    if (gave) {
        int x = table->area.x + table->area.width - 1;
        canvas_put(table->canvas, x, y, x + 1, ROLE_HINT, ">");
    }
}

static void draw_row(const Table *table, size_t row, int y)
{
    List *list = table->list;
    const ListSource *source = list->source;
    bool here = row == list->cursor && table->active;
    unsigned added = here && !list->cells ? ROLE_CURSOR : 0;
    canvas_fill(table->canvas, (Rect){table->area.x, y, table->area.width, 1}, added);
    if (list_marked(list, row)) {
        canvas_put(table->canvas, table->area.x, y, table->area.x + 1, ROLE_ACCENT | added, "*");
    }
    for (size_t column = 0; column < list->column_count; column++) {
        if (table->places[column].width <= 0) {
            continue;
        }
        unsigned role = source->role != NULL ? source->role(list->data, row, column) : ROLE_TEXT;
        if (here && list->cells) {
            role = column == list->column ? role | ROLE_CURSOR : column == 0 ? ROLE_ACCENT : role;
        }
        draw_cell(table, column, y, role | added,
                  source->cell(list->data, &table->canvas->arena, row, column));
    }
}

static void draw_search(const Table *table, int y)
{
    const Rect *area = &table->area;
    canvas_text(table->canvas, area->x, y, area->width, ROLE_EDIT, "/");
    edit_draw(&table->list->search, table->canvas, area->x + 1, y, area->width - 1, ROLE_EDIT,
              true);
}

void list_draw(List *list, Canvas *canvas, Rect area, bool active)
{
    Table table = {.list = list, .canvas = canvas, .area = area, .active = active};
    int rows = area.height - 1 - list->searching;
    keep_in_sight(list, rows);
    list->body_y = area.y + 1;
    int width = area.width - MARK_WIDTH - 1;
    bool gave = list->cells
                    ? scroll_columns(&table, width)
                    : column_place(list->columns, list->column_count, width, table.places);
    draw_head(&table, gave);
    size_t count = list_count(list);
    for (int i = 0; i < rows && list->top + (size_t)i < count; i++) {
        draw_row(&table, list->top + (size_t)i, area.y + 1 + i);
    }
    if (count == 0 && rows > 0) {
        const char *hint = list->hint != NULL ? _(list->hint) : _("这里还没有记录");
        canvas_text(canvas, area.x + MARK_WIDTH, area.y + 1, area.width - MARK_WIDTH, ROLE_HINT,
                    hint);
    }
    if (list->searching) {
        draw_search(&table, area.y + area.height - 1);
    }
}

/* The text under the cursor that its column had to cut, the last one if there are several: a list
 * says it whole in its lower border. NULL when every cell fits. */
static const char *cut_text(List *list, Canvas *canvas, int width)
{
    ColumnPlace places[COLUMN_MAX];
    const char *cut = NULL;
    column_place(list->columns, list->column_count, width, places);
    for (size_t i = 0; list_has_row(list) && i < list->column_count; i++) {
        const char *text = list->source->cell(list->data, &canvas->arena, list->cursor, i);
        bool shown = places[i].width > 0 && list->columns[i].align == COLUMN_LEFT;
        if (shown && text != NULL && utf8_width(text) > places[i].width) {
            cut = text;
        }
    }
    return cut;
}

static void draw_border_text(Canvas *canvas, int x, int y, int width, const char *text)
{
    canvas_text(canvas, x, y, width, ROLE_HINT, "");
    canvas_put(canvas, x + 1, y, x + width - 1, ROLE_HINT, text);
}

void list_draw_box(List *list, Canvas *canvas, Rect area, const char *title, bool active)
{
    canvas_box(canvas, area, title);
    list_draw(list, canvas, rect_inside(area), active);
    const char *position = list_position(list, &canvas->arena);
    int y = area.y + area.height - 1;
    int right = area.x + area.width - 2;
    if (*position != '\0' && utf8_width(position) + 6 < area.width) {
        int width = utf8_width(position) + 2;
        right -= width;
        draw_border_text(canvas, right, y, width, position);
    }
    const char *cut = active && !list->searching
                          ? cut_text(list, canvas, area.width - 2 - MARK_WIDTH - 1)
                          : NULL;
    int room = right - area.x - 4;
    if (cut != NULL && room > 10) {
        int width = utf8_width(cut) + 2 < room ? utf8_width(cut) + 2 : room;
        draw_border_text(canvas, area.x + 2, y, width, cut);
    }
}
