/* print: one sheet of paper; quote: what stands on a 报价单. */
#include "app/command.h"
#include "base/str.h"
#include "base/text.h"
#include "report/print.h"
#include "report/quote_text.h"

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

static void show_quotes(const QuoteBasis *basis, size_t count, bool json, Arena *arena, Str *out)
{
    if (count == 2 && !json) {
        quote_text_pair(&basis[0], &basis[1], arena, out);
        return;
    }
    str_add(out, json && count == 2 ? "[" : "");
    for (size_t i = 0; i < count; i++) {
        QuoteSheet sheet = quote_sheet(&basis[i], arena);
        str_add(out, i > 0 ? ",\n" : "");
        json ? quote_json(&basis[i], &sheet, out) : quote_text(&sheet, out);
    }
    str_add(out, json && count == 2 ? "]\n" : json ? "\n" : "");
}

bool command_quote(Session *session, const Options *options, Error *err)
{
    QuoteBasis basis[2];
    size_t count = options->argument_count;
    bool json = options->format != NULL && strcmp(options->format, "json") == 0;
    Str out = {0};
    if (options->format != NULL && !json && strcmp(options->format, "text") != 0) {
        return error_set(err, ERR_USAGE, NULL, _("格式只能是 text 或 json"));
    }
    for (size_t i = 0; i < count; i++) {
        if (!quote_load(session->db, options->arguments[i], &session->arena, &basis[i], err)) {
            return false;
        }
    }
    show_quotes(basis, count, json, &session->arena, &out);
    fputs(str_text(&out), stdout);
    str_clear(&out);
    return true;
}
