#include "db/lock.h"

#include "base/error.h"
#include "base/str.h"
#include "base/text.h"
#include "db/connection.h"
#include "db/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define USERS (1 << 20) /* where in the lock file those who may write share a byte */
#define SLICE 100000 /* µs between two questions to whoever waits */

/* Beside the file itself, whatever link leads to it: one file, one lock. */
static void lock_name(Str *name, const char *path)
{
    char *real = realpath(path, NULL);
    str_format(name, "%s-lock", real != NULL ? real : path);
    free(real);
}

static int open_file(const char *name, Error *err)
{
    int file = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0) {
        error_set(err, ERR_IO, NULL, _("无法建立锁文件 %s：%s"), name, error_cause(errno));
    }
    return file;
}

/* A range far behind the name of the holder; the lock belongs to the descriptor, not to the
 * process. */
static bool lock_range(int file, short type)
{
    struct flock range = {.l_type = type, .l_whence = SEEK_SET, .l_start = USERS, .l_len = 1};
    return fcntl(file, F_OFD_SETLK, &range) == 0;
}

/* A restore that ended between our open and our lock put another file behind the path. */
bool lock_open(Db *db, Error *err)
{
    Str name = {0};
    lock_name(&name, db->path);
    db->lock_path = arena_copy(&db->arena, name.data);
    db->lock_fd = open_file(name.data, err);
    str_clear(&name);
    return db->lock_fd >= 0 &&
           ((lock_range(db->lock_fd, F_RDLCK) && !connection_moved(db)) ||
            error_set(err, ERR_BUSY, NULL, _("正在从备份恢复，请稍后再打开")));
}

int lock_alone(const char *path, Error *err)
{
    Str name = {0};
    lock_name(&name, path);
    int file = open_file(name.data, err);
    str_clear(&name);
    if (file >= 0 && !(lock_range(file, F_WRLCK) && flock(file, LOCK_EX | LOCK_NB) == 0)) {
        close(file);
        error_set(err, ERR_BUSY, NULL, _("还有控制台或命令开着 %s，请先全部退出再试"), path);
        return -1;
    }
    return file;
}

bool lock_stands(const Db *db)
{
    struct stat held;
    struct stat found;
    return fstat(db->lock_fd, &held) == 0 && lstat(db->lock_path, &found) == 0 &&
           held.st_ino == found.st_ino && held.st_dev == found.st_dev;
}

/* What sign wrote: a name of at most so many columns, and the process. */
static void read_holder(Db *db, char *buf, size_t size)
{
    char text[128];
    ssize_t len = pread(db->lock_fd, text, sizeof text - 1, 0);
    text[len > 0 ? len : 0] = '\0';
    char *space = strrchr(text, ' ');
    long pid = space != NULL ? strtol(space, NULL, 10) : 0;
    while (space != NULL && space > text && space[-1] == ' ') {
        space--;
    }
    if (pid == 0) {
        text_copy(buf, size, _("另一台终端"));
        return;
    }
    *space = '\0';
    snprintf(buf, size, _("%s，进程 %ld"), text, pid);
}

static void sign(Db *db)
{
    char text[128];
    int len = snprintf(text, sizeof text, "%-60s %ld", db->actor.name != NULL ? db->actor.name : "",
                       (long)getpid());
    if (pwrite(db->lock_fd, text, (size_t)len, 0) < 0) {
        return; /* only a courtesy to those who wait */
    }
}

/* Waiting */

static int64_t monotonic(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void wait_start(Db *db)
{
    db->waiting_since = db->asked = monotonic();
}

static bool is_patient(const Db *db)
{
    return db->wait.step != NULL || db->wait.seconds > 0;
}

/* Asks whoever waits, at most every slice; with nobody to ask, time decides. */
static bool wait_on(Db *db, const char *holder)
{
    int64_t now = monotonic();
    if (db->wait.step == NULL) {
        return now - db->waiting_since < (int64_t)db->wait.seconds * 1000;
    }
    if (now - db->asked < SLICE / 1000) {
        return true;
    }
    db->asked = now;
    return db->wait.step(db->wait.context, holder);
}

static bool refuse_wait(const Db *db, const char *holder, Error *err)
{
    if (db->wait.step != NULL) {
        return error_set(err, ERR_CANCELLED, NULL, _("已取消，没有保存"));
    }
    return error_set(err, ERR_BUSY, NULL, _("数据文件正忙（%s），请稍后再试"), holder);
}

static void wake(int number)
{
    (void)number;
}

/* Stands in the kernel's queue, where a waiter is woken at once; the alarm ends a slice of it, so
 * that he can be asked whether to go on. 0: the lock is ours; else why not. */
static int wait_slice(Db *db)
{
    struct sigaction old;
    struct sigaction alarm = {.sa_handler = wake};
    struct itimerval slice = {{0, SLICE}, {0, SLICE}}; /* again, in case it rang before the wait */
    sigaction(SIGALRM, &alarm, &old);
    setitimer(ITIMER_REAL, &slice, NULL);
    int failed = flock(db->lock_fd, LOCK_EX) == 0 ? 0 : errno;
    setitimer(ITIMER_REAL, &(struct itimerval){{0, 0}, {0, 0}}, NULL);
    sigaction(SIGALRM, &old, NULL);
    return failed;
}

static int try_once(Db *db)
{
    return flock(db->lock_fd, LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
}

bool lock_try(Db *db)
{
    return try_once(db) == 0;
}

void lock_release(Db *db)
{
    db->locked = false;
    flock(db->lock_fd, LOCK_UN);
}

bool lock_take(Db *db, Error *err)
{
    int failed;
    wait_start(db);
    while ((failed = is_patient(db) ? wait_slice(db) : try_once(db)) != 0) {
        char holder[128];
        if (failed != EINTR && failed != EWOULDBLOCK) {
            return error_set(err, ERR_IO, NULL, _("无法锁住数据文件：%s"), error_cause(failed));
        }
        read_holder(db, holder, sizeof holder);
        if (!wait_on(db, holder)) {
            return refuse_wait(db, holder, err);
        }
    }
    db->locked = true;
    sign(db);
    return true;
}

/* Locks of other programs */

/* "1: POSIX  ADVISORY  WRITE 4711 08:01:1234 120 120": the process, when the lock is on the file. */
static long writer_of(const char *line, const struct stat *file)
{
    long pid = 0;
    unsigned major = 0;
    unsigned minor = 0;
    unsigned long inode = 0;
    bool locked = sscanf(line, "%*s POSIX %*s WRITE %ld %x:%x:%lu", &pid, &major, &minor,
                         &inode) == 4;
    return locked && inode == file->st_ino && pid != getpid() ? pid : 0;
}

/* The kernel's list is read instead of asking by fcntl: a second descriptor of the file, closed
 * again, would drop SQLite's own locks. */
static long foreign_writer(const char *path)
{
    struct stat file;
    char line[256];
    long pid = 0;
    FILE *locks = stat(path, &file) == 0 ? fopen("/proc/locks", "re") : NULL;
    while (locks != NULL && pid == 0 && fgets(line, sizeof line, locks) != NULL) {
        pid = writer_of(line, &file);
    }
    if (locks != NULL) {
        fclose(locks);
    }
    return pid;
}

static const char *process_name(char *buf, size_t size, long pid)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%ld/comm", pid);
    FILE *file = fopen(path, "re");
    if (file == NULL || fgets(buf, (int)size, file) == NULL) {
        buf[0] = '\0';
    }
    if (file != NULL) {
        fclose(file);
    }
    buf[strcspn(buf, "\n")] = '\0';
    return buf;
}

static const char *foreign_holder(const Db *db, char *buf, size_t size)
{
    static const char *const tails[] = {"-shm", ""};
    char name[64];
    long pid = 0;
    for (size_t i = 0; pid == 0 && i < ARRAY_LEN(tails); i++) {
        Str path = {0};
        str_format(&path, "%s%s", db->path, tails[i]);
        pid = foreign_writer(path.data);
        str_clear(&path);
    }
    if (pid == 0) {
        return text_copy(buf, size, _("另一个程序"));
    }
    snprintf(buf, size, _("%s，进程 %ld"), process_name(name, sizeof name, pid), pid);
    return buf;
}

bool lock_refuse(Db *db, Error *err)
{
    char holder[128];
    return refuse_wait(db, foreign_holder(db, holder, sizeof holder), err);
}

int lock_busy(void *context, int count)
{
    Db *db = context;
    char holder[128] = "";
    struct timespec pause = {0, (count < 10 ? 1 : 20) * 1000000L};
    if (count == 0 && !db->locked) {
        wait_start(db); /* a reader; a writer's time has run since lock_take */
    }
    if (db->wait.step != NULL) {
        foreign_holder(db, holder, sizeof holder);
    }
    if (!is_patient(db) || !wait_on(db, holder)) {
        return 0;
    }
    nanosleep(&pause, NULL);
    return 1;
}
