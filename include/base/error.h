/*
 * One explicit error object, made on the caller's stack and passed last.
 *
 * A fallible function returns bool and fills the Error when it returns false:
 *     return error_set(err, ERR_CONFLICT, "contract_no", _("合同号 %s 已存在"), no);
 * text is a whole sentence for the user, in the user's language, that says what to do.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>

typedef enum ErrorCode {
    ERR_NONE,
    ERR_INVALID,   /* a value breaks a rule */
    ERR_NOT_FOUND, /* what is named does not exist */
    ERR_CONFLICT,  /* somebody else has it, or changed it */
    ERR_DENIED,    /* a role or a closed day forbids it */
    ERR_USAGE,     /* an unknown option, field, register, operation */
    ERR_BUSY,      /* the write lock was not free in time */
    ERR_DB,        /* SQLite failed */
    ERR_IO,        /* a file cannot be read or written */
    ERR_CANCELLED, /* the user pressed Esc during long work */
} ErrorCode;

typedef struct Error {
    ErrorCode code;
    char field[32]; /* identifier of the field at fault, or "" */
    char text[512]; /* UTF-8, never cut inside a character */
} Error;

/* Fills err (when not NULL) and returns false, so that a guard is one line. field may be NULL. */
bool error_set(Error *err, ErrorCode code, const char *field, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

void error_clear(Error *err);

/* What errno says, as a sentence for the user in his language; borrowed for good. */
const char *error_cause(int number);

/* The exit status of the command line for a code: 1 refused, 2 usage, 3 file, 4 not permitted. */
int error_exit_status(ErrorCode code);

#endif
