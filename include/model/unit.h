/* A unit for sale. unit_no (3-1-1802) is its key everywhere but in its own register. */
#ifndef MODEL_UNIT_H
#define MODEL_UNIT_H

#include "base/text.h"
#include "model/entity.h"

#define UNIT_FIELDS(F) \
    F(CODE, building, N_("楼栋"), KEY | REQUIRED, 4, NULL) \
    F(CODE, entrance, N_("单元"), KEY | REQUIRED, 4, NULL) \
    F(COUNT, floor, N_("楼层"), REQUIRED | SIGNED, 4, NULL) \
    F(CODE, room, N_("房号"), KEY | REQUIRED, 6, NULL) \
    F(TEXT, product_type, N_("产品类型"), 0, 6, "product_type") \
    F(TEXT, layout, N_("户型"), REQUIRED, 8, "layout") \
    F(TEXT, facing, N_("朝向"), 0, 4, "facing") \
    F(AREA, gross_area, N_("建筑面积"), REQUIRED | POSITIVE, 8, NULL) \
    F(AREA, net_area, N_("套内面积"), POSITIVE, 8, NULL) \
    F(MONEY, unit_price, N_("标准单价"), POSITIVE, 10, NULL) \
    F(MONEY, list_total, N_("标准总价"), REQUIRED | POSITIVE, 12, NULL) \
    F(MONEY, floor_total, N_("底价总价"), POSITIVE, 12, NULL) \
    F(TEXT, batch, N_("批次"), 0, 8, "batch") \
    F(TEXT, permit_no, N_("预售证号"), 0, 18, NULL) \
    F(DATE, permit_date, N_("预售证日期"), 0, 10, NULL) \
    F(CHOICE, control, N_("状态"), 0, 6, "unit_control") \
    F(DATE, launched_on, N_("推盘日期"), 0, 10, NULL) \
    F(CODE, unit_no, N_("完整房号"), COMPUTED, 10, NULL) \
    F(AREA, gross_measured, N_("实测建筑面积"), COMPUTED, 8, NULL) \
    F(AREA, net_measured, N_("实测套内面积"), COMPUTED, 8, NULL)

#define UNIT_INDEX_(type, id, label, flags, width, choices) UNIT_##id,
ENTITY_DECLARE(Unit, unit, UNIT_FIELDS, UNIT_INDEX_)

#endif
