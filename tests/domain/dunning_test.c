/* 催款: the steps by days from the due date, and the register of who was asked. */
#include "support/deal.h"

#include "domain/dunning.h"
#include "model/dunning.h"

int dunning_tests(void);

#define DEAL "deal_no=RG-2026-00001"

static void a_step_comes_on_its_day(void **state)
{
    static const struct {
        int days; /* from the due date */
        DunningStep step;
    } rows[] = {
        {-4, DUNNING_NONE},   {-3, DUNNING_REMIND}, {0, DUNNING_REMIND},  {1, DUNNING_FIRST},
        {6, DUNNING_FIRST},   {7, DUNNING_SECOND},  {14, DUNNING_SECOND}, {15, DUNNING_THIRD},
        {90, DUNNING_THIRD},
    };
    Site *site = deal_site();
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int64_t due = day("2026-11-20");
        assert_int_equal(rows[i].step, dunning_step(site->db, due, due + rows[i].days));
    }
    site_free(site);
}

static void who_was_asked_is_asked_again_at_the_next_step(void **state)
{
    (void)state;
    Site *site = deal_site();
    int64_t due = day("2026-11-20");
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-20");
    assert_int_equal(DUNNING_REMIND, dunning_open_step(site->db, "RG-2026-00001", due, due));
    DO(site, "dunning.add", DEAL, "due_on=2026-11-20", "mode=电话", "date=2026-11-20");
    assert_int_equal(DUNNING_NONE, dunning_open_step(site->db, "RG-2026-00001", due, due));
    assert_int_equal(DUNNING_FIRST, dunning_open_step(site->db, "RG-2026-00001", due, due + 1));
    DO(site, "dunning.add", DEAL, "due_on=2026-11-20", "mode=催款函", "date=2026-11-22");
    assert_int_equal(DUNNING_NONE, dunning_open_step(site->db, "RG-2026-00001", due, due + 6));
    assert_int_equal(DUNNING_SECOND, dunning_open_step(site->db, "RG-2026-00001", due, due + 7));
    site_free(site);
}

static void only_what_is_owed_is_asked_for(void **state)
{
    (void)state;
    Site *site = deal_site();
    deal_subscribed(site, "1-1-101", "一次性", "2026-11-10");
    REFUSED(site, ERR_CONFLICT, "due_on", "dunning.add", DEAL, "due_on=2026-11-11", "mode=电话");
    REFUSED(site, ERR_INVALID, "amount", "dunning.add", DEAL, "due_on=2026-11-10", "mode=电话",
            "amount=50000.01");
    REFUSED(site, ERR_INVALID, "promised_on", "dunning.add", DEAL, "due_on=2026-11-10", "mode=电话",
            "promised_on=2026-11-21");
    const Dunning *dunning = DO(site, "dunning.add", DEAL, "due_on=2026-11-10", "mode=催款函",
                                "result=答应周五付", "promised_on=2026-11-27");
    assert_int_equal(5000000, dunning->amount);
    DO(site, "receipt.post", DEAL, "kind=定金", "amount=50000");
    REFUSED(site, ERR_CONFLICT, "due_on", "dunning.add", DEAL, "due_on=2026-11-10", "mode=电话");
    site_free(site);
}

int dunning_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_step_comes_on_its_day),
        cmocka_unit_test(who_was_asked_is_asked_again_at_the_next_step),
        cmocka_unit_test(only_what_is_owed_is_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
