/* A pre-printed number that went out of its book: with a document, or void. */
#ifndef MODEL_BOOK_NUMBER_H
#define MODEL_BOOK_NUMBER_H

#include "base/text.h"
#include "model/entity.h"

#define BOOK_NUMBER_FIELDS(F) \
    F(CHOICE, kind, N_("单据"), KEY | REQUIRED, 6, "book_kind") \
    F(CODE, number, N_("号码"), KEY | REQUIRED, 12, "book_number") \
    F(DATE, date, N_("日期"), REQUIRED | TODAY, 10, NULL) \
    F(CODE, document_no, N_("单据编号"), 0, 16, NULL) \
    F(TEXT, void_reason, N_("作废原因"), 0, 20, NULL) \
    F(REF, book_no, N_("号本编号"), COMPUTED, 13, "number_book") \
    F(COUNT, sequence, N_("第几号"), COMPUTED, 6, NULL) \
    F(REF, deal_no, N_("认购编号"), COMPUTED, 16, "deal")

#define BOOK_NUMBER_INDEX_(type, id, label, flags, width, choices) BOOK_NUMBER_##id,
ENTITY_DECLARE(BookNumber, book_number, BOOK_NUMBER_FIELDS, BOOK_NUMBER_INDEX_)

#endif
