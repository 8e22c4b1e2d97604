/*
 * CSV in (interface.md 1 and 5.6): UTF-8 with or without BOM, GB18030, UTF-16 with BOM; RFC 4180
 * quoting; LF or CRLF. Every fault is collected in the table, not only the first. The formula
 * guard of csv_out (one ' before = + - @ …) is taken off again, so that an export read back
 * equals what was stored.
 *
 *     SheetTable table;
 *     if (!csv_read(&arena, path, CSV_DETECT, &table, err)) return false;   // cannot be opened
 *     for (const SheetFault *fault = table.faults; fault != NULL; fault = fault->next) …
 */
#ifndef SHEET_CSV_IN_H
#define SHEET_CSV_IN_H

#include "base/error.h"
#include "sheet/encoding.h"
#include "sheet/table.h"

/* False with ERR_IO when the file cannot be opened or read; all else is a fault of the table. */
bool csv_read(Arena *arena, const char *path, CsvEncoding encoding, SheetTable *table, Error *err);

/* The same from memory; bytes are not kept. */
void csv_parse(Arena *arena, const char *bytes, size_t size, CsvEncoding encoding,
               SheetTable *table);

/* The text without its guard: one ' goes when only ' stand between it and a character that
 * starts a formula. Borrowed from text. */
const char *csv_unguard(const char *text);

/* Whether csv_out puts a ' before text: any number of ' (also none), then one of = + - @ Tab CR
 * or U+FF1D U+FF0B U+FF0D U+FF20. With this rule unguard(guard(text)) is text for every text. */
bool csv_guarded(const char *text);

#endif
