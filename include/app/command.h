/*
 * The commands of the command line, one row each: its words, its options, what it needs of the
 * file.
 */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

#include "app/options.h"
#include "base/str.h"
#include "domain/session.h"

typedef enum CommandFile { FILE_NONE, FILE_WRITE } CommandFile;

typedef struct Command {
    const char *name;
    const char *usage;   /* behind the name */
    const char *help;    /* msgid */
    const char *options; /* long names it knows */
    size_t least;        /* how many arguments */
    size_t most;
    CommandFile file;
    /* False with err, which is printed. session is NULL without a file. */
    bool (*run)(Session *session, const Options *options, Error *err);
    void (*names)(Str *names); /* what its first argument may be; NULL: anything */
} Command;

extern const Command command_list[];
extern const size_t command_count;

const Command *command_find(const char *name);
/* ERR_USAGE that names what there is: for a first argument that is none of them (what: 台账), and for a wrong
 * number of arguments. */
bool command_unknown(const char *command, const char *what, const char *name, Error *err);
bool command_misused(const Command *command, Error *err);

bool command_init(Session *session, const Options *options, Error *err);
bool command_demo(Session *session, const Options *options, Error *err);
bool command_import(Session *session, const Options *options, Error *err);
bool command_export(Session *session, const Options *options, Error *err);
bool command_report(Session *session, const Options *options, Error *err);
bool command_today(Session *session, const Options *options, Error *err);
bool command_find_text(Session *session, const Options *options, Error *err);
bool command_do(Session *session, const Options *options, Error *err);
bool command_print(Session *session, const Options *options, Error *err);
bool command_quote(Session *session, const Options *options, Error *err);
bool command_loan(Session *session, const Options *options, Error *err);
bool command_check(Session *session, const Options *options, Error *err);
bool command_backup(Session *session, const Options *options, Error *err);
bool command_restore(Session *session, const Options *options, Error *err);
bool command_doctor(Session *session, const Options *options, Error *err);

#endif
