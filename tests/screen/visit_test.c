/* Screen 2 as a person uses it: the verdict while typing, how many keys a visitor costs, the
 * rotation, a call in the middle, the evening's details. */
#include "support/sample_site.h"
#include "support/site.h"
#include "support/terminal.h"

#include "base/str.h"

#include <stdio.h>
#include <string.h>

int visit_tests(void);

typedef struct Place {
    char folder[64];
    char site[96];
} Place;

#define SITE(place, ...) assert_int_equal(SAMPLE_RUN("--db", (place)->site, __VA_ARGS__), 0)

/* A small site: four consultants, of whom 003 and 001 have signed in; 张三丰 belongs to 002. */
static Place place_new(void)
{
    static const char *const names[] = {"周强", "吴洁", "李明", "王芳"};
    Place place;
    sample_folder(place.folder);
    snprintf(place.site, sizeof place.site, "%s/site.db", place.folder);
    SITE(&place, "init", "--project", "翡翠湾");
    for (int i = 0; i < 4; i++) {
        char number[24];
        char name[40];
        snprintf(number, sizeof number, "no=00%d", i + 1);
        snprintf(name, sizeof name, "name=%s", names[i]);
        SITE(&place, "do", "consultant.save", number, name);
    }
    SITE(&place, "do", "visit.register", "date=2026-11-20", "phone=13800138000", "name=张三丰",
         "sex=男", "source=老带新", "layout=三室两厅", "want_area=100-120", "grade=B",
         "consultant=002");
    SITE(&place, "do", "item.save", "code=LS01", "name=楼书", "category=宣传物料", "measure=本");
    SITE(&place, "do", "stock.move", "item_code=LS01", "kind=采购入库", "qty=100");
    SITE(&place, "do", "rotation.sign_in", "consultant=003");
    SITE(&place, "do", "rotation.sign_in", "consultant=001");
    return place;
}

static Terminal *open_desk(const Place *place)
{
    Terminal *terminal = terminal_start(&(TerminalSetup){.site = place->site});
    terminal_keys(terminal, "2");
    return terminal;
}

static void close_desk(Terminal *terminal, const Place *place)
{
    terminal_free(terminal);
    sample_remove(place->folder);
}

static void see(Terminal *terminal, const char *text)
{
    if (!terminal_shows(terminal, text)) {
        fail_msg("no “%s” on\n%s", text, terminal_screen(terminal));
    }
}

static void not_see(Terminal *terminal, const char *text)
{
    if (terminal_shows(terminal, text)) {
        fail_msg("“%s” on\n%s", text, terminal_screen(terminal));
    }
}

/* A register as the command line exports it holds text. */
static bool holds(const Place *place, const char *name, const char *text)
{
    char path[128];
    char buf[16384] = "";
    snprintf(path, sizeof path, "%s/out", place->folder);
    const char *const words[] = {"--db",     place->site, "export", name, "--unmask",
                                 "--reason", "核对",      NULL};
    assert_int_equal(sample_run(path, words), 0);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    buf[fread(buf, 1, sizeof buf - 1, file)] = '\0';
    fclose(file);
    return strstr(buf, text) != NULL;
}

/* Presses of a script: <F2> is one, so is a hanzi that the input method gave. */
static int count_keys(const char *script)
{
    int keys = 0;
    for (const char *at = script; *at != '\0'; at++) {
        if (*at == '<') {
            at = strchr(at, '>');
        }
        keys += ((unsigned char)*at & 0xC0) != 0x80;
    }
    return keys;
}

/* Keys */

static void returning_visitor_is_four_digits_and_two_enters(void **state)
{
    (void)state;
    Place place = place_new();
    Terminal *terminal = open_desk(&place);
    terminal_keys(terminal, "8000");
    see(terminal, "张三丰 138****8000 11-20 吴洁");
    terminal_keys(terminal, "<Enter>");
    see(terminal, "老客户 张三丰 138****8000  首访 11-20  顾问 002 吴洁  保护期至 12-05  等级 B");
    see(terminal, "接待 003 李明：义务接待，请马上通知 002 吴洁");
    terminal_keys(terminal, "<Enter>");
    see(terminal, "请马上通知归属顾问 002 吴洁");
    see(terminal, "接待中  003 李明");
    assert_true(
        holds(&place, "visits", "2026-11-22,14:05,,13800138000,张三丰,男,1,老带新,三室两厅"));
    close_desk(terminal, &place);
}

static void new_visitor_takes_twenty_five_keys(void **state)
{
    static const char script[] = "13712345678<Enter>陈晨<Enter>2<Enter>1<Enter>1<Enter>100<F2>";
    (void)state;
    Place place = place_new();
    Terminal *terminal = open_desk(&place);
    assert_int_equal(count_keys(script), 25);
    terminal_keys(terminal, script);
    see(terminal, "已保存 来访 LF-2026-00002 陈晨，接待 003 李明");
    assert_true(holds(&place, "visits", "13712345678,陈晨,女,1,老带新,三室两厅,100"));
    close_desk(terminal, &place);
}

static void whole_number_of_a_known_one_needs_two_enters_too(void **state)
{
    (void)state;
    Place place = place_new();
    Terminal *terminal = open_desk(&place);
    terminal_keys(terminal, "13800138000");
    see(terminal, "老客户 张三丰");
    terminal_keys(terminal, "<Enter><Enter>");
    see(terminal, "接待中  003 李明");
    close_desk(terminal, &place);
}

static void match_is_chosen_with_the_arrow(void **state)
{
    (void)state;
    Place place = place_new();
    SITE(&place, "do", "call.register", "phone=13900138000", "name=李四", "source=抖音");
    Terminal *terminal = open_desk(&place);
    terminal_keys(terminal, "8000<Down><Enter>");
    see(terminal, "手机* 13900138000");
    see(terminal, "公客 李四");
    see(terminal, "1男  2女"); /* the sex is not known: there is the cursor */
    close_desk(terminal, &place);
}

/* The form */

static void typed_words_stay_and_filled_ones_go_with_the_number(void **state)
{
    (void)state;
    Place place = place_new();
    Terminal *terminal = open_desk(&place);
    terminal_keys(terminal, "<Tab>张先生<S-Tab>13800138000");
    see(terminal, "姓名* 张先生");
    see(terminal, "途径* 老带新");
    terminal_keys(terminal, "<BS>1");
    see(terminal, "新客户");
    see(terminal, "姓名* 张先生");
    not_see(terminal, "途径* 老带新");
    close_desk(terminal, &place);
}

static void visitor_without_a_phone_is_one_key(void **state)
{
    (void)state;
    Place place = place_new();
    Terminal *terminal = open_desk(&place);
    terminal_keys(terminal, "w");
    see(terminal, "手机* 未留电");
    see(terminal, "不计新客户");
    terminal_keys(terminal, "路人<Enter>1<Enter>1<Enter>1<Enter>90<F2>");
    see(terminal, "路人，接待 003 李明");
    close_desk(terminal, &place);
}

static void kind_cycles_and_wants_only_a_name(void **state)
{
    (void)state;
    Place place = place_new();
    Terminal *terminal = open_desk(&place);
    terminal_keys(terminal, "w<F6>");
    see(terminal, "类型  非购房");
    see(terminal, "备注  同行");
    terminal_keys(terminal, "<F6>");
    see(terminal, "备注  办事");
    terminal_keys(terminal, "<F6>");
    not_see(terminal, "非购房");
    terminal_keys(terminal, "<F6>小何<F2>");
    see(terminal, "小何，接待 待分配");
    see(terminal, "下一位  003 李明"); /* no turn was taken */
    assert_true(holds(&place, "visits", "非购房,同行"));
    close_desk(terminal, &place);
}

static void who_receives_can_be_named(void **state)
{
    (void)state;
    Place place = place_new();
    Terminal *terminal = open_desk(&place);
    terminal_keys(terminal,
                  "13712345678<Enter>陈晨<Enter>2<Enter>1<Enter>1<Enter>100<Enter><Enter>001");
    see(terminal, "接待 001 周强：点名接待");
    terminal_keys(terminal, "<F2>");
    see(terminal, "陈晨，接待 001 周强");
    see(terminal, "下一位  003 李明");
    close_desk(terminal, &place);
}

static void turn_is_given_when_saved_not_when_filled(void **state)
{
    (void)state;
    Place place = place_new();
    Terminal *terminal = open_desk(&place);
    terminal_keys(terminal, "13712345678<Enter>陈晨<Enter>2<Enter>1<Enter>1<Enter>100");
    see(terminal, "接待 003 李明：轮到接待");
    SITE(&place, "do", "visit.receive", "phone=13700000001", "name=刘洋", "sex=男", "source=抖音",
         "layout=三室两厅", "want_area=90"); /* another terminal takes him */
    terminal_keys(terminal, "<F2>");
    see(terminal, "陈晨，接待 001 周强");
    close_desk(terminal, &place);
}

static void another_desks_visit_changes_the_verdict(void **state)
{
    (void)state;
    Place place = place_new();
    Terminal *terminal = open_desk(&place);
    terminal_keys(terminal, "13712345678<Enter>陈晨");
    see(terminal, "新客户");
    SITE(&place, "do", "visit.receive", "phone=13712345678", "name=陈晨", "sex=女", "source=抖音",
         "layout=三室两厅", "want_area=90");
    terminal_keys(terminal, "<F5>");
    see(terminal, "老客户 陈晨");
    see(terminal, "顾问 003 李明");
    see(terminal, "在场");
    close_desk(terminal, &place);
}

static void fault_leaves_the_form_and_the_turn(void **state)
{
    (void)state;
    Place place = place_new();
    Terminal *terminal = open_desk(&place);
    terminal_keys(terminal, "13712345678<Enter>陈晨<F2>");
    see(terminal, "请填写性别");
    see(terminal, "下一位  003 李明");
    close_desk(terminal, &place);
}

static void conflict_and_report_show_while_typing(void **state)
{
    (void)state;
    Place place = place_new();
    SITE(&place, "do", "visit.register", "phone=13900139000", "name=李四", "sex=女", "source=抖音",
         "layout=三室两厅", "want_area=90", "consultant=004");
    SITE(&place, "do", "customer.link", "phone=13900139000", "other_phone=13800138000",
         "relation=配偶");
    SITE(&place, "do", "report.register", "phone=137****5678", "channel=贝壳");
    Terminal *terminal = open_desk(&place);
    terminal_keys(terminal, "13900139000");
    see(terminal, "撞单  要经理裁定  004 王芳 李四 11-22  002 吴洁 张三丰 11-20");
    terminal_keys(terminal, "<C-u>13712345678");
    see(terminal, "报备太晚 BB-2026-00001 贝壳");
    close_desk(terminal, &place);
}

static void last_record_is_copied_but_nobody_elses_phone(void **state)
{
    (void)state;
    Place place = place_new();
    Terminal *terminal = open_desk(&place);
    terminal_keys(terminal, "<C-d>");
    see(terminal, "没有上一条可以照抄");
    terminal_keys(terminal, "13712345678<Enter>陈晨<Enter>2<Enter><C-d><Enter><C-d><Enter><C-d>");
    see(terminal, "途径* 老带新");
    see(terminal, "户型* 三室两厅");
    see(terminal, "面积* 100-120");
    close_desk(terminal, &place);
}

/* A call in the middle */

static void ringing_phone_returns_to_the_same_field(void **state)
{
    (void)state;
    Place place = place_new();
    Terminal *terminal = open_desk(&place);
    terminal_keys(terminal, "13712345678<Enter>陈<F12>");
    see(terminal, "来电轮排下一位：003 李明");
    terminal_keys(terminal, "13800138000");
    see(terminal, "顾问 002 吴洁"); /* his own consultant, not the next one */
    see(terminal, "接听顾问 002");
    terminal_keys(terminal, "<C-u>13600000001<Enter>赵六<Enter>1<Enter>");
    see(terminal, "接听顾问 003");
    terminal_keys(terminal, "<F2>");
    see(terminal, "已保存 来电登记");
    see(terminal, "下一电  001 周强");
    terminal_keys(terminal, "晨");
    see(terminal, "姓名* 陈晨");
    assert_true(holds(&place, "calls", "13600000001,赵六,,老带新,,,003,已转接"));
    close_desk(terminal, &place);
}

/* The rotation */

static void sign_in_is_space_in_order_and_one_enter(void **state)
{
    (void)state;
    Place place = place_new();
    Terminal *terminal = open_desk(&place);
    terminal_keys(terminal, "<C-b><F6>");
    not_see(terminal, "003      李明"); /* here already */
    terminal_keys(terminal, "<Down><Space><Up><Up><Space><Enter>"); /* 王芳, then 吴洁 */
    see(terminal, "2 人已签到");
    see(terminal, "在岗    003 李明  001 周强  004 王芳  002 吴洁");
    close_desk(terminal, &place);
}

static void posts_and_skipping_are_written_with_a_reason(void **state)
{
    (void)state;
    Place place = place_new();
    Terminal *terminal = open_desk(&place);
    terminal_keys(terminal, "<C-b>w送合同<Enter>");
    see(terminal, "外出    003 李明(送合同)");
    see(terminal, "下一位  001 周强");
    terminal_keys(terminal, "b");
    terminal_keys(terminal, "<F7>1上厕所<Enter>");
    see(terminal, "跳过待补：003 李明");
    see(terminal, "补轮    003 李明");
    assert_true(holds(&place, "rotation", "跳过待补,,上厕所"));
    close_desk(terminal, &place);
}

static void turn_is_given_back_from_the_list(void **state)
{
    (void)state;
    Place place = place_new();
    SITE(&place, "do", "visit.receive", "phone=13700000001", "name=送货", "sex=男", "source=抖音",
         "layout=三室两厅", "want_area=90");
    Terminal *terminal = open_desk(&place);
    see(terminal, "下一位  001 周强");
    terminal_keys(terminal, "<Esc>g送货的<Enter>");
    see(terminal, "送货 判为无效来访，轮次已退还");
    see(terminal, "下一位  003 李明");
    terminal_keys(terminal, "<S-Tab>");
    see(terminal, "退还轮次");
    close_desk(terminal, &place);
}

/* The list */

static void leaving_is_one_key_and_frees_the_consultant(void **state)
{
    (void)state;
    Place place = place_new();
    SITE(&place, "do", "visit.receive", "phone=13700000001", "name=刘洋", "sex=男", "source=抖音",
         "layout=三室两厅", "want_area=90");
    Terminal *terminal = open_desk(&place);
    see(terminal, "接待中  003 李明");
    terminal_keys(terminal, "<Esc>l");
    see(terminal, "刘洋 已离场");
    see(terminal, "14:05 14:05 刘洋");
    see(terminal, "在岗    003 李明  001 周强");
    close_desk(terminal, &place);
}

static void details_are_filled_row_after_row(void **state)
{
    (void)state;
    Place place = place_new();
    for (int i = 1; i <= 3; i++) {
        char phone[32];
        char name[40];
        snprintf(phone, sizeof phone, "phone=1370000000%d", i);
        snprintf(name, sizeof name, "name=客户%d", i);
        SITE(&place, "do", "visit.receive", phone, name, "sex=男", "source=抖音",
             "layout=三室两厅", "want_area=90");
    }
    Terminal *terminal = open_desk(&place);
    terminal_keys(terminal, "<Esc><Home><Enter>");
    see(terminal, "姓名     客户3");
    terminal_keys(terminal, "14:30<Enter>a<F2>");
    see(terminal, "姓名     客户2");
    terminal_keys(terminal, "14:40<Enter>b<F2>");
    see(terminal, "姓名     客户1");
    terminal_keys(terminal, "14:50<Enter>c<F2>");
    see(terminal, "下面的来访都补全了");
    see(terminal, "14:05 14:30 客户3");
    see(terminal, "14:05 14:50 客户1");
    close_desk(terminal, &place);
}

static void brochure_is_one_key_and_leaves_the_stock(void **state)
{
    (void)state;
    Place place = place_new();
    SITE(&place, "do", "stock.move", "item_code=LS01", "kind=分发", "qty=1");
    SITE(&place, "do", "visit.receive", "phone=13700000001", "name=刘洋", "sex=男", "source=抖音",
         "layout=三室两厅", "want_area=90");
    Terminal *terminal = open_desk(&place);
    terminal_keys(terminal, "<Esc>d");
    see(terminal, "编码* LS01");
    see(terminal, "对象  刘洋");
    terminal_keys(terminal, "<F2>");
    see(terminal, "已保存");
    assert_true(holds(&place, "movements", "LS01,分发,1,,刘洋,LF-2026-00002"));
    close_desk(terminal, &place);
}

static void looking_at_a_phone_shows_it_whole(void **state)
{
    (void)state;
    Place place = place_new();
    SITE(&place, "do", "visit.receive", "phone=13700000001", "name=刘洋", "sex=男", "source=抖音",
         "layout=三室两厅", "want_area=90");
    Terminal *terminal = open_desk(&place);
    not_see(terminal, "137 0000 0001");
    terminal_keys(terminal, "<Esc>v");
    see(terminal, "刘洋 137 0000 0001");
    close_desk(terminal, &place);
}

static void reports_are_registered_and_completed_in_their_tab(void **state)
{
    (void)state;
    Place place = place_new();
    Terminal *terminal = open_desk(&place);
    terminal_keys(terminal, "<Esc><Tab><Tab>b");
    see(terminal, "报备手机*");
    terminal_keys(terminal, "1<Enter><Tab>139****9000<F2>");
    see(terminal, "139****9000");
    see(terminal, "有效");
    terminal_keys(terminal, "u<Tab><C-u>13900139000<F2>");
    see(terminal, "139****9000"); /* masked in the list as ever */
    assert_true(holds(&place, "reports", "13900139000"));
    terminal_keys(terminal, "w<Tab>重复<F2>");
    see(terminal, "作废");
    close_desk(terminal, &place);
}

int visit_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(returning_visitor_is_four_digits_and_two_enters),
        cmocka_unit_test(new_visitor_takes_twenty_five_keys),
        cmocka_unit_test(whole_number_of_a_known_one_needs_two_enters_too),
        cmocka_unit_test(match_is_chosen_with_the_arrow),
        cmocka_unit_test(typed_words_stay_and_filled_ones_go_with_the_number),
        cmocka_unit_test(visitor_without_a_phone_is_one_key),
        cmocka_unit_test(kind_cycles_and_wants_only_a_name),
        cmocka_unit_test(who_receives_can_be_named),
        cmocka_unit_test(turn_is_given_when_saved_not_when_filled),
        cmocka_unit_test(another_desks_visit_changes_the_verdict),
        cmocka_unit_test(fault_leaves_the_form_and_the_turn),
        cmocka_unit_test(conflict_and_report_show_while_typing),
        cmocka_unit_test(last_record_is_copied_but_nobody_elses_phone),
        cmocka_unit_test(ringing_phone_returns_to_the_same_field),
        cmocka_unit_test(sign_in_is_space_in_order_and_one_enter),
        cmocka_unit_test(posts_and_skipping_are_written_with_a_reason),
        cmocka_unit_test(turn_is_given_back_from_the_list),
        cmocka_unit_test(leaving_is_one_key_and_frees_the_consultant),
        cmocka_unit_test(details_are_filled_row_after_row),
        cmocka_unit_test(brochure_is_one_key_and_leaves_the_stock),
        cmocka_unit_test(looking_at_a_phone_shows_it_whole),
        cmocka_unit_test(reports_are_registered_and_completed_in_their_tab),
    };
    return cmocka_run_group_tests_name("visit", tests, NULL, NULL);
}
