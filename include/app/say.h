/*
 * What the command line says: messages to stderr, results to stdout. Nothing else in app or report
 * writes there (tests/layers.sh looks), so that no name out of the file can move a cursor, no fault
 * takes two lines, and no lost result passes for a delivered one.
 */
#ifndef APP_SAY_H
#define APP_SAY_H

#include "base/error.h"

#include <stdbool.h>

void say_start(void); /* first of all: a standard descriptor that was closed is never a file's */

/* "anchang: …" and a line end, on stderr; whatever stands in it, one line. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
void say_over(const char *text);  /* a progress line, over the one before */
void say_lines(const char *text); /* lines that are whole already, faults of an import */
bool say_heard(void);             /* did everything arrive? */

/* To stdout, at once: text for people is always made visible, data only on a terminal. False with
 * ERR_IO when it did not arrive. */
bool put_text(const char *text, Error *err);
bool put_data(const char *text, Error *err);
/* put_data of a line about what is done and stored already: *done stands in front of the error. */
bool put_line(const char *text, const char *done, Error *err);

#endif
