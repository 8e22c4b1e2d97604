/* 催款: who was asked for which money, so that nobody is asked twice for one and none is
 * forgotten. */
#include "domain/dunning.h"

#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/deal.h"
#include "domain/receivable.h"
#include "domain/setting.h"
#include "model/dunning.h"

/* The steps of asking for a row, in the order in which they come. */
static const struct {
    const char *label; /* msgid */
    SettingId days;
    int sign; /* of the days, from the due date */
} steps[DUNNING_STEP_COUNT] = {
    [DUNNING_NONE] = {"", SETTING_COUNT, 0},
    [DUNNING_REMIND] = {N_("到期提醒"), SETTING_DUNNING_AHEAD, -1},
    [DUNNING_FIRST] = {N_("第一次催款"), SETTING_DUNNING_FIRST, 1},
    [DUNNING_SECOND] = {N_("第二次催款"), SETTING_DUNNING_SECOND, 1},
    [DUNNING_THIRD] = {N_("第三次催款"), SETTING_DUNNING_THIRD, 1},
};

const char *dunning_label(DunningStep step)
{
    return steps[step].label;
}

DunningStep dunning_step(Db *db, int64_t due, int64_t date)
{
    DunningStep step = DUNNING_NONE;
    for (int i = DUNNING_REMIND; i < DUNNING_STEP_COUNT; i++) {
        if (date >= due + steps[i].sign * setting_number(db, steps[i].days)) {
            step = (DunningStep)i;
        }
    }
    return step;
}

DunningStep dunning_open_step(Db *db, const char *deal_no, int64_t due, int64_t date)
{
    DunningStep step = dunning_step(db, due, date);
    int64_t last = query_one_date(db, "dunning_last",
                                  BINDS(BIND_TEXT(":deal", deal_no), BIND_DATE(":due", due),
                                        BIND_DATE(":to", date)));
    return last != NONE && step == dunning_step(db, due, last) ? DUNNING_NONE : step;
}

/* What is unpaid of the rows of a due date; 0 when there are none. */
static int64_t open_amount(Session *session, const Dunning *dunning)
{
    int64_t open = 0;
    ReceivableSchedule schedule =
        receivable_schedule(session->db, dunning->deal_no, dunning->date, &session->arena);
    for (size_t i = 0; i < schedule.count; i++) {
        if (schedule.rows[i].due == dunning->due_on) {
            open += schedule.rows[i].amount - schedule.rows[i].paid;
        }
    }
    return open;
}

static bool check_open(Session *session, Dunning *dunning, Error *err)
{
    int64_t open = open_amount(session, dunning);
    if (session_strict(session) && open <= 0) {
        return error_set(err, ERR_CONFLICT, "due_on", _("认购 %s 在这一天没有未付的应收"),
                         dunning->deal_no);
    }
    if (dunning->amount == NONE) {
        dunning->amount = open;
    }
    return !session_strict(session) || dunning->amount <= open ||
           error_set(err, ERR_INVALID, "amount", _("金额大于这一天未付的应收"));
}

static bool dunning_add(Session *session, void *record, FieldSet given, Error *err)
{
    Dunning *dunning = record;
    Deal deal;
    (void)given;
    if (!deal_load(session, dunning->deal_no, "deal_no", &deal, err) ||
        !check_open(session, dunning, err)) {
        return false;
    }
    if (dunning->promised_on != NONE && dunning->promised_on < dunning->date) {
        return error_set(err, ERR_INVALID, "promised_on", _("承诺付款日期早于催款日期"));
    }
    return store_insert(session->db, &dunning_entity, dunning, &session->arena, err);
}

static const Input add_inputs[] = {
    {DUNNING_dunning_no, 0},      {DUNNING_date, REQUIRED | TODAY}, {DUNNING_deal_no, REQUIRED},
    {DUNNING_due_on, REQUIRED},   {DUNNING_amount, 0},              {DUNNING_mode, REQUIRED},
    {DUNNING_result, 0},          {DUNNING_promised_on, 0},
};

const Operation dunning_operations[] = {
    {"dunning.add", N_("催款"), &dunning_entity, INPUTS(add_inputs),
     MAY_ASSISTANT | MAY_FINANCE | MAY_MANAGER, dunning_add},
};
const size_t dunning_operation_count = ARRAY_LEN(dunning_operations);
