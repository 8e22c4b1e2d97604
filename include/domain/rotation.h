/*
 * 轮排: who receives the next visitor. The board of a day is nothing but its log folded: the rows of
 * `rotation` in order of recording. Every row says what it does to the board, so that no setting
 * and no clock is needed to rebuild it.
 *
 * The rules:
 *   - consultants stand in order of arrival; a late one joins the tail, one who comes back after
 * going
 *     home too; a pointer says who is next;
 *   - a make-up debt is served first, the oldest debt of all before the others, the pointer stays;
 *   - else the pointer walks: on post is served and the pointer goes behind him; busy and out on
 *     business earn a debt (at most max_makeup from skips), out privately loses the turn, gone home
 * is
 *     passed over; with nobody found the desk receives, unassigned;
 *   - own, named and substituted visitors leave the pointer alone (own_customer_costs_turn can say
 *     otherwise for own ones); a substitute earns a make-up turn when he is free again and the
 * customer
 *     did not buy that day; a turn spent on nobody comes back at the head of the debts.
 * Visits and calls have a pointer and debts each; post and order of arrival are shared. A call
 * makes nobody busy.
 *
 *     RotationBoard board = rotation_board(db, today, &arena);
 *     RotationWalk walk = rotation_next(&board, QUEUE_VISIT, max_makeup);
 *     … walk.consultant, NULL when nobody can
 */
#ifndef DOMAIN_ROTATION_H
#define DOMAIN_ROTATION_H

#include "domain/session.h"
#include "model/choice.h"
#include "model/rotation.h"

#define ROTATION_POSTS 64 /* consultants on one day's list */
#define ROTATION_DEBTS 32 /* make-up turns of one consultant */

typedef struct RotationDebts {
    int64_t serials[ROTATION_DEBTS]; /* oldest first; smaller is older */
    size_t count;
} RotationDebts;

typedef struct RotationPost {
    const char *consultant;
    int64_t seq;   /* order of arrival; never given twice on a day */
    int64_t state; /* POST_ON … POST_LEFT */
    RotationDebts debts[QUEUE_COUNT];
    const char *reason;   /* of the state; "" */
    int64_t since;        /* minutes; when the state began */
} RotationPost;

typedef struct RotationBoard {
    RotationPost posts[ROTATION_POSTS]; /* by seq */
    size_t count;
    int64_t pointer[QUEUE_COUNT]; /* seq to serve next; NONE on an empty list */
    int64_t last_seq;
    int64_t serial; /* of the next debt */
} RotationBoard;

/* One event; texts are borrowed. */
typedef struct RotationEvent {
    int64_t action; /* ROTATION_… */
    int64_t queue;  /* QUEUE_…, NONE for both */
    const char *consultant;
    int64_t time;
    const char *reason;
} RotationEvent;

/* What serving the next one means: the rows to log, in order; the last one serves (or is
 * UNASSIGNED). */
typedef struct RotationWalk {
    const char *consultant; /* NULL: nobody */
    RotationEvent events[ROTATION_POSTS + 1];
    size_t count;
} RotationWalk;

/* Pure. */
void rotation_apply(RotationBoard *board, const RotationEvent *event);
RotationWalk rotation_next(const RotationBoard *board, int64_t queue, int64_t max_makeup);
/* Who receives a visitor whose owner is away; NULL: nobody on post. He is owed a turn for it and
 * loses none, so it falls to the one owed least, from the pointer on: nobody does it all day. */
const char *rotation_substitute(const RotationBoard *board);
/* The post of a consultant who signed in; NULL. */
const RotationPost *rotation_post_of(const RotationBoard *board, const char *consultant);
/* Whether the pointer of the queue stands at him (those gone home are passed over). */
bool rotation_at_pointer(const RotationBoard *board, int64_t queue, const char *consultant);

/* The board of a day from its log; texts live in arena. */
RotationBoard *rotation_board(Db *db, int64_t date, Arena *arena);

/* "03 李明" of a staff number, for people. */
const char *rotation_who(Db *db, const char *consultant, Arena *arena);

/* Inside an operation: one row of today's log. document_no: of the visit or call; NULL. */
bool rotation_log(Session *session, const RotationEvent *event, const char *document_no,
                  Error *err);
/* Inside an operation that stored a call: who was to take it, and what came of it. */
typedef struct RotationCall {
    const char *consultant;
    const char *document_no;
    const char *transfer; /* TRANSFER_MISSED: nobody answered, the turn is lost */
    bool own;             /* the caller is his customer: no turn */
} RotationCall;

/* Words of the open list of transfer results. */
#define TRANSFER_TAKEN "已转接"
#define TRANSFER_MISSED "未接"

/* Gives the call's turn; nothing on a day without sign-ins. */
bool rotation_call(Session *session, const RotationCall *call, Error *err);

#endif
