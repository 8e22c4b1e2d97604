/*
 * A stored record as JSON: identifiers as keys, money …_fen, areas …_dm2, empty null, plus id and
 * state. Phones and ID numbers are masked unless unmask.
 */
#ifndef REPORT_RECORD_JSON_H
#define REPORT_RECORD_JSON_H

#include "base/str.h"
#include "model/entity.h"

void record_json(Str *out, const Entity *entity, const void *record, bool unmask);

#endif
