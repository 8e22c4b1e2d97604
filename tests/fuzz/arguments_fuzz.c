/*
 * Arguments: command lines and their files, run one after the other on a site as the program would,
 * inside a transaction that is rolled back. A line is an argument; behind an empty line stands the
 * file that `import` gets, whatever name was given; %% begins another command. What is refused says
 * why, with exit status 1, 2 or 4, and has stored nothing; and `check` finds the site whole.
 *     do
 *     visit.register
 *     手机=13812340077
 *     %%
 *     import
 *     visits
 *     FILE
 *
 *     到访日期,手机,…
 */
#include "fuzz/support.h"

#include "app/command.h"
#include "base/str.h"
#include "db/query.h"
#include "domain/price.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed);

#define WORDS_MAX (ARGUMENTS_MAX + 8)
#define CHECK_EVERY 2000 /* runs */

/* They write where they are told to, or elsewhere; their arguments are read, no more. */
static const char *const run_here[] = {"do", "import", "find", "export", "today", "print",
                                       "quote", "loan"};

static Session session;
static char folder[64];
static char file[96];
static char rejects[96];

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fuzz_start();
    fuzz_site(&session);
    fuzz_folder(folder);
    snprintf(file, sizeof file, "%s/visits.csv", folder);
    snprintf(rejects, sizeof rejects, "%s/rejects.txt", folder);
    return 0;
}

/* The words of the command line; what is behind the empty line goes into the file. */
static int split(char *text, size_t size, char *words[WORDS_MAX + 1])
{
    int count = 0;
    char *end = text + size;
    *end = '\0';
    words[count++] = end; /* "anchang" */
    while (text < end && *text != '\n' && count < WORDS_MAX) {
        char *line = memchr(text, '\n', (size_t)(end - text));
        words[count++] = text;
        text = line != NULL ? line + 1 : end;
        if (line != NULL) {
            *line = '\0';
        }
    }
    words[count] = NULL;
    text += text < end;
    fuzz_write(file, (const uint8_t *)text, (size_t)(end - text));
    return count;
}

/* As src/app/main.c chooses it. */
static const Command *choose(const Options *options, Error *err)
{
    const Command *command = options->command != NULL ? command_find(options->command) : NULL;
    if (command == NULL || options->argument_count < command->least ||
        options->argument_count > command->most) {
        error_set(err, ERR_USAGE, NULL, "usage");
        return NULL;
    }
    return options_only(options, command->options, err) ? command : NULL;
}

/* Files only in our own folder. */
static bool confine(Options *options)
{
    bool wanted = false;
    for (size_t i = 0; i < ARRAY_LEN(run_here); i++) {
        wanted = wanted || strcmp(options->command, run_here[i]) == 0;
    }
    if (strcmp(options->command, "import") == 0) {
        options->arguments[1] = strcmp(options->arguments[0], "all") == 0 ? folder : file;
    }
    options->output = "-";
    options->reject = options->reject != NULL ? rejects : NULL;
    return wanted;
}

static bool run(const Command *command, const Options *options, Error *err)
{
    session.late = options->late;
    bool ok = (options->user == NULL || session_login(&session, options->user, err)) &&
              price_take_effect(&session, err) && command->run(&session, options, err);
    return db_error(session.db, err) && ok;
}

static void check_refusal(const Options *options, const Error *err)
{
    int status = error_exit_status(err->code);
    FUZZ_CHECK(status == 1 || status == 2 || status == 4, "exit %d: %s", status, err->text);
    FUZZ_CHECK(err->text[0] != '\0' || strcmp(options->command, "import") == 0,
               "refused without a sentence");
}

static void run_one(const Command *command, const Options *options)
{
    Arena arena = {0};
    Error err = {0};
    Db *db = session.db;
    const char *before = query_one_text(db, "audit_head", NULL, &arena);
    bool ok = run(command, options, &err);
    if (!ok) {
        check_refusal(options, &err);
    }
    const char *now = query_one_text(db, "audit_head", NULL, &arena);
    FUZZ_CHECK((ok && !options->dry_run) || options->reject != NULL || text_equal(before, now),
               "stored all the same: %s", err.text);
    FUZZ_CHECK(db_depth(db) == 1, "a transaction is left open");
    session_clear(&session);
    session_init(&session, db);
    arena_clear(&arena);
}

static void read_and_run(char *text, size_t size)
{
    char *words[WORDS_MAX + 1];
    Options options;
    Error err = {0};
    int count = split(text, size, words);
    bool ok = options_read(&options, count, words, &err);
    const Command *command = ok ? choose(&options, &err) : NULL;
    FUZZ_CHECK(command != NULL || err.code == ERR_USAGE, "no usage: %s", err.text);
    if (command != NULL && !options.list && confine(&options)) {
        run_one(command, &options);
    }
}

static void check_site(void)
{
    static unsigned runs;
    Error err = {0};
    Options options = {.db = db_path(session.db)};
    bool due = runs++ % CHECK_EVERY == 0;
    FUZZ_CHECK(!due || command_check(NULL, &options, &err), "check: %s", err.text);
}

/* Each command in a block of its own, so that no byte of the next one is read. */
static void run_block(const char *bytes, size_t size)
{
    char *text = memory_alloc(size + 1);
    memcpy(text, bytes, size);
    read_and_run(text, size);
    free(text);
}

/* Every other time a whole line goes, comes twice, or the rest behind it goes: bytes alone seldom
 * make another command line. */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed)
{
    if (seed % 2 == 0 || size == 0) {
        return LLVMFuzzerMutate(data, size, max);
    }
    size_t from = (seed >> 4) % size;
    while (from > 0 && data[from - 1] != '\n') {
        from--;
    }
    const uint8_t *end = memchr(data + from, '\n', size - from);
    size_t to = end != NULL ? (size_t)(end - data) + 1 : size;
    if (seed & 2) {
        return to;
    }
    if (seed & 4 && size + (to - from) <= max) {
        memmove(data + to, data + from, size - from);
        return size + (to - from);
    }
    memmove(data + from, data + to, size - to);
    return size - (to - from);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const DbActor actor = {"fuzz", "COMMAND", "fuzz", NULL, 2026};
    static const char mark[] = "\n%%\n";
    const char *at = (const char *)data;
    Error err = {0};
    FUZZ_CHECK(db_begin(session.db, &actor, &err), "%s", err.text);
    for (const char *next; (next = memmem(at, size, mark, sizeof mark - 1)) != NULL;) {
        run_block(at, (size_t)(next - at) + 1);
        size -= (size_t)(next - at) + sizeof mark - 1;
        at = next + sizeof mark - 1;
    }
    run_block(at, size);
    db_rollback(session.db, &err);
    check_site();
    return 0;
}
