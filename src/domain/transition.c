#include "domain/transition.h"

#include "base/str.h"
#include "base/text.h"
#include "model/archive.h"
#include "model/archive_loan.h"
#include "model/change.h"
#include "model/choice.h"
#include "model/deal.h"
#include "model/delivery.h"
#include "model/filing.h"
#include "model/loan.h"
#include "model/price_batch.h"
#include "model/signing.h"
#include "model/special_price.h"
#include "model/ticket.h"
#include "model/unit_control.h"

#include <assert.h>
#include <string.h>

#define NAMED_MAX 3 /* states that a refusal names */

/* 房源 by the decision on it; who has bought it is the deal's. */
#define UNIT_UNSOLD (IN_STATE(UNIT_UNRELEASED) | IN_STATE(UNIT_AVAILABLE) | IN_STATE(UNIT_HELD))
#define UNIT_SALEABLE (IN_STATE(UNIT_AVAILABLE) | IN_STATE(UNIT_HELD))
static const Transition unit_rows[] = {
    {"unit.launch", IN_STATE(UNIT_UNRELEASED), UNIT_AVAILABLE, 0, NULL},
    {"batch.launch", IN_STATE(UNIT_UNRELEASED), UNIT_AVAILABLE, 0, NULL},
    {"unit.withdraw", IN_STATE(UNIT_AVAILABLE), UNIT_UNRELEASED, 0, NULL},
    {"batch.withdraw", IN_STATE(UNIT_AVAILABLE), UNIT_UNRELEASED, 0, NULL},
    {"unit.hold", IN_STATE(UNIT_AVAILABLE), UNIT_HELD, 0, NULL},
    {"unit.release", IN_STATE(UNIT_HELD), UNIT_AVAILABLE, 0, NULL},
    {"unit.bar", UNIT_UNSOLD, UNIT_NOT_FOR_SALE, 0, NULL},
    {"unit.unbar", IN_STATE(UNIT_NOT_FOR_SALE), UNIT_UNRELEASED, 0, NULL},
    {"unit.lock", IN_STATE(UNIT_AVAILABLE), STAYS, 0, NULL},
    {"deal.reserve", UNIT_SALEABLE, STAYS, 0, NULL},
    {"deal.subscribe", UNIT_SALEABLE, STAYS, 0, NULL},
    {"change.execute", UNIT_SALEABLE, STAYS, 0, "new_unit_no"},
};

/* 成交, with what is done to a deal from elsewhere. */
#define DEAL_LIVE                                                                                  \
    (IN_STATE(DEAL_SUBSCRIBED) | IN_STATE(DEAL_SIGNED) | IN_STATE(DEAL_FILED) |                    \
     IN_STATE(DEAL_DELIVERED))
#define DEAL_CONTRACTED (IN_STATE(DEAL_SIGNED) | IN_STATE(DEAL_FILED) | IN_STATE(DEAL_DELIVERED))
static const Transition deal_rows[] = {
    {"deal.reserve", NOT_YET, DEAL_RESERVED, 0, NULL},
    {"deal.unreserve", IN_STATE(DEAL_RESERVED), DEAL_VOID, 0, NULL},
    {"deal.subscribe", NOT_YET | IN_STATE(DEAL_RESERVED), DEAL_SUBSCRIBED, 0, NULL},
    {"plan.make", IN_STATE(DEAL_SUBSCRIBED), STAYS, 0, NULL},
    {"plan.set", IN_STATE(DEAL_SUBSCRIBED), STAYS, 0, NULL},
    {"plan.split", IN_STATE(DEAL_SUBSCRIBED), STAYS, 0, NULL},
    {"signing.draft", DEAL_LIVE, STAYS, 0, NULL},
    {"deal.sign", IN_STATE(DEAL_SUBSCRIBED), DEAL_SIGNED, 0, NULL},
    {"filing.send", IN_STATE(DEAL_SIGNED) | IN_STATE(DEAL_DELIVERED), STAYS,
     IN_STATE(DEAL_FILED) | IN_STATE(DEAL_CANCELLED), "contract_no"},
    {"loan.open", DEAL_CONTRACTED, STAYS, IN_STATE(DEAL_SUBSCRIBED) | IN_STATE(DEAL_CANCELLED),
     NULL},
    {"change.apply", DEAL_LIVE, STAYS, 0, NULL},
    {"change.execute", DEAL_LIVE, STAYS, 0, NULL},
    {"change.execute", DEAL_LIVE & ~IN_STATE(DEAL_FILED), DEAL_CANCELLED, IN_STATE(DEAL_FILED), NULL},
    {"delivery.hand_over", IN_STATE(DEAL_SIGNED) | IN_STATE(DEAL_FILED), DEAL_DELIVERED, 0, NULL},
};

static const Transition change_rows[] = {
    {"change.apply", NOT_YET, CHANGE_APPLIED, 0, NULL},
    {"change.approve", IN_STATE(CHANGE_APPLIED), CHANGE_APPROVED, 0, NULL},
    {"change.execute", IN_STATE(CHANGE_APPLIED) | IN_STATE(CHANGE_APPROVED), CHANGE_EXECUTED, 0,
     NULL},
    {"change.withdraw", IN_STATE(CHANGE_APPLIED) | IN_STATE(CHANGE_APPROVED), CHANGE_VOID, 0, NULL},
};

/* The way of a contract on paper; its state is the last of its dates. */
static const Transition signing_rows[] = {
    {"signing.draft", NOT_YET, SIGNING_DRAFTED, 0, NULL},
    {"signing.check", IN_STATE(SIGNING_DRAFTED), SIGNING_CHECKED, 0, "checked_on"},
    {"signing.approve", IN_STATE(SIGNING_CHECKED), SIGNING_APPROVED, 0, "approved_on"},
    {"signing.seal", IN_STATE(SIGNING_APPROVED), SIGNING_SEALED, 0, "sealed_on"},
    {"signing.distribute", IN_STATE(SIGNING_SEALED), SIGNING_DISTRIBUTED, 0, "distributed_on"},
};

/* The last filing of a contract: after a return or a revocation it is sent anew, as a row of its
 * own. */
static const Transition filing_rows[] = {
    {"filing.send", NOT_YET | IN_STATE(FILING_RETURNED) | IN_STATE(FILING_REVOKED), FILING_SENT, 0,
     NULL},
    {"filing.finish", IN_STATE(FILING_SENT), FILING_FILED, 0, NULL},
    {"filing.return", IN_STATE(FILING_SENT), FILING_RETURNED, 0, NULL},
    {"filing.revoke", IN_STATE(FILING_FILED), FILING_REVOKED, 0, NULL},
};

static const Transition ticket_rows[] = {
    {"ticket.open", NOT_YET, TICKET_OPEN, 0, NULL},
    {"ticket.refund", IN_STATE(TICKET_OPEN), TICKET_REFUNDED, 0, NULL},
    {"deal.subscribe", IN_STATE(TICKET_OPEN), TICKET_CONVERTED, 0, NULL},
};

#define ARCHIVE_ANY (IN_STATE(ARCHIVE_IN) | IN_STATE(ARCHIVE_OUT) | IN_STATE(ARCHIVE_LOST))
static const Transition archive_rows[] = {
    {"archive.register", NOT_YET, ARCHIVE_IN, 0, NULL},
    {"archive.place", ARCHIVE_ANY, STAYS, 0, NULL},
    {"archive.lend", IN_STATE(ARCHIVE_IN), ARCHIVE_OUT, 0, NULL},
    {"archive.return", IN_STATE(ARCHIVE_OUT), ARCHIVE_IN, 0, NULL},
    {"archive.lose", IN_STATE(ARCHIVE_OUT), ARCHIVE_LOST, 0, NULL},
};

static const Transition archive_loan_rows[] = {
    {"archive.lend", NOT_YET, ARCHIVE_LOAN_OUT, 0, NULL},
    {"archive.return", IN_STATE(ARCHIVE_LOAN_OUT), ARCHIVE_LOAN_RETURNED, 0, NULL},
    {"archive.lose", IN_STATE(ARCHIVE_LOAN_OUT), ARCHIVE_LOAN_LOST, 0, NULL},
};

/* An approved batch takes effect by itself at its time: no operation leads there. */
static const Transition price_batch_rows[] = {
    {"price.draft", NOT_YET, PRICE_DRAFT, 0, NULL},
    {"price.set", IN_STATE(PRICE_DRAFT), STAYS, 0, NULL},
    {"price.approve", IN_STATE(PRICE_DRAFT), PRICE_APPROVED, 0, NULL},
    {"price.void", IN_STATE(PRICE_DRAFT) | IN_STATE(PRICE_APPROVED), PRICE_VOID, 0, NULL},
};

static const Transition special_price_rows[] = {
    {"special.apply", NOT_YET, SPECIAL_APPLIED, 0, NULL},
    {"special.approve", IN_STATE(SPECIAL_APPLIED), SPECIAL_APPROVED, 0, NULL},
    {"special.refuse", IN_STATE(SPECIAL_APPLIED), SPECIAL_REFUSED, 0, NULL},
    {"deal.subscribe", IN_STATE(SPECIAL_APPROVED), SPECIAL_USED, 0, NULL},
};

/* The last application of a part of the loan. At the desk a stage follows the one before it; a
 * register tells of the stages that it knows. */
#define LOAN_OPEN                                                                                  \
    (IN_STATE(LOAN_WAIT_DOCS) | IN_STATE(LOAN_DOCS_OK) | IN_STATE(LOAN_INTERVIEWED) |              \
     IN_STATE(LOAN_SUBMITTED) | IN_STATE(LOAN_SUPPLEMENT) | IN_STATE(LOAN_APPROVED) |              \
     IN_STATE(LOAN_REGISTERING) | IN_STATE(LOAN_REGISTERED))
#define LOAN_ANY                                                                                   \
    (LOAN_OPEN | IN_STATE(LOAN_PARTLY) | IN_STATE(LOAN_DISBURSED) | IN_STATE(LOAN_REJECTED) |      \
     IN_STATE(LOAN_DROPPED))
#define LOAN_AT_BANK (IN_STATE(LOAN_SUBMITTED) | IN_STATE(LOAN_SUPPLEMENT))
#define LOAN_QUEUED (IN_STATE(LOAN_REGISTERED) | IN_STATE(LOAN_PARTLY))
#define LOAN_PAID (IN_STATE(LOAN_PARTLY) | IN_STATE(LOAN_DISBURSED))
static const Transition loan_rows[] = {
    {"loan.open", NOT_YET | IN_STATE(LOAN_REJECTED) | IN_STATE(LOAN_DROPPED), LOAN_WAIT_DOCS, 0,
     "kind"},
    {"loan.advance", LOAN_OPEN | IN_STATE(LOAN_PARTLY), STAYS, 0, NULL},
    {"loan.advance", IN_STATE(LOAN_WAIT_DOCS), LOAN_DOCS_OK, LOAN_OPEN, "docs_on"},
    {"loan.advance", IN_STATE(LOAN_DOCS_OK), LOAN_INTERVIEWED, LOAN_OPEN, "interview_on"},
    {"loan.advance", IN_STATE(LOAN_INTERVIEWED), LOAN_SUBMITTED, LOAN_OPEN, "submit_on"},
    {"loan.advance", LOAN_AT_BANK, LOAN_SUPPLEMENT, LOAN_OPEN, "supplement_on"},
    {"loan.advance", LOAN_AT_BANK, LOAN_APPROVED, LOAN_OPEN, "approved_on"},
    {"loan.advance", IN_STATE(LOAN_APPROVED), LOAN_REGISTERING, LOAN_OPEN, "reg_sent_on"},
    {"loan.advance", IN_STATE(LOAN_APPROVED) | IN_STATE(LOAN_REGISTERING), LOAN_REGISTERED,
     LOAN_OPEN, "registered_on"},
    {"loan.advance", IN_STATE(LOAN_REGISTERED), LOAN_PARTLY, LOAN_OPEN, "disbursed_on"},
    {"loan.advance", IN_STATE(LOAN_REGISTERED), LOAN_DISBURSED, LOAN_OPEN, "disbursed_on"},
    {"loan.advance", LOAN_OPEN, LOAN_REJECTED, 0, "rejected_on"},
    {"loan.detail", LOAN_ANY, STAYS, 0, NULL},
    {"loan.supplement", LOAN_AT_BANK, LOAN_SUPPLEMENT, 0, NULL},
    {"loan.answer", IN_STATE(LOAN_SUPPLEMENT), LOAN_SUBMITTED, 0, NULL},
    {"loan.disburse", LOAN_QUEUED, LOAN_DISBURSED, 0, NULL},
    {"loan.disburse", LOAN_QUEUED, LOAN_PARTLY, 0, NULL},
    {"loan.reverse", LOAN_PAID, LOAN_REGISTERED, 0, NULL},
    {"loan.reverse", LOAN_PAID, LOAN_PARTLY, 0, NULL},
    {"loan.drop", LOAN_OPEN | IN_STATE(LOAN_REJECTED), LOAN_DROPPED, 0, NULL},
    {"change.execute", LOAN_OPEN | IN_STATE(LOAN_PARTLY), LOAN_DROPPED, 0, NULL},
};

#define DELIVERY_ANY                                                                               \
    (IN_STATE(DELIVERY_DELIVERED) | IN_STATE(DELIVERY_TITLE_SENT) | IN_STATE(DELIVERY_TITLED))
static const Transition delivery_rows[] = {
    {"delivery.hand_over", NOT_YET, DELIVERY_DELIVERED, 0, NULL},
    {"delivery.measure", DELIVERY_ANY, STAYS, 0, NULL},
    {"delivery.send_title", IN_STATE(DELIVERY_DELIVERED), DELIVERY_TITLE_SENT, 0, NULL},
    {"delivery.finish_title", IN_STATE(DELIVERY_TITLE_SENT), DELIVERY_TITLED, 0, NULL},
};

#define MACHINE(id, label, choices, field, nothing)                                                \
    const Machine id##_machine = {#id,   label,    &id##_entity,       choices,                    \
                                  field, id##_rows, ARRAY_LEN(id##_rows), nothing, false}
const Machine unit_machine = {"unit", N_("房号"), &unit_control_entity, "unit_control",
                              "unit_no", unit_rows, ARRAY_LEN(unit_rows), NULL, false};
MACHINE(deal, N_("认购单"), "deal_state", "deal_no", NULL);
MACHINE(change, N_("变更申请"), "change_state", "change_no", NULL);
MACHINE(signing, N_("合同"), "signing_state", "deal_no", NULL);
MACHINE(filing, N_("合同"), "filing_state", "contract_no", N_("未送件"));
MACHINE(ticket, N_("认筹单"), "ticket_state", "ticket_no", NULL);
MACHINE(archive, N_("档案"), "archive_state", "archive_no", NULL);
MACHINE(archive_loan, N_("借阅单"), "archive_loan_state", "loan_no", NULL);
MACHINE(price_batch, N_("调价单"), "price_batch_state", "batch_no", NULL);
MACHINE(special_price, N_("特批单"), "special_price_state", "special_no", NULL);
const Machine loan_machine = {"loan", N_("按揭"), &loan_entity, "loan_state", "deal_no",
                              loan_rows, ARRAY_LEN(loan_rows), NULL, true};
MACHINE(delivery, N_("交房"), "delivery_state", "deal_no", NULL);

const Machine *const transition_machines[] = {
    &unit_machine,        &deal_machine,          &change_machine, &signing_machine,
    &filing_machine,      &ticket_machine,        &archive_machine, &archive_loan_machine,
    &price_batch_machine, &special_price_machine, &loan_machine,   &delivery_machine,
    NULL,
};

/* The row of the running operation: the one that leads to `to`, or its only one (NONE). */
static const Transition *find_row(const Session *session, const Machine *machine, int64_t to)
{
    for (size_t i = 0; i < machine->count; i++) {
        const Transition *row = &machine->rows[i];
        if (strcmp(row->operation, session->operation->name) == 0 && (to == NONE || row->to == to)) {
            return row;
        }
    }
    assert(false && "an operation without its row");
    return NULL;
}

static bool holds(StateSet set, int64_t state)
{
    return (set & (state == NONE ? NOT_YET : IN_STATE(state))) != 0;
}

static bool row_open(const Session *session, const Transition *row, int64_t state)
{
    return holds(row->from | (session_strict(session) ? 0 : row->register_from), state);
}

/* “已申请”或“已批”; nothing when they are many. */
static void add_states(Str *text, const Machine *machine, StateSet states)
{
    const ChoiceList *list = choice_list(machine->choices);
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (states & IN_STATE(i)) {
            str_format(text, "%s“%s”", count++ > 0 ? _("或") : "", _(list->rows[i].label));
        }
    }
    if (count > NAMED_MAX) {
        str_reset(text);
    }
}

static bool refuse(const Session *session, const Machine *machine, const Transition *row,
                   const char *number, int64_t state, Error *err)
{
    Str wanted = {0};
    const char *field = row->field != NULL ? row->field : machine->field;
    const char *now = state == NONE && machine->nothing != NULL
                          ? machine->nothing : choice_label(machine->choices, state);
    const char *label = machine->staged && row->to != STAYS
                            ? _(choice_label(machine->choices, row->to))
                            : _(session->operation->label);
    add_states(&wanted, machine, row->from);
    if (wanted.len == 0) {
        error_set(err, ERR_CONFLICT, field, _("%s %s 是“%s”，不能“%s”"), _(machine->label), number,
                  _(now), label);
    } else {
        error_set(err, ERR_CONFLICT, field, _("%s %s 是“%s”，不能“%s”：要%s才行"), _(machine->label),
                  number, _(now), label, str_text(&wanted));
    }
    str_clear(&wanted);
    return false;
}

static bool take(const Session *session, const Machine *machine, const char *number,
                 int64_t *state, const Transition *row, Error *err)
{
    if (!row_open(session, row, *state)) {
        return refuse(session, machine, row, number, *state, err);
    }
    *state = row->to == STAYS ? *state : row->to;
    return true;
}

int64_t transition_begin(const Session *session, const Machine *machine)
{
    return find_row(session, machine, NONE)->to;
}

bool transition_take(const Session *session, const Machine *machine, const char *number,
                     int64_t *state, Error *err)
{
    return take(session, machine, number, state, find_row(session, machine, NONE), err);
}

bool transition_take_to(const Session *session, const Machine *machine, const char *number,
                        int64_t *state, int64_t to, Error *err)
{
    return take(session, machine, number, state, find_row(session, machine, to), err);
}

const char *transition_next(const Machine *machine, int64_t state)
{
    for (size_t i = 0; i < machine->count; i++) {
        if (machine->rows[i].to != STAYS && holds(machine->rows[i].from, state)) {
            return machine->rows[i].operation;
        }
    }
    return NULL;
}

bool transition_open(const Session *session, const Machine *machine, int64_t state)
{
    return row_open(session, find_row(session, machine, NONE), state);
}
