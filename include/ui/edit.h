/*
 * Edit: the editor of one line, by clusters (a hanzi with its marks is one step), with horizontal
 * scroll shown by < and >, and undo by runs of typing. libform can't do this with Chinese.
 */
#ifndef UI_EDIT_H
#define UI_EDIT_H

#include "base/str.h"
#include "ui/canvas.h"
#include "ui/key.h"

#define EDIT_UNDO 16
#define EDIT_MAX 32000 /* bytes */

typedef struct EditStep {
    Str text;
    size_t cursor;
} EditStep;

typedef struct Edit {
    Str text;      /* UTF-8; line breaks of an old note stay, shown as a blank */
    size_t cursor; /* byte offset, at a cluster */
    size_t scroll; /* first byte shown */
    EditStep undo[EDIT_UNDO]; /* a ring */
    size_t undo_count;        /* ever kept and not undone */
    size_t undo_oldest;
    bool fresh;            /* set, not typed: the next character or paste takes the place of all */
    int run; /* the kind of edit going on, so that typing a word undoes as one */
} Edit;

void edit_init(Edit *edit);
void edit_clear(Edit *edit); /* frees */
const char *edit_text(const Edit *edit); /* never NULL */
/* Replaces all, cursor at the end, and what is typed next replaces that (a key that moves or erases
 * begins to edit it); kept for undo when undoable, else the undo steps go. */
void edit_set(Edit *edit, const char *text, bool undoable);

typedef enum EditResult {
    EDIT_PASS,    /* no key of an editor */
    EDIT_MOVED,   /* only the cursor, or nothing at an end */
    EDIT_CHANGED,
} EditResult;

/* Characters, ← → Home End (Ctrl-A Ctrl-E), Backspace, Delete, Ctrl-U (all), Ctrl-W (a word),
 * Ctrl-K (to the end), Ctrl-Z. */
EditResult edit_key(Edit *edit, Key key);
bool edit_insert(Edit *edit, const char *text); /* a paste: one undo step; controls become blanks */
bool edit_undo(Edit *edit);

/* Draws in width columns; when focused the canvas cursor stands in it. */
void edit_draw(Edit *edit, Canvas *canvas, int x, int y, int width, unsigned role, bool focused);

#endif
