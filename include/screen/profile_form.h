/* What kind of buyer somebody is: the form, filled with what is known; with several buyers,
 * whose. */
#ifndef SCREEN_PROFILE_FORM_H
#define SCREEN_PROFILE_FORM_H

#include "ui/view.h"

Reply profile_form_open(View *view, const char *deal_no);

#endif
