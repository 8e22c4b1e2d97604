#include "sheet/sheet.h"

#include <string.h>

#include "base/text.h"
#include "sheet/csv_in.h"
#include "sheet/load.h"
#include "sheet/xlsx_in.h"

static const char zip_magic[] = "PK\x03\x04";
static const char ole_magic[] =
    "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"; /* .xls, or an encrypted .xlsx */

static bool starts_with(const char *bytes, size_t size, const char *magic)
{
    return size >= strlen(magic) && memcmp(bytes, magic, strlen(magic)) == 0;
}

/* "EncryptedPackage" in UTF-16 names the stream of an encrypted workbook. */
static bool encrypted(const char *bytes, size_t size)
{
    static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    return memmem(bytes, size, name, sizeof name) != NULL;
}

static bool ends_with(const char *path, const char *ending)
{
    size_t len = strlen(path);
    return len > strlen(ending) && strcasecmp(path + len - strlen(ending), ending) == 0;
}

/* What is wrong with a file that is no CSV, or NULL. */
static const char *not_csv(const char *path, const char *bytes, size_t size)
{
    if (starts_with(bytes, size, ole_magic)) {
        return encrypted(bytes, size) ? _("工作簿有密码，请去掉密码另存为 xlsx 再导入")
                                      : _("这是旧的 .xls 文件，请在表格软件里另存为 .xlsx 再导入");
    }
    if (ends_with(path, ".xls") || ends_with(path, ".et")) {
        return _("这是旧的 .xls 文件，请在表格软件里另存为 .xlsx 再导入");
    }
    if (ends_with(path, ".xlsx") && size > 0) {
        return _("工作簿已损坏，请在表格软件里打开后另存为 xlsx 再导入");
    }
    return NULL;
}

bool sheet_read(Arena *arena, const char *path, SheetTable *table, Error *err)
{
    Arena loaded = {0};
    Error failure = {0};
    char *bytes;
    size_t size;
    bool done = true;
    table_init(table, arena);
    if (!load_file(&loaded, path, &bytes, &size, &failure)) {
        done = failure.code != ERR_IO || error_set(err, ERR_IO, NULL, "%s", failure.text);
        table_fault_file(table, arena_copy(arena, failure.text));
    } else if (starts_with(bytes, size, zip_magic)) {
        done = xlsx_read(arena, path, table, err);
    } else if (not_csv(path, bytes, size) != NULL) {
        table_fault_file(table, not_csv(path, bytes, size));
    } else {
        csv_parse(arena, bytes, size, CSV_DETECT, table);
    }
    arena_clear(&loaded);
    return done;
}
