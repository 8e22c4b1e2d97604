/* The board as a pure function of its log. */
#include "base/text.h"
#include "db/query.h"
#include "domain/rotation.h"

#include <string.h>

/* Posts */

static size_t index_of(const RotationBoard *board, const char *consultant)
{
    for (size_t i = 0; i < board->count; i++) {
        if (text_equal(board->posts[i].consultant, consultant)) {
            return i;
        }
    }
    return SIZE_MAX;
}

const RotationPost *rotation_post_of(const RotationBoard *board, const char *consultant)
{
    size_t index = index_of(board, consultant);
    return index != SIZE_MAX ? &board->posts[index] : NULL;
}

/* Where the pointer stands. */
static size_t start_of(const RotationBoard *board, int64_t queue)
{
    size_t index = 0;
    while (index < board->count && board->posts[index].seq != board->pointer[queue]) {
        index++;
    }
    return index < board->count ? index : 0;
}

static void point_behind(RotationBoard *board, int64_t queue, size_t index)
{
    board->pointer[queue] = board->posts[(index + 1) % board->count].seq;
}

bool rotation_at_pointer(const RotationBoard *board, int64_t queue, const char *consultant)
{
    size_t start = start_of(board, queue);
    for (size_t step = 0; step < board->count; step++) {
        const RotationPost *post = &board->posts[(start + step) % board->count];
        if (post->state != POST_LEFT) {
            return text_equal(post->consultant, consultant);
        }
    }
    return false;
}

/* Debts */

static void add_debt(RotationBoard *board, RotationDebts *debts)
{
    if (debts->count < ROTATION_DEBTS) {
        debts->serials[debts->count++] = board->serial++;
    }
}

/* Older than every other debt. */
static void add_debt_at_head(RotationBoard *board, RotationDebts *debts, int64_t queue)
{
    int64_t oldest = board->serial;
    for (size_t i = 0; i < board->count; i++) {
        const RotationDebts *other = &board->posts[i].debts[queue];
        if (other->count > 0 && other->serials[0] < oldest) {
            oldest = other->serials[0];
        }
    }
    if (debts->count < ROTATION_DEBTS) {
        memmove(debts->serials + 1, debts->serials, debts->count * sizeof *debts->serials);
        debts->serials[0] = oldest - 1;
        debts->count++;
    }
}

static void drop_debt(RotationDebts *debts)
{
    if (debts->count > 0) {
        debts->count--;
        memmove(debts->serials, debts->serials + 1, debts->count * sizeof *debts->serials);
    }
}

/* Events */

static void strike(RotationBoard *board, size_t index)
{
    for (int64_t queue = 0; queue < QUEUE_COUNT; queue++) {
        if (board->pointer[queue] == board->posts[index].seq) {
            point_behind(board, queue, index);
        }
        board->pointer[queue] = board->count > 1 ? board->pointer[queue] : NONE;
    }
    board->count--;
    memmove(&board->posts[index], &board->posts[index + 1],
            (board->count - index) * sizeof *board->posts);
}

/* A post on the list: at the tail. Who comes back after going home starts anew. */
static void sign_in(RotationBoard *board, const RotationEvent *event)
{
    size_t old = index_of(board, event->consultant);
    if (old != SIZE_MAX) {
        strike(board, old);
    }
    if (board->count == ROTATION_POSTS) {
        return;
    }
    board->posts[board->count++] = (RotationPost){
        .consultant = event->consultant,
        .seq = ++board->last_seq,
        .state = POST_ON,
        .since = event->time,
        .reason = "",
    };
    for (int64_t queue = 0; queue < QUEUE_COUNT; queue++) {
        if (board->pointer[queue] == NONE) {
            board->pointer[queue] = board->last_seq;
        }
    }
}

static void set_state(RotationPost *post, int64_t state, const RotationEvent *event)
{
    post->state = state;
    post->since = event->time;
    post->reason = event->reason != NULL ? event->reason : "";
}

/* What a row does: to the post, to the pointer, to the debts. */
enum Effect {
    MAKES_BUSY = 1 << 0, /* in the queue of visits */
    MOVES = 1 << 1,      /* the pointer goes behind him */
    EARNS = 1 << 2,
    SPENDS = 1 << 3,
    EARNS_AT_HEAD = 1 << 4,
};

typedef struct ActionRow {
    unsigned effects;
    int64_t state; /* POST_…, -1 none */
} ActionRow;

static const ActionRow action_rows[] = {
    [ROTATION_SIGN_IN] = {0, -1},
    [ROTATION_BACK] = {0, POST_ON},
    [ROTATION_BUSY] = {0, POST_BUSY},
    [ROTATION_OUT_BUSINESS] = {0, POST_OUT_BUSINESS},
    [ROTATION_OUT_PRIVATE] = {0, POST_OUT_PRIVATE},
    [ROTATION_LEAVE] = {0, POST_LEFT},
    [ROTATION_SERVE] = {MAKES_BUSY | MOVES, -1},
    [ROTATION_SERVE_MAKEUP] = {MAKES_BUSY | SPENDS, -1},
    [ROTATION_SERVE_OWN] = {MAKES_BUSY, -1},
    [ROTATION_SERVE_OWN_TURN] = {MAKES_BUSY | MOVES, -1},
    [ROTATION_SERVE_NAMED] = {MAKES_BUSY, -1},
    [ROTATION_SERVE_SUBSTITUTE] = {MAKES_BUSY, -1},
    [ROTATION_SKIP_MAKEUP] = {EARNS,
                              -1}, /* passed on a walk: whoever is served moves the pointer */
    [ROTATION_SKIP_FULL] = {0, -1},
    [ROTATION_SKIP_LOST] = {0, -1},
    [ROTATION_PASS_MAKEUP] = {MOVES | EARNS, -1}, /* the desk passes him over */
    [ROTATION_PASS_LOST] = {MOVES, -1},
    [ROTATION_MAKEUP_LOST] = {SPENDS, -1},
    [ROTATION_MAKEUP_EARNED] = {EARNS, -1},
    [ROTATION_GIVE_BACK] = {EARNS_AT_HEAD, -1},
    [ROTATION_UNASSIGNED] = {0, -1},
};

static void apply_to_post(RotationBoard *board, size_t index, const RotationEvent *event)
{
    const ActionRow *row = &action_rows[event->action];
    RotationPost *post = &board->posts[index];
    int64_t queue = event->queue != NONE ? event->queue : QUEUE_VISIT;
    if (row->state >= 0) {
        set_state(post, row->state, event);
    }
    if ((row->effects & MAKES_BUSY) && queue == QUEUE_VISIT) {
        set_state(post, POST_BUSY, event);
    }
    if (row->effects & MOVES) {
        point_behind(board, queue, index);
    }
    if (row->effects & EARNS) {
        add_debt(board, &post->debts[queue]);
    }
    if (row->effects & SPENDS) {
        drop_debt(&post->debts[queue]);
    }
    if (row->effects & EARNS_AT_HEAD) {
        add_debt_at_head(board, &post->debts[queue], queue);
    }
}

void rotation_apply(RotationBoard *board, const RotationEvent *event)
{
    if (event->action == ROTATION_SIGN_IN) {
        sign_in(board, event);
        return;
    }
    size_t index = index_of(board, event->consultant);
    if (index != SIZE_MAX) {
        apply_to_post(board, index, event);
    }
}

/* The next one */

static void add(RotationWalk *walk, int64_t queue, int64_t action, const char *consultant)
{
    walk->events[walk->count++] =
        (RotationEvent){.action = action, .queue = queue, .consultant = consultant};
}

static const RotationPost *oldest_debtor(const RotationBoard *board, int64_t queue)
{
    const RotationPost *found = NULL;
    for (size_t i = 0; i < board->count; i++) {
        const RotationPost *post = &board->posts[i];
        const RotationDebts *debts = &post->debts[queue];
        if (post->state == POST_ON && debts->count > 0 &&
            (found == NULL || debts->serials[0] < found->debts[queue].serials[0])) {
            found = post;
        }
    }
    return found;
}

const char *rotation_substitute(const RotationBoard *board)
{
    const RotationPost *found = NULL;
    size_t start = start_of(board, QUEUE_VISIT);
    for (size_t step = 0; step < board->count; step++) {
        const RotationPost *post = &board->posts[(start + step) % board->count];
        if (post->state == POST_ON && (found == NULL || post->debts[QUEUE_VISIT].count <
                                                            found->debts[QUEUE_VISIT].count)) {
            found = post;
        }
    }
    return found != NULL ? found->consultant : NULL;
}

RotationWalk rotation_next(const RotationBoard *board, int64_t queue, int64_t max_makeup)
{
    RotationWalk walk = {0};
    const RotationPost *debtor = oldest_debtor(board, queue);
    if (debtor != NULL) {
        walk.consultant = debtor->consultant;
        add(&walk, queue, ROTATION_SERVE_MAKEUP, debtor->consultant);
        return walk;
    }
    size_t start = start_of(board, queue);
    for (size_t step = 0; step < board->count; step++) {
        const RotationPost *post = &board->posts[(start + step) % board->count];
        bool room = (int64_t)post->debts[queue].count < max_makeup;
        switch (post->state) {
        case POST_ON:
            walk.consultant = post->consultant;
            add(&walk, queue, ROTATION_SERVE, post->consultant);
            return walk;
        case POST_BUSY:
        case POST_OUT_BUSINESS:
            add(&walk, queue, room ? ROTATION_SKIP_MAKEUP : ROTATION_SKIP_FULL, post->consultant);
            break;
        case POST_OUT_PRIVATE:
            add(&walk, queue, ROTATION_SKIP_LOST, post->consultant);
            break;
        default:
            break;
        }
    }
    add(&walk, queue, ROTATION_UNASSIGNED, NULL);
    return walk;
}

/* From the log */

RotationBoard *rotation_board(Db *db, int64_t date, Arena *arena)
{
    RotationBoard *board = arena_alloc(arena, sizeof *board);
    for (int64_t queue = 0; queue < QUEUE_COUNT; queue++) {
        board->pointer[queue] = NONE;
    }
    Stmt *stmt = query_open(db, "rotation_day", BINDS(BIND_DATE(":date", date)));
    while (query_next(stmt)) {
        RotationEvent event = {
            .action = choice_from_code("rotation_action", query_text(stmt, 0)),
            .queue = choice_from_code("rotation_queue", query_text(stmt, 1)),
            .consultant = query_is_null(stmt, 2) ? NULL : arena_copy(arena, query_text(stmt, 2)),
            .reason = arena_copy(arena, query_text(stmt, 4)),
        };
        time_parse(query_text(stmt, 3), &event.time, NULL);
        rotation_apply(board, &event);
    }
    query_close(stmt);
    return board;
}
