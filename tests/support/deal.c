#include "support/deal.h"

#include "db/store.h"
#include "model/deal.h"

#include <stdio.h>

static const char *word(Site *site, const char *name, const char *value)
{
    return arena_format(&site->arena, "%s=%s", name, value);
}

static void add_unit(Site *site, const char *room, bool permit)
{
    const char *floor = arena_format(&site->arena, "floor=%c", room[0]);
    if (permit) {
        DO(site, "unit.save", "building=1", "entrance=1", floor, word(site, "room", room),
           "layout=三室两厅", "gross_area=100", "list_total=1000000", "floor_total=950000",
           "permit_no=预售证第1号", "permit_date=2026-10-01", "control=待售");
    } else {
        DO(site, "unit.save", "building=1", "entrance=1", floor, word(site, "room", room),
           "layout=三室两厅", "gross_area=100", "list_total=1000000", "control=待售");
    }
}

Site *deal_site(void)
{
    Site *site = site_new("2026-11-22", "10:00");
    site->session.origin = ORIGIN_COMMAND; /* as `anchang do`: a manager approves by doing */
    site_consultants(site, WORDS("张伟", "李娜"));
    DO(site, "staff.save", "no=Z01", "name=王芳", "role=销售助理");
    DO(site, "staff.save", "no=M01", "name=陈建国", "role=经理");
    DO(site, "staff.save", "no=M02", "name=林总", "role=经理");
    add_unit(site, "101", true);
    add_unit(site, "102", true);
    add_unit(site, "103", true);
    add_unit(site, "104", true);
    add_unit(site, "201", false);
    return site;
}

const char *deal_subscribed(Site *site, const char *unit_no, const char *pay, const char *date)
{
    const Deal *deal = DO(site, "deal.subscribe", word(site, "unit_no", unit_no),
                          word(site, "pay_method", pay), word(site, "sub_date", date),
                          "phone=13800000001", "name=张三", "total=1000000", "deposit=50000",
                          "consultant=001");
    return deal->deal_no;
}

const char *deal_signed(Site *site, const char *unit_no, const char *pay, const char *date)
{
    const char *deal_no = deal_subscribed(site, unit_no, pay, date);
    bool loan = text_equal(pay, "商业贷款");
    DO(site, "deal.sign", word(site, "deal_no", deal_no), word(site, "sign_date", date),
       loan ? "loan_commercial=500000" : "loan_commercial=");
    return deal_no;
}

int64_t deal_state(Site *site, const char *deal_no)
{
    Deal deal;
    assert_true(store_find(site->db, &deal_entity, "deal_no", deal_no, &site->arena, &deal));
    return deal.state;
}
