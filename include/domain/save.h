/*
 * Saving a row known by its key: what was given replaces what is stored, the rest stays.
 */
#ifndef DOMAIN_SAVE_H
#define DOMAIN_SAVE_H

#include "domain/session.h"

/* Finds the stored row of the record's KEY fields; updates its given fields or inserts the record.
 * On success record holds the stored row. */
bool save_by_key(Session *session, const Entity *entity, void *record, FieldSet given, Error *err);

#endif
