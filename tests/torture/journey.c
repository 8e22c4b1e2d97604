/*
 * journey SITE REQUEST OPERATION [field=value ...]: one operation under a request id of the caller's,
 * as a terminal saves a form. Prints nothing; the status is that of the command line.
 */
#include "db/db.h"
#include "domain/operation.h"

#include <stdio.h>
#include <string.h>

static bool read_word(const Operation *operation, char *word, ParseContext *context, void *record,
                      FieldSet *given, Error *err)
{
    char *equals = strchr(word, '=');
    if (equals == NULL) {
        return error_set(err, ERR_USAGE, NULL, "no value: %s", word);
    }
    *equals = '\0';
    const Field *field = entity_field(operation->entity, word);
    if (field == NULL) {
        return error_set(err, ERR_USAGE, NULL, "no field: %s", word);
    }
    *given |= FIELD_BIT(entity_index(operation->entity, field));
    return field_parse(field, equals + 1, context, record, err);
}

static bool save(Db *db, int argc, char **argv, Error *err)
{
    Session session;
    Arena arena = {0};
    FieldSet given = 0;
    const Operation *operation = operation_find(argv[3]);
    if (operation == NULL) {
        return error_set(err, ERR_USAGE, NULL, "no operation: %s", argv[3]);
    }
    session_init(&session, db);
    session.origin = ORIGIN_COMMAND;
    ParseContext context = {.arena = &arena, .entry = true, .today = session.today};
    void *record = entity_new(operation->entity, &arena);
    bool ok = true;
    for (int i = 4; ok && i < argc; i++) {
        ok = read_word(operation, argv[i], &context, record, &given, err);
    }
    ok = ok && operation_run(&session, operation, record, given, argv[2], err);
    session_clear(&session);
    arena_clear(&arena);
    return ok;
}

int main(int argc, char **argv)
{
    Db *db = NULL;
    Error err = {0};
    if (argc < 4) {
        return 2;
    }
    bool ok = db_open(&db, argv[1], DB_WRITE, &err) && save(db, argc, argv, &err);
    db_close(db);
    if (!ok) {
        fprintf(stderr, "journey: %s\n", err.text);
    }
    return error_exit_status(ok ? ERR_NONE : err.code);
}
