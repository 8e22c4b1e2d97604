/*
 * The one door for writes. A form, `anchang do` and a step of an import fill a record of the
 * operation's entity and come here.
 */
#ifndef DOMAIN_OPERATION_H
#define DOMAIN_OPERATION_H

#include "domain/session.h"

/* One transaction: permission, required inputs, dates, the rules of the operation, the audit row.
 * request_id makes a retry idempotent (NULL: a new one). On success the record is as stored.
 * On failure err.field names the input and nothing was saved. */
bool operation_run(Session *session, const Operation *operation, void *record, FieldSet given,
                   const char *request_id, Error *err);

const Operation *operation_find(const char *name); /* NULL when unknown */
const Operation *operation_at(size_t index);       /* NULL past the end: for lists */
bool operation_takes(const Operation *operation, size_t field);
bool operation_allowed(const Session *session, const Operation *operation);
/* The same, with ERR_DENIED saying what to do. */
bool operation_permitted(const Session *session, const Operation *operation, Error *err);

#endif
