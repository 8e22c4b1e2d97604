#include "ui/grid.h"

#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"

void grid_init(Grid *grid, const GridSource *source, void *data, int cell_width, int head_width)
{
    *grid = (Grid){.source = source,
                   .data = data,
                   .cell_width = cell_width,
                   .lines = 1,
                   .head_width = head_width,
                   .page_rows = 1,
                   .page_columns = 1};
    edit_init(&grid->jump);
}

void grid_clear(Grid *grid)
{
    edit_clear(&grid->jump);
}

static size_t clamp(size_t at, size_t count)
{
    return at < count ? at : count > 0 ? count - 1 : 0;
}

void grid_move(Grid *grid, size_t row, size_t column)
{
    const GridSource *source = grid->source;
    grid->column = clamp(column, source->columns(grid->data));
    grid->row = clamp(row, source->column_rows != NULL
                               ? source->column_rows(grid->data, grid->column)
                               : source->rows(grid->data));
}

bool grid_has_cell(const Grid *grid)
{
    Arena arena = {0};
    bool has = grid->row < grid->source->rows(grid->data) &&
               grid->column < grid->source->columns(grid->data) &&
               grid->source->cell(grid->data, &arena, grid->row, grid->column).text != NULL;
    arena_clear(&arena);
    return has;
}

/* Drawing */

static size_t scrolled(size_t at, size_t first, size_t page, size_t count)
{
    first = at < first ? at : first;
    first = at >= first + page ? at + 1 - page : first;
    return first + page > count ? (count > page ? count - page : 0) : first;
}

static void place(Grid *grid, Rect area)
{
    int heads = grid->source->column_note != NULL ? 2 : 1;
    int rows = (area.height - heads) / grid->lines;
    int columns = (area.width - grid->head_width) / (grid->cell_width + 1);
    grid->page_rows = rows > 0 ? rows : 1;
    grid->page_columns = columns > 0 ? columns : 1;
    grid->body_x = area.x + grid->head_width + 1;
    grid->body_y = area.y + heads;
    grid_move(grid, grid->row, grid->column);
    grid->top = scrolled(grid->row, grid->top, (size_t)grid->page_rows,
                         grid->source->rows(grid->data));
    grid->left = scrolled(grid->column, grid->left, (size_t)grid->page_columns,
                          grid->source->columns(grid->data));
}

static void draw_line(Canvas *canvas, int x, int y, int width, GridLine line, unsigned cursor)
{
    int right = line.right != NULL ? utf8_width(line.right) : 0;
    int left = right > 0 ? width - right - 1 : width;
    canvas_fill(canvas, (Rect){x, y, width, 1}, line.role | cursor);
    canvas_text(canvas, x, y, left > 0 ? left : 0, line.role | cursor, line.left);
    if (right > 0) {
        canvas_text_right(canvas, x + width - right, y, right, line.role | cursor, line.right);
    }
}

static void draw_card(Grid *grid, Canvas *canvas, size_t row, size_t column, bool here)
{
    int x = grid->body_x + (int)(column - grid->left) * (grid->cell_width + 1);
    int y = grid->body_y + (int)(row - grid->top) * grid->lines;
    for (int line = 0; line < grid->lines; line++) {
        draw_line(canvas, x, y + line, grid->cell_width,
                  grid->source->card(grid->data, &canvas->arena, row, column, line),
                  here ? (unsigned)ROLE_CURSOR : 0);
    }
}

static void draw_cell(Grid *grid, Canvas *canvas, size_t row, size_t column, bool active)
{
    GridCell cell = grid->source->cell(grid->data, &canvas->arena, row, column);
    int x = grid->body_x + (int)(column - grid->left) * (grid->cell_width + 1);
    int y = grid->body_y + (int)(row - grid->top) * grid->lines;
    bool here = active && row == grid->row && column == grid->column;
    unsigned role = cell.role | (here ? (unsigned)ROLE_CURSOR : 0);
    if (cell.text == NULL && !here) {
        return;
    }
    if (cell.text != NULL && grid->source->card != NULL) {
        draw_card(grid, canvas, row, column, here);
        return;
    }
    canvas_text(canvas, x, y, grid->cell_width, role, cell.text);
    if (grid->lines > 1) {
        canvas_text_right(canvas, x, y + 1, grid->cell_width, role, cell.second);
    }
}

static void draw_heads(Grid *grid, Canvas *canvas, Rect area, size_t rows, size_t columns)
{
    const GridSource *source = grid->source;
    for (size_t i = 0; i < rows && grid->head_width > 0; i++) {
        bool here = grid->top + i == grid->row;
        canvas_text_right(canvas, area.x, grid->body_y + (int)i * grid->lines, grid->head_width,
                          here ? ROLE_ACCENT : ROLE_TITLE,
                          source->row_head(grid->data, &canvas->arena, grid->top + i));
    }
    for (size_t i = 0; i < columns; i++) {
        bool here = grid->left + i == grid->column;
        canvas_text(canvas, grid->body_x + (int)i * (grid->cell_width + 1), area.y,
                    grid->cell_width, here ? ROLE_ACCENT : ROLE_TITLE,
                    source->column_head(grid->data, &canvas->arena, grid->left + i));
        if (source->column_note != NULL) {
            draw_line(canvas, grid->body_x + (int)i * (grid->cell_width + 1), area.y + 1,
                      grid->cell_width,
                      source->column_note(grid->data, &canvas->arena, grid->left + i), 0);
        }
    }
    if (grid->left > 0) {
        canvas_put(canvas, grid->body_x - 1, area.y, grid->body_x, ROLE_HINT, "<");
    }
    if (grid->left + columns < source->columns(grid->data)) {
        int x = area.x + area.width - 1;
        canvas_put(canvas, x, area.y, x + 1, ROLE_HINT, ">");
    }
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

void grid_draw(Grid *grid, Canvas *canvas, Rect area, bool active)
{
    place(grid, area);
    size_t rows = least((size_t)grid->page_rows, grid->source->rows(grid->data) - grid->top);
    size_t columns =
        least((size_t)grid->page_columns, grid->source->columns(grid->data) - grid->left);
    if (rows == 0 || columns == 0) {
        canvas_text(canvas, area.x + 1, area.y + 1, area.width - 1, ROLE_HINT,
                    grid->hint != NULL ? _(grid->hint) : _("这里还没有记录"));
        return;
    }
    draw_heads(grid, canvas, area, rows, columns);
    for (size_t row = 0; row < rows; row++) {
        for (size_t column = 0; column < columns; column++) {
            draw_cell(grid, canvas, grid->top + row, grid->left + column, active);
        }
    }
    if (grid->jumping) {
        int y = area.y + area.height - 1;
        canvas_text(canvas, area.x, y, area.width, ROLE_EDIT, "/");
        edit_draw(&grid->jump, canvas, area.x + 1, y, area.width - 1, ROLE_EDIT, true);
    }
}

void grid_draw_box(Grid *grid, Canvas *canvas, Rect area, const char *title, bool active)
{
    canvas_box(canvas, area, title);
    grid_draw(grid, canvas, rect_inside(area), active);
}

/* Keys */

static void jump(Grid *grid)
{
    size_t row = 0;
    size_t column = 0;
    if (grid->source->find != NULL && *edit_text(&grid->jump) != '\0' &&
        grid->source->find(grid->data, edit_text(&grid->jump), &row, &column)) {
        grid_move(grid, row, column);
    }
}

static Reply jump_key(Grid *grid, Key key)
{
    if (key == K_ENTER || key == K_ESC) {
        grid->jumping = false;
        return reply_done();
    }
    switch (edit_key(&grid->jump, key)) {
    case EDIT_CHANGED:
        jump(grid);
        return reply_done();
    case EDIT_MOVED:
        return reply_done();
    default:
        grid->jumping = false;
        return reply_pass();
    }
}

static size_t back(size_t at, size_t by)
{
    return at > by ? at - by : 0;
}

static bool move_key(Grid *grid, Key key)
{
    size_t page = (size_t)grid->page_rows;
    switch (key) {
    case K_UP:
        grid_move(grid, back(grid->row, 1), grid->column);
        return true;
    case K_DOWN:
        grid_move(grid, grid->row + 1, grid->column);
        return true;
    case K_LEFT:
        grid_move(grid, grid->row, back(grid->column, 1));
        return true;
    case K_RIGHT:
        grid_move(grid, grid->row, grid->column + 1);
        return true;
    case K_PAGE_UP:
        grid_move(grid, back(grid->row, page), grid->column);
        return true;
    case K_PAGE_DOWN:
        grid_move(grid, grid->row + page, grid->column);
        return true;
    case K_HOME:
        grid_move(grid, grid->row, 0);
        return true;
    case K_END:
        grid_move(grid, grid->row, SIZE_MAX);
        return true;
    default:
        return false;
    }
}

Reply grid_key(Grid *grid, View *view, Key key)
{
    (void)view;
    if (grid->jumping) {
        Reply reply = jump_key(grid, key);
        if (reply.kind != REPLY_PASS) {
            return reply;
        }
    }
    return move_key(grid, key) ? reply_done() : reply_pass();
}

Reply grid_paste(Grid *grid, const char *text)
{
    edit_set(&grid->jump, text, false);
    jump(grid);
    return reply_done();
}

Reply grid_click(Grid *grid, int x, int y)
{
    if (x < grid->body_x || y < grid->body_y) {
        return reply_pass();
    }
    grid_move(grid, grid->top + (size_t)((y - grid->body_y) / grid->lines),
              grid->left + (size_t)((x - grid->body_x) / (grid->cell_width + 1)));
    return reply_done();
}

static Reply start_jump(View *view)
{
    view->grid->jumping = true;
    edit_set(&view->grid->jump, "", false);
    return reply_done();
}

const Action grid_actions[] = {
    {'/', K_CTRL('F'), N_("跳到"), N_("打房号跳过去"), start_jump, 0, NULL, false},
};
const size_t grid_action_count = ARRAY_LEN(grid_actions);
