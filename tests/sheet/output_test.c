#include "sheet/output.h"

#include <dirent.h>
#include <errno.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cmocka.h>

#include "sheet/support.h"

int output_tests(void);

/* An empty folder of its own for each test. */
static const char *fresh_folder(char *buf, size_t size)
{
    char command[700];
    scratch(buf, size, "output");
    snprintf(command, sizeof command, "rm -rf '%s' && mkdir '%s'", buf, buf);
    assert_int_equal(system(command), 0);
    return buf;
}

static int files_in(const char *folder)
{
    DIR *open = opendir(folder);
    int count = 0;
    for (const struct dirent *entry; (entry = readdir(open)) != NULL;) {
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    }
    closedir(open);
    return count;
}

static void expect_text(const char *path, const char *text)
{
    Arena arena = {0};
    size_t size;
    assert_string_equal(read_text(&arena, path, &size), text);
    arena_clear(&arena);
}

static void output_commit_replaces_and_keeps_the_mode(void **state)
{
    (void)state;
    char folder[512];
    char path[600];
    Output out;
    Error err = {0};
    struct stat status;
    snprintf(path, sizeof path, "%s/报表.csv", fresh_folder(folder, sizeof folder));
    assert_true(output_open(&out, path, &err));
    fputs("one", out.file);
    assert_int_equal(access(path, F_OK), -1);
    assert_true(output_commit(&out, &err));
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(chmod(path, 0640), 0);
    assert_true(output_open(&out, path, &err));
    fputs("two", out.file);
    expect_text(path, "one");
    assert_true(output_commit(&out, &err));
    output_abort(&out);
    expect_text(path, "two");
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0640);
    assert_int_equal(files_in(folder), 1);
}

/* Stands before the C library's: the folder's fails while asked to. */
static bool folder_fails;

int fsync(int fd)
{
    struct stat status;
    if (folder_fails && fstat(fd, &status) == 0 && S_ISDIR(status.st_mode)) {
        errno = EIO;
        return -1;
    }
    return (int)syscall(SYS_fsync, fd);
}

static void output_that_may_not_outlive_a_power_cut_is_not_called_missing(void **state)
{
    (void)state;
    char folder[512];
    char path[600];
    Output out;
    Error err = {0};
    snprintf(path, sizeof path, "%s/a.csv", fresh_folder(folder, sizeof folder));
    write_file(path, "old", 3);
    assert_true(output_open(&out, path, &err));
    fputs("new", out.file);
    folder_fails = true;
    bool ok = output_commit(&out, &err);
    folder_fails = false;
    assert_false(ok);
    assert_int_equal(err.code, ERR_IO);
    assert_non_null(strstr(err.text, "a.csv 已写好，但断电后可能丢失"));
    expect_text(path, "new");
    assert_int_equal(files_in(folder), 1);
}

static void output_abort_leaves_the_old_file(void **state)
{
    (void)state;
    char folder[512];
    char path[600];
    Output out;
    Error err = {0};
    snprintf(path, sizeof path, "%s/a.csv", fresh_folder(folder, sizeof folder));
    write_file(path, "old", 3);
    assert_true(output_open(&out, path, &err));
    fputs("new", out.file);
    output_abort(&out);
    expect_text(path, "old");
    assert_int_equal(files_in(folder), 1);
}

static void output_replaces_a_planted_link_without_following(void **state)
{
    (void)state;
    char folder[512];
    char path[600];
    char victim[600];
    Output out;
    Error err = {0};
    struct stat status;
    snprintf(path, sizeof path, "%s/a.csv", fresh_folder(folder, sizeof folder));
    snprintf(victim, sizeof victim, "%s/victim", folder);
    write_file(victim, "precious", 8);
    assert_int_equal(symlink("victim", path), 0);
    assert_true(output_open(&out, path, &err));
    fputs("new", out.file);
    assert_true(output_commit(&out, &err));
    expect_text(victim, "precious");
    expect_text(path, "new");
    assert_int_equal(lstat(path, &status), 0);
    assert_true(S_ISREG(status.st_mode));
}

static void output_refuses_what_is_no_file(void **state)
{
    (void)state;
    char folder[512];
    char path[600];
    Output out;
    Error err = {0};
    snprintf(path, sizeof path, "%s/fifo", fresh_folder(folder, sizeof folder));
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_false(output_open(&out, path, &err));
    assert_int_equal(err.code, ERR_IO);
    assert_false(output_open(&out, folder, &err));
    snprintf(path, sizeof path, "%s/", folder);
    assert_false(output_open(&out, path, &err));
    snprintf(path, sizeof path, "%s/missing/a.csv", folder);
    assert_false(output_open(&out, path, &err));
    assert_false(output_open(&out, "", &err));
    assert_int_equal(files_in(folder), 1);
    assert_true(output_open(&out, "/dev/null", &err));
    fputs("x", out.file);
    assert_true(output_commit(&out, &err));
    assert_int_equal(access("/dev/null", W_OK), 0);
}

static void output_full_device_is_told(void **state)
{
    (void)state;
    Output out;
    Error err = {0};
    if (!output_open(&out, "/dev/full", &err)) {
        skip();
    }
    fputs("x", out.file);
    assert_false(output_commit(&out, &err));
    assert_int_equal(err.code, ERR_IO);
}

/* SHA-256 of "abc", FIPS 180-2. */
#define ABC_HASH "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

typedef struct Gate {
    const char *path;
    bool open;
    bool asked;
} Gate;

static bool ask_gate(void *context, const char *sha256, Error *err)
{
    Gate *gate = context;
    gate->asked = true;
    assert_string_equal(sha256, ABC_HASH);
    assert_int_equal(access(gate->path, F_OK), -1);
    return gate->open || error_set(err, ERR_BUSY, NULL, "closed");
}

static void output_held_appears_only_when_approved(void **state)
{
    (void)state;
    char folder[512];
    char path[600];
    Output out;
    snprintf(path, sizeof path, "%s/held.csv", fresh_folder(folder, sizeof folder));
    for (int open = 0; open <= 1; open++) {
        Error err = {0};
        Gate gate = {.path = path, .open = open == 1};
        assert_true(output_open(&out, path, &err));
        assert_true(output_hold(&out, ask_gate, &gate, &err));
        fputs("abc", out.file);
        assert_int_equal(output_commit(&out, &err), gate.open);
        assert_true(gate.asked);
        assert_int_equal(err.code, gate.open ? ERR_NONE : ERR_BUSY);
        assert_int_equal(files_in(folder), open);
    }
    expect_text(path, "abc");
}

int output_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(output_commit_replaces_and_keeps_the_mode),
        cmocka_unit_test(output_that_may_not_outlive_a_power_cut_is_not_called_missing),
        cmocka_unit_test(output_abort_leaves_the_old_file),
        cmocka_unit_test(output_replaces_a_planted_link_without_following),
        cmocka_unit_test(output_refuses_what_is_no_file),
        cmocka_unit_test(output_full_device_is_told),
        cmocka_unit_test(output_held_appears_only_when_approved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
