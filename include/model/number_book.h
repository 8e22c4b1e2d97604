/* A range of pre-printed numbers: received from the legal department, handed to somebody,
 * returned. */
#ifndef MODEL_NUMBER_BOOK_H
#define MODEL_NUMBER_BOOK_H

#include "base/text.h"
#include "model/entity.h"

#define NUMBER_BOOK_FIELDS(F) \
    F(CODE, book_no, N_("号本编号"), KEY | REQUIRED | ALLOCATED, 13, NULL) \
    F(CHOICE, kind, N_("单据"), REQUIRED, 6, "book_kind") \
    F(CODE, prefix, N_("前缀"), 0, 8, NULL) \
    F(COUNT, first, N_("起号"), REQUIRED | POSITIVE, 6, NULL) \
    F(COUNT, last, N_("止号"), REQUIRED | POSITIVE, 6, NULL) \
    F(COUNT, digits, N_("位数"), POSITIVE, 4, NULL) \
    F(DATE, received_on, N_("领入日期"), REQUIRED | TODAY, 10, NULL) \
    F(TEXT, received_from, N_("领自"), 0, 10, NULL) \
    F(DATE, handed_on, N_("发出日期"), TODAY, 10, NULL) \
    F(TEXT, handed_to, N_("领用人"), 0, 8, NULL) \
    F(DATE, returned_on, N_("交回日期"), TODAY, 10, NULL)

#define NUMBER_BOOK_INDEX_(type, id, label, flags, width, choices) NUMBER_BOOK_##id,
ENTITY_DECLARE(NumberBook, number_book, NUMBER_BOOK_FIELDS, NUMBER_BOOK_INDEX_)

#endif
