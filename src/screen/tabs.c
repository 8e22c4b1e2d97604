#include "screen/tabs.h"

#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

#define ROWS_LIMIT 2000 /* more are found by searching, not by scrolling */

Tabs *tabs_of(View *view)
{
    return &((TabsView *)view)->tabs;
}

static const Tab *current(View *view)
{
    return &tabs_of(view)->tabs[tabs_of(view)->current];
}

static void show_tab(View *view)
{
    const Tab *tab = current(view);
    rows_clear(&tabs_of(view)->rows);
    rows_init(&tabs_of(view)->rows, view, tab->columns, tab->count, tab->hint);
}

void tabs_open(View *view, const Tab *tabs, size_t count)
{
    *tabs_of(view) = (Tabs){.tabs = tabs, .count = count};
    show_tab(view);
}

void tabs_go(View *view, size_t tab)
{
    tabs_of(view)->current = tab;
    show_tab(view);
    view_refresh(view);
}

void tabs_filter_as(View *view, const char *filter, const char *shown)
{
    Tabs *tabs = tabs_of(view);
    tabs->filter = text_empty(filter) ? NULL : arena_copy(&view->arena, filter);
    tabs->filter_shown = arena_copy(&view->arena, shown);
    view_refresh(view);
}

void tabs_filter(View *view, const char *filter)
{
    tabs_filter_as(view, filter, filter);
}

/* The filter backwards: a search by the last digits is a range of reversed numbers. */
static const char *reversed(Arena *arena, const char *text)
{
    if (text == NULL) {
        return NULL;
    }
    size_t len = strlen(text);
    char *copy = arena_alloc(arena, len + 1);
    for (size_t i = 0; i < len; i++) {
        copy[i] = text[len - 1 - i];
    }
    return copy;
}

void tabs_refresh(View *view)
{
    Tabs *tabs = tabs_of(view);
    if (current(view)->fill != NULL) {
        rows_begin(&tabs->rows);
        current(view)->fill(view, &tabs->rows);
        return;
    }
    rows_load(&tabs->rows, current(view)->query,
              BINDS(BIND_TEXT(":reversed", reversed(&view->rows, tabs->filter)),
                    BIND_DATE(":today", desk_today(view)), BIND_TEXT(":filter", tabs->filter),
                    BIND_NUMBER(":limit", ROWS_LIMIT)));
}

unsigned tabs_have(View *view)
{
    return current(view)->have;
}

/* The first tab shown: as few are left out as let the current one be seen whole. */
static size_t first_shown(const Tabs *tabs, int width)
{
    size_t first = tabs->current;
    int used = utf8_width(_(tabs->tabs[first].label)) + 3;
    while (first > 0 && used + utf8_width(_(tabs->tabs[first - 1].label)) + 2 <= width) {
        first--;
        used += utf8_width(_(tabs->tabs[first].label)) + 2;
    }
    return first;
}

void tabs_draw(View *view, Canvas *canvas, Rect area)
{
    Tabs *tabs = tabs_of(view);
    size_t first = first_shown(tabs, area.width - 2);
    int x = area.x + 1;
    if (first > 0) {
        canvas_put(canvas, area.x, area.y, area.x + area.width, ROLE_HINT, "<");
    }
    for (size_t i = first; i < tabs->count; i++) {
        bool here = i == tabs->current;
        const char *label = arena_format(&canvas->arena, here ? "[%s]" : " %s ",
                                         _(tabs->tabs[i].label));
        if (x + utf8_width(label) > area.x + area.width - 1) {
            x = canvas_put(canvas, area.x + area.width - 1, area.y, area.x + area.width, ROLE_HINT,
                           ">");
            break;
        }
        x = canvas_put(canvas, x, area.y, area.x + area.width, here ? ROLE_ACCENT : ROLE_LABEL,
                       label);
    }
    if (tabs->filter != NULL) {
        canvas_put(canvas, x + 2, area.y, area.x + area.width, ROLE_HINT,
                   arena_format(&canvas->arena, _("筛选：%s"), tabs->filter_shown));
    }
    list_draw_box(&tabs->rows.list, canvas,
                  (Rect){area.x, area.y + 1, area.width, area.height - 1},
                  _(tabs->tabs[tabs->current].label), true);
}

Reply tabs_key(View *view, Key key)
{
    Tabs *tabs = tabs_of(view);
    if ((key != K_TAB && key != K_BACK_TAB)) {
        return reply_pass();
    }
    size_t step = key == K_TAB ? 1 : tabs->count - 1;
    tabs_go(view, (tabs->current + step) % tabs->count);
    return reply_done();
}

void tabs_close(View *view)
{
    rows_clear(&tabs_of(view)->rows);
}

int64_t tabs_id(View *view)
{
    return rows_id(&tabs_of(view)->rows);
}

const char *tabs_cell(View *view, size_t column)
{
    return rows_cell(&tabs_of(view)->rows, column);
}
