#include "ui/footer.h"

#include "base/utf8.h"
#include "ui/console.h"
#include "ui/dispatch.h"

#include <string.h>

/* Who goes first when the line is too short. */
enum { RANK_STAYS, RANK_FUNCTION, RANK_LETTER, RANK_GENERAL };

static Key function_key(const Action *action)
{
    if (action->key > K_F0 && action->key <= K_LAST) {
        return action->key;
    }
    return action->twin > K_F0 && action->twin <= K_LAST ? action->twin : K_NONE;
}

static int rank_of(const Action *action, bool general)
{
    Key key = function_key(action);
    if (general) {
        bool stays = key == K_F(1) || key == K_F(3) || key == K_F(10) || action->key == K_ESC;
        return stays ? RANK_STAYS : RANK_GENERAL;
    }
    return key != K_NONE ? RANK_FUNCTION : RANK_LETTER;
}

/* Function keys by number, then the letters, then Esc and F10. */
static int order_of(const FooterItem *item)
{
    Key key = function_key(item->action);
    if (item->action->key == K_ESC) {
        return 200;
    }
    if (key == K_F(10)) {
        return 201;
    }
    return key != K_NONE ? (int)(key - K_F0) : 100;
}

static bool is_idle_hook(View *view, const Action *action)
{
    const ConsoleHooks *hooks = console_hooks(view->console);
    return action->key == K_F(12) && hooks->slip == NULL;
}

static size_t insert(FooterItem *items, size_t count, FooterItem item)
{
    size_t at = count;
    while (at > 0 && order_of(&items[at - 1]) > order_of(&item)) {
        items[at] = items[at - 1];
        at--;
    }
    items[at] = item;
    return count + 1;
}

static bool taken(const FooterItem *items, size_t count, const Action *action)
{
    for (size_t i = 0; i < count; i++) {
        if (function_key(action) != K_NONE &&
            function_key(items[i].action) == function_key(action)) {
            return true;
        }
    }
    return false;
}

static size_t collect(View *view, Arena *arena, FooterItem items[FOOTER_MAX])
{
    ActionTable tables[TABLE_MAX];
    size_t table_count = dispatch_tables(view, tables);
    size_t count = 0;
    bool modal = (view->flags & VIEW_MODAL) != 0;
    unsigned have = view_have(view);
    for (size_t table = 0; table < table_count; table++) {
        for (size_t i = 0; i < tables[table].count; i++) {
            const Action *action = &tables[table].actions[i];
            bool general = tables[table].general;
            bool off = general && (is_idle_hook(view, action) ||
                                   (modal && action->key != K_F(1) && action->key != K_ESC));
            if (action->quiet || off || count == FOOTER_MAX || taken(items, count, action) ||
                !view_ready_with(view, have, action)) {
                continue;
            }
            const char *caption = action_caption(arena, action);
            count = insert(items, count, (FooterItem){action, caption, rank_of(action, general), 0,
                                                      utf8_width(caption)});
        }
    }
    return count;
}

static int line_width(const FooterItem *items, size_t count)
{
    int width = 0;
    for (size_t i = 0; i < count; i++) {
        width += items[i].width + 1;
    }
    return width;
}

static size_t drop_one(FooterItem *items, size_t count)
{
    size_t worst = 0;
    for (size_t i = 0; i < count; i++) {
        if (items[i].rank >= items[worst].rank) {
            worst = i;
        }
    }
    for (size_t i = worst; i + 1 < count; i++) {
        items[i] = items[i + 1];
    }
    return count - 1;
}

size_t footer_place(View *view, Arena *arena, int width, FooterItem items[FOOTER_MAX], bool *cut)
{
    size_t count = collect(view, arena, items);
    *cut = false;
    while (count > 0 && line_width(items, count) + 1 > width) {
        count = drop_one(items, count);
        *cut = true;
    }
    int x = 1;
    for (size_t i = 0; i < count; i++) {
        items[i].x = x;
        x += items[i].width + 1;
    }
    return count;
}

void footer_draw(View *view, Canvas *canvas, int y)
{
    FooterItem items[FOOTER_MAX];
    char name[16];
    bool cut;
    size_t count = footer_place(view, &canvas->arena, canvas->width, items, &cut);
    for (size_t i = 0; i < count; i++) {
        const Action *action = items[i].action;
        Key shown = function_key(action) != K_NONE ? function_key(action) : action->key;
        key_label(name, sizeof name, shown);
        int x = canvas_put(canvas, items[i].x, y, canvas->width, ROLE_KEY, name);
        canvas_put(canvas, x, y, canvas->width, ROLE_TEXT, items[i].caption + strlen(name));
    }
    if (cut) {
        canvas_put(canvas, canvas->width - 1, y, canvas->width, ROLE_HINT, ">");
    }
}

Key footer_key_at(View *view, Arena *arena, int width, int x)
{
    FooterItem items[FOOTER_MAX];
    bool cut;
    size_t count = footer_place(view, arena, width, items, &cut);
    for (size_t i = 0; i < count; i++) {
        if (x >= items[i].x && x < items[i].x + items[i].width) {
            const Action *action = items[i].action;
            return function_key(action) != K_NONE ? function_key(action) : action->key;
        }
    }
    return K_NONE;
}
