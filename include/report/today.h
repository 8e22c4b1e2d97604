/*
 * The board of a day as plain text: what came in and was sold on the day and in the month against
 * the target, then what is due, late or missing, each kind with its first rows. Names are masked.
 */
#ifndef REPORT_TODAY_H
#define REPORT_TODAY_H

#include "base/str.h"
#include "db/db.h"

#include <stdint.h>

bool today_text(Db *db, int64_t date, Str *out, Error *err);

#endif
