#include "sheet/xlsx_target.h"

#include "base/arena.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static bool open_workbook(XlsxTarget *target, bool stream)
{
    char name[40];
    int folder = target->out.folder;
    if (folder >= 0) {
        fflush(target->out.file);
        snprintf(name, sizeof name, "/proc/self/fd/%d", fileno(target->out.file));
        snprintf(target->folder, sizeof target->folder, "/proc/self/fd/%d", folder);
    } else {
        target->memory = memfd_create("workbook", MFD_CLOEXEC);
        snprintf(name, sizeof name, "/proc/self/fd/%d", target->memory);
        snprintf(target->folder, sizeof target->folder, ".");
        if (target->memory < 0) {
            return false;
        }
    }
    lxw_workbook_options options = {
        .constant_memory = stream ? LXW_TRUE : LXW_FALSE,
        .tmpdir = target->folder,
    };
    target->workbook = workbook_new_opt(name, &options);
    return target->workbook != NULL;
}

bool target_open(XlsxTarget *target, const char *path, bool stream, Error *err)
{
    *target = (XlsxTarget){.memory = -1};
    if (!output_open(&target->out, path, err)) {
        return false;
    }
    if (!open_workbook(target, stream)) {
        int cause = errno;
        target_abort(target);
        return error_set(err, ERR_IO, NULL, _("建不了工作簿：%s"), error_cause(cause));
    }
    return true;
}

static bool copy_memory(XlsxTarget *target)
{
    char block[65536];
    if (lseek(target->memory, 0, SEEK_SET) != 0) {
        return false;
    }
    ssize_t n;
    while ((n = read(target->memory, block, sizeof block)) > 0) {
        if (fwrite(block, 1, (size_t)n, target->out.file) != (size_t)n) {
            return false;
        }
    }
    return n == 0;
}

/* The library prints its complaints, which would land in the middle of the console. */
static lxw_error close_quietly(lxw_workbook *workbook)
{
    int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    bool quiet = kept >= 0 && nowhere >= 0 && dup2(nowhere, STDERR_FILENO) >= 0;
    memory_words(quiet ? kept : STDERR_FILENO);
    errno = 0;
    lxw_error result = workbook_close(workbook);
    int cause = errno;
    memory_words(STDERR_FILENO);
    if (quiet) {
        dup2(kept, STDERR_FILENO);
    }
    if (kept >= 0) {
        close(kept);
    }
    if (nowhere >= 0) {
        close(nowhere);
    }
    errno = cause;
    return result;
}

bool target_close(XlsxTarget *target, Error *err)
{
    lxw_error result = close_quietly(target->workbook);
    target->workbook = NULL;
    if (result != LXW_NO_ERROR) {
        error_set(err, ERR_IO, NULL, _("写不进工作簿：%s"),
                  errno != 0 ? error_cause(errno) : lxw_strerror(result));
        target_abort(target);
        return false;
    }
    if (target->memory >= 0 && !copy_memory(target)) {
        error_set(err, ERR_IO, NULL, _("写不进工作簿：%s"), error_cause(errno));
        target_abort(target);
        return false;
    }
    bool done = output_commit(&target->out, err);
    target_abort(target);
    return done;
}

void target_abort(XlsxTarget *target)
{
    if (target->workbook != NULL) {
        lxw_workbook_free(target->workbook);
        target->workbook = NULL;
    }
    if (target->memory >= 0) {
        close(target->memory);
        target->memory = -1;
    }
    output_abort(&target->out);
}
