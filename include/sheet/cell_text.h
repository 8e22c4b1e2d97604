/*
 * Text as it may stand in a cell of a workbook: what would ruin the file (invalid UTF-8, characters
 * that XML forbids) or deceive the eye (controls, bidi, zero width) is made visible as U+XXXX; LF
 * and ZWJ stay; a text that looks like Excel's own escape _x0041_ is escaped and read back whole.
 */
#ifndef SHEET_CELL_TEXT_H
#define SHEET_CELL_TEXT_H

#include "base/arena.h"

const char *cell_text(Arena *arena, const char *text); /* NULL gives ""; may return text itself */

/* _xHHHH_ decoded, as readers of xlsx must. */
const char *cell_text_unescape(Arena *arena, const char *text);

#endif
