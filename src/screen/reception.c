#include "screen/reception.h"

#include "base/str.h"
#include "base/text.h"
#include "db/query.h"
#include "domain/operation.h"
#include "domain/reception.h"
#include "domain/setting.h"
#include "model/visit.h"
#include "screen/operation_form.h"
#include "screen/phone_match.h"
#include "screen/verdict.h"

#include <stdio.h>
#include <string.h>

#define LIST_LINES 7       /* left for the list below at least */
#define VERDICT_LINES 2
#define FRAME_LINES 3      /* top, rule, bottom */

/* Fields that the verdict fills in, and what it filled, so that what was typed is never replaced.
 */
static const char *const filled_ids[] = {"name", "sex", "source", "layout", "want_area"};
#define FILLED ARRAY_LEN(filled_ids)

typedef struct Reception {
    View view;
    Form form;
    const RotationStrip *strip;
    Verdict verdict;
    char filled[FILLED][200];
    bool chosen;    /* the desk named who receives */
    char note[240]; /* who receives, and why */
    PhoneMatches matches;
} Reception;

static Reception *reception_of(const Form *form)
{
    return form->data;
}

static bool is_buying(const Form *form)
{
    const char *kind = form_text(form, "kind");
    return *kind == '\0' || strcmp(kind, _(choice_label("visit_kind", VISIT_PURCHASE))) == 0;
}

/* Who receives */

static const char *plan_reason(const ReceptionPlan *plan)
{
    if (plan->walk.count == 0) {
        return _("今天没有签到，请填接待顾问");
    }
    int64_t action = plan->walk.events[plan->walk.count - 1].action;
    return _(choice_label("rotation_action", action));
}

static void say_plan(Reception *self, const ReceptionPlan *plan, Arena *arena)
{
    Db *db = desk_db(&self->view);
    const char *note = arena_format(arena, _("接待 %s：%s"),
                                    rotation_who(db, plan->consultant, arena), plan_reason(plan));
    if (plan->owner_away) {
        const char *owner = rotation_who(db, self->verdict.judged.owner, arena);
        note = arena_format(arena, _("%s，请马上通知 %s"), note, owner);
    }
    text_copy(self->note, sizeof self->note,
              plan->refused ? _("公客不能点名，请按轮排接待") : note);
}

static const FormSpec buyer_spec;
static const FormSpec other_spec;

/* The plan for what stands in the form; the field of the consultant follows it until one is typed.
 */
static void make_plan(Reception *self, bool follow)
{
    Form *form = &self->form;
    Arena arena = {0};
    Attribution nobody = {.kind = ATTRIBUTION_NEW, .owner = "", .report_no = ""};
    bool known = *self->verdict.phone != '\0';
    form->spec = is_buying(form) ? &buyer_spec : &other_spec;
    if (!is_buying(form)) {
        if (!self->chosen) {
            form_set(form, "consultant", "");
        }
        text_copy(self->note, sizeof self->note, _("不是购房来访：不占轮次，不判归属"));
        return;
    }
    const RotationBoard *board =
        rotation_board(desk_db(&self->view), desk_today(&self->view), &arena);
    ReceptionPlan plan =
        reception_plan(desk_db(&self->view), known ? &self->verdict.judged : &nobody, board,
                       self->chosen ? form_text(form, "consultant") : NULL);
    if (!self->chosen && follow) {
        form_set(form, "consultant", plan.consultant);
    }
    say_plan(self, &plan, &arena);
    arena_clear(&arena);
}

/* What is known of the phone */

static void fill_one(Reception *self, size_t index, const char *text)
{
    const char *typed = form_text(&self->form, filled_ids[index]);
    if (*typed != '\0' && strcmp(typed, self->filled[index]) != 0) {
        return;
    }
    text_copy(self->filled[index], sizeof self->filled[index], text);
    form_set(&self->form, filled_ids[index], self->filled[index]);
}

/* What the last visit or call said; what another number had filled in goes. */
static void fill_known(Reception *self)
{
    Stmt *stmt = query_open(desk_db(&self->view), "visit_prefill",
                            BINDS(BIND_TEXT(":phone", self->verdict.phone)));
    bool found = query_next(stmt);
    for (size_t i = 0; i < FILLED; i++) {
        const char *text = found ? query_text(stmt, (int)i) : "";
        bool sex = strcmp(filled_ids[i], "sex") == 0;
        fill_one(self, i, sex ? _(choice_label("sex", choice_from_code("sex", text))) : text);
    }
    query_close(stmt);
}

static void phone_changed(Reception *self)
{
    const char *typed = form_text(&self->form, "phone");
    if (verdict_ask(&self->verdict, &self->form, typed)) {
        fill_known(self);
        make_plan(self, true);
    }
    phone_match_look_up(&self->matches, desk_db(&self->view),
                        *self->verdict.phone == '\0' ? typed : "");
}

static void changed(Form *form, const FormField *field)
{
    Reception *self = reception_of(form);
    const char *id = field->field->id;
    if (strcmp(id, "phone") == 0) {
        phone_changed(self);
    } else if (strcmp(id, "consultant") == 0) {
        self->chosen = *form_text(form, "consultant") != '\0';
        make_plan(self, false);
    } else if (strcmp(id, "kind") == 0) {
        make_plan(self, true);
    }
}

/* An emptied consultant is the plan's again. */
static void left(Form *form, const FormField *field)
{
    if (strcmp(field->field->id, "consultant") == 0) {
        make_plan(reception_of(form), true);
    }
}

/* Fields. The second list is for who comes for something else: only a name is wanted. */

#define VISIT_FIELD(id) .field = &visit_fields[VISIT_##id]
#define FIELDS(wanted)                                                                             \
    {VISIT_FIELD(phone), .flags = FORM_REQUIRED, .hint = N_("手机或后四位；不肯留按 w")},          \
    {VISIT_FIELD(name), .flags = FORM_REQUIRED},                                                   \
    {VISIT_FIELD(sex), .flags = wanted},                                                           \
    {VISIT_FIELD(source), .flags = wanted, .suggest = operation_form_suggest, .label = N_("途径")},               \
    {VISIT_FIELD(layout), .flags = wanted, .suggest = operation_form_suggest, .label = N_("户型")},               \
    {VISIT_FIELD(want_area), .flags = wanted, .hint = N_("如 100 或 100-120"), .label = N_("面积")}, \
    {VISIT_FIELD(party_size), .label = N_("人数")},                                                \
    {VISIT_FIELD(consultant), .suggest = operation_form_suggest, .label = N_("接待")},             \
    {VISIT_FIELD(kind), .flags = FORM_FOLDED, .hint = N_("F6 换：购房、同行、办事"), .label = N_("类型")}, \
    {VISIT_FIELD(remark), .flags = FORM_FOLDED},                                                   \
    {VISIT_FIELD(time), .flags = FORM_FOLDED, .initial = "", .hint = N_("空着就是现在"), .label = N_("到访")}, \
    {VISIT_FIELD(grade), .flags = FORM_FOLDED, .label = N_("等级")},                               \
    {VISIT_FIELD(budget), .flags = FORM_FOLDED, .label = N_("预算")},                              \
    {VISIT_FIELD(district), .flags = FORM_FOLDED, .suggest = operation_form_suggest, .label = N_("区域")}, \
    {VISIT_FIELD(report_no), .flags = FORM_FOLDED, .suggest = operation_form_suggest, .label = N_("报备")}, \
    {VISIT_FIELD(consent), .hint = N_("已出示个人信息告知书；不同意填 否"), .label = N_("同意")},

static const FormField buyer_fields[] = {FIELDS(FORM_REQUIRED)};
static const FormField other_fields[] = {FIELDS(0)};

static bool save(Form *form, Error *err)
{
    Reception *self = reception_of(form);
    Session *session = desk_session(&self->view);
    Visit *visit = form->record;
    FieldSet given = form->given;
    if (!self->chosen) { /* the turn is given now, not when the form was filled */
        visit->consultant = NULL;
        given &= ~FIELD_BIT(VISIT_consultant);
    }
    bool ok = operation_run(session, operation_find("visit.receive"), visit, given, NULL, err);
    if (ok) {
        view_say(&self->view, _("已保存 来访 %s %s，接待 %s"), visit->visit_no, visit->name,
                 rotation_who(session->db, visit->consultant, &session->arena));
        desk_say_warnings(&self->view);
        desk_refresh(desk_of(&self->view));
    }
    str_reset(&session->warnings);
    arena_clear(&session->arena);
    return ok;
}

/* An empty form: whoever is next will receive. */
static void start(Reception *self, bool fresh)
{
    Visit visit;
    entity_reset(&visit_entity, &visit);
    visit.party_size = 1;
    visit.consent = 1;
    verdict_forget(&self->verdict);
    memset(self->filled, 0, sizeof self->filled);
    self->chosen = false;
    phone_match_clear(&self->matches);
    Arena arena = {0};
    Attribution nobody = {.kind = ATTRIBUTION_NEW, .owner = "", .report_no = ""};
    const RotationBoard *board =
        rotation_board(desk_db(&self->view), desk_today(&self->view), &arena);
    ReceptionPlan plan = reception_plan(desk_db(&self->view), &nobody, board, NULL);
    visit.consultant = plan.consultant;
    if (fresh) {
        form_reset(&self->form, &visit);
    }
    say_plan(self, &plan, &arena);
    arena_clear(&arena);
}

static Reply saved(Form *form, View *view)
{
    Reception *self = reception_of(form);
    view_refresh(view->parent);
    start(self, true);
    return reply_done();
}

/* Keys of the phone field */

/* The cursor goes to the first field that is still wanted, else to the last one: Enter saves there.
 */
static void go_on(Form *form)
{
    const FormSpec *spec = form->spec;
    for (size_t i = 0; i < spec->count; i++) {
        const char *id = spec->fields[i].field->id;
        if ((spec->fields[i].flags & FORM_REQUIRED) && *form_text(form, id) == '\0') {
            form_focus(form, id);
            return;
        }
    }
    form_focus(form, "consent");
}

static Reply take_match(Reception *self)
{
    form_set(&self->form, "phone", phone_match_chosen(&self->matches)->phone);
    phone_changed(self);
    go_on(&self->form);
    return reply_done();
}

static Reply phone_key(Reception *self, Key key)
{
    Form *form = &self->form;
    if (self->matches.count > 0 && (key == K_DOWN || key == K_UP)) {
        phone_match_move(&self->matches, key == K_DOWN);
        return reply_done();
    }
    if (key == K_ENTER && self->matches.count > 0) {
        return take_match(self);
    }
    if (key == K_ENTER && self->verdict.judged.hit != NULL) {
        go_on(form);
        return reply_done();
    }
    if (key_fold(key) == 'w' && *form_text(form, "phone") == '\0') {
        form_set(form, "phone", PHONE_ANONYMOUS);
        phone_changed(self);
        form_focus(form, "name");
        return reply_done();
    }
    return reply_pass();
}

static Reply form_keys(Form *form, View *view, Key key)
{
    Reception *self = reception_of(form);
    const char *id = form_focused(form)->field->id;
    (void)view;
    if (strcmp(id, "consultant") == 0 && !self->chosen && key_is_text(key)) {
        form_set(form, "consultant", ""); /* what is typed replaces the plan's choice */
    }
    return strcmp(id, "phone") == 0 ? phone_key(self, key) : reply_pass();
}

#define SPEC(list)                                                                                 \
    {                                                                                              \
        .title = N_("来访登记"), .entity = &visit_entity, .fields = list,                          \
        .count = ARRAY_LEN(list), .save = save, .saved = saved, .change = changed,                 \
        .leave = left, .last = operation_form_last, .key = form_keys, .draft = "visit",            \
    }

static const FormSpec buyer_spec = SPEC(buyer_fields);
static const FormSpec other_spec = SPEC(other_fields);

/* F6: 购房 → 同行 → 办事 → 购房. The kind is stored as 非购房, what it is as the remark. */
static Reply cycle_kind(View *view)
{
    static const char *const remarks[] = {"", N_("同行"), N_("办事")};
    Form *form = view->form;
    const char *remark = form_text(form, "remark");
    size_t now = is_buying(form) ? 0 : strcmp(remark, _(remarks[1])) == 0 ? 1 : 2;
    size_t next = (now + 1) % ARRAY_LEN(remarks);
    bool ours = *remark == '\0' || strcmp(remark, _(remarks[1])) == 0 ||
                strcmp(remark, _(remarks[2])) == 0;
    form_set(form, "kind", next == 0 ? "" : _(choice_label("visit_kind", VISIT_OTHER)));
    if (ours) {
        form_set(form, "remark", next == 0 ? "" : _(remarks[next]));
    }
    make_plan(reception_of(form), true);
    return reply_done();
}

static Reply open_rotation(View *view)
{
    return rotation_open(view);
}

static const Action actions[] = {
    {K_F(6), K_NONE, N_("类型"), N_("购房、同行、办事轮着换"), cycle_kind, 0, NULL, false},
    {K_CTRL('B'), K_NONE, N_("轮排"), N_("签到、岗位、跳过"), open_rotation, 0, NULL, false},
};

/* Drawing: the form left, the rotation (or the matches) right, the verdict beneath */

static int left_width(Rect area)
{
    return area.width >= 100 ? area.width / 2 : 48;
}

static int content_lines(Reception *self, Rect area)
{
    int lines = form_height(&self->form, left_width(area) - 4);
    int most = area.height - FRAME_LINES - VERDICT_LINES - LIST_LINES;
    lines = lines < ROTATION_STRIP_LINES ? ROTATION_STRIP_LINES : lines;
    return lines > most ? most : lines;
}

int reception_height(View *view, Rect area)
{
    return content_lines((Reception *)view, area) + FRAME_LINES + VERDICT_LINES;
}

static void draw_right(const Reception *self, Canvas *canvas, Rect area)
{
    Form *form = self->view.form;
    bool phone = strcmp(form_focused(form)->field->id, "phone") == 0;
    if (phone && self->matches.count > 0) {
        phone_match_draw(&self->matches, canvas, area);
    } else {
        rotation_strip_draw(self->strip, canvas, area);
    }
}

static void draw(View *view, Canvas *canvas, Rect area)
{
    Reception *self = (Reception *)view;
    int lines = content_lines(self, area);
    int left = left_width(area);
    int rule = area.y + 1 + lines;
    Rect box = {area.x, area.y, area.width, lines + FRAME_LINES + VERDICT_LINES};
    bool matching = self->matches.count > 0;
    view->parent->def->draw(view->parent, canvas, area);
    canvas_fill(canvas, box, ROLE_TEXT);
    canvas_box(canvas, box, _(buyer_spec.title));
    canvas_upright(canvas, area.x + left - 1, area.y, lines + 2);
    canvas_box_title(canvas, area.x + left, area.y, area.width - left, ROLE_TITLE,
                     matching ? _("匹配：上下键选，Enter 取") : _("轮排"));
    canvas_rule(canvas, area.x, rule, area.width);
    canvas_box_title(canvas, area.x, rule, area.width, ROLE_TITLE, _("判客"));
    form_draw(&self->form, canvas, (Rect){area.x + 2, area.y + 1, left - 4, lines}, true);
    draw_right(self, canvas, (Rect){area.x + left + 1, area.y + 1, area.width - left - 3, lines});
    verdict_draw(&self->verdict, self->note, view, canvas,
                 (Rect){area.x + 2, rule + 1, area.width - 4, VERDICT_LINES});
}

/* The view */

static Reply open(View *view)
{
    Reception *self = (Reception *)view;
    self->form.console = view->console;
    start(self, true);
    return form_offer_draft(&self->form, view);
}

static void refresh(View *view)
{
    Reception *self = (Reception *)view;
    view_refresh(view->parent); /* somebody may have signed in, another desk may have received him */
    self->verdict.phone[0] = '\0';
    verdict_ask(&self->verdict, &self->form, form_text(&self->form, "phone"));
    make_plan(self, true);
}

static void close(View *view)
{
    phone_match_clear(&((Reception *)view)->matches);
}

static const ScreenDef reception_screen = {
    .name = "reception",
    .label = N_("来访登记"),
    .help = N_("先手机：打四位尾号，Enter 选中老客户，再 Enter 保存；新客户一栏一栏填，F2 保存"),
    .actions = actions,
    .action_count = ARRAY_LEN(actions),
    .size = sizeof(Reception),
    .flags = VIEW_TEXT, /* no popup: it is read again like every place, and draws the list itself */
    .open = open,
    .refresh = refresh,
    .draw = draw,
    .close = close,
};

bool reception_is(const View *view)
{
    return view->def == &reception_screen;
}

Reply reception_open(View *parent, const RotationStrip *strip)
{
    Reception *self = (Reception *)view_new(&reception_screen, parent);
    form_init(&self->form, &buyer_spec, NULL, self, parent->console);
    self->form.own_view = true;
    self->view.form = &self->form;
    self->view.title = _(buyer_spec.title);
    self->strip = strip;
    return reply_open(&self->view);
}
