#include "db/salvage_walk.h"

#include "base/str.h"

#include <sqlite3.h>
#include <string.h>

#define KEY_SIZE 128 /* of a text key; what stands behind it does not tell pages apart */
#define DEPTH 12     /* further characters that are looked into for the least readable key */
#define BELOW '\x1f' /* before and behind every character of a key */
#define ABOVE '\x7f'

typedef enum Probe { PROBE_GOOD, PROBE_BAD } Probe;

typedef struct Key {
    int64_t number;
    char text[KEY_SIZE];
    bool any; /* a row was read */
} Key;

static void bind_key(Walk *walk, int64_t number, const char *text)
{
    if (walk->by_text) {
        sqlite3_bind_text(walk->select, 1, text, -1, SQLITE_TRANSIENT);
    } else {
        sqlite3_bind_int64(walk->select, 1, number);
    }
}

/* Good: a row at or behind the key can be read, or there is none. */
static Probe probe(Walk *walk, int64_t number, const char *text)
{
    bind_key(walk, number, text);
    int result = sqlite3_step(walk->select);
    sqlite3_reset(walk->select);
    return result == SQLITE_ROW || result == SQLITE_DONE ? PROBE_GOOD : PROBE_BAD;
}

static bool insert_row(Walk *walk)
{
    int columns = sqlite3_column_count(walk->select);
    for (int i = 1; i < columns; i++) {
        sqlite3_bind_value(walk->insert, i, sqlite3_column_value(walk->select, i));
    }
    int result = sqlite3_step(walk->insert);
    sqlite3_reset(walk->insert);
    bool constraint = (result & 0xFF) == SQLITE_CONSTRAINT || (result & 0xFF) == SQLITE_MISMATCH;
    walk->saved += result == SQLITE_DONE;
    walk->refused += constraint;
    return result == SQLITE_DONE || constraint;
}

/* Keys rise; a page of another table would send us back. */
static bool advance(Walk *walk, Key *last)
{
    if (walk->by_text) {
        const char *text = (const char *)sqlite3_column_text(walk->select, 0);
        if (text == NULL || (last->any && strncmp(text, last->text, KEY_SIZE - 1) < 0)) {
            return false;
        }
        text_copy(last->text, sizeof last->text, text);
    } else {
        int64_t number = sqlite3_column_int64(walk->select, 0);
        if (last->any && number <= last->number) {
            return false;
        }
        last->number = number;
    }
    last->any = true;
    return true;
}

typedef enum Stretch { STRETCH_END, STRETCH_BAD, STRETCH_FAILED } Stretch;

/* Rows from the bound key on, until the end or the first that cannot be read. */
static Stretch copy_stretch(Walk *walk, Key *last)
{
    int result;
    while ((result = sqlite3_step(walk->select)) == SQLITE_ROW && advance(walk, last)) {
        if (!insert_row(walk)) {
            sqlite3_reset(walk->select);
            return STRETCH_FAILED;
        }
    }
    sqlite3_reset(walk->select);
    return result == SQLITE_DONE ? STRETCH_END : STRETCH_BAD;
}

/* The least readable rowid behind bad; steps grow by an eighth, so that a good page between two bad
 * ones is met. False: nothing can be read up to the end. */
static bool next_number(Walk *walk, int64_t bad, int64_t *next)
{
    int64_t low = bad;
    int64_t step = 1;
    while (probe(walk, bad + step, NULL) == PROBE_BAD) {
        low = bad + step;
        int64_t grown = step + step / 8 + 1;
        if (grown > INT64_MAX / 2 || bad > INT64_MAX - grown) {
            return false;
        }
        step = grown;
    }
    int64_t high = bad + step;
    while (high - low > 1) {
        int64_t middle = low + (high - low) / 2;
        if (probe(walk, middle, NULL) == PROBE_BAD) {
            low = middle;
        } else {
            high = middle;
        }
    }
    *next = high;
    return true;
}

/* The least character behind low with which text, so far len long, leads to something readable. */
static char least_good(Walk *walk, char *text, size_t len, char low)
{
    char high = ABOVE;
    text[len + 1] = '\0';
    while (high - low > 1) {
        text[len] = (char)(low + (high - low) / 2);
        if (probe(walk, 0, text) == PROBE_BAD) {
            low = text[len];
        } else {
            high = text[len];
        }
    }
    return high;
}

/* Up to the prefix of the last key whose end can be read, then down to the least such text. */
static bool next_text(Walk *walk, const Key *last, char next[KEY_SIZE])
{
    char text[KEY_SIZE];
    size_t len = last->any ? strlen(last->text) : 0;
    size_t level = len;
    text_copy(text, sizeof text, last->any ? last->text : "");
    do {
        level -= level > 0;
        text[level] = ABOVE;
        text[level + 1] = '\0';
    } while (probe(walk, 0, text) == PROBE_BAD && level > 0);
    if (probe(walk, 0, text) == PROBE_BAD) {
        return false;
    }
    text_copy(next, KEY_SIZE, text);
    char low = level < len ? last->text[level] : BELOW;
    for (size_t deepest = level + DEPTH; level < deepest && level < KEY_SIZE - 2; level++) {
        char good = least_good(walk, text, level, low < BELOW ? BELOW : low);
        text[level] = good;
        text[level + 1] = '\0';
        text_copy(next, KEY_SIZE, text);
        if (good - 1 <= low) {
            return true; /* all that the lesser character leads to is read or known to be lost */
        }
        text[level] = (char)(good - 1);
        low = BELOW;
    }
    return true;
}

static bool find_next(Walk *walk, const Key *last, int64_t *number, char text[KEY_SIZE])
{
    if (walk->by_text) {
        return next_text(walk, last, text);
    }
    int64_t bad = last->any ? last->number + 1 : *number;
    if (!next_number(walk, bad, number)) {
        return false;
    }
    walk->gap += *number - bad;
    return true;
}

bool walk_table(Walk *walk)
{
    Key last = {0};
    int64_t number = 0;
    char text[KEY_SIZE] = "";
    Stretch stretch;
    int64_t saved = -1;
    bind_key(walk, number, text);
    while ((stretch = copy_stretch(walk, &last)) == STRETCH_BAD) {
        walk->damaged = true;
        if (walk->saved + walk->refused == saved) { /* a row out of order: go on behind its key */
            last.number = number;
            text_copy(last.text, sizeof last.text, text);
        }
        saved = walk->saved + walk->refused;
        if (!find_next(walk, &last, &number, text)) {
            break;
        }
        bind_key(walk, number, text);
    }
    walk->last = last.number;
    return stretch != STRETCH_FAILED;
}
