/*
 * Dispatch: which handler gets a key. A view's tables in the order in which they are asked: its own
 * actions, those of its form, list or grid, the console's. Footer, help, menu and palette read the
 * same tables.
 */
#ifndef UI_DISPATCH_H
#define UI_DISPATCH_H

#include "ui/view.h"

#define TABLE_MAX 4

typedef struct ActionTable {
    const Action *actions;
    size_t count;
    bool general; /* the console's own */
} ActionTable;

/* The tables that are in force for view; returns how many. */
size_t dispatch_tables(View *view, ActionTable tables[TABLE_MAX]);
/* A key as typed: the text places first, then the tables, the screens by number, Esc. */
Reply dispatch_key(View *view, Key key);
/* The action of a key in the view's tables; REPLY_PASS when there is none. */
Reply dispatch_press(View *view, Key key);
/* Runs the action if it may be run now; otherwise says why not. */
Reply dispatch_run(View *view, const Action *action);
Reply dispatch_paste(View *view, const char *text);
Reply dispatch_click(View *view, int x, int y);
Reply dispatch_escape(View *view);
bool dispatch_typing(const View *view); /* characters are text, not commands */

#endif
