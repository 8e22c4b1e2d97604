#include "ui/page.h"

#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

#define INDENT_MAX 30 /* columns that a wrapped line may be moved in */

void page_init(Page *page)
{
    *page = (Page){.text = ""};
    edit_init(&page->search);
}

void page_clear(Page *page)
{
    edit_clear(&page->search);
    arena_clear(&page->wrapped);
}

void page_set(Page *page, View *view, const char *text)
{
    page->text = arena_copy(&view->rows, text);
    page->width = 0;
}

/* Wrapping */

/* Where the rest of a long line goes on: below its last column that stands apart by two blanks. */
static int hanging(const char *line, int width)
{
    int indent = 0;
    int at = 0;
    uint32_t code;
    size_t len = strlen(line);
    for (size_t used; len > 0 && at < width; line += used, len -= used) {
        used = utf8_decode(line, len, &code);
        used = used > 0 ? used : 1;
        at += utf8_code_width(code);
        if (len > 2 && line[0] == ' ' && line[1] == ' ' && line[2] != ' ' && at + 1 <= INDENT_MAX) {
            indent = at + 1;
        }
    }
    return indent;
}

static void add_line(Page *page, int indent, const char *text, size_t len)
{
    page->lines[page->line_count++] = arena_format(&page->wrapped, "%*s%.*s", indent, "", (int)len,
                                                   text);
}

/* How much of a line goes on one row: as much as fits, a Latin word whole where that is
 * possible. */
static size_t row_length(const char *line, int width)
{
    size_t fits = utf8_fit(line, width);
    size_t at = fits;
    if (line[fits] == '\0' || fits == 0) {
        return fits == 0 ? strlen(line) : fits;
    }
    while (at > 0 && line[at - 1] != ' ' && (unsigned char)line[at - 1] < 0x80) {
        at--;
    }
    bool inside = at > fits / 2 && (unsigned char)line[fits] < 0x80 && line[fits] != ' ';
    return inside ? at : fits;
}

static void wrap_line(Page *page, const char *line, int width)
{
    int indent = utf8_width(line) > width ? hanging(line, width) : 0;
    int used = 0;
    do {
        size_t fits = row_length(line, width - used);
        add_line(page, used, line, fits);
        line += fits;
        line += used > 0 || indent > 0 ? strspn(line, " ") : 0;
        used = indent;
    } while (*line != '\0');
}

static void wrap(Page *page, int width)
{
    size_t most = strlen(page->text) + 2;
    arena_clear(&page->wrapped);
    page->lines = arena_alloc(&page->wrapped, most * sizeof *page->lines);
    page->line_count = 0;
    page->width = width;
    for (const char *line = page->text; *line != '\0';) {
        size_t len = strcspn(line, "\n");
        wrap_line(page, arena_copy_len(&page->wrapped, line, len), width);
        line += len + (line[len] == '\n');
    }
}

/* Scrolling and searching */

static void scroll(Page *page, long by)
{
    long last = (long)page->line_count - page->height;
    long top = (long)page->top + by;
    top = top > last ? last : top;
    page->top = top < 0 ? 0 : (size_t)top;
}

static void find(Page *page, size_t from)
{
    const char *typed = edit_text(&page->search);
    for (size_t i = from; i < page->line_count && *typed != '\0'; i++) {
        if (strcasestr(page->lines[i], typed) != NULL) {
            page->top = i;
            return;
        }
    }
}

static Reply search_key(Page *page, Key key)
{
    if (key == K_ENTER || key == K_ESC) {
        page->searching = false;
    } else if (edit_key(&page->search, key) == EDIT_CHANGED) {
        find(page, 0);
    }
    return reply_done();
}

static bool scroll_key(Page *page, Key key)
{
    static const struct {
        Key key;
        int lines; /* 0: pages pages */
        int pages;
    } keys[] = {
        {K_UP, -1, 0}, {K_DOWN, 1, 0}, {K_PAGE_UP, 0, -1}, {K_PAGE_DOWN, 0, 1}, {K_SPACE, 0, 1}};
    for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
        if (keys[i].key == key) {
            scroll(page, keys[i].lines + keys[i].pages * page->height);
            return true;
        }
    }
    if (key == K_HOME || key == K_END) {
        scroll(page, key == K_HOME ? -(long)page->line_count : (long)page->line_count);
        return true;
    }
    return false;
}

Reply page_key(Page *page, View *view, Key key)
{
    (void)view;
    if (page->searching) {
        return search_key(page, key);
    }
    return scroll_key(page, key) ? reply_done() : reply_pass();
}

static Reply start_search(View *view)
{
    view->page->searching = true;
    edit_set(&view->page->search, "", false);
    return reply_done();
}

static Reply next_hit(View *view)
{
    find(view->page, view->page->top + 1);
    return reply_done();
}

const Action page_actions[] = {
    {.key = '/', .label = N_("查找"), .help = N_("在这一页里找文字"), .run = start_search},
    {.key = 'n', .label = N_("下一个"), .help = N_("找下一处"), .run = next_hit, .quiet = true},
};
const size_t page_action_count = ARRAY_LEN(page_actions);

/* Drawing */

static unsigned line_role(const char *line)
{
    return *line != ' ' && utf8_width(line) <= 16 ? ROLE_TITLE : ROLE_TEXT;
}

void page_draw(Page *page, Canvas *canvas, Rect area)
{
    if (page->width != area.width) {
        wrap(page, area.width);
    }
    page->height = area.height;
    scroll(page, 0);
    canvas_fill(canvas, area, ROLE_TEXT);
    for (int i = 0; i < area.height && page->top + (size_t)i < page->line_count; i++) {
        const char *line = page->lines[page->top + (size_t)i];
        canvas_text(canvas, area.x, area.y + i, area.width, line_role(line), line);
    }
}

/* "12-30/48": the lines seen of all, when not all are. */
static void draw_position(const Page *page, Canvas *canvas, Rect area)
{
    if (page->line_count <= (size_t)page->height) {
        return;
    }
    size_t last = page->top + (size_t)page->height;
    const char *text = arena_format(&canvas->arena, " %zu-%zu/%zu ", page->top + 1, last,
                                    page->line_count);
    int right = area.x + area.width - 2;
    canvas_put(canvas, right - utf8_width(text), area.y + area.height - 1, right, ROLE_HINT, text);
}

void page_draw_box(Page *page, Canvas *canvas, Rect area, const char *title)
{
    Rect inside = rect_inside(area);
    canvas_box(canvas, area, title);
    page_draw(page, canvas, (Rect){inside.x + 1, inside.y, inside.width - 2, inside.height});
    draw_position(page, canvas, area);
    if (page->searching) {
        canvas_put(canvas, area.x + 2, area.y + area.height - 1, area.x + area.width, ROLE_EDIT,
                   arena_format(&canvas->arena, "/%s ", edit_text(&page->search)));
    }
}
