/* The tables of actions, screens and columns checked as tables: what one of them says is never
 * false. */
#include "support/sample_site.h"
#include "support/site.h"

#include "base/embedded.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "domain/operation.h"
#include "domain/setting.h"
#include "screen/archive_page.h"
#include "screen/arrears.h"
#include "screen/book.h"
#include "screen/calculator.h"
#include "screen/customer_page.h"
#include "screen/deal_action.h"
#include "screen/desk.h"
#include "screen/faq_list.h"
#include "screen/operation_form.h"
#include "screen/policy_list.h"
#include "screen/price_batch.h"
#include "screen/price_import.h"
#include "screen/quote_list.h"
#include "screen/quote_page.h"
#include "screen/screens.h"
#include "ui/console.h"
#include "ui/dispatch.h"
#include "ui/form.h"
#include "ui/grid.h"
#include "ui/list.h"
#include "ui/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ENGLISH_WIDTH 10 /* and in English */
#define TABS_MAX 12

/* The sample site with a visitor who is still here, a change that waits and a unit not launched.
 * Shared: no test saves a form. */
static char living_folder[64];
static char living_site[96];

/* What a key exports goes into the folder of the site. */
static bool keep_exports_there(void)
{
    Db *db = NULL;
    Error err = {0};
    Session session;
    if (!db_open(&db, living_site, DB_WRITE, &err)) {
        return false;
    }
    session_init(&session, db);
    bool ok = setting_save(&session, SETTING_REPORT_DIR, living_folder, &err);
    session_clear(&session);
    db_close(db);
    return ok;
}

static int make_living_site(void **state)
{
    (void)state;
    sample_folder(living_folder);
    snprintf(living_site, sizeof living_site, "%s/site.db", living_folder);
    sample_copy(living_site);
    if (!keep_exports_there()) {
        return 1;
    }
    assert_int_equal(SAMPLE_RUN("--db", living_site, "do", "change.apply",
                                "deal_no=YJ-RG-2026-00081", "kind=价格变更", "new_total=1450000",
                                "reason=议价"),
                     0);
    assert_int_equal(SAMPLE_RUN("--db", living_site, "do", "unit.save", "building=1", "entrance=1",
                                "floor=16", "room=1601", "layout=三室两厅", "gross_area=120",
                                "list_total=1600000", "control=未推"),
                     0);
    assert_int_equal(SAMPLE_RUN("--db", living_site, "do", "delivery.hand_over",
                                "deal_no=YJ-RG-2026-00003"),
                     0);
    assert_int_equal(SAMPLE_RUN("--db", living_site, "do", "archive.register", "kind=一户一档",
                                "deal_no=YJ-RG-2026-00003"),
                     0);
    assert_int_equal(SAMPLE_RUN("--db", living_site, "do", "archive.register", "kind=批文",
                                "title=预售许可证"),
                     0);
    assert_int_equal(SAMPLE_RUN("--db", living_site, "do", "archive.lend", "archive_no=DA-2026-00002",
                                "borrower=李娜", "reason=核对"),
                     0);
    return SAMPLE_RUN("--db", living_site, "do", "visit.register", "phone=13712345678", "name=常来",
                      "sex=男", "source=抖音", "layout=三室两厅", "want_area=100-120", "consultant=S001") ||
           SAMPLE_RUN("--db", living_site, "do", "report.register", "phone=138****5678", "channel=贝壳");
}

static int remove_living_site(void **state)
{
    (void)state;
    sample_remove(living_folder);
    return 0;
}

/* A desk there, without a terminal. */
typedef struct Seat {
    Desk desk;
    Console *console;
    Canvas canvas;
} Seat;

static bool allowed(void *owner, const char *name)
{
    const Operation *operation = operation_find(name);
    return operation != NULL && operation_allowed(&((Desk *)owner)->session, operation);
}

static int64_t today(void *owner)
{
    return ((Desk *)owner)->session.today;
}

static const ConsoleHooks hooks = {.allowed = allowed, .today = today};

static Seat *seat_new(void)
{
    Error err = {0};
    Seat *seat = memory_alloc(sizeof *seat);
    *seat = (Seat){0};
    if (!db_open(&seat->desk.session.db, living_site, DB_WRITE, &err)) {
        fail_msg("%s", err.text);
    }
    session_init(&seat->desk.session, seat->desk.session.db);
    seat->desk.session.origin = ORIGIN_DESK;
    seat->desk.session.today = day("2026-11-22");
    seat->desk.named = true;
    desk_refresh(&seat->desk);
    seat->console = console_new(&(ConsoleSetup){screen_list, screen_list_count, &hooks, &seat->desk});
    canvas_init(&seat->canvas, 120, 36);
    return seat;
}

static void seat_free(Seat *seat)
{
    console_free(seat->console);
    canvas_clear(&seat->canvas);
    Db *db = seat->desk.session.db;
    session_clear(&seat->desk.session);
    arena_clear(&seat->desk.arena);
    db_close(db);
    free(seat);
}

static void press(Seat *seat, Key key)
{
    console_handle(seat->console, &(Event){.kind = EVENT_KEY, .key = key});
    console_draw(seat->console, &seat->canvas);
}

/* Sound tables */

static void use_english(void)
{
    const EmbeddedFile *catalogue = embedded_find("en.mo");
    assert_non_null(catalogue);
    text_init("en", catalogue->start, (size_t)(catalogue->end - catalogue->start));
}

static void check_english(const char *place, const char *text)
{
    if (text_equal(text_translate(text), text) && utf8_width(text) > (int)strlen(text)) {
        fail_msg("%s: no English for %s", place, text);
    }
}

static void check_table(const char *place, const Action *actions, size_t count, const Action *others,
                        size_t other_count)
{
    Arena arena = {0};
    const char *fault = action_fault(&arena, actions, count, others, other_count);
    if (fault != NULL) {
        fail_msg("%s: %s", place, fault);
    }
    for (size_t i = 0; i < count; i++) {
        check_english(place, actions[i].label);
        check_english(place, actions[i].help);
        if (utf8_width(_(actions[i].label)) > ENGLISH_WIDTH) {
            fail_msg("%s: %s is too wide", place, _(actions[i].label));
        }
        if (actions[i].operation != NULL && operation_find(actions[i].operation) == NULL) {
            fail_msg("%s: no operation %s", place, actions[i].operation);
        }
    }
    arena_clear(&arena);
}

static void every_action_has_a_key_of_its_own_and_its_words(void **state)
{
    (void)state;
    use_english();
    check_table("console", console_actions, console_action_count, NULL, 0);
    check_table("list", list_actions, list_action_count, console_actions, console_action_count);
    check_table("grid", grid_actions, grid_action_count, console_actions, console_action_count);
    check_table("form", form_actions, form_action_count, console_actions, console_action_count);
    for (size_t i = 0; i < screen_list_count; i++) {
        const ScreenDef *screen = screen_list[i];
        check_table(screen->name, screen->actions, screen->action_count, console_actions,
                    console_action_count);
        check_table(screen->name, screen->actions, screen->action_count, list_actions,
                    list_action_count);
    }
    check_table("page", page_actions, page_action_count, console_actions, console_action_count);
    check_table("archive page", archive_actions, ARCHIVE_ACTION_COUNT, page_actions,
                page_action_count);
    check_table("deal page", deal_actions, DEAL_ACTION_COUNT, page_actions, page_action_count);
    check_table("arrears", arrears_screen.actions, arrears_screen.action_count, list_actions,
                list_action_count);
    check_table("arrears", arrears_screen.actions, arrears_screen.action_count, console_actions,
                console_action_count);
    check_table("quote page", quote_actions, QUOTE_ACTION_COUNT, page_actions, page_action_count);
    check_table("quotes", quote_list_actions, QUOTE_LIST_ACTION_COUNT, list_actions,
                list_action_count);
    const ScreenDef *const books[] = {&book_screen, &book_page_screen, &policy_screen, &faq_screen};
    for (size_t i = 0; i < ARRAY_LEN(books); i++) {
        check_table(books[i]->name, books[i]->actions, books[i]->action_count, list_actions,
                    list_action_count);
        check_table(books[i]->name, books[i]->actions, books[i]->action_count, console_actions,
                    console_action_count);
    }
    check_table("calculator", calculator_screen.actions, calculator_screen.action_count, form_actions,
                form_action_count);
    check_table("calculator", calculator_screen.actions, calculator_screen.action_count,
                console_actions, console_action_count);
    check_table("faq page", faq_page_screen.actions, faq_page_screen.action_count, page_actions,
                page_action_count);
    check_table("price batches", price_batch_actions, PRICE_BATCH_ACTION_COUNT, list_actions,
                list_action_count);
    check_table("price batches", price_batch_actions, PRICE_BATCH_ACTION_COUNT, console_actions,
                console_action_count);
    check_table("price import", price_import_actions, PRICE_IMPORT_ACTION_COUNT, list_actions,
                list_action_count);
    check_table("customer page", customer_actions, CUSTOMER_ACTION_COUNT, page_actions,
                page_action_count);
    text_init("zh", NULL, 0);
}

static void every_screen_has_a_number_a_name_and_help(void **state)
{
    Key seen[10] = {0};
    (void)state;
    assert_true(screen_list_count <= 10);
    for (size_t i = 0; i < screen_list_count; i++) {
        const ScreenDef *screen = screen_list[i];
        assert_true(screen->number >= '0' && screen->number <= '9');
        assert_false(text_empty(screen->label) || text_empty(screen->help) ||
                     text_empty(screen->name));
        assert_int_equal(utf8_width(screen->label), 4);
        for (size_t k = 0; k < i; k++) {
            assert_int_not_equal(seen[k], screen->number);
        }
        seen[i] = screen->number;
    }
}

static void every_operation_has_its_words_and_fields_of_its_entity(void **state)
{
    const Operation *operation;
    (void)state;
    use_english();
    for (size_t i = 0; (operation = operation_at(i)) != NULL; i++) {
        check_english(operation->name, operation->label);
        for (size_t k = 0; k < operation->input_count; k++) {
            assert_true((size_t)operation->inputs[k].field < operation->entity->field_count);
        }
        for (size_t k = 0; k < operation->entity->field_count; k++) {
            check_english(operation->name, operation->entity->fields[k].label);
        }
    }
    text_init("zh", NULL, 0);
}

/* Living tables: on the sample site every action can be done somewhere, and does something. */

/* Puts the cursor on the first row (or cell) where the action can be done. */
static bool make_ready(View *view, const Action *action)
{
    size_t rows = view->list != NULL ? list_count(view->list) : 0;
    for (size_t row = 0; row < rows && !view_ready(view, action); row++) {
        list_move(view->list, row);
    }
    size_t columns = view->grid != NULL ? view->grid->source->columns(view->grid->data) : 0;
    size_t cells = view->grid != NULL ? columns * view->grid->source->rows(view->grid->data) : 0;
    for (size_t cell = 0; cell < cells && !view_ready(view, action); cell++) {
        grid_move(view->grid, cell / columns, cell % columns);
    }
    return view_ready(view, action);
}

static const char *shown(Seat *seat, Str *out)
{
    str_reset(out);
    canvas_dump(&seat->canvas, false, out);
    return out->data;
}

/* Presses the key; true when something is seen of it. */
static bool is_seen(Seat *seat, Key key)
{
    Str before = {0};
    Str after = {0};
    View *view = console_top(seat->console);
    console_draw(seat->console, &seat->canvas);
    shown(seat, &before);
    press(seat, key);
    bool seen = console_top(seat->console) != view || strcmp(before.data, shown(seat, &after)) != 0;
    str_clear(&before);
    str_clear(&after);
    return seen;
}

/* One action at one tab: true when it could be done. What it did must be seen, if not at once (this
 * is the daily report already) then after its neighbour. */
static bool try_action(const ScreenDef *screen, size_t tab, size_t row)
{
    Seat *seat = seat_new();
    const Action *action = &screen->actions[row];
    console_start(seat->console, screen->number);
    if (console_top(seat->console)->flags & VIEW_TEXT) { /* a form that waits for the next visitor */
        press(seat, K_ESC);
    }
    for (size_t i = 0; i < tab; i++) {
        press(seat, K_TAB);
    }
    View *view = console_top(seat->console);
    bool ready = make_ready(view, action);
    bool seen = !ready || is_seen(seat, action->key);
    if (!seen) {
        press(seat, screen->actions[(row + 1) % screen->action_count].key);
        seen = console_top(seat->console) == view && is_seen(seat, action->key);
    }
    if (!seen) {
        fail_msg("%s, tab %zu: %s does nothing", screen->name, tab, action->label);
    }
    seat_free(seat);
    return ready;
}

static void check_screen(const ScreenDef *screen)
{
    for (size_t i = 0; i < screen->action_count; i++) {
        bool done = false;
        for (size_t tab = 0; tab < TABS_MAX && !done; tab++) {
            done = try_action(screen, tab, i);
        }
        if (!done) {
            fail_msg("%s: %s can be done nowhere", screen->name, screen->actions[i].label);
        }
    }
}

static void no_key_of_a_screen_is_dead(void **state)
{
    (void)state;
    for (size_t i = 0; i < screen_list_count; i++) {
        check_screen(screen_list[i]);
    }
}

/* Through the palette, as a person does, and with every field visited. */
static void every_operation_opens_a_form_that_can_be_walked(void **state)
{
    const Operation *operation;
    (void)state;
    for (size_t i = 0; (operation = operation_at(i)) != NULL; i++) {
        Seat *seat = seat_new();
        console_start(seat->console, '1');
        Reply reply = operation_form_open(console_top(seat->console), operation->name, NULL, NULL);
        assert_int_equal(reply.kind, REPLY_OPEN);
        assert_true(reply.view->form != NULL && reply.view->form->spec->count > 0);
        for (size_t k = 0; k < reply.view->form->spec->count; k++) {
            reply.view->form->focus = k;
            form_draw(reply.view->form, &seat->canvas, (Rect){0, 0, 76, 20}, true);
        }
        view_close(reply.view);
        seat_free(seat);
    }
}

static void a_planted_fault_is_found(void **state)
{
    Arena arena = {0};
    Action planted[2] = {screen_list[0]->actions[0], screen_list[0]->actions[0]};
    (void)state;
    assert_non_null(action_fault(&arena, planted, 2, NULL, 0)); /* one key twice */
    planted[1].key = 'z';
    planted[1].label = "一二三四五";
    assert_non_null(action_fault(&arena, planted, 2, NULL, 0)); /* too wide */
    planted[1].label = "一";
    planted[1].help = "";
    assert_non_null(action_fault(&arena, planted, 2, NULL, 0)); /* no help */
    arena_clear(&arena);
}

int tables_tests(void);
int tables_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_action_has_a_key_of_its_own_and_its_words),
        cmocka_unit_test(every_screen_has_a_number_a_name_and_help),
        cmocka_unit_test(every_operation_has_its_words_and_fields_of_its_entity),
        cmocka_unit_test(no_key_of_a_screen_is_dead),
        cmocka_unit_test(every_operation_opens_a_form_that_can_be_walked),
        cmocka_unit_test(a_planted_fault_is_found),
    };
    return cmocka_run_group_tests_name("tables", tests, make_living_site, remove_living_site);
}
