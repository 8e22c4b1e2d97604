/*
 * The demonstration's deals. A deal follows one of the fates below: what happens to it, and how
 * many days after the subscription. The fates are taken in turn, so a site of ordinary size has met
 * them all; what lies behind the last day has not happened yet.
 */
#include "app/demo_deal.h"

#include "base/str.h"
#include "model/choice.h"
#include "model/archive_loan.h"
#include "model/change.h"
#include "model/deal.h"
#include "model/delivery.h"
#include "model/dunning.h"
#include "model/filing.h"
#include "model/loan.h"
#include "model/ticket.h"

#define TICKET_MONEY 2000000 /* fen */
#define STEPS_MAX 24

/* Parts of fates that recur. */
#define DEPOSIT {0, demo_deposit, 0}
#define SIGN(day) {day, demo_sign, 0}, {day, demo_sign_online, 0}
#define FILED(day) {day, demo_filing, FILING_sent_on}, {(day) + 8, demo_filing, FILING_filed_on}
#define OWN(day) {day, demo_own_part, 100}
#define BANK(day, bank)                                                                            \
    {day, demo_loan_open, bank}, {(day) + 4, demo_loan, LOAN_docs_on},                             \
        {(day) + 6, demo_loan, LOAN_interview_on}, {(day) + 11, demo_loan, LOAN_submit_on}
#define MONEY(day)                                                                                 \
    {day, demo_approve, 100}, {(day) + 3, demo_loan, LOAN_reg_sent_on},                            \
        {(day) + 7, demo_loan, LOAN_registered_on}, {(day) + 21, demo_disburse, 100}
#define PARTS(day)                                                                                 \
    {day, demo_approve, 100}, {(day) + 3, demo_loan, LOAN_reg_sent_on},                            \
        {(day) + 7, demo_loan, LOAN_registered_on}, {(day) + 14, demo_disburse, 60},               \
        {(day) + 26, demo_disburse, 100}
#define CHANGE(day, kind) {day, demo_apply, kind}, {(day) + 2, demo_execute, 0}

typedef struct DemoFate {
    int64_t pay;
    DemoStep steps[STEPS_MAX]; /* ends with a NULL act */
} DemoFate;

static const DemoFate fates[] = {
    {PAY_COMMERCIAL, {DEPOSIT, SIGN(5), OWN(5), BANK(6, 0), FILED(9), MONEY(26), {20, demo_archive, 0},
                      {30, demo_lend, 0}, {32, demo_end_loan, ARCHIVE_LOAN_returned_on}}},
    {PAY_LUMP, {DEPOSIT, SIGN(4), OWN(4), FILED(8), {40, demo_fees, 0}, {18, demo_archive, 0}, {50, demo_deliver, 5},
                {64, demo_title, DELIVERY_title_sent_on}, {90, demo_title, DELIVERY_title_on}}},
    {PAY_COMMERCIAL, {DEPOSIT, SIGN(7), OWN(8), BANK(9, 1), FILED(12), {22, demo_ask_papers, 0}, {25, demo_bring_papers, 0}, PARTS(29),
                      {24, demo_archive, 0}, {60, demo_lend, 1}}},
    {PAY_FUND, {DEPOSIT, SIGN(6), OWN(6), BANK(8, 0), FILED(10), {24, demo_ask_papers, 2}, {31, demo_bring_papers, 0}, MONEY(32)}},
    {PAY_COMMERCIAL, {DEPOSIT, CHANGE(4, CHANGE_CANCEL), {8, demo_refund, 0}}},
    {PAY_COMBO, {DEPOSIT, SIGN(5), {5, demo_own_part, 50}, {12, demo_own_part, 100}, BANK(7, 2), FILED(9), MONEY(30)}},
    {PAY_LUMP, {DEPOSIT, {9, demo_apply, CHANGE_FORFEIT}, {14, demo_execute, 0}}},
    {PAY_COMMERCIAL, {DEPOSIT, CHANGE(3, CHANGE_UNIT), SIGN(7), OWN(7), BANK(9, 3), FILED(11), MONEY(28)}},
    {PAY_COMMERCIAL, {DEPOSIT, SIGN(5), OWN(6), BANK(7, 1), FILED(10), {22, demo_loan, LOAN_rejected_on},
                      {34, demo_loan_open, 4}, {37, demo_loan, LOAN_docs_on}, {39, demo_loan, LOAN_interview_on},
                      {41, demo_loan, LOAN_submit_on}, MONEY(52)}},
    {PAY_INSTALMENT, {DEPOSIT, SIGN(6), {6, demo_own_part, 40}, FILED(10), {70, demo_balance, 0}, {75, demo_deliver, 4}}},
    {PAY_COMMERCIAL, {DEPOSIT, CHANGE(5, CHANGE_SIGN_DUE), {8, demo_draft, 0}, SIGN(15), OWN(15), BANK(17, 0), FILED(20), MONEY(38)}},
    {PAY_LUMP, {DEPOSIT, CHANGE(2, CHANGE_PRICE), SIGN(5), {5, demo_transfer, 0}, OWN(5), FILED(9),
                {19, demo_archive, 0}, {70, demo_lend, 0}, {82, demo_end_loan, ARCHIVE_LOAN_lost_on}}},
    {PAY_COMMERCIAL, {DEPOSIT, SIGN(5), OWN(5), BANK(6, 2), {9, demo_filing, FILING_sent_on},
                      {14, demo_filing, FILING_returned_on}, {16, demo_filing, FILING_sent_on},
                      {25, demo_filing, FILING_filed_on}, {25, demo_approve, 90}, {33, demo_loan, LOAN_registered_on}}},
    {PAY_COMMERCIAL, {DEPOSIT, CHANGE(3, CHANGE_PAY), SIGN(6), OWN(6), FILED(10)}},
    {PAY_LUMP, {DEPOSIT, SIGN(5), {5, demo_own_part, 60}, CHANGE(6, CHANGE_PAY_DUE), FILED(9),
                {19, demo_penalty, 0}, {24, demo_dun, DUNNING_BY_PHONE}, {33, demo_dun, DUNNING_BY_LETTER}}},
    {PAY_COMMERCIAL, {DEPOSIT, SIGN(5), OWN(5), BANK(6, 3), CHANGE(18, CHANGE_CANCEL), {22, demo_refund, 0}}},
    {PAY_FUND, {{2, demo_deposit, 0}, SIGN(8), OWN(9), BANK(10, 0), {16, demo_filing, FILING_sent_on},
               {25, demo_ask_papers, 1}}},
    {PAY_LUMP, {DEPOSIT, SIGN(4), OWN(4), FILED(7), {24, demo_filing, FILING_revoked_on},
                {25, demo_apply, CHANGE_CANCEL}, {27, demo_execute, 0}, {30, demo_refund, 0}}},
    {PAY_COMMERCIAL, {DEPOSIT, CHANGE(2, CHANGE_NAME), SIGN(6), OWN(6), BANK(8, 1), FILED(10),
                      {22, demo_ask_papers, 1}, {24, demo_bring_papers, 0}, {26, demo_ask_papers, 2}, {29, demo_bring_papers, 0}, PARTS(30)}},
    {PAY_COMMERCIAL, {DEPOSIT, SIGN(5), {5, demo_own_part, 30}, {6, demo_loan_open, 0},
                      {9, demo_dun, DUNNING_BY_PHONE}, {14, demo_dun, DUNNING_BY_MESSAGE}, {21, demo_dun, DUNNING_BY_LETTER},
                      {60, demo_drop_loan, 0}}},
    {PAY_LUMP, {DEPOSIT, SIGN(6), OWN(6), {7, demo_apply, CHANGE_UNIT}, {11, demo_withdraw, 0}, FILED(13)}},
    {PAY_COMMERCIAL, {DEPOSIT, {5, demo_apply, CHANGE_CANCEL}, {27, demo_execute, 0}, {28, demo_refund, 0}}},
    {PAY_COMMERCIAL, {DEPOSIT, {24, demo_apply, CHANGE_FORFEIT}, {28, demo_execute, 0}}},
};

static void step_act(Demo *demo, DemoTask *task)
{
    const DemoStep *step = &fates[task->step / STEPS_MAX].steps[task->step % STEPS_MAX];
    step->act(demo, task->deal, step->argument);
}

/* An 18-digit ID number that passes its check and belongs to nobody. */
const char *demo_id_number(Demo *demo)
{
    static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    int64_t born = date_from_civil(1960, 1, 1) + demo_random(demo, 40 * 365);
    Civil day = date_civil(born);
    const char *number = arena_format(&demo->arena, "990101%04d%02d%02d%03lld", day.year, day.month,
                                      day.day, (long long)demo_random(demo, 1000));
    for (size_t i = 0; i < ARRAY_LEN(weights); i++) {
        sum += (number[i] - '0') * weights[i];
    }
    return arena_format(&demo->arena, "%s%c", number, "10X98765432"[sum % 11]);
}

/* 98折, 99折 or a small extra: written down as the desk writes it. */
static void set_price(Demo *demo, const DemoUnit *unit, Deal *row)
{
    int64_t percent = 97 + demo_random(demo, 3);
    row->total = unit->total * percent / 100 / 100 * 100;
    row->discount_note = arena_format(&demo->arena, "%lld折", (long long)percent);
    row->deposit = DEMO_DEPOSIT;
}

static void plan_fate(Demo *demo, DemoDeal *deal, size_t fate, int late)
{
    for (int i = 0; i < STEPS_MAX && fates[fate].steps[i].act != NULL; i++) {
        int after = fates[fate].steps[i].after;
        demo_plan(demo, demo->session->today + after + (after > 0 ? late : 0),
                  (DemoTask){.act = step_act, .deal = deal, .step = (int)fate * STEPS_MAX + i});
    }
}

void demo_subscribe(Demo *demo, DemoPerson *person, const char *ticket_no)
{
    DemoUnit *unit = demo_pick_unit(demo, person->layout);
    size_t fate = (size_t)(demo->deal_count % (int64_t)ARRAY_LEN(fates));
    Deal row;
    if (unit == NULL) {
        return;
    }
    entity_reset(&deal_entity, &row);
    row.sub_date = demo->session->today;
    row.unit_no = unit->unit_no;
    row.phone = person->phone;
    row.name = person->name;
    row.id_no = demo_id_number(demo);
    row.pay_method = fates[fate].pay;
    row.consultant = person->consultant;
    row.ticket_no = ticket_no;
    set_price(demo, unit, &row);
    demo_run(demo, "deal.subscribe", &row);
    DemoDeal *deal = arena_alloc(&demo->arena, sizeof *deal);
    *deal = (DemoDeal){.person = person, .unit = unit, .total = row.total, .pay = row.pay_method,
                       .deal_no = arena_copy(&demo->arena, row.deal_no)};
    person->buyer = true;
    demo_number(demo, deal);
    if (demo->deal_count % 3 == 0 && deal->pay != PAY_LUMP) {
        demo_spouse(demo, deal);
    }
    demo->deal_count++;
    plan_fate(demo, deal, fate, (int)demo_random(demo, 3));
}

/* Tickets: taken back, turned into a deal, or still waiting. */

static void refund_ticket_act(Demo *demo, DemoTask *task)
{
    Ticket row;
    entity_reset(&ticket_entity, &row);
    row.ticket_no = task->person->ticket_no;
    row.refunded_on = demo->session->today;
    demo_run(demo, "ticket.refund", &row);
}

static void convert_ticket_act(Demo *demo, DemoTask *task)
{
    demo_subscribe(demo, task->person, task->person->ticket_no);
}

void demo_ticket(Demo *demo, DemoPerson *person)
{
    static DemoAct *const ends[] = {convert_ticket_act, convert_ticket_act, refund_ticket_act};
    Ticket row;
    entity_reset(&ticket_entity, &row);
    row.date = demo->session->today;
    row.phone = person->phone;
    row.amount = TICKET_MONEY;
    demo_run(demo, "ticket.open", &row);
    person->buyer = true;
    person->ticket_no = arena_copy(&demo->arena, row.ticket_no);
    demo_offer(demo, person);
    int64_t end = demo_random(demo, (int64_t)ARRAY_LEN(ends) + 1);
    if (end < (int64_t)ARRAY_LEN(ends)) {
        demo_plan(demo, row.date + 6 + demo_random(demo, 15),
                  (DemoTask){.act = ends[end], .person = person});
    }
}
