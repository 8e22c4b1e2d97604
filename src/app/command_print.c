/* print: one sheet of paper; quote, loan: what stands on a 报价单 or on a 贷款测算. */
#include "app/command.h"
#include "base/str.h"
#include "base/text.h"
#include "domain/calculation.h"
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

static bool check_format(const Options *options, bool *json, Error *err)
{
    *json = options->format != NULL && strcmp(options->format, "json") == 0;
    return options->format == NULL || *json || strcmp(options->format, "text") == 0 ||
           error_set(err, ERR_USAGE, NULL, _("格式只能是 text 或 json"));
}

static void put_sheets(const NumberedSheet *sheets, const Options *options, bool json, Arena *arena)
{
    Str out = {0};
    quote_show(sheets, options->argument_count, json, arena, &out);
    fputs(str_text(&out), stdout);
    str_clear(&out);
}

bool command_quote(Session *session, const Options *options, Error *err)
{
    NumberedSheet sheets[2];
    bool json;
    if (!check_format(options, &json, err)) {
        return false;
    }
    for (size_t i = 0; i < options->argument_count; i++) {
        QuoteBasis *basis = arena_alloc(&session->arena, sizeof *basis);
        if (!quote_load(session->db, options->arguments[i], &session->arena, basis, err)) {
            return false;
        }
        sheets[i] = quote_numbered(basis, &session->arena);
    }
    put_sheets(sheets, options, json, &session->arena);
    return true;
}

bool command_loan(Session *session, const Options *options, Error *err)
{
    NumberedSheet sheets[2];
    bool json;
    if (!check_format(options, &json, err)) {
        return false;
    }
    for (size_t i = 0; i < options->argument_count; i++) {
        LoanFigures *figures = arena_alloc(&session->arena, sizeof *figures);
        if (!calculation_load(session->db, options->arguments[i], &session->arena, figures, err)) {
            return false;
        }
        sheets[i] = calculation_numbered(figures, &session->arena);
    }
    put_sheets(sheets, options, json, &session->arena);
    return true;
}
