/*
 * A file to be imported, read whole into memory.
 */
#ifndef SHEET_LOAD_H
#define SHEET_LOAD_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* The bytes of a regular file in arena, with a NUL after the last. ERR_IO when it cannot be opened
 * or read or is not a regular file, ERR_INVALID when it is larger than SHEET_MAX_BYTES. */
bool load_file(Arena *arena, const char *path, char **bytes, size_t *size, Error *err);

#endif
