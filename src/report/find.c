#include "report/find.h"

#include "base/identity.h"
#include "base/name.h"
#include "base/str.h"
#include "base/utf8.h"
#include "db/query.h"

#include <ctype.h>
#include <string.h>

#define REVERSED_MAX 40

typedef struct Search {
    Db *db;
    Arena *arena;
    FindResult *first;
    FindResult **last;
} Search;

static void add_row(Search *search, Stmt *stmt)
{
    char masked[64];
    const char *phone = query_text(stmt, 4);
    FindResult *row = arena_alloc(search->arena, sizeof *row);
    row->list = arena_copy(search->arena, query_text(stmt, 0));
    row->id = query_number(stmt, 1);
    row->number = arena_copy(search->arena, query_text(stmt, 2));
    row->name = arena_copy(search->arena, query_text(stmt, 3));
    row->phone = arena_copy(search->arena, phone_mask(masked, sizeof masked, phone));
    row->room = arena_copy(search->arena, query_text(stmt, 5));
    *search->last = row;
    search->last = &row->next;
}

static void run(Search *search, const char *query, const char *text)
{
    /* "x up to the last text that begins with x": an index range, no LIKE */
    const char *end = arena_format(search->arena, "%s\xF4\x8F\xBF\xBF", text);
    Stmt *stmt = query_open(search->db, query,
                            BINDS(BIND_TEXT(":text", text), BIND_TEXT(":end", end),
                                  BIND_TEXT(":bare", name_bare(search->arena, text))));
    while (query_next(stmt)) {
        add_row(search, stmt);
    }
    query_close(stmt);
}

static const char *reverse(Arena *arena, const char *text)
{
    size_t len = strlen(text);
    char *reversed = arena_alloc(arena, len + 1);
    for (size_t i = 0; i < len; i++) {
        reversed[i] = text[len - 1 - i];
    }
    return reversed;
}

static const char *lower(Arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text);
    for (char *c = copy; *c != '\0'; c++) {
        *c = (char)tolower((unsigned char)*c);
    }
    return copy;
}

FindResult *find_text(Db *db, const char *text, Arena *arena)
{
    Search search = {.db = db, .arena = arena};
    char phone[PHONE_SIZE];
    const char *clean = text_fold(arena, text);
    size_t len = strlen(clean);
    bool digits = len > 0 && strspn(clean, "0123456789") == len;
    bool ascii = len > 0;
    search.last = &search.first;
    for (const char *c = clean; *c != '\0'; c++) {
        ascii = ascii && isalpha((unsigned char)*c);
    }
    if (len == 0) {
        return NULL;
    }
    if (phone_normalize(clean, phone, NULL)) {
        run(&search, "find_phone", phone);
    } else if (digits && len >= 3) {
        run(&search, "find_phone", clean);
        if (len <= REVERSED_MAX) {
            run(&search, "find_phone_tail", reverse(arena, clean));
        }
    }
    if (ascii) {
        run(&search, "find_initials", lower(arena, clean));
        run(&search, "find_pinyin", lower(arena, clean));
    }
    if (!digits) {
        run(&search, "find_name", name_standard(arena, clean));
    }
    run(&search, "find_number", clean);
    run(&search, "find_unit", clean);
    return search.first;
}
