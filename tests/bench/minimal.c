/* The reference of "first frame": the least that a ncursesw program does to show one. */
#include <curses.h>
#include <locale.h>

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    initscr();
    raw();
    keypad(stdscr, TRUE);
    mvaddstr(0, 0, "ready");
    refresh();
    getch();
    endwin();
    return 0;
}
