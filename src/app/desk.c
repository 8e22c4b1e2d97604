/* The console of the program: the site file behind the screens, drafts, the operator. */
#include "app/desk.h"

#include "app/draft.h"
#include "app/say.h"
#include "base/str.h"
#include "base/text.h"
#include "db/query.h"
#include "domain/operation.h"
#include "domain/price.h"
#include "domain/setting.h"
#include "report/export.h"
#include "screen/calculator.h"
#include "screen/call_slip.h"
#include "screen/desk.h"
#include "screen/faq_list.h"
#include "screen/operation_form.h"
#include "screen/policy_list.h"
#include "screen/screens.h"
#include "sheet/csv_out.h"
#include "sheet/output.h"
#include "ui/console.h"
#include "ui/list.h"
#include "ui/page.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define IDLE_BLANK 600 /* seconds */

/* Frame */

static const char *hook_site(void *owner)
{
    return ((Desk *)owner)->site;
}

static const char *hook_user(void *owner)
{
    return _(((Desk *)owner)->session.actor);
}

static int64_t hook_today(void *owner)
{
    return ((Desk *)owner)->session.today;
}

/* The desk stays open over midnight: each frame asks for the clock, and the day goes with it. */
static int64_t hook_now(void *owner)
{
    Desk *desk = owner;
    desk->session.today = date_today(480);
    desk->session.now = time_now(480);
    return desk->session.now;
}

static int hook_todo(void *owner)
{
    return ((Desk *)owner)->todo;
}

static bool hook_allowed(void *owner, const char *name)
{
    const Operation *operation = operation_find(name);
    return operation != NULL && operation_allowed(&((Desk *)owner)->session, operation);
}

static const char *hook_fault(void *owner)
{
    Desk *desk = owner;
    return db_error(desk->session.db, &desk->fault) ? NULL : desk->fault.text;
}

static bool hook_changed(void *owner)
{
    Desk *desk = owner;
    int64_t counter = db_change_counter(desk->session.db);
    bool changed = counter != desk->seen;
    if (changed) {
        desk_refresh(desk);
    }
    if (desk->stale) {
        desk_count(desk, NULL);
    }
    return changed;
}

/* Idle: personal data is blanked, any key returns, drafts stay. Checkpoints happen here, never on
 * the way of a key. */

static void blank_draw(View *view, Canvas *canvas, Rect area)
{
    (void)view;
    canvas_text_centre(canvas, area.x, area.y + area.height / 2, area.width, ROLE_HINT,
                       _("已离开一会儿，按任意键继续"));
}

static Reply blank_key(View *view, Key key)
{
    (void)view;
    (void)key;
    return reply_close();
}

static const ScreenDef blank_screen = {
    .name = "blank", .label = N_("离开"), .help = N_("按任意键继续"), .size = sizeof(View),
    .flags = VIEW_COVER | VIEW_LOCK | VIEW_TEXT, .draw = blank_draw, .key = blank_key,
};

static Reply hook_tick(View *top, int idle)
{
    Error err = {0};
    if (idle % 60 == 1 && !price_take_effect(desk_session(top), &err)) {
        view_fail(top, &err);
    }
    if (idle == 2) {
        db_checkpoint(desk_db(top));
    }
    return idle == IDLE_BLANK ? reply_open(view_new(&blank_screen, top)) : reply_pass();
}

/* F12: the ringing phone */

static Reply hook_slip(View *top)
{
    return call_slip_open(top);
}

/* x: the list on top as CSV into the report folder */

static void write_cells(const List *list, CsvWriter *csv)
{
    Arena arena = {0};
    for (size_t i = 0; i < list->column_count; i++) {
        csv_text(csv, _(list->columns[i].title));
    }
    csv_end_row(csv);
    for (size_t row = 0; row < list_count(list); row++) {
        for (size_t i = 0; i < list->column_count; i++) {
            csv_text(csv, list->source->cell(list->data, &arena, row, i));
        }
        csv_end_row(csv);
    }
    arena_clear(&arena);
}

/* As `export` does: masked, whatever is shown at the moment, and there only with its row in the
 * trail. */
static bool write_list(View *view, const char *path, Error *err)
{
    Output out;
    CsvWriter csv;
    const List *list = view->list;
    ExportLog log = {desk_session(view), view->def->name, "", path, list_count(list), false, NULL};
    list_escape(view->list);
    if (!output_open(&out, path, err) || !output_hold(&out, export_log, &log, err)) {
        return false;
    }
    csv_start(&csv, out.file);
    write_cells(list, &csv);
    if (!csv_finish(&csv, err)) {
        output_abort(&out);
        return false;
    }
    return output_commit(&out, err);
}

static Reply hook_export(View *top)
{
    Error err = {0};
    char date[16];
    char path[512];
    Arena arena = {0};
    const char *folder = setting_text(desk_db(top), SETTING_REPORT_DIR, &arena);
    snprintf(path, sizeof path, "%s%s%s-%s.csv", folder, *folder != '\0' ? "/" : "",
             _(top->def->label), date_format(date, sizeof date, desk_today(top)));
    arena_clear(&arena);
    if (write_list(top, path, &err)) {
        view_say(top, _("已导出到 %s"), path);
    } else {
        view_fail(top, &err);
    }
    return reply_done();
}

/* Ctrl-P: every operation of the program, places that belong to no one screen, and who works with
 * it */

#define COMMAND_OPERATOR "operator"

static const struct {
    const char *name;
    const char *label; /* msgid */
    Reply (*open)(View *parent);
} places[] = {
    {"calculator", N_("贷款计算器"), calculator_open},
    {"policies", N_("贷款政策"), policy_list_open},
    {"faqs", N_("贷款问答"), faq_list_open},
};

static void hook_commands(void *owner, Arena *arena, ItemList *out)
{
    const Operation *operation;
    const Desk *desk = owner;
    item_add(out, arena, "c " COMMAND_OPERATOR, _("换操作人"), _("本机"));
    for (size_t i = 0; i < ARRAY_LEN(places); i++) {
        item_add(out, arena, arena_format(arena, "c %s", places[i].name),
                 arena_format(arena, "%s  %s", _(places[i].label), places[i].name), _("页面"));
    }
    for (size_t i = 0; (operation = operation_at(i)) != NULL; i++) {
        item_add(out, arena, arena_format(arena, "c %s", operation->name),
                 arena_format(arena, "%s  %s", _(operation->label), operation->name),
                 _("操作"));
        out->items[out->count - 1].grey = !operation_allowed(&desk->session, operation);
    }
}

static Reply hook_command(View *top, const char *name)
{
    for (size_t i = 0; i < ARRAY_LEN(places); i++) {
        if (strcmp(name, places[i].name) == 0) {
            return places[i].open(view_place(top));
        }
    }
    return strcmp(name, COMMAND_OPERATOR) == 0
               ? desk_pick_operator(view_place(top))
               : operation_form_open(view_place(top), name, NULL, NULL);
}

/* What somebody typed is offered to nobody else: drafts bear his 工号, of which only plain letters
 * and digits go into a file's name as they are. */
static const char *own_drafts(const Desk *desk, Str *prefix)
{
    str_add(prefix, desk->draft);
    for (const char *c = desk->session.staff_no; *c != '\0'; c++) {
        bool plain = (*c >= '0' && *c <= '9') || (*c >= 'A' && *c <= 'Z') || (*c >= 'a' && *c <= 'z');
        if (plain) {
            str_add_char(prefix, *c);
        } else {
            str_format(prefix, "%%%02X", (unsigned char)*c);
        }
    }
    str_add(prefix, "~");
    return prefix->data;
}

static void hook_keep_draft(void *owner, const char *name, const char *text)
{
    Str prefix = {0};
    draft_keep(own_drafts(owner, &prefix), name, text);
    str_clear(&prefix);
}

static const char *hook_find_draft(void *owner, Arena *arena, const char *name)
{
    Str prefix = {0};
    const char *text = draft_find(own_drafts(owner, &prefix), arena, name);
    str_clear(&prefix);
    return text;
}

static const ConsoleHooks hooks = {
    .site = hook_site,
    .user = hook_user,
    .today = hook_today,
    .now = hook_now,
    .todo = hook_todo,
    .allowed = hook_allowed,
    .fault = hook_fault,
    .changed = hook_changed,
    .tick = hook_tick,
    .slip = hook_slip,
    .export = hook_export,
    .commands = hook_commands,
    .command = hook_command,
    .keep_draft = hook_keep_draft,
    .find_draft = hook_find_draft,
};

/* Starting */

static int fail(const Error *err)
{
    say("%s", err->text);
    return error_exit_status(err->code);
}

static bool become(Desk *desk, const Options *options, Error *err)
{
    session_init(&desk->session, desk->session.db);
    desk->session.origin = ORIGIN_DESK;
    desk->session.actor = N_("本机"); /* the trail's word, in every language */
    if (options->user != NULL) {
        desk->named = true;
        return session_login(&desk->session, options->user, err);
    }
    desk->named = query_one_number(desk->session.db, "staff_count", NULL) == 0;
    if (!desk->named) {
        desk->session.permission = MAY_READER;
    }
    return true;
}

static void say_left_behind(Desk *desk, Console *console)
{
    char text[MESSAGE_SIZE];
    Str prefix = {0};
    size_t count = draft_left_behind(own_drafts(desk, &prefix));
    str_clear(&prefix);
    if (count > 0) {
        snprintf(text, sizeof text, _("上次有 %zu 份没存完的表单，再打开同一张表单就能接着填"), count);
        message_say(console_messages(console), hook_now(desk), false, text);
    }
}

/* A console waits without end, and says for whom; Esc keeps what was typed. */
static bool wait_for(void *context, const char *holder)
{
    char text[MESSAGE_SIZE];
    snprintf(text, sizeof text, _("正在等 %s 存完；Esc 不等了，填好的还在"), holder);
    return console_wait(context, text);
}

static int show(Desk *desk, const Options *options, Error *err)
{
    Term *term = NULL;
    TermOptions looks = {.ascii = options->ascii, .mono = options->mono};
    ConsoleSetup setup = {.screens = screen_list, .screen_count = screen_list_count,
                          .hooks = &hooks, .owner = desk};
    if (!term_open(&term, &looks, err)) {
        return fail(err);
    }
    Console *console = console_new(&setup);
    say_left_behind(desk, console);
    db_wait(desk->session.db, &(DbWait){.step = wait_for, .context = console});
    console_run(console, term, '1');
    db_wait(desk->session.db, &(DbWait){.seconds = 0});
    console_free(console);
    term_close(term);
    return 0;
}

int desk_run(const Options *options)
{
    Desk desk = {0};
    Db *db = NULL;
    Error err = {0};
    Str draft = {0};
    term_locale();
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        error_set(&err, ERR_USAGE, NULL, _("控制台要在终端里用；命令见 anchang --help"));
        return fail(&err);
    }
    if (!db_open(&db, options->db, DB_WRITE, &err)) {
        return fail(&err);
    }
    desk.session.db = db;
    str_format(&draft, "%s-draft-", options->db);
    desk.draft = draft.data;
    desk.demo = query_one_number(db, "setting_is_demo", NULL) == 1;
    int status = 0;
    if (become(&desk, options, &err)) {
        desk_refresh(&desk);
        status = show(&desk, options, &err);
    } else {
        status = fail(&err);
    }
    session_clear(&desk.session);
    arena_clear(&desk.arena);
    str_clear(&draft);
    db_close(db);
    return status;
}
