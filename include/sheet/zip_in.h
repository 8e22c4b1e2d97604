/*
 * A zip of XML parts, read with distrust: parts by clean names only, sizes counted as they come
 * out (not as they are declared), no DOCTYPE, limited nesting, no encrypted part. Prefixes are
 * stripped: handlers see local names.
 */
#ifndef SHEET_ZIP_IN_H
#define SHEET_ZIP_IN_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ZIP_MAX_BYTES ((uint64_t)1 << 30) /* unzipped, all parts together */
#define ZIP_MAX_RATIO 200                 /* unzipped to packed, once past 1 MiB */

typedef struct ZipIn {
    void *zip;      /* owned */
    uint64_t total; /* bytes unzipped so far */
    uint64_t limit; /* ZIP_MAX_BYTES; tests lower it */
} ZipIn;

typedef struct XmlHandlers {
    /* False from start stops the reading without an error: enough was seen. */
    bool (*start)(void *context, const char *name, const char **attributes);
    bool (*end)(void *context, const char *name);
    void (*text)(void *context, const char *text, size_t len);
} XmlHandlers;

bool zip_open(ZipIn *zip, const char *path, Error *err); /* ERR_INVALID: not a readable zip */
void zip_close(ZipIn *zip);
bool zip_has(ZipIn *zip, const char *part);
/* ERR_INVALID when the part is missing, damaged, too large or not plain XML. */
bool zip_parse(ZipIn *zip, const char *part, const XmlHandlers *handlers, void *context,
               Error *err);

/* The value of an attribute by its local name, or NULL. */
const char *xml_attribute(const char **attributes, const char *name);

/* The part that target names, seen from the folder of the part from ("xl/workbook.xml"): NULL
 * when it leaves the workbook or is no clean name. */
const char *zip_resolve(Arena *arena, const char *from, const char *target);

#endif
