#include "report/import_row.h"

#include "base/text.h"
#include "db/store.h"
#include "domain/operation.h"
#include "model/call.h"
#include "model/contract.h"

#include <string.h>

/* Parsing */

void import_fault(ImportFile *file, ImportRow *row, const Field *field, const char *text)
{
    const SheetRow *cells = &file->table.rows[row->ordinal];
    long line = cells->line;
    const char *column = field != NULL ? field->label : file->list->entity->fields[0].label;
    long index = table_column(&file->table, column);
    if (index >= 0) {
        line = table_cell_line(cells, (size_t)index);
    }
    table_fault(&file->table, line, column, arena_copy(file->table.arena, text));
    row->faulty = true;
}

static void parse_row(ImportFile *file, ImportRow *row, const Field *const *columns,
                      const ParseContext *context)
{
    const Entity *entity = file->list->entity;
    const SheetRow *cells = &file->table.rows[row->ordinal];
    for (size_t i = 0; i < file->table.column_count; i++) {
        Error err = {0};
        const Field *field = columns[i];
        if (field == NULL || (field->flags & COMPUTED)) {
            continue;
        }
        size_t index = entity_index(entity, field);
        row->given |= FIELD_BIT(index);
        if (!field_parse(field, cells->cells[i], context, row->record, &err)) {
            import_fault(file, row, field, err.text);
        } else if ((field->flags & REQUIRED) && field_empty(field, row->record)) {
            import_fault(file, row, field, _("不能为空"));
        }
    }
}

static bool map_columns(ImportFile *file, const Field **columns)
{
    bool ok = true;
    const Entity *entity = file->list->entity;
    SheetTable *table = &file->table;
    for (size_t i = 0; i < table->column_count; i++) {
        columns[i] = NULL;
        if (*table->headings[i] == '\0') {
            continue;
        }
        const Field *field = entity_field(entity, table->headings[i]);
        if (field == NULL || !register_has(field) ||
            strcmp(field->label, table->headings[i]) != 0) {
            table_fault(table, table->heading_line, table->headings[i],
                        _("不认识的列名，请按台账的列名填写"));
            ok = false;
        } else {
            columns[i] = field;
        }
    }
    for (size_t i = 0; i < entity->field_count; i++) {
        const Field *field = &entity->fields[i];
        if ((field->flags & REQUIRED) && !(field->flags & (COMPUTED | HIDDEN)) &&
            table_column(table, field->label) < 0) {
            table_fault(table, table->heading_line, field->label, _("缺少这一列"));
            ok = false;
        }
    }
    return ok;
}

/* A loan opens on its earliest stage date; one without any has none here and takes the signing
 * date when it runs. */
static void settle_loan_date(ImportFile *file, ImportRow *row)
{
    const RegisterStep *steps = file->list->steps;
    const Entity *entity = file->list->entity;
    int64_t earliest = NONE;
    for (size_t i = 1; i < file->list->step_count; i++) {
        int64_t date = field_number(&entity->fields[steps[i].date], row->record);
        earliest = earliest == NONE || (date != NONE && date < earliest) ? date : earliest;
    }
    field_set_number(&entity->fields[steps[0].date], row->record, earliest);
    row->given |= FIELD_BIT(steps[0].date);
}

/* What is wrong with the whole first line is said once, not for every heading. */
bool import_heading_at_fault(const ImportFile *file)
{
    const SheetTable *table = &file->table;
    for (const SheetFault *fault = table->faults; fault != NULL; fault = fault->next) {
        if (fault->line <= table->heading_line) {
            return true;
        }
    }
    return false;
}

void import_parse(ImportFile *file, bool sure, Arena *arena)
{
    const ParseContext context = {.arena = arena, .sure = sure};
    const Field **columns = arena_alloc(arena, (file->table.column_count + 1) * sizeof *columns);
    file->rows = arena_alloc(arena, (file->table.row_count + 1) * sizeof *file->rows);
    if (file->table.column_count == 0 || import_heading_at_fault(file)) {
        return;
    }
    bool ok = map_columns(file, columns);
    for (size_t i = 0; i < file->table.row_count; i++) {
        ImportRow *row = &file->rows[i];
        row->ordinal = i;
        row->record = entity_new(file->list->entity, arena);
        row->faulty = file->table.rows[i].fault != NULL;
        if (ok && !row->faulty) {
            parse_row(file, row, columns, &context);
            if (file->list->kind == REGISTER_ROUNDS &&
                (entity_index(file->list->entity, &file->list->entity->fields[0]) == 0) &&
                (file->list->entity->fields[file->list->steps[0].date].flags & COMPUTED)) {
                settle_loan_date(file, row);
            }
        }
    }
}

/* Running */

/* Only the first step takes the value, and it has been: a void number of a document, say. */
static bool comes_late(const Register *list, size_t field)
{
    bool late = list->kind == REGISTER_DOCUMENT &&
                operation_takes(operation_find(list->steps[0].operation), field);
    for (size_t s = 0; s < list->step_count; s++) {
        late = late && list->steps[s].date != field;
        for (size_t k = 0; k < STEP_FIELDS_MAX && list->steps[s].fields[k] != 0; k++) {
            late = late && list->steps[s].fields[k] != field;
        }
    }
    return late;
}

/* The stored row agrees: where both have a value it is the same, and nothing of the row would be
 * lost. */
static bool agrees(const ImportFile *file, const ImportRow *row, const void *stored,
                   const Field **clash)
{
    const Entity *entity = file->list->entity;
    for (size_t i = 0; i < entity->field_count; i++) {
        const Field *field = &entity->fields[i];
        if (!(row->given & FIELD_BIT(i)) || (field->flags & COMPUTED) ||
            field_empty(field, row->record)) {
            continue;
        }
        bool lost = field_empty(field, stored) && comes_late(file->list, i);
        if (lost || (!field_empty(field, stored) && !field_equal(field, row->record, stored))) {
            *clash = field;
            return false;
        }
    }
    return true;
}

static bool equals(const ImportFile *file, const ImportRow *row, const void *stored,
                   const Field **clash)
{
    const Entity *entity = file->list->entity;
    for (size_t i = 0; i < entity->field_count; i++) {
        const Field *field = &entity->fields[i];
        if ((row->given & FIELD_BIT(i)) && !(field->flags & COMPUTED) &&
            !field_equal(field, row->record, stored)) {
            *clash = field;
            return false;
        }
    }
    return true;
}

static bool is_anonymous(const ImportFile *file, const ImportRow *row)
{
    const Field *phone = entity_field(file->list->entity, "phone");
    return phone != NULL && (phone->flags & ANONYMOUS) &&
           text_equal(field_text(phone, row->record), "未留电");
}

static bool refuse_clash(const Field *clash, Error *err)
{
    return error_set(err, ERR_CONFLICT, clash->id, _("与已登记的同一行不一致，请核对"));
}

typedef enum Match { MATCH_NEW, MATCH_KNOWN, MATCH_REFUSED } Match;

/* Anonymous rows are matched by count: the n-th equal row of a file is the n-th stored one. */
static Match match_anonymous(Import *import, ImportFile *file, ImportRow *row, Arena *scratch)
{
    void *stored = entity_new(file->list->entity, scratch);
    const Field *clash = NULL;
    int64_t after = 0;
    while (store_match(import->session->db, file->list->entity, row->record, after, scratch,
                       stored)) {
        after = ((Row *)stored)->id;
        if (after > file->base) {
            break;
        }
        bool taken = false;
        for (size_t i = 0; i < file->table.row_count; i++) {
            taken = taken || (file->rows[i].stored_id == after && i != row->ordinal);
        }
        if (!taken && equals(file, row, stored, &clash)) {
            row->stored_id = after;
            return MATCH_KNOWN;
        }
    }
    return MATCH_NEW;
}

static Match match_contact(Import *import, ImportFile *file, ImportRow *row, Arena *scratch,
                           Error *err)
{
    void *stored = entity_new(file->list->entity, scratch);
    const Field *clash = NULL;
    if (is_anonymous(file, row)) {
        return match_anonymous(import, file, row, scratch);
    }
    if (!store_match(import->session->db, file->list->entity, row->record, 0, scratch, stored)) {
        return MATCH_NEW;
    }
    if (!equals(file, row, stored, &clash)) {
        refuse_clash(clash, err);
        return MATCH_REFUSED;
    }
    row->stored_id = ((Row *)stored)->id;
    return MATCH_KNOWN;
}

static bool round_closed(const Entity *entity, const void *stored)
{
    const char *state = field_format(&(Arena){0}, entity_field(entity, "state"), stored);
    static const char *const closed[] = {"拒贷", "已撤", "已退件", "已撤销"};
    for (size_t i = 0; i < ARRAY_LEN(closed); i++) {
        if (strcmp(state, closed[i]) == 0) {
            return true;
        }
    }
    return false;
}

static Match match_document(Import *import, ImportFile *file, ImportRow *row, Arena *scratch,
                            Error *err)
{
    const Entity *entity = file->list->entity;
    void *stored = entity_new(entity, scratch);
    const Field *clash = NULL;
    int64_t after = 0;
    bool refused = false;
    while (store_match(import->session->db, entity, row->record, after, scratch, stored)) {
        const Field *here = NULL;
        after = ((Row *)stored)->id;
        if (agrees(file, row, stored, &here)) {
            row->stored_id = after;
            return MATCH_KNOWN;
        }
        clash = here;
        refused = !(file->list->kind == REGISTER_ROUNDS && round_closed(entity, stored));
    }
    if (refused) {
        refuse_clash(clash, err);
        return MATCH_REFUSED;
    }
    return MATCH_NEW;
}

static Match match_row(Import *import, ImportFile *file, ImportRow *row, Arena *scratch, Error *err)
{
    void *stored;
    const Field *clash = NULL;
    switch (file->list->kind) {
    case REGISTER_CONTACT:
        return match_contact(import, file, row, scratch, err);
    case REGISTER_DOCUMENT:
    case REGISTER_ROUNDS:
        return match_document(import, file, row, scratch, err);
    default:
        stored = entity_new(file->list->entity, scratch);
        if (store_match(import->session->db, file->list->entity, row->record, 0, scratch,
                        stored) &&
            equals(file, row, stored, &clash)) {
            row->stored_id = ((Row *)stored)->id;
            return MATCH_KNOWN;
        }
        return MATCH_NEW;
    }
}

/* The input of a step: everything for the first, the key and its own fields for a later one. */
static FieldSet step_input(const ImportFile *file, const ImportRow *row, size_t step,
                           const Operation *operation, void *record)
{
    const Entity *entity = file->list->entity;
    const RegisterStep *row_step = &file->list->steps[step];
    FieldSet given = 0;
    for (size_t i = 0; i < entity->field_count; i++) {
        bool mine = step == 0 || (entity->fields[i].flags & KEY) || i == row_step->date;
        for (size_t k = 0; k < STEP_FIELDS_MAX && row_step->fields[k] != 0; k++) {
            mine = mine || row_step->fields[k] == i;
        }
        bool later = false; /* a later step's date does not belong to the first */
        for (size_t k = 1; step == 0 && k < file->list->step_count; k++) {
            later = later || file->list->steps[k].date == i;
        }
        if (mine && !later && (row->given & FIELD_BIT(i)) && operation_takes(operation, i)) {
            field_copy(&entity->fields[i], record, row->record);
            given |= FIELD_BIT(i);
        }
    }
    return given;
}

static bool step_done(Import *import, ImportFile *file, ImportRow *row, size_t step, Arena *scratch)
{
    void *stored = entity_new(file->list->entity, scratch);
    const Field *date = &file->list->entity->fields[file->list->steps[step].date];
    return row->stored_id != 0 &&
           store_get(import->session->db, file->list->entity, row->stored_id, scratch, stored) &&
           !field_empty(date, stored) && field_equal(date, stored, row->record);
}

static bool run_step(Import *import, ImportFile *file, ImportRow *row, size_t step, Arena *scratch,
                     Error *err)
{
    bool chosen = step == 0 && file->list->choose != NULL;
    const Operation *operation = operation_find(
        chosen ? file->list->choose(row->record) : file->list->steps[step].operation);
    void *record = entity_new(file->list->entity, scratch);
    FieldSet given = step_input(file, row, step, operation, record);
    if (step == 0 && file->list->kind != REGISTER_SAVE) {
        ((Row *)record)->id = file->base + (int64_t)row->ordinal + 1;
    }
    if (!operation_run(import->session, operation, record, given, NULL, err)) {
        return false;
    }
    row->stored_id = ((Row *)record)->id;
    row->wrote = true;
    return true;
}

bool import_step(Import *import, ImportFile *file, ImportRow *row, size_t step, Error *err)
{
    Arena scratch = {0};
    bool ok = true;
    if (step == 0) {
        Match match = match_row(import, file, row, &scratch, err);
        ok = match == MATCH_KNOWN ||
             (match == MATCH_NEW && run_step(import, file, row, step, &scratch, err));
        row->opened = ok;
    } else if (!row->opened) {
        ok = error_set(err, ERR_INVALID, NULL, _("这一行的前一步没有成功"));
    } else if (!step_done(import, file, row, step, &scratch)) {
        ok = run_step(import, file, row, step, &scratch, err);
    }
    arena_clear(&scratch);
    arena_clear(&import->session->arena);
    return ok;
}
