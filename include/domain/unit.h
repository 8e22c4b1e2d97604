/*
 * Units on a date: control state, permit, occupancy.
 */
#ifndef DOMAIN_UNIT_H
#define DOMAIN_UNIT_H

#include "domain/session.h"
#include "model/unit.h"
#include "model/unit_lock.h"

/* The unit of a full number, or ERR_NOT_FOUND at field. */
bool unit_load(Session *session, const char *unit_no, const char *field, Unit *unit, Error *err);
/* UNIT_UNRELEASED … UNIT_NOT_FOR_SALE as of the end of date. */
int64_t unit_control_on(Session *session, const Unit *unit, int64_t date);
/* The same, with a launch that is still to come as 未推. */
int64_t unit_shown_control(Session *session, const Unit *unit, int64_t date);
/* May be sold on date: launched, 待售 or 保留, permit in hand, and nobody's from that day on
 * (deal_no: a deal that does not count; NULL). err.field is field; asked by an operation that has a
 * row in the machine of units. */
bool unit_check_free(Session *session, const Unit *unit, int64_t date, const char *deal_no,
                     const char *field, Error *err);
/* The deal that has the unit on the date, or will have; NULL. */
const char *unit_holder(Session *session, const char *unit_no, int64_t date);
/* The lock that somebody holds on it now; false when none. */
bool unit_lock_find(Session *session, const char *unit_no, UnitLock *lock);
/* Nobody else is choosing it just now. */
bool unit_check_lock(Session *session, const char *unit_no, const char *consultant,
                     const char *field, Error *err);
/* No money before the permit (3.6): the unit's permit was there on date. */
bool unit_check_permit(const Unit *unit, int64_t date, const char *field, Error *err);

#endif
