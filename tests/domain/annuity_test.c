/* Repayment: the published vectors to the fen, and Σ principal = loan for many loans. */
#include "support/site.h"

#include "domain/annuity.h"

int annuity_tests(void);

static const struct {
    int64_t principal; /* fen */
    int64_t rate;
    int64_t months;
    int64_t annuity;
    int64_t annuity_interest;
    int64_t first;
    int64_t last;
    int64_t decrease;
    int64_t equal_interest;
} vectors[] = {
    {100000000, 30500, 360, 424305, 52749959, 531944, 278484, 706, 45877083},
    {100000000, 35000, 360, 449045, 61656088, 569444, 278588, 810, 52645833},
    {80000000, 26000, 360, 320272, 35297837, 395556, 222704, 481, 31286667},
    {60000000, 30750, 240, 335016, 20403779, 403750, 250641, 641, 18526875},
    {100000000, 0, 120, 833333, 0, 833333, 833333, 0, 0},
    {124900000, 58800, 360, 739230, 141222743, 958954, 348644, 1700, 110467805},
};

static void summaries_equal_the_vectors(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof vectors / sizeof vectors[0]; i++) {
        LoanTerms terms = {vectors[i].principal, vectors[i].rate, vectors[i].months, REPAY_ANNUITY};
        RepaymentSummary sum = repayment_summary(&terms);
        assert_int_equal(vectors[i].annuity, sum.first);
        assert_int_equal(vectors[i].annuity_interest, sum.interest);
        terms.way = REPAY_EQUAL_PRINCIPAL;
        sum = repayment_summary(&terms);
        assert_int_equal(vectors[i].first, sum.first);
        assert_int_equal(vectors[i].last, sum.last);
        assert_int_equal(vectors[i].decrease, sum.decrease);
        assert_int_equal(vectors[i].equal_interest, sum.interest);
    }
}

static void principals_add_up_to_the_loan(void **state)
{
    uint32_t random = 7;
    (void)state;
    for (int i = 0; i < 400; i++) {
        Arena arena = {0};
        random = random * 1664525U + 1013904223U;
        LoanTerms terms = {1 + random % 300000000, random / 7 % 70000, 1 + random / 11 % 360,
                           i % 2 == 0 ? REPAY_ANNUITY : REPAY_EQUAL_PRINCIPAL};
        RepaymentMonth *rows = repayment_schedule(&terms, &arena);
        int64_t sum = 0;
        for (int64_t k = 0; k < terms.months; k++) {
            sum += rows[k].principal;
            assert_int_equal(rows[k].payment, rows[k].principal + rows[k].interest);
            assert_true(rows[k].principal >= 0 && rows[k].left == terms.principal - sum);
        }
        assert_int_equal(terms.principal, sum);
        arena_clear(&arena);
    }
}

static void the_first_month_is_as_published(void **state)
{
    (void)state;
    Arena arena = {0};
    LoanTerms terms = {124900000, 58800, 360, REPAY_ANNUITY};
    RepaymentMonth *rows = repayment_schedule(&terms, &arena);
    assert_int_equal(739230, rows[0].payment);
    assert_int_equal(612010, rows[0].interest);
    arena_clear(&arena);
}

int annuity_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(summaries_equal_the_vectors),
        cmocka_unit_test(principals_add_up_to_the_loan),
        cmocka_unit_test(the_first_month_is_as_published),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
