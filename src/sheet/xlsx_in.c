#include "sheet/xlsx_in.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "base/text.h"
#include "sheet/cell_text.h"
#include "sheet/workbook_in.h"

#define MAX_TEXT 1048576
#define LAST_COLUMN 16384

/* A worksheet on its way through expat: cells are gathered until </row> because they may come
 * without a reference, or leave gaps. */
typedef struct SheetScan {
    WorkbookIn *book;
    RowBuilder row;
    long row_number;
    size_t column; /* of the cell being read, from 0 */
    size_t count;  /* one past the last cell of the row */
    size_t beyond; /* one past the last cell with a value beyond SHEET_MAX_COLUMNS, or 0 */
    char type[16]; /* the t attribute */
    long style;
    Str text;
    bool in_text;
    bool in_phonetic;
    bool in_formula_cell;
    const char *cells[SHEET_MAX_COLUMNS];
    const char *problems[SHEET_MAX_COLUMNS];
} SheetScan;

/* "AB12" gives 27; anything else gives -1. */
static long column_of(const char *reference)
{
    long column = 0;
    const char *at = reference;
    while (*at >= 'A' && *at <= 'Z' && column <= LAST_COLUMN) {
        column = column * 26 + (*at++ - 'A' + 1);
    }
    return at == reference || !isdigit((unsigned char)*at) || column > LAST_COLUMN ? -1
                                                                                   : column - 1;
}

static bool start_row(SheetScan *scan, const char **attributes)
{
    const char *text = xml_attribute(attributes, "r");
    long number = text == NULL ? 0 : strtol(text, NULL, 10);
    bool known = number >= 1 && number <= SHEET_MAX_ROWS;
    scan->row_number = known ? number : scan->row_number + 1;
    scan->count = 0;
    scan->beyond = 0;
    scan->column = 0;
    return true;
}

static bool start_cell(SheetScan *scan, const char **attributes)
{
    const char *reference = xml_attribute(attributes, "r");
    const char *type = xml_attribute(attributes, "t");
    const char *style = xml_attribute(attributes, "s");
    long column = reference == NULL ? -1 : column_of(reference);
    if (column >= 0) {
        scan->column = (size_t)column;
    }
    text_copy(scan->type, sizeof scan->type, type == NULL ? "n" : type);
    scan->style = style == NULL ? 0 : strtol(style, NULL, 10);
    scan->in_formula_cell = false;
    str_reset(&scan->text);
    return true;
}

static bool sheet_start(void *context, const char *name, const char **attributes)
{
    SheetScan *scan = context;
    if (strcmp(name, "row") == 0) {
        return start_row(scan, attributes);
    }
    if (strcmp(name, "c") == 0) {
        return start_cell(scan, attributes);
    }
    if (strcmp(name, "f") == 0) {
        scan->in_formula_cell = true;
    } else if (strcmp(name, "rPh") == 0) {
        scan->in_phonetic = true;
    } else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0) {
        scan->in_text = !scan->in_phonetic;
    }
    return true;
}

static void sheet_text(void *context, const char *text, size_t len)
{
    SheetScan *scan = context;
    if (scan->in_text && scan->text.len + len <= MAX_TEXT) {
        str_add_len(&scan->text, text, len);
    }
}

static const char *shared_value(SheetScan *scan, const char *raw, const char **problem)
{
    char *end;
    unsigned long index = strtoul(raw, &end, 10);
    if (raw[0] < '0' || raw[0] > '9' || *end != '\0' || index >= scan->book->string_count) {
        *problem = _("这一格的文字找不到，请在表格软件里打开后另存为 xlsx 再导入");
        return "";
    }
    return scan->book->strings[index];
}

static NumberKind kind_of_cell(const SheetScan *scan)
{
    bool known = scan->style >= 0 && (size_t)scan->style < scan->book->kind_count;
    return known ? scan->book->kinds[scan->style] : NUMBER_PLAIN;
}

static const char *number_value(SheetScan *scan, const char *raw, const char **problem)
{
    if (raw[0] == '\0') {
        if (scan->in_formula_cell) {
            *problem = _("公式还没有计算结果，请在表格软件里打开并保存一次");
        }
        return "";
    }
    const WorkbookIn *book = scan->book;
    const char *text =
        number_text(book->arena, raw, kind_of_cell(scan), book->since_1904, problem);
    return text == NULL ? arena_copy(book->arena, raw) : text;
}

static const char *error_value(SheetScan *scan, const char *raw, const char **problem)
{
    *problem = arena_format(scan->book->arena, _("这一格是错误值 %.20s，请先改正公式"), raw);
    return arena_copy(scan->book->arena, raw);
}

static const char *truth_value(SheetScan *scan, const char *raw, const char **problem)
{
    (void)scan;
    (void)problem;
    return raw[0] == '\0' ? "" : strcmp(raw, "0") == 0 ? "FALSE" : "TRUE";
}

/* 2026-11-22T10:30:00, in strict workbooks */
static const char *iso_value(SheetScan *scan, const char *raw, const char **problem)
{
    (void)problem;
    const WorkbookIn *book = scan->book;
    return iso_text(book->arena, raw, kind_of_cell(scan), book->since_1904);
}

static const char *text_value(SheetScan *scan, const char *raw, const char **problem)
{
    (void)problem;
    const char *text = cell_text_unescape(scan->book->arena, raw);
    return text == raw ? arena_copy(scan->book->arena, raw) : text;
}

/* What the t attribute of a cell says its value is. */
static const struct {
    const char *type;
    const char *(*value)(SheetScan *scan, const char *raw, const char **problem);
} cell_types[] = {
    {"s", shared_value}, {"n", number_value}, {"str", text_value}, {"inlineStr", text_value},
    {"b", truth_value},  {"e", error_value},  {"d", iso_value},
};

/* Cells that the file leaves out are empty. */
static void fill_gap(SheetScan *scan, size_t count)
{
    while (scan->count < count) {
        scan->cells[scan->count] = "";
        scan->problems[scan->count++] = NULL;
    }
}

static void end_cell(SheetScan *scan)
{
    const char *problem = NULL;
    const char *text = "";
    for (size_t i = 0; i < ARRAY_LEN(cell_types); i++) {
        if (strcmp(scan->type, cell_types[i].type) == 0) {
            text = cell_types[i].value(scan, str_text(&scan->text), &problem);
        }
    }
    size_t column = scan->column++;
    bool fits = column < SHEET_MAX_COLUMNS;
    if (!fits && cell_blank(text)) {
        return;
    }
    fill_gap(scan, fits ? column + 1 : SHEET_MAX_COLUMNS);
    if (fits) {
        scan->cells[column] = text;
        scan->problems[column] = problem;
    } else {
        scan->beyond = column + 1;
    }
}

static bool end_row(SheetScan *scan)
{
    RowBuilder *row = &scan->row;
    row_start(row, scan->row_number);
    for (size_t i = 0; i < scan->count; i++) {
        row_cell(row, scan->cells[i], scan->row_number);
    }
    for (size_t i = 0; i < scan->count; i++) {
        if (scan->problems[i] != NULL) {
            row_fault(row, i, scan->problems[i]);
        }
    }
    if (scan->beyond > 0) {
        row->count = scan->beyond;
        row->last = scan->beyond;
    }
    row_end(row);
    return !row->stopped;
}

static bool sheet_end(void *context, const char *name)
{
    SheetScan *scan = context;
    if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0) {
        scan->in_text = false;
    } else if (strcmp(name, "rPh") == 0) {
        scan->in_phonetic = false;
    } else if (strcmp(name, "c") == 0) {
        end_cell(scan);
    } else if (strcmp(name, "row") == 0) {
        return end_row(scan);
    }
    return strcmp(name, "sheetData") != 0;
}

static bool read_sheet(ZipIn *zip, WorkbookIn *book, SheetTable *table, Error *err)
{
    static const XmlHandlers handlers = {sheet_start, sheet_end, sheet_text};
    SheetScan *scan = memory_alloc(sizeof *scan);
    *scan = (SheetScan){.book = book, .row = {.table = table, .padded = true}};
    bool done = zip_parse(zip, book->sheet_part, &handlers, scan, err);
    str_clear(&scan->text);
    free(scan);
    if (done && table->headings == NULL && table->fault_count == 0) {
        table_fault_file(table, _("文件是空的，第一行应是表头"));
    }
    return done;
}

static bool read_book(Arena *arena, const char *path, SheetTable *table, Error *err)
{
    ZipIn zip;
    WorkbookIn book = {0};
    bool done = zip_open(&zip, path, err) && workbook_read(&book, &zip, arena, err) &&
                read_sheet(&zip, &book, table, err);
    workbook_clear(&book);
    zip_close(&zip);
    return done;
}

static bool can_open(const char *path, Error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat status;
    if (fd < 0 || fstat(fd, &status) != 0) {
        int cause = errno;
        if (fd >= 0) {
            close(fd);
        }
        return error_set(err, ERR_IO, NULL, _("打不开文件：%s"), error_cause(cause));
    }
    close(fd);
    return S_ISREG(status.st_mode) ||
           error_set(err, ERR_IO, NULL, _("这不是普通文件，请先存成一个文件"));
}

bool xlsx_read(Arena *arena, const char *path, SheetTable *table, Error *err)
{
    Error failure = {0};
    table_init(table, arena);
    if (!can_open(path, err)) {
        return false;
    }
    if (!read_book(arena, path, table, &failure)) {
        table_fault_file(table, arena_copy(arena, failure.text));
    }
    return true;
}
