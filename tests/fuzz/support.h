/*
 * What the targets of the fuzzer share. A target is one file: LLVMFuzzerTestOneInput gets any
 * bytes, reads them as the program would, and checks what must hold for all of them; whatever
 * breaks ends the process, and libFuzzer keeps the input.
 */
#ifndef FUZZ_SUPPORT_H
#define FUZZ_SUPPORT_H

#include "base/arena.h"
#include "domain/session.h"
#include "sheet/table.h"

#include <stddef.h>
#include <stdint.h>

#define FUZZ_NOW "2026-11-22 14:05" /* $ANCHANG_TODAY of every target */

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

void fuzz_start(void); /* from LLVMFuzzerInitialize: the clock, and stderr for fuzz_fail */
_Noreturn void fuzz_fail(const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
#define FUZZ_CHECK(truth, ...)                                                                     \
    ((truth) ? (void)0 : fuzz_fail(__FILE__, __LINE__, __VA_ARGS__))

/* Up to the first NUL, in a block of its own size, so that one byte too far is seen. */
char *fuzz_text(const uint8_t *data, size_t size);

/* A new folder below $TMPDIR; tests/fuzz/fuzz.sh removes it. */
void fuzz_folder(char path[64]);
void fuzz_write(const char *path, const uint8_t *data, size_t size);

/* What holds for every table read from a file; and a table without a fault, written as CSV, reads
 * the same. */
void fuzz_table(const SheetTable *table);
void fuzz_same_table(const SheetTable *a, const SheetTable *b);

/* A site with the history of tests/data/small in a folder of its own. */
void fuzz_site(Session *session);

#endif
