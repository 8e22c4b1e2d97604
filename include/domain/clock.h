/*
 * The clock of this computer against the trail. The time of an operation lies at most 10 minutes
 * before the last audit row of an operation and at most 366 days after it; a clock that is off would
 * put deals in the wrong order for good. The command line and imports are refused then, unless the
 * manager gives --late REASON: what he saves is the new base. At the desk nothing is refused: the save
 * takes the last row's time and is marked 时钟待核, which the manager confirms. Reading is never
 * refused, and what it logs is no operation. Without a time in $ANCHANG_TODAY days are compared.
 */
#ifndef DOMAIN_CLOCK_H
#define DOMAIN_CLOCK_H

#include "domain/session.h"

#define CLOCK_BACK 10   /* minutes */
#define CLOCK_AHEAD 366 /* days */

typedef struct Clock {
    char last[32];    /* the base: of the last operation; "" for none */
    bool off;         /* the present time does not fit it */
    bool held;        /* the save takes the time of the base */
    int64_t today;    /* of the session, put back by clock_leave */
    int64_t now;
} Clock;

/* Around the outermost transaction of whoever writes; inside one it does nothing. Leave always. */
bool clock_enter(Session *session, Clock *clock, Error *err);
/* Inside the transaction, last: the mark of a save that the clock was off for. */
bool clock_mark(Session *session, const Clock *clock, Error *err);
void clock_leave(Session *session, const Clock *clock);

bool clock_is_off(Session *session); /* nothing may take effect by itself then */
/* The end of an init: what stands before it is no base. */
bool clock_start(Session *session, Error *err);
/* By 经理: the clock is right now, whatever it was; the marks are dealt with. */
bool clock_confirm(Session *session, const char *reason, Error *err);

#endif
