#include "screen/visit_complete.h"

#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "model/visit.h"
#include "screen/operation_form.h"
#include "ui/list.h"

typedef struct Completion {
    int64_t visit_id;
} Completion;

static bool save(Form *form, Error *err)
{
    return operation_form_save(form, "visit.complete", err);
}

static void move_to(List *list, int64_t id)
{
    for (size_t row = 0; row < list_count(list); row++) {
        if (list_id(list, row) == id) {
            list_move(list, row);
            return;
        }
    }
}

/* On to the next visit of the day that lacks something. */
static Reply saved(Form *form, View *view)
{
    const Completion *now = form->data;
    View *parent = view->parent;
    int64_t next = query_one_number(desk_db(view), "visit_next_incomplete",
                                    BINDS(BIND_DATE(":today", desk_today(view)),
                                          BIND_NUMBER(":id", now->visit_id)));
    view_refresh(parent);
    if (next == NONE) {
        view_say(parent, _("下面的来访都补全了"));
        return reply_close();
    }
    move_to(parent->list, next);
    return reply_close_then(visit_complete_open(parent, next));
}

#define VISIT_FIELD(id) .field = &visit_fields[VISIT_##id]

static const FormField fields[] = {
    {VISIT_FIELD(name), .flags = FORM_READ_ONLY},
    {VISIT_FIELD(time), .flags = FORM_READ_ONLY},
    {VISIT_FIELD(left), .flags = 0},
    {VISIT_FIELD(grade), .flags = 0},
    {VISIT_FIELD(budget), .flags = 0},
    {VISIT_FIELD(district), .suggest = operation_form_suggest},
    {VISIT_FIELD(party_size), .flags = 0},
    {VISIT_FIELD(consultant), .suggest = operation_form_suggest},
    {VISIT_FIELD(remark), .flags = 0},
};

static const FormSpec spec = {
    .title = N_("补全来访"),
    .entity = &visit_entity,
    .fields = fields,
    .count = ARRAY_LEN(fields),
    .save = save,
    .saved = saved,
    .last = operation_form_last,
};

Reply visit_complete_open(View *parent, int64_t visit_id)
{
    Visit visit;
    Arena arena = {0};
    Completion *now = arena_alloc(&parent->arena, sizeof *now);
    now->visit_id = visit_id;
    bool found = store_get(desk_db(parent), &visit_entity, visit_id, &arena, &visit);
    Reply reply = found ? form_open(parent, &spec, &visit, now) : reply_done();
    arena_clear(&arena);
    return reply;
}
