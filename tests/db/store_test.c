/* The storage: field lists and tables agree, every statement prepares, saves are idempotent,
 * conflicts are said, and what was written is never rewritten. */
#include "support/deal.h"

#include "db/audit.h"
#include "db/store.h"
#include "model/item.h"

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

int store_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(field_lists_and_tables_agree),
        cmocka_unit_test(every_statement_prepares),
        cmocka_unit_test(a_retry_saves_once),
        cmocka_unit_test(an_old_revision_is_a_conflict),
        cmocka_unit_test(the_trail_is_whole_and_masked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
