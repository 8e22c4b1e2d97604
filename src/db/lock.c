#include "db/lock.h"

#include "base/error.h"
#include "base/str.h"
#include "base/text.h"
#include "db/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define USERS (1 << 20) /* where in the lock file those who may write share a byte */
#define SLICE 100000 /* µs between two questions to whoever waits */

static int open_file(const char *path, Error *err)
{
    Str name = {0};
    str_format(&name, "%s-lock", path);
    int file = open(name.data, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0) {
        error_set(err, ERR_IO, NULL, _("无法建立锁文件 %s：%s"), name.data, error_cause(errno));
    }
    str_clear(&name);
    return file;
}

/* A range far behind the name of the holder; the lock belongs to the descriptor, not to the
 * process. */
static bool lock_range(int file, short type)
{
    struct flock range = {.l_type = type, .l_whence = SEEK_SET, .l_start = USERS, .l_len = 1};
    return fcntl(file, F_OFD_SETLK, &range) == 0;
}

bool lock_open(Db *db, Error *err)
{
    db->lock_fd = open_file(db->path, err);
    return db->lock_fd >= 0 &&
           (lock_range(db->lock_fd, F_RDLCK) ||
            error_set(err, ERR_BUSY, NULL, _("正在从备份恢复，请稍后再打开")));
}

int lock_alone(const char *path, Error *err)
{
    int file = open_file(path, err);
    if (file >= 0 && !lock_range(file, F_WRLCK)) {
        close(file);
        error_set(err, ERR_BUSY, NULL, _("还有控制台或命令开着 %s，请先全部退出再恢复"), path);
        return -1;
    }
    return file;
}

static void read_holder(Db *db, char *buf, size_t size)
{
    ssize_t len = pread(db->lock_fd, buf, size - 1, 0);
    buf[len > 0 ? len : 0] = '\0';
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

bool lock_try(Db *db)
{
    return flock(db->lock_fd, LOCK_EX | LOCK_NB) == 0;
}

void lock_release(Db *db)
{
    flock(db->lock_fd, LOCK_UN);
}

static void wake(int number)
{
    (void)number;
}

/* Stands in the kernel's queue, where a waiter is woken at once; the alarm ends a slice of it, so
 * that he can be asked whether to go on. True: the lock is ours. */
static bool wait_slice(Db *db)
{
    struct sigaction old;
    struct sigaction alarm = {.sa_handler = wake};
    struct itimerval slice = {{0, SLICE}, {0, SLICE}}; /* again, in case it rang before the wait */
    sigaction(SIGALRM, &alarm, &old);
    setitimer(ITIMER_REAL, &slice, NULL);
    bool ours = flock(db->lock_fd, LOCK_EX) == 0;
    setitimer(ITIMER_REAL, &(struct itimerval){{0, 0}, {0, 0}}, NULL);
    sigaction(SIGALRM, &old, NULL);
    return ours;
}

bool lock_take(Db *db, Error *err)
{
    struct timespec start;
    struct timespec now;
    bool patient = db->waiting != NULL || db->wait_seconds > 0;
    clock_gettime(CLOCK_MONOTONIC, &start);
    while (!(patient ? wait_slice(db) : lock_try(db))) {
        char holder[128];
        clock_gettime(CLOCK_MONOTONIC, &now);
        read_holder(db, holder, sizeof holder);
        if (db->waiting != NULL && !db->waiting(db->waiting_context, holder)) {
            return error_set(err, ERR_CANCELLED, NULL, _("已取消，没有保存"));
        }
        if (db->waiting == NULL && now.tv_sec - start.tv_sec >= db->wait_seconds) {
            return error_set(err, ERR_BUSY, NULL, _("数据文件正忙（%s），请稍后再试"), holder);
        }
    }
    sign(db);
    return true;
}
