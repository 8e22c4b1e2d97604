/* Backup and restore: who has the site open is never robbed of it; what is not whole is refused. */
#include "support/deal.h"

#include "db/backup.h"
#include "db/internal.h"
#include "db/lock.h"
#include "db/restore.h"

#include <stdio.h>
#include <unistd.h>

int restore_tests(void);

static const DbActor actor = {"甲", "COMMAND", "site.restore", NULL, 2026};

static bool restore(const char *backup, const char *target, Error *err)
{
    Restore asked = {.backup = backup, .target = target, .actor = &actor};
    bool ok = restore_run(&asked, err);
    restore_clear(&asked);
    return ok;
}

static Site *site_with_backup(char path[128])
{
    Site *site = deal_site();
    snprintf(path, 128, "%s/backup.db", site->folder);
    if (!backup_write(site->db, path, &site->err)) {
        fail_msg("%s", site->err.text);
    }
    return site;
}

static void reopen(Site *site)
{
    assert_true(db_open(&site->db, site->path, DB_WRITE, &site->err));
    site->session.db = site->db;
}

static void a_backup_is_checked_and_comes_back(void **state)
{
    (void)state;
    char path[128];
    char target[128];
    Db *copy = NULL;
    Site *site = site_with_backup(path);
    snprintf(target, sizeof target, "%s/other.db", site->folder);
    if (!restore(path, target, &site->err) || !db_open(&copy, target, DB_READ, &site->err)) {
        fail_msg("%s", site->err.text);
    }
    assert_int_equal(2, query_one_number(copy, "consultant_count", NULL));
    db_close(copy);
    site_free(site);
}

static void a_restore_is_in_the_trail_of_the_new_file(void **state)
{
    (void)state;
    char path[128];
    Site *site = site_with_backup(path);
    db_close(site->db);
    assert_true(restore(path, site->path, &site->err));
    reopen(site);
    assert_string_equal("甲", query_one_text(site->db, "audit_last_actor",
                                             BINDS(BIND_TEXT(":entity", "site"),
                                                   BIND_NUMBER(":row", 0)),
                                             &site->arena));
    assert_string_equal("{\"backup\":\"backup.db\"}",
                        query_one_text(site->db, "audit_changes_of",
                                       BINDS(BIND_TEXT(":entity", "site"), BIND_NUMBER(":row", 0)),
                                       &site->arena));
    site_free(site);
}

static void a_restore_waits_until_nobody_has_the_site_open(void **state)
{
    (void)state;
    char path[128];
    Site *site = site_with_backup(path);
    assert_false(restore(path, site->path, &site->err)); /* this terminal has it open */
    assert_int_equal(ERR_BUSY, site->err.code);
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10"); /* and goes on in the same file */
    db_close(site->db);
    assert_true(restore(path, site->path, &site->err));
    reopen(site);
    assert_null(query_one_text(site->db, "unit_live_deal", BINDS(BIND_TEXT(":unit", "1-1-101")),
                               &site->arena));
    site_free(site);
}

/* While the lock is held nobody gets as far as writing, and what he had opened before is seen to be
 * another file: his row cannot go into one that is out of use. */
static void who_opened_before_the_swap_is_told(void **state)
{
    (void)state;
    char path[128];
    Site *site = site_with_backup(path);
    db_close(site->db);
    Db early = {.path = site->path, .lock_fd = -1};
    assert_int_equal(SQLITE_OK, sqlite3_open_v2(site->path, &early.handle, SQLITE_OPEN_READWRITE,
                                                NULL));
    int alone = lock_alone(site->path, &site->err);
    assert_true(alone >= 0);
    assert_false(lock_open(&early, &site->err));
    assert_int_equal(ERR_BUSY, site->err.code);
    close(early.lock_fd);
    close(alone);
    assert_true(restore(path, site->path, &site->err));
    assert_false(lock_open(&early, &site->err));
    assert_int_equal(ERR_BUSY, site->err.code);
    close(early.lock_fd);
    sqlite3_close(early.handle);
    arena_clear(&early.arena);
    reopen(site);
    site_free(site);
}

static void a_reader_is_not_robbed_either(void **state)
{
    (void)state;
    char path[128];
    Site *site = site_with_backup(path);
    db_close(site->db);
    Db *reader = NULL;
    assert_true(db_open(&reader, site->path, DB_READ, &site->err));
    assert_int_equal(2, query_one_number(reader, "consultant_count", NULL));
    assert_false(restore(path, site->path, &site->err));
    assert_int_equal(ERR_BUSY, site->err.code);
    assert_int_equal(2, query_one_number(reader, "consultant_count", NULL));
    db_close(reader);
    assert_true(restore(path, site->path, &site->err));
    reopen(site);
    site_free(site);
}

static void edit(const char *path, const char *sql)
{
    sqlite3 *handle = NULL;
    char *message = NULL;
    sqlite3_open(path, &handle);
    if (sqlite3_exec(handle, sql, NULL, NULL, &message) != SQLITE_OK) {
        fail_msg("%s: %s", sql, message);
    }
    sqlite3_close(handle);
}

static void a_backup_that_is_not_whole_is_refused(void **state)
{
    (void)state;
    static const char *const edits[] = {
        "DROP TRIGGER receipt_no_delete",
        "DROP INDEX deal_one_live",
        "DROP VIEW view_flow",
        "CREATE TRIGGER helper AFTER INSERT ON visit BEGIN SELECT 1; END",
        "DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE id = 2; CREATE TRIGGER "
        "audit_no_delete BEFORE DELETE ON audit\n"
        "BEGIN SELECT RAISE(ABORT, 'audit rows are never deleted'); END",
        "PRAGMA foreign_keys = OFF; INSERT INTO customer_phone VALUES ('1', 99, 99, '1')",
        "PRAGMA user_version = 9999",
    };
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        char path[128];
        Site *site = site_with_backup(path);
        deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
        db_close(site->db);
        edit(path, edits[i]);
        if (restore(path, site->path, &site->err)) {
            fail_msg("restored after %s", edits[i]);
        }
        reopen(site); /* and nothing was replaced */
        assert_non_null(query_one_text(site->db, "unit_live_deal",
                                       BINDS(BIND_TEXT(":unit", "1-1-101")), &site->arena));
        site_free(site);
    }
}

static void nothing_is_written_over_the_site_itself(void **state)
{
    (void)state;
    char name[128];
    Site *site = deal_site();
    assert_false(backup_write(site->db, site->path, &site->err));
    assert_int_equal(ERR_INVALID, site->err.code);
    snprintf(name, sizeof name, "%s-wal", site->path);
    assert_false(backup_write(site->db, name, &site->err));
    assert_false(restore(site->path, site->path, &site->err));
    assert_int_equal(ERR_INVALID, site->err.code);
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    site_free(site);
}

int restore_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_backup_is_checked_and_comes_back),
        cmocka_unit_test(a_restore_is_in_the_trail_of_the_new_file),
        cmocka_unit_test(a_restore_waits_until_nobody_has_the_site_open),
        cmocka_unit_test(who_opened_before_the_swap_is_told),
        cmocka_unit_test(a_reader_is_not_robbed_either),
        cmocka_unit_test(a_backup_that_is_not_whole_is_refused),
        cmocka_unit_test(nothing_is_written_over_the_site_itself),
    };
    return cmocka_run_group_tests_name("restore", tests, NULL, NULL);
}
