#include "fuzz/support.h"

#include "base/utf8.h"
#include "report/import.h"
#include "sheet/csv_in.h"
#include "sheet/csv_out.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* libFuzzer mutes the program's own words, and stderr with them. */
static int words = STDERR_FILENO;

void fuzz_start(void)
{
    words = dup(STDERR_FILENO);
    setenv("ANCHANG_TODAY", FUZZ_NOW, 1);
}

void fuzz_fail(const char *file, int line, const char *format, ...)
{
    va_list list;
    dprintf(words, "%s:%d: ", file, line);
    va_start(list, format);
    vdprintf(words, format, list);
    va_end(list);
    dprintf(words, "\n");
    abort();
}

char *fuzz_text(const uint8_t *data, size_t size)
{
    size_t len = strnlen((const char *)data, size);
    char *text = memory_alloc(len + 1);
    memcpy(text, data, len);
    return text;
}

/* Files */

void fuzz_folder(char path[64])
{
    const char *base = getenv("TMPDIR");
    snprintf(path, 64, "%.40s/anchang-XXXXXX", base != NULL ? base : "/tmp");
    FUZZ_CHECK(mkdtemp(path) != NULL, "no folder %s", path);
}

void fuzz_write(const char *path, const uint8_t *data, size_t size)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    FUZZ_CHECK(fd >= 0 && write(fd, data, size) == (ssize_t)size, "cannot write %s", path);
    close(fd);
}

/* Tables */

static void check_text(const char *text)
{
    FUZZ_CHECK(text != NULL && utf8_valid(text, strlen(text)), "a cell that is no UTF-8");
}

static void check_row(const SheetTable *table, const SheetRow *row)
{
    FUZZ_CHECK(row->line >= 1 && row->cell_count >= table->column_count,
               "row at line %ld, %zu cells", row->line, row->cell_count);
    for (size_t i = 0; i < row->cell_count; i++) {
        check_text(row->cells[i]);
        FUZZ_CHECK(table_cell_line(row, i) >= row->line, "a cell above its row %ld", row->line);
    }
}

static void check_faults(const SheetTable *table)
{
    size_t count = 0;
    for (const SheetFault *fault = table->faults; fault != NULL; fault = fault->next, count++) {
        check_text(fault->text);
        FUZZ_CHECK(fault->text[0] != '\0', "a fault without a sentence");
        FUZZ_CHECK(fault->line >= 0 && (fault->line > 0) == (fault->column != NULL),
                   "a fault nowhere: line %ld, column %s", fault->line,
                   fault->column != NULL ? fault->column : "none");
    }
    FUZZ_CHECK(count == table->fault_count, "%zu faults, counted %zu", count, table->fault_count);
}

void fuzz_same_table(const SheetTable *a, const SheetTable *b)
{
    FUZZ_CHECK(a->column_count == b->column_count && a->row_count == b->row_count &&
                   a->fault_count == b->fault_count,
               "%zu columns %zu rows %zu faults against %zu, %zu, %zu", a->column_count,
               a->row_count, a->fault_count, b->column_count, b->row_count, b->fault_count);
    for (size_t i = 0; i < a->column_count; i++) {
        FUZZ_CHECK(strcmp(a->headings[i], b->headings[i]) == 0, "heading <%s> against <%s>",
                   a->headings[i], b->headings[i]);
    }
    for (size_t r = 0; r < a->row_count; r++) {
        for (size_t i = 0; i < a->column_count; i++) {
            FUZZ_CHECK(strcmp(a->rows[r].cells[i], b->rows[r].cells[i]) == 0,
                       "cell %zu, %zu: <%s> against <%s>", r, i, a->rows[r].cells[i],
                       b->rows[r].cells[i]);
        }
    }
}

static void write_csv(const SheetTable *table, FILE *file)
{
    CsvWriter csv;
    csv_start(&csv, file);
    for (size_t i = 0; i < table->column_count; i++) {
        csv_text(&csv, table->headings[i]);
    }
    csv_end_row(&csv);
    for (size_t r = 0; r < table->row_count; r++) {
        for (size_t i = 0; i < table->column_count; i++) {
            csv_text(&csv, table->rows[r].cells[i]);
        }
        csv_end_row(&csv);
    }
    FUZZ_CHECK(csv_finish(&csv, NULL), "no memory for a CSV");
}

static void check_written(const SheetTable *table)
{
    Arena arena = {0};
    SheetTable again;
    char *bytes = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&bytes, &size);
    write_csv(table, file);
    fclose(file);
    csv_parse(&arena, bytes, size, CSV_DETECT, &again);
    fuzz_same_table(table, &again);
    free(bytes);
    arena_clear(&arena);
}

void fuzz_table(const SheetTable *table)
{
    check_faults(table);
    for (size_t i = 0; i < table->column_count; i++) {
        check_text(table->headings[i]);
    }
    for (size_t r = 0; r < table->row_count; r++) {
        check_row(table, &table->rows[r]);
    }
    if (table->fault_count == 0) {
        check_written(table);
    }
}

/* Site */

void fuzz_site(Session *session)
{
    static char path[96];
    char folder[64];
    Db *db = NULL;
    Error err = {0};
    Str ignored = {0};
    Import import;
    fuzz_folder(folder);
    snprintf(path, sizeof path, "%s/site.db", folder);
    FUZZ_CHECK(db_open(&db, path, DB_CREATE, &err), "%s", err.text);
    session_init(session, db);
    import_init(&import, session);
    bool ok = import_add_folder(&import, "tests/data/small", &ignored, &err) &&
              import_run(&import, &err);
    FUZZ_CHECK(ok, "tests/data/small: %s", err.text);
    import_clear(&import);
    str_clear(&ignored);
    db_checkpoint(db);
}
