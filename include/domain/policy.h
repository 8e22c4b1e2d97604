/*
 * 贷款政策: LPR, rates, least down payments, caps and terms as dated rows. What the calculator and the
 * quote work with is the row in force on their date, else the setting of the same meaning.
 *
 *     int64_t lpr = policy_value(db, POLICY_LPR, session->today);   35000 ppm
 */
#ifndef DOMAIN_POLICY_H
#define DOMAIN_POLICY_H

#include "domain/session.h"
#include "model/policy.h"

#define LOAN_YEARS_MOST 50

typedef enum PolicyUnit {
    POLICY_RATE,   /* ppm in rate */
    POLICY_AMOUNT, /* fen in amount */
    POLICY_NUMBER, /* years or basis points in number */
    POLICY_TEXT,   /* words only */
} PolicyUnit;

/* item: of the choice list policy_item. */
PolicyUnit policy_unit(int64_t item);
/* The value of the row in force on date that has one: of the site's city before 全国, the latest
 * first; else of the setting; NONE when there is neither. */
int64_t policy_value(Db *db, int64_t item, int64_t date);
/* Whether the row that policy_value takes is still to be checked; a setting is not asked. */
bool policy_unverified(Db *db, int64_t item, int64_t date);
/* LPR + points where a row gives points, else the setting of the commercial rate. */
int64_t policy_commercial_rate(Db *db, int64_t date);
/* The fund's rate for so many months; second: not the first home. */
int64_t policy_fund_rate(Db *db, int64_t months, bool second, int64_t date);
/* "3.5%", "800,000", "30年", "-45基点", the words; "" without a value. */
const char *policy_show(const Policy *policy, Arena *arena);

#endif
