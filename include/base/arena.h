/*
 * A region of memory freed as a whole. Rows and cells of a screen, a report or an import live in
 * one, so that nobody above db calls free. Memory is zeroed. Out of memory ends the program with
 * status 3 through memory_fail (the file is safe: a transaction that was not committed is not
 * there).
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

typedef struct ArenaBlock ArenaBlock;

typedef struct Arena {
    ArenaBlock *head;
} Arena;

void *arena_alloc(Arena *arena, size_t size);                     /* zeroed, aligned for any type */
char *arena_copy(Arena *arena, const char *text);                 /* NULL gives NULL */
char *arena_copy_len(Arena *arena, const char *text, size_t len); /* adds the NUL */
char *arena_format(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
void arena_clear(Arena *arena); /* frees everything; the arena may be used again */

/* malloc/realloc that never return NULL. */
void *memory_alloc(size_t size);
void *memory_resize(void *memory, size_t size);
void memory_words(int fd); /* where a failure is said while standard error is muted */
void memory_on_fail(void (*restore)(void)); /* called before the exit: the terminal is restored */

#endif
