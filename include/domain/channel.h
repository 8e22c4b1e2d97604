/*
 * 报备: a channel reports a customer before it brings him. Valid from its registration until
 * valid_until (a setting of days); the earliest valid report of a visitor gets him, if it was made
 * early enough before the visit and he was nobody's visitor before; then his protection runs and
 * the other open reports of the number are rejected. With the setting 到访为王 whoever brings him has
 * him.
 *
 * States in the file: VALID, INVALID (a duplicate, an old customer), VISITED, REJECTED, VOID;
 * expired and lapsed are VALID and VISITED past their dates.
 */
#ifndef DOMAIN_CHANNEL_H
#define DOMAIN_CHANNEL_H

#include "domain/attribution.h"

/* The channel side of a judgement : fills channel, report_no, channel_name. */
void channel_judge(Db *db, const AttributionAsk *ask, Arena *arena, Attribution *verdict);

/* Inside an operation, for a visit of the phone on ask->date that verdict judged: the accepted
 * report is VISITED and protects, the others of the phone are REJECTED; a report of an old customer
 * or one that came too late is INVALID. */
bool channel_accept(Session *session, const AttributionAsk *ask, const Attribution *verdict,
                    Error *err);

#endif
