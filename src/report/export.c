#include "report/export.h"

#include "base/text.h"
#include "db/audit.h"
#include "db/store.h"
#include "report/record_json.h"
#include "sheet/csv_out.h"
#include "sheet/json.h"
#include "sheet/output.h"
#include "sheet/rows_xlsx.h"

#include <stdio.h>
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
    ExportLog log;
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

static bool open_held(Writer *writer, Error *err)
{
    return output_open(&writer->output, writer->export->path, err) &&
           output_hold(&writer->output, export_log, &writer->log, err);
}

static bool csv_open(Writer *writer, Error *err)
{
    if (!open_held(writer, err)) {
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
    if (writer->rows == NULL) {
        return false;
    }
    if (!rows_hold(writer->rows, export_log, &writer->log, err)) {
        rows_abort(writer->rows);
        return false;
    }
    return true;
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
    if (!open_held(writer, err)) {
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

bool export_allow(const ExportLog *log, Error *err)
{
    if (!log->unmask) {
        return true;
    }
    if (!(log->session->permission & MAY_MANAGER)) {
        return error_set(err, ERR_DENIED, NULL, _("完整的手机和证件只有经理能导出"));
    }
    return !text_empty(log->reason) ||
           error_set(err, ERR_USAGE, NULL, _("不遮盖导出要写明 --reason 原因"));
}

static void describe(const ExportLog *log, const char *sha256, Str *out)
{
    Json json = {.out = out};
    json_object(&json);
    json_key_text(&json, "what", log->what);
    json_key_text(&json, "filter", log->filter);
    json_key_text(&json, "path", log->path);
    json_key_int(&json, "rows", (int64_t)log->rows);
    json_key_text(&json, "sha256", sha256);
    json_key_text(&json, "unmasked", log->unmask ? "yes" : "no");
    json_key_text(&json, "reason", log->reason);
    json_end(&json);
}

bool export_log(void *context, const char *sha256, Error *err)
{
    const ExportLog *log = context;
    Session *session = log->session;
    Str text = {0};
    describe(log, sha256, &text);
    bool ok = session_begin(session, "export", NULL, err);
    if (ok && !audit_event(session->db, "export", text.data, err)) {
        db_rollback(session->db, err);
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
        if (export->list->complete != NULL) {
            export->list->complete(session, record);
        }
        if (register_lists(export->list, record) && in_range(export, record)) {
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

/* "2026-11-01/2026-11-22", an open end empty. */
static const char *filter_text(const Export *export, char buf[32])
{
    char from[16] = "";
    char to[16] = "";
    if (export->from == NONE && export->to == NONE) {
        return "";
    }
    snprintf(buf, 32, "%s/%s", date_format(from, sizeof from, export->from),
             date_format(to, sizeof to, export->to));
    return buf;
}

bool export_run(Session *session, const Export *export, size_t *rows, Error *err)
{
    char filter[32];
    Writer *writer = memory_alloc(sizeof *writer);
    writer->export = export;
    writer->log = (ExportLog){session, export->list->name, filter_text(export, filter),
                              export->path, 0, export->unmask, export->reason};
    writer->count = register_columns(export->list, writer->columns);
    bool ok = export_allow(&writer->log, err) && formats[export->format].open(writer, err);
    if (ok) {
        ok = walk(session, writer, err);
        writer->log.rows = writer->written;
        ok = formats[export->format].close(writer, ok, err);
    }
    *rows = writer->written;
    free(writer);
    return ok;
}
