/* Calls, visits and follow-ups: the rules that the desk's reception shares with the rows of
 * files. */
#ifndef DOMAIN_CONTACT_H
#define DOMAIN_CONTACT_H

#include "domain/session.h"
#include "model/visit.h"

/* What a visit for buying must say (sex, source, layout, area); other visitors need only a name. */
bool contact_check_visit(const Visit *visit, Error *err);

#endif
