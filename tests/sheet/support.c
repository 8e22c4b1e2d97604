#include "sheet/support.h"

#include "support/sample_site.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <setjmp.h>

#include <cmocka.h>
#include <minizip/zip.h>

static char made[64]; /* at the first use, removed when the runner ends */

static void remove_made(void)
{
    sample_remove(made);
}

const char *scratch(char *buf, size_t size, const char *name)
{
    if (made[0] == '\0') {
        sample_folder(made);
        atexit(remove_made);
    }
    snprintf(buf, size, "%s/%s", made, name);
    return buf;
}

void openpyxl_reads(const char *kind, const char *path)
{
    char command[700];
    snprintf(command, sizeof command, "python3 -B tests/sheet/xlsx_read.py %s '%s'", kind, path);
    assert_int_equal(system(command), 0);
}

void write_file(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

char *read_text(Arena *arena, const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    char *text = arena_alloc(arena, *size + 1);
    assert_int_equal(fread(text, 1, *size, file), *size);
    fclose(file);
    return text;
}

void write_zip(const char *path, const ZipPart *parts, size_t count)
{
    remove(path);
    zipFile zip = zipOpen64(path, APPEND_STATUS_CREATE);
    assert_non_null(zip);
    for (size_t i = 0; i < count; i++) {
        zip_fileinfo info = {0};
        assert_int_equal(zipOpenNewFileInZip(zip, parts[i].name, &info, NULL, 0, NULL, 0, NULL,
                                             Z_DEFLATED, Z_DEFAULT_COMPRESSION),
                         ZIP_OK);
        zipWriteInFileInZip(zip, parts[i].text, (unsigned)strlen(parts[i].text));
        zipCloseFileInZip(zip);
    }
    assert_int_equal(zipClose(zip, NULL), ZIP_OK);
}

void expect_cell(const SheetTable *table, size_t row, size_t column, const char *text)
{
    if (row >= table->row_count || column >= table->rows[row].cell_count) {
        fail_msg("no cell %zu, %zu: wanted %s", row, column, text);
    }
    if (strcmp(table->rows[row].cells[column], text) != 0) {
        fail_msg("cell %zu, %zu: wanted <%s>, got <%s>", row, column, text,
                 table->rows[row].cells[column]);
    }
}

void expect_fault(const SheetTable *table, size_t n, long line, const char *column,
                  const char *text)
{
    const SheetFault *fault = table->faults;
    while (fault != NULL && n-- > 0) {
        fault = fault->next;
    }
    if (fault == NULL) {
        fail_msg("no fault: wanted line %ld, %s", line, text);
        return;
    }
    const char *got = fault->column == NULL ? "(none)" : fault->column;
    const char *wanted = column == NULL ? "(none)" : column;
    if (fault->line != line || strcmp(got, wanted) != 0 || strstr(fault->text, text) == NULL) {
        fail_msg("wanted %ld:%s: %s, got %ld:%s: %s", line, wanted, text, fault->line, got,
                 fault->text);
    }
}
