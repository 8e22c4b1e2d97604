#include "screen/phone_match.h"

#include "base/date.h"
#include "base/identity.h"
#include "base/text.h"
#include "db/query.h"

#include <string.h>

#define TYPED_MIN 3 /* digits: fewer fit everybody */

static void add(PhoneMatches *matches, Stmt *stmt)
{
    char day[11];
    const char *date = date_format(day, sizeof day, query_date(stmt, 4));
    bool owned = !query_is_null(stmt, 2);
    matches->rows[matches->count++] = (PhoneMatch){
        .phone = arena_copy(&matches->memory, query_text(stmt, 0)),
        .name = arena_copy(&matches->memory, query_text(stmt, 1)),
        .owner = owned ? arena_copy(&matches->memory, query_text(stmt, 3)) : _("公客"),
        .last = arena_copy(&matches->memory, *date != '\0' ? date + 5 : ""),
    };
}

void phone_match_look_up(PhoneMatches *matches, Db *db, const char *typed)
{
    size_t len = strlen(typed);
    phone_match_clear(matches);
    if (len < TYPED_MIN || strspn(typed, "0123456789") != len) {
        return;
    }
    char *reversed = arena_alloc(&matches->memory, len + 1);
    for (size_t i = 0; i < len; i++) {
        reversed[i] = typed[len - 1 - i];
    }
    Stmt *stmt = query_open(db, "visit_match",
                            BINDS(BIND_TEXT(":typed", typed), BIND_TEXT(":reversed", reversed),
                                  BIND_NUMBER(":limit", PHONE_MATCHES)));
    while (matches->count < PHONE_MATCHES && query_next(stmt)) {
        add(matches, stmt);
    }
    query_close(stmt);
}

void phone_match_clear(PhoneMatches *matches)
{
    arena_clear(&matches->memory);
    matches->count = matches->cursor = 0;
}

void phone_match_move(PhoneMatches *matches, bool down)
{
    size_t step = down ? 1 : matches->count - 1;
    matches->cursor = (matches->cursor + step) % matches->count;
}

const PhoneMatch *phone_match_chosen(const PhoneMatches *matches)
{
    return matches->count > 0 ? &matches->rows[matches->cursor] : NULL;
}

static void draw_row(const PhoneMatch *match, Canvas *canvas, Rect line, unsigned role)
{
    char phone[PHONE_SIZE];
    int name = line.width >= 40 ? 10 : 6;
    canvas_text(canvas, line.x, line.y, line.width, role, "");
    canvas_text(canvas, line.x, line.y, name, role, match->name);
    canvas_text(canvas, line.x + name + 1, line.y, 11, role,
                phone_mask(phone, sizeof phone, match->phone));
    canvas_text(canvas, line.x + name + 13, line.y, 5, role, match->last);
    canvas_text(canvas, line.x + name + 19, line.y, line.width - name - 19, role, match->owner);
}

void phone_match_draw(const PhoneMatches *matches, Canvas *canvas, Rect area)
{
    for (size_t i = 0; i < matches->count && (int)i < area.height; i++) {
        draw_row(&matches->rows[i], canvas, (Rect){area.x, area.y + (int)i, area.width, 1},
                 ROLE_TEXT | (i == matches->cursor ? (unsigned)ROLE_CURSOR : 0));
    }
}
