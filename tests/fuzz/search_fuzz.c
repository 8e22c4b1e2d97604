/*
 * Search: any text on a site with a few hundred customers. No text is an error of SQL, every phone
 * comes masked, and whoever is stored is found by his phone however it is written, by its last
 * four digits, by his name and its initials.
 */
#include "fuzz/support.h"

#include "base/identity.h"
#include "base/pinyin.h"
#include "base/str.h"
#include "base/utf8.h"
#include "report/find.h"
#include "sheet/csv_in.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Person {
    char phone[PHONE_SIZE];
} Person;

static Session session;
static Arena people_arena;
static Person *people;
static size_t person_count;

static void read_people(void)
{
    SheetTable table;
    Error err = {0};
    bool ok = csv_read(&people_arena, "tests/data/small/visits.csv", CSV_DETECT, &table, &err);
    FUZZ_CHECK(ok, "%s", err.text);
    size_t phone = (size_t)table_column(&table, "手机");
    people = arena_alloc(&people_arena, table.row_count * sizeof *people);
    for (size_t i = 0; i < table.row_count; i++) {
        const char *text = table.rows[i].cells[phone];
        person_count += phone_normalize(text, people[person_count].phone, NULL);
    }
}

static void check_row(const FindResult *row)
{
    const char *texts[] = {row->list, row->number, row->name, row->phone, row->room};
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        bool shown = texts[i] != NULL && utf8_valid(texts[i], strlen(texts[i]));
        FUZZ_CHECK(shown, "a row without text");
    }
    FUZZ_CHECK(strspn(row->phone, "+0123456789") < 8, "a phone in clear: %s", row->phone);
}

static FindResult *look_for(const char *text, Arena *arena)
{
    Error err = {0};
    FindResult *first = find_text(session.db, text, arena);
    for (const FindResult *row = first; row != NULL; row = row->next) {
        check_row(row);
    }
    FUZZ_CHECK(db_error(session.db, &err), "<%s>: %s", text, err.text);
    return first;
}

/* The row of the customer of the phone; NULL. */
static const FindResult *row_of(const FindResult *row, const char *phone)
{
    char masked[64];
    phone_mask(masked, sizeof masked, phone);
    while (row != NULL &&
           (strcmp(row->list, "customers") != 0 || strcmp(row->phone, masked) != 0)) {
        row = row->next;
    }
    return row;
}

static const FindResult *must_find(const char *text, const char *phone, Arena *arena)
{
    const FindResult *row = row_of(look_for(text, arena), phone);
    FUZZ_CHECK(row != NULL, "<%s> does not find %s", text, phone);
    return row;
}

/* The phone as somebody types it: each byte says what stands before a digit, and its form. */
static const char *typed(Arena *arena, const char *phone, const uint8_t *data, size_t size)
{
    static const char *const gaps[] = {"", " ", "-", "　", "\xC2\xA0", "", "", ""};
    Str text = {0};
    if (size > 0 && data[0] & 1 && phone[0] == '1') {
        str_add(&text, "+86");
    }
    for (size_t i = 0; phone[i] != '\0'; i++) {
        uint8_t byte = i < size ? data[i] : 0;
        str_add(&text, i > 0 ? gaps[byte >> 1 & 7] : "");
        if (byte & 0x10 && phone[i] != '+') {
            str_format(&text, "\xEF\xBC%c", '\x90' + phone[i] - '0');
        } else {
            str_add_char(&text, phone[i]);
        }
    }
    const char *copy = arena_copy(arena, str_text(&text));
    str_clear(&text);
    return copy;
}

static void check_person(const uint8_t *data, size_t size, Arena *arena)
{
    const Person *person = &people[(size > 0 ? data[size - 1] : 0U) * 7U % person_count];
    const char *text = typed(arena, person->phone, data, size);
    const char *tail = person->phone + strlen(person->phone) - 4;
    must_find(text, person->phone, arena);
    must_find(tail, person->phone, arena);
}

static void check_names(const Person *person)
{
    Arena arena = {0};
    char initials[64];
    const char *name = must_find(person->phone, person->phone, &arena)->name;
    must_find(name, person->phone, &arena);
    must_find(pinyin_initials(initials, sizeof initials, name), person->phone, &arena);
    arena_clear(&arena);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fuzz_start();
    fuzz_site(&session);
    read_people();
    for (size_t i = 0; i < person_count; i++) {
        check_names(&people[i]);
    }
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena = {0};
    char *text = fuzz_text(data, size);
    look_for(text, &arena);
    check_person(data, size, &arena);
    free(text);
    arena_clear(&arena);
    return 0;
}
