/*
 * Drafts: half-typed forms, one small file each beside the site file, readable by its owner only.
 * The name of a file ends with the process that keeps it, so that two terminals on one site never
 * mix theirs; what a process left behind is offered to the person who typed it, when he opens the
 * same form again.
 *
 *     /data/site.db-draft-M01~stock.move.4711-88034
 */
#ifndef APP_DRAFT_H
#define APP_DRAFT_H

#include "base/arena.h"

#include <stddef.h>

/* prefix: "/data/site.db-draft-M01~". Replaced whole, never half; text NULL forgets it. */
void draft_keep(const char *prefix, const char *name, const char *text);
/* The newest draft of this name that is ours or nobody's (then it becomes ours); NULL: none. */
const char *draft_find(const char *prefix, Arena *arena, const char *name);
size_t draft_left_behind(const char *prefix); /* how many are nobody's */

#endif
