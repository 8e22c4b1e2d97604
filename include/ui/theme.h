/*
 * Roles: what a piece of text means; the theme says how that looks. Never a colour in a screen, and
 * colour carries no meaning alone: a letter stands beside it.
 */
#ifndef UI_THEME_H
#define UI_THEME_H

typedef enum Role {
    ROLE_TEXT,
    ROLE_LABEL,  /* names of fields */
    ROLE_HINT,   /* advice, empty lists */
    ROLE_ACCENT, /* where you are */
    ROLE_TITLE,  /* titles of panels and columns */
    ROLE_FRAME,  /* box lines */
    ROLE_NEW,    /* new today */
    ROLE_DUE,
    ROLE_LATE, /* late or lost, nothing else */
    ROLE_DONE,
    ROLE_GREY,  /* what cannot be done now */
    ROLE_FIELD, /* a field that can be typed into */
    ROLE_EDIT,  /* the field being typed into */
    ROLE_ERROR,
    ROLE_KEY, /* names of keys */
    ROLE_FREE, /* the board of units: for sale, … */
    ROLE_HELD, /* … held back, … */
    ROLE_TAKEN, /* … subscribed, … */
    ROLE_SIGNED, /* … signed, the trade's colour for sold, … */
    ROLE_FILED, /* … filed, … */
    ROLE_DELIVERED, /* … handed over */
    ROLE_COUNT,
    ROLE_CURSOR = 0x80, /* added to any role: the row or cell under the cursor */
} Role;

enum ThemeAttribute {
    LOOK_BOLD = 1 << 0,
    LOOK_UNDERLINE = 1 << 1,
    LOOK_REVERSE = 1 << 2,
    LOOK_DIM = 1 << 3,
};

typedef struct Look {
    int colour;    /* ANSI colour 0…7, -1 the terminal's own */
    unsigned attributes; /* with colours */
    unsigned mono;       /* without */
} Look;

extern const Look theme_looks[ROLE_COUNT];

#endif
