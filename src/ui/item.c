#include "ui/item.h"

#include "base/name.h"
#include "base/pinyin.h"
#include "base/utf8.h"

#include <ctype.h>
#include <string.h>

void item_add(ItemList *list, Arena *arena, const char *value, const char *label, const char *note)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity > 0 ? list->capacity * 2 : 16;
        PickItem *items = arena_alloc(arena, capacity * sizeof *items);
        if (list->count > 0) {
            memcpy(items, list->items, list->count * sizeof *items);
        }
        list->items = items;
        list->capacity = capacity;
    }
    list->items[list->count++] = (PickItem){arena_copy(arena, value), arena_copy(arena, label),
                                        arena_copy(arena, note), false};
}

const char *item_label(const PickItem *item)
{
    return item->label != NULL ? item->label : item->value;
}

/* strcasestr for ASCII letters; hanzi compare as they are, whatever dots a name has. */
static bool contains(const char *text, const char *part)
{
    return text != NULL && (strcasestr(text, part) != NULL || name_contains(text, part));
}

static bool initials_of_word(const char *label, const char *typed)
{
    char query[64];
    size_t len = strlen(typed);
    if (len >= sizeof query) {
        return false;
    }
    for (size_t i = 0; i <= len; i++) {
        if ((unsigned char)typed[i] >= 0x80) {
            return false;
        }
        query[i] = (char)tolower((unsigned char)typed[i]);
    }
    for (const char *word = label; *word != '\0';) {
        if (pinyin_match(word, query)) {
            return true;
        }
        size_t left = strcspn(word, " ");
        word += left + (word[left] == ' ');
    }
    return false;
}

bool item_match(const PickItem *item, const char *typed)
{
    if (*typed == '\0') {
        return true;
    }
    const char *label = item_label(item);
    return contains(label, typed) || contains(item->value, typed) || contains(item->note, typed) ||
           initials_of_word(label, typed);
}
