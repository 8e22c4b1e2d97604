/* How a document of each machine comes into each state, and how each row of a machine is tried: what
 * tests/domain/transition_test.c multiplies with the tables of domain/transition.c. */
#ifndef SUPPORT_TRANSITION_CASES_H
#define SUPPORT_TRANSITION_CASES_H

#include "domain/transition.h"

typedef struct TransitionState {
    const Machine *machine;
    int64_t state;      /* NONE: there is no document */
    const char *script; /* support/script.h, from a site with units and people */
} TransitionState;

typedef struct TransitionAct {
    const Machine *machine;
    int64_t to; /* NONE: any */
    const char *line;
    bool passes_by; /* where the row does not allow it, the rest is done and the document left alone */
} TransitionAct;

extern const TransitionState transition_states[];
extern const size_t transition_state_count;
extern const TransitionAct transition_acts[];
extern const size_t transition_act_count;

#endif
