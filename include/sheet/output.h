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
 *
 * What may leave only with a row in the audit trail is held: the file is complete, hashed and
 * approved before it appears (before the first byte reaches stdout).
 */
#ifndef SHEET_OUTPUT_H
#define SHEET_OUTPUT_H

#include "base/error.h"

#include <stdbool.h>
#include <stdio.h>

#define OUTPUT_HASH_SIZE 65 /* SHA-256 in hex, with its NUL */

/* False stops the file from appearing; err says why. */
typedef bool OutputApprove(void *context, const char *sha256, Error *err);

typedef struct Output {
    FILE *file;          /* write here; owned */
    FILE *sink;          /* stdout or a device while held: file is memory, copied at the commit; a
                            terminal always, where it is shown as text_visible_lines does */
    OutputApprove *approve; /* NULL: not held */
    void *approve_context;
    int folder;          /* descriptor of the target's folder, -1 for stdout and devices */
    char name[256];      /* the target within folder */
    char temporary[300]; /* beside it */
} Output;

bool output_open(Output *out, const char *path, Error *err);
/* Right after output_open: approve is asked by output_commit. */
bool output_hold(Output *out, OutputApprove *approve, void *context, Error *err);
/* Flushes, syncs, renames, syncs the folder. False: the old file is still there, unless the error
 * says that the new one may not outlive a power cut. Closes always. */
bool output_commit(Output *out, Error *err);
/* Removes the temporary and closes; does nothing after a commit. */
void output_abort(Output *out);

#endif
