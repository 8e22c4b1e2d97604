/*
 * Term: the real terminal behind a canvas. term.c is the only file that knows curses, and uses it
 * for painting alone: what the line brings goes as bytes to the decoder (ui/decoder.h). It starts
 * raw mode (Ctrl-S and Ctrl-Z arrive as keys), paints only cells that changed, and puts the
 * terminal back on close, on lack of memory and after a signal (ui/rescue.h).
 *
 *     if (!term_open(&term, &options, err)) …
 *     draw on term_canvas(term); term_paint(term);
 *     while (term_wait(term, 1000, &event)) …
 */
#ifndef UI_TERM_H
#define UI_TERM_H

#include "base/error.h"
#include "ui/canvas.h"
#include "ui/event.h"

typedef struct Term Term;

typedef struct TermOptions {
    bool ascii; /* --ascii */
    bool mono;  /* no colour; $NO_COLOR says so too */
    bool mouse; /* --mouse */
} TermOptions;

/* Before anything else: LC_CTYPE from the environment, C.UTF-8 where that isn't UTF-8. */
void term_locale(void);
/* ERR_IO when stdin or stdout is no terminal, or TERM is unknown: err says what to do. */
bool term_open(Term **term, const TermOptions *options, Error *err);
void term_close(Term *term); /* accepts NULL */
/* The terminal is lent to another program (a pager, lp) and taken back. */
void term_suspend(Term *term);
void term_resume(Term *term);

Canvas *term_canvas(Term *term); /* borrowed; term_wait gives it a new size on EVENT_RESIZE */
void term_paint(Term *term);     /* one doupdate, nothing when nothing changed */
/* Waits up to milliseconds for the next event; false when none came. A signal to end, or a cut
 * line, is EVENT_QUIT again and again, after everything that was typed before it. */
bool term_wait(Term *term, int milliseconds, Event *event);
bool term_hanzi(void); /* false on a bare console (TERM=linux): offer English and --ascii */

#endif
