/* 9 事务: household files, who has which, documents of the site. */
#include "base/str.h"
#include "base/text.h"
#include "screen/archive_page.h"
#include "screen/screens.h"
#include "screen/tabs.h"

static const RowsColumn household_columns[] = {
    {{N_("档案编号"), 16, 3, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("房号"), 10, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("客户"), 8, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("位置"), 10, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("盒号"), 6, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("已归"), 4, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("应归"), 4, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("状态"), 6, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "archive_state"},
    {{N_("借阅人"), 8, 1, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("应还"), 5, 2, COLUMN_LEFT, false}, ROWS_DATE, NULL},
};
static const RowsColumn loan_columns[] = {
    {{N_("借阅编号"), 16, 3, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("档案编号"), 16, 2, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("名称"), 16, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("借阅人"), 8, 0, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("事由"), 12, 1, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("借出"), 5, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("应还"), 5, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("逾期"), 4, 0, COLUMN_RIGHT, false}, ROWS_COUNT, NULL},
    {{N_("状态"), 6, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "archive_loan_state"},
};
static const RowsColumn document_columns[] = {
    {{N_("档案编号"), 16, 3, COLUMN_LEFT, false}, ROWS_TEXT, NULL},
    {{N_("日期"), 10, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("类别"), 8, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "archive_kind"},
    {{N_("名称"), 18, 0, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("文号"), 12, 1, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("往来单位"), 10, 2, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("位置"), 8, 4, COLUMN_LEFT, true}, ROWS_TEXT, NULL},
    {{N_("有效期至"), 10, 0, COLUMN_LEFT, false}, ROWS_DATE, NULL},
    {{N_("状态"), 6, 0, COLUMN_LEFT, false}, ROWS_CHOICE, "archive_state"},
};

#define COLUMNS(name) name##_columns, ARRAY_LEN(name##_columns)

static const Tab tabs[] = {
    {N_("档案"), "archive_list_household", COLUMNS(household), N_("还没有一户一档：按 F6 建档"),
     HAVE_FILE_FIRST, NULL},
    {N_("借阅"), "archive_list_loans", COLUMNS(loan), N_("没有借阅：在档案上按 l 借出"),
     HAVE_FILE_SECOND, NULL},
    {N_("文件"), "archive_list_documents", COLUMNS(document), N_("还没有文件：按 F6 登记"),
     HAVE_FILE_FIRST, NULL},
};

static Reply screen_open(View *view)
{
    tabs_open(view, tabs, ARRAY_LEN(tabs));
    return reply_done();
}

const ScreenDef affairs_screen = {
    .number = '9',
    .name = "affairs",
    .label = N_("事务"),
    .help = N_("一户一档、借阅、批文证照和收发文；Tab 换一类"),
    .actions = archive_actions,
    .action_count = ARCHIVE_ACTION_COUNT,
    .size = sizeof(TabsView),
    .open = screen_open,
    .refresh = tabs_refresh,
    .have = archive_have,
    .draw = tabs_draw,
    .key = tabs_key,
    .close = tabs_close,
};
