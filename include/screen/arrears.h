/* Who owes what: the six lists of arrears, who is to be asked, who was, and what finance
 * compares. */
#ifndef SCREEN_ARREARS_H
#define SCREEN_ARREARS_H

#include "screen/rows.h"

enum { ARREARS_COLUMN_COUNT = 9 };
extern const RowsColumn arrears_columns[ARREARS_COLUMN_COUNT];
extern const ScreenDef arrears_screen;

/* Overdue first, then what falls due within the week, then what the banks owe; the id of a row is
 * its place from 1. */
void arrears_fill_all(View *view, Rows *rows);
Reply arrears_open(View *view);

#endif
