/* print: one sheet of paper; quote, loan: what stands on a 报价单 or on a 贷款测算. */
#include "app/command.h"
#include "app/say.h"
#include "base/str.h"
#include "base/text.h"
#include "domain/calculation.h"
#include "report/print.h"
#include "report/quote_text.h"

#include <string.h>

bool command_print(Session *session, const Options *options, Error *err)
{
    PrintDone done;
    PrintAsk ask = {.kind = print_find(options->arguments[0]), .number = options->arguments[1],
                    .path = options->output};
    if (ask.kind == NULL) {
        return command_unknown("print", _("单据"), options->arguments[0], err);
    }
    ask.text = options->format != NULL && strcmp(options->format, "text") == 0;
    if (options->format != NULL && !ask.text && strcmp(options->format, "xlsx") != 0) {
        return error_set(err, ERR_USAGE, NULL, _("格式只能是 xlsx 或 text"));
    }
    if (!print_run(session, &ask, &done, err)) {
        return false;
    }
    say(done.sent ? _("已送打印，第 %lld 次") : _("第 %lld 次打印"), (long long)done.copy);
    return strcmp(done.path, "-") == 0 ||
           put_line(done.path, arena_format(&session->arena, _("已写 %s"), done.path), err);
}

static bool check_format(const Options *options, Error *err)
{
    return options->format == NULL || strcmp(options->format, "json") == 0 ||
           strcmp(options->format, "text") == 0 ||
           error_set(err, ERR_USAGE, NULL, _("格式只能是 text 或 json"));
}

static bool put_sheets(const NumberedSheet *sheets, const Options *options, Session *session,
                       Error *err)
{
    bool json = options->format != NULL && strcmp(options->format, "json") == 0;
    Str out = {0};
    quote_show(sheets, options->argument_count, json, &session->arena, &out);
    bool ok = json ? put_data(str_text(&out), err) : put_text(str_text(&out), err);
    str_clear(&out);
    return ok;
}

bool command_quote(Session *session, const Options *options, Error *err)
{
    NumberedSheet sheets[2];
    if (!check_format(options, err)) {
        return false;
    }
    for (size_t i = 0; i < options->argument_count; i++) {
        QuoteBasis *basis = arena_alloc(&session->arena, sizeof *basis);
        if (!quote_load(session->db, options->arguments[i], &session->arena, basis, err)) {
            return false;
        }
        sheets[i] = quote_numbered(basis, &session->arena);
    }
    return put_sheets(sheets, options, session, err);
}

bool command_loan(Session *session, const Options *options, Error *err)
{
    NumberedSheet sheets[2];
    if (!check_format(options, err)) {
        return false;
    }
    for (size_t i = 0; i < options->argument_count; i++) {
        LoanFigures *figures = arena_alloc(&session->arena, sizeof *figures);
        if (!calculation_load(session->db, options->arguments[i], &session->arena, figures, err)) {
            return false;
        }
        sheets[i] = calculation_numbered(figures, &session->arena);
    }
    return put_sheets(sheets, options, session, err);
}
