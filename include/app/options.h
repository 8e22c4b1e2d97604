/*
 * The command line: options before or behind the command, then its arguments.
 */
#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ARGUMENTS_MAX 256

typedef struct Options {
    const char *db; /* path of the site file, never NULL after options_read */
    const char *language;
    const char *user;
    const char *command; /* NULL: the console */
    const char *arguments[ARGUMENTS_MAX];
    size_t argument_count;
    const char *output;
    const char *format;
    const char *project;
    const char *reject;
    const char *late;
    const char *reason;
    const char *salvage;
    const char *keys;  /* a key script for the console: tests */
    int64_t date;      /* NONE */
    int64_t from;
    int64_t to;
    int64_t today;     /* demo --today */
    int64_t seed;
    int64_t customers;
    int64_t wait; /* seconds, NONE */
    bool preview;
    bool dry_run;
    bool yes;
    bool unmask;
    bool list;
    bool ascii;
    bool mono;
    bool help;
    bool version;
} Options;

/* ERR_USAGE for an unknown option, a missing value, a bad date. Strings are borrowed from argv. */
bool options_read(Options *options, int argc, char **argv, Error *err);

/* Whether only the options named in allowed (a space-separated list of long names) were used
 * besides the global ones. */
bool options_only(const Options *options, const char *allowed, Error *err);

#endif
