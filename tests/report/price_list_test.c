/* A price list against today: what it would change, what it leaves, and that it goes in whole or
 * not. */
#include "support/deal.h"

#include "db/store.h"
#include "domain/unit.h"
#include "model/choice.h"
#include "report/price_list.h"

#include <stdio.h>
#include <unistd.h>

int price_list_tests(void);

#define HEADINGS "序号,楼栋,单元,楼层,房号,户型,建筑面积(㎡),套内面积,公摊面积,得房率,层高,建面单价,套内单价," \
                 "总价（元）,销售状态,优惠说明,预售证号,物价备案号,备注\n"
#define LINE(room, area, total) "1,1栋,1单元,1层," room ",三房," area ",,,,,,," total ",待售,,,,\n"

static const char *write_list(Site *site, const char *text)
{
    const char *path = arena_format(&site->arena, "%s/list.csv", site->folder);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(0, fclose(file));
    return path;
}

static void read_kind(Site *site, const char *text, PriceListKind kind, PriceList *list)
{
    const char *path = write_list(site, text);
    assert_true(price_list_read(list, &site->session, &(PriceSource){.path = path, .kind = kind},
                                &site->err));
    unlink(path);
}

static const PriceListRow *row_of(const PriceList *list, const char *unit_no)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->rows[i].unit_no, unit_no) == 0) {
            return &list->rows[i];
        }
    }
    fail_msg("no row of %s", unit_no);
    return NULL;
}

static bool apply(Site *site, PriceList *list, PriceBatch *batch)
{
    entity_reset(&price_batch_entity, batch);
    batch->reason = "价格表";
    site->err = (Error){0};
    return price_list_apply(list, batch, &site->err);
}

static Unit load_unit(Site *site, const char *unit_no)
{
    Unit unit;
    assert_true(store_find(site->db, &unit_entity, "unit_no", unit_no, &site->arena, &unit));
    return unit;
}

/* A title above, a line of sums below, merged cells, 栋 and 元 written out: as developers send it. */
static void a_developers_list_is_read_as_it_comes(void **state)
{
    PriceList list;
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-104", "一次性", "2026-11-20");
    read_kind(site,
              "翡翠湾一房一价表,,,,,,,,,,,,,,,,,,\n" HEADINGS
              LINE("101", "100", "1020000")
              "2,,,1层,1-1-102,三房,100,,,,,,,\"1,000,000 元\",,,,,\n"
              LINE("104", "100", "1111111")
              "3,,,18层,1801,三房,120.5,,,,,,,1500000,,,,,\n"
              "合计,,,,,,,,,,,,,4631111,,,,,\n",
              PRICE_FROM_DEVELOPER, &list);
    assert_int_equal(0, list.counts[PRICE_LIST_REFUSED]);
    assert_int_equal(PRICE_LIST_CHANGED, row_of(&list, "1-1-101")->state);
    assert_int_equal(102000000, row_of(&list, "1-1-101")->new_list);
    assert_int_equal(100000000, row_of(&list, "1-1-101")->old_list);
    assert_int_equal(PRICE_LIST_SAME, row_of(&list, "1-1-102")->state);
    assert_int_equal(PRICE_LIST_KEPT, row_of(&list, "1-1-104")->state);
    assert_int_equal(PRICE_LIST_NEW, row_of(&list, "1-1-1801")->state);
    assert_int_equal(PRICE_LIST_MISSING, row_of(&list, "1-1-103")->state);
    assert_int_equal(300000000, list.before);
    assert_int_equal(102000000 + 100000000 + 100000000 + 150000000, list.after);
    assert_string_equal("+20,000", price_list_difference(&site->arena, 100000000, 102000000));
    assert_string_equal("-2.5%", price_list_percent(&site->arena, 100000000, 97500000));
    price_list_clear(&list);
    site_free(site);
}

static void reading_a_list_writes_nothing(void **state)
{
    PriceList list;
    (void)state;
    Site *site = deal_site();
    read_kind(site, HEADINGS LINE("101", "100", "1020000"), PRICE_FROM_DEVELOPER, &list);
    assert_int_equal(100000000, load_unit(site, "1-1-101").list_total);
    assert_int_equal(0, store_last_id(site->db, &price_batch_entity));
    price_list_clear(&list);
    site_free(site);
}

static void changed_prices_wait_for_the_manager(void **state)
{
    PriceList list;
    PriceBatch batch;
    (void)state;
    Site *site = deal_site();
    assert_true(session_login(&site->session, "Z01", &site->err));
    read_kind(site, HEADINGS LINE("101", "100", "1020000") LINE("1801", "120.5", "1500000"),
              PRICE_FROM_DEVELOPER, &list);
    assert_true(apply(site, &list, &batch));
    assert_string_equal("TJ-2026-00001", batch.batch_no);
    assert_int_equal(100000000, load_unit(site, "1-1-101").list_total);
    Unit made = load_unit(site, "1-1-1801");
    assert_int_equal(UNIT_UNRELEASED, made.control);
    assert_int_equal(12050, made.gross_area);
    REFUSED(site, ERR_DENIED, NULL, "price.approve", "batch_no=TJ-2026-00001");
    assert_true(session_login(&site->session, "M01", &site->err));
    const PriceBatch *done = DO(site, "price.approve", "batch_no=TJ-2026-00001");
    assert_int_equal(PRICE_EFFECTIVE, done->state);
    assert_int_equal(102000000, load_unit(site, "1-1-101").list_total);
    price_list_clear(&list);
    site_free(site);
}

static bool stop_at_two(void *context, size_t done, size_t total)
{
    (void)context;
    (void)total;
    return done < 2;
}

static void a_list_goes_in_whole_or_not_at_all(void **state)
{
    PriceList list;
    PriceBatch batch;
    (void)state;
    Site *site = deal_site();
    read_kind(site, HEADINGS LINE("101", "100", "1020000") LINE("1801", "120.5", "1500000"),
              PRICE_FROM_DEVELOPER, &list);
    list.import.progress = stop_at_two;
    assert_false(apply(site, &list, &batch));
    assert_int_equal(ERR_CANCELLED, site->err.code);
    assert_int_equal(0, query_one_number(site->db, "price_line_count",
                                         BINDS(BIND_TEXT(":batch", "TJ-2026-00001"))));
    assert_false(store_find(site->db, &unit_entity, "unit_no", "1-1-1801", &site->arena,
                            &(Unit){0}));
    price_list_clear(&list);
    site_free(site);
}

static void faults_name_line_and_column_and_stop_the_import(void **state)
{
    PriceList list;
    PriceBatch batch;
    (void)state;
    Site *site = deal_site();
    read_kind(site,
              "一房一价表,,,,,,,,,,,,,,,,,,\n" HEADINGS LINE("101", "100", "1020000")
              LINE("102", "100", "面议") LINE("101", "100", "1030000"),
              PRICE_FROM_DEVELOPER, &list);
    assert_int_equal(2, list.counts[PRICE_LIST_REFUSED]);
    size_t found = 0;
    for (size_t i = 0; i < list.count; i++) {
        found += strstr(list.rows[i].place, "list.csv:4:标准总价") != NULL;
        found += strstr(list.rows[i].place, "list.csv:5:标准总价") != NULL &&
                 strstr(list.rows[i].note, "两次") != NULL;
    }
    assert_int_equal(2, found);
    assert_false(apply(site, &list, &batch));
    assert_int_equal(0, store_last_id(site->db, &price_batch_entity));
    price_list_clear(&list);
    read_kind(site, "房号,总价\n101,1\n", PRICE_FROM_DEVELOPER, &list);
    assert_true(list.counts[PRICE_LIST_REFUSED] > 0); /* columns are missing */
    price_list_clear(&list);
    site_free(site);
}

static void what_is_odd_is_said_and_not_taken(void **state)
{
    PriceList list;
    (void)state;
    Site *site = deal_site();
    read_kind(site,
              HEADINGS "1,1,1,1,101,三房,101,,,,,,,1000000,,,,,\n"
              "1,1,1,1,102,三室两厅,100,,,,,9000,,1000000,,,,,\n",
              PRICE_FROM_DEVELOPER, &list);
    assert_non_null(strstr(row_of(&list, "1-1-101")->note, "面积不同"));
    assert_non_null(strstr(row_of(&list, "1-1-102")->note, "-100,000"));
    price_list_clear(&list);
    site_free(site);
}

static void registers_are_previewed_with_their_own_headings(void **state)
{
    PriceList list;
    (void)state;
    Site *site = deal_site();
    DO(site, "price.draft", "reason=加推");
    read_kind(site,
              "调价编号,房号,标准总价,底价总价\nTJ-2026-00001,1-1-101,1010000,\n"
              "TJ-2026-00001,9-9-999,1,\n",
              PRICE_FROM_LINES, &list);
    assert_int_equal(PRICE_LIST_CHANGED, row_of(&list, "1-1-101")->state);
    assert_int_equal(1, list.counts[PRICE_LIST_REFUSED]);
    assert_int_equal(0, list.counts[PRICE_LIST_MISSING]);
    price_list_clear(&list);
    read_kind(site, HEADINGS LINE("101", "100", "1020000"), PRICE_FROM_UNITS, &list);
    assert_true(list.counts[PRICE_LIST_REFUSED] > 0); /* words of developers are none of the register */
    price_list_clear(&list);
    site_free(site);
}

int price_list_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_developers_list_is_read_as_it_comes),
        cmocka_unit_test(reading_a_list_writes_nothing),
        cmocka_unit_test(changed_prices_wait_for_the_manager),
        cmocka_unit_test(a_list_goes_in_whole_or_not_at_all),
        cmocka_unit_test(faults_name_line_and_column_and_stop_the_import),
        cmocka_unit_test(what_is_odd_is_said_and_not_taken),
        cmocka_unit_test(registers_are_previewed_with_their_own_headings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
