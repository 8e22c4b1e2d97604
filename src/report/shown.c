#include "report/shown.h"

#include "base/identity.h"
#include "base/str.h"

#include <ctype.h>
#include <string.h>

#define RUN_MIN 7
#define RUN_HEAD 3
#define RUN_TAIL 4

const char *shown_name(Arena *arena, const char *name, bool unmask)
{
    char buf[256];
    if (text_empty(name)) {
        return "";
    }
    return arena_copy(arena, unmask ? name : name_mask(buf, sizeof buf, name));
}

const char *shown_phone(Arena *arena, const char *phone, bool unmask)
{
    char buf[PHONE_SIZE + 8];
    if (text_empty(phone)) {
        return "";
    }
    return arena_copy(arena, unmask ? phone : phone_mask(buf, sizeof buf, phone));
}

static size_t run_of_digits(const char *text)
{
    size_t len = 0;
    while (isdigit((unsigned char)text[len]) || (len > 0 && (text[len] == 'X' || text[len] == 'x'))) {
        len++;
    }
    return len;
}

const char *shown_remark(Arena *arena, const char *text, bool unmask)
{
    if (text_empty(text)) {
        return "";
    }
    char *copy = arena_copy(arena, text);
    for (char *at = copy; !unmask && *at != '\0';) {
        size_t len = run_of_digits(at);
        if (len >= RUN_MIN) {
            size_t tail = len > RUN_HEAD + RUN_TAIL ? RUN_TAIL : 0;
            memset(at + RUN_HEAD, '*', len - RUN_HEAD - tail);
        }
        at += len > 0 ? len : 1;
    }
    return copy;
}
