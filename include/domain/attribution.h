/*
 * 判客: whose customer is it who calls or stands at the desk, and through which channel. Reading
 * only, so that the screen can ask while the phone is typed; the operations that store ask the same
 * function.
 *
 *     const char *phones[] = {"13800138000"};
 *     AttributionAsk ask = {.phones = phones, .phone_count = 1, .date = today, .time = now};
 *     attribution_judge(db, &ask, &arena, &verdict);
 *     if (verdict.kind == ATTRIBUTION_OWNED) … verdict.owner until verdict.protect_until
 *
 * Hits are the customers of the phones and their direct relatives. A live deal decides before
 * everything; then two protected owners are a conflict for the manager; then one; an unprotected or
 * departed owner leaves the customer public; no hit is a new one. Who then receives is the
 * rotation's question (domain/reception.h).
 */
#ifndef DOMAIN_ATTRIBUTION_H
#define DOMAIN_ATTRIBUTION_H

#include "domain/ownership.h"

#define ATTRIBUTION_HITS 16

typedef enum AttributionKind {
    ATTRIBUTION_NEW,
    ATTRIBUTION_PUBLIC,
    ATTRIBUTION_OWNED,
    ATTRIBUTION_CONFLICT,   /* two protected owners: the earliest visit's is the candidate */
    ATTRIBUTION_OWNER_DEAL, /* a live deal: its consultant, never moved here */
    ATTRIBUTION_KIND_COUNT
} AttributionKind;

typedef enum ChannelVerdict {
    CHANNEL_NONE,
    CHANNEL_ACCEPTED,  /* this visit is the report's */
    CHANNEL_PROTECTED, /* an earlier visit was, and its protection runs */
    /* Not the report's, and why: */
    CHANNEL_OLD_CUSTOMER, /* visited before the report, and protected */
    CHANNEL_TOO_LATE,     /* reported less than the lead before */
    CHANNEL_EXPIRED,      /* no visit in its time */
    CHANNEL_AMBIGUOUS,    /* a masked report fits several people: the channel must say the number */
    CHANNEL_VERDICT_COUNT
} ChannelVerdict;

typedef struct AttributionAsk {
    const char *const *phones; /* normalised */
    size_t phone_count;
    const char *claim; /* the report that the channel at the desk claims; NULL: none */
    int64_t date;
    int64_t time; /* minutes */
} AttributionAsk;

typedef struct AttributionHit {
    int64_t customer;
    const char *name; /* "" when unknown */
    int64_t sex;      /* NONE when unknown */
    const char *phone;
    OwnershipState state;
    bool guarded;         /* the owner is protected, and still employed */
    const char *first_at; /* recorded moment of the first visit, YYYY-MM-DDTHH:MM… with its place in
                             the audit trail: compared as text; "" before it */
    int64_t first_visit;  /* NONE */
    int64_t last_visit;   /* NONE */
    bool present;         /* a visit of today that hasn't left */
    const char *unit_no;  /* of a live deal; "" */
    const char *grade;    /* "A" … "D", "" */
} AttributionHit;

typedef struct Attribution {
    AttributionKind kind;
    const char *owner;     /* staff number; "" for NEW and PUBLIC */
    int64_t protect_until; /* NONE without an owner, or while a deal lives */
    const AttributionHit *hit; /* the one that decided, or the phone's own; NULL for NEW */
    const AttributionHit *hits;
    size_t hit_count;
    ChannelVerdict channel;
    const char *report_no;    /* of the report that the channel verdict speaks of; "" */
    const char *channel_name; /* "" */
} Attribution;

/* Texts live in arena. */
void attribution_judge(Db *db, const AttributionAsk *ask, Arena *arena, Attribution *verdict);
/* The customers of the phones and their direct relatives as of date; returns how many (at most
 * ATTRIBUTION_HITS). */
size_t attribution_hits(Db *db, const AttributionAsk *ask, Arena *arena, AttributionHit *hits);

const char *attribution_label(AttributionKind kind);    /* msgid */
const char *attribution_channel_label(ChannelVerdict verdict); /* msgid; "" for CHANNEL_NONE */

/* Inside an operation, after a call or visit of customer was stored that verdict had judged, and
 * customer_meet made him with his owner if he was new: consultant (NULL: nobody) takes him. What
 * the fold of his own contacts can't know is decided here: a relative's owner keeps him, a departed
 * owner loses him; of a conflict both claims are logged. */
bool attribution_settle(Session *session, const Attribution *verdict, int64_t customer,
                        const char *consultant, Error *err);

#endif
