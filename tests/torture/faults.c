/*
 * Loaded before the C library (LD_PRELOAD): fails the n-th call of one kind on files below a folder,
 * once or from then on. The kinds: read write sync truncate rename unlink open malloc.
 *     FAULT_BELOW=FOLDER FAULT_KIND=read FAULT_AT=7 [FAULT_STAYS=1] [FAULT_COUNTS=FILE] anchang …
 * FAULT_COUNTS gets a line "kind number" for each kind when the program ends; FAULT_AT=0 fails none.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { READ, WRITE, SYNC, TRUNCATE, RENAME, UNLINK, OPEN, MALLOC, KINDS };

static const char *const names[KINDS] = {"read",   "write",  "sync", "truncate",
                                         "rename", "unlink", "open", "malloc"};
static const int errors[KINDS] = {ETIMEDOUT, EIO, EIO, EIO, EIO, EIO, EIO, ENOMEM};

static long counts[KINDS];
static long fail_at;
static int fail_kind = -1;
static bool stays;
static bool armed; /* the first file below the folder was opened */
static const char *below;
static bool watched[1024]; /* descriptors of files below the folder */

__attribute__((constructor)) static void start(void)
{
    const char *kind = getenv("FAULT_KIND");
    const char *at = getenv("FAULT_AT");
    below = getenv("FAULT_BELOW");
    stays = getenv("FAULT_STAYS") != NULL;
    fail_at = at != NULL ? atol(at) : 0;
    for (int i = 0; kind != NULL && i < KINDS; i++) {
        fail_kind = strcmp(kind, names[i]) == 0 ? i : fail_kind;
    }
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("FAULT_COUNTS");
    armed = false;
    FILE *file = path != NULL ? fopen(path, "w") : NULL;
    for (int i = 0; file != NULL && i < KINDS; i++) {
        fprintf(file, "%s %ld\n", names[i], counts[i]);
    }
    if (file != NULL) {
        fclose(file);
    }
}

static bool fails(int kind)
{
    if (!armed) {
        return false;
    }
    long count = ++counts[kind];
    if (kind != fail_kind || fail_at == 0 || (stays ? count < fail_at : count != fail_at)) {
        return false;
    }
    errno = errors[kind];
    return true;
}

static bool is_below(const char *path)
{
    return below != NULL && path != NULL && strncmp(path, below, strlen(below)) == 0;
}

static bool is_watched(int fd)
{
    return fd >= 0 && fd < 1024 && watched[fd];
}

static int opened(int fd, const char *path)
{
    if (fd >= 0 && fd < 1024) {
        watched[fd] = is_below(path);
        armed = armed || watched[fd];
    }
    return fd;
}

/* The C library's own function of the same name. */
#define REAL(type, name, ...)                                                                     \
    static type (*real)(__VA_ARGS__);                                                             \
    if (real == NULL) {                                                                           \
        *(void **)&real = dlsym(RTLD_NEXT, name);                                                 \
    }

#define OPEN_CALL(function)                                                                       \
    int function(const char *path, int flags, ...)                                                \
    {                                                                                             \
        REAL(int, #function, const char *, int, ...)                                              \
        va_list list;                                                                             \
        va_start(list, flags);                                                                    \
        mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;                                 \
        va_end(list);                                                                             \
        bool first = is_below(path) && !armed;                                                    \
        armed = armed || first;                                                                   \
        return is_below(path) && fails(OPEN) ? -1 : opened(real(path, flags, mode), path);        \
    }
OPEN_CALL(open)
OPEN_CALL(open64)

#define FILE_CALL(type, kind, function, parameters, arguments, ...)                               \
    type function parameters                                                                      \
    {                                                                                             \
        REAL(type, #function, __VA_ARGS__)                                                        \
        return is_watched(fd) && fails(kind) ? -1 : real arguments;                               \
    }
FILE_CALL(ssize_t, READ, read, (int fd, void *to, size_t n), (fd, to, n), int, void *, size_t)
FILE_CALL(ssize_t, READ, pread, (int fd, void *to, size_t n, off_t at), (fd, to, n, at), int, void *,
          size_t, off_t)
FILE_CALL(ssize_t, READ, pread64, (int fd, void *to, size_t n, off64_t at), (fd, to, n, at), int,
          void *, size_t, off64_t)
FILE_CALL(ssize_t, WRITE, write, (int fd, const void *from, size_t n), (fd, from, n), int,
          const void *, size_t)
FILE_CALL(ssize_t, WRITE, pwrite, (int fd, const void *from, size_t n, off_t at), (fd, from, n, at),
          int, const void *, size_t, off_t)
FILE_CALL(ssize_t, WRITE, pwrite64, (int fd, const void *from, size_t n, off64_t at),
          (fd, from, n, at), int, const void *, size_t, off64_t)
FILE_CALL(int, SYNC, fsync, (int fd), (fd), int)
FILE_CALL(int, SYNC, fdatasync, (int fd), (fd), int)
FILE_CALL(int, TRUNCATE, ftruncate, (int fd, off_t size), (fd, size), int, off_t)
FILE_CALL(int, TRUNCATE, ftruncate64, (int fd, off64_t size), (fd, size), int, off64_t)

int close(int fd)
{
    REAL(int, "close", int)
    if (fd >= 0 && fd < 1024) {
        watched[fd] = false;
    }
    return real(fd);
}

int rename(const char *from, const char *to)
{
    REAL(int, "rename", const char *, const char *)
    return is_below(to) && fails(RENAME) ? -1 : real(from, to);
}

int renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned flags)
{
    REAL(int, "renameat2", int, const char *, int, const char *, unsigned)
    return is_below(to) && fails(RENAME) ? -1 : real(from_dir, from, to_dir, to, flags);
}

int link(const char *from, const char *to)
{
    REAL(int, "link", const char *, const char *)
    return is_below(to) && fails(RENAME) ? -1 : real(from, to);
}

int unlink(const char *path)
{
    REAL(int, "unlink", const char *)
    return is_below(path) && fails(UNLINK) ? -1 : real(path);
}

/* The program's malloc is its own and asks these. dlsym may itself ask for memory: it is called once,
 * before anything is counted. */
#define MEMORY_CALL(name, parameters, arguments, ...)                                             \
    void *name parameters                                                                         \
    {                                                                                             \
        REAL(void *, #name, __VA_ARGS__)                                                          \
        return fails(MALLOC) ? NULL : real arguments;                                             \
    }
MEMORY_CALL(__libc_malloc, (size_t size), (size), size_t)
MEMORY_CALL(__libc_calloc, (size_t count, size_t size), (count, size), size_t, size_t)
MEMORY_CALL(__libc_realloc, (void *memory, size_t size), (memory, size), void *, size_t)
