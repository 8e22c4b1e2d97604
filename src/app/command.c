#include "app/command.h"

#include "base/str.h"
#include "base/text.h"

#include <string.h>

const Command command_list[] = {
    {"init", "--project NAME", N_("建立数据文件；已有的不会覆盖"), "--project", 0, 0, FILE_NONE,
     command_init},
    {"demo", "[--seed N] [--today DATE] [--customers N]", N_("建立演示案场；同样的参数得到同样的数据"),
     "--seed --today --customers", 0, 0, FILE_NONE, command_demo},
    {"import", "REGISTER FILE [--dry-run] [--reject FILE] [--late REASON] | all FOLDER [--dry-run] |"
     " pricelist|units|prices FILE [--preview]",
     N_("导入一个台账、一个文件夹里的全部台账，或一房一价表；--preview 只看差别"),
     "--dry-run --reject --late --preview", 2, 2, FILE_WRITE,
     command_import},
    {"export", "REGISTER [-o FILE] [--format csv|xlsx|json] [--from D] [--to D] [--unmask --reason TEXT]",
     N_("导出一个台账"), "--output --format --from --to --unmask --reason", 1, 1, FILE_WRITE,
     command_export},
    {"report", "daily|weekly|monthly [--date D] [-o FILE] [--format xlsx|json|text] [--unmask --reason TEXT]",
     N_("日报、周报、月报"), "--date --output --format --unmask --reason", 1, 1, FILE_WRITE,
     command_report},
    {"today", "[--date D]", N_("今日看板：到期、逾期、缺什么"), "--date", 0, 0, FILE_WRITE,
     command_today},
    {"find", "TEXT", N_("按手机、后四位、姓名、拼音、首字母、房号、单号查找"), "", 1, 1, FILE_WRITE,
     command_find_text},
    {"do", "OPERATION [FIELD=VALUE ...] [--late REASON] | --list", N_("做一项业务操作；--list 列出全部"),
     "--late --list", 0, ARGUMENTS_MAX, FILE_WRITE, command_do},
    {"print", "KIND NUMBER [-o FILE] [--format xlsx|text]", N_("打印一张单据：认购书、收据、付款计划、催款函……"),
     "--output --format", 2, 2, FILE_WRITE, command_print},
    {"quote", "NUMBER [NUMBER] [--format text|json]", N_("一份报价的全部数字；两份并排比较"),
     "--format", 1, 2, FILE_WRITE, command_quote},
    {"loan", "NUMBER [NUMBER] [--format text|json]", N_("一份贷款测算的全部数字；两份并排比较"),
     "--format", 1, 2, FILE_WRITE, command_loan},
    {"check", "[--salvage OUT]", N_("检查数据文件；--salvage 抢救到新文件"), "--salvage", 0, 0,
     FILE_NONE, command_check},
    {"backup", "FILE", N_("备份到一个文件，写完即核验"), "", 1, 1, FILE_WRITE, command_backup},
    {"restore", "FILE", N_("从备份恢复；原文件另存"), "", 1, 1, FILE_NONE, command_restore},
    {"doctor", "", N_("这台终端、语言环境和数据文件能做什么"), "", 0, 0, FILE_NONE, command_doctor},
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
