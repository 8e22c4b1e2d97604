/* 按揭 as a property: whatever is done to the loans of a deal, in whatever order, what was not paid
 * is what was approved less the parts that were, and the state says whether that is nothing. */
#include "support/deal.h"

#include "base/str.h"
#include "domain/loan.h"
#include "model/choice.h"

int loan_history_tests(void);

#define HISTORIES 12
#define STEPS 120
#define KEY "deal_no=RG-2026-00001", "kind=商贷"

/* What happened so far, by what the operations said. */
typedef struct History {
    Site *site;
    uint64_t seed;
    int64_t day;      /* of 2026-11 */
    int64_t approved; /* fen; NONE: not yet */
    int64_t paid;     /* Σ parts less what was taken back */
    size_t done;
} History;

static int64_t draw(History *self, int64_t below)
{
    self->seed = self->seed * 6364136223846793005U + 1442695040888963407U;
    return (int64_t)(self->seed >> 33) % below;
}

static const char *text(History *self, const char *name, int64_t value)
{
    return arena_format(&self->site->arena, "%s=%lld", name, (long long)value);
}

static const char *date(History *self, const char *name)
{
    return arena_format(&self->site->arena, "%s=2026-11-%02lld", name, (long long)self->day);
}

static bool stage(History *self, const char *field)
{
    return TRY(self->site, "loan.advance", KEY, date(self, field)) != NULL;
}

static bool open(History *self)
{
    bool done = TRY(self->site, "loan.open", KEY, "bank=工商银行", "applied=500000", "years=30",
                    date(self, "opened_on")) != NULL;
    if (done) {
        self->approved = NONE;
        self->paid = 0;
    }
    return done;
}

static bool approve(History *self)
{
    int64_t yuan = 300000 + draw(self, 250000); /* more than was applied for, too */
    bool done = TRY(self->site, "loan.advance", KEY, date(self, "approved_on"),
                    text(self, "approved", yuan)) != NULL;
    self->approved = done ? yuan * 100 : self->approved;
    return done;
}

static bool pay(History *self)
{
    int64_t yuan = 1 + draw(self, 300000);
    bool rest = draw(self, 4) == 0;
    const LoanStep *step =
        rest ? TRY(self->site, "loan.disburse", KEY, date(self, "date"))
             : TRY(self->site, "loan.disburse", KEY, date(self, "date"), text(self, "amount", yuan),
                   draw(self, 2) == 0 ? "with_receipt=是" : "with_receipt=否");
    if (step == NULL) {
        return false;
    }
    assert_true(rest || step->amount == yuan * 100);
    self->paid += step->amount;
    return true;
}

static bool pay_by_register(History *self)
{
    int64_t yuan = 1 + draw(self, 500000);
    bool done = TRY(self->site, "loan.advance", KEY, date(self, "disbursed_on"),
                    text(self, "disbursed", yuan)) != NULL;
    self->paid += done ? yuan * 100 : 0;
    return done;
}

static bool take_back(History *self)
{
    int64_t yuan = 1 + draw(self, 300000);
    bool all = draw(self, 3) == 0;
    const LoanStep *step =
        all ? TRY(self->site, "loan.reverse", KEY, date(self, "date"), "note=退回")
            : TRY(self->site, "loan.reverse", KEY, date(self, "date"), "note=退回",
                  text(self, "amount", yuan));
    self->paid += step != NULL ? step->amount : 0;
    return step != NULL;
}

static bool other(History *self, int64_t which)
{
    static const char *const fields[] = {"docs_on", "interview_on", "submit_on", "supplement_on",
                                         "reg_sent_on", "registered_on"};
    if (which < (int64_t)ARRAY_LEN(fields)) {
        return stage(self, fields[which]);
    }
    switch (which) {
    case 6:
        return TRY(self->site, "loan.supplement", KEY, date(self, "date"), "note=流水") != NULL;
    case 7:
        return TRY(self->site, "loan.answer", KEY, date(self, "date"), "note=流水") != NULL;
    case 8:
        return draw(self, 4) == 0 &&
               TRY(self->site, "loan.drop", KEY, date(self, "date"), "note=改全款") != NULL;
    case 9:
        return draw(self, 4) == 0 && TRY(self->site, "loan.advance", KEY, date(self, "rejected_on"),
                                         "reject_reason=征信") != NULL;
    default:
        return TRY(self->site, "loan.detail", KEY, "lpr=3.5", "basis_points=-30") != NULL;
    }
}

static bool act(History *self)
{
    int64_t which = draw(self, 20);
    switch (which) {
    case 0:
        return open(self);
    case 1:
    case 2:
        return approve(self);
    case 3:
    case 4:
    case 5:
        return pay(self);
    case 6:
        return draw(self, 3) == 0 && pay_by_register(self);
    case 7:
        return take_back(self);
    default:
        return other(self, which - 8);
    }
}

static void check(History *self)
{
    Loan loan;
    if (!loan_last(&self->site->session, "RG-2026-00001", LOAN_COMMERCIAL, &loan)) {
        return;
    }
    int64_t limit = self->approved != NONE ? self->approved : loan.applied;
    int64_t left = query_one_number(self->site->db, "loan_undisbursed",
                                    BINDS(BIND_NUMBER(":loan", loan.row.id)));
    bool ended = loan.state == LOAN_REJECTED || loan.state == LOAN_DROPPED;
    assert_int_equal(self->approved, loan.approved);
    assert_int_equal(self->paid, loan.disbursed == NONE ? 0 : loan.disbursed);
    assert_int_equal(ended ? 0 : limit - self->paid, left);
    assert_true(self->paid >= 0 && self->paid <= limit);
    assert_int_equal(self->paid == limit, loan.state == LOAN_DISBURSED);
    assert_int_equal(self->paid > 0 && self->paid < limit, loan.state == LOAN_PARTLY);
    assert_int_equal(self->paid > 0, loan.disbursed_on != NONE);
    assert_int_equal(self->paid, query_one_number(self->site->db, "loan_paid",
                                                  BINDS(BIND_NUMBER(":loan", loan.row.id))));
}

static size_t live_through(uint64_t seed)
{
    History self = {.site = deal_site(), .seed = seed, .day = 2, .approved = NONE};
    deal_signed(self.site, "1-1-101", "商业贷款", "2026-11-01");
    for (int i = 0; i < STEPS; i++) {
        self.day += self.day < 22 && draw(&self, 6) == 0;
        self.done += act(&self);
        check(&self);
    }
    site_free(self.site);
    return self.done;
}

static void undisbursed_is_approved_less_the_parts(void **state)
{
    size_t done = 0;
    (void)state;
    for (uint64_t seed = 1; seed <= HISTORIES; seed++) {
        done += live_through(seed);
    }
    assert_true(done > HISTORIES * 12); /* enough was allowed to mean something */
}

int loan_history_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(undisbursed_is_approved_less_the_parts),
    };
    return cmocka_run_group_tests_name("loan_history", tests, NULL, NULL);
}
