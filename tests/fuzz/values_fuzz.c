/*
 * Values: one text for every kind of field, read as a file and as an entry. What is accepted is
 * written in the file's form and reads the same again; a letter behind it is not overlooked; a mask
 * hides. And what only shows texts: names, pinyin, widths.
 */
#include "fuzz/support.h"

#include "base/identity.h"
#include "base/pinyin.h"
#include "base/str.h"
#include "base/utf8.h"
#include "model/choice.h"
#include "model/entity.h"

#include <stdlib.h>
#include <string.h>

#define KINDS_MAX 256
#define CHOICES_OF 16 /* one in so many choice lists a text: they are alike */

/* What field_parse looks at, each combination once. */
static const Field *kinds[KINDS_MAX];
static size_t kind_count;

static bool same_kind(const Field *a, const Field *b)
{
    unsigned flags = ANONYMOUS | POSITIVE | SIGNED | PARTIAL;
    bool choices = a->type == FIELD_CHOICE && !text_equal(a->choices, b->choices);
    return a->type == b->type && (a->flags & flags) == (b->flags & flags) && !choices;
}

static void add_kind(const Field *field)
{
    bool known = false;
    for (size_t i = 0; i < kind_count; i++) {
        known = known || same_kind(kinds[i], field);
    }
    if (!known && kind_count < KINDS_MAX) {
        kinds[kind_count++] = field;
    }
}

/* A record of one member, whatever its type: fields are moved to the front. */
typedef union Slot {
    const char *text;
    int64_t number;
} Slot;

static bool parse(const Field *kind, const char *text, bool entry, Arena *arena, Slot *slot)
{
    Field field = *kind;
    ParseContext context = {.arena = arena, .entry = entry};
    Error err = {0};
    field.offset = 0;
    date_parse("2026-11-22", &context.today, NULL);
    bool ok = field_parse(&field, text, &context, slot, &err);
    FUZZ_CHECK(ok || (err.text[0] != '\0' && strcmp(err.field, field.id) == 0),
               "%s refused without a sentence: <%s>", field.id, text);
    return ok;
}

static bool is_open(FieldType type)
{
    return type == FIELD_TEXT || type == FIELD_NOTE || type == FIELD_NAME || type == FIELD_CODE ||
           type == FIELD_REF;
}

/* Nothing of a value is cut off unseen: with a ? behind it, it is refused. */
static void check_tail(const Field *kind, const char *text, bool entry, Arena *arena)
{
    Slot slot = {0};
    const char *longer = arena_format(arena, "%s?", text);
    FUZZ_CHECK(is_open(kind->type) || !parse(kind, longer, entry, arena, &slot),
               "%s takes <%s>", kind->id, longer);
}

static void check_mask(const Field *field, const Slot *slot, Arena *arena)
{
    const char *text = field_format(arena, field, slot);
    const char *masked = field_display(arena, field, slot, true);
    bool personal = field->type == FIELD_PHONE || field->type == FIELD_ID_NO;
    FUZZ_CHECK(utf8_valid(masked, strlen(masked)), "%s: <%s> is no UTF-8", field->id, masked);
    FUZZ_CHECK(!personal || strcmp(text, PHONE_ANONYMOUS) == 0 || strlen(text) < 7 ||
                   strchr(text, '*') != NULL || strcmp(masked, text) != 0,
               "%s: <%s> is not masked", field->id, text);
}

static void check_kind(const Field *kind, const char *text, bool entry, Arena *arena)
{
    Slot slot = {0};
    Slot again = {0};
    Field field = *kind;
    field.offset = 0;
    if (!parse(kind, text, entry, arena, &slot) || field_empty(&field, &slot)) {
        return;
    }
    const char *written = field_format(arena, &field, &slot);
    FUZZ_CHECK(parse(kind, written, false, arena, &again), "%s: <%s> is written as <%s>, refused",
               kind->id, text, written);
    FUZZ_CHECK(field_equal(&field, &slot, &again), "%s: <%s> is written as <%s>, another value",
               kind->id, text, written);
    check_tail(kind, text, entry, arena);
    check_mask(&field, &slot, arena);
    field_display(arena, &field, &slot, false);
}

/* What is shown of any text. */
static void check_shown(const char *text, Arena *arena)
{
    char buf[64];
    const char *visible = text_visible(arena, text);
    size_t len = strlen(visible);
    FUZZ_CHECK(utf8_valid(visible, len) && strcmp(text_visible(arena, visible), visible) == 0,
               "<%s> is not visible", visible);
    FUZZ_CHECK(utf8_fit(visible, 10) <= len && utf8_fit(visible, utf8_width(visible)) == len,
               "<%s> does not fit into its own width", visible);
    for (size_t size = 1; size <= sizeof buf; size += 21) {
        name_mask(buf, size, visible);
        phone_mask(buf, size, visible);
        id_no_mask(buf, size, visible);
        FUZZ_CHECK(strlen(buf) < size, "a buffer of %zu without an end", size);
    }
    const char *name = arena_copy_len(arena, visible, utf8_fit(visible, 12));
    pinyin_initials(buf, 8, name);
    pinyin_full(buf, 16, name);
    pinyin_match(name, "zs");
    name_is_title(name);
}

/* Every choice that a file may hold is written so that it reads again. */
static void check_choices(const Field *kind)
{
    Arena arena = {0};
    const ChoiceList *list = kind->type == FIELD_CHOICE ? choice_list(kind->choices) : NULL;
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        check_kind(kind, list->rows[i].label, false, &arena);
        Slot slot = {0};
        FUZZ_CHECK(parse(kind, list->rows[i].label, false, &arena, &slot) &&
                       slot.number == (int64_t)i,
                   "%s: %s does not read", kind->choices, list->rows[i].label);
    }
    arena_clear(&arena);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fuzz_start();
    for (size_t e = 0; entity_list[e] != NULL; e++) {
        for (size_t i = 0; i < entity_list[e]->field_count; i++) {
            add_kind(&entity_list[e]->fields[i]);
        }
    }
    for (size_t i = 0; i < kind_count; i++) {
        check_choices(kinds[i]);
    }
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena = {0};
    char *text = fuzz_text(data, size);
    for (size_t i = 0; i < kind_count; i++) {
        if (kinds[i]->type != FIELD_CHOICE || i % CHOICES_OF == size % CHOICES_OF) {
            check_kind(kinds[i], text, false, &arena);
            check_kind(kinds[i], text, true, &arena);
        }
    }
    check_shown(text, &arena);
    arena_clear(&arena);
    free(text);
    return 0;
}
