#include "ui/menu.h"

#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "ui/console.h"
#include "ui/dispatch.h"
#include "ui/picker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Values of the rows: "a T I" an action of table T, "s K" a screen, "c VALUE" one of the
 * program's. */

#define LABEL_WIDTH 10 /* the help texts stand below each other */

static const char *row_label(Arena *arena, const Action *action)
{
    int used = utf8_width(_(action->label));
    int gap = used < LABEL_WIDTH ? LABEL_WIDTH - used : 0;
    return arena_format(arena, "%s%*s %s", _(action->label), gap, "", _(action->help));
}

static const char *row_keys(Arena *arena, const Action *action)
{
    char key[16];
    char twin[16];
    key_label(key, sizeof key, action->key);
    return action->twin == K_NONE
               ? arena_copy(arena, key)
               : arena_format(arena, "%s %s", key, key_label(twin, sizeof twin, action->twin));
}

static void add_actions(View *place, bool general, Arena *arena, ItemList *out)
{
    ActionTable tables[TABLE_MAX];
    size_t count = dispatch_tables(place, tables);
    unsigned have = view_have(place);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; (general || !tables[i].general) && k < tables[i].count; k++) {
            const Action *action = &tables[i].actions[k];
            item_add(out, arena, arena_format(arena, "a %zu %zu", i, k), row_label(arena, action),
                     row_keys(arena, action));
            out->items[out->count - 1].grey = !view_ready_with(place, have, action);
        }
    }
}

Reply menu_run(View *view, const Action *action)
{
    return dispatch_run(view_place(view), action);
}

static Reply run_row(View *view, void *context, const PickItem *item)
{
    ActionTable tables[TABLE_MAX];
    size_t table = 0;
    size_t row = 0;
    View *place = view_place(view);
    (void)context;
    if (item->value[0] == 's') {
        return reply_switch((Key)item->value[2]);
    }
    if (item->value[0] == 'c') {
        return console_hooks(view->console)->command(view, item->value + 2);
    }
    size_t count = dispatch_tables(place, tables);
    if (sscanf(item->value, "a %zu %zu", &table, &row) == 2 && table < count) {
        return menu_run(place, &tables[table].actions[row]);
    }
    return reply_done();
}

Reply menu_open(View *view)
{
    Arena arena = {0};
    ItemList items = {0};
    add_actions(view_place(view), false, &arena, &items);
    Reply reply = picker_open(view, _("菜单"), &items, run_row, NULL);
    arena_clear(&arena);
    return reply;
}

Reply palette_open(View *view)
{
    Arena arena = {0};
    ItemList items = {0};
    const ConsoleHooks *hooks = console_hooks(view->console);
    const ScreenDef *screen;
    for (size_t i = 0; (screen = console_screen(view->console, i)) != NULL; i++) {
        char key[2] = {(char)screen->number, '\0'};
        item_add(&items, &arena, arena_format(&arena, "s %c", (char)screen->number),
                 arena_format(&arena, "%s  %s", _(screen->label), screen->name), key);
    }
    add_actions(view_place(view), true, &arena, &items);
    if (hooks->commands != NULL) {
        hooks->commands(view->owner, &arena, &items);
    }
    Reply reply = picker_open(view, _("命令"), &items, run_row, NULL);
    arena_clear(&arena);
    return reply;
}
