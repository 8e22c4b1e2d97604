/*
 * Picker: a pop-up list to choose from, narrowed by typing text or pinyin initials.
 *
 *     return picker_open(view, _("选择顾问"), &items, picked, self);
 *     static Reply picked(View *view, void *context, const PickItem *item) …
 */
#ifndef UI_PICKER_H
#define UI_PICKER_H

#include "ui/item.h"
#include "ui/view.h"

/* view: the one that opened the picker. The picker closes by itself, then does what is returned. */
typedef Reply Picked(View *view, void *context, const PickItem *item);
/* For long lists: the rows for typed, asked at every key. */
typedef void PickerFill(View *view, void *context, const char *typed, Arena *arena, ItemList *out);

/* items are copied (their texts too). */
Reply picker_open(View *parent, const char *title, const ItemList *items, Picked *picked,
                  void *context);
Reply picker_open_live(View *parent, const char *title, PickerFill *fill, Picked *picked,
                       void *context);
/* Like picker_open with the cursor on the item of value. */
Reply picker_open_at(View *parent, const char *title, const ItemList *items, const char *value,
                     Picked *picked, void *context);

#endif
