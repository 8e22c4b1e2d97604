/* What follows a deal of the demonstration on paper: signing papers, its household file and who
 * borrowed it, reminders, the keys and the title. None of it draws a random number: it changes
 * nothing else. */
#include "app/demo_deal.h"

#include "base/str.h"
#include "domain/receivable.h"
#include "domain/unit.h"
#include "model/archive.h"
#include "model/archive_loan.h"
#include "model/archive_paper.h"
#include "model/choice.h"
#include "model/deal_paper.h"
#include "model/delivery.h"
#include "model/dunning.h"
#include "model/signing.h"

#define SIGNED_RECENTLY 25 /* days: older papers of signings are in the household files */

/* Papers and steps of a signing */

static void receive_papers(Demo *demo, const DemoDeal *deal, size_t count)
{
    static const char *const papers[] = {"认购书原件", "定金收据",         "买受人身份证", "户口本",
                                         "婚姻证明",   "购房资格核验结果", "付款凭证"};
    for (size_t i = 0; i < count && i < ARRAY_LEN(papers); i++) {
        DealPaper row;
        entity_reset(&deal_paper_entity, &row);
        row.deal_no = deal->deal_no;
        row.paper = papers[i];
        row.received_on = demo->session->today;
        row.copies = i == 2 ? 2 : 1;
        demo_run(demo, "paper.receive", &row);
    }
}

static void waive_paper(Demo *demo, const DemoDeal *deal)
{
    DealPaper row;
    entity_reset(&deal_paper_entity, &row);
    row.deal_no = deal->deal_no;
    row.paper = "户口本";
    row.waived_by = DEMO_MANAGER;
    row.waive_reason = "集体户口";
    demo_run(demo, "paper.waive", &row);
}

static void sign_step(Demo *demo, const DemoDeal *deal, const char *operation, size_t date)
{
    Signing row;
    entity_reset(&signing_entity, &row);
    row.deal_no = deal->deal_no;
    field_set_number(&signing_fields[date], &row, demo->session->today);
    row.checked_by = date == SIGNING_checked_on ? "刘洋" : NULL;
    row.approved_by = date == SIGNING_approved_on ? DEMO_MANAGER : NULL;
    row.distribution = date == SIGNING_distributed_on ? "开发商2 备案1 买受人1" : NULL;
    demo_run(demo, operation, &row);
}

static void draft(Demo *demo, DemoDeal *deal)
{
    sign_step(demo, deal, "signing.draft", SIGNING_drafted_on);
    sign_step(demo, deal, "signing.check", SIGNING_checked_on);
    deal->drafted = true;
}

/* A contract that is still on its way: two papers are there, and nobody has approved it yet. */
void demo_draft(Demo *demo, DemoDeal *deal, int64_t argument)
{
    (void)argument;
    if (demo->session->today > demo->today - SIGNED_RECENTLY) {
        receive_papers(demo, deal, 2);
        draft(demo, deal);
    }
}

void demo_sign_papers(Demo *demo, DemoDeal *deal)
{
    bool whole = deal->pay == PAY_LUMP;
    if (demo->session->today <= demo->today - SIGNED_RECENTLY) {
        return;
    }
    receive_papers(demo, deal, whole ? 7 : 3);
    if (!whole) {
        waive_paper(demo, deal);
    }
    if (!deal->drafted) {
        draft(demo, deal);
    }
    sign_step(demo, deal, "signing.approve", SIGNING_approved_on);
    if (whole) {
        sign_step(demo, deal, "signing.seal", SIGNING_sealed_on);
        sign_step(demo, deal, "signing.distribute", SIGNING_distributed_on);
    }
}

/* The household file: complete but for what a deal of its kind has not */

static void file_paper(Demo *demo, const DemoDeal *deal, const char *paper, int64_t pages)
{
    ArchivePaper row;
    entity_reset(&archive_paper_entity, &row);
    row.archive_no = deal->archive_no;
    row.paper = paper;
    row.pages = pages;
    row.filed_on = demo->session->today;
    demo_run(demo, "archive.file", &row);
}

void demo_archive(Demo *demo, DemoDeal *deal, int64_t argument)
{
    Archive row;
    (void)argument;
    entity_reset(&archive_entity, &row);
    row.kind = ARCHIVE_HOUSEHOLD;
    row.date = demo->session->today;
    row.deal_no = deal->deal_no;
    row.place = "档案柜一";
    row.box = arena_format(&demo->arena, "%02lld", (long long)(demo->file_count++ / 8 + 1));
    row.original = 1;
    demo_run(demo, "archive.register", &row);
    deal->archive_no = arena_copy(&demo->arena, row.archive_no);
    file_paper(demo, deal, "认购书", 2);
    file_paper(demo, deal, "商品房买卖合同", 38);
    file_paper(demo, deal, "首付收据复印件", 1);
    file_paper(demo, deal, "买受人证件复印件", 4);
    file_paper(demo, deal, "备案证明", 1);
    if (deal->parts[LOAN_COMMERCIAL] > 0) {
        file_paper(demo, deal, "按揭合同", 26);
    }
}

void demo_lend(Demo *demo, DemoDeal *deal, int64_t original)
{
    ArchiveLoan row;
    entity_reset(&archive_loan_entity, &row);
    row.archive_no = deal->archive_no;
    row.date = demo->session->today;
    row.borrower = original ? "孙丽" : "刘洋";
    row.reason = original ? "银行核对合同原件" : "客户补办贷款资料";
    row.original = original;
    row.approved_by = original ? DEMO_MANAGER : NULL;
    demo_run(demo, "archive.lend", &row);
}

void demo_end_loan(Demo *demo, DemoDeal *deal, int64_t date)
{
    ArchiveLoan row;
    bool lost = date == ARCHIVE_LOAN_lost_on;
    entity_reset(&archive_loan_entity, &row);
    row.archive_no = deal->archive_no;
    field_set_number(&archive_loan_fields[date], &row, demo->session->today);
    row.remark = lost ? "外借途中遗失，已报经理" : "页数核对无误";
    demo_run(demo, lost ? "archive.lose" : "archive.return", &row);
}

/* Reminders: for the first row that is late on the day; who has paid meanwhile is not asked. */

void demo_dun(Demo *demo, DemoDeal *deal, int64_t mode)
{
    static const char *const results[] = {
        [DUNNING_BY_PHONE] = "客户说月底到账", [DUNNING_BY_MESSAGE] = "已读未回",
        [DUNNING_BY_LETTER] = "挂号信已签收",  [DUNNING_BY_VISIT] = "家中无人",
    };
    ReceivableSchedule schedule = receivable_schedule(demo->session->db, deal->deal_no,
                                                      demo->session->today, &demo->session->arena);
    size_t i = 0;
    while (i < schedule.count && !receivable_is_overdue(&schedule.rows[i], demo->session->today)) {
        i++;
    }
    if (i == schedule.count) {
        return;
    }
    Dunning row;
    entity_reset(&dunning_entity, &row);
    row.date = demo->session->today;
    row.deal_no = deal->deal_no;
    row.due_on = schedule.rows[i].due;
    row.amount = schedule.rows[i].amount - schedule.rows[i].paid;
    row.mode = mode;
    row.result = results[mode];
    row.promised_on = mode == DUNNING_BY_PHONE ? demo->session->today + 7 : NONE;
    demo_run(demo, "dunning.add", &row);
}

/* Keys and title */

/* The measured area differs by some tenths of a percent, as they do. */
static int64_t measured(Demo *demo, const DemoDeal *deal)
{
    Unit unit;
    Error ignored;
    if (!unit_load(demo->session, deal->unit->unit_no, "unit_no", &unit, &ignored)) {
        return NONE;
    }
    return unit.gross_area + unit.gross_area * (deal->total / 100 % 13 - 6) / 1000;
}

void demo_deliver(Demo *demo, DemoDeal *deal, int64_t keys)
{
    Delivery row;
    entity_reset(&delivery_entity, &row);
    row.deal_no = deal->deal_no;
    row.date = demo->session->today;
    row.measured_area = measured(demo, deal);
    row.key_count = keys;
    demo_run(demo, "delivery.hand_over", &row);
}

void demo_title(Demo *demo, DemoDeal *deal, int64_t date)
{
    Delivery row;
    entity_reset(&delivery_entity, &row);
    row.deal_no = deal->deal_no;
    field_set_number(&delivery_fields[date], &row, demo->session->today);
    bool done = date == DELIVERY_title_on;
    row.title_no = done ? arena_format(&demo->arena, "不动产权第%s号", deal->deal_no + 3) : NULL;
    demo_run(demo, done ? "delivery.finish_title" : "delivery.send_title", &row);
}
