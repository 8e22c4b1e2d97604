#include "ui/list.h"

#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "ui/item.h"
#include "ui/picker.h"

#include <stdio.h>
#include <string.h>

void list_init(List *list, const Column *columns, size_t column_count, const ListSource *source,
               void *data)
{
    *list = (List){.columns = columns,
                   .column_count = column_count < COLUMN_MAX ? column_count : COLUMN_MAX,
                   .source = source,
                   .data = data,
                   .page = 1,
                   .sorted = SIZE_MAX};
    edit_init(&list->search);
}

void list_clear(List *list)
{
    edit_clear(&list->search);
    arena_clear(&list->memory);
    list->marks = NULL;
    list->mark_count = 0;
    list->mark_capacity = 0;
}

size_t list_count(const List *list)
{
    return list->source->count(list->data);
}

bool list_has_row(const List *list)
{
    return list->cursor < list_count(list);
}

void list_move(List *list, size_t row)
{
    size_t count = list_count(list);
    list->cursor = row < count ? row : count > 0 ? count - 1 : 0;
}

void list_advance(List *list)
{
    list_move(list, list->cursor + 1);
}

int64_t list_id(const List *list, size_t row)
{
    return list->source->id != NULL ? list->source->id(list->data, row) : (int64_t)row;
}

void list_hold(List *list)
{
    list->held_id = list_has_row(list) ? list_id(list, list->cursor) : INT64_MIN;
}

void list_restore(List *list)
{
    size_t count = list_count(list);
    if (list->source->id == NULL || (list_has_row(list) &&
                                     list_id(list, list->cursor) == list->held_id)) {
        list_move(list, list->cursor);
        return;
    }
    for (size_t row = 0; row < count; row++) {
        if (list_id(list, row) == list->held_id) {
            list->cursor = row;
            return;
        }
    }
    list_move(list, list->cursor);
}

/* Marks */

static size_t mark_index(const List *list, int64_t id)
{
    for (size_t i = 0; i < list->mark_count; i++) {
        if (list->marks[i] == id) {
            return i;
        }
    }
    return SIZE_MAX;
}

bool list_marked(const List *list, size_t row)
{
    return list->mark_count > 0 && mark_index(list, list_id(list, row)) != SIZE_MAX;
}

static void grow_marks(List *list)
{
    size_t capacity = list->mark_capacity > 0 ? list->mark_capacity * 2 : 64;
    int64_t *marks = arena_alloc(&list->memory, capacity * sizeof *marks);
    if (list->mark_count > 0) {
        memcpy(marks, list->marks, list->mark_count * sizeof *marks);
    }
    list->marks = marks;
    list->mark_capacity = capacity;
}

void list_mark(List *list, size_t row, bool on)
{
    int64_t id = list_id(list, row);
    size_t index = mark_index(list, id);
    if (on && index == SIZE_MAX) {
        if (list->mark_count == list->mark_capacity) {
            grow_marks(list);
        }
        list->marks[list->mark_count++] = id;
    } else if (!on && index != SIZE_MAX) {
        list->mark_count--;
        memmove(list->marks + index, list->marks + index + 1,
                (list->mark_count - index) * sizeof *list->marks);
    }
}

void list_unmark_all(List *list)
{
    list->mark_count = 0;
}

const char *list_position(const List *list, Arena *arena)
{
    char row[32];
    char count[32];
    if (!list_has_row(list)) {
        return "";
    }
    count_format(row, sizeof row, (int64_t)list->cursor + 1);
    count_format(count, sizeof count, (int64_t)list_count(list));
    if (list->mark_count > 0) {
        return arena_format(arena, "%s/%s *%zu", row, count, list->mark_count);
    }
    return arena_format(arena, "%s/%s", row, count);
}

/* Searching */

static bool row_matches(List *list, Arena *arena, size_t row, const char *typed)
{
    for (size_t column = 0; column < list->column_count; column++) {
        PickItem item = {.value = list->source->cell(list->data, arena, row, column)};
        if (item.value != NULL && item_match(&item, typed)) {
            return true;
        }
    }
    return false;
}

static size_t find_from(List *list, const char *typed, size_t from)
{
    if (list->source->find != NULL) {
        return list->source->find(list->data, typed, from);
    }
    size_t count = list_count(list);
    Arena arena = {0};
    size_t found = SIZE_MAX;
    for (size_t row = from; row < count && found == SIZE_MAX; row++) {
        found = row_matches(list, &arena, row, typed) ? row : SIZE_MAX;
        if (row % 256 == 255) {
            arena_clear(&arena);
        }
    }
    arena_clear(&arena);
    return found;
}

static void search_moved(List *list, size_t from)
{
    const char *typed = edit_text(&list->search);
    if (list->source->narrow != NULL) {
        list->source->narrow(list->data, typed);
        list_move(list, 0);
        return;
    }
    size_t hit = *typed != '\0' ? find_from(list, typed, from) : list->search_from;
    if (hit == SIZE_MAX && from > 0) {
        hit = find_from(list, typed, 0);
    }
    if (hit != SIZE_MAX) {
        list_move(list, hit);
    }
}

void list_search_start(List *list)
{
    list->searching = true;
    list->search_from = list->cursor;
    edit_set(&list->search, "", false);
}

void list_search_end(List *list, bool keep)
{
    list->searching = false;
    if (keep) {
        return;
    }
    edit_set(&list->search, "", false);
    if (list->source->narrow != NULL) {
        list->source->narrow(list->data, "");
    }
    list_move(list, list->search_from);
}

static Reply search_key(List *list, Key key)
{
    if (key == K_ENTER || key == K_ESC) {
        list_search_end(list, key == K_ENTER);
        return reply_done();
    }
    switch (edit_key(&list->search, key)) {
    case EDIT_CHANGED:
        search_moved(list, list->search_from);
        return reply_done();
    case EDIT_MOVED:
        return reply_done();
    default:
        list_search_end(list, true);
        return reply_pass();
    }
}

/* Keys */

static bool move_key(List *list, Key key)
{
    size_t page = list->page > 1 ? (size_t)list->page - 1 : 1;
    size_t at = list->cursor;
    switch (key) {
    case K_UP:
        list_move(list, at > 0 ? at - 1 : 0);
        return true;
    case K_DOWN:
        list_move(list, at + 1);
        return true;
    case K_PAGE_UP:
        list_move(list, at > page ? at - page : 0);
        return true;
    case K_PAGE_DOWN:
        list_move(list, at + page);
        return true;
    case K_HOME:
        list_move(list, 0);
        return true;
    case K_END:
        list_move(list, SIZE_MAX);
        return true;
    case K_LEFT:
        list->column -= list->column > (list->cells ? 1U : 0U);
        return true;
    case K_RIGHT:
        list->column += list->column + 1 < list->column_count;
        return true;
    default:
        return false;
    }
}

Reply list_key(List *list, View *view, Key key)
{
    (void)view;
    if (list->searching) {
        Reply reply = search_key(list, key);
        if (reply.kind != REPLY_PASS) {
            return reply;
        }
    }
    if (move_key(list, key)) {
        return reply_done();
    }
    if (key_is_hanzi(key)) {
        list_search_start(list);
        return search_key(list, key);
    }
    return reply_pass();
}

bool list_escape(List *list)
{
    return list->source->escape != NULL && list->source->escape(list->data);
}

Reply list_paste(List *list, const char *text)
{
    if (!list->searching) {
        list_search_start(list);
    }
    edit_insert(&list->search, text);
    search_moved(list, list->search_from);
    return reply_done();
}

Reply list_click(List *list, int y)
{
    if (y < list->body_y || y >= list->body_y + list->page) {
        return reply_pass();
    }
    list_move(list, list->top + (size_t)(y - list->body_y));
    return reply_done();
}

/* Actions: run on view->list */

static Reply search(View *view)
{
    list_search_start(view->list);
    return reply_done();
}

static Reply search_next(View *view)
{
    List *list = view->list;
    if (*edit_text(&list->search) != '\0' && list->source->narrow == NULL) {
        search_moved(list, list->cursor + 1);
    }
    return reply_done();
}

static Reply sort_picked(View *view, void *context, const PickItem *item)
{
    List *list = context;
    unsigned column = 0;
    (void)view;
    if (sscanf(item->value, "%u", &column) != 1) {
        return reply_done();
    }
    list->descending = list->sorted == column && !list->descending;
    list->sorted = column;
    list_hold(list);
    list->source->sort(list->data, column, list->descending);
    list_restore(list);
    return reply_done();
}

static Reply sort(View *view)
{
    List *list = view->list;
    ItemList items = {0};
    Arena arena = {0};
    if (list->source->sort == NULL) {
        view_say(view, _("这里的顺序是固定的"));
        return reply_done();
    }
    for (size_t i = 0; i < list->column_count; i++) {
        if (list->source->sortable == NULL || list->source->sortable(list->data, i)) {
            bool here = list->sorted == i;
            item_add(&items, &arena, arena_format(&arena, "%zu", i), _(list->columns[i].title),
                     here ? _("再选一次倒过来") : NULL);
        }
    }
    Reply reply = picker_open(view, _("按哪一列排序"), &items, sort_picked, list);
    arena_clear(&arena);
    return reply;
}

static Reply mark(View *view)
{
    List *list = view->list;
    list_mark(list, list->cursor, !list_marked(list, list->cursor));
    list_advance(list);
    return reply_done();
}

static Reply copy(View *view)
{
    List *list = view->list;
    Arena arena = {0};
    const char *text = list->source->cell(list->data, &arena, list->cursor, list->column);
    view_copy(view, text != NULL ? text : "");
    view_say(view, _("已复制 %s"), text != NULL ? text : "");
    arena_clear(&arena);
    return reply_done();
}

const Action list_actions[] = {
    {'/', K_CTRL('F'), N_("搜索"), N_("边打边找；直接打汉字也可以，n 找下一个"), search, 0, NULL,
     false},
    {'n', K_NONE, N_("下一个"), N_("找下一个"), search_next, 0, NULL, true},
    {'s', K_NONE, N_("排序"), N_("选一列排序，再选一次倒过来"), sort, NEED_ROW, NULL, true},
    {K_SPACE, K_NONE, N_("选中"), N_("选中或取消这一行"), mark, NEED_ROW, NULL, true},
    {'y', K_NONE, N_("复制"), N_("复制这一格，左右键换列"), copy, NEED_ROW, NULL, true},
};
const size_t list_action_count = ARRAY_LEN(list_actions);
