/* Commands about the data: import, export, report, today, find. */
#include "app/command.h"
#include "app/say.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "db/query.h"
#include "report/export.h"
#include "report/find.h"
#include "report/import.h"
#include "report/price_list.h"
#include "report/report.h"
#include "report/today.h"
#include "report/workbook.h"
#include "sheet/output.h"

#include <stdlib.h>
#include <string.h>

static void print_counts(const Import *import)
{
    for (size_t i = 0; i < import->file_count; i++) {
        const ImportFile *file = &import->files[i];
        if (file->table.row_count == 0) {
            say(_("%s: 0 行"), file->list->name);
        } else if (file->rejected > 0) {
            say(_("%s: 新增 %lld, 已存在 %lld, 拒绝 %zu"), file->list->name,
                (long long)file->added, (long long)file->existing, file->rejected);
        } else {
            say(_("%s: 新增 %lld, 已存在 %lld"), file->list->name, (long long)file->added,
                (long long)file->existing);
        }
    }
}

static void print_ignored(const Str *ignored)
{
    const char *name = str_text(ignored);
    while (*name != '\0') {
        size_t len = strcspn(name, "\n");
        say(_("忽略 %.*s：不是台账的名字"), (int)len, name);
        name += len + 1;
    }
}

static bool add_files(Import *import, const Options *options, Error *err)
{
    Str ignored = {0};
    if (strcmp(options->arguments[0], "all") == 0) {
        bool ok = import_add_folder(import, options->arguments[1], &ignored, err);
        print_ignored(&ignored);
        str_clear(&ignored);
        return ok;
    }
    const Register *list = register_find(options->arguments[0]);
    if (list == NULL) {
        return command_unknown("import", _("台账"), options->arguments[0], err);
    }
    return import_add(import, list, options->arguments[1], err);
}

/* 一房一价表, and what the registers of units and prices would change. */

static const struct {
    const char *name;
    PriceListKind kind;
} price_files[] = {
    {"pricelist", PRICE_FROM_DEVELOPER},
    {"units", PRICE_FROM_UNITS},
    {"prices", PRICE_FROM_LINES},
};

static bool price_kind(const char *name, PriceListKind *kind)
{
    for (size_t i = 0; i < ARRAY_LEN(price_files); i++) {
        if (strcmp(price_files[i].name, name) == 0) {
            *kind = price_files[i].kind;
            return true;
        }
    }
    return false;
}

static bool print_refused(const PriceList *list, Error *err)
{
    Str faults = {0};
    Arena arena = {0};
    for (size_t i = 0; i < list->count; i++) {
        if (list->rows[i].state == PRICE_LIST_REFUSED) {
            str_format(&faults, "%s: %s\n", text_visible(&arena, list->rows[i].place),
                       text_visible(&arena, list->rows[i].note));
        }
    }
    say_lines(str_text(&faults));
    str_clear(&faults);
    arena_clear(&arena);
    return list->counts[PRICE_LIST_REFUSED] == 0 ||
           error_set(err, ERR_INVALID, NULL, _("文件有错，没有导入"));
}

static bool apply_prices(PriceList *list, const char *path, Error *err)
{
    PriceBatch batch;
    entity_reset(&price_batch_entity, &batch);
    const char *slash = strrchr(path, '/');
    batch.reason = arena_format(&list->import.arena, _("价格表 %s"), slash != NULL ? slash + 1 : path);
    if (!price_list_apply(list, &batch, err)) {
        return false;
    }
    say(_("新房源 %zu 套，调价 %zu 套"), list->counts[PRICE_LIST_NEW],
        list->counts[PRICE_LIST_CHANGED]);
    if (list->counts[PRICE_LIST_CHANGED] > 0) {
        say(_("调价单 %s 待经理批准"), batch.batch_no);
    }
    return true;
}

static bool import_prices(Session *session, const Options *options, Error *err)
{
    PriceList list;
    Str text = {0};
    PriceSource source = {.path = options->arguments[1]};
    if (options->reject != NULL || options->yes ||
        !price_kind(options->arguments[0], &source.kind)) {
        return error_set(err, ERR_USAGE, NULL, _("--preview 只用于 pricelist、units 和 prices"));
    }
    bool ok = price_list_read(&list, session, &source, err);
    if (ok) {
        price_list_text(&list, &text);
        ok = put_text(str_text(&text), err) && print_refused(&list, err) && (options->preview || options->dry_run ||
                                           apply_prices(&list, source.path, err));
    }
    str_clear(&text);
    price_list_clear(&list);
    return ok;
}

bool command_import(Session *session, const Options *options, Error *err)
{
    Import import;
    Str faults = {0};
    if (options->preview || strcmp(options->arguments[0], "pricelist") == 0) {
        return import_prices(session, options, err);
    }
    import_init(&import, session);
    import.dry_run = options->dry_run;
    import.sure = options->yes;
    import.reject = options->reject != NULL;
    bool ok = add_files(&import, options, err) && import_run(&import, err);
    import_faults(&import, &faults);
    say_lines(str_text(&faults));
    bool rejected = !ok && options->reject != NULL && err->code == ERR_INVALID;
    if (ok || rejected) { /* stored: said before anything else can fail */
        print_counts(&import);
    }
    if (rejected && import.fault_count > 0 && !options->dry_run) {
        import_write_rejects(&import, options->reject, err);
    }
    str_clear(&faults);
    import_clear(&import);
    return ok;
}

bool command_export(Session *session, const Options *options, Error *err)
{
    static const char *const formats[] = {"csv", "xlsx", "json"};
    const Register *list = register_find_export(options->arguments[0]);
    Export export = {.list = list, .path = options->output != NULL ? options->output : "-",
                     .from = options->from, .to = options->to, .unmask = options->unmask,
                     .reason = options->reason};
    size_t rows = 0;
    if (list == NULL) {
        return command_unknown("export", _("台账"), options->arguments[0], err);
    }
    if (export.from != NONE && export.to != NONE && export.from > export.to) {
        return error_set(err, ERR_USAGE, NULL, _("--from 晚于 --to，请对调"));
    }
    const char *dot = strrchr(export.path, '.');
    const char *format = options->format != NULL ? options->format : dot != NULL ? dot + 1 : "csv";
    bool known = false;
    for (size_t i = 0; i < ARRAY_LEN(formats); i++) {
        if (strcmp(formats[i], format) == 0) {
            export.format = (ExportFormat)i;
            known = true;
        }
    }
    if (!known && options->format != NULL) {
        return error_set(err, ERR_USAGE, NULL, _("格式只能是 csv、xlsx 或 json"));
    }
    return export_run(session, &export, &rows, err);
}

/* Reports */

static bool write_text(const Str *text, const char *path, Error *err)
{
    Output out;
    if (!output_open(&out, path != NULL ? path : "-", err)) {
        return false;
    }
    fputs(str_text(text), out.file);
    return output_commit(&out, err);
}

/* json, text or xlsx: as said, else by the ending of -o, else xlsx. */
static const char *report_format(const Options *options)
{
    static const struct {
        const char *ending;
        const char *format;
    } endings[] = {{".json", "json"}, {".txt", "text"}, {".text", "text"}};
    const char *slash = options->output != NULL ? strrchr(options->output, '/') : NULL;
    const char *name = slash != NULL ? slash + 1 : options->output;
    const char *dot = name != NULL ? strrchr(name, '.') : NULL;
    if (options->format != NULL) {
        return options->format;
    }
    for (size_t i = 0; dot != NULL && i < ARRAY_LEN(endings); i++) {
        if (strcmp(dot, endings[i].ending) == 0) {
            return endings[i].format;
        }
    }
    return "xlsx";
}

/* Without -o beside the caller, under its own name; the path is printed. */
static bool write_workbook(Session *session, const Report *report, const Options *options,
                           Error *err)
{
    Arena arena = {0};
    Workbook book = {.report = report, .path = options->output, .unmask = options->unmask,
                     .reason = options->reason};
    if (book.path == NULL) {
        book.path = arena_format(&arena, "./%s", workbook_default_name(&arena, report));
    }
    bool ok = workbook_write(session, &book, err);
    if (ok && strcmp(book.path, "-") != 0) {
        ok = put_line(book.path, arena_format(&arena, _("已写 %s"), book.path), err);
    }
    arena_clear(&arena);
    return ok;
}

static bool write_report(Session *session, const Report *report, const char *format,
                         const Options *options, Error *err)
{
    Str text = {0};
    if (strcmp(format, "xlsx") == 0) {
        return write_workbook(session, report, options, err);
    }
    Str shown = {0};
    strcmp(format, "json") == 0 ? report_json(report, &text) : report_text(report, &text);
    if (strcmp(format, "text") == 0) {
        text_visible_lines(&shown, str_text(&text), text.len);
    }
    bool ok = write_text(shown.len > 0 ? &shown : &text, options->output, err);
    str_clear(&shown);
    str_clear(&text);
    return ok;
}

bool command_report(Session *session, const Options *options, Error *err)
{
    Report report;
    ReportKind kind;
    const char *format = report_format(options);
    if (!report_kind_find(options->arguments[0], &kind)) {
        return command_unknown("report", _("报表"), options->arguments[0], err);
    }
    if (strcmp(format, "xlsx") != 0 && strcmp(format, "json") != 0 &&
        strcmp(format, "text") != 0) {
        return error_set(err, ERR_USAGE, NULL, _("格式只能是 xlsx、json 或 text"));
    }
    int64_t date = options->date != NONE ? options->date : session->today;
    bool ok = report_make(&report, session->db, kind, date, err) &&
              write_report(session, &report, format, options, err);
    report_clear(&report);
    return ok;
}

bool command_today(Session *session, const Options *options, Error *err)
{
    Str text = {0};
    bool ok = today_text(session->db, options->date != NONE ? options->date : session->today,
                         &text, err) &&
              put_text(str_text(&text), err);
    str_clear(&text);
    return ok;
}

bool command_find_text(Session *session, const Options *options, Error *err)
{
    Arena arena = {0};
    FindResult *found = find_text(session->db, options->arguments[0], &arena);
    Str out = {0};
    for (; found != NULL; found = found->next) {
        const char *const cells[] = {found->list, found->number, found->name, found->phone,
                                     found->room};
        for (size_t i = 0; i < ARRAY_LEN(cells); i++) {
            str_format(&out, "%s%s", i > 0 ? "\t" : "", text_visible(&arena, cells[i]));
        }
        str_add_char(&out, '\n');
    }
    bool ok = db_error(session->db, err) &&
              (out.len > 0 ? put_text(str_text(&out), err)
                           : error_set(err, ERR_NOT_FOUND, NULL, _("没有找到“%s”"),
                                       options->arguments[0]));
    str_clear(&out);
    arena_clear(&arena);
    return ok;
}
