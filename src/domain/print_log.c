#include "domain/print_log.h"

#include "base/str.h"
#include "db/audit.h"
#include "db/query.h"

int64_t print_copies(Db *db, const char *kind, const char *number)
{
    return query_one_number(db, "print_copies",
                            BINDS(BIND_TEXT(":kind", kind), BIND_TEXT(":number", number)));
}

static bool write_row(const PrintRecord *record, const char *sha256, Error *err)
{
    char now[32];
    Str json = {0};
    Db *db = record->session->db;
    query_run(db, "print_log_add",
              BINDS(BIND_TEXT(":kind", record->kind), BIND_TEXT(":number", record->number),
                    BIND_NUMBER(":copy", record->copy), BIND_DATE(":on", record->session->today),
                    BIND_TEXT(":at", instant_now(now, sizeof now)),
                    BIND_TEXT(":by", record->session->actor)));
    str_add(&json, "{\"kind\":");
    str_json(&json, record->kind);
    str_add(&json, ",\"number\":");
    str_json(&json, record->number);
    str_format(&json, ",\"copy\":%lld,\"sha256\":", (long long)record->copy);
    str_json(&json, sha256);
    str_add(&json, "}");
    bool ok = audit_event(db, "print", json.data, err);
    str_clear(&json);
    return ok;
}

bool print_record(const PrintRecord *record, const char *sha256, Error *err)
{
    Session *session = record->session;
    if (!session_begin(session, "print", NULL, err)) {
        return false;
    }
    if (!write_row(record, sha256, err)) {
        db_rollback(session->db, err);
        return false;
    }
    return db_commit(session->db, err);
}
