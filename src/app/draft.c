#include "app/draft.h"

#include "base/str.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DRAFT_MAX 65536 /* bytes; a form holds less */

/* When a process started (in ticks since the machine did): with its number a name that no later
 * process bears. 0: there is no such process. */
static unsigned long long started(long pid)
{
    char path[64];
    char stat[1024];
    unsigned long long ticks = 0;
    snprintf(path, sizeof path, "/proc/%ld/stat", pid);
    FILE *file = fopen(path, "re");
    if (file == NULL) {
        return 0;
    }
    size_t len = fread(stat, 1, sizeof stat - 1, file);
    fclose(file);
    stat[len] = '\0';
    const char *at = strrchr(stat, ')'); /* the name before it may hold anything */
    for (int field = 2; at != NULL && field < 22; field++) {
        at = strchr(at + 1, ' ');
    }
    return at != NULL && sscanf(at, "%llu", &ticks) == 1 ? ticks : 0;
}

static void own_path(Str *out, const char *prefix, const char *name)
{
    str_format(out, "%s%s.%ld-%llu", prefix, name, (long)getpid(), started(getpid()));
}

void draft_keep(const char *prefix, const char *name, const char *text)
{
    Str path = {0};
    Str fresh = {0};
    own_path(&path, prefix, name);
    str_format(&fresh, "%s.new", path.data);
    int fd = -1;
    if (text == NULL) {
        unlink(path.data);
    } else {
        fd = open(fresh.data, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    }
    if (fd >= 0) {
        size_t len = strlen(text);
        bool ok = write(fd, text, len) == (ssize_t)len && fsync(fd) == 0;
        close(fd);
        if (!ok || rename(fresh.data, path.data) != 0) {
            unlink(fresh.data);
        }
    }
    str_clear(&path);
    str_clear(&fresh);
}

typedef enum Keeper { KEEPER_OTHER, KEEPER_OWN, KEEPER_NOBODY } Keeper;

/* Who keeps the file; its part before the process must be wanted, if that is given. */
static Keeper keeper_of(const char *file, const char *wanted)
{
    long pid = 0;
    unsigned long long ticks = 0;
    int used = 0;
    const char *dot = strrchr(file, '.');
    if (dot == NULL || sscanf(dot, ".%ld-%llu%n", &pid, &ticks, &used) != 2 || dot[used] != '\0' ||
        (wanted != NULL && (strncmp(file, wanted, (size_t)(dot - file)) != 0 ||
                            wanted[dot - file] != '\0'))) {
        return KEEPER_OTHER;
    }
    if (pid == getpid()) {
        return KEEPER_OWN;
    }
    return started(pid) == ticks ? KEEPER_OTHER : KEEPER_NOBODY;
}

/* Calls see for each draft below prefix; its file name without the prefix is file. */
static void walk(const char *prefix, void see(void *context, const char *file), void *context)
{
    const char *slash = strrchr(prefix, '/');
    const char *start = slash != NULL ? slash + 1 : prefix;
    Str folder = {0};
    str_add_len(&folder, prefix, (size_t)(start - prefix));
    DIR *dir = opendir(folder.len > 0 ? folder.data : ".");
    for (struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;) {
        if (strncmp(entry->d_name, start, strlen(start)) == 0) {
            see(context, entry->d_name + strlen(start));
        }
    }
    if (dir != NULL) {
        closedir(dir);
    }
    str_clear(&folder);
}

typedef struct Search {
    const char *prefix;
    const char *name;
    Str found; /* path of the newest so far */
    struct timespec time;
    Keeper keeper;
} Search;

static bool is_newer(const struct timespec *a, const struct timespec *b)
{
    return a->tv_sec > b->tv_sec || (a->tv_sec == b->tv_sec && a->tv_nsec > b->tv_nsec);
}

static void look(void *context, const char *file)
{
    Search *search = context;
    struct stat stat;
    Str path = {0};
    Keeper keeper = keeper_of(file, search->name);
    str_format(&path, "%s%s", search->prefix, file);
    if (keeper != KEEPER_OTHER && lstat(path.data, &stat) == 0 && S_ISREG(stat.st_mode) &&
        (search->found.len == 0 || is_newer(&stat.st_mtim, &search->time))) {
        str_reset(&search->found);
        str_add(&search->found, path.data);
        search->time = stat.st_mtim;
        search->keeper = keeper;
    }
    str_clear(&path);
}

static const char *read_draft(const char *path, Arena *arena)
{
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) {
        return NULL;
    }
    char *text = arena_alloc(arena, DRAFT_MAX);
    ssize_t len = read(fd, text, DRAFT_MAX - 1);
    close(fd);
    text[len > 0 ? len : 0] = '\0';
    return len > 0 ? text : NULL;
}

const char *draft_find(const char *prefix, Arena *arena, const char *name)
{
    Search search = {.prefix = prefix, .name = name};
    const char *text = NULL;
    walk(prefix, look, &search);
    if (search.found.len > 0) {
        Str own = {0};
        own_path(&own, prefix, name);
        bool ours = search.keeper == KEEPER_OWN || rename(search.found.data, own.data) == 0;
        text = ours ? read_draft(own.data, arena) : NULL;
        str_clear(&own);
    }
    str_clear(&search.found);
    return text;
}

static void count_one(void *context, const char *file)
{
    size_t *count = context;
    *count += keeper_of(file, NULL) == KEEPER_NOBODY;
}

size_t draft_left_behind(const char *prefix)
{
    size_t count = 0;
    walk(prefix, count_one, &count);
    return count;
}
