/* anchang: start-up, the command line, and the way to the console. */
#include "app/command.h"
#include "app/desk.h"
#include "app/say.h"
#include "base/embedded.h"
#include "base/str.h"
#include "base/text.h"
#include "domain/price.h"
#include "ui/term.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define VERSION "0.5.0"
#define WAIT_SECONDS 30 /* without --wait */

static int fail(const Error *err)
{
    if (err->text[0] != '\0') {
        say("%s", err->text);
    }
    return error_exit_status(err->code);
}

static void add_command(Str *out, const Command *command)
{
    Str names = {0};
    str_format(out, "  %s %s\n      %s\n", command->name, command->usage, _(command->help));
    if (command->names != NULL) {
        command->names(&names);
        str_format(out, _("      可用：%s\n"), str_text(&names));
    }
    str_clear(&names);
}

static bool print_help(Error *err)
{
    Str out = {0};
    str_add(&out, _("用法：anchang [--db FILE] [--lang zh|en] [--user NAME] [--wait S] [命令 ...]\n\n"
                    "没有命令时打开控制台。\n\n"));
    for (size_t i = 0; i < command_count; i++) {
        add_command(&out, &command_list[i]);
    }
    str_add(&out, _("\n数据文件：--db，否则 $ANCHANG_DB，否则 ~/.local/share/anchang/site.db\n"
                    "退出状态：0 完成，1 被拒绝，2 用法不对，3 文件打不开或正忙，4 没有权限\n"));
    bool ok = put_text(str_text(&out), err);
    str_clear(&out);
    return ok;
}

/* --db, else $ANCHANG_DB, else $XDG_DATA_HOME/anchang/site.db; its folder is made when missing. */
static const char *choose_file(const Options *options, Str *buf)
{
    const char *home = getenv("HOME");
    const char *data = getenv("XDG_DATA_HOME");
    const char *given = options->db != NULL ? options->db : getenv("ANCHANG_DB");
    if (!text_empty(given)) {
        return given;
    }
    if (!text_empty(data)) {
        str_add(buf, data);
    } else {
        str_format(buf, "%s/.local/share", home != NULL ? home : ".");
    }
    str_add(buf, "/anchang");
    for (char *slash = strchr(buf->data + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(buf->data, 0700);
        *slash = '/';
    }
    mkdir(buf->data, 0700);
    str_add(buf, "/site.db");
    return buf->data;
}

static void show_warnings(Session *session)
{
    char *line = session->warnings.data;
    for (char *end; line != NULL && (end = strchr(line, '\n')) != NULL; line = end + 1) {
        *end = '\0';
        say("%s", line);
    }
}

static int run_with_file(const Command *command, const Options *options)
{
    Db *db = NULL;
    Error err = {0};
    Session session;
    DbWait wait = {.seconds = options->wait != NONE ? (int)options->wait : WAIT_SECONDS};
    if (!db_open_waiting(&db, options->db, DB_WRITE, &wait, &err)) {
        return fail(&err);
    }
    session_init(&session, db);
    session.late = options->late;
    bool ok = (options->user == NULL || session_login(&session, options->user, &err)) &&
              price_take_effect(&session, &err) &&
              command->run(&session, options, &err);
    ok = db_error(db, &err) && ok; /* behind any refusal: what was asked could not be read */
    show_warnings(&session);
    session_clear(&session);
    db_close(db);
    return ok ? 0 : fail(&err);
}

static int run_command(const Options *options)
{
    Error err = {0};
    const Command *command = command_find(options->command);
    if (command == NULL) {
        error_set(&err, ERR_USAGE, NULL, _("没有命令 %s，请看 anchang --help"), options->command);
        return fail(&err);
    }
    if (options->argument_count < command->least || options->argument_count > command->most) {
        command_misused(command, &err);
        return fail(&err);
    }
    if (!options_only(options, command->options, &err)) {
        return fail(&err);
    }
    if (command->file == FILE_WRITE && !options->list) {
        return run_with_file(command, options);
    }
    return command->run(NULL, options, &err) ? 0 : fail(&err);
}

static void choose_language(const char *option)
{
    const EmbeddedFile *catalogue = embedded_find("en.mo");
    text_init(text_choose_language(option), catalogue != NULL ? catalogue->start : NULL,
              catalogue != NULL ? (size_t)(catalogue->end - catalogue->start) : 0);
}

/* A bare console draws no hanzi, so what it says of that is English, which is offered. */
static bool offer_english(void)
{
    char answer[16];
    if (term_hanzi() || strcmp(text_language(), "en") == 0) {
        return true;
    }
    say_lines("This console cannot draw Chinese characters; fbterm and kmscon can.\n"
              "Press Enter to go on in English, or q and Enter to leave: ");
    if (fgets(answer, sizeof answer, stdin) == NULL || answer[0] == 'q') {
        return false;
    }
    choose_language("en");
    return true;
}

static int open_console(const Options *options)
{
    bool terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    return !terminal || offer_english() ? desk_run(options) : 2;
}

int main(int argc, char **argv)
{
    Options options;
    Error err = {0};
    Str path = {0};
    setlocale(LC_CTYPE, "C.UTF-8");
    say_start();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    choose_language(NULL);
    bool ok = options_read(&options, argc, argv, &err);
    choose_language(options.language);
    if (!ok) {
        return fail(&err);
    }
    if (options.help || options.version) {
        ok = options.help ? print_help(&err) : put_text("anchang " VERSION "\n", &err);
        return ok ? 0 : fail(&err);
    }
    options.db = choose_file(&options, &path);
    int status = options.command != NULL ? run_command(&options) : open_console(&options);
    str_clear(&path);
    return status == 0 && !say_heard() ? 3 : status;
}
