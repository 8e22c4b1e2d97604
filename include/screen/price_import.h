/*
 * A price list before it is imported: what it would change, unit by unit, in tabs; refused lines
 * with FILE:LINE:COLUMN. Importing makes a draft batch that a manager approves
 * (screen/price_batch.h).
 */
#ifndef SCREEN_PRICE_IMPORT_H
#define SCREEN_PRICE_IMPORT_H

#include "ui/view.h"

enum { PRICE_IMPORT_ACTION_COUNT = 3 };
extern const Action price_import_actions[];

Reply price_import_ask(View *view); /* asks for the file, then shows it */

#endif
