#include "screen/screens.h"

#include "base/str.h"

const ScreenDef *const screen_list[] = {
    &today_screen, &visit_screen,    &customer_screen, &unit_screen,    &deal_screen,
    &loan_screen,  &material_screen, &report_screen,   &affairs_screen,
    &setting_screen,
};
const size_t screen_list_count = ARRAY_LEN(screen_list);
