#include "support/sample_site.h"

#include "support/site.h"

#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Made at the first use, removed when the runner ends. */
static char made[64];

const char *sample_program(void)
{
    static char path[PATH_MAX];
    const char *given = getenv("ANCHANG");
    if (realpath(given != NULL ? given : "build/release/anchang", path) == NULL) {
        fail_msg("there is no program %s", given != NULL ? given : "build/release/anchang");
    }
    return path;
}

void sample_folder(char path[64])
{
    const char *base = getenv("TMPDIR");
    snprintf(path, 64, "%.40s/anchang-XXXXXX", base != NULL ? base : "/tmp");
    assert_non_null(mkdtemp(path));
}

static int remove_one(const char *path, const struct stat *stat, int type, struct FTW *walk)
{
    (void)stat;
    (void)type;
    (void)walk;
    return remove(path);
}

void sample_remove(const char *folder)
{
    nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static void remove_made(void)
{
    sample_remove(made);
}

static void run_child(const char *output, const char *const arguments[])
{
    char *words[16] = {"anchang"};
    int file = open(output != NULL ? output : "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    for (size_t i = 0; i < 14 && arguments[i] != NULL; i++) {
        words[i + 1] = strdup(arguments[i]);
    }
    dup2(file, STDOUT_FILENO);
    dup2(file, STDERR_FILENO);
    setenv("ANCHANG_TODAY", SAMPLE_NOW, 1);
    execv(sample_program(), words);
    _exit(127);
}

int sample_run(const char *output, const char *const arguments[])
{
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        run_child(output, arguments);
    }
    assert_true(child > 0 && waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static void make(void)
{
    char site[96];
    sample_folder(made);
    atexit(remove_made);
    snprintf(site, sizeof site, "%s/site.db", made);
    assert_int_equal(SAMPLE_RUN("--db", site, "init", "--project", "翡翠湾"), 0);
    assert_int_equal(SAMPLE_RUN("--db", site, "import", "all", "tests/data/small"), 0);
}

static void copy_file(const char *from, const char *to)
{
    char buf[65536];
    size_t len;
    FILE *in = fopen(from, "rb");
    FILE *out = in != NULL ? fopen(to, "wb") : NULL;
    while (out != NULL && (len = fread(buf, 1, sizeof buf, in)) > 0) {
        assert_int_equal(fwrite(buf, 1, len, out), len);
    }
    if (in != NULL) {
        fclose(in);
    }
    if (out != NULL) {
        assert_int_equal(fclose(out), 0);
    }
}

void sample_copy(const char *site)
{
    static const char *const tails[] = {"", "-wal"}; /* pages may not have left the journal yet */
    if (made[0] == '\0') {
        make();
    }
    setenv("ANCHANG_TODAY", SAMPLE_NOW, 1); /* whoever writes to the copy does it at its time */
    for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
        char from[96];
        char to[256];
        snprintf(from, sizeof from, "%s/site.db%s", made, tails[i]);
        snprintf(to, sizeof to, "%s%s", site, tails[i]);
        copy_file(from, to);
    }
}
