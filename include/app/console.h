/* The console: needs a terminal. Returns the exit status. */
#ifndef APP_CONSOLE_H
#define APP_CONSOLE_H

#include "app/options.h"

int console_run(const Options *options);

#endif
