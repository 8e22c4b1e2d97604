/*
 * Asking for money that is due: a reminder some days before the due date, then three letters, on
 * days that are settings. The register says who was asked for what.
 */
#ifndef DOMAIN_DUNNING_H
#define DOMAIN_DUNNING_H

#include "db/db.h"

typedef enum DunningStep {
    DUNNING_NONE, /* too early */
    DUNNING_REMIND,
    DUNNING_FIRST,
    DUNNING_SECOND,
    DUNNING_THIRD,
    DUNNING_STEP_COUNT
} DunningStep;

const char *dunning_label(DunningStep step); /* msgid: 第一次催款; "" for DUNNING_NONE */
/* The step that a row due on a day has reached at the end of date. */
DunningStep dunning_step(Db *db, int64_t due, int64_t date);
/* The same, but DUNNING_NONE when the buyer was asked for that row since the step began. */
DunningStep dunning_open_step(Db *db, const char *deal_no, int64_t due, int64_t date);

#endif
