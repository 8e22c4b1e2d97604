#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1

#include "ui/term.h"

#include "base/str.h"
#include "base/text.h"
#include "ui/decoder.h"
#include "ui/rescue.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#define ESCAPE_DELAY 25 /* milliseconds within which an escape sequence goes on; $ESCDELAY */
#define GIVE_UP 2000    /* milliseconds of silence that end a sequence, a reply, a paste */
#define LAST_READS 4    /* of a decoder's input each: as much as a line holds */

struct Term {
    Arena arena; /* holds the Term itself */
    SCREEN *screen;
    Canvas canvas;
    Arena shadow_arena;
    Cell *shown; /* what the terminal shows; as large as the canvas */
    cchar_t *line;
    bool all; /* the terminal's content is unknown: paint everything */
    bool cursor_on;
    bool colours;
    Decoder decoder;
    int64_t heard;    /* when the last byte came, in milliseconds */
    int escape_delay; /* milliseconds */
    bool cut;         /* the line is gone */
    int last_reads;   /* after a signal to end: what was typed before it is still read */
};

static const char modes_on[] = "\033[?2004h"; /* bracketed paste */
static const char modes_off[] = "\033[?2004l";
static const char mouse_on[] = "\033[?1000h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1000l";

static void write_text(const char *text)
{
    if (write(STDOUT_FILENO, text, strlen(text)) < 0) {
        return; /* the line is cut: there is nobody to tell */
    }
}

void term_locale(void)
{
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
        setlocale(LC_CTYPE, "C.UTF-8");
    }
}

/* Keys of this terminal: their names in its description */

static const struct {
    const char *name;
    Key key;
} key_names[] = {
    {"kcuu1", K_UP},     {"kcud1", K_DOWN},     {"kcub1", K_LEFT},  {"kcuf1", K_RIGHT},
    {"khome", K_HOME},   {"kend", K_END},       {"kpp", K_PAGE_UP}, {"knp", K_PAGE_DOWN},
    {"kich1", K_INSERT}, {"kdch1", K_DELETE},   {"kcbt", K_BACK_TAB}, {"kent", K_ENTER},
    {"kri", K_UP},       {"kind", K_DOWN},      {"kfnd", K_HOME},   {"kslt", K_END},
    {"kf1", K_F(1)},     {"kf2", K_F(2)},       {"kf3", K_F(3)},    {"kf4", K_F(4)},
    {"kf5", K_F(5)},     {"kf6", K_F(6)},       {"kf7", K_F(7)},    {"kf8", K_F(8)},
    {"kf9", K_F(9)},     {"kf10", K_F(10)},     {"kf11", K_F(11)},  {"kf12", K_F(12)},
};

static void learn_keys(Decoder *decoder)
{
    for (size_t i = 0; i < ARRAY_LEN(key_names); i++) {
        const char *sequence = tigetstr(key_names[i].name);
        if (sequence != NULL && sequence != (char *)-1) {
            decoder_add_key(decoder, sequence, key_names[i].key);
        }
    }
}

/* Starting and ending */

static void set_input(Term *term, const TermOptions *options)
{
    const char *delay = getenv("ESCDELAY");
    int given = delay != NULL ? atoi(delay) : 0;
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE); /* the terminal sends the keys of its description */
    typeahead(-1);        /* keys that wait are no reason for half a frame */
    learn_keys(&term->decoder);
    term->decoder.mouse = options->mouse;
    term->escape_delay = given > 0 ? given : ESCAPE_DELAY;
}

/* What curses does not know of. */
static void set_reports(const Term *term, bool on)
{
    if (term->decoder.mouse) {
        write_text(on ? mouse_on : mouse_off);
    }
    write_text(on ? modes_on : modes_off);
}

static void set_colours(Term *term, const TermOptions *options)
{
    const char *none = getenv("NO_COLOR");
    term->colours = !options->mono && (none == NULL || *none == '\0') && has_colors();
    if (!term->colours) {
        return;
    }
    start_color();
    use_default_colors();
    for (short colour = 0; colour < 8; colour++) {
        init_pair((short)(colour + 1), colour, -1);
    }
}

static void take_size(Term *term)
{
    canvas_resize(&term->canvas, COLS, LINES);
    size_t cells = (size_t)term->canvas.width * (size_t)term->canvas.height;
    arena_clear(&term->shadow_arena);
    term->shown = arena_alloc(&term->shadow_arena, cells * sizeof *term->shown);
    term->line = arena_alloc(&term->shadow_arena,
                             (size_t)term->canvas.width * sizeof *term->line);
    term->all = true;
}

static bool open_screen(Term *term, Error *err)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        return error_set(err, ERR_IO, NULL, _("控制台需要终端，请在终端窗口里运行"));
    }
    rescue_arm();
    term->screen = newterm(NULL, stdout, stdin);
    if (term->screen == NULL) {
        rescue_hold(false);
        const char *name = getenv("TERM");
        return error_set(err, ERR_IO, NULL, _("不认识这种终端（TERM=%s），请设 TERM=xterm-256color"),
                         name != NULL ? name : "");
    }
    return true;
}

bool term_open(Term **out, const TermOptions *options, Error *err)
{
    Arena arena = {0};
    Term *term = arena_alloc(&arena, sizeof *term);
    term->arena = arena;
    if (!open_screen(term, err)) {
        arena_clear(&arena);
        *out = NULL;
        return false;
    }
    set_input(term, options);
    set_colours(term, options);
    canvas_init(&term->canvas, COLS, LINES);
    term->canvas.ascii = options->ascii;
    take_size(term);
    curs_set(0);
    set_reports(term, true);
    *out = term;
    return true;
}

void term_suspend(Term *term)
{
    curs_set(1);
    endwin();
    set_reports(term, false);
    rescue_hold(false);
}

void term_resume(Term *term)
{
    rescue_hold(true);
    reset_prog_mode();
    keypad(stdscr, TRUE);
    set_reports(term, true);
    curs_set(term->cursor_on);
    term->all = true;
}

void term_close(Term *term)
{
    if (term == NULL) {
        return;
    }
    term_suspend(term);
    delscreen(term->screen);
    decoder_clear(&term->decoder);
    canvas_clear(&term->canvas);
    arena_clear(&term->shadow_arena);
    Arena arena = term->arena;
    arena_clear(&arena);
}

Canvas *term_canvas(Term *term)
{
    return &term->canvas;
}

bool term_hanzi(void)
{
    const char *name = getenv("TERM");
    return name == NULL || strcmp(name, "linux") != 0;
}

/* Painting */

static attr_t attributes_of(const Term *term, unsigned role, short *pair)
{
    const Look *look = &theme_looks[role & ~(unsigned)ROLE_CURSOR];
    unsigned wanted = term->colours ? look->attributes : look->mono;
    attr_t attributes = A_NORMAL;
    *pair = (short)(term->colours && look->colour >= 0 ? look->colour + 1 : 0);
    if (role & ROLE_CURSOR) {
        wanted = (wanted ^ LOOK_REVERSE) & ~(unsigned)(LOOK_DIM | LOOK_UNDERLINE);
    }
    attributes |= wanted & LOOK_BOLD ? A_BOLD : 0;
    attributes |= wanted & LOOK_UNDERLINE ? A_UNDERLINE : 0;
    attributes |= wanted & LOOK_REVERSE ? A_REVERSE : 0;
    attributes |= wanted & LOOK_DIM ? A_DIM : 0;
    return attributes;
}

static void paint_span(Term *term, int y, int from, int to)
{
    const Cell *row = &term->canvas.cells[(size_t)y * (size_t)term->canvas.width];
    int count = 0;
    for (int x = from; x < to; x++) {
        short pair = 0;
        if (row[x].width == 0) {
            continue;
        }
        attr_t attributes = attributes_of(term, row[x].role, &pair);
        wchar_t text[4] = {(wchar_t)row[x].codes[0], (wchar_t)row[x].codes[1],
                           (wchar_t)row[x].codes[2], 0};
        setcchar(&term->line[count++], text, attributes, pair, NULL);
    }
    mvwadd_wchnstr(stdscr, y, from, term->line, count);
}

static void paint_row(Term *term, int y)
{
    int width = term->canvas.width;
    const Cell *row = &term->canvas.cells[(size_t)y * (size_t)width];
    Cell *shown = &term->shown[(size_t)y * (size_t)width];
    int from = 0;
    int to = width;
    if (memcmp(row, shown, (size_t)width * sizeof *row) == 0) {
        return;
    }
    while (memcmp(&row[from], &shown[from], sizeof *row) == 0) {
        from++;
    }
    while (memcmp(&row[to - 1], &shown[to - 1], sizeof *row) == 0) {
        to--;
    }
    /* never half a wide character, neither of the new row nor of the old */
    while (from > 0 && (row[from].width == 0 || shown[from].width == 0)) {
        from--;
    }
    while (to < width && (row[to].width == 0 || shown[to].width == 0)) {
        to++;
    }
    paint_span(term, y, from, to);
    memcpy(shown, row, (size_t)width * sizeof *row);
}

void term_paint(Term *term)
{
    Canvas *canvas = &term->canvas;
    if (term->all) {
        size_t cells = (size_t)canvas->width * (size_t)canvas->height;
        memset(term->shown, 0, cells * sizeof *term->shown);
        clearok(curscr, TRUE);
        term->all = false;
    }
    for (int y = 0; y < canvas->height; y++) {
        paint_row(term, y);
    }
    bool visible = canvas->cursor_x >= 0 && canvas->cursor_x < canvas->width &&
                   canvas->cursor_y >= 0 && canvas->cursor_y < canvas->height;
    if (visible) {
        wmove(stdscr, canvas->cursor_y, canvas->cursor_x);
    }
    if (visible != term->cursor_on) {
        curs_set(visible);
        term->cursor_on = visible;
    }
    wnoutrefresh(stdscr);
    doupdate();
}

/* Reading */

static int64_t monotonic(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The line is cut when read says so: no byte, or no way to one. */
static void read_line(Term *term)
{
    char bytes[sizeof term->decoder.input];
    ssize_t len = read(STDIN_FILENO, bytes, sizeof bytes);
    if (len > 0) {
        decoder_feed(&term->decoder, bytes, (size_t)len);
        term->heard = monotonic();
    } else {
        term->cut = len == 0 || (errno != EINTR && errno != EAGAIN);
    }
}

/* Waits for bytes and reads what is there. False when the line was quiet. */
static bool wait_line(Term *term, int64_t milliseconds)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    int ready = rescue_poll(&input, milliseconds > 0 ? (int)milliseconds : 0);
    if (ready > 0 && (input.revents & POLLIN)) {
        read_line(term);
    } else if (ready > 0) {
        term->cut = true; /* POLLHUP: what was typed before has been read */
    }
    return ready != 0;
}

/* How long the line may be quiet before what it has begun is taken for ended. */
static int64_t patience(const Term *term)
{
    return decoder_open(&term->decoder) == OPEN_ESCAPE ? term->escape_delay : GIVE_UP;
}

/* Until when to wait for the line. Whether an Esc is the key is found out in any case. */
static int64_t wait_until(const Term *term, int64_t end)
{
    DecoderOpen open = decoder_open(&term->decoder);
    int64_t quiet = term->heard + patience(term);
    return open == OPEN_ESCAPE || (open == OPEN_SEQUENCE && quiet < end) ? quiet : end;
}

static void end_open(Term *term)
{
    if (monotonic() - term->heard >= patience(term)) {
        decoder_flush(&term->decoder);
        decoder_abandon(&term->decoder);
    }
}

static bool window_event(Term *term, Event *event)
{
    struct winsize size;
    bool changed = rescue_resized();
    if (rescue_continued()) { /* whoever stopped it had the terminal meanwhile */
        term_suspend(term);
        term_resume(term);
        changed = true;
    }
    if (!changed) {
        return false;
    }
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
        resize_term(size.ws_row, size.ws_col);
    }
    take_size(term);
    event->kind = EVENT_RESIZE;
    return true;
}

/* The end: first what was typed before it, to its last byte. */
static void last_event(Term *term, Event *event)
{
    while (!term->cut && term->last_reads < LAST_READS) {
        term->last_reads++;
        wait_line(term, 0);
        if (decoder_next(&term->decoder, event)) {
            return;
        }
    }
    decoder_abandon(&term->decoder);
    if (!decoder_next(&term->decoder, event)) {
        event->kind = EVENT_QUIT;
    }
}

static bool next_event(Term *term, Event *event)
{
    if (decoder_next(&term->decoder, event) || window_event(term, event)) {
        return true;
    }
    if (rescue_quitting() || term->cut) {
        last_event(term, event);
        return true;
    }
    return false;
}

bool term_wait(Term *term, int milliseconds, Event *event)
{
    int64_t end = monotonic() + milliseconds;
    do {
        if (next_event(term, event)) {
            return true;
        }
        if (!wait_line(term, wait_until(term, end) - monotonic())) {
            end_open(term);
        }
    } while (monotonic() < wait_until(term, end));
    return next_event(term, event);
}
