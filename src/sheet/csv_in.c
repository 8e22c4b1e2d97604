#include "sheet/csv_in.h"

#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "sheet/load.h"

/* The decoded text is cut into cells where it stands: quotes are taken out by moving the rest of
 * the cell to the left, and the separator behind a cell becomes its NUL. */
typedef struct CsvScan {
    char *at;
    char *end; /* *end is a NUL of ours */
    long line;
    char *write;         /* where the next character of the cell goes */
    const char *problem; /* of the cell being read, NULL while there is none */
    RowBuilder row;
} CsvScan;

static const char *const guard_starts[] = {
    "=", "+", "-", "@", "\t", "\r", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0",
};

bool csv_guarded(const char *text)
{
    text += strspn(text, "'");
    for (size_t i = 0; i < ARRAY_LEN(guard_starts); i++) {
        if (strncmp(text, guard_starts[i], strlen(guard_starts[i])) == 0) {
            return true;
        }
    }
    return false;
}

const char *csv_unguard(const char *text)
{
    return text[0] == '\'' && csv_guarded(text) ? text + 1 : text;
}

/* Bytes of the line end at the scan's place: 2 for CRLF, 1 for LF, else 0. */
static size_t line_end(const CsvScan *scan)
{
    if (scan->at < scan->end && scan->at[0] == '\n') {
        return 1;
    }
    return scan->at + 1 < scan->end && scan->at[0] == '\r' && scan->at[1] == '\n' ? 2 : 0;
}

static bool cell_ends(const CsvScan *scan)
{
    return scan->at == scan->end || *scan->at == ',' || line_end(scan) > 0;
}

/* One fault a cell: the first one stays. */
static void note(CsvScan *scan, const char *problem)
{
    if (scan->problem == NULL) {
        scan->problem = problem;
    }
}

static void take(CsvScan *scan)
{
    if (*scan->at == '\0') {
        note(scan, _("含有空字符(NUL)，请删去，或把文件另存为 CSV UTF-8"));
    }
    *scan->write++ = *scan->at++;
}

static void scan_bare(CsvScan *scan)
{
    while (!cell_ends(scan)) {
        if (*scan->at == '"') {
            note(scan, _("引号不在一格的两端，请把整格放进引号，格内的引号写成两个"));
        } else if (*scan->at == '\r') {
            note(scan, _("行尾只有回车(CR)，请把文件另存为 CSV UTF-8"));
        }
        take(scan);
    }
}

static void scan_quoted(CsvScan *scan)
{
    scan->at++;
    while (scan->at < scan->end) {
        if (*scan->at == '"' && scan->at[1] == '"') {
            scan->at++;
        } else if (*scan->at == '"') {
            scan->at++;
            if (!cell_ends(scan)) {
                note(scan, _("引号后面还有文字，请把整格放进引号，格内的引号写成两个"));
            }
            scan_bare(scan);
            return;
        }
        scan->line += *scan->at == '\n';
        take(scan);
    }
    note(scan, _("引号没有结束，请在这一格末尾补上引号"));
}

/* Reads one cell and steps over its comma; false when the row ends behind it. */
static bool scan_cell(CsvScan *scan)
{
    char *start = scan->at;
    long line = scan->line;
    scan->write = start;
    scan->problem = NULL;
    if (*scan->at == '"' && scan->at < scan->end) {
        scan_quoted(scan);
    } else {
        scan_bare(scan);
    }
    bool more = scan->at < scan->end && *scan->at == ',';
    size_t ending = line_end(scan);
    scan->at += more ? 1 : ending;
    scan->line += ending > 0;
    *scan->write = '\0';
    row_cell(&scan->row, csv_unguard(start), line);
    if (scan->problem != NULL) {
        row_fault(&scan->row, scan->row.count - 1, scan->problem);
    }
    return more;
}

/* A fault in the headings ends the reading: what follows cannot be named. */
static bool headings_failed(const CsvScan *scan)
{
    return scan->problem != NULL && scan->row.table->headings == NULL;
}

static void scan_rows(CsvScan *scan)
{
    while (scan->at < scan->end && !scan->row.stopped) {
        row_start(&scan->row, scan->line);
        while (scan_cell(scan) && !headings_failed(scan)) {
        }
        row_end(&scan->row);
    }
}

void csv_parse(Arena *arena, const char *bytes, size_t size, CsvEncoding encoding,
               SheetTable *table)
{
    Error err = {0};
    char *text;
    size_t len;
    table_init(table, arena);
    if (!encoding_decode(arena, bytes, size, encoding, &text, &len, &err)) {
        table_fault_file(table, arena_copy(arena, err.text));
        return;
    }
    CsvScan scan = {.at = text, .end = text + len, .line = 1, .row = {.table = table}};
    scan_rows(&scan);
    if (table->headings == NULL && table->fault_count == 0) {
        table_fault_file(table, _("文件是空的，第一行应是表头"));
    }
}

bool csv_read(Arena *arena, const char *path, CsvEncoding encoding, SheetTable *table, Error *err)
{
    Arena loaded = {0};
    Error failure = {0};
    char *bytes;
    size_t size;
    bool done = true;
    table_init(table, arena);
    if (load_file(&loaded, path, &bytes, &size, &failure)) {
        csv_parse(arena, bytes, size, encoding, table);
    } else {
        done = failure.code != ERR_IO || error_set(err, ERR_IO, NULL, "%s", failure.text);
        table_fault_file(table, arena_copy(arena, failure.text));
    }
    arena_clear(&loaded);
    return done;
}
