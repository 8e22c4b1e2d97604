/*
 * Session: who works, in which role, on which day, on which file. Passed to every operation.
 */
#ifndef DOMAIN_SESSION_H
#define DOMAIN_SESSION_H

#include "base/str.h"
#include "db/db.h"
#include "model/operation.h"

typedef enum Origin { ORIGIN_DESK, ORIGIN_COMMAND, ORIGIN_IMPORT } Origin;

typedef struct Session {
    Db *db;
    const char *actor;    /* shown in the audit trail: "王芳", "命令行" */
    char name[256];       /* of whom session_login found: what actor points to then */
    char staff_no[64];    /* his 工号; "" for nobody in particular */
    unsigned permission;  /* MAY_… bits of the role, as of the last write */
    int64_t today;        /* business date */
    int64_t now;          /* minutes of the day */
    Origin origin;
    const char *late;     /* reason for a row in a closed day; NULL */
    const Operation *operation; /* that runs; NULL between operations */
    const char *checker;  /* second person of a step that wants one; NULL */
    Str warnings;         /* lines for the user; the caller shows and resets them */
    Arena arena;          /* of the running operation; cleared by the caller */
} Session;

void session_init(Session *session, Db *db); /* as 经理 命令行, today and now from the clock */
void session_clear(Session *session);
/* The role and name of a staff row; ERR_NOT_FOUND, ERR_DENIED when no longer employed. */
bool session_login(Session *session, const char *staff_no, Error *err);
/* The way into every write: a transaction in the session's name (an inner one inside another), with
 * the person's role and active flag read again in it, so that whoever was demoted or has left writes
 * no more. Ended by db_commit or db_rollback. request_id as in DbActor. */
bool session_begin(Session *session, const char *operation, const char *request_id, Error *err);
/* What is 经理's alone; what: the words of it, translated. */
bool session_manager(const Session *session, const char *what, Error *err);
bool session_strict(const Session *session); /* desk and command: guards that imports skip */
void session_warn(Session *session, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
