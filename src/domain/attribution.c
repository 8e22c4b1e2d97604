#include "domain/attribution.h"

#include "base/text.h"
#include "db/store.h"
#include "domain/customer.h"

bool attribution_touch(Session *session, int64_t customer_id, const char *consultant, int64_t date,
                       const char *reason, Error *err)
{
    Customer customer;
    char at[32];
    if (customer_id == 0 || text_empty(consultant) ||
        text_equal(consultant, CONSULTANT_UNASSIGNED) ||
        !customer_get(session, customer_id, &customer) || !text_empty(customer.owner)) {
        return true;
    }
    customer.owner = consultant;
    query_run(session->db, "ownership_add",
              BINDS(BIND_NUMBER(":customer", customer_id), BIND_TEXT(":owner", consultant),
                    BIND_DATE(":date", date), BIND_TEXT(":reason", reason),
                    BIND_TEXT(":at", instant_now(at, sizeof at)),
                    BIND_TEXT(":by", session->actor)));
    return store_update(session->db, &customer_entity, &customer, &session->arena, err);
}
