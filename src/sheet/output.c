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
#include "base/utf8.h"

/* what NULL: the target, which stdout has no name for. */
static bool output_fail(Output *out, Error *err, const char *what)
{
    int cause = errno;
    output_abort(out);
    if (what == NULL && out->name[0] == '\0') {
        return error_set(err, ERR_IO, NULL, _("结果没有写出：%s"), error_cause(cause));
    }
    return error_set(err, ERR_IO, NULL, _("%s: 写不出文件：%s"), what != NULL ? what : out->name,
                     error_cause(cause));
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

/* What is written goes to memory first. */
static bool hold_back(Output *out, Error *err)
{
    int fd = memfd_create("output", MFD_CLOEXEC);
    FILE *memory = fd < 0 ? NULL : fdopen(fd, "w+");
    if (memory == NULL) {
        if (fd >= 0) {
            close(fd);
        }
        return output_fail(out, err, NULL);
    }
    out->sink = out->file;
    out->file = memory;
    return true;
}

bool output_open(Output *out, const char *path, Error *err)
{
    *out = (Output){.folder = -1};
    if (strcmp(path, "-") == 0) {
        out->file = stdout;
        return !isatty(STDOUT_FILENO) || hold_back(out, err);
    }
    if (!open_folder(out, path)) {
        return output_fail(out, err, path);
    }
    struct stat old;
    bool exists = fstatat(out->folder, out->name, &old, AT_SYMLINK_NOFOLLOW) == 0;
    if (exists && S_ISCHR(old.st_mode)) {
        return (open_device(out) || output_fail(out, err, path)) &&
               (!isatty(fileno(out->file)) || hold_back(out, err));
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
    return out->temporary[0] != '\0' || out->sink != NULL || hold_back(out, err);
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
        return output_fail(out, err, NULL);
    }
    if (!out->approve(out->approve_context, hash, err)) {
        output_abort(out);
        return false;
    }
    return true;
}

static bool read_memory(const Output *out, Str *text)
{
    char block[65536];
    ssize_t n;
    off_t at = 0;
    while ((n = pread(fileno(out->file), block, sizeof block, at)) > 0) {
        str_add_len(text, block, (size_t)n);
        at += n;
    }
    return n == 0;
}

/* The memory goes to where it was meant for; on a terminal nothing in it moves the cursor. */
static bool pour(Output *out)
{
    Str text = {0};
    Str shown = {0};
    bool ok = read_memory(out, &text);
    if (ok && isatty(fileno(out->sink))) {
        text_visible_lines(&shown, str_text(&text), text.len);
    }
    const Str *wanted = shown.len > 0 ? &shown : &text;
    ok = ok && fwrite(str_text(wanted), 1, wanted->len, out->sink) == wanted->len;
    str_clear(&shown);
    str_clear(&text);
    fclose(out->file);
    out->file = out->sink;
    out->sink = NULL;
    return ok && fflush(out->file) == 0;
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

/* The file is there and whole, but a power cut may still take it. */
static bool doubt(Output *out, Error *err)
{
    int cause = errno;
    output_abort(out);
    return error_set(err, ERR_IO, NULL, _("%s 已写好，但断电后可能丢失，请再写一次：%s"), out->name,
                     error_cause(cause));
}

bool output_commit(Output *out, Error *err)
{
    bool whole = flush_file(out);
    if (whole && out->approve != NULL && !approve_file(out, err)) {
        return false;
    }
    whole = whole && (out->sink == NULL || pour(out));
    if (!whole || !output_close(out)) {
        return output_fail(out, err, NULL);
    }
    if (out->temporary[0] == '\0') {
        return true;
    }
    if (renameat(out->folder, out->temporary, out->folder, out->name) != 0) {
        return output_fail(out, err, NULL);
    }
    out->temporary[0] = '\0';
    if (fsync(out->folder) != 0) {
        return doubt(out, err);
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
