/* A transaction holds all or nothing, whatever SQLite or the disk did to it, and stands on a connection
 * that is set as it has to be. */
#include "support/site.h"

#include "base/str.h"
#include "db/internal.h"
#include "db/store.h"
#include "model/consultant.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int transaction_tests(void);

static const DbActor actor = {"甲", "DESK", "consultant.save", "once", 2026};

static bool add(Site *site, const char *no)
{
    Consultant row;
    entity_reset(&consultant_entity, &row);
    row.no = no;
    row.name = "丁";
    return store_insert(site->db, &consultant_entity, &row, &site->arena, &site->err);
}

static int64_t rows(Site *site)
{
    return query_one_number(site->db, "consultant_count", NULL);
}

static const char *pragma(Site *site, const char *name)
{
    sqlite3_stmt *stmt = NULL;
    const char *sql = arena_format(&site->arena, "PRAGMA %s", name);
    assert_int_equal(sqlite3_prepare_v2(site->db->handle, sql, -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    const char *value = arena_copy(&site->arena, (const char *)sqlite3_column_text(stmt, 0));
    sqlite3_finalize(stmt);
    return value;
}

static void a_connection_is_set_for_safety(void **state)
{
    (void)state;
    static const char *const pragmas[][2] = {
        {"journal_mode", "wal"}, {"synchronous", "2"},   {"wal_autocheckpoint", "0"}, {"mmap_size", "0"},
        {"foreign_keys", "1"},   {"secure_delete", "1"}, {"temp_store", "2"},
    };
    static const struct {
        int option;
        int value;
    } options[] = {
        {SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1}, {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},   {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
    };
    Site *site = site_new("2026-11-22", "10:00");
    for (size_t i = 0; i < ARRAY_LEN(pragmas); i++) {
        if (strcmp(pragma(site, pragmas[i][0]), pragmas[i][1]) != 0) {
            fail_msg("%s is %s", pragmas[i][0], pragma(site, pragmas[i][0]));
        }
    }
    for (size_t i = 0; i < ARRAY_LEN(options); i++) {
        int value = -1;
        sqlite3_db_config(site->db->handle, options[i].option, -1, &value);
        assert_int_equal(value, options[i].value);
    }
    site_free(site);
}

static int interrupt(void *context)
{
    (void)context;
    return 1;
}

/* A failed read in it is no answer: what follows would rest on it. */
static void a_failed_read_ends_the_transaction(void **state)
{
    (void)state;
    Site *site = site_new("2026-11-22", "10:00");
    assert_true(db_begin(site->db, &actor, &site->err));
    assert_true(add(site, "001"));
    sqlite3_progress_handler(site->db->handle, 1, interrupt, NULL);
    rows(site);
    sqlite3_progress_handler(site->db->handle, 0, NULL, NULL);
    assert_false(add(site, "002"));
    assert_false(db_commit(site->db, &site->err));
    assert_int_equal(site->err.code, ERR_DB);
    assert_int_equal(rows(site), 0);
    assert_false(db_request_done(site->db, "once"));
    assert_true(db_begin(site->db, &actor, &site->err));
    assert_true(add(site, "003"));
    assert_true(db_commit(site->db, &site->err));
    assert_int_equal(rows(site), 1);
    assert_true(db_request_done(site->db, "once"));
    site_free(site);
}

/* SQLite rolls back by itself, as on a full disk; what is written after that must not stand alone. */
static void a_transaction_that_is_gone_stays_gone(void **state)
{
    (void)state;
    Site *site = site_new("2026-11-22", "10:00");
    static const char trap[] = "CREATE TEMP TRIGGER trap BEFORE INSERT ON consultant"
                               " WHEN new.no = 'trap' BEGIN SELECT raise(ROLLBACK, 'gone'); END";
    assert_int_equal(sqlite3_exec(site->db->handle, trap, NULL, NULL, NULL), SQLITE_OK);
    assert_true(db_begin(site->db, &actor, &site->err));
    assert_true(add(site, "001"));
    assert_false(add(site, "trap"));
    assert_false(add(site, "002"));
    assert_false(db_commit(site->db, &site->err));
    assert_int_equal(site->err.code, ERR_DB);
    assert_int_equal(rows(site), 0);
    assert_false(db_request_done(site->db, "once"));
    site_free(site);
}

/* One refused row leaves the others. */
static void a_refused_row_leaves_the_transaction_whole(void **state)
{
    (void)state;
    Site *site = site_new("2026-11-22", "10:00");
    assert_true(db_begin(site->db, &actor, &site->err));
    assert_true(add(site, "001"));
    assert_false(add(site, "001"));
    assert_int_equal(site->err.code, ERR_CONFLICT);
    assert_true(add(site, "002"));
    assert_true(db_commit(site->db, &site->err));
    assert_int_equal(rows(site), 2);
    site_free(site);
}

/* Nobody looked at it, so it may have been taken for "no row". */
static void nothing_is_written_on_a_read_that_failed(void **state)
{
    (void)state;
    Site *site = site_new("2026-11-22", "10:00");
    query_one_number(site->db, "no_such_statement", NULL);
    assert_false(db_begin(site->db, &actor, &site->err));
    assert_int_equal(site->err.code, ERR_DB);
    assert_true(db_begin(site->db, &actor, &site->err));
    db_rollback(site->db, NULL);
    site_free(site);
}

/* Two terminals behind two lock files would write at once; a file that was moved away takes what is
 * written with it. */
static void nothing_is_written_beside_the_site(void **state)
{
    (void)state;
    static const char *const tails[] = {"-lock", ""};
    for (size_t i = 0; i < ARRAY_LEN(tails); i++) {
        Site *site = site_new("2026-11-22", "10:00");
        const char *path = arena_format(&site->arena, "%s%s", site->path, tails[i]);
        const char *away = arena_format(&site->arena, "%s/away", site->folder);
        assert_int_equal(rename(path, away), 0);
        assert_false(db_begin(site->db, &actor, &site->err));
        assert_int_equal(site->err.code, ERR_IO);
        int other = open(path, O_WRONLY | O_CREAT, 0600);
        assert_true(other >= 0 && close(other) == 0);
        assert_false(db_begin(site->db, &actor, &site->err));
        assert_int_equal(rename(away, path), 0);
        assert_true(db_begin(site->db, &actor, &site->err));
        db_rollback(site->db, NULL);
        site_free(site);
    }
}

int transaction_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_connection_is_set_for_safety),
        cmocka_unit_test(a_failed_read_ends_the_transaction),
        cmocka_unit_test(a_transaction_that_is_gone_stays_gone),
        cmocka_unit_test(a_refused_row_leaves_the_transaction_whole),
        cmocka_unit_test(nothing_is_written_on_a_read_that_failed),
        cmocka_unit_test(nothing_is_written_beside_the_site),
    };
    return cmocka_run_group_tests_name("transaction", tests, NULL, NULL);
}
