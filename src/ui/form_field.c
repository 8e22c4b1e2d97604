#include "ui/form_field.h"

#include "base/money.h"
#include "base/text.h"
#include "base/utf8.h"
#include "model/choice.h"
#include "ui/console.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

bool form_visible(const Form *form, size_t index)
{
    bool folded = (form->spec->fields[index].flags & FORM_FOLDED) != 0;
    return !folded || form->unfolded || *edit_text(&form->edits[index]) != '\0';
}

bool form_reachable(const Form *form, size_t index)
{
    return form_visible(form, index) && !(form->spec->fields[index].flags & FORM_READ_ONLY);
}

bool form_is_choice(const FormField *field)
{
    return field->field->type == FIELD_CHOICE || field->field->type == FIELD_BOOL;
}

static void fixed_items(const Field *field, Arena *arena, ItemList *out)
{
    if (field->type == FIELD_BOOL) {
        item_add(out, arena, _("是"), NULL, NULL);
        item_add(out, arena, _("否"), NULL, NULL);
        return;
    }
    const ChoiceList *list = field->type == FIELD_CHOICE ? choice_list(field->choices) : NULL;
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        item_add(out, arena, _(list->rows[i].label), NULL, NULL);
    }
}

bool form_types_over(const Form *form, size_t index)
{
    const FormField *field = &form->spec->fields[index];
    FieldType type = field->field->type;
    bool words = type == FIELD_TEXT || type == FIELD_NOTE || type == FIELD_NAME;
    return form->edits[index].fresh && (!words || field->suggest != NULL);
}

void form_items(Form *form, size_t index, const char *typed, Arena *arena, ItemList *out)
{
    const FormField *field = &form->spec->fields[index];
    if (field->suggest != NULL) {
        field->suggest(form, field, typed, arena, out);
    } else {
        fixed_items(field->field, arena, out);
    }
}

/* Fixed choices */

static size_t current_item(const ItemList *items, const char *text)
{
    for (size_t i = 0; i < items->count; i++) {
        if (strcmp(items->items[i].value, text) == 0) {
            return i;
        }
    }
    return items->count;
}

/* The item that a key means: a number, the next or last, a letter or hanzi of its label. */
static size_t item_of_key(const ItemList *items, size_t now, Key key)
{
    char typed[5] = {0};
    Key twin = key_fold(key);
    if (twin >= '1' && twin <= '9') {
        return twin - '1';
    }
    if (key == K_RIGHT || twin == ' ') {
        return now + 1 < items->count ? now + 1 : 0;
    }
    if (key == K_LEFT) {
        return now > 0 && now < items->count ? now - 1 : items->count - 1;
    }
    utf8_encode(twin < 0x110000 ? twin : '?', typed);
    for (size_t step = 1; step <= items->count; step++) {
        size_t index = (now + step) % (items->count + (now == items->count));
        if (index < items->count && item_match(&items->items[index], typed)) {
            return index;
        }
    }
    return items->count;
}

EditResult form_choice_key(Form *form, size_t index, Key key)
{
    Edit *edit = &form->edits[index];
    ItemList items = {0};
    Arena arena = {0};
    EditResult result = EDIT_PASS;
    if (key == K_BACKSPACE || key == K_DELETE) {
        edit_set(edit, "", true);
        return EDIT_CHANGED;
    }
    if (key_is_text(key) || key == K_LEFT || key == K_RIGHT) {
        form_items(form, index, "", &arena, &items);
        size_t found = items.count > 0
                           ? item_of_key(&items, current_item(&items, edit_text(edit)), key)
                           : 0;
        result = EDIT_MOVED;
        if (found < items.count) {
            edit_set(edit, items.items[found].value, true);
            result = EDIT_CHANGED;
        }
    }
    arena_clear(&arena);
    return result;
}

/* Suggestions */

static bool all_letters(const char *text)
{
    for (; *text != '\0'; text++) {
        if (!isalpha((unsigned char)*text)) {
            return false;
        }
    }
    return true;
}

/* The one row that typed stands for; NULL when typed is to be kept. */
static const PickItem *meant(const FormField *field, const ItemList *items, const char *typed)
{
    const PickItem *found = NULL;
    size_t matches = 0;
    for (size_t i = 0; i < items->count; i++) {
        const PickItem *item = &items->items[i];
        if (strcmp(item->value, typed) == 0 || strcmp(item_label(item), typed) == 0) {
            return item;
        }
        if (item_match(item, typed)) {
            found = matches == 0 ? item : found;
            matches++;
        }
    }
    bool number = strspn(typed, "0123456789") == strlen(typed);
    if (number && field->field->type == FIELD_TEXT) {
        size_t at = strtoul(typed, NULL, 10);
        return at >= 1 && at <= items->count ? &items->items[at - 1] : NULL;
    }
    if (all_letters(typed)) {
        return found;
    }
    return matches == 1 && field->field->type == FIELD_REF ? found : NULL;
}

bool form_resolve(Form *form, size_t index)
{
    const FormField *field = &form->spec->fields[index];
    const char *typed = edit_text(&form->edits[index]);
    ItemList items = {0};
    Arena arena = {0};
    bool changed = false;
    if (field->suggest == NULL || form_is_choice(field) || *typed == '\0') {
        return false;
    }
    field->suggest(form, field, typed, &arena, &items);
    const PickItem *item = meant(field, &items, typed);
    if (item != NULL && strcmp(item->value, typed) != 0) {
        edit_set(&form->edits[index], item->value, true);
        changed = true;
    }
    arena_clear(&arena);
    return changed;
}

/* Hints */

static const char *weekday(int64_t date)
{
    static const char *const names[] = {N_("周一"), N_("周二"), N_("周三"), N_("周四"),
                                        N_("周五"), N_("周六"), N_("周日")};
    return _(names[date_weekday(date) - 1]);
}

static const char *value_hint(Form *form, const Field *field, const char *typed, Arena *arena)
{
    int64_t value = NONE;
    char *buf = arena_alloc(arena, 192);
    if (field->type == FIELD_MONEY && money_parse_entry(typed, &value, NULL)) {
        return money_capital(buf, 192, value);
    }
    if (field->type == FIELD_DATE &&
        date_parse_entry(typed, console_today(form->console), &value, NULL)) {
        return arena_format(arena, "%s %s", date_format(buf, 192, value), weekday(value));
    }
    return NULL;
}

static const char *numbered(Form *form, size_t index, Arena *arena)
{
    const FormField *field = &form->spec->fields[index];
    bool count = form_is_choice(field) || field->field->type == FIELD_TEXT;
    const char *typed = form_is_choice(field) ? "" : edit_text(&form->edits[index]);
    ItemList items = {0};
    Str out = {0};
    size_t shown = 0;
    form_items(form, index, typed, arena, &items);
    for (size_t i = 0; i < items.count && shown < 12; i++) {
        bool part = count && strspn(typed, "0123456789") == strlen(typed);
        if (!part && !item_match(&items.items[i], typed)) {
            continue;
        }
        if (count) {
            str_format(&out, "%zu", i + 1);
        }
        str_format(&out, "%s  ", item_label(&items.items[i]));
        shown++;
    }
    const char *text = arena_copy(arena, str_text(&out));
    str_clear(&out);
    return text;
}

const char *form_hint(Form *form, size_t index, Arena *arena)
{
    const FormField *field = &form->spec->fields[index];
    const char *typed = edit_text(&form->edits[index]);
    const char *value = *typed != '\0' ? value_hint(form, field->field, typed, arena) : NULL;
    if (value != NULL) {
        return value;
    }
    if (field->suggest != NULL || form_is_choice(field)) {
        const char *items = numbered(form, index, arena);
        if (*items != '\0') {
            return items;
        }
    }
    return field->hint != NULL ? _(field->hint) : "";
}
