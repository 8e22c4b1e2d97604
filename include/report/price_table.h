/*
 * The 一房一价表 of a developer as a table of the register `units`: its title lines are skipped, its
 * words for the columns become those of the register, columns that are no business here (序号, 公摊面积,
 * 得房率, 销售状态 …) are left out, merged cells of a building are filled down, “3栋”, “18层”, “1,457,791 元”
 * become 3, 18, 1457791, and lines below the table (合计, 备注) go.
 */
#ifndef REPORT_PRICE_TABLE_H
#define REPORT_PRICE_TABLE_H

#include "sheet/table.h"

void price_table_tidy(SheetTable *table);

#endif
