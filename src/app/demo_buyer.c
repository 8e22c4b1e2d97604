/* Who else buys a deal of the demonstration, and which pre-printed number its 认购书 has. */
#include "app/demo_deal.h"

#include "domain/book.h"
#include "model/book_number.h"
#include "model/choice.h"
#include "model/deal_buyer.h"
#include "model/deal_paper.h"
#include "model/number_book.h"

#define BOOK_PREFIX "RG"
#define SPOUSE "林悦"
#define HALF 500000    /* ppm */
#define NUMBER_VOID 19 /* every so many numbers one is spoilt, */
#define NUMBER_GONE 31 /* and one is nowhere to be found */

void demo_spouse(Demo *demo, DemoDeal *deal)
{
    DealBuyer row;
    DealPaper paper;
    if (deal->spouse) {
        return;
    }
    deal->spouse = true;
    entity_reset(&deal_buyer_entity, &row);
    row.deal_no = deal->deal_no;
    row.date = demo->session->today;
    row.name = SPOUSE;
    row.id_kind = ID_CARD;
    row.id_no = demo_id_number(demo);
    row.share = HALF;
    row.relation = BUYER_SPOUSE;
    demo_run(demo, "buyer.add", &row);
    entity_reset(&deal_paper_entity, &paper);
    paper.deal_no = deal->deal_no;
    paper.paper = "证件 " SPOUSE;
    paper.received_on = demo->session->today;
    paper.copies = 2;
    demo_run(demo, "paper.receive", &paper);
}

void demo_book(Demo *demo)
{
    NumberBook row;
    entity_reset(&number_book_entity, &row);
    row.kind = BOOK_SUBSCRIPTION;
    row.prefix = BOOK_PREFIX;
    row.first = 1;
    row.last = BOOK_SIZE;
    row.received_on = demo->first;
    row.received_from = "法务部";
    demo_run(demo, "book.receive", &row);
    row.handed_on = demo->first;
    row.handed_to = "王芳";
    demo_run(demo, "book.hand_out", &row);
}

static void take_number(Demo *demo, const char *deal_no, const char *reason)
{
    BookNumber row;
    entity_reset(&book_number_entity, &row);
    row.kind = BOOK_SUBSCRIPTION;
    row.number = arena_format(&demo->arena, BOOK_PREFIX "%04d", demo->book_count);
    row.date = demo->session->today;
    row.document_no = deal_no;
    row.void_reason = reason;
    demo_run(demo, reason != NULL ? "book.void" : "book.use", &row);
}

void demo_number(Demo *demo, const DemoDeal *deal)
{
    if (demo->book_count + 3 > BOOK_SIZE) {
        return;
    }
    if (++demo->book_count % NUMBER_VOID == 0) {
        take_number(demo, NULL, "填错总价");
        demo->book_count++;
    }
    if (demo->book_count % NUMBER_GONE == 0) {
        demo->book_count++;
    }
    take_number(demo, deal->deal_no, NULL);
}
