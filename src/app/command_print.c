/* print: one sheet of paper. */
#include "app/command.h"
#include "base/str.h"
#include "base/text.h"
#include "report/print.h"

#include <stdio.h>
#include <string.h>

static bool unknown_kind(const char *name, Error *err)
{
    Str kinds = {0};
    for (size_t i = 0; i < print_kind_count; i++) {
        str_format(&kinds, "%s%s", i == 0 ? "" : " ", print_kinds[i].name);
    }
    error_set(err, ERR_USAGE, NULL, _("没有单据 %s，可以打印的有：%s"), name, str_text(&kinds));
    str_clear(&kinds);
    return false;
}

bool command_print(Session *session, const Options *options, Error *err)
{
    PrintDone done;
    PrintAsk ask = {.kind = print_find(options->arguments[0]), .number = options->arguments[1],
                    .path = options->output};
    if (ask.kind == NULL) {
        return unknown_kind(options->arguments[0], err);
    }
    ask.text = options->format != NULL && strcmp(options->format, "text") == 0;
    if (options->format != NULL && !ask.text && strcmp(options->format, "xlsx") != 0) {
        return error_set(err, ERR_USAGE, NULL, _("格式只能是 xlsx 或 text"));
    }
    if (!print_run(session, &ask, &done, err)) {
        return false;
    }
    if (strcmp(done.path, "-") != 0) {
        printf("%s\n", done.path);
    }
    fprintf(stderr, done.sent ? _("anchang: 已送打印，第 %lld 次\n") : _("anchang: 第 %lld 次打印\n"),
            (long long)done.copy);
    return true;
}
