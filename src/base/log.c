#include "base/log.h"

#include "base/date.h"

#include <stdarg.h>
#include <stdio.h>

/* The one open log of the process: written from everywhere, read by nobody in the program. */
static FILE *log_file;

bool log_open(const char *path)
{
    log_close();
    log_file = fopen(path, "ae");
    return log_file != NULL;
}

void log_close(void)
{
    if (log_file != NULL) {
        fclose(log_file);
        log_file = NULL;
    }
}

void log_line(const char *format, ...)
{
    char at[32];
    va_list list;
    if (log_file == NULL) {
        return;
    }
    fprintf(log_file, "%s ", instant_now(at, sizeof at));
    va_start(list, format);
    vfprintf(log_file, format, list);
    va_end(list);
    fputc('\n', log_file);
    fflush(log_file);
}
