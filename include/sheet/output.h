/*
 * A file written beside its target and renamed over it: a failed or cancelled run leaves the old
 * file. The temporary is new (O_EXCL, O_NOFOLLOW, mode 0600 or that of the file replaced), in the
 * target's own folder, which is held open and fsynced. A link at the target's name is replaced,
 * never followed; a folder, FIFO, socket or disk is refused; a character device is written to.
 * "-" is stdout.
 *
 *     Output out;
 *     if (!output_open(&out, path, err)) return false;
 *     fprintf(out.file, …);
 *     return output_commit(&out, err);       // or output_abort(&out)
 */
#ifndef SHEET_OUTPUT_H
#define SHEET_OUTPUT_H

#include "base/error.h"

#include <stdbool.h>
#include <stdio.h>

typedef struct Output {
    FILE *file;          /* write here; owned */
    int folder;          /* descriptor of the target's folder, -1 for stdout and devices */
    char name[256];      /* the target within folder */
    char temporary[300]; /* beside it */
} Output;

bool output_open(Output *out, const char *path, Error *err);
/* Flushes, syncs, renames, syncs the folder. False: the old file is still there. Closes always. */
bool output_commit(Output *out, Error *err);
/* Removes the temporary and closes; does nothing after a commit. */
void output_abort(Output *out);

#endif
