/*
 * Matches of a number that is being typed: customers by its beginning or its last digits, the one
 * who was here last first.
 */
#ifndef SCREEN_PHONE_MATCH_H
#define SCREEN_PHONE_MATCH_H

#include "base/arena.h"
#include "db/db.h"
#include "ui/canvas.h"

#define PHONE_MATCHES 6

typedef struct PhoneMatch {
    const char *phone;
    const char *name;
    const char *owner; /* his consultant's name, or 公客 */
    const char *last;  /* month and day of the last visit; "" */
} PhoneMatch;

typedef struct PhoneMatches {
    PhoneMatch rows[PHONE_MATCHES];
    size_t count;
    size_t cursor;
    Arena memory; /* of the rows; renewed at each look-up */
} PhoneMatches;

/* Digits only, three at least; anything else finds nothing. */
void phone_match_look_up(PhoneMatches *matches, Db *db, const char *typed);
void phone_match_clear(PhoneMatches *matches); /* frees */
void phone_match_move(PhoneMatches *matches, bool down);
const PhoneMatch *phone_match_chosen(const PhoneMatches *matches); /* NULL without any */
void phone_match_draw(const PhoneMatches *matches, Canvas *canvas, Rect area);

#endif
