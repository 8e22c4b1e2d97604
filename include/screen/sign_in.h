/* The sign-in list of the morning: Space in order of arrival, Enter once. */
#ifndef SCREEN_SIGN_IN_H
#define SCREEN_SIGN_IN_H

#include "ui/view.h"

Reply sign_in_open(View *parent); /* over parent, which refreshes afterwards */

#endif
