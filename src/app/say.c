#include "app/say.h"

#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Reading from nowhere ends, writing there fails, but messages that nobody wants may be lost. */
void say_start(void)
{
    static const int modes[] = {O_RDONLY, O_RDONLY, O_RDWR};
    for (int fd = 0; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) < 0) {
            (void)open("/dev/null", modes[fd]); /* the lowest free one: fd */
        }
    }
}

void say(const char *format, ...)
{
    Arena arena = {0};
    Str text = {0};
    va_list list;
    va_start(list, format);
    str_vformat(&text, format, list);
    va_end(list);
    fprintf(stderr, "anchang: %s\n", text_visible(&arena, str_text(&text)));
    str_clear(&text);
    arena_clear(&arena);
}

void say_over(const char *text)
{
    fprintf(stderr, "\ranchang: %s", text);
}

void say_lines(const char *text)
{
    Str shown = {0};
    text_visible_lines(&shown, text, strlen(text));
    fputs(str_text(&shown), stderr);
    str_clear(&shown);
}

bool say_heard(void)
{
    return ferror(stderr) == 0;
}

static bool put(const char *text, bool visible, Error *err)
{
    Str shown = {0};
    if (visible) {
        text_visible_lines(&shown, text, strlen(text));
    }
    errno = 0;
    bool ok = fputs(visible ? str_text(&shown) : text, stdout) >= 0 && fflush(stdout) == 0 &&
              ferror(stdout) == 0;
    int cause = errno != 0 ? errno : EIO;
    str_clear(&shown);
    return ok || error_set(err, ERR_IO, NULL, _("结果没有写出：%s"), error_cause(cause));
}

bool put_text(const char *text, Error *err)
{
    return put(text, true, err);
}

bool put_data(const char *text, Error *err)
{
    return put(text, isatty(STDOUT_FILENO), err);
}

bool put_line(const char *text, const char *done, Error *err)
{
    Error lost = {0};
    Str line = {0};
    str_format(&line, "%s\n", text);
    bool ok = put_data(str_text(&line), &lost);
    str_clear(&line);
    return ok || error_set(err, ERR_IO, NULL, _("%s，但%s"), done, lost.text);
}
