/*
 * Operation: what changes. One row per business act. The form in the console, `anchang do` and each
 * step of an import fill the same record and call operation through domain/operation.h: one
 * transaction, rules, state change, audit row, result.
 *
 * An input row points at a field of the operation's entity; it restates neither label nor type.
 */
#ifndef MODEL_OPERATION_H
#define MODEL_OPERATION_H

#include "model/entity.h"

struct Session;

typedef struct Input {
    size_t field;   /* index in the entity's fields */
    unsigned flags; /* REQUIRED, ALLOCATED, TODAY, NOW: of this act, not of the register */
} Input;

enum Permission {
    MAY_ASSISTANT = 1 << 0,
    MAY_MANAGER = 1 << 1,
    MAY_FINANCE = 1 << 2,
    MAY_READER = 1 << 3,
};

typedef struct Operation {
    const char *name;  /* "deal.subscribe" */
    const char *label; /* msgid */
    const Entity *entity;
    const Input *inputs;
    size_t input_count;
    unsigned permission; /* enum Permission bits */
    /* given: which fields the caller set (an empty given field clears). The record's input members
     * are valid and required ones filled; run checks the rules, stores, and leaves the stored
     * record in place. */
    bool (*run)(struct Session *session, void *record, FieldSet given, Error *err);
} Operation;

#define INPUTS(array) (array), sizeof(array) / sizeof((array)[0])

#endif
