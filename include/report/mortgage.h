/* 按揭台账: what a line of it says as of today. */
#ifndef REPORT_MORTGAGE_H
#define REPORT_MORTGAGE_H

#include "domain/session.h"

/* Days, whether the stage takes too long, the papers that are missing: into a Mortgage read from
 * its view. */
void mortgage_complete(Session *session, void *record);

#endif
