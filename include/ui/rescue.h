/*
 * Rescue: the terminal is put back whatever happens, and no signal is lost between two looks. A
 * signal that asks the program to end (HUP, TERM, INT, QUIT and every other whose default would
 * kill it at once) only sets a flag; a fatal one restores the terminal and is raised again; those
 * that would stop it before a changed terminal are ignored. For term.c alone; knows no curses.
 *
 *     rescue_arm(); … rescue_poll(&input, 1000); if (rescue_quitting()) …
 */
#ifndef UI_RESCUE_H
#define UI_RESCUE_H

#include <poll.h>
#include <stdbool.h>

/* Remembers the line's modes and takes the signals: the terminal is about to be changed. */
void rescue_arm(void);
/* The terminal is put back (false) or changed again (true): whether there is anything to restore. */
void rescue_hold(bool taken);
void rescue_now(void); /* async-signal-safe; does nothing when there is nothing to restore */

bool rescue_quitting(void);
bool rescue_resized(void);   /* the window changed since the last call */
bool rescue_continued(void); /* the program was stopped since the last call */
/* poll on one descriptor; a signal that came before it ends it at once. What poll returns. */
int rescue_poll(struct pollfd *input, int milliseconds);

#endif
