/*
 * Ownership: which consultant a customer belongs to, folded from what happened to him, in recorded
 * order (an imported row takes its business date and time, so that the order of import does not
 * matter):
 *   - the first consultant who takes his call or receives his visit becomes the owner;
 *   - protection lasts D days from the last effective contact, the end day included: a call or
 * visit of
 *     the customer, an effective follow-up of the owner, a ticket; D is 7 after calls, 15 once he
 *     visited, 30 while a paid ticket is open (settings);
 *   - a contact after that goes to whoever takes it; a visit that nobody takes leaves him public;
 *   - a live deal makes its consultant the owner and nothing moves him until it is cancelled, which
 *     counts as a contact; a manager's decision holds from its day like a contact.
 * A typed date may lie before the day of recording (then it counts) but can't lie behind it.
 */
#ifndef DOMAIN_OWNERSHIP_H
#define DOMAIN_OWNERSHIP_H

#include "domain/session.h"
#include "model/ownership.h"

typedef enum OwnershipEventKind {
    EVENT_CALL,
    EVENT_VISIT,
    EVENT_FOLLOWUP, /* an effective one */
    EVENT_TICKET,
    EVENT_TICKET_END, /* refunded, or turned into a deal */
    EVENT_DEAL,
    EVENT_DEAL_END,
    EVENT_DECISION, /* the manager's, or the desk's for a relative */
    EVENT_KIND_COUNT
} OwnershipEventKind;

typedef struct OwnershipEvent {
    OwnershipEventKind kind;
    int64_t day;            /* of recording: protection is judged on it */
    int64_t met;            /* the day that counts for protection */
    const char *consultant; /* NULL: none */
} OwnershipEvent;

typedef struct OwnershipRules {
    int64_t call_days;
    int64_t visit_days;
    int64_t ticket_days;
} OwnershipRules;

typedef struct OwnershipState {
    const char *owner;     /* NULL: nobody's */
    int64_t cause;         /* OWNERSHIP_BY_… that made him the owner */
    int64_t since;         /* the day of it */
    int64_t protect_until; /* inclusive; NONE without an owner or while a deal lives */
    bool deal;             /* a live deal holds him */
} OwnershipState;

/* The rule itself, pure: events in order. */
OwnershipState ownership_fold(const OwnershipEvent *events, size_t count,
                              const OwnershipRules *rules);
/* Whether the owner of the state is protected on date. */
bool ownership_protects(const OwnershipState *state, int64_t date);

/* Of a stored customer, from what was recorded up to the end of `to`. Texts live in arena. */
OwnershipState ownership_of(Db *db, int64_t customer, int64_t to, Arena *arena);

/* Inside an operation, after something was stored that may move the customer: brings customer.owner
 * up to date and logs the change (the first owner needs no row: the contact itself says it).
 * customer 0 (no phone left) is nothing. */
bool ownership_refresh(Session *session, int64_t customer, Error *err);
/* A decision of its own on a customer: logged, and in force at once. The caller gives owner, cause
 * and reason; the rest of the row is filled in. An OWNERSHIP_CONFLICT row is a claim and moves
 * nothing. */
bool ownership_decide(Session *session, int64_t customer, Ownership *decision, Error *err);

#endif
