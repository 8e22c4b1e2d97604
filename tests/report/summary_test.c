/* The tables of a report: every column counts what its label says, in its period, and every rate and share is
 * made of the columns that it names. No two figures of the report are alike, so that a wrong one shows. */
#include "report/summary.h"

#include "support/site.h"

#include <stdio.h>

int summary_tests(void);

#define PPM 1000000
#define ROWS 2
#define THIS_PERIOD 1 /* the columns of the report that its tables carry */
#define LONGER_PERIOD 3

/* What stands under a label, in every table. */
static const struct {
    const char *label;
    const char *metric;
} counts[] = {
    {"来电", "calls"},
    {"来电(组)", "calls"},
    {"首电", "first_calls"},
    {"来访(组)", "visits"},
    {"首访", "first_visits"},
    {"复访", "return_visits"},
    {"跟进", "followups"},
    {"认筹", "tickets_opened"},
    {"认购毛套数", "sub_gross_sets"},
    {"净认购套数", "sub_net_sets"},
    {"净认购金额", "sub_net_amount_fen"},
    {"净签约套数", "sign_net_sets"},
    {"净签约金额", "sign_net_amount_fen"},
    {"回款", "collect_total_fen"},
};

/* A month's target stands against the month, whichever column of the report that is. */
static const struct {
    const char *longer; /* the name of the longer period */
    size_t month;
} kinds[] = {
    [REPORT_DAILY] = {"本月", LONGER_PERIOD},
    [REPORT_WEEKLY] = {"本月", LONGER_PERIOD},
    [REPORT_MONTHLY] = {"本年", THIS_PERIOD},
};

#define TARGET_SETS 11
#define TARGET_FEN 130000

typedef struct Quotient {
    const char *label;
    const char *over;
    const char *under; /* NULL: the share of the row in over */
    int64_t target;    /* instead of under; 0 */
} Quotient;

static const Quotient quotients[] = {
    {"首访占比", "first_visits", NULL, 0},
    {"净认购占比", "sub_net_sets", NULL, 0},
    {"首访转化率", "sub_gross_sets", "first_visits", 0},
    {"套数完成率", "sub_net_sets", NULL, TARGET_SETS},
    {"金额完成率", "sub_net_amount_fen", NULL, TARGET_FEN},
};

static int64_t figure(const char *metric, size_t column, size_t row)
{
    int64_t index = (int64_t)metric_index(metric);
    return 20 + index + 7 * (int64_t)column + (int64_t)row * (index * index + 3 * (int64_t)column + 1);
}

static ReportTable make_table(Arena *arena)
{
    static const char *const numbers[ROWS] = {"001", "002"};
    ReportTable table = {.rows = arena_alloc(arena, ROWS * sizeof *table.rows), .count = ROWS};
    for (size_t row = 0; row < ROWS; row++) {
        int64_t *values = arena_alloc(arena, metric_count * REPORT_COLUMNS_MAX * sizeof *values);
        for (size_t m = 0; m < metric_count; m++) {
            for (size_t column = 0; column < REPORT_COLUMNS_MAX; column++) {
                values[m * REPORT_COLUMNS_MAX + column] = figure(metric_list[m].key, column, row);
            }
        }
        table.rows[row] = (ReportRow){numbers[row], numbers[row], (int)row + 1, values};
    }
    return table;
}

static Report make_report(ReportKind kind, Arena *arena)
{
    Report report = {.kind = kind, .to = day("2026-11-22"), .column_count = LONGER_PERIOD + 2};
    report.columns[THIS_PERIOD].in_tables = true;
    report.columns[LONGER_PERIOD].in_tables = true;
    report.by_source = report.by_consultant = report.by_layout = make_table(arena);
    report.days = arena_alloc(arena, ROWS * sizeof *report.days);
    report.day_count = ROWS;
    for (size_t row = 0; row < ROWS; row++) {
        int64_t *values = arena_alloc(arena, metric_count * sizeof *values);
        for (size_t m = 0; m < metric_count; m++) {
            values[m] = figure(metric_list[m].key, THIS_PERIOD, row);
        }
        report.days[row] = (ReportDay){day("2026-11-21") + (int64_t)row, values};
    }
    return report;
}

/* Half up; every figure here is positive. */
static int64_t divided(int64_t over, int64_t under)
{
    return (2 * over * PPM + under) / (2 * under);
}

/* Tenths of a per cent; the one left over goes to the larger rest. */
static int64_t shared(const char *metric, size_t row)
{
    int64_t mine = figure(metric, LONGER_PERIOD, row);
    int64_t other = figure(metric, LONGER_PERIOD, 1 - row);
    int64_t rest = mine * 1000 % (mine + other);
    int64_t others = other * 1000 % (mine + other);
    return (mine * 1000 / (mine + other) + (rest > others)) * (PPM / 1000);
}

static void check_count(const Summary *summary, size_t column, int kind)
{
    const SummaryColumn *at = &summary->columns[column];
    bool longer = at->period != NULL && strcmp(at->period, kinds[kind].longer) == 0;
    size_t i = 0;
    while (i < ARRAY_LEN(counts) && strcmp(counts[i].label, at->label) != 0) {
        i++;
    }
    assert_true(i < ARRAY_LEN(counts));
    int64_t sum = 0;
    for (size_t row = 0; row < ROWS; row++) {
        int64_t wanted = figure(counts[i].metric, longer ? LONGER_PERIOD : THIS_PERIOD, row);
        if (summary_cell(summary, row, column)->number != wanted) {
            fail_msg("%s of table %d is not %s", at->label, (int)summary->id, counts[i].metric);
        }
        sum += wanted;
    }
    assert_int_equal(summary_total(summary, column), sum);
}

static void check_quotient(const Summary *summary, size_t column, size_t month)
{
    const SummaryColumn *at = &summary->columns[column];
    const Quotient *wanted = quotients;
    while (strcmp(wanted->label, at->label) != 0) {
        assert_true(++wanted < quotients + ARRAY_LEN(quotients));
    }
    int64_t over = 0;
    int64_t under = 0;
    for (size_t row = 0; row < ROWS; row++) {
        int64_t a = figure(wanted->over, wanted->target > 0 ? month : LONGER_PERIOD, row);
        int64_t b = wanted->target > 0 ? wanted->target * (int64_t)(row + 1)
                    : wanted->under != NULL ? figure(wanted->under, LONGER_PERIOD, row) : 0;
        int64_t value = b == 0 ? shared(wanted->over, row) : divided(a, b);
        if (summary_cell(summary, row, column)->number != value) {
            fail_msg("%s of table %d, row %zu: %lld, not %lld", at->label, (int)summary->id, row,
                     (long long)summary_cell(summary, row, column)->number, (long long)value);
        }
        over += a;
        under += b;
    }
    assert_int_equal(summary_total(summary, column), under == 0 ? PPM : divided(over, under));
}

static void check_summary(const Summary *summary, int kind)
{
    size_t checked = 0;
    for (size_t column = 0; column < summary->column_count; column++) {
        if (summary->columns[column].metric != NULL) {
            check_count(summary, column, kind);
        } else if (summary->columns[column].kind == SUM_QUOTIENT ||
                   summary->columns[column].kind == SUM_SHARE) {
            check_quotient(summary, column, kinds[kind].month);
        } else {
            continue;
        }
        checked++;
    }
    assert_true(checked > 10);
}

static Site *site_with_targets(void)
{
    static const char *const people[] = {"周强", "吴洁", NULL};
    Site *site = site_new("2026-11-22", "10:00");
    site_consultants(site, people);
    for (int n = 1; n <= ROWS; n++) {
        char consultant[24];
        char sets[24];
        char amount[24];
        snprintf(consultant, sizeof consultant, "consultant=%03d", n);
        snprintf(sets, sizeof sets, "value=%d", TARGET_SETS * n);
        snprintf(amount, sizeof amount, "value=%d", TARGET_FEN / 100 * n);
        DO(site, "target.save", "month=2026-11", "metric=认购套数", consultant, sets);
        DO(site, "target.save", "month=2026-11", "metric=认购金额", consultant, amount);
        DO(site, "target.save", "month=2026-10", "metric=认购套数", consultant, "value=99");
    }
    return site;
}

static void every_column_is_what_its_label_says(void **state)
{
    (void)state;
    Site *site = site_with_targets();
    for (int kind = REPORT_DAILY; kind <= REPORT_MONTHLY; kind++) {
        Arena arena = {0};
        Report report = make_report((ReportKind)kind, &arena);
        for (int id = SUMMARY_SOURCES; id <= SUMMARY_DAYS; id++) {
            Summary summary = summary_make(&report, site->db, (SummaryId)id, &arena);
            check_summary(&summary, kind);
        }
        arena_clear(&arena);
    }
    site_free(site);
}

static void nothing_is_shared_or_divided_by_nothing(void **state)
{
    (void)state;
    Arena arena = {0};
    Site *site = site_new("2026-11-22", "10:00");
    Report report = make_report(REPORT_DAILY, &arena);
    size_t visits = metric_index("first_visits") * REPORT_COLUMNS_MAX + LONGER_PERIOD;
    size_t sets = metric_index("sub_net_sets") * REPORT_COLUMNS_MAX + LONGER_PERIOD;
    report.by_layout.rows[0].values[visits] = report.by_layout.rows[1].values[visits] = 0;
    report.by_layout.rows[0].values[sets] = -1; /* more was cancelled than sold */
    Summary summary = summary_make(&report, site->db, SUMMARY_SOURCES, &arena);
    size_t undefined = 0;
    for (size_t column = 0; column < summary.column_count; column++) {
        undefined += summary.columns[column].kind >= SUM_QUOTIENT &&
                     summary_cell(&summary, 1, column)->number == NONE;
    }
    assert_int_equal(undefined, 3);
    arena_clear(&arena);
    site_free(site);
}

int summary_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_column_is_what_its_label_says),
        cmocka_unit_test(nothing_is_shared_or_divided_by_nothing),
    };
    return cmocka_run_group_tests_name("summary", tests, NULL, NULL);
}
