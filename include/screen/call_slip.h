/* The slip for the ringing phone: number, verdict, whom to transfer to, what came of it. Over any
 * place. */
#ifndef SCREEN_CALL_SLIP_H
#define SCREEN_CALL_SLIP_H

#include "ui/view.h"

Reply call_slip_open(View *parent);

#endif
