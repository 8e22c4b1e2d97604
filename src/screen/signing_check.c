#include "screen/signing_check.h"

#include "base/str.h"
#include "base/text.h"
#include "model/signing.h"
#include "screen/operation_form.h"
#include "screen/page_text.h"

#include <string.h>

#define COMPARED_LINES 11 /* unit and price, a heading and up to six buyers */

static void draw_compared(Form *form, Canvas *canvas, Rect area)
{
    const Signing *signing = form->record;
    View *view = console_top(form->console);
    const Bind *binds = BINDS(BIND_TEXT(":deal", signing->deal_no));
    Str out = {0};
    page_add_query(&out, view, _("请对照合同和认购书原件"), "signing_compared", binds);
    page_add_query(&out, view, _("权益人"), "deal_page_buyers", binds);
    const char *line = str_text(&out);
    for (int y = 0; *line != '\0' && y < area.height; y++) {
        size_t len = strcspn(line, "\n");
        canvas_text(canvas, area.x, area.y + y, area.width, *line == ' ' ? ROLE_TEXT : ROLE_TITLE,
                    arena_copy_len(&canvas->arena, line, len));
        line += len + (line[len] == '\n');
    }
    str_clear(&out);
}

Reply signing_check_open(View *view, const char *deal_no)
{
    Signing signing;
    entity_reset(&signing_entity, &signing);
    signing.deal_no = deal_no;
    return operation_form_above(view, "signing.check", &signing, draw_compared, COMPARED_LINES);
}
