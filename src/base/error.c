#include "base/error.h"

#include "base/str.h"
#include "base/text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool error_set(Error *err, ErrorCode code, const char *field, const char *format, ...)
{
    if (err == NULL) {
        return false;
    }
    char text[2048];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    err->code = code;
    text_copy(err->field, sizeof err->field, field != NULL ? field : "");
    text_copy(err->text, sizeof err->text, text);
    return false;
}

void error_clear(Error *err)
{
    if (err != NULL) {
        err->code = ERR_NONE;
        err->field[0] = '\0';
        err->text[0] = '\0';
    }
}

const char *error_cause(int number)
{
    static const struct {
        int number;
        const char *text;
    } causes[] = {
        {ENOSPC, N_("磁盘满了，请腾出空间再试")},
        {EDQUOT, N_("分给您的磁盘空间用完了，请腾出空间再试")},
        {EFBIG, N_("文件超过允许的大小")},
        {EACCES, N_("没有权限，请换一个位置")},
        {EPERM, N_("没有权限，请换一个位置")},
        {EROFS, N_("这个盘只能读，请换一个位置")},
        {ENOENT, N_("没有这个文件或文件夹，请核对路径")},
        {ENOTDIR, N_("路径中间有一段不是文件夹，请核对路径")},
        {EISDIR, N_("这是文件夹，请写上文件名")},
        {ENAMETOOLONG, N_("文件名太长，请改短")},
        {ELOOP, N_("这是一个链接，请写真正的路径")},
        {EPIPE, N_("读结果的程序已经退出")},
        {EBADF, N_("输出已经关闭")},
        {EIO, N_("磁盘读写出错，请检查磁盘")},
        {ETIMEDOUT, N_("磁盘读写出错，请检查磁盘")},
        {ENOMEM, N_("内存不够，请关掉别的程序再试")},
    };
    for (size_t i = 0; i < ARRAY_LEN(causes); i++) {
        if (causes[i].number == number) {
            return _(causes[i].text);
        }
    }
    return strerror(number);
}

int error_exit_status(ErrorCode code)
{
    static const int statuses[] = {
        [ERR_NONE] = 0,     [ERR_INVALID] = 1, [ERR_NOT_FOUND] = 1, [ERR_CONFLICT] = 1,
        [ERR_DENIED] = 4,   [ERR_USAGE] = 2,   [ERR_BUSY] = 3,      [ERR_DB] = 3,
        [ERR_IO] = 3,       [ERR_CANCELLED] = 1,
    };
    return statuses[code];
}
