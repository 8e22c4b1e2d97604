#include "support/site.h"


#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int64_t day(const char *date)
{
    int64_t days = NONE;
    if (!date_parse(date, &days, NULL)) {
        fail_msg("no date: %s", date);
    }
    return days;
}

void site_at(Site *site, const char *today, const char *now)
{
    site->session.today = day(today);
    if (now != NULL) {
        assert_true(time_parse(now, &site->session.now, NULL));
    }
    char clock[32];
    char time[6];
    snprintf(clock, sizeof clock, "%s %s", today,
             time_format(time, sizeof time, site->session.now));
    setenv("ANCHANG_TODAY", clock, 1);
}

Site *site_new(const char *today, const char *now)
{
    const char *base = getenv("TMPDIR");
    Site *site = memory_alloc(sizeof *site);
    *site = (Site){0};
    snprintf(site->folder, sizeof site->folder, "%.40s/anchang-XXXXXX", base ? base : "/tmp");
    assert_non_null(mkdtemp(site->folder));
    snprintf(site->path, sizeof site->path, "%s/site.db", site->folder);
    if (!db_open(&site->db, site->path, DB_CREATE, &site->err)) {
        fail_msg("%s", site->err.text);
    }
    session_init(&site->session, site->db);
    site->session.origin = ORIGIN_DESK;
    site_at(site, today, now);
    return site;
}

static int remove_one(const char *path, const struct stat *stat, int type, struct FTW *walk)
{
    (void)stat;
    (void)type;
    (void)walk;
    return remove(path);
}

void site_free(Site *site)
{
    session_clear(&site->session);
    arena_clear(&site->arena);
    db_close(site->db);
    nftw(site->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    free(site);
}

static bool read_word(Site *site, const Operation *operation, const char *word, void *record,
                      FieldSet *given)
{
    ParseContext context = {.arena = &site->arena, .entry = true, .today = site->session.today};
    const char *equals = strchr(word, '=');
    assert_non_null(equals);
    const char *name = arena_copy_len(&site->arena, word, (size_t)(equals - word));
    const Field *field = entity_field(operation->entity, name);
    if (field == NULL || !operation_takes(operation, entity_index(operation->entity, field))) {
        fail_msg("%s takes no %s", operation->name, name);
        return false;
    }
    *given |= FIELD_BIT(entity_index(operation->entity, field));
    return field_parse(field, equals + 1, &context, record, &site->err);
}

/* Texts that an operation leaves in the record may live in the session's arena: they are kept. */
static void keep_texts(Site *site, const Entity *entity, void *record)
{
    for (size_t i = 0; i < entity->field_count; i++) {
        if (field_is_text(&entity->fields[i])) {
            field_set_text(&entity->fields[i], record,
                           arena_copy(&site->arena, field_text(&entity->fields[i], record)));
        }
    }
}

void *site_try(Site *site, const char *name, const char *const words[])
{
    const Operation *operation = operation_find(name);
    FieldSet given = 0;
    error_clear(&site->err);
    if (operation == NULL) {
        fail_msg("no operation %s", name);
        return NULL;
    }
    void *record = entity_new(operation->entity, &site->arena);
    bool ok = true;
    for (size_t i = 0; ok && words[i] != NULL; i++) {
        ok = read_word(site, operation, words[i], record, &given);
    }
    ok = ok && operation_run(&site->session, operation, record, given, NULL, &site->err);
    keep_texts(site, operation->entity, record);
    arena_clear(&site->session.arena);
    return ok ? record : NULL;
}

void *site_do(Site *site, const char *file, int line, const char *operation,
              const char *const words[])
{
    void *record = site_try(site, operation, words);
    if (record == NULL) {
        print_error("%s: %s: %s\n", operation, site->err.field, site->err.text);
        _fail(file, line);
    }
    return record;
}

void site_refused(Site *site, const char *file, int line, ErrorCode code, const char *field,
                  const char *operation, const char *const words[])
{
    void *record = site_try(site, operation, words);
    bool same = record == NULL && site->err.code == code &&
                (field == NULL || strcmp(site->err.field, field) == 0);
    if (!same) {
        print_error("%s: wanted %d at <%s>, got %d at <%s>: %s\n", operation, (int)code,
                    field != NULL ? field : "any", (int)site->err.code, site->err.field,
                    record != NULL ? "(saved)" : site->err.text);
        _fail(file, line);
    }
}

void site_consultants(Site *site, const char *const names[])
{
    for (int i = 0; names[i] != NULL; i++) {
        char no[16];
        char name[64];
        snprintf(no, sizeof no, "no=%03d", i + 1);
        snprintf(name, sizeof name, "name=%s", names[i]);
        DO(site, "consultant.save", no, name);
    }
}
