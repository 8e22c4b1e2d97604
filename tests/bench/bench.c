/*
 * bench SITE: the rows that are measured inside the process, each line "row key nanoseconds …" of
 * one sample for bench.py to make medians and ratios of. Ours and the reference take turns, A B A
 * B.
 *     save   a visitor received (customer, visit, owner, rotation, audit, durable) | 4 KiB write +
 * fdatasync
 *     search one key in the search box, by kind of text                           | a primary-key
 * look-up
 */
#include "db/store.h"
#include "domain/operation.h"
#include "model/choice.h"
#include "model/customer.h"
#include "model/visit.h"
#include "report/find.h"

#include "base/str.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define SAVES 300
#define SEARCHES 60

static int64_t clock_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void sample(const char *row, const char *who, int64_t since)
{
    printf("%s\t%s\t%lld\n", row, who, (long long)(clock_now() - since));
}

static void fail(const Error *err)
{
    fprintf(stderr, "bench: %s\n", err->text);
    exit(1);
}

static void run(Session *session, const char *operation, Visit *visit)
{
    Error err = {0};
    FieldSet given = 0;
    for (size_t i = 0; i < visit_field_count; i++) {
        given |= field_empty(&visit_fields[i], visit) ? 0 : FIELD_BIT(i);
    }
    if (!operation_run(session, operation_find(operation), visit, given, NULL, &err)) {
        fail(&err);
    }
}

/* Visitors come and go: with nobody leaving, every consultant would be busy and be skipped. */
static void save_visit(Session *session, int n)
{
    Visit visit;
    Visit left;
    char phone[24];
    entity_reset(&visit_entity, &visit);
    entity_reset(&visit_entity, &left);
    snprintf(phone, sizeof phone, "199%08d", n);
    visit.phone = phone;
    visit.name = "贝思远";
    visit.sex = SEX_MALE;
    visit.source = "自然到访";
    visit.layout = "三室两厅";
    visit.want_area = "100-120";
    int64_t start = clock_now();
    run(session, "visit.receive", &visit);
    sample("save", "ours", start);
    left.visit_no = visit.visit_no;
    run(session, "visit.leave", &left);
    arena_clear(&session->arena);
    str_reset(&session->warnings);
}

static void bench_saves(Session *session, int file)
{
    static char page[4096];
    for (int i = 0; i < SAVES; i++) {
        save_visit(session, i);
        int64_t start = clock_now();
        if (pwrite(file, page, sizeof page, (off_t)i * 4096) != sizeof page || fdatasync(file) != 0) {
            exit(1);
        }
        sample("save", "reference", start);
    }
}

static void bench_search(Session *session, const char *kind, const char *typed, int64_t customers)
{
    char row[32];
    Arena arena = {0};
    Customer customer;
    snprintf(row, sizeof row, "search %s", kind);
    for (int i = 0; i < SEARCHES; i++) {
        int64_t start = clock_now();
        find_text(session->db, typed, &arena);
        sample(row, "ours", start);
        start = clock_now();
        store_get(session->db, &customer_entity, 1 + i * 7919 % customers, &arena, &customer);
        sample(row, "reference", start);
        arena_clear(&arena);
    }
}

int main(int argc, char **argv)
{
    static const struct {
        const char *kind;
        const char *typed;
    } searches[] = {{"tail", "1234"}, {"prefix", "1380"},  {"name", "王"},
                    {"part", "思远"}, {"initials", "wsy"}, {"pinyin", "wangsiyuan"}};
    Db *db = NULL;
    Session session;
    Error err = {0};
    char path[512];
    if (argc != 2 || !db_open(&db, argv[1], DB_WRITE, &err)) {
        fail(&err);
    }
    snprintf(path, sizeof path, "%s-raw", argv[1]);
    int file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    session_init(&session, db);
    session.origin = ORIGIN_DESK;
    int64_t customers = store_last_id(db, &customer_entity);
    for (size_t i = 0; i < ARRAY_LEN(searches); i++) {
        bench_search(&session, searches[i].kind, searches[i].typed, customers);
    }
    bench_saves(&session, file);
    close(file);
    unlink(path);
    session_clear(&session);
    db_close(db);
    return 0;
}
