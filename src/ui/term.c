#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1

#include "ui/term.h"

#include "base/str.h"
#include "base/text.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#define CODE_PASTE_START 2000 /* beyond curses' own codes */
#define CODE_PASTE_END 2001

struct Term {
    Arena arena; /* holds the Term itself */
    SCREEN *screen;
    WINDOW *input; /* a pad: reading from it never refreshes the screen */
    Canvas canvas;
    Arena shadow_arena;
    Cell *shown; /* what the terminal shows; as large as the canvas */
    cchar_t *line;
    bool all; /* the terminal's content is unknown: paint everything */
    bool cursor_on;
    bool colours;
    bool mouse;
    bool cut; /* the line is gone */
    Decoder decoder;
    Event click; /* EVENT_NONE when there is none */
    bool resized;
};

/* A signal handler and the failure of malloc get no argument: what they need to put the terminal
 * back has to stand here. Written by term_open only, before the handlers are set. */
static struct termios saved_mode;
static volatile sig_atomic_t terminal_taken;
static volatile sig_atomic_t quit_asked;

static const int fatal_signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS};
static const int quit_signals[] = {SIGHUP, SIGTERM};

static const char modes_on[] = "\033[?2004h"; /* bracketed paste */
static const char modes_off[] = "\033[?2004l";
static const char reset_all[] = "\033[?2004l\033[?1006l\033[?1000l\033[0m\033[?25h\033[?1l\033>"
                                "\033[?1049l\r\n";

static void write_text(const char *text, size_t len)
{
    if (write(STDOUT_FILENO, text, len) < 0) {
        return; /* the line is cut: there is nobody to tell */
    }
}

/* Async-signal-safe: write and tcsetattr only. */
static void reset_now(void)
{
    if (terminal_taken) {
        terminal_taken = 0;
        write_text(reset_all, sizeof reset_all - 1);
        tcsetattr(STDIN_FILENO, TCSANOW, &saved_mode);
    }
}

static void on_fatal(int number)
{
    reset_now();
    raise(number); /* SA_RESETHAND: the default action now */
}

static void on_quit(int number)
{
    (void)number;
    quit_asked = 1;
}

static void set_signals(void)
{
    struct sigaction fatal = {.sa_handler = on_fatal, .sa_flags = (int)SA_RESETHAND | SA_NODEFER};
    struct sigaction quit = {.sa_handler = on_quit};
    for (size_t i = 0; i < ARRAY_LEN(fatal_signals); i++) {
        sigaction(fatal_signals[i], &fatal, NULL);
    }
    for (size_t i = 0; i < ARRAY_LEN(quit_signals); i++) {
        sigaction(quit_signals[i], &quit, NULL);
    }
}

void term_locale(void)
{
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
        setlocale(LC_CTYPE, "C.UTF-8");
    }
}

/* Keys: what curses calls them, and the sequences that terminals send beside their description
 * (PuTTY under TERM=xterm, the Linux console, rxvt). */

static const struct {
    int code;
    Key key;
} codes[] = {
    {KEY_UP, K_UP},           {KEY_DOWN, K_DOWN},        {KEY_LEFT, K_LEFT},
    {KEY_RIGHT, K_RIGHT},     {KEY_HOME, K_HOME},        {KEY_END, K_END},
    {KEY_PPAGE, K_PAGE_UP},   {KEY_NPAGE, K_PAGE_DOWN},  {KEY_IC, K_INSERT},
    {KEY_DC, K_DELETE},       {KEY_BTAB, K_BACK_TAB},    {KEY_ENTER, K_ENTER},
    {KEY_SR, K_UP},           {KEY_SF, K_DOWN},          {KEY_FIND, K_HOME},
    {KEY_SELECT, K_END},      {KEY_BACKSPACE, K_BACKSPACE},
    {CODE_PASTE_START, K_PASTE_START}, {CODE_PASTE_END, K_PASTE_END},
};

static const struct {
    const char *sequence;
    int code;
} variants[] = {
    {"\033[11~", KEY_F(1)},  {"\033[12~", KEY_F(2)},  {"\033[13~", KEY_F(3)},
    {"\033[14~", KEY_F(4)},  {"\033[15~", KEY_F(5)},  {"\033[17~", KEY_F(6)},
    {"\033[18~", KEY_F(7)},  {"\033[19~", KEY_F(8)},  {"\033[20~", KEY_F(9)},
    {"\033[21~", KEY_F(10)}, {"\033[23~", KEY_F(11)}, {"\033[24~", KEY_F(12)},
    {"\033[[A", KEY_F(1)},   {"\033[[B", KEY_F(2)},   {"\033[[C", KEY_F(3)},
    {"\033[[D", KEY_F(4)},   {"\033[[E", KEY_F(5)},   {"\033OP", KEY_F(1)},
    {"\033OQ", KEY_F(2)},    {"\033OR", KEY_F(3)},    {"\033OS", KEY_F(4)},
    {"\033[A", KEY_UP},      {"\033[B", KEY_DOWN},    {"\033[C", KEY_RIGHT},
    {"\033[D", KEY_LEFT},    {"\033OA", KEY_UP},      {"\033OB", KEY_DOWN},
    {"\033OC", KEY_RIGHT},   {"\033OD", KEY_LEFT},    {"\033[H", KEY_HOME},
    {"\033[F", KEY_END},     {"\033OH", KEY_HOME},    {"\033OF", KEY_END},
    {"\033[1~", KEY_HOME},   {"\033[4~", KEY_END},    {"\033[7~", KEY_HOME},
    {"\033[8~", KEY_END},    {"\033[2~", KEY_IC},     {"\033[3~", KEY_DC},
    {"\033[5~", KEY_PPAGE},  {"\033[6~", KEY_NPAGE},  {"\033[Z", KEY_BTAB},
    {"\033OM", KEY_ENTER},   {"\033[200~", CODE_PASTE_START},
    {"\033[201~", CODE_PASTE_END},
};

static Key translate(int code)
{
    if (code > KEY_F0 && code <= KEY_F(12)) {
        return K_F((Key)(code - KEY_F0));
    }
    for (size_t i = 0; i < ARRAY_LEN(codes); i++) {
        if (codes[i].code == code) {
            return codes[i].key;
        }
    }
    return K_NONE;
}

/* Starting and ending */

static void set_modes(Term *term)
{
    raw();
    noecho();
    nonl();
    if (getenv("ESCDELAY") == NULL) {
        set_escdelay(25);
    }
    keypad(term->input, TRUE);
    nodelay(term->input, TRUE);
    if (term->mouse) {
        mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
        mouseinterval(0);
    }
    for (size_t i = 0; i < ARRAY_LEN(variants); i++) {
        define_key(variants[i].sequence, variants[i].code);
    }
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
    tcgetattr(STDIN_FILENO, &saved_mode);
    term->screen = newterm(NULL, stdout, stdin);
    if (term->screen == NULL) {
        const char *name = getenv("TERM");
        return error_set(err, ERR_IO, NULL, _("不认识这种终端（TERM=%s），请设 TERM=xterm-256color"),
                         name != NULL ? name : "");
    }
    term->input = newpad(1, 1);
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
    term->mouse = options->mouse;
    set_modes(term);
    set_colours(term, options);
    canvas_init(&term->canvas, COLS, LINES);
    term->canvas.ascii = options->ascii;
    take_size(term);
    curs_set(0);
    terminal_taken = 1;
    memory_on_fail(reset_now);
    set_signals();
    write_text(modes_on, sizeof modes_on - 1);
    *out = term;
    return true;
}

void term_suspend(Term *term)
{
    (void)term;
    curs_set(1);
    endwin();
    write_text(modes_off, sizeof modes_off - 1);
    terminal_taken = 0;
}

void term_resume(Term *term)
{
    terminal_taken = 1;
    reset_prog_mode();
    write_text(modes_on, sizeof modes_on - 1);
    curs_set(term->cursor_on);
    term->all = true;
}

void term_close(Term *term)
{
    if (term == NULL) {
        return;
    }
    memory_on_fail(NULL);
    term_suspend(term);
    delwin(term->input);
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

static void read_mouse(Term *term)
{
    MEVENT mouse;
    if (getmouse(&mouse) != OK) {
        return;
    }
    Key wheel = mouse.bstate & BUTTON4_PRESSED ? K_UP : K_DOWN;
    if (mouse.bstate & (BUTTON4_PRESSED | BUTTON5_PRESSED)) {
        for (int i = 0; i < 3; i++) {
            decoder_feed(&term->decoder, wheel);
        }
    } else if (mouse.bstate & BUTTON1_PRESSED) {
        term->click = (Event){.kind = EVENT_CLICK, .x = mouse.x, .y = mouse.y};
    }
}

/* Reads until curses has nothing more. Returns how much came. */
static int read_burst(Term *term)
{
    int count = 0;
    while (!decoder_full(&term->decoder) && term->click.kind == EVENT_NONE && !term->resized) {
        wint_t code = 0;
        int kind = wget_wch(term->input, &code);
        if (kind == ERR) {
            decoder_flush(&term->decoder);
            return count;
        }
        count++;
        if (kind == OK) {
            decoder_feed(&term->decoder, (Key)code);
        } else if (code == KEY_RESIZE) {
            take_size(term);
            term->resized = true;
        } else if (code == KEY_MOUSE) {
            read_mouse(term);
        } else {
            decoder_feed(&term->decoder, translate((int)code));
        }
    }
    return count;
}

static bool next_event(Term *term, Event *event)
{
    if (decoder_next(&term->decoder, event)) {
        return true;
    }
    if (term->click.kind != EVENT_NONE) {
        *event = term->click;
        term->click.kind = EVENT_NONE;
        return true;
    }
    if (term->resized) {
        term->resized = false;
        event->kind = EVENT_RESIZE;
        return true;
    }
    return false;
}

bool term_wait(Term *term, int milliseconds, Event *event)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    if (next_event(term, event)) {
        return true;
    }
    int ready = poll(&input, 1, quit_asked || term->cut ? 0 : milliseconds);
    int waiting = 0;
    int count = read_burst(term);
    if (count == 0 && ready > 0) {
        bool gone = (input.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
        term->cut = term->cut || gone ||
                    (ioctl(STDIN_FILENO, FIONREAD, &waiting) == 0 && waiting == 0);
    }
    if (count == 0 && ready == 0 && milliseconds > 0) {
        decoder_feed(&term->decoder, K_PASTE_END); /* a paste that never ended */
    }
    if (next_event(term, event)) {
        return true;
    }
    if (quit_asked || term->cut) {
        event->kind = EVENT_QUIT;
        return true;
    }
    return false;
}
