/* 判客: the cases of the rule, on a real site file. */
#include "support/site.h"

#include "domain/customer.h"

int attribution_tests(void);

static void call_gives_an_owner(void **state)
{
    (void)state;
    Site *site = site_new("2026-11-22", "10:00");
    Customer customer;
    site_consultants(site, WORDS("张伟", "李娜"));
    DO(site, "call.register", "phone=13800000001", "name=王先生", "source=抖音", "consultant=001");
    assert_true(customer_get(&site->session, 1, &customer));
    assert_string_equal(customer.owner, "001");
    site_free(site);
}

int attribution_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(call_gives_an_owner),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
