/* What can be done with an application for a loan: on its page, on a card of the board and on a row
 * of the lists of screen 6. One table for all of them. */
#ifndef SCREEN_LOAN_ACTION_H
#define SCREEN_LOAN_ACTION_H

#include "model/loan.h"
#include "ui/form.h"
#include "ui/view.h"

enum LoanNeed {
    NEED_LOAN = NEED_FIRST,               /* an application here */
    NEED_LOAN_NEXT = NEED_FIRST << 1,     /* it has a next step */
    NEED_LOAN_OPEN = NEED_FIRST << 2,     /* not paid, refused or dropped */
    NEED_LOAN_AT_BANK = NEED_FIRST << 3,  /* the bank looks at it */
    NEED_LOAN_APPROVED = NEED_FIRST << 4, /* approved, not sent in for registration */
    NEED_LOAN_PAID = NEED_FIRST << 5,     /* in part or whole */
    NEED_LOAN_ENDED = NEED_FIRST << 6,    /* refused or dropped */
    NEED_LOAN_OTHER = NEED_FIRST << 7,    /* the deal has another part */
    NEED_LOAN_LIST = NEED_FIRST << 8,     /* the screen, not a page */
    NEED_LOAN_BOARD = NEED_FIRST << 9,
};

extern const Action loan_actions[];
enum { LOAN_ACTION_COUNT = 19 };

unsigned loan_have(View *view); /* the have hook of those screens */
/* The application under the cursor or of the page; false when there is none. */
bool loan_here(View *view, Loan *loan);
/* Below the form of a disbursement: the receipt that goes with it. */
void loan_disburse_below(Form *form, Canvas *canvas, Rect area);

#endif
