/* A loan whose rate changes or that is repaid early: Σ principal is the loan, the payment
 * follows. */
#include "support/site.h"

#include "domain/loan_course.h"

int loan_course_tests(void);

static CourseRows course_of(const LoanCourse *course, Arena *arena)
{
    CourseRows rows = loan_course(course, arena);
    int64_t sum = 0;
    int64_t interest = 0;
    assert_true(rows.count > 0 && rows.count <= course->terms.months);
    for (int64_t k = 0; k < rows.count; k++) {
        const CourseMonth *month = &rows.rows[k];
        sum += month->row.principal + month->extra;
        interest += month->row.interest;
        assert_int_equal(month->row.payment, month->row.principal + month->row.interest);
        assert_true(month->row.principal >= 0 && month->extra >= 0 && month->row.interest >= 0);
        assert_int_equal(course->terms.principal - sum, month->row.left);
    }
    assert_int_equal(course->terms.principal, sum);
    assert_int_equal(rows.interest, interest);
    assert_int_equal(0, rows.rows[rows.count - 1].row.left);
    return rows;
}

static void without_an_event_it_is_the_schedule(void **state)
{
    (void)state;
    for (int way = 0; way < 2; way++) {
        Arena arena = {0};
        LoanCourse course = {.terms = {100000000, 30500, 360, (Repayment)way}};
        CourseRows rows = course_of(&course, &arena);
        RepaymentMonth *plain = repayment_schedule(&course.terms, &arena);
        assert_int_equal(360, rows.count);
        for (int64_t k = 0; k < rows.count; k++) {
            assert_memory_equal(&plain[k], &rows.rows[k].row, sizeof plain[k]);
        }
        arena_clear(&arena);
    }
}

static void a_new_rate_is_worked_out_on_the_rest(void **state)
{
    (void)state;
    Arena arena = {0};
    LoanCourse course = {.terms = {100000000, 35000, 360, REPAY_ANNUITY}, .rate_month = 13,
                         .rate_then = 30500};
    CourseRows rows = course_of(&course, &arena);
    LoanTerms rest = {rows.rows[11].row.left, 30500, 348, REPAY_ANNUITY};
    assert_int_equal(449045, rows.rows[11].row.payment);
    assert_int_equal(repayment_summary(&rest).first, rows.rows[12].row.payment);
    assert_int_equal(360, rows.count);
    arena_clear(&arena);
}

static void a_lump_makes_it_shorter_or_the_payment_smaller(void **state)
{
    (void)state;
    Arena arena = {0};
    LoanCourse course = {.terms = {100000000, 30500, 360, REPAY_ANNUITY}, .extra_month = 24,
                         .extra = 20000000, .shorter = true};
    CourseRows shorter = course_of(&course, &arena);
    assert_int_equal(424305, shorter.rows[24].row.payment);
    assert_true(shorter.count < 360);
    course.shorter = false;
    CourseRows smaller = course_of(&course, &arena);
    LoanTerms rest = {smaller.rows[23].row.left, 30500, 336, REPAY_ANNUITY};
    assert_int_equal(360, smaller.count);
    assert_int_equal(repayment_summary(&rest).first, smaller.rows[24].row.payment);
    assert_true(shorter.interest < smaller.interest && smaller.interest < 52749959);
    arena_clear(&arena);
}

static void equal_parts_go_on_or_are_made_anew(void **state)
{
    (void)state;
    Arena arena = {0};
    LoanCourse course = {.terms = {12000000, 0, 120, REPAY_EQUAL_PRINCIPAL}, .extra_month = 20,
                         .extra = 5000000, .shorter = true};
    CourseRows rows = course_of(&course, &arena);
    assert_int_equal(70, rows.count); /* 50 of the 100 parts that were left */
    assert_int_equal(100000, rows.rows[20].row.principal);
    course.shorter = false;
    rows = course_of(&course, &arena);
    assert_int_equal(120, rows.count);
    assert_int_equal(50000, rows.rows[20].row.principal);
    course.extra = 99999999999; /* more than is left: it ends there */
    rows = course_of(&course, &arena);
    assert_int_equal(20, rows.count);
    assert_int_equal(10000000, rows.extra);
    arena_clear(&arena);
}

static void principals_add_up_whatever_happens(void **state)
{
    uint32_t random = 11;
    (void)state;
    for (int i = 0; i < 2000; i++) {
        Arena arena = {0};
        random = random * 1664525U + 1013904223U;
        int64_t months = 1 + random / 11 % 360;
        LoanCourse course = {.terms = {1 + random % 300000000, random / 7 % 70000, months,
                                       (Repayment)(i % 2)},
                             .rate_month = random / 13 % 370, .rate_then = random / 17 % 70000,
                             .extra_month = random / 19 % 370, .extra = 1 + random / 23 % 100000000,
                             .shorter = i % 3 == 0};
        course_of(&course, &arena);
        arena_clear(&arena);
    }
}

static void two_loans_add_up(void **state)
{
    (void)state;
    Arena arena = {0};
    LoanCourse course = {.terms = {90000000, 30500, 360, REPAY_ANNUITY}, .extra_month = 24,
                         .extra = 20000000, .shorter = true};
    CourseRows a = course_of(&course, &arena);
    course = (LoanCourse){.terms = {60000000, 26000, 360, REPAY_ANNUITY}};
    CourseRows b = course_of(&course, &arena);
    CourseRows sum = loan_course_add(&a, &b, &arena);
    assert_int_equal(360, sum.count);
    assert_int_equal(a.interest + b.interest, sum.interest);
    assert_int_equal(a.rows[0].row.payment + b.rows[0].row.payment, sum.rows[0].row.payment);
    assert_int_equal(b.rows[359].row.payment, sum.rows[359].row.payment);
    assert_int_equal(20000000, sum.rows[23].extra);
    arena_clear(&arena);
}

int loan_course_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_an_event_it_is_the_schedule),
        cmocka_unit_test(a_new_rate_is_worked_out_on_the_rest),
        cmocka_unit_test(a_lump_makes_it_shorter_or_the_payment_smaller),
        cmocka_unit_test(equal_parts_go_on_or_are_made_anew),
        cmocka_unit_test(principals_add_up_whatever_happens),
        cmocka_unit_test(two_loans_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
