#include "app/console.h"

#include "base/text.h"

#include <stdio.h>

int console_run(const Options *options)
{
    (void)options;
    fprintf(stderr, "anchang: %s\n", _("请写明命令，见 anchang --help"));
    return 2;
}
