#include "report/import.h"

#include "base/text.h"
#include "base/utf8.h"
#include "db/query.h"
#include "db/store.h"
#include "domain/clock.h"
#include "report/import_row.h"
#include "sheet/csv_out.h"
#include "sheet/output.h"
#include "sheet/sheet.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FAULTS_SHOWN 100

void import_init(Import *import, Session *session)
{
    *import = (Import){.session = session};
}

void import_clear(Import *import)
{
    arena_clear(&import->arena);
}

bool import_add(Import *import, const Register *list, const char *path, Error *err)
{
    ImportFile *files = arena_alloc(&import->arena, (import->file_count + 1) * sizeof *files);
    if (import->file_count > 0) {
        memcpy(files, import->files, import->file_count * sizeof *files);
    }
    import->files = files;
    ImportFile *file = &files[import->file_count];
    file->list = list;
    file->path = arena_copy(&import->arena, path);
    Error cause = {0};
    if (!sheet_read(&import->arena, path, &file->table, &cause)) {
        return error_set(err, cause.code, NULL, "%s: %s", path, cause.text);
    }
    import->file_count++;
    if (import->tidy != NULL) {
        import->tidy(&file->table);
    }
    import_parse(file, import->sure, &import->arena);
    return true;
}

/* FOLDER/NAME.csv or .xlsx; both together are an error of usage. */
static bool register_path(const char *folder, const Register *list, Str *path, Error *err)
{
    static const char *const endings[] = {"csv", "xlsx"};
    size_t found = 0;
    for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
        Str candidate = {0};
        str_format(&candidate, "%s/%s.%s", folder, list->name, endings[i]);
        FILE *file = fopen(candidate.data, "rbe");
        if (file != NULL) {
            fclose(file);
            found++;
            str_reset(path);
            str_add(path, candidate.data);
        }
        str_clear(&candidate);
    }
    if (found > 1) {
        return error_set(err, ERR_USAGE, NULL, _("%s 里 %s.csv 和 %s.xlsx 只能有一个"), folder,
                         list->name, list->name);
    }
    return true;
}

static bool is_register_file(const char *name)
{
    for (size_t i = 0; i < register_count; i++) {
        size_t len = strlen(register_list[i].name);
        if (strncmp(name, register_list[i].name, len) == 0 &&
            (strcmp(name + len, ".csv") == 0 || strcmp(name + len, ".xlsx") == 0)) {
            return true;
        }
    }
    return false;
}

static bool list_ignored(const char *folder, Arena *arena, Str *ignored, Error *err)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, NULL, alphasort);
    if (count < 0) {
        return error_set(err, ERR_IO, NULL, _("无法打开文件夹 %s：%s"), folder, error_cause(errno));
    }
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        if (name[0] != '.' && entries[i]->d_type != DT_DIR && !is_register_file(name)) {
            str_format(ignored, "%s\n", text_visible(arena, name));
        }
        free(entries[i]);
    }
    free(entries);
    return true;
}

bool import_add_folder(Import *import, const char *folder, Str *ignored, Error *err)
{
    import->history = true;
    bool ok = list_ignored(folder, &import->arena, ignored, err);
    for (size_t i = 0; ok && i < register_count; i++) {
        Str path = {0};
        ok = register_path(folder, &register_list[i], &path, err) &&
             (path.len == 0 || import_add(import, &register_list[i], path.data, err));
        str_clear(&path);
    }
    return ok;
}

/* The order of history */

typedef struct Step {
    int64_t date;
    size_t file;
    size_t row;
    size_t step;
    Error err; /* of its last refusal */
} Step;

static int compare_steps(const void *a, const void *b)
{
    const Step *x = a;
    const Step *y = b;
    if (x->date != y->date) {
        return x->date < y->date ? -1 : 1;
    }
    if (x->file != y->file) {
        return x->file < y->file ? -1 : 1;
    }
    if (x->row != y->row) {
        return x->row < y->row ? -1 : 1;
    }
    return (x->step > y->step) - (x->step < y->step);
}

static bool same_key(const ImportFile *file, const ImportRow *a, const ImportRow *b)
{
    const Entity *entity = file->list->entity;
    for (size_t i = 0; i < entity->field_count; i++) {
        if ((entity->fields[i].flags & KEY) &&
            !field_equal(&entity->fields[i], a->record, b->record)) {
            return false;
        }
    }
    return true;
}

/* The last date of the round that stands before the row in its file; NONE when it is the first. */
static int64_t round_before(const ImportFile *file, const ImportRow *row)
{
    int64_t last = NONE;
    for (size_t r = 0; r < row->ordinal; r++) {
        for (size_t s = 0; same_key(file, &file->rows[r], row) && s < file->list->step_count; s++) {
            const Field *field = &file->list->entity->fields[file->list->steps[s].date];
            int64_t date = field_number(field, file->rows[r].record);
            last = date > last ? date : last;
        }
    }
    return last;
}

/* A loan without any stage opens when the round before it has ended, the first one on the signing
 * date, which another file of the import may say. */
static int64_t undated_loan(const Import *import, const ImportFile *file, const ImportRow *row)
{
    int64_t before = round_before(file, row);
    if (before != NONE) {
        return before;
    }
    const char *deal_no = field_text(&file->list->entity->fields[0], row->record);
    for (size_t i = 0; i < import->file_count; i++) {
        const ImportFile *other = &import->files[i];
        if (strcmp(other->list->name, "contracts") != 0) {
            continue;
        }
        for (size_t k = 0; k < other->table.row_count; k++) {
            const void *record = other->rows[k].record;
            if (text_equal(field_text(&other->list->entity->fields[0], record), deal_no)) {
                return field_number(&other->list->entity->fields[other->list->steps[0].date],
                                    record);
            }
        }
    }
    int64_t date = query_one_date(import->session->db, "deal_sign_date",
                                  BINDS(BIND_TEXT(":deal", deal_no)));
    return date != NONE ? date : import->session->today;
}

static int64_t step_date(const Import *import, const ImportFile *file, ImportRow *row, size_t step)
{
    const RegisterStep *row_step = &file->list->steps[step];
    if (file->list->order != REGISTER_DATED) {
        return file->list->order == REGISTER_FIRST ? INT64_MIN + 1 : INT64_MAX;
    }
    const Field *field = &file->list->entity->fields[row_step->date];
    int64_t date = field_number(field, row->record);
    if (step == 0 && date == NONE) {
        date = undated_loan(import, file, row);
        field_set_number(field, row->record, date);
    }
    return date;
}

static Step *collect_steps(const Import *import, Arena *arena, size_t *count)
{
    size_t most = 1;
    for (size_t f = 0; f < import->file_count; f++) {
        most += import->files[f].table.row_count * import->files[f].list->step_count;
    }
    Step *steps = arena_alloc(arena, most * sizeof *steps);
    *count = 0;
    for (size_t f = 0; f < import->file_count; f++) {
        const ImportFile *file = &import->files[f];
        for (size_t r = 0; r < file->table.row_count; r++) {
            for (size_t s = 0; !file->rows[r].faulty && s < file->list->step_count; s++) {
                int64_t date = step_date(import, file, &file->rows[r], s);
                if (date != NONE) {
                    steps[(*count)++] = (Step){.date = date, .file = f, .row = r, .step = s};
                }
            }
        }
    }
    qsort(steps, *count, sizeof *steps, compare_steps);
    return steps;
}

static bool run_one(Import *import, Step *step)
{
    ImportFile *file = &import->files[step->file];
    error_clear(&step->err);
    return import_step(import, file, &file->rows[step->row], step->step, &step->err);
}

/* The steps that wait, once each; those that are refused stay. A file or a database that fails is no
 * fault of a row: nothing more is tried. */
static bool run_round(Import *import, Step *steps, size_t *pending, size_t *left, Error *err)
{
    size_t kept = 0;
    for (size_t i = 0; i < *left; i++) {
        if (!run_one(import, &steps[pending[i]])) {
            pending[kept++] = pending[i];
        }
        if (!db_error(import->session->db, err)) {
            return false;
        }
    }
    *left = kept;
    return true;
}

static void add_step_fault(Import *import, const Step *step)
{
    ImportFile *file = &import->files[step->file];
    ImportRow *row = &file->rows[step->row];
    if (!row->faulty) {
        import_fault(file, row, entity_field(file->list->entity, step->err.field), step->err.text);
        import->denied_count += step->err.code == ERR_DENIED;
    }
}

/* The steps of one date: what is refused is tried again after the others, as long as it helps. */
static bool run_date(Import *import, Step *steps, size_t count, Error *err)
{
    size_t left = count;
    size_t before = count + 1;
    bool ok = true;
    size_t *pending = memory_alloc(count * sizeof *pending);
    for (size_t i = 0; i < count; i++) {
        pending[i] = i;
    }
    while (ok && left > 0 && left < before) {
        before = left;
        ok = run_round(import, steps, pending, &left, err);
    }
    for (size_t i = 0; ok && i < left; i++) {
        add_step_fault(import, &steps[pending[i]]);
    }
    free(pending);
    return ok;
}

static bool run_steps(Import *import, Step *steps, size_t count, Error *err)
{
    for (size_t from = 0; from < count;) {
        size_t to = from;
        while (to < count && steps[to].date == steps[from].date) {
            to++;
        }
        if (!run_date(import, &steps[from], to - from, err)) {
            return false;
        }
        from = to;
        if (import->progress != NULL &&
            !import->progress(import->progress_context, from, count)) {
            return error_set(err, ERR_CANCELLED, NULL, _("已取消，没有导入"));
        }
    }
    return true;
}

/* Faults */

static size_t count_faults(const Import *import)
{
    size_t count = 0;
    for (size_t f = 0; f < import->file_count; f++) {
        count += import->files[f].table.fault_count;
    }
    return count;
}

static bool whole_file_at_fault(const Import *import)
{
    for (size_t f = 0; f < import->file_count; f++) {
        if (import_heading_at_fault(&import->files[f])) {
            return true;
        }
    }
    return false;
}

/* A file that is empty or cannot be decoded: its fault has no line. */
static bool file_unread(const Import *import)
{
    for (size_t f = 0; f < import->file_count; f++) {
        const SheetFault *fault = import->files[f].table.faults;
        if (fault != NULL && fault->line == 0) {
            return true;
        }
    }
    return false;
}

static void reset_rows(Import *import)
{
    for (size_t f = 0; f < import->file_count; f++) {
        ImportFile *file = &import->files[f];
        file->base = store_last_id(import->session->db, file->list->entity);
        for (size_t r = 0; r < file->table.row_count; r++) {
            file->rows[r].opened = file->rows[r].wrote = false;
            file->rows[r].stored_id = 0;
        }
    }
}

static void count_rows(Import *import)
{
    for (size_t f = 0; f < import->file_count; f++) {
        ImportFile *file = &import->files[f];
        file->added = file->existing = 0;
        file->rejected = 0;
        for (size_t r = 0; r < file->table.row_count; r++) {
            file->added += file->rows[r].wrote && !file->rows[r].faulty;
            file->existing += !file->rows[r].wrote && !file->rows[r].faulty;
            file->rejected += file->rows[r].faulty;
        }
    }
}

/* One pass inside a transaction; kept only when it brought no new fault and is wanted. */
static bool run_pass(Import *import, const Clock *clock, bool *clean, Error *err)
{
    Session *session = import->session;
    Arena arena = {0};
    size_t before = count_faults(import);
    size_t count = 0;
    Step *steps = collect_steps(import, &arena, &count);
    bool ok = session_begin(session, "import", NULL, err);
    if (ok) {
        reset_rows(import);
        ok = (!import->history || session_manager(session, _("导入全部台账"), err)) &&
             run_steps(import, steps, count, err);
        *clean = count_faults(import) == before;
        count_rows(import);
        bool keep = ok && *clean && !import->dry_run && (before == 0 || import->reject);
        ok = ok && (!keep || clock_mark(session, clock, err));
        if (ok && keep) {
            ok = db_commit(session->db, err);
        } else {
            db_rollback(session->db, err);
        }
    }
    arena_clear(&arena);
    return ok;
}

bool import_run(Import *import, Error *err)
{
    Session *session = import->session;
    Origin origin = session->origin;
    bool clean = false;
    bool ok = true;
    import->fault_count = count_faults(import);
    if (whole_file_at_fault(import)) {
        bool unread = file_unread(import); /* its one line says it all */
        return error_set(err, ERR_INVALID, NULL, "%s", unread ? "" : _("文件有错，没有导入"));
    }
    Clock clock = {0};
    if (!import->dry_run && !clock_enter(session, &clock, err)) {
        return false;
    }
    session->origin = ORIGIN_IMPORT;
    do { /* with rejects: without the rows that were refused, until no other one is */
        ok = run_pass(import, &clock, &clean, err);
    } while (ok && !clean && import->reject);
    session->origin = origin;
    clock_leave(session, &clock);
    import->fault_count = count_faults(import);
    if (ok && import->fault_count > 0) {
        bool denied = !import->reject && import->denied_count == import->fault_count;
        return error_set(err, denied ? ERR_DENIED : ERR_INVALID, NULL,
                         import->reject ? _("有错的行没有导入") : _("文件有错，没有导入"));
    }
    return ok;
}

static int compare_faults(const void *a, const void *b)
{
    const SheetFault *x = *(const SheetFault *const *)a;
    const SheetFault *y = *(const SheetFault *const *)b;
    return (x->line > y->line) - (x->line < y->line);
}

/* The faults of a file by line: those of parsing and of running were found at different times. */
static const SheetFault **sorted_faults(const ImportFile *file, Arena *arena)
{
    size_t count = 0;
    const SheetFault **faults = arena_alloc(arena, (file->table.fault_count + 1) * sizeof *faults);
    for (const SheetFault *fault = file->table.faults; fault != NULL; fault = fault->next) {
        faults[count++] = fault;
    }
    qsort(faults, count, sizeof *faults, compare_faults);
    return faults;
}

static void add_fault_line(Str *out, const ImportFile *file, const SheetFault *fault, Arena *arena)
{
    const char *path = text_visible(arena, file->path);
    const char *text = text_visible(arena, fault->text);
    if (fault->line == 0) {
        str_format(out, "anchang: %s: %s\n", path, text);
    } else {
        str_format(out, "%s:%ld:%s: %s\n", path, fault->line,
                   text_visible(arena, fault->column != NULL ? fault->column : ""), text);
    }
}

void import_faults(const Import *import, Str *out)
{
    size_t shown = 0;
    for (size_t f = 0; f < import->file_count; f++) {
        const ImportFile *file = &import->files[f];
        Arena arena = {0};
        const SheetFault **faults = sorted_faults(file, &arena);
        for (size_t i = 0; i < file->table.fault_count; i++) {
            if (++shown <= FAULTS_SHOWN) {
                add_fault_line(out, file, faults[i], &arena);
            }
        }
        arena_clear(&arena);
    }
    if (shown > FAULTS_SHOWN) {
        str_format(out, _("anchang: 另有 %zu 处\n"), shown - FAULTS_SHOWN);
    }
}

static const SheetFault *fault_of_row(const ImportFile *file, size_t row)
{
    long from = file->table.rows[row].line;
    long to = row + 1 < file->table.row_count ? file->table.rows[row + 1].line : -1;
    for (const SheetFault *fault = file->table.faults; fault != NULL; fault = fault->next) {
        if (fault->line >= from && (to < 0 || fault->line < to)) {
            return fault;
        }
    }
    return NULL;
}

bool import_write_rejects(const Import *import, const char *path, Error *err)
{
    const ImportFile *file = &import->files[0];
    Output out;
    CsvWriter csv;
    if (!output_open(&out, path, err)) {
        return false;
    }
    csv_start(&csv, out.file);
    for (size_t i = 0; i < file->table.column_count; i++) {
        csv_text(&csv, file->table.headings[i]);
    }
    csv_text(&csv, _("错误原因"));
    csv_end_row(&csv);
    for (size_t r = 0; r < file->table.row_count; r++) {
        const SheetFault *fault = file->rows[r].faulty ? fault_of_row(file, r) : NULL;
        if (!file->rows[r].faulty) {
            continue;
        }
        for (size_t i = 0; i < file->table.column_count; i++) {
            csv_text(&csv, file->table.rows[r].cells[i]);
        }
        csv_text(&csv, fault != NULL ? fault->text : "");
        csv_end_row(&csv);
    }
    if (!csv_finish(&csv, err)) {
        output_abort(&out);
        return false;
    }
    return output_commit(&out, err);
}
