/*
 * Tabs: several lists in one screen, one shown at a time; Tab and Shift-Tab go round. Each tab is a
 * row: its query and columns, and what an action may count on while it is shown.
 */
#ifndef SCREEN_TABS_H
#define SCREEN_TABS_H

#include "screen/rows.h"

typedef struct Tab {
    const char *label; /* msgid */
    const char *query; /* binds :today, :filter (NULL when none), :limit and the days of the settings */
    const RowsColumn *columns;
    size_t count;
    const char *hint; /* msgid: an empty tab says what to press */
    unsigned have;    /* Need bits of the screen */
    void (*fill)(View *view, Rows *rows); /* instead of a query: rows that C knows; NULL */
} Tab;

typedef struct Tabs {
    Rows rows;
    const Tab *tabs;
    size_t count;
    size_t current;
    const char *filter; /* text bound to :filter; in the view's arena, NULL when none */
    const char *filter_shown; /* how the screen says it */
} Tabs;

/* A screen's struct begins with this: its handlers below find the tabs behind the view. */
typedef struct TabsView {
    View view;
    Tabs tabs;
} TabsView;

void tabs_open(View *view, const Tab *tabs, size_t count);
void tabs_go(View *view, size_t tab);
void tabs_filter(View *view, const char *filter); /* copied; "" or NULL for none */
void tabs_filter_as(View *view, const char *filter, const char *shown); /* a code, and its label */
/* Handlers for a ScreenDef. */
void tabs_refresh(View *view);
unsigned tabs_have(View *view);
void tabs_draw(View *view, Canvas *canvas, Rect area);
/* Only the labels, on the first line; the title of the box below. */
const char *tabs_draw_strip(View *view, Canvas *canvas, Rect area);
Reply tabs_key(View *view, Key key);
Reply tabs_key_filtered(View *view, Key key); /* Esc and Tab end a filter that a row of another tab set */
void tabs_close(View *view);

Tabs *tabs_of(View *view);
int64_t tabs_id(View *view);                        /* of the row under the cursor; 0 */
const char *tabs_cell(View *view, size_t column);

#endif
