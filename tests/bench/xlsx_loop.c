/* The reference of "a register to xlsx": CSV in, xlsx out, by the bare constant-memory loop of the
 * library. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

/* Plain digits become a number, as the register's own columns are. */
static void write_cell(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text)
{
    char *end = NULL;
    double number = strtod(text, &end);
    if (*text != '\0' && *end == '\0' && strlen(text) < 10) {
        worksheet_write_number(sheet, row, column, number, NULL);
    } else if (*text != '\0') {
        worksheet_write_string(sheet, row, column, text, NULL);
    }
}

int main(int argc, char **argv)
{
    static char line[65536];
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    FILE *in = argc == 3 ? fopen(argv[1], "rb") : NULL;
    if (in == NULL) {
        return 1;
    }
    lxw_workbook *book = workbook_new_opt(argv[2], &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, NULL);
    for (lxw_row_t row = 0; fgets(line, sizeof line, in) != NULL; row++) {
        line[strcspn(line, "\r\n")] = '\0';
        char *rest = line;
        for (lxw_col_t column = 0; rest != NULL; column++) {
            write_cell(sheet, row, column, strsep(&rest, ","));
        }
    }
    fclose(in);
    return workbook_close(book) != LXW_NO_ERROR;
}
