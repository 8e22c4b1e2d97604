#include "db/file.h"

#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK 65536
#define PAGE 4096

bool file_sync(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    bool ok = fsync(fd) == 0;
    int cause = errno;
    close(fd);
    errno = cause;
    return ok;
}

bool file_sync_folder(const char *path)
{
    char *copy = strdup(path);
    bool ok = copy != NULL && file_sync(dirname(copy));
    int cause = errno;
    free(copy);
    errno = cause;
    return ok;
}

bool file_exists(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0;
}

bool file_same(const char *path, const char *other)
{
    struct stat one;
    struct stat two;
    return stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_ino == two.st_ino &&
           one.st_dev == two.st_dev;
}

static int create(const char *path)
{
    return open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
}

bool file_create(const char *path)
{
    int fd = create(path);
    return fd >= 0 && close(fd) == 0;
}

static bool write_all(int fd, const char *block, size_t len, off_t at)
{
    while (len > 0) {
        ssize_t written = pwrite(fd, block, len, at);
        if (written <= 0) {
            return false;
        }
        block += written;
        len -= (size_t)written;
        at += written;
    }
    return true;
}

/* Page by page where a block failed: what cannot be read becomes zeros. */
static ssize_t read_pages(int fd, char *block, off_t at, off_t size)
{
    ssize_t len = size - at < BLOCK ? (ssize_t)(size - at) : BLOCK;
    memset(block, 0, BLOCK);
    for (ssize_t done = 0; done < len; done += PAGE) {
        if (pread(fd, block + done, PAGE, at + done) < 0) {
            memset(block + done, 0, PAGE);
        }
    }
    return len;
}

static bool copy_blocks(int from, int to, bool holes)
{
    char block[BLOCK];
    struct stat info;
    off_t at = 0;
    if (fstat(from, &info) != 0) {
        return false;
    }
    while (at < info.st_size) {
        ssize_t len = pread(from, block, sizeof block, at);
        len = len < 0 && holes ? read_pages(from, block, at, info.st_size) : len;
        if (len <= 0) {
            return len == 0; /* it became shorter: SQLite's checks tell what that means */
        }
        if (!write_all(to, block, (size_t)len, at)) {
            return false;
        }
        at += len;
    }
    return true;
}

bool file_copy(const char *from, const char *to, bool holes)
{
    int in = open(from, O_RDONLY | O_CLOEXEC);
    int out = in >= 0 ? create(to) : -1;
    bool ok = out >= 0 && copy_blocks(in, out, holes) && fsync(out) == 0;
    int cause = errno;
    if (out >= 0) {
        ok = close(out) == 0 && ok;
    }
    if (in >= 0) {
        close(in);
    }
    errno = cause;
    return ok;
}

void file_remove(const char *path)
{
    static const char *const tails[] = {"", "-wal", "-shm", "-journal", "-lock"};
    for (size_t i = 0; i < ARRAY_LEN(tails); i++) {
        Str name = {0};
        str_format(&name, "%s%s", path, tails[i]);
        unlink(name.data);
        str_clear(&name);
    }
}
