#include "domain/policy.h"

#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/save.h"
#include "domain/setting.h"
#include "model/choice.h"

#define SHORT_MONTHS 60 /* up to five years the fund lends at its short rate */
#define PPM_POINT 100   /* ppm in a basis point */
#define NO_SETTING SETTING_COUNT
#define POINTS_MOST 10000 /* 100 % */

/* What an item's value is, and the setting that stands in for a missing row. */
static const struct {
    PolicyUnit unit;
    SettingId setting;
} items[POLICY_ITEM_COUNT] = {
    [POLICY_LPR] = {POLICY_RATE, SETTING_LPR},
    [POLICY_POINTS] = {POLICY_NUMBER, NO_SETTING},
    [POLICY_REPRICE] = {POLICY_TEXT, NO_SETTING},
    [POLICY_COMMERCIAL_DOWN] = {POLICY_RATE, SETTING_COMMERCIAL_DOWN},
    [POLICY_COMMERCIAL_DOWN_SECOND] = {POLICY_RATE, SETTING_COMMERCIAL_DOWN},
    [POLICY_FUND_RATE] = {POLICY_RATE, SETTING_FUND_RATE},
    [POLICY_FUND_RATE_SECOND] = {POLICY_RATE, SETTING_FUND_RATE},
    [POLICY_FUND_RATE_SHORT] = {POLICY_RATE, SETTING_FUND_RATE},
    [POLICY_FUND_RATE_SHORT_SECOND] = {POLICY_RATE, SETTING_FUND_RATE},
    [POLICY_FUND_DOWN] = {POLICY_RATE, SETTING_FUND_DOWN},
    [POLICY_FUND_CAP] = {POLICY_AMOUNT, SETTING_FUND_CAP},
    [POLICY_FUND_CAP_COUPLE] = {POLICY_AMOUNT, SETTING_FUND_CAP},
    [POLICY_FUND_ABILITY] = {POLICY_TEXT, NO_SETTING},
    [POLICY_LOAN_YEARS] = {POLICY_NUMBER, SETTING_LOAN_YEARS},
    [POLICY_AGE] = {POLICY_TEXT, NO_SETTING},
};

PolicyUnit policy_unit(int64_t item)
{
    return items[item].unit;
}

/* A number about the row in force. */
static int64_t ask(Db *db, const char *query, int64_t item, int64_t date)
{
    Arena arena = {0};
    const char *city = setting_text(db, SETTING_CITY, &arena);
    int64_t answer = query_one_number(
        db, query, BINDS(BIND_TEXT(":item", choice_code("policy_item", item)),
                         BIND_TEXT(":city", city), BIND_DATE(":date", date)));
    arena_clear(&arena);
    return answer;
}

bool policy_unverified(Db *db, int64_t item, int64_t date)
{
    return ask(db, "policy_in_force_unverified", item, date) == 1;
}

int64_t policy_value(Db *db, int64_t item, int64_t date)
{
    int64_t value = ask(db, "policy_in_force", item, date);
    bool fallback = value == NONE && items[item].setting != NO_SETTING;
    return fallback ? setting_number(db, items[item].setting) : value;
}

int64_t policy_commercial_rate(Db *db, int64_t date)
{
    int64_t points = policy_value(db, POLICY_POINTS, date);
    return points != NONE ? policy_value(db, POLICY_LPR, date) + points * PPM_POINT
                          : setting_number(db, SETTING_COMMERCIAL_RATE);
}

int64_t policy_fund_rate(Db *db, int64_t months, bool second, int64_t date)
{
    bool brief = months <= SHORT_MONTHS;
    int64_t item = brief ? second ? POLICY_FUND_RATE_SHORT_SECOND : POLICY_FUND_RATE_SHORT
                   : second ? POLICY_FUND_RATE_SECOND : POLICY_FUND_RATE;
    return policy_value(db, item, date);
}

const char *policy_show(const Policy *policy, Arena *arena)
{
    char buf[32];
    const char *words = policy->value != NULL ? policy->value : "";
    if (policy->rate != NONE) {
        return arena_format(arena, "%s%%", rate_format(buf, sizeof buf, policy->rate));
    }
    if (policy->amount != NONE) {
        return arena_copy(arena, money_format(buf, sizeof buf, policy->amount));
    }
    if (policy->number != NONE) {
        const char *shape = policy->item == POLICY_POINTS ? _("%lld基点") : _("%lld年");
        return arena_format(arena, shape, (long long)policy->number);
    }
    return words;
}

/* A row says one thing, in the field of its item's kind. */
static bool check_value(const Policy *policy, Error *err)
{
    static const struct {
        PolicyUnit unit;
        size_t field;
        const char *say; /* msgid */
    } kinds[] = {
        {POLICY_RATE, POLICY_rate, N_("%s填比率，如 3.5 表示 3.5%%")},
        {POLICY_AMOUNT, POLICY_amount, N_("%s填金额")},
        {POLICY_NUMBER, POLICY_number, N_("%s填数值：年数，或者基点数")},
        {POLICY_TEXT, POLICY_value, N_("%s只填内容，没有数值")},
    };
    PolicyUnit unit = items[policy->item].unit;
    const char *label = _(choice_label("policy_item", policy->item));
    const char *say = _(kinds[unit].say);
    bool empty = text_empty(policy->value);
    for (size_t i = 0; i < POLICY_TEXT; i++) {
        bool filled = !field_empty(&policy_fields[kinds[i].field], policy);
        empty = empty && !filled;
        if (filled && kinds[i].unit != unit) {
            return error_set(err, ERR_INVALID, policy_fields[kinds[i].field].id, say, label);
        }
    }
    return !empty || error_set(err, ERR_INVALID, policy_fields[kinds[unit].field].id, say, label);
}

static bool is_yearly(int64_t item)
{
    return items[item].setting == SETTING_LPR || items[item].setting == SETTING_FUND_RATE;
}

/* What others divide by, and add to a rate. */
static bool check_number(const Policy *policy, Error *err)
{
    Error cause = {0};
    if (is_yearly(policy->item) && !rate_check_yearly(policy->rate, &cause)) {
        return error_set(err, cause.code, "rate", "%s", cause.text);
    }
    if (policy->item == POLICY_LOAN_YEARS && (policy->number < 1 || policy->number > LOAN_YEARS_MOST)) {
        return error_set(err, ERR_INVALID, "number", _("年数要在 1 到 %d 之间"), LOAN_YEARS_MOST);
    }
    return policy->item != POLICY_POINTS ||
           (policy->number >= -POINTS_MOST && policy->number <= POINTS_MOST) ||
           error_set(err, ERR_INVALID, "number", _("基点要在 -%d 到 %d 之间"), POINTS_MOST, POINTS_MOST);
}

static bool check_dates(const Policy *policy, Error *err)
{
    return policy->valid_until == NONE || policy->valid_until >= policy->valid_from ||
           error_set(err, ERR_INVALID, "valid_until", _("失效日期不能早于生效日期"));
}

static bool policy_save(Session *session, void *record, FieldSet given, Error *err)
{
    Policy *policy = record;
    return check_value(policy, err) && check_number(policy, err) && check_dates(policy, err) &&
           save_by_key(session, &policy_entity, policy, given, err);
}

/* The row stops holding behind a day; nothing is deleted. */
static bool policy_end(Session *session, void *record, FieldSet given, Error *err)
{
    Policy *policy = record;
    Policy stored;
    (void)given;
    if (!store_match(session->db, &policy_entity, policy, 0, &session->arena, &stored)) {
        return error_set(err, ERR_NOT_FOUND, "valid_from", _("没有这一行政策，请核对城市、项目和生效日期"));
    }
    stored.valid_until = policy->valid_until;
    *policy = stored;
    return check_dates(policy, err) &&
           store_update(session->db, &policy_entity, policy, &session->arena, err);
}

static const Input save_inputs[] = {
    {POLICY_city, REQUIRED},  {POLICY_item, REQUIRED}, {POLICY_valid_from, REQUIRED | TODAY},
    {POLICY_valid_until, 0},  {POLICY_rate, 0},        {POLICY_amount, 0},
    {POLICY_number, 0},       {POLICY_value, 0},       {POLICY_document, 0},
    {POLICY_unverified, 0},   {POLICY_remark, 0},
};
static const Input end_inputs[] = {
    {POLICY_city, REQUIRED},
    {POLICY_item, REQUIRED},
    {POLICY_valid_from, REQUIRED},
    {POLICY_valid_until, REQUIRED | TODAY},
};

const Operation policy_operations[] = {
    {"policy.save", N_("登记贷款政策"), &policy_entity, INPUTS(save_inputs), MAY_MANAGER, policy_save},
    {"policy.end", N_("政策失效"), &policy_entity, INPUTS(end_inputs), MAY_MANAGER, policy_end},
};
const size_t policy_operation_count = ARRAY_LEN(policy_operations);
