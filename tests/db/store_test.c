/* The storage: field lists and tables agree, every statement prepares, saves are idempotent,
 * conflicts are said, and what was written is never rewritten. */
#include "support/deal.h"

#include "db/audit.h"
#include "db/store.h"
#include "model/consultant.h"
#include "model/item.h"
#include "model/target.h"
#include "model/visit.h"

int store_tests(void);

static void field_lists_and_tables_agree(void **state)
{
    (void)state;
    Site *site = site_new("2026-11-22", "10:00");
    const char *fault = NULL;
    if (!store_check_drift(site->db, &site->arena, &fault)) {
        fail_msg("%s", fault);
    }
    site_free(site);
}

static void every_statement_prepares(void **state)
{
    (void)state;
    Site *site = site_new("2026-11-22", "10:00");
    if (!query_check_all(site->db, &site->err)) {
        fail_msg("%s", site->err.text);
    }
    site_free(site);
}

static void a_retry_saves_once(void **state)
{
    (void)state;
    Site *site = deal_site();
    const Operation *operation = operation_find("item.save");
    for (int i = 0; i < 2; i++) {
        Item item;
        entity_reset(&item_entity, &item);
        item.code = "A1";
        item.name = i == 0 ? "楼书" : "不会保存";
        item.category = 0;
        item.measure = "本";
        assert_true(operation_run(&site->session, operation, &item, ~(FieldSet)0, "once",
                                  &site->err));
    }
    Item stored;
    assert_true(store_find(site->db, &item_entity, "code", "A1", &site->arena, &stored));
    assert_string_equal("楼书", stored.name);
    site_free(site);
}

static void an_old_revision_is_a_conflict(void **state)
{
    (void)state;
    Site *site = deal_site();
    DbActor actor = {"甲", "DESK", "item.save", NULL, 2026};
    Item first;
    Item second;
    DO(site, "item.save", "code=A1", "name=楼书", "category=宣传物料", "measure=本");
    assert_true(store_find(site->db, &item_entity, "code", "A1", &site->arena, &first));
    second = first;
    first.location = "A-01";
    second.location = "B-02";
    assert_true(db_begin(site->db, &actor, &site->err));
    assert_true(store_update(site->db, &item_entity, &first, &site->arena, &site->err));
    assert_false(store_update(site->db, &item_entity, &second, &site->arena, &site->err));
    assert_int_equal(ERR_CONFLICT, site->err.code);
    assert_non_null(strstr(site->err.text, "甲"));
    db_rollback(site->db, NULL);
    site_free(site);
}

static void the_trail_is_whole_and_masked(void **state)
{
    (void)state;
    Site *site = deal_site();
    int64_t bad = 0;
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    assert_true(audit_verify(site->db, &bad));
    const char *row = query_one_text(site->db, "audit_changes_of",
                                     BINDS(BIND_TEXT(":entity", "deal"), BIND_NUMBER(":row", 1)),
                                     &site->arena);
    assert_null(strstr(row, "13800000001"));
    assert_null(strstr(row, "张三"));
    assert_non_null(strstr(row, "138****0001"));
    site_free(site);
}

/* An empty part of a key is a value like any other. */
static void a_row_is_matched_by_its_whole_key(void **state)
{
    (void)state;
    Site *site = deal_site();
    Target target;
    DO(site, "target.save", "month=2026-11", "metric=来访", "value=10");
    DO(site, "target.save", "month=2026-11", "metric=来访", "consultant=001", "value=4");
    const Target *whole = DO(site, "target.save", "month=2026-11", "metric=来访", "value=12");
    assert_true(store_match(site->db, &target_entity, whole, 0, &site->arena, &target));
    assert_null(target.consultant);
    assert_int_equal(target.value, 1200);
    assert_false(store_match(site->db, &target_entity, whole, target.row.id, &site->arena, &target));
    site_free(site);
}

static bool begin(Site *site, const char *origin, int year)
{
    DbActor actor = {"甲", origin, "item.save", NULL, year};
    return db_begin(site->db, &actor, &site->err);
}

static void a_number_belongs_to_its_year_and_never_returns(void **state)
{
    (void)state;
    Site *site = site_new("2026-11-22", "10:00");
    assert_true(begin(site, "DESK", 2026));
    assert_string_equal(number_allocate(site->db, "RG", &site->arena), "RG-2026-00001");
    number_seen(site->db, "RG", "RG-2026-00041");
    number_seen(site->db, "RG", "RG-2026-00007");
    number_seen(site->db, "RG", "RG-2025-00900");
    number_seen(site->db, "SK", "SK-2026-00500");
    number_seen(site->db, "RG", "XRG-2026-00700"); /* not of this shape */
    assert_string_equal(number_allocate(site->db, "RG", &site->arena), "RG-2026-00042");
    assert_true(db_commit(site->db, &site->err));
    assert_true(begin(site, "DESK", 2027));
    assert_string_equal(number_allocate(site->db, "RG", &site->arena), "RG-2027-00001");
    query_run(site->db, "setting_set", BINDS(BIND_TEXT(":key", "number_prefix"), BIND_TEXT(":value", "A")));
    assert_string_equal(number_allocate(site->db, "RG", &site->arena), "A-RG-2027-00002");
    assert_true(db_commit(site->db, &site->err));
    site_free(site);
}

static int64_t add_consultant(Site *site, const char *origin, const char *no)
{
    Consultant row;
    entity_reset(&consultant_entity, &row);
    row.no = no;
    row.name = "丁";
    assert_true(begin(site, origin, 2026));
    assert_true(store_insert(site->db, &consultant_entity, &row, &site->arena, &site->err));
    assert_true(db_commit(site->db, &site->err));
    return row.row.id;
}

static void what_an_import_brings_has_no_author(void **state)
{
    (void)state;
    Site *site = site_new("2026-11-22", "10:00");
    int64_t typed = add_consultant(site, "DESK", "001");
    int64_t brought = add_consultant(site, "IMPORT", "002");
    assert_string_equal(store_author(site->db, &consultant_entity, typed, &site->arena), "甲");
    assert_null(store_author(site->db, &consultant_entity, brought, &site->arena));
    site_free(site);
}

static void a_reference_is_looked_up_when_it_changes(void **state)
{
    (void)state;
    Site *site = deal_site();
    Visit visit = *(const Visit *)DO(site, "visit.register", "phone=13800000001", "name=张三", "sex=男",
                                     "source=抖音", "layout=三室两厅", "want_area=100", "consultant=001");
    visit.consultant = "099";
    assert_true(begin(site, "DESK", 2026));
    assert_false(store_update(site->db, &visit_entity, &visit, &site->arena, &site->err));
    assert_int_equal(site->err.code, ERR_NOT_FOUND);
    assert_string_equal(site->err.field, "consultant");
    db_rollback(site->db, NULL);
    site_free(site);
}

int store_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(field_lists_and_tables_agree),
        cmocka_unit_test(every_statement_prepares),
        cmocka_unit_test(a_retry_saves_once),
        cmocka_unit_test(an_old_revision_is_a_conflict),
        cmocka_unit_test(the_trail_is_whole_and_masked),
        cmocka_unit_test(a_row_is_matched_by_its_whole_key),
        cmocka_unit_test(a_number_belongs_to_its_year_and_never_returns),
        cmocka_unit_test(what_an_import_brings_has_no_author),
        cmocka_unit_test(a_reference_is_looked_up_when_it_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
