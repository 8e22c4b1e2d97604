#include "screen/tabs.h"

#include "base/name.h"
#include "base/str.h"
#include "base/text.h"
#include "domain/loan.h"
#include "domain/setting.h"
#include "ui/strip.h"

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
    tabs->filter = text_empty(filter) ? NULL : name_standard(&view->arena, filter);
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
                    BIND_TEXT(":bare", tabs->filter != NULL ? name_bare(&view->rows, tabs->filter)
                                                            : ""),
                    BIND_NUMBER(":sign_days", setting_number(desk_db(view), SETTING_SIGN_DAYS)),
                    BIND_NUMBER(":filing_days", setting_number(desk_db(view), SETTING_FILING_DAYS)),
                    BIND_NUMBER(":title_days", setting_number(desk_db(view), SETTING_TITLE_DAYS)),
                    BIND_TEXT(":limits", loan_limits(desk_db(view), &view->rows)),
                    BIND_NUMBER(":limit", ROWS_LIMIT)));
}

unsigned tabs_have(View *view)
{
    return current(view)->have;
}

const char *tabs_draw_strip(View *view, Canvas *canvas, Rect area)
{
    Tabs *tabs = tabs_of(view);
    const char **labels = arena_alloc(&canvas->arena, tabs->count * sizeof *labels);
    for (size_t i = 0; i < tabs->count; i++) {
        labels[i] = _(tabs->tabs[i].label);
    }
    strip_draw(canvas, area, labels, tabs->count, tabs->current);
    const char *title = labels[tabs->current];
    if (tabs->filter != NULL) {
        title = arena_format(&canvas->arena, _("%s 筛选：%s"), title, tabs->filter_shown);
    }
    return title;
}

void tabs_draw(View *view, Canvas *canvas, Rect area)
{
    const char *title = tabs_draw_strip(view, canvas, area);
    list_draw_box(&tabs_of(view)->rows.list, canvas,
                  (Rect){area.x, area.y + 1, area.width, area.height - 1}, title, true);
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

Reply tabs_key_filtered(View *view, Key key)
{
    bool away = key == K_ESC || key == K_TAB || key == K_BACK_TAB;
    if (away && tabs_of(view)->filter != NULL) {
        tabs_filter(view, NULL);
        return key == K_ESC ? reply_done() : tabs_key(view, key);
    }
    return tabs_key(view, key);
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
