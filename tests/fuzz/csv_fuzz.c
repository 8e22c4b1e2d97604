/* CSV: any file, in every encoding. The same text gives the same table in each of them. */
#include "fuzz/support.h"

#include "base/utf8.h"
#include "sheet/csv_in.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

static const CsvEncoding encodings[] = {CSV_UTF8, CSV_GB18030, CSV_UTF16LE, CSV_UTF16BE};

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fuzz_start();
    return 0;
}

/* text with a BOM in front, so that one of its own stays; NULL when the encoding lacks one of its
 * characters. */
static char *encode(const char *name, const char *text, size_t len, size_t *size)
{
    static const char bom[] = "\xEF\xBB\xBF";
    size_t room = (len + 3) * 4;
    char *bytes = memory_alloc(room);
    char *in = memory_alloc(len + 3);
    char *from = in;
    char *to = bytes;
    size_t left = len + 3;
    memcpy(in, bom, 3);
    memcpy(in + 3, text, len);
    iconv_t conversion = iconv_open(name, "UTF-8");
    size_t result = iconv(conversion, &from, &left, &to, &room);
    iconv_close(conversion);
    free(in);
    *size = (size_t)(to - bytes);
    if (result != 0) {
        free(bytes);
        return NULL;
    }
    return bytes;
}

/* The table of the bytes as they are read by themselves, against that of the text in encoding. */
static void check_encoding(const SheetTable *table, const char *text, size_t len,
                           CsvEncoding encoding)
{
    Arena arena = {0};
    SheetTable other;
    size_t size;
    char *bytes = encode(encoding_name(encoding), text, len, &size);
    if (bytes != NULL) {
        csv_parse(&arena, bytes, size, CSV_DETECT, &other);
        fuzz_same_table(table, &other);
    }
    free(bytes);
    arena_clear(&arena);
}

static void read_forced(const char *bytes, size_t size, CsvEncoding encoding)
{
    Arena arena = {0};
    SheetTable table;
    csv_parse(&arena, bytes, size, encoding, &table);
    fuzz_table(&table);
    arena_clear(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *bytes = (const char *)data;
    Arena arena = {0};
    SheetTable table;
    char *text;
    size_t len;
    csv_parse(&arena, bytes, size, CSV_DETECT, &table);
    fuzz_table(&table);
    bool decoded = encoding_decode(&arena, bytes, size, CSV_DETECT, &text, &len, NULL);
    for (size_t i = 0; i < ARRAY_LEN(encodings); i++) {
        read_forced(bytes, size, encodings[i]);
        if (decoded) {
            check_encoding(&table, text, len, encodings[i]);
        }
    }
    arena_clear(&arena);
    return 0;
}
