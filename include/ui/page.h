/*
 * Page: text to read, scroll and search: help, the message log, a report, the plain text of a screen.
 */
#ifndef UI_PAGE_H
#define UI_PAGE_H

#include "ui/view.h"

/* text is copied; lines longer than the page are wrapped. */
Reply page_open(View *parent, const char *title, const char *text);
Reply page_open_help(View *parent); /* F1: generated from the actions of the place */
Reply page_open_log(View *parent);  /* Ctrl-L */
Reply page_open_plain(View *parent, const char *text); /* Ctrl-T: without any frame, for copying */

#endif
