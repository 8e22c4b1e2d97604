#include "report/price_list.h"

#include "base/money.h"
#include "base/text.h"
#include "db/query.h"
#include "db/store.h"
#include "domain/clock.h"
#include "domain/operation.h"
#include "model/choice.h"
#include "model/price_line.h"
#include "model/unit.h"
#include "report/import_row.h"
#include "report/price_table.h"
#include "report/text_table.h"

#include <string.h>

#define AREA_UNIT 100       /* 0.01 m² in a m² */
#define UNIT_PRICE_SLACK 200 /* fen: what a unit price of two decimals may be beside the total */

static const char *const labels[PRICE_LIST_STATES] = {
    [PRICE_LIST_CHANGED] = N_("调价"),   [PRICE_LIST_NEW] = N_("新房源"),
    [PRICE_LIST_KEPT] = N_("已售不动"),  [PRICE_LIST_SAME] = N_("不变"),
    [PRICE_LIST_MISSING] = N_("表里没有"), [PRICE_LIST_REFUSED] = N_("有错"),
};

const char *price_list_label(PriceListState state)
{
    return labels[state];
}

/* Rows */

static PriceListRow *add_row(PriceList *list, PriceListState state, const char *unit_no)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity == 0 ? 64 : list->capacity * 2;
        PriceListRow *rows = arena_alloc(&list->import.arena, capacity * sizeof *rows);
        if (list->count > 0) {
            memcpy(rows, list->rows, list->count * sizeof *rows);
        }
        list->rows = rows;
        list->capacity = capacity;
    }
    PriceListRow *row = &list->rows[list->count++];
    *row = (PriceListRow){state, unit_no, "", NONE, NONE, NONE, NONE, "", ""};
    list->counts[state]++;
    return row;
}

static void add_faults(PriceList *list)
{
    const ImportFile *file = &list->import.files[0];
    for (const SheetFault *fault = file->table.faults; fault != NULL; fault = fault->next) {
        PriceListRow *row = add_row(list, PRICE_LIST_REFUSED, "");
        row->note = fault->text;
        row->place = fault->line == 0
                         ? file->path
                         : arena_format(&list->import.arena, "%s:%ld:%s", file->path, fault->line,
                                        fault->column != NULL ? fault->column : "");
    }
}

/* What the list says of a unit, whatever it is. */
typedef struct Wanted {
    const char *unit_no;
    int64_t list_total;
    int64_t floor_total;
    bool floor_given;
    const Unit *unit; /* NULL: the list is one of prices only */
} Wanted;

static Wanted wanted_of(PriceList *list, const ImportRow *row)
{
    const ImportFile *file = &list->import.files[0];
    if (file->list->entity == &price_line_entity) {
        const PriceLine *line = row->record;
        return (Wanted){line->unit_no, line->list_total, line->floor_total,
                        row->given & FIELD_BIT(PRICE_LINE_floor_total), NULL};
    }
    Unit *unit = row->record;
    unit->unit_no = arena_format(&list->import.arena, "%s-%s-%s", unit->building, unit->entrance,
                                 unit->room);
    return (Wanted){unit->unit_no, unit->list_total, unit->floor_total,
                    row->given & FIELD_BIT(UNIT_floor_total), unit};
}

/* What is odd about a line without being wrong. */
static const char *oddity(PriceList *list, const Wanted *wanted, const Unit *stored)
{
    const Unit *unit = wanted->unit;
    Arena *arena = &list->import.arena;
    char buf[32];
    if (unit == NULL) {
        return "";
    }
    if (stored != NULL && stored->gross_area != unit->gross_area) {
        return arena_format(arena, _("面积不同：现在 %s㎡，没有改"),
                            area_format(buf, sizeof buf, stored->gross_area));
    }
    if (stored != NULL && !text_equal(stored->layout, unit->layout)) {
        return arena_format(arena, _("户型不同：现在 %s，没有改"), stored->layout);
    }
    if (unit->unit_price != NONE) {
        int64_t gap = ratio_round(unit->unit_price, unit->gross_area, AREA_UNIT) - unit->list_total;
        if (gap > UNIT_PRICE_SLACK || gap < -UNIT_PRICE_SLACK) {
            return arena_format(arena, _("单价乘面积与总价差 %s 元，以总价为准"),
                                money_format(buf, sizeof buf, gap));
        }
    }
    return "";
}

static PriceListState state_of(PriceList *list, const Wanted *wanted, const Unit *stored)
{
    bool held = query_one_text(list->import.session->db, "unit_live_deal",
                               BINDS(BIND_TEXT(":unit", wanted->unit_no)),
                               &list->import.arena) != NULL;
    bool same = stored->list_total == wanted->list_total &&
                (!wanted->floor_given || stored->floor_total == wanted->floor_total);
    return same ? PRICE_LIST_SAME : held ? PRICE_LIST_KEPT : PRICE_LIST_CHANGED;
}

static bool named_before(const PriceList *list, const char *unit_no)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->rows[i].unit_no, unit_no) == 0) {
            return true;
        }
    }
    return false;
}

/* A line that reads well can still be one that no operation takes. */
static const char *refusal(const PriceList *list, const Wanted *wanted, const Unit *stored)
{
    int64_t floor_total = wanted->floor_given || stored == NULL ? wanted->floor_total
                                                                : stored->floor_total;
    if (named_before(list, wanted->unit_no)) {
        return _("同一套房在表里出现两次，请删去一行");
    }
    if (stored == NULL && wanted->unit == NULL) {
        return _("没有这套房，请先登记房源");
    }
    return floor_total != NONE && floor_total > wanted->list_total
               ? _("底价总价不能高于标准总价") : NULL;
}

static void compare_row(PriceList *list, ImportRow *row)
{
    ImportFile *file = &list->import.files[0];
    Arena *arena = &list->import.arena;
    Wanted wanted = wanted_of(list, row);
    Unit unit;
    const Unit *stored = store_find(list->import.session->db, &unit_entity, "unit_no",
                                    wanted.unit_no, arena, &unit) ? &unit : NULL;
    const char *refused = refusal(list, &wanted, stored);
    if (refused != NULL) {
        import_fault(file, row, entity_field(file->list->entity, "list_total"), refused);
        return;
    }
    PriceListRow *made = add_row(list, stored != NULL ? state_of(list, &wanted, stored)
                                                      : PRICE_LIST_NEW, wanted.unit_no);
    made->layout = stored != NULL ? stored->layout : wanted.unit->layout;
    made->old_list = stored != NULL ? stored->list_total : NONE;
    made->old_floor = stored != NULL ? stored->floor_total : NONE;
    made->new_list = wanted.list_total;
    made->new_floor = stored != NULL && !wanted.floor_given ? made->old_floor : wanted.floor_total;
    made->note = oddity(list, &wanted, stored);
    list->before += stored != NULL ? made->old_list : 0;
    list->after += made->state == PRICE_LIST_KEPT ? made->old_list : made->new_list;
}

/* Units of the buildings of the list that it does not name. */
static void add_missing(PriceList *list)
{
    Arena *arena = &list->import.arena;
    const char *building = "";
    for (size_t i = 0, named = list->count; i < named; i++) {
        const char *unit_no = list->rows[i].unit_no;
        size_t len = strcspn(unit_no, "-");
        if (len == strlen(building) && strncmp(unit_no, building, len) == 0) {
            continue;
        }
        building = arena_copy_len(arena, unit_no, len);
        Stmt *stmt = query_open(list->import.session->db, "price_list_units",
                                BINDS(BIND_TEXT(":building", building)));
        while (query_next(stmt)) {
            if (!named_before(list, query_text(stmt, 0))) {
                PriceListRow *row = add_row(list, PRICE_LIST_MISSING,
                                            arena_copy(arena, query_text(stmt, 0)));
                row->layout = arena_copy(arena, query_text(stmt, 1));
                row->old_list = query_number(stmt, 2);
                row->old_floor = query_number(stmt, 3);
            }
        }
        query_close(stmt);
    }
}

bool price_list_read(PriceList *list, Session *session, const PriceSource *source, Error *err)
{
    *list = (PriceList){0};
    import_init(&list->import, session);
    list->import.tidy = source->kind == PRICE_FROM_DEVELOPER ? price_table_tidy : NULL;
    list->import.progress = source->progress;
    list->import.progress_context = source->progress_context;
    if (!import_add(&list->import,
                    register_find(source->kind == PRICE_FROM_LINES ? "prices" : "units"),
                    source->path, err)) {
        return false;
    }
    ImportFile *file = &list->import.files[0];
    bool whole = import_heading_at_fault(file);
    for (size_t i = 0; !whole && i < file->table.row_count; i++) {
        if (!file->rows[i].faulty) {
            compare_row(list, &file->rows[i]);
        }
    }
    if (source->kind != PRICE_FROM_LINES) {
        add_missing(list);
    }
    add_faults(list);
    return true;
}

void price_list_clear(PriceList *list)
{
    import_clear(&list->import);
}

/* Applying */

/* A new unit is launched by the manager later, whatever the list says of its state. */
static bool save_unit(PriceList *list, const ImportRow *row, Error *err)
{
    Unit unit = *(const Unit *)row->record;
    unit.control = UNIT_UNRELEASED;
    return operation_run(list->import.session, operation_find("unit.save"), &unit,
                         row->given | FIELD_BIT(UNIT_control), NULL, err);
}

static bool set_price(PriceList *list, const PriceListRow *row, const char *batch_no, Error *err)
{
    PriceLine line;
    entity_reset(&price_line_entity, &line);
    line.batch_no = batch_no;
    line.unit_no = row->unit_no;
    line.list_total = row->new_list;
    line.floor_total = row->new_floor;
    FieldSet given = FIELD_BIT(PRICE_LINE_batch_no) | FIELD_BIT(PRICE_LINE_unit_no) |
                     FIELD_BIT(PRICE_LINE_list_total) | FIELD_BIT(PRICE_LINE_floor_total);
    return operation_run(list->import.session, operation_find("price.set"), &line, given, NULL,
                         err);
}

static bool apply_rows(PriceList *list, const PriceBatch *batch, Error *err)
{
    ImportFile *file = &list->import.files[0];
    for (size_t i = 0; i < file->table.row_count; i++) {
        const PriceListRow *row = &list->rows[i]; /* without faults a line of the file each, in order */
        bool ok = row->state == PRICE_LIST_NEW       ? save_unit(list, &file->rows[i], err)
                  : row->state == PRICE_LIST_CHANGED ? set_price(list, row, batch->batch_no, err)
                                                     : true;
        if (!ok) {
            return false;
        }
        if (list->import.progress != NULL &&
            !list->import.progress(list->import.progress_context, i + 1, file->table.row_count)) {
            return error_set(err, ERR_CANCELLED, NULL, _("已取消，没有导入"));
        }
    }
    return true;
}

static bool check_list(const PriceList *list, Error *err)
{
    if (list->counts[PRICE_LIST_REFUSED] > 0) {
        return error_set(err, ERR_INVALID, NULL, _("表里有 %zu 处错，改好再导入"),
                         list->counts[PRICE_LIST_REFUSED]);
    }
    return list->counts[PRICE_LIST_NEW] + list->counts[PRICE_LIST_CHANGED] > 0 ||
           error_set(err, ERR_INVALID, NULL, _("表里没有新房源，也没有要调的价格"));
}

static bool apply(PriceList *list, PriceBatch *batch, const Clock *clock, Error *err)
{
    Session *session = list->import.session;
    batch->batch_no = NULL;
    if (!check_list(list, err) || !session_begin(session, "price.import", NULL, err)) {
        return false;
    }
    bool ok = list->counts[PRICE_LIST_CHANGED] == 0 ||
              operation_run(session, operation_find("price.draft"), batch, 0, NULL, err);
    batch->batch_no = arena_copy(&list->import.arena, batch->batch_no);
    if (ok && apply_rows(list, batch, err) && clock_mark(session, clock, err)) {
        return db_commit(session->db, err);
    }
    db_rollback(session->db, err);
    return false;
}

bool price_list_apply(PriceList *list, PriceBatch *batch, Error *err)
{
    Clock clock;
    Session *session = list->import.session;
    bool ok = clock_enter(session, &clock, err) && apply(list, batch, &clock, err);
    clock_leave(session, &clock);
    return ok;
}

/* As text */

const char *price_list_difference(Arena *arena, int64_t from, int64_t to)
{
    char buf[32];
    if (from == NONE || to == NONE) {
        return "";
    }
    return arena_format(arena, "%s%s", to > from ? "+" : "",
                        money_format(buf, sizeof buf, to - from));
}

const char *price_list_percent(Arena *arena, int64_t from, int64_t to)
{
    if (from == NONE || to == NONE || from == 0) {
        return "";
    }
    int64_t tenths = ratio_round(to - from, 1000, from);
    int64_t size = tenths < 0 ? -tenths : tenths;
    return arena_format(arena, "%s%lld.%lld%%", tenths < 0 ? "-" : tenths > 0 ? "+" : "",
                        (long long)(size / 10), (long long)(size % 10));
}

const char *price_list_summary(const PriceList *list, Arena *arena)
{
    char before[32];
    char after[32];
    Str out = {0};
    for (int i = 0; i < PRICE_LIST_STATES; i++) {
        if (list->counts[i] > 0) {
            str_format(&out, "%s %zu  ", _(labels[i]), list->counts[i]);
        }
    }
    str_format(&out, _("货值 %s 变为 %s"), money_wan(before, sizeof before, list->before),
               money_wan(after, sizeof after, list->after));
    const char *text = arena_copy(arena, str_text(&out));
    str_clear(&out);
    return text;
}

static const char *money(Arena *arena, int64_t fen)
{
    char buf[32];
    return fen == NONE ? "-" : arena_copy(arena, money_format(buf, sizeof buf, fen));
}

void price_list_text(const PriceList *list, Str *out)
{
    Arena arena = {0};
    TextTable table = {.arena = &arena, .columns = 9, .left = 3};
    const char *const heads[] = {_("状态"), _("房号"), _("户型"), _("原标准总价"), _("新标准总价"),
                                 _("差额"), _("幅度"), _("原底价"), _("新底价")};
    for (size_t i = 0; i < 9; i++) {
        text_table_add(&table, heads[i]);
    }
    for (size_t i = 0; i < list->count; i++) {
        const PriceListRow *row = &list->rows[i];
        if (row->state == PRICE_LIST_SAME || row->state == PRICE_LIST_REFUSED) {
            continue;
        }
        const char *const cells[] = {
            _(labels[row->state]), row->unit_no, row->layout, money(&arena, row->old_list),
            money(&arena, row->new_list), price_list_difference(&arena, row->old_list, row->new_list),
            price_list_percent(&arena, row->old_list, row->new_list), money(&arena, row->old_floor),
            money(&arena, row->new_floor)};
        for (size_t k = 0; k < 9; k++) {
            text_table_add(&table, cells[k]);
        }
    }
    text_table_write(&table, out);
    str_format(out, "%s\n", price_list_summary(list, &arena));
    arena_clear(&arena);
}
