#include "sheet/csv_out.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sheet/csv_in.h"

void csv_start(CsvWriter *csv, FILE *file)
{
    *csv = (CsvWriter){.file = file};
    fputs("\xEF\xBB\xBF", file);
}

static void next_column(CsvWriter *csv)
{
    if (csv->column++ > 0) {
        putc(',', csv->file);
    }
}

/* Spaces at an end are quoted too: some readers drop them otherwise. */
static bool needs_quotes(const char *text, size_t len)
{
    return strpbrk(text, ",\"\r\n\t") != NULL ||
           (len > 0 && (text[0] == ' ' || text[len - 1] == ' '));
}

static void write_cell(CsvWriter *csv, const char *guard, const char *text)
{
    bool quoted = needs_quotes(text, strlen(text));
    fputs(quoted ? "\"" : "", csv->file);
    fputs(guard, csv->file);
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '"') {
            putc('"', csv->file);
        }
        putc(*at, csv->file);
    }
    fputs(quoted ? "\"" : "", csv->file);
}

void csv_text(CsvWriter *csv, const char *text)
{
    Arena arena = {0};
    next_column(csv);
    if (text == NULL) {
        return;
    }
    if (!utf8_valid(text, strlen(text))) {
        text = text_visible(&arena, text);
    }
    write_cell(csv, csv_guarded(text) ? "'" : "", text);
    arena_clear(&arena);
}

void csv_number(CsvWriter *csv, const char *number)
{
    next_column(csv);
    write_cell(csv, "", number == NULL ? "" : number);
}

void csv_end_row(CsvWriter *csv)
{
    fputs("\r\n", csv->file);
    csv->column = 0;
}

bool csv_finish(CsvWriter *csv, Error *err)
{
    if (fflush(csv->file) == 0 && !ferror(csv->file)) {
        return true;
    }
    return error_set(err, ERR_IO, NULL, _("写不进文件：%s"), error_cause(errno));
}
