#include "base/arena.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIRST_BLOCK 1024 /* most arenas hold a word or two */
#define BLOCK_SIZE 65536
#define ALIGNMENT 16

struct ArenaBlock {
    ArenaBlock *next;
    size_t used;
    size_t size;
    char data[] __attribute__((aligned(ALIGNMENT)));
};

/* What must be undone before the program ends for lack of memory: set once by the terminal. It has
 * to be reachable from malloc's failure, which knows no context. */
static void (*restore_on_fail)(void);

void memory_on_fail(void (*restore)(void))
{
    restore_on_fail = restore;
}

/* Where it says so: standard error, unless that is muted for a while. */
static int words_fd = STDERR_FILENO;

void memory_words(int fd)
{
    words_fd = fd;
}

static void memory_fail(void)
{
    static const char text[] = "anchang: 内存不足，程序退出；已保存的数据是安全的\n";
    if (restore_on_fail != NULL) {
        restore_on_fail();
    }
    if (write(words_fd, text, sizeof text - 1) < 0) {
        _exit(3);
    }
    _exit(3);
}

static void *given(void *memory, bool wanted)
{
    if (memory == NULL && wanted) {
        memory_fail();
    }
    return memory;
}

void *memory_alloc(size_t size)
{
    return given(calloc(1, size > 0 ? size : 1), true);
}

void *memory_resize(void *memory, size_t size)
{
    return given(realloc(memory, size > 0 ? size : 1), true);
}

/* gcc says it by a macro, clang by a feature. */
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED
#endif
#endif

/* Libraries ask for memory too, and some of them go on without it: libxlsxwriter writes through NULL,
 * libutf8proc's refusal looks like a bad character. In this program there is one answer for all:
 * these three stand before the C library's own of the same names. The sanitizers bring theirs. */
#ifndef SANITIZED
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);

void *malloc(size_t size)
{
    return given(__libc_malloc(size), true);
}

void *calloc(size_t count, size_t size)
{
    return given(__libc_calloc(count, size), true);
}

void *realloc(void *memory, size_t size)
{
    return given(__libc_realloc(memory, size), size > 0);
}
#endif

void *arena_alloc(Arena *arena, size_t size)
{
    ArenaBlock *block = arena->head;
    size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (block == NULL || block->size - block->used < size) {
        size_t room = block == NULL ? FIRST_BLOCK : BLOCK_SIZE;
        room = size > room ? size : room;
        block = memory_alloc(sizeof *block + room);
        block->size = room;
        block->next = arena->head;
        arena->head = block;
    }
    void *memory = block->data + block->used;
    block->used += size;
    return memory;
}

char *arena_copy_len(Arena *arena, const char *text, size_t len)
{
    char *copy = arena_alloc(arena, len + 1);
    memcpy(copy, text, len);
    return copy;
}

char *arena_copy(Arena *arena, const char *text)
{
    return text != NULL ? arena_copy_len(arena, text, strlen(text)) : NULL;
}

char *arena_format(Arena *arena, const char *format, ...)
{
    va_list list;
    va_list again;
    va_start(list, format);
    va_copy(again, list);
    int len = vsnprintf(NULL, 0, format, list);
    va_end(list);
    char *text = arena_alloc(arena, (size_t)(len < 0 ? 0 : len) + 1);
    vsnprintf(text, (size_t)(len < 0 ? 0 : len) + 1, format, again);
    va_end(again);
    return text;
}

void arena_clear(Arena *arena)
{
    while (arena->head != NULL) {
        ArenaBlock *next = arena->head->next;
        free(arena->head);
        arena->head = next;
    }
}
