/* The demonstration's office: documents of the site, what prospects are offered, price lists that
 * change. As in demo_file.c nothing here draws a random number. */
#include "app/demo_deal.h"

#include "base/str.h"
#include "model/archive.h"
#include "model/archive_loan.h"
#include "model/choice.h"
#include "model/deal.h"
#include "model/price_batch.h"
#include "model/quote.h"
#include "model/special_price.h"

#include <string.h>

/* Papers of the site. Days count from the first day; valid: from the last day, 0 for ever. */
static const struct {
    int64_t kind;
    const char *title;
    const char *document_no;
    const char *party;
    const char *place;
    int day;
    int valid;
} documents[] = {
    {ARCHIVE_APPROVAL, "项目立项批复", "发改审〔2025〕118号", "市发展和改革委员会", "档案柜二", -400, 0},
    {ARCHIVE_APPROVAL, "建设用地规划许可证", "地字第2025031号", "市自然资源局", "档案柜二", -360, 0},
    {ARCHIVE_APPROVAL, "建设工程规划许可证", "建字第2025067号", "市自然资源局", "档案柜二", -300, 0},
    {ARCHIVE_APPROVAL, "建筑工程施工许可证", "施字第2025112号", "市住房和城乡建设局", "档案柜二", -260, 0},
    {ARCHIVE_APPROVAL, "商品房预售许可证 1 号楼", "预售证第0001号", "市住房和城乡建设局", "公示栏", -20, 0},
    {ARCHIVE_LICENCE, "营业执照", NULL, "市市场监督管理局", "保险柜", -400, 0},
    {ARCHIVE_LICENCE, "开发企业资质证书", "建开企〔2024〕0218号", "省住房和城乡建设厅", "保险柜", -390, 18},
    {ARCHIVE_LICENCE, "价格备案表", "价备〔2026〕45号", "市住房和城乡建设局", "公示栏", -15, -6},
    {ARCHIVE_INCOMING, "关于加强预售资金监管的通知", "建房〔2026〕21号", "市住房和城乡建设局", "档案柜三", 12, 0},
    {ARCHIVE_INCOMING, "秋季房展会参展通知", "房协〔2026〕8号", "市房地产业协会", "档案柜三", 47, 0},
    {ARCHIVE_INCOMING, "公积金贷款业务告知函", "公积金〔2026〕33号", "住房公积金管理中心", "档案柜三", 80, 0},
    {ARCHIVE_OUTGOING, "一房一价备案申请", "翡翠湾〔2026〕3号", "市住房和城乡建设局", "档案柜三", 2, 0},
    {ARCHIVE_OUTGOING, "预售资金使用申请", "翡翠湾〔2026〕7号", "预售资金监管银行", "档案柜三", 61, 0},
    {ARCHIVE_SEAL, "合同专用章：首批认购书用印", NULL, "办公室", "印章台账", 4, 0},
    {ARCHIVE_SEAL, "合同专用章：买卖合同用印", NULL, "办公室", "印章台账", 33, 0},
    {ARCHIVE_SEAL, "公章：授权委托书用印", NULL, "办公室", "印章台账", 74, 0},
};

static void register_document(Demo *demo, size_t i)
{
    Archive row;
    entity_reset(&archive_entity, &row);
    row.kind = documents[i].kind;
    row.title = documents[i].title;
    row.date = demo->first + documents[i].day;
    row.document_no = documents[i].document_no;
    row.party = documents[i].party;
    row.place = documents[i].place;
    row.original = documents[i].kind != ARCHIVE_INCOMING;
    row.valid_until = documents[i].valid != 0 ? demo->today + documents[i].valid : NONE;
    demo_run(demo, "archive.register", &row);
    if (documents[i].kind == ARCHIVE_LICENCE && documents[i].valid == 0) {
        demo->licence_no = arena_copy(&demo->arena, row.archive_no);
    }
}

/* What is older than the site is there on its first day. */
static void register_documents(Demo *demo)
{
    int64_t day = demo->session->today - demo->first;
    for (size_t i = 0; i < ARRAY_LEN(documents); i++) {
        if (documents[i].day == day || (day == 0 && documents[i].day < 0)) {
            register_document(demo, i);
        }
    }
}

/* The licence went to the bank and should be back by now. */
static void lend_licence(Demo *demo)
{
    ArchiveLoan row;
    entity_reset(&archive_loan_entity, &row);
    row.archive_no = demo->licence_no;
    row.date = demo->session->today;
    row.borrower = "孙丽";
    row.reason = "监管账户年检";
    row.original = 1;
    row.approved_by = DEMO_MANAGER;
    demo_run(demo, "archive.lend", &row);
}

/* A unit that is still for sale, of the layout where there is one; nobody takes it. */
static const DemoUnit *look_at_unit(const Demo *demo, const char *layout)
{
    const DemoUnit *found = NULL;
    for (size_t i = 0; i < demo->unit_count; i++) {
        const DemoUnit *unit = &demo->units[(demo->unit_cursor + i * 7) % demo->unit_count];
        bool free = !unit->taken && unit->launched_on != NONE &&
                    unit->launched_on <= demo->session->today;
        if (free && strcmp(unit->layout, layout) == 0) {
            return unit;
        }
        found = free ? unit : found;
    }
    return found;
}

static void offer_quote(Demo *demo, const DemoPerson *person, const DemoUnit *unit)
{
    Quote row;
    entity_reset(&quote_entity, &row);
    row.date = demo->session->today;
    row.unit_no = unit->unit_no;
    row.phone = person->phone;
    row.name = person->name;
    row.consultant = person->consultant;
    row.pay_method = demo->offer_count % 3 == 0 ? PAY_LUMP : PAY_COMMERCIAL;
    row.deposit = DEMO_DEPOSIT;
    demo_run(demo, "quote.save", &row);
}

static void decide_special(Demo *demo, const char *special_no, bool granted)
{
    SpecialPrice row;
    entity_reset(&special_price_entity, &row);
    row.special_no = special_no;
    row.approved_by = DEMO_MANAGER;
    demo_run(demo, granted ? "special.approve" : "special.refuse", &row);
}

/* Some ask for less than the floor: granted, refused, not yet decided in turn. */
static void offer_special(Demo *demo, const DemoPerson *person, const DemoUnit *unit)
{
    SpecialPrice row;
    int turn = demo->offer_count / 6 % 3;
    entity_reset(&special_price_entity, &row);
    row.date = demo->session->today;
    row.unit_no = unit->unit_no;
    row.phone = person->phone;
    row.total = unit->total * 93 / 100 / 10000 * 10000;
    row.reason = "老业主推荐两组成交";
    row.document = "特价审批表";
    row.valid_until = demo->session->today + 30;
    demo_run(demo, "special.apply", &row);
    const char *special_no = arena_copy(&demo->arena, row.special_no);
    if (turn != 2 || demo->session->today < demo->today - 30) {
        decide_special(demo, special_no, turn == 0);
    }
}

void demo_offer(Demo *demo, const DemoPerson *person)
{
    const DemoUnit *unit = look_at_unit(demo, person->layout);
    if (unit == NULL) {
        return;
    }
    if (demo->offer_count % 2 == 0) {
        offer_quote(demo, person, unit);
    }
    if (demo->offer_count % 6 == 1) {
        offer_special(demo, person, unit);
    }
    demo->offer_count++;
}

/* A rise for one layout of a building that is on sale. */
static void change_prices(Demo *demo, int64_t effective_on, const char *reason, bool approved)
{
    PriceBatch row;
    entity_reset(&price_batch_entity, &row);
    row.date = demo->session->today;
    row.effective_on = effective_on;
    row.building = "1";
    row.layout = "四室两厅";
    row.percent = 10000; /* 1 % */
    row.reason = reason;
    demo_run(demo, "price.draft", &row);
    const char *batch_no = arena_copy(&demo->arena, row.batch_no);
    if (approved) {
        entity_reset(&price_batch_entity, &row);
        row.batch_no = batch_no;
        row.approved_by = DEMO_MANAGER;
        demo_run(demo, "price.approve", &row);
    }
}

/* 小订 until tomorrow: who comes back with the family. */
static void reserve(Demo *demo)
{
    const DemoUnit *unit = look_at_unit(demo, "两室两厅");
    Deal row;
    if (unit == NULL) {
        return;
    }
    entity_reset(&deal_entity, &row);
    row.reserved_on = demo->session->today;
    row.reserved_until = demo->session->today + 1;
    row.unit_no = unit->unit_no;
    row.phone = "13700008866";
    row.name = "柳青";
    row.consultant = demo->consultants[0];
    row.reserve_money = 500000;
    demo_run(demo, "deal.reserve", &row);
}

void demo_office_day(Demo *demo)
{
    int64_t left = demo->today - demo->session->today;
    register_documents(demo);
    if (left == 6) {
        lend_licence(demo);
        change_prices(demo, demo->session->today, "首批去化过半", true);
    } else if (left == 2) {
        change_prices(demo, demo->today + 5, "年底冲量前调整", true);
        change_prices(demo, demo->today + 30, "明年首批定价", false);
    } else if (left == 0) {
        reserve(demo);
    }
}
