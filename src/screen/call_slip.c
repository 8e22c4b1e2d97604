#include "screen/call_slip.h"

#include "base/text.h"
#include "domain/rotation.h"
#include "domain/setting.h"
#include "model/call.h"
#include "screen/operation_form.h"
#include "screen/verdict.h"

#include <string.h>

typedef struct CallSlip {
    Verdict verdict;
    bool chosen;      /* the consultant was typed */
    const char *next; /* who is next by the calls' rotation; NULL */
    char name[200];   /* as filled in by the verdict */
} CallSlip;

/* The caller's own consultant, else the next one by the calls' rotation. */
static void fill_consultant(Form *form, CallSlip *slip)
{
    const char *owner = *slip->verdict.phone != '\0' ? slip->verdict.judged.owner : "";
    if (!slip->chosen) {
        form_set(form, "consultant", *owner != '\0' ? owner : slip->next != NULL ? slip->next : "");
    }
}

static void fill_name(Form *form, CallSlip *slip)
{
    const AttributionHit *hit = slip->verdict.judged.hit;
    const char *typed = form_text(form, "name");
    if (*typed == '\0' || strcmp(typed, slip->name) == 0) {
        text_copy(slip->name, sizeof slip->name, hit != NULL ? hit->name : "");
        form_set(form, "name", slip->name);
    }
}

static void changed(Form *form, const FormField *field)
{
    CallSlip *slip = form->data;
    if (strcmp(field->field->id, "consultant") == 0) {
        slip->chosen = true;
    }
    if (strcmp(field->field->id, "phone") == 0 &&
        verdict_ask(&slip->verdict, form, form_text(form, "phone"))) {
        fill_name(form, slip);
        fill_consultant(form, slip);
    }
}

static void draw_below(Form *form, Canvas *canvas, Rect area)
{
    const CallSlip *slip = form->data;
    View *view = console_top(form->console);
    const char *next = slip->next != NULL
                           ? rotation_who(desk_db(view), slip->next, &canvas->arena)
                           : _("没有人在岗");
    verdict_draw(&slip->verdict, arena_format(&canvas->arena, _("来电轮排下一位：%s"), next), view,
                 canvas, area);
}

/* w in an empty phone field: the caller leaves none. */
static Reply phone_key(Form *form, View *view, Key key)
{
    bool phone = strcmp(form_focused(form)->field->id, "phone") == 0;
    (void)view;
    if (!phone || key_fold(key) != 'w' || *form_text(form, "phone") != '\0') {
        return reply_pass();
    }
    form_set(form, "phone", PHONE_ANONYMOUS);
    changed(form, form_focused(form));
    return reply_done();
}

static bool save(Form *form, Error *err)
{
    return operation_form_save(form, "call.register", err);
}

#define CALL_FIELD(id) .field = &call_fields[CALL_##id]

static const FormField fields[] = {
    {CALL_FIELD(phone), .flags = FORM_REQUIRED, .hint = N_("对方不肯留号码按 w")},
    {CALL_FIELD(name), .flags = 0},
    {CALL_FIELD(source), .flags = FORM_REQUIRED, .suggest = operation_form_suggest},
    {CALL_FIELD(layout), .flags = FORM_FOLDED, .suggest = operation_form_suggest},
    {CALL_FIELD(want_area), .flags = FORM_FOLDED, .hint = N_("如 100 或 100-120")},
    {CALL_FIELD(sex), .flags = FORM_FOLDED},
    {CALL_FIELD(consultant), .flags = 0, .suggest = operation_form_suggest},
    {CALL_FIELD(transfer), .flags = 0, .suggest = operation_form_suggest},
    {CALL_FIELD(remark), .flags = 0},
};

static const FormSpec spec = {
    .title = N_("来电登记"),
    .entity = &call_entity,
    .fields = fields,
    .count = ARRAY_LEN(fields),
    .save = save,
    .change = changed,
    .last = operation_form_last,
    .key = phone_key,
    .below = draw_below,
    .below_height = 2,
    .draft = "call",
};

Reply call_slip_open(View *parent)
{
    CallSlip *slip = arena_alloc(&parent->arena, sizeof *slip);
    Arena arena = {0};
    Call call;
    const RotationBoard *board = rotation_board(desk_db(parent), desk_today(parent), &arena);
    RotationWalk walk = rotation_next(board, QUEUE_CALL,
                                      setting_number(desk_db(parent), SETTING_MAX_MAKEUP));
    slip->next = arena_copy(&parent->arena, walk.consultant);
    arena_clear(&arena);
    entity_reset(&call_entity, &call);
    call.consultant = slip->next;
    call.transfer = TRANSFER_TAKEN;
    return form_open(parent, &spec, &call, slip);
}
