/*
 * Reception: a visitor stands at the desk. The verdict (attribution.h) and the board (rotation.h)
 * together say who receives and what that does to the turns; visit.receive stores visit, customer,
 * owner, log and consent in one transaction. visit.register, the row of a file, never comes here.
 *
 *   whose      who receives unless the desk says otherwise     another one is
 *   owned      the owner when he is on post, else the next as  a substitute, who earns a make-up
 * turn
 *              a substitute (his turn stays)
 *   conflict   as owned, by the candidate
 *   public     the next by rotation                            named: only with the setting
 *   new        the next by rotation                            named
 *   no buyer   nobody: no turn, no owner
 */
#ifndef DOMAIN_RECEPTION_H
#define DOMAIN_RECEPTION_H

#include "domain/attribution.h"
#include "domain/rotation.h"

typedef struct ReceptionPlan {
    const char *consultant; /* CONSULTANT_UNASSIGNED when nobody can */
    RotationWalk walk;      /* rows to log; none on a day without sign-ins */
    bool owner_away;        /* the owner is not on post: he must be told */
    bool refused;           /* a public customer can't name somebody */
} ReceptionPlan;

/* Pure reading. wanted: the consultant that the desk chose; NULL or "": the plan chooses. */
ReceptionPlan reception_plan(Db *db, const Attribution *verdict, const RotationBoard *board,
                             const char *wanted);

struct Visit;

/* Inside an operation that stored the leaving of a visit of today: a consultant without another
 * open visit is on post again, a substitute earns his make-up turn. */
bool reception_release(Session *session, const struct Visit *visit, Error *err);
/* Inside an operation that gave an unassigned visit of today to a consultant. */
bool reception_take_over(Session *session, const struct Visit *visit, Error *err);

#endif
