/*
 * State tables: what may be done to a document in which state, and where that leads. A machine is a
 * kind of document; a row is an operation of it. Operations ask here before they write, so that
 * every refusal says the same: which document, what it is now, what it would have to be.
 *     if (!transition_take(session, &ticket_machine, ticket.ticket_no, &ticket.state, err)) …
 * Dates, money and people are no states: those rules stay with their operations.
 */
#ifndef DOMAIN_TRANSITION_H
#define DOMAIN_TRANSITION_H

#include "domain/session.h"

typedef uint32_t StateSet;
#define IN_STATE(state) ((StateSet)1 << (state))
#define NOT_YET ((StateSet)1 << 31) /* there is no such document yet: the state NONE */
#define STAYS (-1)                  /* the operation leaves the state as it is */

typedef struct Transition {
    const char *operation; /* "ticket.refund" */
    StateSet from;
    int64_t to;             /* or STAYS; an operation may have a row for each place it leads to */
    StateSet register_from; /* further states of which a register may tell (imports) */
    const char *field;      /* where a refusal shows; NULL: the machine's */
} Transition;

typedef struct Machine {
    const char *name;
    const char *label;    /* msgid: "认筹" */
    const Entity *entity; /* each of its operations has a row */
    const char *choices;  /* the names of its states */
    const char *field;    /* the input at which a refusal shows */
    const Transition *rows;
    size_t count;
    const char *nothing; /* msgid: how a document that is not there yet is called; NULL */
    bool staged;         /* one operation goes through many states: a refusal names the state */
} Machine;

extern const Machine unit_machine, deal_machine, change_machine, signing_machine, filing_machine,
    ticket_machine, archive_machine, archive_loan_machine, price_batch_machine,
    special_price_machine, loan_machine, delivery_machine;
extern const Machine *const transition_machines[]; /* all of them, NULL-terminated */

/* The state in which the running operation begins a document. */
int64_t transition_begin(const Session *session, const Machine *machine);
/* The running operation on a document in *state: ERR_CONFLICT with the one sentence, or true and
 * *state is the one it leads to. The operation has one row in the machine. */
bool transition_take(const Session *session, const Machine *machine, const char *number,
                     int64_t *state, Error *err);
/* The same by the row that leads to `to` (NONE: its only one). */
bool transition_take_to(const Session *session, const Machine *machine, const char *number,
                        int64_t *state, int64_t to, Error *err);
/* The first operation that leads on from the state (NONE: begins a document); NULL at the end. */
const char *transition_next(const Machine *machine, int64_t state);
/* Whether it would be taken. */
bool transition_open(const Session *session, const Machine *machine, int64_t state);

#endif
