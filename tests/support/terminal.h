/*
 * Terminal: the program itself ($ANCHANG) on a pseudo terminal, with libvterm as the screen before
 * which a person sits. Keys go in as a script, the screen comes back as text; nothing sleeps: a step
 * ends when the program has read every key, waits for the next one and has no output left.
 *
 *     Terminal *terminal = terminal_start(&(TerminalSetup){.width = 80, .height = 24});
 *     terminal_keys(terminal, "2<F6>13800138000<Tab>张三丰<F2>");
 *     terminal_await(terminal, "已保存");
 *     assert_string_equal(terminal_row(terminal, 0), …);
 *     terminal_free(terminal);
 *
 * Every failure (a text that never comes, a program that ended) fails the test with the screen.
 */
#ifndef SUPPORT_TERMINAL_H
#define SUPPORT_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Terminal Terminal;

typedef struct TerminalSetup {
    int width; /* 0: 80 × 24 */
    int height;
    const char *site;           /* the site file; NULL: a copy of the sample site for this run */
    const char *language;       /* of --lang; NULL: zh; "": no --lang at all */
    const char *arguments[6];   /* more of them, ended by NULL */
    const char *environment[6]; /* NAME=value over the usual one, ended by NULL; "NAME=" is empty */
} TerminalSetup;

typedef struct TerminalCell {
    char text[16]; /* UTF-8, "" for a blank and for the right half of a wide character */
    int colour;    /* ANSI 0…15, -1 the terminal's own */
    bool bold;
    bool underline;
    bool reverse;
} TerminalCell;

Terminal *terminal_start(const TerminalSetup *setup); /* NULL: all defaults */
void terminal_free(Terminal *terminal); /* a program that still runs is killed; the folder goes */

/* UTF-8 text, and <F1>…<F12> <Enter> <Esc> <Tab> <S-Tab> <Up> <Down> <Left> <Right> <Home> <End>
 * <PgUp> <PgDn> <Ins> <Del> <BS> <Space> <C-x> (Ctrl) <lt> for '<'. */
void terminal_keys(Terminal *terminal, const char *script);
void terminal_send(Terminal *terminal, const char *bytes); /* as they are, in one write */
void terminal_write(Terminal *terminal, const char *bytes, size_t len); /* the same, not settled */
void terminal_paste(Terminal *terminal, const char *text); /* as a bracketed paste */
void terminal_settle(Terminal *terminal);
void terminal_await(Terminal *terminal, const char *text);
void terminal_resize(Terminal *terminal, int width, int height);
void terminal_signal(Terminal *terminal, int number);
void terminal_reset_modes(Terminal *terminal); /* as a shell does when its child was stopped */
void terminal_cut(Terminal *terminal); /* the line goes: the terminal's side is closed */
/* Waits for the end. Returns the exit status, or minus the signal that ended it. */
int terminal_end(Terminal *terminal);

/* The screen as lines, each ended by LF, blanks at the ends dropped. Until the next call. */
const char *terminal_screen(Terminal *terminal);
const char *terminal_row(Terminal *terminal, int y);
bool terminal_shows(Terminal *terminal, const char *text);
/* Where text begins; -1 when the screen doesn't show it. x counts columns. */
int terminal_find(Terminal *terminal, const char *text, int *y);
TerminalCell terminal_cell(Terminal *terminal, int x, int y);
bool terminal_cursor(Terminal *terminal, int *x, int *y); /* true when it is visible */
bool terminal_alternate(const Terminal *terminal);        /* the alternate screen is on */
bool terminal_pasting(const Terminal *terminal);          /* bracketed paste was asked for */
bool terminal_restored(const Terminal *terminal);         /* the line's modes are as at the start */

const char *terminal_site(const Terminal *terminal);   /* path of the site file */
const char *terminal_folder(const Terminal *terminal); /* it runs here; removed at the end */

#endif
