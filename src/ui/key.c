#include "ui/key.h"

#include "base/str.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

typedef struct KeyName {
    Key key;
    const char *name;
} KeyName;

static const KeyName names[] = {
    {K_TAB, "Tab"},
    {K_ENTER, "Enter"},
    {K_ESC, "Esc"},
    {K_SPACE, "Space"},
    {K_BACKSPACE, "Backspace"},
    {K_UP, "Up"},
    {K_DOWN, "Down"},
    {K_LEFT, "Left"},
    {K_RIGHT, "Right"},
    {K_HOME, "Home"},
    {K_END, "End"},
    {K_PAGE_UP, "PgUp"},
    {K_PAGE_DOWN, "PgDn"},
    {K_INSERT, "Ins"},
    {K_DELETE, "Del"},
    {K_BACK_TAB, "Shift-Tab"},
};

/* What a Chinese IME sends for the command keys, beside the full-width block. */
static const struct {
    Key key;
    Key twin;
} twins[] = {
    {0x3000, ' '}, {0x3001, '/'}, {0x3002, '.'}, {0x2014, '-'}, {0x2026, '^'}, {0xFFE5, '$'},
};

bool key_is_text(Key key)
{
    return key >= ' ' && key < 0x110000 && key != K_BACKSPACE && !(key >= 0x80 && key < 0xA0);
}

Key key_fold(Key key)
{
    if (key >= 0xFF01 && key <= 0xFF5E) {
        return key - 0xFEE0;
    }
    for (size_t i = 0; i < ARRAY_LEN(twins); i++) {
        if (twins[i].key == key) {
            return twins[i].twin;
        }
    }
    return key;
}

bool key_is_hanzi(Key key)
{
    return (key >= 0x3400 && key <= 0x9FFF) || (key >= 0xF900 && key <= 0xFAFF) ||
           (key >= 0x20000 && key <= 0x323AF);
}

static const char *named(Key key)
{
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        if (names[i].key == key) {
            return names[i].name;
        }
    }
    return NULL;
}

const char *key_label(char *buf, size_t size, Key key)
{
    const char *name = named(key);
    char bytes[5] = {0};
    if (name != NULL) {
        return text_copy(buf, size, name);
    }
    if (key > K_F0 && key <= K_LAST) {
        snprintf(buf, size, "F%u", (unsigned)(key - K_F0));
    } else if (key > 0 && key < ' ') {
        snprintf(buf, size, "Ctrl-%c", (char)(key | 0x40));
    } else {
        utf8_encode(key < 0x110000 ? key : '?', bytes);
        text_copy(buf, size, bytes);
    }
    return buf;
}

Key key_from_name(const char *name)
{
    unsigned number = 0;
    char letter = 0;
    uint32_t code = 0;
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        if (strcmp(names[i].name, name) == 0) {
            return names[i].key;
        }
    }
    if (sscanf(name, "F%u", &number) == 1 && number >= 1 && number <= 12) {
        return K_F(number);
    }
    if (sscanf(name, "Ctrl-%c", &letter) == 1) {
        return K_CTRL(letter);
    }
    size_t used = utf8_decode(name, strlen(name), &code);
    return used > 0 && name[used] == '\0' ? code : K_NONE;
}
