#include "report/print.h"

#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "domain/print_log.h"
#include "domain/setting.h"
#include "report/print_form.h"
#include "sheet/output.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAY_PRINT (MAY_ASSISTANT | MAY_FINANCE | MAY_MANAGER)
#define MAY_LOOK (MAY_PRINT | MAY_READER) /* nobody's name is on it */

const PrintKind print_kinds[] = {
    {"subscription", N_("认购书"), N_("认购编号"), false, false, MAY_PRINT, print_subscription, NULL},
    {"receipt", N_("收据"), N_("收款编号"), true, true, MAY_PRINT, print_receipt, print_receipt_text},
    {"checklist", N_("签约资料清单"), N_("认购编号"), false, false, MAY_PRINT, print_checklist, NULL},
    {"loan-papers", N_("按揭资料清单"), N_("认购编号"), false, false, MAY_PRINT, print_loan_papers, NULL},
    {"plan", N_("付款计划"), N_("认购编号"), false, false, MAY_PRINT, print_plan, NULL},
    {"dunning", N_("催款函"), N_("催款编号"), false, false, MAY_PRINT, print_dunning, NULL},
    {"handover", N_("交房单"), N_("交房编号"), false, false, MAY_PRINT, print_handover, NULL},
    {"archive", N_("档案目录"), N_("档案编号"), false, false, MAY_PRINT, print_archive, NULL},
    {"queue", N_("认筹排号表"), N_("日期"), false, false, MAY_PRINT, print_queue, NULL},
    {"reconcile", N_("对账单"), N_("日期或月份"), false, false, MAY_PRINT, print_reconcile, NULL},
    {"quote", N_("报价单"), N_("报价编号"), false, false, MAY_PRINT, print_quote, NULL},
    {"loan", N_("贷款测算"), N_("测算编号"), false, false, MAY_PRINT, print_loan, NULL},
    {"pricelist", N_("价格表"), N_("楼栋"), false, false, MAY_LOOK, print_pricelist, NULL},
    {"board", N_("销控表"), N_("日期"), false, true, MAY_LOOK, print_board, NULL},
};
const size_t print_kind_count = ARRAY_LEN(print_kinds);

const PrintKind *print_find(const char *name)
{
    for (size_t i = 0; i < print_kind_count; i++) {
        if (strcmp(print_kinds[i].name, name) == 0 || strcmp(print_kinds[i].label, name) == 0) {
            return &print_kinds[i];
        }
    }
    return NULL;
}

static bool approve(void *context, const char *sha256, Error *err)
{
    return print_record(context, sha256, err);
}

static bool write_sheet(Print *print, const char *path, PrintRecord *record, Error *err)
{
    XlsxLayout layout = {.portrait = !print->kind->landscape, .a5 = print->kind->a5};
    print->book = xlsx_open(path, err);
    if (print->book == NULL) {
        return false;
    }
    xlsx_properties(print->book, print->kind->label, print->session->actor);
    bool ok = xlsx_hold(print->book, approve, record, err);
    if (ok) {
        print->sheet = xlsx_sheet(print->book, print->kind->label, &layout);
        ok = print->kind->fill(print, err) && db_error(print->db, err);
    }
    if (ok) {
        return xlsx_close(print->book, err);
    }
    xlsx_abort(print->book);
    return false;
}

static bool write_text(Print *print, const char *path, PrintRecord *record, Error *err)
{
    Output out;
    Str text = {0};
    Str shown = {0};
    bool ok = print->kind->text(print, &text, err) && db_error(print->db, err) &&
              output_open(&out, path, err);
    if (ok) {
        ok = output_hold(&out, approve, record, err);
        text_visible_lines(&shown, str_text(&text), text.len);
        if (ok && fputs(str_text(&shown), out.file) >= 0) {
            ok = output_commit(&out, err);
        } else {
            output_abort(&out);
        }
    }
    str_clear(&shown);
    str_clear(&text);
    return ok;
}

/* A name that a file can carry, in the report folder. */
static const char *default_path(Print *print, bool text)
{
    char *number = arena_copy(print->arena, print->number);
    const char *folder = setting_text(print->db, SETTING_REPORT_DIR, print->arena);
    for (char *at = number; *at != '\0'; at++) {
        *at = strchr("/\\:*?\"<>|", *at) != NULL ? '_' : *at;
    }
    return arena_format(print->arena, "%s/%s-%s.%s", *folder != '\0' ? folder : ".",
                        print->kind->label, number, text ? "txt" : "xlsx");
}

/* The command of the site, with the file as its last word; silent, for a screen may be behind
 * it. */
static bool send(const char *command, const char *path, Error *err)
{
    pid_t child;
    int status = 0;
    posix_spawn_file_actions_t actions;
    const char *line = "eval \"$1 \\\"\\$2\\\"\"";
    char *const words[] = {"sh", "-c", (char *)line, "sh", (char *)command, (char *)path, NULL};
    posix_spawn_file_actions_init(&actions);
    for (int fd = 0; fd < 3; fd++) {
        posix_spawn_file_actions_addopen(&actions, fd, "/dev/null", O_RDWR, 0);
    }
    bool ok = posix_spawn(&child, "/bin/sh", &actions, NULL, words, environ) == 0;
    while (ok && waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    posix_spawn_file_actions_destroy(&actions);
    return (ok && WIFEXITED(status) && WEXITSTATUS(status) == 0) ||
           error_set(err, ERR_IO, NULL, _("打印命令没有成功，文件在 %s"), path);
}

static bool check_ask(const Session *session, const PrintAsk *ask, Error *err)
{
    if (!(session->permission & ask->kind->permission)) {
        return error_set(err, ERR_DENIED, NULL, _("您的角色不能打印%s"), _(ask->kind->label));
    }
    return !ask->text || ask->kind->text != NULL ||
           error_set(err, ERR_USAGE, NULL, _("%s没有套打格式"), _(ask->kind->label));
}

bool print_run(Session *session, const PrintAsk *ask, PrintDone *done, Error *err)
{
    Print print = {.session = session, .db = session->db, .arena = &session->arena,
                   .kind = ask->kind, .number = ask->number};
    if (!check_ask(session, ask, err)) {
        return false;
    }
    print.project = setting_text(session->db, SETTING_PROJECT, &session->arena);
    print.copy = print_copies(session->db, ask->kind->name, ask->number) + 1;
    PrintRecord record = {session, ask->kind->name, ask->number, print.copy};
    const char *command = setting_text(session->db, SETTING_PRINT_COMMAND, &session->arena);
    *done = (PrintDone){ask->path != NULL ? ask->path : default_path(&print, ask->text), print.copy,
                        ask->path == NULL && *command != '\0'};
    bool chinese = text_keep_chinese(true);
    bool ok = ask->text ? write_text(&print, done->path, &record, err)
                        : write_sheet(&print, done->path, &record, err);
    text_keep_chinese(chinese);
    return ok && (!done->sent || send(command, done->path, err));
}
