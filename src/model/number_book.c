#include "model/number_book.h"

#define NUMBER_BOOK_ROW_(...) FIELD_ROW(NumberBook, __VA_ARGS__)
const Field number_book_fields[] = {NUMBER_BOOK_FIELDS(NUMBER_BOOK_ROW_)};
const Entity number_book_entity = {"number_book", N_("号本"), "HB", "book_no",
    number_book_fields, number_book_field_count, sizeof(NumberBook)};
