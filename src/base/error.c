#include "base/error.h"

#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool error_set(Error *err, ErrorCode code, const char *field, const char *format, ...)
{
    if (err == NULL) {
        return false;
    }
    char text[2048];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    err->code = code;
    text_copy(err->field, sizeof err->field, field != NULL ? field : "");
    text_copy(err->text, sizeof err->text, text);
    return false;
}

void error_clear(Error *err)
{
    if (err != NULL) {
        err->code = ERR_NONE;
        err->field[0] = '\0';
        err->text[0] = '\0';
    }
}

int error_exit_status(ErrorCode code)
{
    static const int statuses[] = {
        [ERR_NONE] = 0,     [ERR_INVALID] = 1, [ERR_NOT_FOUND] = 1, [ERR_CONFLICT] = 1,
        [ERR_DENIED] = 4,   [ERR_USAGE] = 2,   [ERR_BUSY] = 3,      [ERR_DB] = 3,
        [ERR_IO] = 3,       [ERR_CANCELLED] = 1,
    };
    return statuses[code];
}
