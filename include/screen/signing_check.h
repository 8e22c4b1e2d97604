/*
 * 复核合同: the form of signing.check with what the second person compares below it — unit, area, price
 * and every buyer with share and document (masked here, whole on the 认购书 that lies beside the
 * contract).
 */
#ifndef SCREEN_SIGNING_CHECK_H
#define SCREEN_SIGNING_CHECK_H

#include "ui/view.h"

Reply signing_check_open(View *view, const char *deal_no);

#endif
