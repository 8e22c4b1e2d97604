/*
 * Page: text to read, scroll and search: help, the message log, a deal, a customer, the plain text
 * of a screen. A view that shows one sets view->page, as others set view->list; ↑↓ PgUp PgDn Home
 * End scroll, / searches, n finds the next place.
 *
 *     page_init(&self->page);
 *     self->view.page = &self->page;               in open
 *     page_set(&self->page, view, str_text(&out)); in refresh
 */
#ifndef UI_PAGE_H
#define UI_PAGE_H

#include "ui/edit.h"
#include "ui/view.h"

struct Page {
    const char *text;   /* in view->rows */
    const char **lines; /* wrapped for width */
    size_t line_count;
    int width;          /* that the lines were wrapped for; 0: not yet */
    size_t top;
    int height;         /* lines shown at the last draw */
    bool searching;
    Edit search;
    Arena wrapped;      /* renewed with the text and the width */
};

void page_init(Page *page);
void page_clear(Page *page); /* the view's close does it */
/* text is copied; lines longer than the page are wrapped under their own beginning. A line that
 * starts with a blank belongs to the heading above it. */
void page_set(Page *page, View *view, const char *text);
void page_draw(Page *page, Canvas *canvas, Rect area);
void page_draw_box(Page *page, Canvas *canvas, Rect area, const char *title);
Reply page_key(Page *page, View *view, Key key);
extern const Action page_actions[]; /* / n: the console runs them */
extern const size_t page_action_count;

/* Views of their own. */
Reply page_open(View *parent, const char *title, const char *text);
Reply page_open_help(View *parent); /* F1: generated from the actions of the place */
Reply page_open_log(View *parent);  /* Ctrl-L */
Reply page_open_plain(View *parent, const char *text); /* Ctrl-T: without any frame, for copying */

#endif
