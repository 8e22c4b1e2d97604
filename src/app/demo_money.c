/* The money of a deal of the demonstration. */
#include "app/demo_deal.h"

#include "base/str.h"
#include "model/choice.h"
#include "model/receipt.h"

void demo_receipt(Demo *demo, DemoDeal *deal, int64_t kind, int64_t amount)
{
    Receipt row;
    bool bank = kind == RECEIPT_COMMERCIAL || kind == RECEIPT_FUND;
    if (amount <= 0) {
        return;
    }
    entity_reset(&receipt_entity, &row);
    row.deal_no = deal->deal_no;
    row.kind = kind;
    row.amount = amount;
    row.paid_on = demo->session->today;
    row.arrived_on = demo->session->today;
    row.method = bank ? "银行放款" : demo_chance(demo, 60) ? "转账" : "POS";
    demo_run(demo, kind == RECEIPT_REFUND ? "receipt.refund" : "receipt.post", &row);
    if (kind == RECEIPT_REFUND) {
        deal->paid -= amount;
    } else if (!bank && kind <= RECEIPT_BALANCE) {
        deal->paid += amount;
    }
}

static int64_t owed(const DemoDeal *deal)
{
    return deal->total - deal->parts[LOAN_COMMERCIAL] - deal->parts[LOAN_FUND] - deal->paid;
}

void demo_deposit(Demo *demo, DemoDeal *deal, int64_t argument)
{
    (void)argument;
    demo_receipt(demo, deal, RECEIPT_DEPOSIT, DEMO_DEPOSIT);
}

void demo_own_part(Demo *demo, DemoDeal *deal, int64_t percent)
{
    bool loan = deal->parts[LOAN_COMMERCIAL] + deal->parts[LOAN_FUND] > 0;
    demo_receipt(demo, deal, loan ? RECEIPT_DOWN : RECEIPT_PRICE,
                 percent == 100 ? owed(deal) : owed(deal) / 10000 * percent * 100);
}

void demo_balance(Demo *demo, DemoDeal *deal, int64_t argument)
{
    (void)argument;
    demo_receipt(demo, deal, RECEIPT_BALANCE, owed(deal));
}

/* Money that is not for the house: it enters no figure of collections. */
void demo_fees(Demo *demo, DemoDeal *deal, int64_t argument)
{
    (void)argument;
    demo_receipt(demo, deal, RECEIPT_MAINTENANCE, deal->total / 5000 * 100);
    demo_receipt(demo, deal, RECEIPT_DEED_TAX, deal->total / 10000 * 100);
    demo_receipt(demo, deal, RECEIPT_AGENCY, 8000);
    demo_receipt(demo, deal, RECEIPT_AREA, 126000);
}

void demo_penalty(Demo *demo, DemoDeal *deal, int64_t argument)
{
    (void)argument;
    demo_receipt(demo, deal, RECEIPT_PENALTY, deal->total / 10000 * 100);
}

void demo_refund(Demo *demo, DemoDeal *deal, int64_t argument)
{
    (void)argument;
    demo_receipt(demo, deal, RECEIPT_REFUND, deal->paid);
}

/* A deposit booked as price money: a pair of rows that adds nothing. */
void demo_transfer(Demo *demo, DemoDeal *deal, int64_t argument)
{
    Receipt row;
    (void)argument;
    entity_reset(&receipt_entity, &row);
    row.deal_no = deal->deal_no;
    row.kind = RECEIPT_DEPOSIT;
    row.to_kind = RECEIPT_PRICE;
    row.amount = DEMO_DEPOSIT;
    row.arrived_on = demo->session->today;
    demo_run(demo, "receipt.transfer", &row);
}
