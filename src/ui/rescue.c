#include "ui/rescue.h"

#include "base/arena.h"
#include "base/str.h"

#include <signal.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

/* A signal handler and the failure of malloc get no argument: what they need to put the terminal
 * back has to stand here. Written by rescue_arm only, before the handlers are set. */
static struct termios saved_mode;
static volatile sig_atomic_t terminal_taken;
static volatile sig_atomic_t quit_asked;
static volatile sig_atomic_t window_changed;
static volatile sig_atomic_t was_stopped;

static const int fatal_signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGTRAP};
static const int quit_signals[] = {SIGHUP,  SIGTERM,   SIGINT,  SIGQUIT, SIGUSR1, SIGUSR2,
                                   SIGALRM, SIGVTALRM, SIGPROF, SIGIO,   SIGPWR,  SIGXCPU,
                                   SIGSTKFLT};
static const int stop_signals[] = {SIGTSTP, SIGTTIN, SIGTTOU};

static const char reset_all[] = "\033[?2004l\033[?1006l\033[?1000l\033[0m\033[?25h\033[?1l\033>"
                                "\033[?1049l\r\n";

void rescue_now(void)
{
    if (!terminal_taken) {
        return;
    }
    terminal_taken = 0;
    if (write(STDOUT_FILENO, reset_all, sizeof reset_all - 1) < 0) {
        return; /* the line is cut: there is nothing to restore */
    }
    tcsetattr(STDIN_FILENO, TCSANOW, &saved_mode);
}

static void on_fatal(int number)
{
    rescue_now();
    raise(number); /* SA_RESETHAND: the default action now */
}

static void on_quit(int number)
{
    (void)number;
    quit_asked = 1;
}

static void on_resize(int number)
{
    (void)number;
    window_changed = 1;
}

static void on_continue(int number)
{
    (void)number;
    was_stopped = 1;
}

static void set_all(const int *numbers, size_t count, void handler(int), int flags)
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    for (size_t i = 0; i < count; i++) {
        sigaction(numbers[i], &action, NULL);
    }
}

static const int window_signals[] = {SIGWINCH};
static const int continue_signals[] = {SIGCONT};

void rescue_arm(void)
{
    tcgetattr(STDIN_FILENO, &saved_mode);
    rescue_hold(true);
    set_all(fatal_signals, ARRAY_LEN(fatal_signals), on_fatal, (int)SA_RESETHAND | SA_NODEFER);
    set_all(quit_signals, ARRAY_LEN(quit_signals), on_quit, 0);
    set_all(stop_signals, ARRAY_LEN(stop_signals), SIG_IGN, 0);
    set_all(window_signals, ARRAY_LEN(window_signals), on_resize, SA_RESTART);
    set_all(continue_signals, ARRAY_LEN(continue_signals), on_continue, SA_RESTART);
}

void rescue_hold(bool taken)
{
    terminal_taken = taken;
    memory_on_fail(taken ? rescue_now : NULL);
}

bool rescue_quitting(void)
{
    return quit_asked != 0;
}

static bool take_flag(volatile sig_atomic_t *flag)
{
    bool was = *flag != 0;
    *flag = 0;
    return was;
}

bool rescue_resized(void)
{
    return take_flag(&window_changed);
}

bool rescue_continued(void)
{
    return take_flag(&was_stopped);
}

/* Outside of poll the signals wait, so that none comes between the look at the flags and poll. */
int rescue_poll(struct pollfd *input, int milliseconds)
{
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    bool called = quit_asked || window_changed || was_stopped;
    int wait = called ? 0 : milliseconds;
    struct timespec time = {.tv_sec = wait / 1000, .tv_nsec = wait % 1000 * 1000000L};
    int ready = ppoll(input, 1, &time, &before);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return ready;
}
