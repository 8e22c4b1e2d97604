/* Who comes and calls: made-up people, their visits and the follow-ups that come of them. */
#include "app/demo.h"

#include "base/identity.h"
#include "base/str.h"
#include "model/call.h"
#include "model/channel_report.h"
#include "model/choice.h"
#include "model/followup.h"
#include "model/visit.h"

#define OPENING (9 * 60)
#define CLOSING (18 * 60)
#define NOW (14 * 60) /* on the last day */
#define FORGETFUL_DAYS 20
#define BROUGHT 3
#define REPORTS_DAYS 30 /* channels report for the last month only */
#define PHONES 100000000
#define PHONE_STEP 61803399 /* prime to PHONES: no number comes twice */

static const char *const surnames[] = {
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭",
    "何", "林", "罗", "高", "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾",
    "肖", "田", "董", "袁", "潘", "于", "蒋", "蔡", "余", "杜", "叶", "程", "单", "解", "仇", "查",
    "区", "朴", "任", "盖", "翟", "乐", "覃", "缪", "欧阳", "尉迟", "上官", "万俟",
};
static const char *const given[] = {
    "伟",   "芳",   "娜",   "敏",   "静",   "丽",   "强",   "磊",   "军",   "洋",   "勇",   "艳",
    "杰",   "娟",   "涛",   "明",   "超",   "秀英", "霞",   "平",   "刚",   "桂英", "建国", "子涵",
    "欣怡", "浩然", "宇轩", "梓萱", "一诺", "思远", "文博", "嘉禾", "雨桐", "俊杰", "志强", "晓东",
    "春梅", "海燕", "玉兰", "国庆", "佳琪", "天宇", "诗涵", "立人", "家豪", "明轩", "若曦", "景行",
};
static const char *const sources[] = {"自然到访", "老带新", "中介渠道", "抖音",   "户外广告",
                                      "朋友介绍", "拓客",   "网络",     "全民营销"};
static const char *const layouts[] = {"三室两厅", "两室两厅", "三室两厅", "四室两厅"};
static const char *const areas[] = {"100-120", "85-95", "105-120", "140-150"};
static const char *const districts[] = {"城东", "城西", "高新区", "老城", "滨江", "开发区"};
static const char *const notes[] = {
    "对总价仍有顾虑，想再比较",     "询问贷款额度和利率",         "约周末带家人再看一次",
    "喜欢东南向，等家里意见",       "问学区划片，答应发资料",     "首付还差一些，月底卖旧房",
    "在比较隔壁楼盘的价格",         "要中间楼层，不要顶层",       "电话未接，改发微信",
    "想要公积金组合贷，问额度",     "关心交房时间和物业费",       "已发户型图和价格表",
};

/* A time of day between two, on the last day never later than now. */
static int64_t minutes(Demo *demo, int64_t from, int64_t to)
{
    to = demo_today(demo) && to > NOW ? NOW : to;
    return from + demo_random(demo, to - from);
}

static DemoPerson *new_person(Demo *demo)
{
    DemoPerson *person = arena_alloc(&demo->arena, sizeof *person);
    size_t kind = (size_t)demo_random(demo, (int64_t)ARRAY_LEN(layouts));
    const char *surname = surnames[demo_random(demo, (int64_t)ARRAY_LEN(surnames))];
    long long tail = (long long)(demo->met++ * PHONE_STEP % PHONES);
    *person = (DemoPerson){
        .phone = arena_format(&demo->arena, "1%d%08lld", 35 + (int)(tail % 5), tail),
        .name = arena_format(&demo->arena, "%s%s", surname,
                             given[demo_random(demo, (int64_t)ARRAY_LEN(given))]),
        .surname = surname,
        .sex = demo_random(demo, 2),
        .source = sources[demo_random(demo, (int64_t)ARRAY_LEN(sources))],
        .layout = layouts[kind],
        .area = areas[kind],
        .district = districts[demo_random(demo, (int64_t)ARRAY_LEN(districts))],
        .consultant = demo->consultants[demo_random(demo, demo->scale->consultants - 1)],
        .grade = GRADE_C,
    };
    return person;
}

static void followup_act(Demo *demo, DemoTask *task)
{
    static const int64_t modes[] = {FOLLOWUP_PHONE, FOLLOWUP_WECHAT, FOLLOWUP_PHONE, FOLLOWUP_SMS,
                                    FOLLOWUP_CALL_ON, FOLLOWUP_WECHAT, FOLLOWUP_OTHER};
    static const int interval[] = {[GRADE_A] = 2, [GRADE_B] = 3, [GRADE_C] = 7, [GRADE_D] = 15};
    DemoPerson *person = task->person;
    Followup row;
    if (demo->today - demo->session->today < FORGETFUL_DAYS && demo_chance(demo, 6)) {
        return; /* forgotten, and not yet found by the manager: overdue from now on */
    }
    person->followups++;
    person->grade = person->buyer ? GRADE_A : demo_random(demo, 4);
    entity_reset(&followup_entity, &row);
    row.date = demo->session->today;
    row.phone = person->phone;
    row.consultant = person->consultant;
    row.mode = modes[demo_random(demo, (int64_t)ARRAY_LEN(modes))];
    bool last = person->followups >= 6;
    row.effective = last || demo_chance(demo, 82);
    row.content = arena_format(&demo->arena, "%s（第%d次）",
                               notes[demo_random(demo, (int64_t)ARRAY_LEN(notes))],
                               person->followups);
    row.grade = person->grade;
    if (!last || demo_chance(demo, 25)) {
        row.next_date = row.date + interval[person->grade];
        demo_plan(demo, row.next_date + demo_chance(demo, 15), *task);
    }
    demo_run(demo, "followup.add", &row);
}

static void plan_followup(Demo *demo, DemoPerson *person)
{
    demo_plan(demo, demo->session->today + 1 + demo_random(demo, 3),
              (DemoTask){.act = followup_act, .person = person});
}

/* What a visit leads to: a ticket, a purchase, another visit. */
static void decide(Demo *demo, DemoPerson *person)
{
    if (person->visits == 1) {
        plan_followup(demo, person);
    }
    if (!person->buyer && person->visits >= 2 && demo_chance(demo, 5)) {
        demo_ticket(demo, person);
    } else if (!person->buyer && demo_chance(demo, person->visits * 3)) {
        demo_subscribe(demo, person, NULL);
    }
}

/* On the last day the desk is at work: the rotation says who receives, most have left again. */
static void receive(Demo *demo, DemoPerson *person, Visit *row)
{
    Visit left;
    demo->clock += 6 + demo_random(demo, 9);
    demo->session->origin = ORIGIN_COMMAND;
    demo->session->now = row->time = demo->clock;
    row->date = NONE;
    row->consultant = NULL;
    demo_run(demo, "visit.receive", row);
    if (!demo->failed && demo_chance(demo, 80)) {
        entity_reset(&visit_entity, &left);
        left.visit_no = row->visit_no;
        left.left = demo->clock + 20;
        demo_run(demo, "visit.leave", &left);
    }
    demo->session->origin = ORIGIN_IMPORT;
    if (!text_equal(row->consultant, CONSULTANT_UNASSIGNED)) {
        person->consultant = arena_copy(&demo->arena, row->consultant);
    }
}

static void visit_act(Demo *demo, DemoTask *task)
{
    DemoPerson *person = task->person;
    Visit row;
    person->visits++;
    entity_reset(&visit_entity, &row);
    row.date = demo->session->today;
    row.time = minutes(demo, OPENING, CLOSING);
    row.phone = person->phone;
    row.name = person->name;
    row.sex = person->sex;
    row.party_size = 1 + demo_random(demo, 4);
    row.source = person->source;
    row.layout = person->layout;
    row.want_area = person->area;
    row.budget = (90 + 10 * demo_random(demo, 12)) * 1000000;
    row.district = person->district;
    row.consultant = person->consultant;
    bool at_desk = demo_today(demo) && demo->clock < NOW;
    if (!at_desk) { /* the evening's details */
        row.left = row.time + 25 + demo_random(demo, 80);
        row.grade = demo_chance(demo, 95) ? person->grade : NONE;
    }
    if (at_desk) {
        receive(demo, person, &row);
    } else {
        demo_run(demo, "visit.register", &row);
    }
    decide(demo, person);
    if (person->visits < 3 + demo_random(demo, 2)) {
        demo_plan(demo, row.date + 4 + demo_random(demo, 12), *task);
    }
}

/* A visitor who leaves no number; a colleague from the site next door. */
static void stranger_act(Demo *demo, DemoTask *task)
{
    DemoPerson *person = task->person;
    bool peer = task->step == 1;
    Visit row;
    entity_reset(&visit_entity, &row);
    row.date = demo->session->today;
    row.time = minutes(demo, OPENING, CLOSING);
    row.phone = PHONE_ANONYMOUS;
    row.name = arena_format(&demo->arena, "%s%s", person->surname,
                            person->sex == SEX_MALE ? "先生" : "女士");
    row.consultant = demo_chance(demo, 70) ? person->consultant : CONSULTANT_UNASSIGNED;
    row.kind = peer ? VISIT_OTHER : VISIT_PURCHASE;
    row.remark = peer ? "同行踩盘" : NULL;
    if (!peer) {
        row.sex = person->sex;
        row.source = person->source;
        row.layout = person->layout;
        row.want_area = person->area;
    }
    demo_run(demo, "visit.register", &row);
}

static void call_act(Demo *demo, DemoTask *task)
{
    DemoPerson *person = task->person;
    Call row;
    entity_reset(&call_entity, &row);
    row.date = demo->session->today;
    row.time = minutes(demo, OPENING, CLOSING);
    row.phone = demo_chance(demo, 4) ? PHONE_ANONYMOUS : person->phone;
    row.name = arena_format(&demo->arena, "%s%s", person->surname,
                            person->sex == SEX_MALE ? "先生" : "女士");
    row.sex = person->sex;
    row.source = person->source;
    row.layout = person->layout;
    row.want_area = person->area;
    row.consultant = demo_chance(demo, 90) ? person->consultant : NULL;
    row.transfer = row.consultant != NULL ? "已转接" : "未接";
    demo_run(demo, "call.register", &row);
    if (demo_chance(demo, 60)) {
        demo_plan(demo, row.date + 1 + demo_random(demo, 5),
                  (DemoTask){.act = visit_act, .person = person});
    }
}

/* A channel tells of a customer the day before he comes; one in six is taken back by the
 * manager. */
static void report_act(Demo *demo, DemoTask *task)
{
    static const char *const channels[] = {"贝壳", "链家", "安居客"};
    DemoPerson *person = task->person;
    ChannelReport row;
    bool masked = demo_chance(demo, 30);
    entity_reset(&channel_report_entity, &row);
    row.date = demo->session->today;
    row.time = minutes(demo, OPENING, CLOSING);
    row.channel = channels[demo_random(demo, (int64_t)ARRAY_LEN(channels))];
    row.agent = "小吴";
    row.phone = masked ? arena_format(&demo->arena, "%.3s****%s", person->phone, person->phone + 7)
                       : person->phone;
    row.name = person->name;
    demo_run(demo, "report.register", &row);
    if (demo_chance(demo, 16) && row.state == REPORT_VALID) {
        ChannelReport voided;
        entity_reset(&channel_report_entity, &voided);
        voided.report_no = arena_copy(&demo->arena, row.report_no);
        voided.void_reason = "重复报备";
        demo_run(demo, "report.void", &voided);
    }
}

/* Twice as many come on a Saturday or Sunday. */
static int weight_of(int64_t date)
{
    return date_weekday(date) >= 6 ? 2 : 1;
}

void demo_people(Demo *demo)
{
    int64_t weights = 0;
    int64_t passed = 0;
    for (int64_t date = demo->first; date <= demo->today; date++) {
        weights += weight_of(date);
    }
    for (int64_t date = demo->first; date <= demo->today; date++) {
        passed += weight_of(date);
        while (demo->met < demo->customers * passed / weights) {
            DemoPerson *person = new_person(demo);
            int64_t kind = demo_random(demo, 100);
            DemoTask task = {.person = person, .step = kind < 2};
            task.act = kind < 5 ? stranger_act : kind < 33 ? call_act : visit_act;
            if (date == demo->today && demo->met >= demo->customers - BROUGHT) {
                person->source = "中介渠道"; /* brought by a channel, which said so yesterday */
                task.act = visit_act;
            }
            demo_plan(demo, date, task);
            if (task.act == visit_act && demo->today - date < REPORTS_DAYS &&
                text_equal(person->source, "中介渠道")) {
                demo_plan(demo, date - 1, (DemoTask){.act = report_act, .person = person});
            }
        }
    }
}
