/*
 * The log: one line an event into a file, personal data never in clear (the caller masks).
 * Does nothing until log_open.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include <stdbool.h>

bool log_open(const char *path);
void log_close(void);
void log_line(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
