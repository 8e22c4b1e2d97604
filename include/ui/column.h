/*
 * Columns of a table and how they share a width. When it is too narrow, the column with the highest
 * give goes first, then the next; 0 never goes. What is left over widens the columns that stretch.
 */
#ifndef UI_COLUMN_H
#define UI_COLUMN_H

#include "model/entity.h"

#include <stdbool.h>
#include <stddef.h>

#define COLUMN_MAX 32

typedef enum ColumnAlign { COLUMN_LEFT, COLUMN_RIGHT } ColumnAlign;

typedef struct Column {
    const char *title; /* msgid */
    int width;         /* columns wanted (names 4 at least); never less than the title takes */
    int give;          /* 0 never; the highest gives way first */
    ColumnAlign align;
    bool stretch;      /* takes what is left over, up to twice its width */
} Column;

typedef struct ColumnPlace {
    int x;     /* from the left of the table */
    int width; /* 0: gave way */
} ColumnPlace;

/* Places count columns (at most COLUMN_MAX) in width with a gap of 1. True when one gave way. */
bool column_place(const Column *columns, size_t count, int width, ColumnPlace *places);
int column_wanted(const Column *column); /* its width, or that of its title in the user's language */
/* A column of an entity's field: label, width and alignment from the row. */
Column column_of(const Field *field, int give);

#endif
