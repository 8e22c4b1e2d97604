#include "app/command.h"

#include "base/str.h"
#include "base/text.h"
#include "report/print.h"
#include "report/register.h"

#include <string.h>

static void add_name(Str *names, const char *name)
{
    str_format(names, "%s%s", names->len > 0 ? " " : "", name);
}

static void import_names(Str *names)
{
    add_name(names, "all pricelist");
    register_names(false, names);
}

static void export_names(Str *names)
{
    register_names(true, names);
}

static void report_names(Str *names)
{
    add_name(names, "daily weekly monthly");
}

static void print_names(Str *names)
{
    for (size_t i = 0; i < print_kind_count; i++) {
        add_name(names, print_kinds[i].name);
    }
}

const Command command_list[] = {
    {"init", "--project NAME", N_("建立数据文件；已有的不会覆盖"), "--project", 0, 0, FILE_NONE,
     command_init, NULL},
    {"demo", "[--seed N] [--today DATE] [--customers N]", N_("建立演示案场；同样的参数得到同样的数据"),
     "--seed --today --customers", 0, 0, FILE_NONE, command_demo, NULL},
    {"import", "REGISTER FILE [--dry-run] [--reject FILE] [--yes] [--late REASON] | all FOLDER [--dry-run]"
     " [--yes] [--late REASON] |"
     " pricelist|units|prices FILE [--preview]",
     N_("导入一个台账、一个文件夹里的全部台账，或一房一价表；--preview 只看差别"),
     "--dry-run --reject --yes --late --preview", 2, 2, FILE_WRITE,
     command_import, import_names},
    {"export", "REGISTER [-o FILE] [--format csv|xlsx|json] [--from D] [--to D] [--unmask --reason TEXT]",
     N_("导出一个台账"), "--output --format --from --to --unmask --reason", 1, 1, FILE_WRITE,
     command_export, export_names},
    {"report", "daily|weekly|monthly [--date D] [-o FILE] [--format xlsx|json|text] [--unmask --reason TEXT]",
     N_("日报、周报、月报"), "--date --output --format --unmask --reason", 1, 1, FILE_WRITE,
     command_report, report_names},
    {"today", "[--date D]", N_("今日看板：到期、逾期、缺什么"), "--date", 0, 0, FILE_WRITE,
     command_today, NULL},
    {"find", "TEXT", N_("按手机、后四位、姓名、拼音、首字母、房号、单号查找"), "", 1, 1, FILE_WRITE,
     command_find_text, NULL},
    {"do", "OPERATION [FIELD=VALUE ...] [--late REASON] | --list", N_("做一项业务操作；--list 列出全部"),
     "--late --list", 0, ARGUMENTS_MAX, FILE_WRITE, command_do, NULL},
    {"print", "KIND NUMBER [-o FILE] [--format xlsx|text]", N_("打印一张单据：认购书、收据、付款计划、催款函……"),
     "--output --format", 2, 2, FILE_WRITE, command_print,
     print_names},
    {"quote", "NUMBER [NUMBER] [--format text|json]", N_("一份报价的全部数字；两份并排比较"),
     "--format", 1, 2, FILE_WRITE, command_quote, NULL},
    {"loan", "NUMBER [NUMBER] [--format text|json]", N_("一份贷款测算的全部数字；两份并排比较"),
     "--format", 1, 2, FILE_WRITE, command_loan, NULL},
    {"check", "[--salvage OUT]", N_("检查数据文件；--salvage 抢救到新文件"), "--salvage", 0, 0,
     FILE_NONE, command_check, NULL},
    {"backup", "FILE", N_("备份到一个文件，写完即核验"), "", 1, 1, FILE_WRITE, command_backup, NULL},
    {"restore", "FILE [--yes]", N_("从备份恢复；原文件另存；--yes 不再问"), "--yes", 1, 1, FILE_NONE,
     command_restore, NULL},
    {"doctor", "", N_("这台终端、语言环境和数据文件能做什么"), "", 0, 0, FILE_NONE, command_doctor, NULL},
};
const size_t command_count = ARRAY_LEN(command_list);

const Command *command_find(const char *name)
{
    for (size_t i = 0; i < command_count; i++) {
        if (strcmp(command_list[i].name, name) == 0) {
            return &command_list[i];
        }
    }
    return NULL;
}

bool command_unknown(const char *command, const char *what, const char *name, Error *err)
{
    Str names = {0};
    command_find(command)->names(&names);
    error_set(err, ERR_USAGE, NULL, _("没有%s %s；可用：%s"), what, name, str_text(&names));
    str_clear(&names);
    return false;
}

bool command_misused(const Command *command, Error *err)
{
    Str names = {0};
    int words = (int)strcspn(command->usage, "[|");
    if (command->names == NULL) {
        return error_set(err, ERR_USAGE, NULL, _("用法：anchang %s %s"), command->name,
                         command->usage);
    }
    command->names(&names);
    error_set(err, ERR_USAGE, NULL, _("用法：anchang %s %.*s…；可用：%s"), command->name, words,
              command->usage, str_text(&names));
    str_clear(&names);
    return false;
}
