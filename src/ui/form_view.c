#include "ui/form.h"

#include "base/text.h"
#include "ui/console.h"
#include "ui/dialog.h"
#include "ui/form_field.h"

#include <string.h>

/* The form as a view of its own: a box in the middle when it is small, else the whole area. */

typedef struct FormView {
    View view;
    Form form;
} FormView;

static void draw(View *view, Canvas *canvas, Rect area)
{
    Form *form = view->form;
    int width = area.width < CANVAS_MIN_WIDTH ? area.width : CANVAS_MIN_WIDTH - 2;
    int height = form_height(form, width - 4) + 2;
    Rect box = {area.x + (area.width - width) / 2, area.y + (area.height - height) / 2, width,
                height};
    if (height > area.height) {
        box = area;
    }
    canvas_fill(canvas, box, ROLE_TEXT);
    canvas_box(canvas, box, _(form->spec->title));
    Rect inside = rect_inside(box);
    form_draw(form, canvas, (Rect){inside.x + 1, inside.y, inside.width - 2, inside.height}, true);
}

static Reply open(View *view)
{
    view->form->console = view->console;
    return form_offer_draft(view->form, view);
}

static const ScreenDef form_screen = {
    .name = "form",
    .label = N_("表单"),
    .help = N_("Tab、上下键换栏，Enter 到下一栏，在最后一栏保存；选择栏可按数字"),
    .size = sizeof(FormView),
    .flags = VIEW_POPUP | VIEW_TEXT,
    .open = open,
    .draw = draw,
};

Reply form_open(View *parent, const FormSpec *spec, const void *record, void *data)
{
    FormView *self = (FormView *)view_new(&form_screen, parent);
    form_init(&self->form, spec, record, data, parent->console);
    self->form.own_view = true;
    self->view.form = &self->form;
    self->view.title = _(spec->title);
    return reply_open(&self->view);
}

Form *form_of(View *view)
{
    return view->def == &form_screen ? view->form : NULL;
}

/* Drafts */

void form_export(const Form *form, Str *out)
{
    for (size_t i = 0; i < form->spec->count; i++) {
        const char *text = edit_text(&form->edits[i]);
        if (strcmp(text, form->initial[i]) == 0) {
            continue;
        }
        str_format(out, "%s=", form->spec->fields[i].field->id);
        for (; *text != '\0'; text++) {
            if (*text == '\n' || *text == '\\') {
                str_add_char(out, '\\');
            }
            str_add_char(out, *text == '\n' ? 'n' : *text);
        }
        str_add_char(out, '\n');
    }
}

/* One line "id=text" without its escapes; the text is set in the form. */
static void import_line(Form *form, const char *line, size_t len)
{
    const char *equals = memchr(line, '=', len);
    Str id = {0};
    Str text = {0};
    if (equals == NULL) {
        return;
    }
    str_add_len(&id, line, (size_t)(equals - line));
    for (const char *at = equals + 1; at < line + len; at++) {
        bool escaped = *at == '\\' && at + 1 < line + len;
        at += escaped;
        str_add_char(&text, escaped && *at == 'n' ? '\n' : *at);
    }
    form_set(form, str_text(&id), str_text(&text));
    str_clear(&id);
    str_clear(&text);
}

void form_import(Form *form, const char *text)
{
    while (*text != '\0') {
        size_t len = strcspn(text, "\n");
        import_line(form, text, len);
        text += len + (text[len] == '\n');
    }
}

void form_keep(Form *form)
{
    Str draft = {0};
    if (form->spec == NULL || form->spec->draft == NULL) {
        return;
    }
    form_export(form, &draft);
    if (strcmp(str_text(&draft), str_text(&form->kept)) != 0) {
        console_keep_draft(form->console, form->spec->draft,
                           draft.len > 0 ? str_text(&draft) : NULL);
        str_reset(&form->kept);
        str_add(&form->kept, str_text(&draft));
    }
    str_clear(&draft);
}

void form_forget(Form *form)
{
    str_reset(&form->kept);
    if (form->spec->draft != NULL) {
        console_keep_draft(form->console, form->spec->draft, NULL);
    }
}

static Reply draft_chosen(View *view, void *context, int choice)
{
    Form *form = context;
    Arena arena = {0};
    const char *text = console_find_draft(form->console, &arena, form->spec->draft);
    (void)view;
    if (choice == 0 && text != NULL) {
        form_import(form, text);
        form_changed_field(form, form->focus);
    } else if (choice == 1) {
        form_forget(form);
    }
    arena_clear(&arena);
    return reply_done();
}

Reply form_offer_draft(Form *form, View *view)
{
    const char *answers[] = {_("接着填"), _("不要了")};
    Arena arena = {0};
    Reply reply = reply_done();
    if (form->spec->draft != NULL &&
        console_find_draft(form->console, &arena, form->spec->draft) != NULL) {
        const char *text =
            arena_format(&arena, _("%s有上次没存完的内容，接着填吗？"), _(form->spec->title));
        reply = dialog_offer(view, text, answers, ARRAY_LEN(answers), draft_chosen, form);
    }
    arena_clear(&arena);
    return reply;
}
