/* One item counted: the book quantity is frozen at the count, a difference is exactly one
 * movement. */
#ifndef MODEL_STOCKTAKE_H
#define MODEL_STOCKTAKE_H

#include "base/text.h"
#include "model/entity.h"

#define STOCKTAKE_FIELDS(F) \
    F(CODE, stocktake_no, N_("盘点编号"), KEY | REQUIRED | ALLOCATED, 16, NULL) \
    F(DATE, date, N_("日期"), REQUIRED | TODAY, 10, NULL) \
    F(REF, item_code, N_("编码"), REQUIRED, 8, "item") \
    F(COUNT, counted, N_("实盘数量"), REQUIRED, 6, NULL) \
    F(TEXT, reason, N_("差异原因"), 0, 12, NULL) \
    F(COUNT, book_qty, N_("账面数量"), COMPUTED | SIGNED, 6, NULL) \
    F(REF, movement_no, N_("出入库单号"), COMPUTED, 16, "movement")

#define STOCKTAKE_INDEX_(type, id, label, flags, width, choices) STOCKTAKE_##id,
ENTITY_DECLARE(Stocktake, stocktake, STOCKTAKE_FIELDS, STOCKTAKE_INDEX_)

#endif
