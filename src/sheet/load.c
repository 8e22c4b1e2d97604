#include "sheet/load.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "sheet/table.h"

/* Reads up to size bytes; a file that shrinks meanwhile is read as far as it goes. */
static bool read_all(int fd, char *bytes, size_t *size)
{
    size_t got = 0;
    while (got < *size) {
        ssize_t n = read(fd, bytes + got, *size - got);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            return false;
        }
        if (n == 0) {
            break;
        }
        got += (size_t)n;
    }
    *size = got;
    return true;
}

static bool load_open_file(Arena *arena, int fd, char **bytes, size_t *size, Error *err)
{
    struct stat status;
    if (fstat(fd, &status) != 0) {
        return error_set(err, ERR_IO, NULL, _("读不了文件：%s"), error_cause(errno));
    }
    if (!S_ISREG(status.st_mode)) {
        return error_set(err, ERR_IO, NULL, _("这不是普通文件，请先存成一个文件"));
    }
    if ((uintmax_t)status.st_size > SHEET_MAX_BYTES) {
        return error_set(err, ERR_INVALID, NULL, _("文件超过 256 MB，请分成几个文件再导入"));
    }
    *size = (size_t)status.st_size;
    *bytes = arena_alloc(arena, *size + 1);
    if (!read_all(fd, *bytes, size)) {
        return error_set(err, ERR_IO, NULL, _("读不了文件：%s"), error_cause(errno));
    }
    (*bytes)[*size] = '\0';
    return true;
}

bool load_file(Arena *arena, const char *path, char **bytes, size_t *size, Error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        return error_set(err, ERR_IO, NULL, _("打不开文件：%s"), error_cause(errno));
    }
    bool done = load_open_file(arena, fd, bytes, size, err);
    close(fd);
    return done;
}
