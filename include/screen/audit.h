/* The audit trail as rows that a person reads, and one entry on a page: what was before, what is
 * now. */
#ifndef SCREEN_AUDIT_H
#define SCREEN_AUDIT_H

#include "screen/rows.h"

void audit_fill(View *view, Rows *rows); /* time, who, from where, what, of what, content */
Reply audit_page_open(View *parent, int64_t id);

#endif
