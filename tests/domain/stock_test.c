/* 物料: never below zero on any day; a document moves several items; a count is one movement. */
#include "support/site.h"

#include "model/movement.h"
#include "model/stocktake.h"

int stock_tests(void);

static Site *stock_site(void)
{
    Site *site = site_new("2026-11-22", "10:00");
    DO(site, "item.save", "code=A1", "name=楼书", "category=宣传物料", "measure=本",
       "min_stock=10");
    DO(site, "item.save", "code=A2", "name=折页", "category=宣传物料", "measure=张",
       "valid_until=2026-11-20");
    DO(site, "stock.move", "item_code=A1", "kind=采购入库", "qty=100", "date=2026-11-10",
       "movement_no=CK-1");
    return site;
}

static void one_document_moves_several_items(void **state)
{
    (void)state;
    Site *site = stock_site();
    DO(site, "stock.move", "item_code=A2", "kind=采购入库", "qty=50", "date=2026-11-10",
       "movement_no=CK-1");
    REFUSED(site, ERR_CONFLICT, NULL, "stock.move", "item_code=A2", "kind=采购入库", "qty=50",
            "date=2026-11-10", "movement_no=CK-1");
    site_free(site);
}

static void stock_never_falls_below_zero_on_any_day(void **state)
{
    (void)state;
    Site *site = stock_site();
    REFUSED(site, ERR_INVALID, "qty", "stock.move", "item_code=A1", "kind=领用", "qty=101");
    REFUSED(site, ERR_INVALID, "qty", "stock.move", "item_code=A1", "kind=领用", "qty=1",
            "date=2026-11-09");
    DO(site, "stock.move", "item_code=A1", "kind=领用", "qty=90", "date=2026-11-15");
    REFUSED(site, ERR_INVALID, "qty", "stock.move", "item_code=A1", "kind=报损", "qty=20",
            "date=2026-11-12");
    site_free(site);
}

static int64_t on_hand(Site *site, const char *item)
{
    return query_one_number(site->db, "stock_on_hand",
                            BINDS(BIND_TEXT(":item", item), BIND_DATE(":date", day("2026-11-22"))));
}

static void every_kind_takes_or_gives(void **state)
{
    (void)state;
    static const struct {
        const char *kind;
        bool takes;
    } rows[] = {{"kind=领用", true},  {"kind=分发", true},  {"kind=报损", true}, {"kind=借出", true},
                {"kind=退库", false}, {"kind=归还", false}, {"kind=采购入库", false}};
    Site *site = stock_site();
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        int64_t before = on_hand(site, "A1");
        DO(site, "stock.move", "item_code=A1", rows[i].kind, "qty=7");
        assert_int_equal(on_hand(site, "A1"), before + (rows[i].takes ? -7 : 7));
        if (rows[i].takes) {
            REFUSED(site, ERR_INVALID, "qty", "stock.move", "item_code=A1", rows[i].kind, "qty=100");
        }
    }
    site_free(site);
}

static void an_expired_print_is_not_handed_out(void **state)
{
    (void)state;
    Site *site = stock_site();
    DO(site, "stock.move", "item_code=A2", "kind=采购入库", "qty=50", "date=2026-11-10");
    REFUSED(site, ERR_INVALID, "item_code", "stock.move", "item_code=A2", "kind=分发", "qty=1");
    DO(site, "stock.move", "item_code=A2", "kind=报损", "qty=50");
    site_free(site);
}

static void a_count_posts_its_difference_once(void **state)
{
    (void)state;
    Site *site = stock_site();
    REFUSED(site, ERR_INVALID, "reason", "stock.count", "item_code=A1", "counted=97");
    const Stocktake *count = DO(site, "stock.count", "item_code=A1", "counted=97", "reason=破损");
    assert_int_equal(100, count->book_qty);
    assert_non_null(count->movement_no);
    count = DO(site, "stock.count", "item_code=A1", "counted=97");
    assert_null(count->movement_no);
    assert_int_equal(97, on_hand(site, "A1"));
    site_free(site);
}

static void a_count_of_the_past_leaves_no_later_day_below_zero(void **state)
{
    (void)state;
    Site *site = stock_site();
    DO(site, "stock.move", "item_code=A2", "kind=采购入库", "qty=10", "date=2026-11-10");
    DO(site, "stock.move", "item_code=A2", "kind=报损", "qty=8", "date=2026-11-15");
    REFUSED(site, ERR_INVALID, "counted", "stock.count", "item_code=A2", "counted=7",
            "reason=破损", "date=2026-11-10");
    DO(site, "stock.count", "item_code=A2", "counted=8", "reason=破损", "date=2026-11-10");
    site_free(site);
}

int stock_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_document_moves_several_items),
        cmocka_unit_test(stock_never_falls_below_zero_on_any_day),
        cmocka_unit_test(every_kind_takes_or_gives),
        cmocka_unit_test(an_expired_print_is_not_handed_out),
        cmocka_unit_test(a_count_posts_its_difference_once),
        cmocka_unit_test(a_count_of_the_past_leaves_no_later_day_below_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
