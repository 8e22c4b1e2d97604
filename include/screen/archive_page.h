/* A file of the archive: its record, its contents list, who had it; and what can be done with
 * it. */
#ifndef SCREEN_ARCHIVE_PAGE_H
#define SCREEN_ARCHIVE_PAGE_H

#include "ui/view.h"

enum ArchiveNeed {
    NEED_FILE = NEED_FIRST,                /* a file under the cursor, or its page */
    NEED_FILE_IN = NEED_FIRST << 1,        /* in its place */
    NEED_FILE_OUT = NEED_FIRST << 2,       /* lent */
    NEED_FILE_LIST = NEED_FIRST << 3,      /* a list, whose rows Enter opens */
    HAVE_FILE_FIRST = NEED_FIRST << 4,     /* of a tab: the file's number stands in the first column, … */
    HAVE_FILE_SECOND = NEED_FIRST << 5,    /* … in the second */
};

extern const Action archive_actions[];
enum { ARCHIVE_ACTION_COUNT = 8 };

unsigned archive_have(View *view); /* the have hook of those screens */
Reply archive_page_open(View *parent, const char *archive_no);

#endif
