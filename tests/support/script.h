/* Operations as a script: "deal.sign deal_no=RG-2026-00001 sign_date=2026-11-11;…", a line each up to its
 * semicolon, words without blanks. "on 2026-11-23" goes to that day as the console does when it opens. */
#ifndef SUPPORT_SCRIPT_H
#define SUPPORT_SCRIPT_H

#include "support/deal.h"

/* Every line succeeds, or the test fails with what was said. */
void script_do(Site *site, const char *script);
/* One line; false with site->err. */
bool script_try(Site *site, const char *line);

#endif
