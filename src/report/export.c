#include "report/export.h"

#include "base/text.h"
#include "db/audit.h"
#include "db/store.h"
#include "report/record_json.h"
#include "sheet/csv_out.h"
#include "sheet/json.h"
#include "sheet/output.h"
#include "sheet/rows_xlsx.h"

#include <stdlib.h>
#include <string.h>

#define PROGRESS_ROWS 500

/* One way of writing rows; the walk over the store is the same for all. */
typedef struct Writer {
    const Export *export;
    const Field *columns[64];
    size_t count;
    Output output;
    CsvWriter csv;
    RowsXlsx *rows;
    Str json;
    size_t written;
} Writer;

static const char *cell_text(Writer *writer, Arena *arena, const Field *field, const void *record)
{
    bool personal = field->type == FIELD_PHONE || field->type == FIELD_ID_NO;
    if (personal && !writer->export->unmask) {
        return field_display(arena, field, record, true);
    }
    return field_format(arena, field, record);
}

static bool csv_open(Writer *writer, Error *err)
{
    if (!output_open(&writer->output, writer->export->path, err)) {
        return false;
    }
    csv_start(&writer->csv, writer->output.file);
    for (size_t i = 0; i < writer->count; i++) {
        csv_text(&writer->csv, writer->columns[i]->label);
    }
    csv_end_row(&writer->csv);
    return true;
}

static void csv_row(Writer *writer, Arena *arena, const void *record)
{
    for (size_t i = 0; i < writer->count; i++) {
        const char *text = cell_text(writer, arena, writer->columns[i], record);
        if (field_is_text(writer->columns[i])) {
            csv_text(&writer->csv, text);
        } else {
            csv_number(&writer->csv, text);
        }
    }
    csv_end_row(&writer->csv);
}

static bool csv_close(Writer *writer, bool ok, Error *err)
{
    if (ok && csv_finish(&writer->csv, err)) {
        return output_commit(&writer->output, err);
    }
    output_abort(&writer->output);
    return false;
}

static XlsxRole role_of(const Field *field)
{
    static const XlsxRole roles[FIELD_TYPE_COUNT] = {
        [FIELD_MONEY] = ROLE_MONEY, [FIELD_AREA] = ROLE_AREA, [FIELD_RATE] = ROLE_RATE,
        [FIELD_COUNT] = ROLE_COUNT, [FIELD_DATE] = ROLE_DATE, [FIELD_TIME] = ROLE_TIME,
    };
    return roles[field->type] != 0 ? roles[field->type] : ROLE_TEXT;
}

static bool xlsx_start(Writer *writer, Error *err)
{
    RowsColumn columns[64];
    for (size_t i = 0; i < writer->count; i++) {
        columns[i] = (RowsColumn){writer->columns[i]->label, role_of(writer->columns[i])};
    }
    writer->rows = rows_open(writer->export->path, _(writer->export->list->label), columns,
                             writer->count, err);
    return writer->rows != NULL;
}

static void xlsx_row(Writer *writer, Arena *arena, const void *record)
{
    for (size_t i = 0; i < writer->count; i++) {
        const Field *field = writer->columns[i];
        if (role_of(field) == ROLE_TEXT) {
            rows_text(writer->rows, cell_text(writer, arena, field, record));
        } else {
            rows_number(writer->rows, field_number(field, record));
        }
    }
    rows_end(writer->rows);
}

static bool xlsx_finish(Writer *writer, bool ok, Error *err)
{
    if (!ok) {
        rows_abort(writer->rows);
        return false;
    }
    return rows_close(writer->rows, err);
}

static bool json_open(Writer *writer, Error *err)
{
    if (!output_open(&writer->output, writer->export->path, err)) {
        return false;
    }
    fputs("[", writer->output.file);
    return true;
}

static void json_row(Writer *writer, Arena *arena, const void *record)
{
    (void)arena;
    str_reset(&writer->json);
    record_json(&writer->json, writer->export->list->entity, record, writer->export->unmask);
    fprintf(writer->output.file, "%s\n%s", writer->written > 0 ? "," : "", writer->json.data);
}

static bool json_close(Writer *writer, bool ok, Error *err)
{
    str_clear(&writer->json);
    if (!ok) {
        output_abort(&writer->output);
        return false;
    }
    fputs("\n]\n", writer->output.file);
    return output_commit(&writer->output, err);
}

static const struct {
    bool (*open)(Writer *writer, Error *err);
    void (*row)(Writer *writer, Arena *arena, const void *record);
    bool (*close)(Writer *writer, bool ok, Error *err);
} formats[] = {
    [EXPORT_CSV] = {csv_open, csv_row, csv_close},
    [EXPORT_XLSX] = {xlsx_start, xlsx_row, xlsx_finish},
    [EXPORT_JSON] = {json_open, json_row, json_close},
};

bool export_allow(Session *session, const char *what, bool unmask, const char *reason, Error *err)
{
    (void)what;
    if (!unmask) {
        return true;
    }
    if (!(session->permission & MAY_MANAGER)) {
        return error_set(err, ERR_DENIED, NULL, _("完整的手机和证件只有经理能导出"));
    }
    return !text_empty(reason) ||
           error_set(err, ERR_USAGE, NULL, _("不遮盖导出要写明 --reason 原因"));
}

bool export_log(Session *session, const char *what, const char *path, size_t rows, bool unmask,
                const char *reason, Error *err)
{
    static const char *const origins[] = {"DESK", "COMMAND", "IMPORT"};
    DbActor actor = {session->actor, origins[session->origin], "export", NULL,
                     date_civil(session->today).year};
    Str text = {0};
    Json json = {.out = &text};
    json_object(&json);
    json_key_text(&json, "what", what);
    json_key_text(&json, "path", path);
    json_key_int(&json, "rows", (int64_t)rows);
    json_key_text(&json, "unmasked", unmask ? "yes" : "no");
    json_key_text(&json, "reason", reason);
    json_end(&json);
    bool ok = db_begin(session->db, &actor, err);
    if (ok && !audit_event(session->db, "export", text.data, err)) {
        db_rollback(session->db);
        ok = false;
    } else if (ok) {
        ok = db_commit(session->db, err);
    }
    str_clear(&text);
    return ok;
}

static bool in_range(const Export *export, const void *record)
{
    size_t date = export->list->steps[0].date;
    if (date == NO_FIELD || (export->from == NONE && export->to == NONE)) {
        return true;
    }
    int64_t value = field_number(&export->list->entity->fields[date], record);
    return value != NONE && (export->from == NONE || value >= export->from) &&
           (export->to == NONE || value <= export->to);
}

static bool walk(Session *session, Writer *writer, Error *err)
{
    const Export *export = writer->export;
    Arena arena = {0};
    void *record = memory_alloc(export->list->entity->size);
    bool ok = true;
    size_t seen = 0;
    size_t total = (size_t)store_last_id(session->db, export->list->entity);
    Stmt *stmt = store_walk(session->db, export->list->entity);
    while (ok && store_walk_next(stmt, export->list->entity, &arena, record)) {
        if (in_range(export, record)) {
            formats[export->format].row(writer, &arena, record);
            writer->written++;
        }
        if (++seen % PROGRESS_ROWS == 0) {
            arena_clear(&arena);
            ok = export->progress == NULL ||
                 export->progress(export->progress_context, seen, total) ||
                 error_set(err, ERR_CANCELLED, NULL, _("已取消，没有导出"));
        }
    }
    query_close(stmt);
    free(record);
    arena_clear(&arena);
    return ok && db_error(session->db, err);
}

bool export_run(Session *session, const Export *export, size_t *rows, Error *err)
{
    Writer *writer = memory_alloc(sizeof *writer);
    writer->export = export;
    writer->count = register_columns(export->list, writer->columns);
    bool ok = export_allow(session, export->list->name, export->unmask, export->reason, err) &&
              formats[export->format].open(writer, err);
    if (ok) {
        ok = formats[export->format].close(writer, walk(session, writer, err), err);
    }
    *rows = writer->written;
    free(writer);
    return ok && export_log(session, export->list->name, export->path, *rows, export->unmask,
                            export->reason, err);
}
