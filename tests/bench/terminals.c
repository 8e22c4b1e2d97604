/*
 * terminals SITE COUNT SECONDS: so many terminals receive visitors at once, each with 50 ms of
 * thought between two saves; after each a line "terminal nanoseconds number": what stands there was
 * acknowledged. COUNT 1 is the reference: one terminal alone.
 */
#include "db/db.h"
#include "domain/operation.h"
#include "model/choice.h"
#include "model/visit.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define THOUGHT 50000000 /* ns */

static int64_t clock_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static bool run(Session *session, const char *operation, Visit *visit, Error *err)
{
    FieldSet given = 0;
    for (size_t i = 0; i < visit_field_count; i++) {
        given |= field_empty(&visit_fields[i], visit) ? 0 : FIELD_BIT(i);
    }
    return operation_run(session, operation_find(operation), visit, given, NULL, err);
}

/* Only the visitor who comes is timed; he leaves at once, or every consultant would be busy. */
static bool save(Session *session, int terminal, int n, Error *err)
{
    Visit visit;
    Visit left;
    char phone[24];
    int64_t start = clock_now();
    entity_reset(&visit_entity, &visit);
    snprintf(phone, sizeof phone, "17%03d%06d", terminal, n);
    visit.phone = phone;
    visit.name = "贝思远";
    visit.sex = SEX_MALE;
    visit.source = "自然到访";
    visit.layout = "三室两厅";
    visit.want_area = "100-120";
    if (!run(session, "visit.receive", &visit, err)) {
        return false;
    }
    printf("%d\t%lld\t%s\n", terminal, (long long)(clock_now() - start), visit.visit_no);
    entity_reset(&visit_entity, &left);
    left.visit_no = visit.visit_no;
    return run(session, "visit.leave", &left, err);
}

static int sit(const char *site, int terminal, int64_t until)
{
    Db *db = NULL;
    Session session;
    Error err = {0};
    if (!db_open(&db, site, DB_WRITE, &err)) {
        return 1;
    }
    session_init(&session, db);
    session.origin = ORIGIN_DESK;
    for (int n = 0; clock_now() < until; n++) {
        if (!save(&session, terminal, n, &err)) {
            fprintf(stderr, "terminal %d: %s\n", terminal, err.text);
            return 1;
        }
        arena_clear(&session.arena);
        nanosleep(&(struct timespec){0, THOUGHT}, NULL);
    }
    session_clear(&session);
    db_close(db);
    return fflush(stdout) != 0;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        return 2;
    }
    int status = 0;
    setvbuf(stdout, NULL, _IOLBF, 0);
    int count = (int)strtol(argv[2], NULL, 10);
    int64_t until = clock_now() + strtoll(argv[3], NULL, 10) * 1000000000;
    for (int i = 0; i < count; i++) {
        if (fork() == 0) {
            _exit(sit(argv[1], i, until));
        }
    }
    for (int i = 0, one = 0; i < count; i++) {
        wait(&one);
        status |= one;
    }
    return status != 0;
}
