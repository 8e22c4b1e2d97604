/*
 * The table of roles: look, number format and unit of each cell role. Only for the writers.
 */
#ifndef SHEET_XLSX_STYLE_H
#define SHEET_XLSX_STYLE_H

#include <xlsxwriter.h>

#include "sheet/xlsx_out.h"

#define STYLE_FONT "微软雅黑"
#define STYLE_VARIANTS 4 /* plain, total, alert, both */

typedef struct XlsxStyle {
    lxw_workbook *workbook; /* borrowed */
    bool bare;              /* no borders: registers */
    lxw_format *roles[ROLE_COUNT_][STYLE_VARIANTS]; /* made when first used; owned by workbook */
    lxw_format *fills[FILL_COUNT_];
} XlsxStyle;

lxw_format *style_role(XlsxStyle *style, int role);
lxw_format *style_fill(XlsxStyle *style, XlsxFill fill);

double style_value(int role, int64_t value);  /* in the unit that the sheet shows */
int style_number_width(int role, int64_t value); /* characters */
bool style_wraps(int role);
int style_text_width(int role, const char *text); /* 0 when the text may run over */

#endif
