#include "screen/ticket_action.h"

#include "db/store.h"
#include "model/deal.h"
#include "model/ticket.h"
#include "model/ticket_wish.h"
#include "screen/operation_form.h"
#include "screen/print_action.h"

static const char *known(View *view, Stmt *stmt, int column)
{
    const char *text = query_text(stmt, column);
    return *text != '\0' ? arena_copy(&view->rows, text) : NULL;
}

Reply ticket_subscribe_open(View *view, const char *ticket_no)
{
    Deal deal;
    Ticket ticket;
    if (ticket_no == NULL || !store_find(desk_db(view), &ticket_entity, "ticket_no", ticket_no,
                                         &view->rows, &ticket)) {
        return operation_form_open(view, "deal.subscribe", NULL, NULL);
    }
    entity_reset(&deal_entity, &deal);
    deal.ticket_no = ticket.ticket_no;
    deal.phone = ticket.phone;
    deal.unit_no = ticket.unit_no;
    Stmt *stmt = query_open(desk_db(view), "customer_for_form",
                            BINDS(BIND_TEXT(":phone", ticket.phone)));
    if (query_next(stmt)) {
        deal.name = known(view, stmt, 0);
        deal.consultant = known(view, stmt, 2);
    }
    query_close(stmt);
    return operation_form_open(view, "deal.subscribe", &deal, NULL);
}

Reply ticket_wish_open(View *view, const char *ticket_no)
{
    TicketWish wish;
    entity_reset(&ticket_wish_entity, &wish);
    wish.ticket_no = ticket_no;
    wish.position = query_one_number(desk_db(view), "ticket_wish_next",
                                     BINDS(BIND_TEXT(":ticket", ticket_no)));
    return operation_form_open(view, "ticket.wish", &wish, NULL);
}

Reply ticket_print_queue(View *view)
{
    char today[16];
    const PrintChoice queue = {"queue", date_format(today, sizeof today, desk_today(view))};
    return print_action(view, &queue, 1);
}
