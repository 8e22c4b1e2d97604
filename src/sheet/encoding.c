#include "sheet/encoding.h"

#include <iconv.h>
#include <stdint.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"

/* What iconv calls it, its BOM, and how many bytes of UTF-8 one byte of it may become. */
typedef struct EncodingRow {
    const char *name;
    const char *bom;
    size_t bom_len;
    size_t growth;
} EncodingRow;

static const EncodingRow encodings[] = {
    [CSV_DETECT] = {NULL, "", 0, 1},
    [CSV_UTF8] = {"UTF-8", "\xEF\xBB\xBF", 3, 1},
    [CSV_GB18030] = {"GB18030", "\x84\x31\x95\x33", 4, 2},
    [CSV_UTF16LE] = {"UTF-16LE", "\xFF\xFE", 2, 2},
    [CSV_UTF16BE] = {"UTF-16BE", "\xFE\xFF", 2, 2},
};

static bool has_bom(const EncodingRow *row, const char *bytes, size_t size)
{
    return row->bom_len > 0 && size >= row->bom_len && memcmp(bytes, row->bom, row->bom_len) == 0;
}

const char *encoding_name(CsvEncoding encoding)
{
    return encodings[encoding].name;
}

CsvEncoding encoding_detect(const char *bytes, size_t size)
{
    for (size_t i = CSV_UTF8; i < ARRAY_LEN(encodings); i++) {
        if (has_bom(&encodings[i], bytes, size)) {
            return (CsvEncoding)i;
        }
    }
    return utf8_valid(bytes, size) ? CSV_UTF8 : CSV_GB18030;
}

static bool refuse(const EncodingRow *row, Error *err)
{
    return error_set(err, ERR_INVALID, NULL,
                     _("文件按 %s 读不出文字，请在表格软件里另存为 CSV UTF-8 或 xlsx 再导入"),
                     row->name);
}

static bool convert(Arena *arena, const EncodingRow *row, const char *bytes, size_t size,
                    char **text, size_t *len)
{
    iconv_t conversion = iconv_open("UTF-8", row->name);
    if (conversion == (iconv_t)-1) {
        return false;
    }
    size_t room = size * row->growth + 4;
    size_t left = room;
    char *in = (char *)(uintptr_t)bytes; /* iconv does not write to it */
    *text = arena_alloc(arena, room + 1);
    char *out = *text;
    size_t result = iconv(conversion, &in, &size, &out, &left);
    iconv_close(conversion);
    *len = room - left;
    (*text)[*len] = '\0';
    return result == 0 && size == 0;
}

bool encoding_decode(Arena *arena, const char *bytes, size_t size, CsvEncoding encoding,
                     char **text, size_t *len, Error *err)
{
    const EncodingRow *row =
        &encodings[encoding == CSV_DETECT ? encoding_detect(bytes, size) : encoding];
    if (has_bom(row, bytes, size)) {
        bytes += row->bom_len;
        size -= row->bom_len;
    }
    if (row != &encodings[CSV_UTF8]) {
        return convert(arena, row, bytes, size, text, len) || refuse(row, err);
    }
    if (!utf8_valid(bytes, size)) {
        return refuse(row, err);
    }
    *text = arena_copy_len(arena, bytes, size);
    *len = size;
    return true;
}
