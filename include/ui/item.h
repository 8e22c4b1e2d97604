/*
 * Items: rows of a pick list, a menu, the palette, suggestions of a field.
 */
#ifndef UI_ITEM_H
#define UI_ITEM_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct PickItem {
    const char *value; /* what is taken: a key, a code, a text */
    const char *label; /* what is shown and searched; NULL: value */
    const char *note;  /* shown at the right; NULL */
    bool grey;         /* shown, cannot be taken */
} PickItem;

typedef struct ItemList {
    PickItem *items; /* grows in the arena given to item_add */
    size_t count;
    size_t capacity;
} ItemList;

void item_add(ItemList *list, Arena *arena, const char *value, const char *label, const char *note);
const char *item_label(const PickItem *item);
/* Whether typed (what a person entered; "" matches all) is part of the label, value or note, or a
 * prefix of the pinyin or initials of a word of the label. Case does not matter. */
bool item_match(const PickItem *item, const char *typed);

#endif
