#include "ui/edit.h"

#include "base/utf8.h"

#include <string.h>

/* Kinds of edits; a run of one kind is one undo step. */
enum { RUN_NONE, RUN_INSERT, RUN_DELETE };

void edit_init(Edit *edit)
{
    *edit = (Edit){0};
}

void edit_clear(Edit *edit)
{
    str_clear(&edit->text);
    for (size_t i = 0; i < EDIT_UNDO; i++) {
        str_clear(&edit->undo[i].text);
    }
    edit_init(edit);
}

const char *edit_text(const Edit *edit)
{
    return str_text(&edit->text);
}

/* The end of the cluster at byte at: a character and the zero-width ones behind it. */
static size_t next_cluster(const char *text, size_t at)
{
    size_t len = strlen(text);
    uint32_t code;
    size_t used = utf8_decode(text + at, len - at, &code);
    if (at >= len || used == 0) {
        return at < len ? at + 1 : len;
    }
    at += used;
    while (at < len && (used = utf8_decode(text + at, len - at, &code)) > 0 &&
           utf8_code_width(code) == 0) {
        at += used;
    }
    return at;
}

static size_t previous_cluster(const char *text, size_t at)
{
    size_t before = 0;
    for (size_t next = 0; next < at; next = next_cluster(text, next)) {
        before = next;
    }
    return before;
}

static void replace(Edit *edit, size_t from, size_t to, const char *with, size_t with_len)
{
    Str text = {0};
    str_add_len(&text, edit_text(edit), from);
    str_add_len(&text, with, with_len);
    str_add(&text, edit_text(edit) + to);
    str_clear(&edit->text);
    edit->text = text;
    edit->cursor = from + with_len;
}

/* Before a change: remembers the text unless the change goes on with the same kind of run. */
static void remember(Edit *edit, int run)
{
    if (run != RUN_NONE && edit->run == run) {
        return;
    }
    EditStep *step = &edit->undo[edit->undo_count % EDIT_UNDO];
    str_reset(&step->text);
    str_add(&step->text, edit_text(edit));
    step->cursor = edit->cursor;
    edit->undo_count++;
    if (edit->undo_count - edit->undo_oldest > EDIT_UNDO) {
        edit->undo_oldest = edit->undo_count - EDIT_UNDO;
    }
    edit->run = run;
}

bool edit_undo(Edit *edit)
{
    if (edit->undo_count == edit->undo_oldest) {
        return false;
    }
    edit->undo_count--;
    EditStep *step = &edit->undo[edit->undo_count % EDIT_UNDO];
    str_reset(&edit->text);
    str_add(&edit->text, str_text(&step->text));
    edit->cursor = step->cursor;
    edit->fresh = false;
    edit->run = RUN_NONE;
    return true;
}

void edit_set(Edit *edit, const char *text, bool undoable)
{
    if (undoable) {
        remember(edit, RUN_NONE);
    } else {
        edit->undo_count = 0;
        edit->undo_oldest = 0;
    }
    Str copy = {0};
    str_add(&copy, text != NULL ? text : "");
    str_clear(&edit->text);
    edit->text = copy;
    edit->cursor = edit->text.len;
    edit->scroll = 0;
    edit->fresh = true;
    edit->run = RUN_NONE;
}

static bool insert(Edit *edit, const char *text, size_t len, int run)
{
    size_t from = edit->fresh ? 0 : edit->cursor;
    size_t kept = edit->fresh ? 0 : edit->text.len;
    if (len == 0 || kept + len > EDIT_MAX) {
        return false;
    }
    remember(edit, run);
    replace(edit, from, edit->fresh ? edit->text.len : from, text, len);
    edit->fresh = false;
    return true;
}

bool edit_insert(Edit *edit, const char *text)
{
    Str clean = {0};
    uint32_t code;
    size_t len = strlen(text);
    for (size_t used; len > 0; text += used, len -= used) {
        used = utf8_decode(text, len, &code);
        if (used == 0) {
            used = 1;
        } else if (key_is_text(code)) {
            str_add_len(&clean, text, used);
        } else {
            str_add_char(&clean, ' ');
        }
    }
    bool changed = insert(edit, str_text(&clean), clean.len, RUN_NONE);
    str_clear(&clean);
    return changed;
}

static EditResult move_to(Edit *edit, size_t cursor)
{
    edit->cursor = cursor;
    edit->fresh = false;
    edit->run = RUN_NONE;
    return EDIT_MOVED;
}

static EditResult erase(Edit *edit, size_t from, size_t to, int run)
{
    if (from >= to) {
        return EDIT_MOVED;
    }
    remember(edit, run);
    replace(edit, from, to, "", 0);
    edit->fresh = false;
    return EDIT_CHANGED;
}

static size_t word_start(const Edit *edit)
{
    const char *text = edit_text(edit);
    size_t at = edit->cursor;
    while (at > 0 && text[at - 1] == ' ') {
        at--;
    }
    while (at > 0 && text[at - 1] != ' ') {
        at = previous_cluster(text, at);
    }
    return at;
}

EditResult edit_key(Edit *edit, Key key)
{
    const char *text = edit_text(edit);
    char bytes[4];
    switch (key) {
    case K_LEFT:
        return move_to(edit, previous_cluster(text, edit->cursor));
    case K_RIGHT:
        return move_to(edit, next_cluster(text, edit->cursor));
    case K_HOME:
    case K_CTRL('A'):
        return move_to(edit, 0);
    case K_END:
    case K_CTRL('E'):
        return move_to(edit, edit->text.len);
    case K_BACKSPACE:
        return erase(edit, previous_cluster(text, edit->cursor), edit->cursor, RUN_DELETE);
    case K_DELETE:
        return erase(edit, edit->cursor, next_cluster(text, edit->cursor), RUN_DELETE);
    case K_CTRL('U'):
        return erase(edit, 0, edit->text.len, RUN_NONE);
    case K_CTRL('K'):
        return erase(edit, edit->cursor, edit->text.len, RUN_NONE);
    case K_CTRL('W'):
        return erase(edit, word_start(edit), edit->cursor, RUN_NONE);
    case K_CTRL('Z'):
        return edit_undo(edit) ? EDIT_CHANGED : EDIT_MOVED;
    default:
        break;
    }
    if (!key_is_text(key)) {
        return EDIT_PASS;
    }
    return insert(edit, bytes, utf8_encode(key, bytes), RUN_INSERT) ? EDIT_CHANGED : EDIT_MOVED;
}

static int columns_between(const Edit *edit, size_t from, size_t to)
{
    const char *text = edit_text(edit);
    uint32_t code;
    int width = 0;
    for (size_t used; from < to; from += used) {
        used = utf8_decode(text + from, to - from, &code);
        width += used > 0 ? utf8_code_width(code) : 1;
        used = used > 0 ? used : 1;
    }
    return width;
}

/* Scrolls by clusters so that the cursor stands inside; < and > take a column each. */
static void scroll_into(Edit *edit, int width)
{
    const char *text = edit_text(edit);
    if (utf8_width(text) < width) {
        edit->scroll = 0;
        return;
    }
    if (edit->scroll > edit->cursor) {
        edit->scroll = edit->cursor;
    }
    if (edit->scroll > 0 && edit->scroll == edit->cursor) {
        edit->scroll = previous_cluster(text, edit->scroll);
    }
    int room = edit->cursor < edit->text.len ? 2 : 1; /* for the cursor, and > behind it */
    while (edit->scroll < edit->cursor &&
           columns_between(edit, edit->scroll, edit->cursor) + (edit->scroll > 0) + room > width) {
        edit->scroll = next_cluster(text, edit->scroll);
    }
}

void edit_draw(Edit *edit, Canvas *canvas, int x, int y, int width, unsigned role, bool focused)
{
    if (width < 1) {
        return;
    }
    if (focused) {
        scroll_into(edit, width);
    } else {
        edit->scroll = 0;
    }
    int before = edit->scroll > 0;
    char *shown = arena_copy(&canvas->arena, edit_text(edit) + edit->scroll);
    for (char *at = shown; *at != '\0'; at++) {
        *at = *at == '\n' ? ' ' : *at;
    }
    bool more = utf8_width(shown) > width - before;
    canvas_text(canvas, x, y, width, role, before ? "<" : "");
    canvas_put(canvas, x + before, y, x + width - more, role, shown);
    if (more) {
        canvas_put(canvas, x + width - 1, y, x + width, role, ">");
    }
    if (focused) {
        canvas->cursor_x = x + before + columns_between(edit, edit->scroll, edit->cursor);
        canvas->cursor_y = y;
    }
}
