#include "screen/print_action.h"

#include "base/str.h"
#include "base/text.h"
#include "report/print.h"
#include "screen/desk.h"
#include "ui/picker.h"

#include <string.h>

static Reply print_now(View *view, const char *kind, const char *number)
{
    Error err = {0};
    PrintDone done;
    Session *session = desk_session(view);
    PrintAsk ask = {.kind = print_find(kind), .number = number};
    if (!print_run(session, &ask, &done, &err)) {
        view_fail(view, &err);
    } else if (done.sent) {
        view_say(view, _("%s %s 已送打印，第 %lld 次"), _(ask.kind->label), number,
                 (long long)done.copy);
    } else {
        view_say(view, _("%s写到 %s，第 %lld 次打印"), _(ask.kind->label), done.path,
                 (long long)done.copy);
    }
    arena_clear(&session->arena);
    return reply_done();
}

/* value: "kind number" */
static Reply picked(View *view, void *context, const PickItem *item)
{
    const char *space = strchr(item->value, ' ');
    (void)context;
    return print_now(view, arena_copy_len(&view->rows, item->value, (size_t)(space - item->value)),
                     arena_copy(&view->rows, space + 1));
}

Reply print_action(View *view, const PrintChoice *choices, size_t count)
{
    ItemList items = {0};
    const PrintChoice *last = NULL;
    for (size_t i = 0; i < count; i++) {
        const PrintKind *kind = print_find(choices[i].kind);
        if (text_empty(choices[i].number)) {
            continue;
        }
        last = &choices[i];
        item_add(&items, &view->rows,
                 arena_format(&view->rows, "%s %s", kind->name, choices[i].number), _(kind->label),
                 choices[i].number);
        items.items[items.count - 1].grey = !(desk_session(view)->permission & kind->permission);
    }
    if (items.count > 1) {
        return picker_open(view, _("打印哪一张"), &items, picked, NULL);
    }
    if (last == NULL) {
        view_say(view, _("这里没有可以打印的单据"));
        return reply_done();
    }
    return print_now(view, last->kind, last->number);
}
