/* A site with units, people and a deal on its way: what tests of the deal flow start from. */
#ifndef SUPPORT_DEAL_H
#define SUPPORT_DEAL_H

#include "support/site.h"

/* 2026-11-22 10:00; consultants 001, 002; staff 王芳 (assistant), 陈建国 (manager); units 1-1-101 to
 * 1-1-104 of 100 m², 1,000,000 each, permit since 2026-10-01; 1-1-201 without a permit. */
Site *deal_site(void);
/* RG-2026-0000N on the unit: 13800000001, 50,000 deposit, on the date. */
const char *deal_subscribed(Site *site, const char *unit_no, const char *pay, const char *date);
/* The same, signed on the date (500,000 of a loan part is commercial when pay says so). */
const char *deal_signed(Site *site, const char *unit_no, const char *pay, const char *date);
int64_t deal_state(Site *site, const char *deal_no);

#endif
