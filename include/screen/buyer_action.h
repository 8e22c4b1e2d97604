/*
 * 权益人 of a deal: a list to pick from — add one, change or remove one, or apply for the order that a
 * signed contract needs.
 */
#ifndef SCREEN_BUYER_ACTION_H
#define SCREEN_BUYER_ACTION_H

#include "ui/view.h"

Reply buyer_action_open(View *view, const char *deal_no);

#endif
