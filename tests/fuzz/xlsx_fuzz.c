/*
 * xlsx: a zip as it comes ("PK" in front), or the parts of one as text, packed here so that the
 * fuzzer reaches what lies behind the checksums:
 *     @@ xl/workbook.xml
 *     <workbook>…
 */
#include "fuzz/support.h"

#include "sheet/sheet.h"
#include "sheet/xlsx_in.h"

#include <minizip/zip.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char path[96];

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    char folder[64];
    (void)argc;
    (void)argv;
    fuzz_start();
    fuzz_folder(folder);
    snprintf(path, sizeof path, "%s/a.xlsx", folder);
    return 0;
}

static void add_part(zipFile zip, const char *name, const char *text, size_t len)
{
    zip_fileinfo info = {0};
    zipOpenNewFileInZip(zip, name, &info, NULL, 0, NULL, 0, NULL, 0, 0);
    zipWriteInFileInZip(zip, text, (unsigned)len);
    zipCloseFileInZip(zip);
}

/* Where the next part begins, or the end. */
static const char *next_part(const char *at, const char *end)
{
    while (at < end && !(end - at > 3 && memcmp(at, "@@ ", 3) == 0)) {
        const char *line = memchr(at, '\n', (size_t)(end - at));
        at = line != NULL ? line + 1 : end;
    }
    return at;
}

static void pack(const char *bytes, size_t size)
{
    const char *end = bytes + size;
    remove(path);
    zipFile zip = zipOpen64(path, APPEND_STATUS_CREATE);
    FUZZ_CHECK(zip != NULL, "cannot write %s", path);
    for (const char *at = next_part(bytes, end); at < end;) {
        char name[256];
        const char *line = memchr(at, '\n', (size_t)(end - at));
        const char *text = line != NULL ? line + 1 : end;
        const char *next = next_part(text, end);
        snprintf(name, sizeof name, "%.*s", (int)((line != NULL ? line : end) - at - 3), at + 3);
        add_part(zip, name, text, (size_t)(next - text));
        at = next;
    }
    zipClose(zip, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena = {0};
    SheetTable table;
    Error err = {0};
    if (size >= 2 && memcmp(data, "PK", 2) == 0) {
        fuzz_write(path, data, size);
    } else {
        pack((const char *)data, size);
    }
    FUZZ_CHECK(xlsx_read(&arena, path, &table, &err), "%s", err.text);
    fuzz_table(&table);
    FUZZ_CHECK(sheet_read(&arena, path, &table, &err), "%s", err.text);
    arena_clear(&arena);
    return 0;
}
