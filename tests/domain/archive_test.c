/* 档案: one file a household, its contents list, and files that leave and come back. */
#include "support/deal.h"

#include "base/str.h"
#include "db/store.h"
#include "model/archive.h"
#include "model/archive_loan.h"
#include "model/archive_paper.h"
#include "model/choice.h"

int archive_tests(void);

#define FILE_NO "archive_no=DA-2026-00001"

static int64_t file_state(Site *site)
{
    Archive archive;
    assert_true(store_find(site->db, &archive_entity, "archive_no", "DA-2026-00001", &site->arena,
                           &archive));
    return archive.state;
}

static Site *household_site(void)
{
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    DO(site, "archive.register", "kind=一户一档", "deal_no=RG-2026-00001", "place=A柜", "box=1",
       "original=是");
    return site;
}

static void a_household_has_one_file_with_its_contents(void **state)
{
    (void)state;
    Site *site = household_site();
    Archive archive;
    assert_true(store_find(site->db, &archive_entity, "archive_no", "DA-2026-00001", &site->arena,
                           &archive));
    assert_string_equal("1-1-101 张三", archive.title);
    REFUSED(site, ERR_CONFLICT, "deal_no", "archive.register", "kind=一户一档",
            "deal_no=RG-2026-00001");
    REFUSED(site, ERR_INVALID, "deal_no", "archive.register", "kind=一户一档");
    REFUSED(site, ERR_INVALID, "title", "archive.register", "kind=批文");
    const ArchivePaper *paper = DO(site, "archive.file", FILE_NO, "paper=商品房买卖合同", "pages=36");
    assert_int_equal(2, paper->position);
    REFUSED(site, ERR_CONFLICT, "paper", "archive.file", FILE_NO, "paper=商品房买卖合同");
    paper = DO(site, "archive.file", FILE_NO, "paper=情况说明");
    assert_int_equal(13, paper->position);
    site_free(site);
}

/* Every state of a file by every act: what the table does not allow is refused. */
static void a_file_is_in_one_place_at_a_time(void **state)
{
    enum { LEND, RETURN, LOSE, ACTS };
    static const bool allowed[][ACTS] = {
        [ARCHIVE_IN] = {true, false, false},
        [ARCHIVE_OUT] = {false, true, true},
        [ARCHIVE_LOST] = {false, false, false},
    };
    static const int64_t after[ACTS] = {ARCHIVE_OUT, ARCHIVE_IN, ARCHIVE_LOST};
    static const char *const acts[ACTS] = {"archive.lend", "archive.return", "archive.lose"};
    static const char *const words[ACTS][2] = {
        {"borrower=李娜", "reason=办按揭"}, {FILE_NO, "remark=页数已核"}, {FILE_NO, "remark=找不到"}};
    (void)state;
    for (size_t from = 0; from < ARRAY_LEN(allowed); from++) {
        for (size_t act = 0; act < ACTS; act++) {
            Site *site = household_site();
            if (from != ARCHIVE_IN) {
                DO(site, acts[LEND], FILE_NO, words[LEND][0], words[LEND][1]);
            }
            if (from == ARCHIVE_LOST) {
                DO(site, acts[LOSE], FILE_NO);
            }
            bool done = TRY(site, acts[act], FILE_NO, words[act][0], words[act][1]) != NULL;
            assert_int_equal(allowed[from][act], done);
            assert_int_equal(done ? after[act] : (int64_t)from, file_state(site));
            site_free(site);
        }
    }
}

static void a_loan_comes_back_in_three_days_unless_said(void **state)
{
    (void)state;
    Site *site = household_site();
    REFUSED(site, ERR_INVALID, "due_on", "archive.lend", FILE_NO, "borrower=李娜", "reason=办按揭",
            "due_on=2026-11-21");
    const ArchiveLoan *loan = DO(site, "archive.lend", FILE_NO, "borrower=李娜", "reason=办按揭");
    assert_int_equal(day("2026-11-25"), loan->due_on);
    REFUSED(site, ERR_INVALID, "returned_on", "archive.return", FILE_NO, "returned_on=2026-11-21");
    DO(site, "archive.return", "loan_no=JY-2026-00001");
    DO(site, "archive.lend", FILE_NO, "borrower=李娜", "reason=补件", "due_on=2026-11-23");
    site_free(site);
}

static void an_original_leaves_only_by_the_manager(void **state)
{
    (void)state;
    Site *site = household_site();
    DO(site, "archive.register", "kind=证照", "title=营业执照复印件", "original=否");
    site->session.permission = MAY_ASSISTANT;
    site->session.actor = "王芳";
    REFUSED(site, ERR_DENIED, "approved_by", "archive.lend", FILE_NO, "borrower=李娜", "reason=核对",
            "original=是");
    REFUSED(site, ERR_DENIED, "approved_by", "archive.lend", FILE_NO, "borrower=李娜", "reason=核对",
            "original=是", "approved_by=王芳");
    REFUSED(site, ERR_INVALID, "original", "archive.lend", "archive_no=DA-2026-00002",
            "borrower=李娜", "reason=核对", "original=是", "approved_by=陈建国");
    DO(site, "archive.lend", FILE_NO, "borrower=李娜", "reason=核对", "original=是",
       "approved_by=陈建国");
    site_free(site);
}

static void a_file_can_be_moved(void **state)
{
    (void)state;
    Site *site = household_site();
    const Archive *archive = DO(site, "archive.place", FILE_NO, "box=7");
    assert_string_equal("7", archive->box);
    assert_string_equal("A柜", archive->place);
    REFUSED(site, ERR_NOT_FOUND, "archive_no", "archive.place", "archive_no=DA-2026-00099", "box=1");
    site_free(site);
}

int archive_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_household_has_one_file_with_its_contents),
        cmocka_unit_test(a_file_is_in_one_place_at_a_time),
        cmocka_unit_test(a_loan_comes_back_in_three_days_unless_said),
        cmocka_unit_test(an_original_leaves_only_by_the_manager),
        cmocka_unit_test(a_file_can_be_moved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
