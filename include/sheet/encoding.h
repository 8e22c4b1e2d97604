/*
 * From the bytes of a text file to UTF-8: a BOM decides, then a check of the whole file as UTF-8,
 * then GB18030. A console may show a preview and let the user force another choice (two hanzi of
 * GBK are valid UTF-8 in about 1 % of cases).
 */
#ifndef SHEET_ENCODING_H
#define SHEET_ENCODING_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum CsvEncoding {
    CSV_DETECT,
    CSV_UTF8, /* with or without BOM */
    CSV_GB18030,
    CSV_UTF16LE,
    CSV_UTF16BE,
} CsvEncoding;

const char *encoding_name(CsvEncoding encoding); /* "UTF-8" … ; NULL for CSV_DETECT */

/* What the bytes are: never CSV_DETECT. */
CsvEncoding encoding_detect(const char *bytes, size_t size);

/* The text in arena without its BOM, NUL-terminated, *len bytes (may hold NULs). ERR_INVALID when
 * the bytes are not in that encoding. The result may be changed by the caller. */
bool encoding_decode(Arena *arena, const char *bytes, size_t size, CsvEncoding encoding,
                     char **text, size_t *len, Error *err);

#endif
