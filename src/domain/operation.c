#include "domain/operation.h"

#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/clock.h"
#include "model/choice.h"

#include <string.h>

#define FUTURE_DAYS 366 /* how far ahead a business date may lie */

const Operation *operation_at(size_t index)
{
    for (size_t i = 0; i < operation_area_count; i++) {
        if (index < *operation_areas[i].count) {
            return &operation_areas[i].rows[index];
        }
        index -= *operation_areas[i].count;
    }
    return NULL;
}

const Operation *operation_find(const char *name)
{
    for (size_t i = 0; operation_at(i) != NULL; i++) {
        if (strcmp(operation_at(i)->name, name) == 0) {
            return operation_at(i);
        }
    }
    return NULL;
}

bool operation_takes(const Operation *operation, size_t field)
{
    for (size_t i = 0; i < operation->input_count; i++) {
        if (operation->inputs[i].field == field) {
            return true;
        }
    }
    return false;
}

bool operation_allowed(const Session *session, const Operation *operation)
{
    return (operation->permission & session->permission) != 0;
}

bool operation_permitted(const Session *session, const Operation *operation, Error *err)
{
    if (operation_allowed(session, operation)) {
        return true;
    }
    bool nobody = session->origin == ORIGIN_DESK && session->name[0] == '\0';
    if (nobody && session->permission == MAY_READER) {
        return error_set(err, ERR_DENIED, NULL, _("请先按 F9 换操作人：还没选谁在用"));
    }
    return error_set(err, ERR_DENIED, NULL, _("您的角色不能做“%s”，请找经理"), _(operation->label));
}

static const Field *input_field(const Operation *operation, size_t i)
{
    return &operation->entity->fields[operation->inputs[i].field];
}

/* Empty dates and times of a desk entry are now; an import never guesses. */
static void fill_defaults(Session *session, const Operation *operation, void *record)
{
    for (size_t i = 0; session_strict(session) && i < operation->input_count; i++) {
        const Field *field = input_field(operation, i);
        if (!field_empty(field, record)) {
            continue;
        }
        if (operation->inputs[i].flags & TODAY) {
            field_set_number(field, record, session->today);
        } else if (operation->inputs[i].flags & NOW) {
            field_set_number(field, record, session->now);
        }
    }
}

static bool check_required(const Operation *operation, const void *record, Error *err)
{
    for (size_t i = 0; i < operation->input_count; i++) {
        const Field *field = input_field(operation, i);
        if ((operation->inputs[i].flags & REQUIRED) && field_empty(field, record)) {
            return error_set(err, ERR_INVALID, field->id, _("请填写%s"), _(field->label));
        }
    }
    return true;
}

static bool check_dates(Session *session, const Operation *operation, const void *record,
                        Error *err)
{
    for (size_t i = 0; i < operation->input_count; i++) {
        const Field *field = input_field(operation, i);
        if (field->type != FIELD_DATE || (field->flags & PLANNED) || field_empty(field, record)) {
            continue;
        }
        int64_t ahead = field_number(field, record) - session->today;
        if (ahead > FUTURE_DAYS) {
            return error_set(err, ERR_INVALID, field->id, _("%s在一年以后，请核对年份"),
                             _(field->label));
        }
        if (ahead > 0 && session_strict(session)) {
            session_warn(session, _("%s在今天之后，请核对"), _(field->label));
        }
    }
    return true;
}

/* A second person is on the staff list, has the role and is not the one who acts. An import carries
 * its approvals. */
static bool check_witness(Session *session, const Field *field, const char *name, Error *err)
{
    const char *role = query_one_text(session->db, "staff_role", BINDS(BIND_TEXT(":name", name)),
                                      &session->arena);
    if (role == NULL) {
        return error_set(err, ERR_NOT_FOUND, field->id, _("%s“%s”不在人员表里，请按 F4 从名单里选"),
                         _(field->label), name);
    }
    if (field->choices != NULL && strcmp(role, field->choices) != 0) {
        return error_set(err, ERR_DENIED, field->id, _("%s要是%s，请换一位"), _(field->label),
                         _(choice_label("role", choice_from_code("role", field->choices))));
    }
    return !text_equal(name, session->actor) ||
           error_set(err, ERR_INVALID, field->id, _("%s不能是本人，请换一位"), _(field->label));
}

static bool check_witnesses(Session *session, const Operation *operation, const void *record,
                            Error *err)
{
    for (size_t i = 0; session_strict(session) && i < operation->input_count; i++) {
        const Field *field = input_field(operation, i);
        if ((field->flags & WITNESS) && !field_empty(field, record) &&
            !check_witness(session, field, field_text(field, record), err)) {
            return false;
        }
    }
    return true;
}

static bool run_inside(Session *session, const Operation *operation, void *record, FieldSet given,
                       Error *err)
{
    if (!operation_permitted(session, operation, err)) {
        return false;
    }
    fill_defaults(session, operation, record);
    session->operation = operation;
    bool ok = check_required(operation, record, err) &&
              check_dates(session, operation, record, err) &&
              check_witnesses(session, operation, record, err) &&
              operation->run(session, record, given, err);
    session->operation = NULL;
    return ok;
}

/* What was saved before under this request is not saved again. */
static bool is_retry(Db *db, const char *request_id)
{
    return request_id != NULL && db_depth(db) == 1 && db_request_done(db, request_id);
}

/* One transaction, at the time that the clock gives. */
static bool run_whole(Session *session, const Operation *operation, void *record, FieldSet given,
                      const Clock *clock, const char *request_id, Error *err)
{
    if (!session_begin(session, operation->name, request_id, err)) {
        return false;
    }
    if (is_retry(session->db, request_id)) {
        db_rollback(session->db, NULL);
        return true;
    }
    if (!run_inside(session, operation, record, given, err) || !clock_mark(session, clock, err)) {
        db_rollback(session->db, err);
        return false;
    }
    return db_commit(session->db, err);
}

bool operation_run(Session *session, const Operation *operation, void *record, FieldSet given,
                   const char *request_id, Error *err)
{
    Error local = {0};
    Clock clock;
    err = err != NULL ? err : &local;
    bool ok = clock_enter(session, &clock, err) &&
              run_whole(session, operation, record, given, &clock, request_id, err);
    clock_leave(session, &clock);
    return ok;
}
