/* The console: needs a terminal. Returns the exit status. */
#ifndef APP_DESK_H
#define APP_DESK_H

#include "app/options.h"

int desk_run(const Options *options);

#endif
