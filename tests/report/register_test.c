/* 台账: what leaves the site in registers and comes back, and what lives in its file and backups
 * only. */
#include "report/register.h"

#include "base/str.h"
#include "support/site.h"

int register_tests(void);

/* README.md says the same in words. */
static const char *const file_only[] = {
    "customer",      /* made of contacts and deals again */
    "ownership",     "customer_link",  "stocktake",  "unit_control",   "unit_lock",
    "price_batch",   "price_version",  "special_price", "quote",       "quote_discount",
    "deal_paper",    "loan_paper", "signing",        "plan",          "plan_row",
    "calculation",
    "loan_step",
};

static bool in_a_register(const Entity *entity)
{
    for (size_t i = 0; i < register_count; i++) {
        if (register_list[i].entity == entity) {
            return true;
        }
    }
    return false;
}

static bool is_file_only(const Entity *entity)
{
    for (size_t i = 0; i < ARRAY_LEN(file_only); i++) {
        if (strcmp(file_only[i], entity->table) == 0) {
            return true;
        }
    }
    return false;
}

static void every_entity_is_in_a_register_or_known_not_to_be(void **state)
{
    (void)state;
    for (size_t i = 0; entity_list[i] != NULL; i++) {
        if (in_a_register(entity_list[i]) == is_file_only(entity_list[i])) {
            fail_msg("%s: give it a register, or say in README.md that only the file has it",
                     entity_list[i]->table);
        }
    }
}

int register_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_entity_is_in_a_register_or_known_not_to_be),
    };
    return cmocka_run_group_tests_name("register", tests, NULL, NULL);
}
