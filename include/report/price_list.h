/*
 * A price list held against today: what would be new, dearer, cheaper, what the list does not name,
 * what is refused; and its import. Reading writes nothing. Applying is one transaction: new units
 * are registered as 未推, changed prices become a draft batch (调价单) that a manager approves. Units
 * that are sold or reserved keep their price.
 *
 *     PriceList list;
 *     if (price_list_read(&list, session, &(PriceSource){path, PRICE_FROM_DEVELOPER}, err)) {
 *         show(list.rows); price_list_apply(&list, batch, err); }
 *     price_list_clear(&list);
 */
#ifndef REPORT_PRICE_LIST_H
#define REPORT_PRICE_LIST_H

#include "model/price_batch.h"
#include "report/import.h"

typedef enum PriceListKind {
    PRICE_FROM_DEVELOPER, /* 一房一价表 (report/price_table.h) */
    PRICE_FROM_UNITS,     /* the register units */
    PRICE_FROM_LINES,     /* the register prices */
} PriceListKind;

typedef enum PriceListState {
    PRICE_LIST_CHANGED,
    PRICE_LIST_NEW,
    PRICE_LIST_KEPT,    /* sold or reserved: the price stays whatever the list says */
    PRICE_LIST_SAME,
    PRICE_LIST_MISSING, /* of a building of the list, which does not name it */
    PRICE_LIST_REFUSED,
    PRICE_LIST_STATES,
} PriceListState;

typedef struct PriceListRow {
    PriceListState state;
    const char *unit_no; /* "" for a line that cannot be read */
    const char *layout;
    int64_t old_list; /* fen; NONE: none */
    int64_t new_list;
    int64_t old_floor;
    int64_t new_floor;
    const char *place; /* of a refused line: FILE:LINE:COLUMN; "" */
    const char *note;  /* translated: what is odd, or why it is refused; "" */
} PriceListRow;

typedef struct PriceList {
    Import import; /* its one file */
    PriceListRow *rows;
    size_t count;
    size_t capacity;
    size_t counts[PRICE_LIST_STATES];
    int64_t before; /* fen: list prices of the units that the list moves, leaves or adds, today … */
    int64_t after;  /* … and by the list */
} PriceList;

typedef struct PriceSource {
    const char *path;
    PriceListKind kind;
    bool (*progress)(void *context, size_t done, size_t total); /* of price_list_apply; NULL */
    void *progress_context;
} PriceSource;

const char *price_list_label(PriceListState state); /* msgid */
/* False only when the file cannot be read as a table at all; refused lines are rows. */
bool price_list_read(PriceList *list, Session *session, const PriceSource *source, Error *err);
/* Of PRICE_FROM_DEVELOPER. batch: date, effective_on, effective_at and reason; on success its
 * number and state (empty number: no price changed). Refused while the list has refused lines, or
 * moves nothing. */
bool price_list_apply(PriceList *list, PriceBatch *batch, Error *err);
void price_list_clear(PriceList *list);

/* "+30,000", "+2.1%"; "" where one of both is missing. */
const char *price_list_difference(Arena *arena, int64_t from, int64_t to);
const char *price_list_percent(Arena *arena, int64_t from, int64_t to);
/* One line: how many of each, the value before and after. */
const char *price_list_summary(const PriceList *list, Arena *arena);
/* A line a unit that is not as before, then the summary. */
void price_list_text(const PriceList *list, Str *out);

#endif
