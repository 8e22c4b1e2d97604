/* Commands about the file itself: check, backup, restore, doctor. */
#include "app/command.h"
#include "app/say.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "db/backup.h"

#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool salvage(const Options *options, Error *err)
{
    int64_t saved = 0;
    int64_t lost = 0;
    if (!check_salvage(options->db, options->salvage, &saved, &lost, err)) {
        return false;
    }
    say(_("抢救出 %lld 行，%lld 处读不出来"), (long long)saved, (long long)lost);
    return lost == 0 || error_set(err, ERR_INVALID, NULL, _("有数据没有救出来，请与备份核对"));
}

bool command_check(Session *unused, const Options *options, Error *err)
{
    Db *db = NULL;
    Arena arena = {0};
    (void)unused;
    if (options->salvage != NULL) {
        return salvage(options, err);
    }
    if (!db_open(&db, options->db, DB_READ, err)) {
        return false;
    }
    CheckFinding *finding = check_run(db, &arena);
    bool ok = finding == NULL;
    Str out = {0};
    str_add(&out, ok ? _("数据文件完好\n") : "");
    for (; finding != NULL; finding = finding->next) {
        str_format(&out, "%s\n", text_visible(&arena, finding->what));
    }
    bool told = put_text(str_text(&out), err);
    str_clear(&out);
    db_close(db);
    arena_clear(&arena);
    return told && (ok || error_set(err, ERR_INVALID, NULL, _("数据文件有问题，请用最近的备份恢复")));
}

bool command_backup(Session *session, const Options *options, Error *err)
{
    if (!session_manager(session, _("备份"), err)) { /* every name and phone is in it */
        return false;
    }
    return backup_write(session->db, options->arguments[0], err) &&
           put_line(options->arguments[0], _("备份已写好"), err);
}

bool command_restore(Session *unused, const Options *options, Error *err)
{
    (void)unused;
    return backup_restore(options->arguments[0], options->db, err) &&
           put_line(options->db, _("已恢复"), err);
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
