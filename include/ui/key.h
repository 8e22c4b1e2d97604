/*
 * Key: one press. A printable character is its code point, a control key its control code
 * (KEY_CTRL('S')), every other key a K_ constant above Unicode. (K_ because curses owns KEY_.)
 */
#ifndef UI_KEY_H
#define UI_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint32_t Key;

#define K_CTRL(letter) ((Key)((letter) & 0x1F))
#define K_F(n) ((Key)(K_F0 + (n))) /* K_F(1) … K_F(12) */

enum {
    K_NONE = 0,
    K_TAB = 9,
    K_ENTER = 13,
    K_ESC = 27,
    K_SPACE = 32,
    K_BACKSPACE = 127,
    K_UP = 0x110000,
    K_DOWN,
    K_LEFT,
    K_RIGHT,
    K_HOME,
    K_END,
    K_PAGE_UP,
    K_PAGE_DOWN,
    K_INSERT,
    K_DELETE,
    K_BACK_TAB,
    K_F0,
    K_LAST = K_F0 + 12
};

/* Whether the key is a character that a text field takes. */
bool key_is_text(Key key);
/* The ASCII twin of a full-width command key (？／、：；。－＋ and digits, letters, space) for places
 * without a text field; every other key as it is. */
Key key_fold(Key key);
bool key_is_hanzi(Key key); /* outside text fields it starts a search */
/* "F2", "Ctrl-S", "Enter", "Esc", "a": for footer, menu and help. Returns buf (size at least
 * 16). */
const char *key_label(char *buf, size_t size, Key key);
/* The key of a name as key_label writes it, or of a single character; K_NONE when unknown. */
Key key_from_name(const char *name);

#endif
