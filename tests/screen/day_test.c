/*
 * A day at the desk through the keys of 王芳, from signing the consultants in to the day's workbook,
 * which must hold exactly that day. What a visitor costs at the keyboard: a returning one 6 keys
 * (four digits, Enter, Enter), a new one 25 (11 of them his number, 2 his name).
 */
#include "support/sample_site.h"
#include "support/site.h"
#include "support/terminal.h"

#include "domain/setting.h"

#include <stdio.h>
#include <stdlib.h>

int day_tests(void);

#define WORKBOOK "翡翠湾-日报-2026-11-22.xlsx"
#define NEW_KEYS 25
#define RETURNING_KEYS 6

static int line_no;

static void see(Terminal *terminal, const char *text)
{
    if (!terminal_shows(terminal, text)) {
        fprintf(stderr, "line %d: no “%s” on\n%s", line_no, text, terminal_screen(terminal));
        fail();
    }
}

#define SEE(text) (line_no = __LINE__, see(terminal, text))
#define KEYS(script) terminal_keys(terminal, script)

/* The site of the evening before */

static void known_customer(Site *site, const char *date, const char *phone, const char *name,
                           const char *consultant)
{
    char words[4][48];
    snprintf(words[0], sizeof words[0], "date=%s", date);
    snprintf(words[1], sizeof words[1], "phone=%s", phone);
    snprintf(words[2], sizeof words[2], "name=%s", name);
    snprintf(words[3], sizeof words[3], "consultant=%s", consultant);
    DO(site, "visit.register", words[0], words[1], words[2], words[3], "sex=男", "source=抖音",
       "layout=三室两厅", "want_area=100", "left=18:00", "time=15:00", "grade=B");
}

static void add_units(Site *site)
{
    static const char *const rooms[] = {"room=101", "room=102", "room=201", "room=202"};
    for (size_t i = 0; i < 4; i++) {
        DO(site, "unit.save", "building=1", "entrance=1", i < 2 ? "floor=1" : "floor=2", rooms[i],
           "layout=三室两厅", "gross_area=100", "list_total=1000000", "floor_total=950000",
           "permit_no=预售证第1号", "permit_date=2026-10-01", "control=待售");
    }
}

static void add_deals(Site *site)
{
    DO(site, "deal.subscribe", "sub_date=2026-11-16", "unit_no=1-1-101", "phone=13800138002",
       "name=李四光", "pay_method=商业贷款", "total=1000000", "deposit=50000", "consultant=003");
    DO(site, "deal.sign", "deal_no=RG-2026-00001", "sign_date=2026-11-18", "loan_commercial=700000");
    DO(site, "loan.open", "deal_no=RG-2026-00001", "kind=商贷", "bank=工商银行", "applied=700000",
       "years=30", "opened_on=2026-11-18");
    DO(site, "loan.advance", "deal_no=RG-2026-00001", "kind=商贷", "docs_on=2026-11-19");
    DO(site, "deal.subscribe", "sub_date=2026-11-17", "unit_no=1-1-102", "phone=13800138003",
       "name=孙丽", "pay_method=一次性", "total=1000000", "deposit=50000", "consultant=001");
}

static Site *evening_before(void)
{
    Site *site = site_new("2026-11-21", "18:00");
    site->session.origin = ORIGIN_COMMAND;
    assert_true(setting_save(&site->session, SETTING_PROJECT, "翡翠湾", &site->err));
    site_consultants(site, WORDS("周强", "吴洁", "李明"));
    DO(site, "staff.save", "no=Z01", "name=王芳", "role=销售助理");
    DO(site, "staff.save", "no=M01", "name=陈建国", "role=经理");
    add_units(site);
    DO(site, "item.save", "code=LS01", "name=楼书", "category=宣传物料", "measure=本", "min_stock=20");
    DO(site, "stock.move", "date=2026-11-10", "item_code=LS01", "kind=采购入库", "qty=100");
    known_customer(site, "2026-11-14", "13800138001", "张三丰", "002");
    known_customer(site, "2026-11-15", "13800138002", "李四光", "003");
    known_customer(site, "2026-11-16", "13800138003", "孙丽", "001");
    DO(site, "report.register", "phone=13900139004", "channel=贝壳");
    add_deals(site);
    site_at(site, "2026-11-22", "09:00");
    return site;
}

/* The day */

static void open_the_desk(Terminal *terminal)
{
    SEE("谁在用这台终端"); /* before anything else */
    KEYS("<Esc><F9>换操作人<Enter>");
    SEE("Z01 王芳");
    KEYS("<Enter>");
    SEE("操作人：王芳");
    KEYS("2<C-b><F6><Space><Space><Space><Enter>");
    SEE("3 人已签到");
    KEYS("<Esc>");
    SEE("下一位  001 周强");
}

/* Presses of a script: <F2> is one, so is a hanzi that the input method gave. */
static int count_keys(const char *script)
{
    int keys = 0;
    for (const char *at = script; *at != '\0'; at++) {
        at = *at == '<' ? strchr(at, '>') : at;
        keys += ((unsigned char)*at & 0xC0) != 0x80;
    }
    return keys;
}

/* 1 known, 2 new, 3 somebody else's while that one is busy, 4 the first one again. */
static void visitors_of_the_morning(Terminal *terminal)
{
    static const char known[] = "8001<Enter><Enter>";
    static const char unknown[] = "13712345678<Enter>陈晨<Enter>2<Enter>1<Enter>1<Enter>100<F2>";
    assert_int_equal(count_keys(known), RETURNING_KEYS);
    assert_int_equal(count_keys(unknown), NEW_KEYS);
    KEYS(known);
    SEE("张三丰，接待 002 吴洁");
    KEYS(unknown);
    SEE("陈晨，接待 001 周强");
    KEYS("13800138003");
    SEE("成交客户 孙丽");
    SEE("接待 003 李明：义务接待");
    KEYS("<Enter><Enter>");
    SEE("请马上通知归属顾问 001 周强");
    SEE("接待中  001 周强  002 吴洁 +1"); /* nobody's name is cut */
    KEYS(known);
    SEE("同一天只算一组");
    KEYS("<Esc>");
}

/* Everybody who is still here leaves: the consultants are free again. */
static void all_leave(Terminal *terminal, int visits)
{
    KEYS("<Home>");
    for (int i = 0; i < visits; i++) {
        KEYS("l");
        SEE("已离场");
    }
}

/* 5 a channel's, 6 without a phone, 7 while the phone rings, 8 a colleague from another site. */
static void visitors_of_the_afternoon(Terminal *terminal)
{
    KEYS("<F6>13900139004");
    SEE("贝壳");
    KEYS("<Enter>周贝<Enter>1<Enter>zj<Enter>1<Enter>100<F2>");
    SEE("周贝，接待");
    KEYS("w路人<Tab>1<Tab>1<Tab>1<Tab>90<Tab>2<F2>");
    SEE("路人，接待");
    KEYS("13712340007<Enter>赵<F12>13600000001<Enter>赵七<Enter>1<F2>");
    SEE("已保存 来电登记");
    KEYS("六<Enter>1<Enter>1<Enter>1<Enter>100<F2>");
    SEE("赵六，接待");
    KEYS("w<F6>小何<F2>");
    SEE("小何，接待 待分配");
    KEYS("<Esc>");
}

/* 9 a family of three, 10 nobody is free for. */
static void visitors_of_the_evening(Terminal *terminal)
{
    KEYS("<F6>13712340009<Enter>钱八<Enter>1<Enter>1<Enter>1<Enter>120<Enter>3<F2>");
    SEE("钱八，接待");
    KEYS("13712340010<Enter>吴九<Enter>1<Enter>1<Enter>1<Enter>120<F2>");
    SEE("吴九，接待");
    KEYS("<Esc>");
}

static void deals(Terminal *terminal)
{
    KEYS("4/201<Enter>g13712345678<Tab>");
    SEE("陈晨");
    KEYS("<Tab><Tab><Tab><Tab>5w<Tab>1<F2>");
    SEE("已保存 认购 RG-2026-00003");
    KEYS("/202<Enter>g13800138001<Tab>");
    SEE("张三丰");
    KEYS("<Tab><Tab><C-u>98万<Tab><Tab>5w<Tab>2<F2>");
    SEE("已保存 认购 RG-2026-00004");
    KEYS("5/1-1-102<Enter><Enter>g<F2>");
    SEE("签约要另一个人复核");
    KEYS("王芳<F2>");
    SEE("复核人不能是本人");
    KEYS("<C-u>陈建国<F2>");
    SEE("定金还有 50,000 元没有到账");
    SEE("合同编号      HT-2026-00002");
    KEYS("r1<Tab>5w<F2>");
    SEE("已保存 收款");
    KEYS("<Esc>6g<F2>");
    SEE("已保存 推进按揭");
}

static void brochures(Terminal *terminal)
{
    KEYS("7o6<F2>");
    SEE("已保存 出入库");
    SEE(" 94 ");
}

/* Screen 8 writes the day; day_workbook.py knows what must be in it, and that there is no more. */
static void write_workbook(Terminal *terminal)
{
    char command[256];
    KEYS("8<F8>");
    SEE("已写出 ");
    snprintf(command, sizeof command, "python3 tests/screen/day_workbook.py '%s/%s'",
             terminal_folder(terminal), WORKBOOK);
    assert_int_equal(system(command), 0);
}

static void the_day_is_in_the_workbook_and_nothing_else(void **state)
{
    (void)state;
    Site *site = evening_before();
    Terminal *terminal = terminal_start(&(TerminalSetup){
        .site = site->path, .environment = {"ANCHANG_TODAY=2026-11-22 09:00"}});
    open_the_desk(terminal);
    visitors_of_the_morning(terminal);
    all_leave(terminal, 4);
    visitors_of_the_afternoon(terminal);
    all_leave(terminal, 4);
    visitors_of_the_evening(terminal);
    deals(terminal);
    brochures(terminal);
    write_workbook(terminal);
    terminal_free(terminal);
    site_free(site);
}

int day_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_day_is_in_the_workbook_and_nothing_else),
    };
    return cmocka_run_group_tests_name("day", tests, NULL, NULL);
}
