#include "ui/column.h"

#include "base/text.h"
#include "base/utf8.h"

#define GAP 1

/* A title is never cut, in whatever language. */
int column_wanted(const Column *column)
{
    int title = utf8_width(_(column->title));
    return title > column->width ? title : column->width;
}

/* The column to give way next: the highest give among those shown; count when none may go. */
static size_t next_to_go(const Column *columns, size_t count, const ColumnPlace *places)
{
    size_t found = count;
    for (size_t i = 0; i < count; i++) {
        if (places[i].width > 0 && columns[i].give > 0 &&
            (found == count || columns[i].give >= columns[found].give)) {
            found = i;
        }
    }
    return found;
}

static int total_width(size_t count, const ColumnPlace *places)
{
    int total = 0;
    for (size_t i = 0; i < count; i++) {
        total += places[i].width > 0 ? places[i].width + GAP : 0;
    }
    return total > 0 ? total - GAP : 0;
}

static void widen(const Column *columns, size_t count, int rest, ColumnPlace *places)
{
    for (size_t i = 0; i < count && rest > 0; i++) {
        if (columns[i].stretch && places[i].width > 0) {
            int more = rest < columns[i].width ? rest : columns[i].width;
            places[i].width += more;
            rest -= more;
        }
    }
}

bool column_place(const Column *columns, size_t count, int width, ColumnPlace *places)
{
    bool gave = false;
    count = count < COLUMN_MAX ? count : COLUMN_MAX;
    for (size_t i = 0; i < count; i++) {
        places[i].width = column_wanted(&columns[i]);
    }
    while (total_width(count, places) > width) {
        size_t go = next_to_go(columns, count, places);
        gave = true;
        if (go == count) {
            break;
        }
        places[go].width = 0;
    }
    widen(columns, count, width - total_width(count, places), places);
    int x = 0;
    for (size_t i = 0; i < count; i++) {
        places[i].x = x;
        if (places[i].width > 0 && x + places[i].width > width) {
            places[i].width = x < width ? width - x : 0;
        }
        x += places[i].width > 0 ? places[i].width + GAP : 0;
    }
    return gave;
}

Column column_of(const Field *field, int give)
{
    return (Column){field->label, field->width, give,
                    field_is_number(field) ? COLUMN_RIGHT : COLUMN_LEFT, false};
}
