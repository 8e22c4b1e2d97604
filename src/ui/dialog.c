#include "ui/dialog.h"

#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "ui/dispatch.h"
#include "ui/edit.h"

#include <string.h>

#define ANSWERS_MAX 4
#define DIALOG_WIDTH 60

typedef struct Dialog {
    View view;
    const char *text;
    const char *answers[ANSWERS_MAX];
    size_t answer_count;
    size_t cursor;
    bool typed;      /* a line is typed */
    bool offered;    /* nobody asked for it: what is typed at it is kept in edit for the parent */
    bool hidden;     /* as stars */
    bool required;
    const char *expected; /* what must be typed; NULL: anything */
    Edit edit;
    void *context;
    Confirmed *confirmed;
    Chosen *chosen;
    Entered *entered;
} Dialog;

static void draw_answers(const Dialog *dialog, Canvas *canvas, Rect inside)
{
    int x = inside.x + 1;
    for (size_t i = 0; i < dialog->answer_count; i++) {
        unsigned role = i == dialog->cursor ? ROLE_ACCENT | ROLE_CURSOR : ROLE_TEXT;
        const char *label =
            dialog->offered ? arena_format(&canvas->arena, " %s ", dialog->answers[i])
                            : arena_format(&canvas->arena, " %zu %s ", i + 1, dialog->answers[i]);
        x = canvas_put(canvas, x, inside.y + inside.height - 1, inside.x + inside.width, role,
                       label) + 2;
    }
}

static void draw_edit(Dialog *dialog, Canvas *canvas, Rect inside)
{
    int y = inside.y + inside.height - (dialog->offered ? 2 : 1);
    if (!dialog->hidden) {
        edit_draw(&dialog->edit, canvas, inside.x + 1, y, inside.width - 2, ROLE_EDIT, true);
        return;
    }
    size_t count = utf8_count(edit_text(&dialog->edit));
    char stars[64] = "";
    memset(stars, '*', count < sizeof stars ? count : sizeof stars - 1);
    canvas_text(canvas, inside.x + 1, y, inside.width - 2, ROLE_EDIT, stars);
}

static void draw(View *view, Canvas *canvas, Rect area)
{
    Dialog *dialog = (Dialog *)view;
    int lines = utf8_width(dialog->text) / (DIALOG_WIDTH - 4) + 1;
    Rect box = {area.x + (area.width - DIALOG_WIDTH) / 2, area.y + area.height / 2 - 3,
                DIALOG_WIDTH, lines + 4};
    Rect inside = rect_inside(box);
    canvas_fill(canvas, box, ROLE_TEXT);
    canvas_box(canvas, box, NULL);
    canvas_paragraph(canvas, (Rect){inside.x + 1, inside.y, inside.width - 2, lines}, ROLE_TEXT,
                     dialog->text);
    if (dialog->typed || *edit_text(&dialog->edit) != '\0') {
        draw_edit(dialog, canvas, inside);
    }
    if (!dialog->typed) {
        draw_answers(dialog, canvas, inside);
    }
}

/* What was typed at an offer, as if it were typed now. */
static Reply type_on(const Dialog *dialog, View *parent, Reply reply)
{
    const char *text = edit_text(&dialog->edit);
    size_t len = strlen(text);
    uint32_t code = 0;
    bool here = reply.kind == REPLY_DONE && reply.close == 0;
    for (size_t used; here && len > 0; text += used, len -= used) {
        used = utf8_decode(text, len, &code);
        reply = dispatch_key(parent, code);
        here = used > 0 && (reply.kind == REPLY_DONE || reply.kind == REPLY_PASS);
    }
    return reply;
}

static Reply finish(Dialog *dialog, int choice)
{
    View *parent = dialog->view.parent;
    if (dialog->chosen != NULL) {
        Reply reply = dialog->chosen(parent, dialog->context, choice);
        return reply_close_then(type_on(dialog, parent, reply));
    }
    if (choice != 0 || dialog->confirmed == NULL) {
        return reply_close();
    }
    return reply_close_then(dialog->confirmed(parent));
}

static Reply enter_text(Dialog *dialog)
{
    const char *text = edit_text(&dialog->edit);
    if (dialog->expected != NULL && strcmp(text, dialog->expected) != 0) {
        view_say(&dialog->view, _("请照样输入 %s，或按 Esc 取消"), dialog->expected);
        return reply_done();
    }
    if (dialog->required && *text == '\0') {
        view_say(&dialog->view, _("不能为空"));
        return reply_done();
    }
    if (dialog->confirmed != NULL) {
        return reply_close_then(dialog->confirmed(dialog->view.parent));
    }
    return reply_close_then(dialog->entered(dialog->view.parent, dialog->context, text));
}

static Reply choose_key(Dialog *dialog, Key key)
{
    size_t last = dialog->answer_count - 1;
    if (key == K_LEFT || key == K_BACK_TAB || key == K_UP) {
        dialog->cursor = dialog->cursor == 0 ? last : dialog->cursor - 1;
    } else if (key == K_RIGHT || key == K_TAB || key == K_DOWN) {
        dialog->cursor = dialog->cursor == last ? 0 : dialog->cursor + 1;
    } else if (!dialog->offered && key >= '1' && key < '1' + dialog->answer_count) {
        return finish(dialog, (int)(key - '1'));
    } else if (key == K_ENTER) {
        return finish(dialog, (int)dialog->cursor);
    } else {
        return reply_pass();
    }
    return reply_done();
}

static Reply dialog_key(View *view, Key key)
{
    Dialog *dialog = (Dialog *)view;
    if (!dialog->typed && !(dialog->offered && (key_is_text(key) || key == K_BACKSPACE))) {
        return choose_key(dialog, key);
    }
    if (key == K_ENTER || key == K_CTRL('S') || key == K_F(2)) {
        return enter_text(dialog);
    }
    return edit_key(&dialog->edit, key) == EDIT_PASS ? reply_pass() : reply_done();
}

static Reply dialog_paste(View *view, const char *text)
{
    Dialog *dialog = (Dialog *)view;
    if (dialog->typed || dialog->offered) {
        edit_insert(&dialog->edit, text);
    }
    return reply_done();
}

static Reply dialog_escape(View *view)
{
    Dialog *dialog = (Dialog *)view;
    return dialog->chosen != NULL ? finish(dialog, -1) : reply_close();
}

static void dialog_close(View *view)
{
    edit_clear(&((Dialog *)view)->edit);
}

static const ScreenDef dialog_screen = {
    .name = "dialog",
    .label = N_("询问"),
    .help = N_("左右键或数字选择，Enter 确定，Esc 取消"),
    .size = sizeof(Dialog),
    .flags = VIEW_POPUP | VIEW_MODAL,
    .draw = draw,
    .key = dialog_key,
    .paste = dialog_paste,
    .escape = dialog_escape,
    .close = dialog_close,
};

static const ScreenDef offer_screen = {
    .name = "offer",
    .label = N_("询问"),
    .help = N_("左右键选择，Enter 确定，Esc 取消；打的字选好以后放进表单"),
    .size = sizeof(Dialog),
    .flags = VIEW_POPUP | VIEW_MODAL | VIEW_TEXT,
    .draw = draw,
    .key = dialog_key,
    .paste = dialog_paste,
    .escape = dialog_escape,
    .close = dialog_close,
};

static Dialog *dialog_new_as(const ScreenDef *def, View *parent, const char *text)
{
    Dialog *dialog = (Dialog *)view_new(def, parent);
    dialog->text = arena_copy(&dialog->view.arena, text);
    edit_init(&dialog->edit);
    return dialog;
}

static Dialog *dialog_new(View *parent, const char *text)
{
    return dialog_new_as(&dialog_screen, parent, text);
}

static void set_typed(Dialog *dialog, const char *initial)
{
    dialog->typed = true;
    dialog->view.flags |= VIEW_TEXT;
    edit_set(&dialog->edit, initial != NULL ? initial : "", false);
}

Reply dialog_confirm(View *parent, const char *text, Confirmed *confirmed)
{
    Dialog *dialog = dialog_new(parent, text);
    dialog->answers[0] = _("是");
    dialog->answers[1] = _("否");
    dialog->answer_count = 2;
    dialog->cursor = 1;
    dialog->confirmed = confirmed;
    return reply_open(&dialog->view);
}

Reply dialog_confirm_typing(View *parent, const char *text, const char *expected,
                            Confirmed *confirmed)
{
    Dialog *dialog = dialog_new(parent, text);
    dialog->expected = arena_copy(&dialog->view.arena, expected);
    dialog->confirmed = confirmed;
    set_typed(dialog, "");
    return reply_open(&dialog->view);
}

static Reply open_choice(Dialog *dialog, const char *const *answers, size_t count, Chosen *chosen,
                         void *context)
{
    for (size_t i = 0; i < count && i < ANSWERS_MAX; i++) {
        dialog->answers[dialog->answer_count++] = arena_copy(&dialog->view.arena, answers[i]);
    }
    dialog->chosen = chosen;
    dialog->context = context;
    return reply_open(&dialog->view);
}

Reply dialog_choose(View *parent, const char *text, const char *const *answers, size_t count,
                    Chosen *chosen, void *context)
{
    return open_choice(dialog_new(parent, text), answers, count, chosen, context);
}

Reply dialog_offer(View *parent, const char *text, const char *const *answers, size_t count,
                   Chosen *chosen, void *context)
{
    Dialog *dialog = dialog_new_as(&offer_screen, parent, text);
    dialog->offered = true;
    return open_choice(dialog, answers, count, chosen, context);
}

Reply dialog_ask(View *parent, const char *text, const char *initial, bool required,
                 Entered *entered, void *context)
{
    Dialog *dialog = dialog_new(parent, text);
    dialog->required = required;
    dialog->entered = entered;
    dialog->context = context;
    set_typed(dialog, initial);
    return reply_open(&dialog->view);
}

Reply dialog_password(View *parent, const char *text, Entered *entered, void *context)
{
    Dialog *dialog = dialog_new(parent, text);
    dialog->hidden = true;
    dialog->entered = entered;
    dialog->context = context;
    set_typed(dialog, "");
    return reply_open(&dialog->view);
}
