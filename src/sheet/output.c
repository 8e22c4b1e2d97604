#include "sheet/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sodium.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "base/text.h"

static bool output_fail(Output *out, Error *err, const char *what)
{
    int cause = errno;
    output_abort(out);
    return error_set(err, ERR_IO, NULL, _("%s: 写不出文件：%s"), what, error_cause(cause));
}

/* Opens the folder of path and keeps the name within it. */
static bool open_folder(Output *out, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    if (name[0] == '\0' || strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
        errno = EISDIR;
        return false;
    }
    if (strlen(name) >= sizeof out->name) {
        errno = ENAMETOOLONG;
        return false;
    }
    text_copy(out->name, sizeof out->name, name);
    char *folder = strndup(path, slash == NULL ? 0 : (size_t)(name - path));
    if (folder == NULL) {
        return false;
    }
    out->folder = open(slash == NULL ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(folder);
    return out->folder >= 0;
}

/* A name that nobody can foresee; O_EXCL settles the rest. The target's name is cut to fit. */
static bool open_temporary(Output *out, mode_t mode)
{
    uint64_t random;
    if (getrandom(&random, sizeof random, 0) != (ssize_t)sizeof random) {
        return false;
    }
    char name[200];
    text_copy(name, sizeof name, out->name);
    snprintf(out->temporary, sizeof out->temporary, ".%s.%016llx.tmp", name,
             (unsigned long long)random);
    int fd = openat(out->folder, out->temporary, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                    0600);
    if (fd < 0) {
        out->temporary[0] = '\0';
        return false;
    }
    if (fchmod(fd, mode) != 0 || (out->file = fdopen(fd, "w+")) == NULL) {
        close(fd);
        return false;
    }
    return true;
}

static bool open_device(Output *out)
{
    int fd = openat(out->folder, out->name, O_WRONLY | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) {
        return false;
    }
    close(out->folder);
    out->folder = -1;
    out->file = fdopen(fd, "w");
    if (out->file == NULL) {
        close(fd);
    }
    return out->file != NULL;
}

bool output_open(Output *out, const char *path, Error *err)
{
    *out = (Output){.folder = -1};
    if (strcmp(path, "-") == 0) {
        out->file = stdout;
        return true;
    }
    if (!open_folder(out, path)) {
        return output_fail(out, err, path);
    }
    struct stat old;
    bool exists = fstatat(out->folder, out->name, &old, AT_SYMLINK_NOFOLLOW) == 0;
    if (exists && S_ISCHR(old.st_mode)) {
        return open_device(out) || output_fail(out, err, path);
    }
    if (exists && !S_ISREG(old.st_mode) && !S_ISLNK(old.st_mode)) {
        output_abort(out);
        return error_set(err, ERR_IO, NULL, _("%s 不是普通文件，请换一个文件名"), path);
    }
    mode_t mode = exists && S_ISREG(old.st_mode) ? old.st_mode & 0777 : 0600;
    return open_temporary(out, mode) || output_fail(out, err, path);
}

bool output_hold(Output *out, OutputApprove *approve, void *context, Error *err)
{
    out->approve = approve;
    out->approve_context = context;
    if (out->temporary[0] != '\0') {
        return true;
    }
    int fd = memfd_create("output", MFD_CLOEXEC);
    FILE *memory = fd < 0 ? NULL : fdopen(fd, "w+");
    if (memory == NULL) {
        if (fd >= 0) {
            close(fd);
        }
        return output_fail(out, err, _("写不进文件"));
    }
    out->sink = out->file;
    out->file = memory;
    return true;
}

/* Reads what was written by any descriptor, from the start. */
static bool hash_file(FILE *file, char hash[OUTPUT_HASH_SIZE])
{
    crypto_hash_sha256_state state;
    unsigned char digest[crypto_hash_sha256_BYTES];
    unsigned char block[65536];
    off_t at = 0;
    ssize_t n;
    crypto_hash_sha256_init(&state);
    while ((n = pread(fileno(file), block, sizeof block, at)) > 0) {
        crypto_hash_sha256_update(&state, block, (unsigned long long)n);
        at += n;
    }
    crypto_hash_sha256_final(&state, digest);
    sodium_bin2hex(hash, OUTPUT_HASH_SIZE, digest, sizeof digest);
    return n == 0;
}

static bool approve_file(Output *out, Error *err)
{
    char hash[OUTPUT_HASH_SIZE];
    if (!hash_file(out->file, hash)) {
        return output_fail(out, err, _("写不进文件"));
    }
    if (!out->approve(out->approve_context, hash, err)) {
        output_abort(out);
        return false;
    }
    return true;
}

/* Approved: the memory goes to where it was meant for. */
static bool pour(Output *out)
{
    char block[65536];
    size_t n;
    rewind(out->file);
    while ((n = fread(block, 1, sizeof block, out->file)) > 0) {
        if (fwrite(block, 1, n, out->sink) != n) {
            return false;
        }
    }
    fclose(out->file);
    out->file = out->sink;
    out->sink = NULL;
    return fflush(out->file) == 0;
}

static bool flush_file(const Output *out)
{
    if (ferror(out->file)) {
        errno = errno == 0 ? EIO : errno;
        return false;
    }
    if (fflush(out->file) != 0) {
        return false;
    }
    return out->temporary[0] == '\0' || fsync(fileno(out->file)) == 0;
}

static bool output_close(Output *out)
{
    FILE *file = out->file;
    out->file = NULL;
    return file == NULL || file == stdout || fclose(file) == 0;
}

bool output_commit(Output *out, Error *err)
{
    bool whole = flush_file(out);
    if (whole && out->approve != NULL && !approve_file(out, err)) {
        return false;
    }
    whole = whole && (out->sink == NULL || pour(out));
    if (!whole || !output_close(out)) {
        return output_fail(out, err, _("写不进文件"));
    }
    if (out->temporary[0] == '\0') {
        return true;
    }
    if (renameat(out->folder, out->temporary, out->folder, out->name) != 0) {
        return output_fail(out, err, out->name);
    }
    out->temporary[0] = '\0';
    if (fsync(out->folder) != 0) {
        return output_fail(out, err, out->name);
    }
    output_abort(out);
    return true;
}

void output_abort(Output *out)
{
    output_close(out);
    if (out->sink != NULL) {
        out->file = out->sink;
        out->sink = NULL;
        output_close(out);
    }
    if (out->temporary[0] != '\0') {
        unlinkat(out->folder, out->temporary, 0);
        out->temporary[0] = '\0';
    }
    if (out->folder >= 0) {
        close(out->folder);
        out->folder = -1;
    }
}
