#include "support/terminal.h"

#include "base/str.h"
#include "base/utf8.h"
#include "support/sample_site.h"
#include "support/site.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

#define DEADLINE 30000 /* milliseconds: only a program that hangs comes near */
#define QUIET 4        /* milliseconds without output that make a screen settled */

struct Terminal {
    VTerm *vterm;
    VTermScreen *screen;
    pid_t child;
    int master; /* the person's side; -1 once cut */
    int slave;  /* kept open to see which keys wait and which modes are set */
    struct termios modes; /* before the program started */
    int width;
    int height;
    int status; /* of the end */
    bool ended;
    bool alternate;
    bool pasting;
    bool cursor_on;
    char start_folder[256]; /* of the runner: the top of the source */
    char folder[64];
    char site[128];
    Str text;
    Str row;
    Str tail; /* the last bytes of the output: sequences that libvterm does not report */
};

/* Starting */

static int set_property(VTermProp property, VTermValue *value, void *user)
{
    Terminal *terminal = user;
    if (property == VTERM_PROP_ALTSCREEN) {
        terminal->alternate = value->boolean != 0;
    } else if (property == VTERM_PROP_CURSORVISIBLE) {
        terminal->cursor_on = value->boolean != 0;
    }
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = set_property};

static void open_screen(Terminal *terminal)
{
    terminal->vterm = vterm_new(terminal->height, terminal->width);
    vterm_set_utf8(terminal->vterm, 1);
    terminal->screen = vterm_obtain_screen(terminal->vterm);
    vterm_screen_enable_altscreen(terminal->screen, 1);
    vterm_screen_set_callbacks(terminal->screen, &callbacks, terminal);
    vterm_screen_reset(terminal->screen, 1);
}

static void set_environment(const Terminal *terminal, const TerminalSetup *setup)
{
    static const char *const usual[] = {"TERM=xterm-256color", "LANG=C.UTF-8", "ESCDELAY=1",
                                        "ANCHANG_TODAY=" SAMPLE_NOW};
    const char *path = getenv("PATH");
    const char *options = getenv("ASAN_OPTIONS");
    Str kept = {0};
    Str reports = {0};
    Str leaks = {0};
    str_format(&kept, "%s", path != NULL ? path : "/usr/bin:/bin");
    str_format(&reports, "%s", options != NULL ? options : "");
    str_format(&leaks, "suppressions=%s/tests/support/leaks.txt:print_suppressions=0",
               terminal->start_folder);
    clearenv();
    setenv("PATH", kept.data, 1);
    setenv("ASAN_OPTIONS", str_text(&reports), 1); /* the screen is no place for a report */
    setenv("LSAN_OPTIONS", leaks.data, 1);
    setenv("HOME", terminal->folder, 1);
    for (size_t i = 0; i < ARRAY_LEN(usual); i++) {
        putenv(strdup(usual[i]));
    }
    for (size_t i = 0; i < ARRAY_LEN(setup->environment) && setup->environment[i] != NULL; i++) {
        putenv(strdup(setup->environment[i]));
    }
}

static void run_program(const Terminal *terminal, const TerminalSetup *setup)
{
    char *words[16] = {"anchang", "--db", strdup(terminal->site)};
    int count = 3;
    const char *language = setup->language != NULL ? setup->language : "zh";
    if (*language != '\0') {
        words[count++] = "--lang";
        words[count++] = strdup(language);
    }
    for (size_t i = 0; i < ARRAY_LEN(setup->arguments) && setup->arguments[i] != NULL; i++) {
        words[count++] = strdup(setup->arguments[i]);
    }
    const char *program = sample_program();
    set_environment(terminal, setup);
    if (chdir(terminal->folder) == 0) {
        execv(program, words);
    }
    _exit(127);
}

static void start_program(Terminal *terminal, const TerminalSetup *setup)
{
    struct winsize size = {.ws_row = (unsigned short)terminal->height,
                           .ws_col = (unsigned short)terminal->width};
    assert_int_equal(openpty(&terminal->master, &terminal->slave, NULL, NULL, &size), 0);
    fcntl(terminal->master, F_SETFD, FD_CLOEXEC);
    tcgetattr(terminal->slave, &terminal->modes);
    terminal->child = fork();
    assert_true(terminal->child >= 0);
    if (terminal->child == 0) {
        login_tty(terminal->slave);
        run_program(terminal, setup);
    }
}

Terminal *terminal_start(const TerminalSetup *given)
{
    static const TerminalSetup defaults = {0};
    const TerminalSetup *setup = given != NULL ? given : &defaults;
    Terminal *terminal = calloc(1, sizeof *terminal);
    assert_non_null(terminal);
    terminal->width = setup->width > 0 ? setup->width : 80;
    terminal->height = setup->height > 0 ? setup->height : 24;
    assert_non_null(getcwd(terminal->start_folder, sizeof terminal->start_folder));
    sample_folder(terminal->folder);
    snprintf(terminal->site, sizeof terminal->site, "%s/site.db", terminal->folder);
    if (setup->site != NULL) {
        text_copy(terminal->site, sizeof terminal->site, setup->site);
    } else {
        sample_copy(terminal->site);
    }
    open_screen(terminal);
    start_program(terminal, setup);
    terminal_settle(terminal);
    return terminal;
}

void terminal_free(Terminal *terminal)
{
    if (!terminal->ended) {
        kill(terminal->child, SIGKILL);
        waitpid(terminal->child, NULL, 0);
    }
    if (terminal->master >= 0) {
        close(terminal->master);
        close(terminal->slave);
    }
    vterm_free(terminal->vterm);
    sample_remove(terminal->folder);
    str_clear(&terminal->text);
    str_clear(&terminal->row);
    str_clear(&terminal->tail);
    free(terminal);
}

/* Waiting */

static int64_t clock_milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void fail_with_screen(Terminal *terminal, const char *what)
{
    fprintf(stderr, "%s; the screen was:\n%s", what, terminal_screen(terminal));
    fail_msg("%s", what);
}

/* libvterm says nothing of bracketed paste: the last of the two sequences tells. */
static void watch_pasting(Terminal *terminal, const char *bytes, size_t len)
{
    static const char on[] = "\033[?2004h";
    static const char off[] = "\033[?2004l";
    str_add_len(&terminal->tail, bytes, len);
    for (const char *at = str_text(&terminal->tail); (at = strstr(at, "\033[?2004")) != NULL; at++) {
        terminal->pasting = strncmp(at, on, sizeof on - 1) == 0 ||
                            (terminal->pasting && strncmp(at, off, sizeof off - 1) != 0);
    }
    if (terminal->tail.len > sizeof on) {
        memmove(terminal->tail.data, terminal->tail.data + terminal->tail.len - sizeof on,
                sizeof on + 1);
        terminal->tail.len = sizeof on;
    }
}

/* Takes what the program wrote within wait milliseconds. True when there was something. */
static bool take_output(Terminal *terminal, int wait)
{
    struct pollfd output = {.fd = terminal->master, .events = POLLIN};
    char bytes[8192];
    if (terminal->master < 0 || poll(&output, 1, wait) <= 0 || !(output.revents & POLLIN)) {
        return false;
    }
    ssize_t len = read(terminal->master, bytes, sizeof bytes);
    if (len <= 0) {
        return false;
    }
    vterm_input_write(terminal->vterm, bytes, (size_t)len);
    watch_pasting(terminal, bytes, (size_t)len);
    return true;
}

static bool has_ended(Terminal *terminal)
{
    int status = 0;
    if (!terminal->ended && waitpid(terminal->child, &status, WNOHANG) == terminal->child) {
        terminal->ended = true;
        terminal->status = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }
    return terminal->ended;
}

/* Whether the program sleeps: in poll, as nothing else of it waits. */
static bool is_asleep(const Terminal *terminal)
{
    char path[64];
    char stat[512] = "";
    snprintf(path, sizeof path, "/proc/%d/stat", (int)terminal->child);
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        return false;
    }
    size_t len = fread(stat, 1, sizeof stat - 1, file);
    fclose(file);
    stat[len] = '\0';
    const char *state = strrchr(stat, ')');
    return state != NULL && state[1] == ' ' && state[2] == 'S';
}

/* It has read every key and sleeps again. The kernel hands keys from one end to the other at its
 * leisure, and until then there seem to be none; to be asked by poll makes it hand them on at once. */
static bool waits_for_keys(const Terminal *terminal)
{
    struct pollfd keys = {.fd = terminal->slave, .events = POLLIN};
    return poll(&keys, 1, 0) == 0 && is_asleep(terminal);
}

void terminal_settle(Terminal *terminal)
{
    int64_t start = clock_milliseconds();
    bool quiet = false;
    while (clock_milliseconds() - start < DEADLINE) {
        bool waiting = waits_for_keys(terminal);
        if (take_output(terminal, waiting ? QUIET : 1)) {
            quiet = false;
            continue;
        }
        if (has_ended(terminal)) {
            if (terminal->status < 0) {
                fail_with_screen(terminal, "the program was ended by a signal");
            }
            return;
        }
        bool now = waiting && waits_for_keys(terminal);
        if (now && quiet) {
            return;
        }
        quiet = now;
    }
    fail_with_screen(terminal, "the program did not settle");
}

void terminal_await(Terminal *terminal, const char *text)
{
    int64_t start = clock_milliseconds();
    while (!terminal_shows(terminal, text)) {
        bool more = take_output(terminal, 10);
        if ((!more && has_ended(terminal)) || clock_milliseconds() - start > DEADLINE) {
            Str what = {0};
            str_format(&what, "“%s” never came", text);
            fail_with_screen(terminal, what.data);
        }
    }
    terminal_settle(terminal);
}

int terminal_end(Terminal *terminal)
{
    int64_t start = clock_milliseconds();
    while (!has_ended(terminal) && clock_milliseconds() - start < DEADLINE) {
        take_output(terminal, 5);
    }
    while (take_output(terminal, 0)) {
    }
    if (!terminal->ended) {
        fail_with_screen(terminal, "the program did not end");
    }
    return terminal->status;
}

/* Keys */

static const struct {
    const char *name;
    const char *bytes;
} keys[] = {
    {"F1", "\033OP"},     {"F2", "\033OQ"},     {"F3", "\033OR"},     {"F4", "\033OS"},
    {"F5", "\033[15~"},   {"F6", "\033[17~"},   {"F7", "\033[18~"},   {"F8", "\033[19~"},
    {"F9", "\033[20~"},   {"F10", "\033[21~"},  {"F11", "\033[23~"},  {"F12", "\033[24~"},
    {"Enter", "\r"},      {"Esc", "\033"},      {"Tab", "\t"},        {"S-Tab", "\033[Z"},
    {"Up", "\033OA"},     {"Down", "\033OB"},   {"Right", "\033OC"},  {"Left", "\033OD"},
    {"Home", "\033OH"},   {"End", "\033OF"},    {"PgUp", "\033[5~"},  {"PgDn", "\033[6~"},
    {"Ins", "\033[2~"},   {"Del", "\033[3~"},   {"BS", "\177"},       {"Space", " "},
    {"lt", "<"},
};

void terminal_write(Terminal *terminal, const char *bytes, size_t len)
{
    if (terminal->ended) {
        fail_with_screen(terminal, "the program has ended");
    }
    assert_int_equal(write(terminal->master, bytes, len), (ssize_t)len);
}

void terminal_send(Terminal *terminal, const char *bytes)
{
    terminal_write(terminal, bytes, strlen(bytes));
    terminal_settle(terminal);
}

static void send_named(Terminal *terminal, const char *name)
{
    char control[2] = {(char)(name[0] == 'C' && name[1] == '-' ? name[2] & 0x1F : 0), '\0'};
    if (control[0] != '\0' && name[3] == '\0') {
        terminal_send(terminal, control);
        return;
    }
    for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
        if (strcmp(keys[i].name, name) == 0) {
            terminal_send(terminal, keys[i].bytes);
            return;
        }
    }
    fail_msg("there is no key <%s>", name);
}

void terminal_keys(Terminal *terminal, const char *script)
{
    while (*script != '\0') {
        char part[512];
        const char *end = *script == '<' ? strchr(script, '>') : NULL;
        bool named = end != NULL;
        size_t len = named ? (size_t)(end - script) - 1 : 1 + strcspn(script + 1, "<");
        assert_true(len < sizeof part);
        memcpy(part, script + named, len);
        part[len] = '\0';
        script += len + 2 * (size_t)named;
        named ? send_named(terminal, part) : terminal_send(terminal, part);
    }
}

void terminal_paste(Terminal *terminal, const char *text)
{
    Str bytes = {0};
    str_format(&bytes, "\033[200~%s\033[201~", text);
    terminal_send(terminal, bytes.data);
    str_clear(&bytes);
}

void terminal_resize(Terminal *terminal, int width, int height)
{
    struct winsize size = {.ws_row = (unsigned short)height, .ws_col = (unsigned short)width};
    terminal->width = width;
    terminal->height = height;
    vterm_set_size(terminal->vterm, height, width);
    ioctl(terminal->master, TIOCSWINSZ, &size);
    terminal_settle(terminal);
}

void terminal_signal(Terminal *terminal, int number)
{
    kill(terminal->child, number);
}

void terminal_reset_modes(Terminal *terminal)
{
    assert_int_equal(tcsetattr(terminal->slave, TCSANOW, &terminal->modes), 0);
}

void terminal_cut(Terminal *terminal)
{
    close(terminal->slave);
    close(terminal->master);
    terminal->master = -1;
}

/* Looking */

/* Appends a cell; the right half of a wide character has no text of its own. */
static void add_cell(Terminal *terminal, int x, int y, Str *out)
{
    VTermScreenCell cell;
    char bytes[4];
    vterm_screen_get_cell(terminal->screen, (VTermPos){.row = y, .col = x}, &cell);
    if (cell.chars[0] == 0) {
        str_add(out, " ");
        return;
    }
    for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++) {
        if (cell.chars[i] != (uint32_t)-1) {
            str_add_len(out, bytes, utf8_encode(cell.chars[i], bytes));
        }
    }
}

static void add_row(Terminal *terminal, int y, Str *out)
{
    size_t start = out->len;
    for (int x = 0; x < terminal->width; x++) {
        add_cell(terminal, x, y, out);
    }
    while (out->len > start && out->data[out->len - 1] == ' ') {
        out->data[--out->len] = '\0';
    }
}

const char *terminal_screen(Terminal *terminal)
{
    str_reset(&terminal->text);
    for (int y = 0; y < terminal->height; y++) {
        add_row(terminal, y, &terminal->text);
        str_add(&terminal->text, "\n");
    }
    return terminal->text.data;
}

const char *terminal_row(Terminal *terminal, int y)
{
    str_reset(&terminal->row);
    add_row(terminal, y, &terminal->row);
    return str_text(&terminal->row);
}

int terminal_find(Terminal *terminal, const char *text, int *y)
{
    for (*y = 0; *y < terminal->height; ++*y) {
        const char *row = terminal_row(terminal, *y);
        const char *found = strstr(row, text);
        if (found != NULL) {
            terminal->row.data[found - row] = '\0';
            return utf8_width(row);
        }
    }
    return -1;
}

bool terminal_shows(Terminal *terminal, const char *text)
{
    return strstr(terminal_screen(terminal), text) != NULL;
}

static int colour_index(const VTermColor *colour)
{
    return VTERM_COLOR_IS_INDEXED(colour) && !VTERM_COLOR_IS_DEFAULT_FG(colour) ? colour->indexed.idx
                                                                               : -1;
}

TerminalCell terminal_cell(Terminal *terminal, int x, int y)
{
    VTermScreenCell cell;
    Str text = {0};
    TerminalCell result = {0};
    vterm_screen_get_cell(terminal->screen, (VTermPos){.row = y, .col = x}, &cell);
    add_cell(terminal, x, y, &text);
    text_copy(result.text, sizeof result.text, strcmp(str_text(&text), " ") ? str_text(&text) : "");
    str_clear(&text);
    result.bold = cell.attrs.bold != 0;
    result.underline = cell.attrs.underline != 0;
    result.reverse = cell.attrs.reverse != 0;
    result.colour = colour_index(&cell.fg);
    return result;
}

bool terminal_cursor(Terminal *terminal, int *x, int *y)
{
    VTermPos position;
    vterm_state_get_cursorpos(vterm_obtain_state(terminal->vterm), &position);
    *x = position.col;
    *y = position.row;
    return terminal->cursor_on;
}

bool terminal_alternate(const Terminal *terminal)
{
    return terminal->alternate;
}

bool terminal_pasting(const Terminal *terminal)
{
    return terminal->pasting;
}

bool terminal_restored(const Terminal *terminal)
{
    struct termios now;
    return tcgetattr(terminal->slave, &now) == 0 && now.c_iflag == terminal->modes.c_iflag &&
           now.c_oflag == terminal->modes.c_oflag && now.c_lflag == terminal->modes.c_lflag &&
           now.c_cflag == terminal->modes.c_cflag;
}

const char *terminal_site(const Terminal *terminal)
{
    return terminal->site;
}

const char *terminal_folder(const Terminal *terminal)
{
    return terminal->folder;
}
