/*
 * Settings: one row each with its default and its meaning; the file holds only what differs.
 */
#ifndef DOMAIN_SETTING_H
#define DOMAIN_SETTING_H

#include "domain/session.h"

typedef enum SettingId {
    SETTING_PROJECT,
    SETTING_NUMBER_PREFIX,
    SETTING_REPORT_DIR,
    SETTING_SIGN_DAYS,
    SETTING_FILING_DAYS,
    SETTING_TITLE_DAYS,
    SETTING_CALL_PROTECT_DAYS,
    SETTING_VISIT_PROTECT_DAYS,
    SETTING_TICKET_PROTECT_DAYS,
    SETTING_REPORT_VALID_DAYS,
    SETTING_REPORT_LEAD_MINUTES,
    SETTING_CHANNEL_PROTECT_DAYS,
    SETTING_VISIT_IS_KING,
    SETTING_NAMED_FOR_PUBLIC,
    SETTING_OWN_COSTS_TURN,
    SETTING_MAX_MAKEUP,
    SETTING_GIVE_BACK_MINUTES,
    SETTING_CONSENT_VERSION,
    SETTING_REVEAL_LIMIT,
    SETTING_ALLOW_NEGATIVE_STOCK,
    SETTING_DUNNING_AHEAD,
    SETTING_DUNNING_FIRST,
    SETTING_DUNNING_SECOND,
    SETTING_DUNNING_THIRD,
    SETTING_AREA_LIMIT,
    SETTING_ARCHIVE_DAYS,
    SETTING_LOAN_WAIT_DAYS,
    SETTING_LOAN_DOCS_DAYS,
    SETTING_LOAN_MET_DAYS,
    SETTING_LOAN_SUBMIT_DAYS,
    SETTING_LOAN_PAPER_DAYS,
    SETTING_LOAN_APPROVED_DAYS,
    SETTING_LOAN_REGISTER_DAYS,
    SETTING_LOAN_QUEUE_DAYS,
    SETTING_LOCK_MINUTES,
    SETTING_RESERVE_DAYS,
    SETTING_COMMERCIAL_RATE,
    SETTING_FUND_RATE,
    SETTING_COMMERCIAL_DOWN,
    SETTING_FUND_DOWN,
    SETTING_FUND_CAP,
    SETTING_LOAN_YEARS,
    SETTING_CITY,
    SETTING_LPR,
    SETTING_INCOME_PART,
    SETTING_DEBT_PART,
    SETTING_DEED_RATE,
    SETTING_DEED_RATE_LARGE,
    SETTING_DEED_AREA,
    SETTING_REPAIR_PRICE,
    SETTING_AGENCY_FEE,
    SETTING_PRINT_COMMAND,
    SETTING_PRINT_X,
    SETTING_PRINT_Y,
    SETTING_COUNT
} SettingId;

/* What a value is and how it is read: false is text, true a count. */
enum SettingValue { SETTING_RATE = 2, SETTING_MONEY = 3, SETTING_YEARLY = 4 };

typedef struct Setting {
    const char *key;
    const char *label;   /* msgid */
    const char *preset;  /* the default, as text */
    int number;          /* false: text; true: a count; or enum SettingValue */
    const char *meaning; /* msgid */
} Setting;

const Setting *setting_row(SettingId id);
int64_t setting_number(Db *db, SettingId id); /* a count; a rate in ppm; money in fen */
const char *setting_text(Db *db, SettingId id, Arena *arena); /* never NULL */
bool setting_save(Session *session, SettingId id, const char *value, Error *err);
/* One more suggestion at the end of an open list. */
bool setting_add_code(Session *session, const char *list, const char *name, Error *err);

#endif
