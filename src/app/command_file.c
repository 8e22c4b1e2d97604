/* Commands about the file itself: check, backup, restore, doctor. */
#include "app/command.h"
#include "app/say.h"
#include "base/date.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "db/backup.h"
#include "db/check.h"
#include "db/restore.h"
#include "db/salvage.h"

#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void add_findings(Str *out, const Check *check)
{
    Arena arena = {0};
    for (const CheckFinding *finding = check->first; finding != NULL; finding = finding->next) {
        str_format(out, "%s\n", text_visible(&arena, finding->what));
    }
    arena_clear(&arena);
}

static bool salvage(const Options *options, Error *err)
{
    Salvage result = {0};
    Str out = {0};
    bool ok = salvage_run(options->db, options->salvage, &result, err);
    if (ok) {
        say(_("抢救出 %lld 行，在 %s"), (long long)result.saved, options->salvage);
        add_findings(&out, &result.check);
        ok = put_text(str_text(&out), err) &&
             (result.check.first == NULL ||
              error_set(err, ERR_INVALID, NULL, _("有数据没有救出来，请与备份核对")));
    }
    str_clear(&out);
    salvage_clear(&result);
    return ok;
}

static void add_figures(Str *out, const Check *check)
{
    str_format(out, _("数据 %lld 行；操作日志 %lld 行，末行 %s\n"), (long long)check->figures.rows,
               (long long)check->figures.trail,
               *check->figures.head != '\0' ? check->figures.head : "-");
    str_add(out, check->first == NULL ? _("数据文件完好\n") : "");
}

static bool check_file(Db *db, Error *err)
{
    Check check = {0};
    Str out = {0};
    bool ok = check_run(db, CHECK_ALL, &check, err);
    add_findings(&out, &check);
    if (ok) {
        add_figures(&out, &check);
    }
    bool told = put_text(str_text(&out), ok ? err : NULL);
    if (ok && told && check.first != NULL) {
        ok = error_set(err, ERR_INVALID, NULL, _("数据文件有问题，请用最近的备份恢复"));
    }
    str_clear(&out);
    check_clear(&check);
    return ok && told;
}

bool command_check(Session *unused, const Options *options, Error *err)
{
    Db *db = NULL;
    (void)unused;
    if (options->salvage != NULL) {
        return salvage(options, err);
    }
    if (!db_open(&db, options->db, DB_READ, err)) {
        return false;
    }
    bool ok = check_file(db, err);
    db_close(db);
    return ok;
}

bool command_backup(Session *session, const Options *options, Error *err)
{
    if (!session_manager(session, _("备份"), err)) { /* every name and phone is in it */
        return false;
    }
    return backup_write(session->db, options->arguments[0], err) &&
           put_line(options->arguments[0], _("备份已写好"), err);
}

/* Nothing is asked where nothing is replaced. */
static bool confirm_restore(const Options *options, Error *err)
{
    char line[64] = "";
    if (options->yes || access(options->db, F_OK) != 0) {
        return true;
    }
    if (!isatty(STDIN_FILENO)) {
        return error_set(err, ERR_INVALID, NULL,
                         _("恢复会用 %s 换掉 %s（原文件另存）；确定就加上 --yes"),
                         options->arguments[0], options->db);
    }
    say(_("恢复会用 %s 换掉 %s；原文件另存。确定就输入 restore 再按回车："), options->arguments[0],
        options->db);
    if (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\r\n")] = '\0';
    }
    return strcmp(line, "restore") == 0 ||
           error_set(err, ERR_CANCELLED, NULL, _("没有恢复，数据文件没有改动"));
}

/* Who restores is looked up in the present file, and where that cannot be read in the backup. */
static bool check_restorer(const Options *options, Session *session, Error *err)
{
    Db *db = NULL;
    if (options->user != NULL && !db_open(&db, options->db, DB_READ, NULL) &&
        !db_open(&db, options->arguments[0], DB_READ, err)) {
        return false;
    }
    session_init(session, db);
    bool ok = (options->user == NULL || session_login(session, options->user, err)) &&
              session_manager(session, _("恢复"), err);
    db_close(db);
    session->db = NULL;
    return ok;
}

bool command_restore(Session *unused, const Options *options, Error *err)
{
    Session session;
    (void)unused;
    bool ok = check_restorer(options, &session, err) && confirm_restore(options, err);
    DbActor actor = {session.actor, "COMMAND", "site.restore", NULL,
                     date_civil(session.today).year};
    Restore restore = {.backup = options->arguments[0], .target = options->db, .actor = &actor};
    ok = ok && restore_run(&restore, err);
    if (restore.kept.len > 0) {
        say(_("原文件另存为 %s"), restore.kept.data);
    }
    restore_clear(&restore);
    session_clear(&session);
    return ok && put_line(options->db, _("已恢复"), err);
}

static void doctor_line(Str *out, bool good, const char *what, const char *detail)
{
    Arena arena = {0};
    str_format(out, "%s  %s%s%s\n", good ? "[ok]" : "[!!]", what, *detail != '\0' ? ": " : "",
               text_visible(&arena, detail));
    arena_clear(&arena);
}

static void doctor_file(const Options *options, Str *out)
{
    Db *db = NULL;
    Error err = {0};
    struct stat info;
    if (!db_open(&db, options->db, DB_READ, &err)) {
        doctor_line(out, false, _("数据文件"), err.text);
        return;
    }
    char version[32];
    snprintf(version, sizeof version, "%d", db_version(db));
    doctor_line(out, true, _("数据文件"), options->db);
    doctor_line(out, true, _("文件版本"), version);
    bool closed = stat(options->db, &info) == 0 && (info.st_mode & 077) == 0;
    doctor_line(out, closed, _("文件权限"), closed ? _("只有本人可读写") : _("别人也能读，请 chmod 600"));
    db_close(db);
}

bool command_doctor(Session *unused, const Options *options, Error *err)
{
    const char *term = getenv("TERM");
    Str out = {0};
    (void)unused;
    bool terminal = isatty(STDOUT_FILENO);
    doctor_line(&out, terminal, _("终端"), terminal ? (term != NULL ? term : "?") : _("不是终端，只能用命令"));
    doctor_line(&out, true, _("字符集"), nl_langinfo(CODESET));
    doctor_line(&out, term == NULL || !text_equal(term, "linux"), _("汉字显示"),
                term != NULL && text_equal(term, "linux")
                    ? _("这种控制台画不出汉字，请用 fbterm、kmscon 或 --lang en")
                    : _("可以"));
    doctor_line(&out, true, _("语言"), text_language());
    doctor_file(options, &out);
    bool ok = put_text(str_text(&out), err);
    str_clear(&out);
    return ok;
}
