#include "model/book_number.h"

#define BOOK_NUMBER_ROW_(...) FIELD_ROW(BookNumber, __VA_ARGS__)
const Field book_number_fields[] = {BOOK_NUMBER_FIELDS(BOOK_NUMBER_ROW_)};
const Entity book_number_entity = {"book_number", N_("号码"), NULL, NULL,
    book_number_fields, book_number_field_count, sizeof(BookNumber)};
