/* The chain of the trail: every edit of a row is found, and the row is named. */
#include "support/site.h"

#include "db/audit.h"
#include "db/internal.h"

#include <sodium.h>

int audit_tests(void);

static void run_sql(Site *site, const char *sql)
{
    char *message = NULL;
    if (sqlite3_exec(site->db->handle, sql, NULL, NULL, &message) != SQLITE_OK) {
        fail_msg("%s: %s", sql, message);
    }
}

/* A site whose trail has five rows or more, open to edits. */
static Site *trail_site(void)
{
    static const char *const names[] = {"周强", "李娜", "王磊", "赵敏", "钱进", NULL};
    Site *site = site_new("2026-11-22", "10:00");
    site_consultants(site, names);
    run_sql(site, "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete");
    return site;
}

/* The hash of a row as the header of audit.h tells it, computed here on its own. */
static void hash_row(Site *site, const char *before, int id, char out[65])
{
    crypto_generichash_state state;
    unsigned char hash[32];
    sqlite3_stmt *row = NULL;
    crypto_generichash_init(&state, NULL, 0, sizeof hash);
    crypto_generichash_update(&state, (const unsigned char *)before, strlen(before) + 1);
    sqlite3_prepare_v2(site->db->handle,
                       "SELECT at, actor, origin, operation, entity, row_id, changes, request_id "
                       "FROM audit WHERE id = ?1",
                       -1, &row, NULL);
    sqlite3_bind_int(row, 1, id);
    assert_int_equal(SQLITE_ROW, sqlite3_step(row));
    for (int i = 0; i < 8; i++) {
        const unsigned char *text = sqlite3_column_text(row, i);
        crypto_generichash_update(&state, text, strlen((const char *)text) + 1);
    }
    sqlite3_finalize(row);
    crypto_generichash_final(&state, hash, sizeof hash);
    sodium_bin2hex(out, 65, hash, sizeof hash);
}

static void stored_hash(Site *site, int id, char out[65])
{
    sqlite3_stmt *row = NULL;
    sqlite3_prepare_v2(site->db->handle, "SELECT hash FROM audit WHERE id = ?1", -1, &row, NULL);
    sqlite3_bind_int(row, 1, id);
    assert_int_equal(SQLITE_ROW, sqlite3_step(row));
    text_copy(out, 65, (const char *)sqlite3_column_text(row, 0));
    sqlite3_finalize(row);
}

static void each_row_hashes_the_one_before(void **state)
{
    (void)state;
    Site *site = trail_site();
    char before[65] = "";
    char expected[65];
    char stored[65];
    for (int id = 1; id <= 5; id++) {
        hash_row(site, before, id, expected);
        stored_hash(site, id, stored);
        assert_string_equal(expected, stored);
        text_copy(before, sizeof before, stored);
    }
    site_free(site);
}

static void an_edited_trail_is_found_at_its_row(void **state)
{
    (void)state;
    static const struct {
        const char *edit;
        int bad;
    } edits[] = {
        {"UPDATE audit SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE id = 3", 3},
        {"UPDATE audit SET changes = '{}' WHERE id = 3", 3},
        {"UPDATE audit SET actor = '别人' WHERE id = 1", 1},
        {"UPDATE audit SET changes = '{}' WHERE id = 5", 5},
        {"DELETE FROM audit WHERE id = 3", 4},            /* out of the middle */
        {"DELETE FROM audit WHERE id = 1", 2},            /* the start */
        {"DELETE FROM audit WHERE id <= 4", 5},           /* all but the end */
        {"UPDATE audit SET id = 99 WHERE id = 2", 3},     /* moved behind the others */
        {"UPDATE audit SET hash = (SELECT hash FROM audit WHERE id = 2) WHERE id = 3", 3},
    };
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        Site *site = trail_site();
        int64_t bad = 0;
        assert_true(audit_verify(site->db, &bad));
        run_sql(site, edits[i].edit);
        if (audit_verify(site->db, &bad) || bad != edits[i].bad) {
            fail_msg("%s: row %d expected, %d found", edits[i].edit, edits[i].bad, (int)bad);
        }
        site_free(site);
    }
}

/* Somebody who knows the hash changes a row and hashes it anew with the right row before it: the
 * next row tells. Hashed as if it were the first, it tells itself. */
static void a_row_hashed_anew_breaks_the_next(void **state)
{
    (void)state;
    for (int as_first = 0; as_first < 2; as_first++) {
        Site *site = trail_site();
        char before[65] = "";
        char hash[65];
        char sql[160];
        int64_t bad = 0;
        run_sql(site, "UPDATE audit SET actor = '别人' WHERE id = 3");
        if (!as_first) {
            stored_hash(site, 2, before);
        }
        hash_row(site, before, 3, hash);
        snprintf(sql, sizeof sql, "UPDATE audit SET hash = '%s' WHERE id = 3", hash);
        run_sql(site, sql);
        assert_false(audit_verify(site->db, &bad));
        assert_int_equal(as_first ? 3 : 4, bad);
        site_free(site);
    }
}

int audit_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_row_hashes_the_one_before),
        cmocka_unit_test(an_edited_trail_is_found_at_its_row),
        cmocka_unit_test(a_row_hashed_anew_breaks_the_next),
    };
    return cmocka_run_group_tests_name("audit", tests, NULL, NULL);
}
