#include "ui/form.h"

#include "base/text.h"
#include "base/utf8.h"
#include "ui/console.h"
#include "ui/form_field.h"

/* Room for the cursor behind a value that fills its field. */
#define CURSOR_ROOM 1

static const char *label_of(const FormField *field, Arena *arena)
{
    const char *label = field->label != NULL ? field->label : field->field->label;
    return arena_format(arena, "%s%s", _(label),
                        field->flags & FORM_REQUIRED ? "*" : "");
}

/* Columns that the value wants: what its Field says, or the widest of its choices in this
 * language. */
static int wanted_width(Form *form, size_t index, Arena *arena)
{
    const FormField *field = &form->spec->fields[index];
    int width = field->field->width;
    ItemList items = {0};
    if (form_is_choice(field)) {
        form_items(form, index, "", arena, &items);
    }
    for (size_t i = 0; i < items.count; i++) {
        int label = utf8_width(item_label(&items.items[i]));
        width = label > width ? label : width;
    }
    return width + CURSOR_ROOM;
}

static int place(Form *form, int width)
{
    Arena arena = {0};
    for (size_t i = 0; i < form->spec->count; i++) {
        const FormField *field = &form->spec->fields[i];
        form->places[i] = (LayoutItem){
            .label_width = utf8_width(label_of(field, &arena)),
            .width = wanted_width(form, i, &arena),
            .whole = (field->flags & FORM_WHOLE) || field->field->type == FIELD_NOTE,
            .hidden = !form_visible(form, i),
        };
    }
    arena_clear(&arena);
    return layout_place(form->places, form->spec->count, width);
}

int form_height(Form *form, int width)
{
    return place(form, width) + 1 + form->spec->below_height;
}

static void draw_field(Form *form, Canvas *canvas, size_t index, bool focused)
{
    const FormField *field = &form->spec->fields[index];
    const LayoutItem *at = &form->places[index];
    int y = form->body_y + at->y - form->scroll;
    bool faulty = form->error_text[0] != '\0' && form->error_field == index;
    unsigned label = faulty ? ROLE_ERROR : focused ? ROLE_ACCENT : ROLE_LABEL;
    unsigned value = focused ? ROLE_EDIT : ROLE_FIELD;
    if (field->flags & FORM_READ_ONLY) {
        value = ROLE_TEXT;
    } else if (focused && !form_is_choice(field) && form_types_over(form, index)) {
        value |= ROLE_CURSOR;
    }
    canvas_put(canvas, form->body_x + at->x, y, form->body_x + at->value_x - 1, label,
               label_of(field, &canvas->arena));
    edit_draw(&form->edits[index], canvas, form->body_x + at->value_x, y, at->value_width, value,
              focused);
}

static void keep_in_sight(Form *form, int lines, int rows)
{
    int line = form->places[form->focus].y;
    if (line < form->scroll) {
        form->scroll = line;
    }
    if (line >= form->scroll + rows) {
        form->scroll = line + 1 - rows;
    }
    if (form->scroll + rows > lines) {
        form->scroll = lines > rows ? lines - rows : 0;
    }
}

static void draw_hint(Form *form, Canvas *canvas, Rect area, int y)
{
    bool faulty = form->error_text[0] != '\0';
    unsigned role = faulty ? ROLE_ERROR : ROLE_HINT;
    const char *text = faulty ? form->error_text : form_hint(form, form->focus, &canvas->arena);
    int end = area.x + area.width;
    canvas_text(canvas, area.x, y, area.width, role, text);
    if (utf8_width(text) > area.width) {
        canvas_put(canvas, end - 1, y, end, role, ">");
    }
}

void form_draw(Form *form, Canvas *canvas, Rect area, bool active)
{
    int lines = place(form, area.width);
    int room = area.height - 1 - form->spec->below_height;
    int rows = lines < room ? lines : room > 0 ? room : 1;
    form->body_x = area.x;
    form->body_y = area.y;
    keep_in_sight(form, lines, rows);
    for (size_t i = 0; i < form->spec->count; i++) {
        int line = form->places[i].y - form->scroll;
        if (form_visible(form, i) && line >= 0 && line < rows) {
            draw_field(form, canvas, i, active && i == form->focus);
        }
    }
    if (active) {
        draw_hint(form, canvas, area, area.y + rows);
    }
    if (form->spec->below != NULL) {
        form->spec->below(form, canvas, (Rect){area.x, area.y + rows + 1, area.width,
                                               form->spec->below_height});
    }
}
