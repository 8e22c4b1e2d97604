#include "domain/bank.h"

#include "base/money.h"
#include "base/str.h"
#include "base/text.h"
#include "db/store.h"
#include "domain/areas.h"
#include "domain/save.h"
#include "model/bank_product.h"
#include "model/choice.h"

#define PPM 1000000

/* Columns of bank_of_loan. */
enum { OF_ACCEPTING, OF_VALID_TO, OF_QUOTA, OF_REMAINING, OF_MIN_DOWN, OF_BRANCH, OF_OFFICER, OF_PHONE };

static void warn_quota(Session *session, const Loan *loan, int64_t quota, int64_t remaining)
{
    char text[32];
    int64_t left = remaining - loan->applied;
    if (left < 0) {
        session_warn(session, _("%s 的额度只剩 %s，不够这一笔"), loan->bank,
                     money_format(text, sizeof text, remaining));
    } else if (left < quota / 10) {
        session_warn(session, _("%s 的额度做完这一笔只剩 %s，不到一成"), loan->bank,
                     money_format(text, sizeof text, left));
    }
}

/* Whom to ring about it, where nobody was told. */
static void take_contact(Session *session, Loan *loan, Stmt *stmt)
{
    const struct {
        const char **to;
        int column;
    } parts[] = {{&loan->branch, OF_BRANCH}, {&loan->officer, OF_OFFICER},
                 {&loan->officer_phone, OF_PHONE}};
    for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
        if (text_empty(*parts[i].to) && !query_is_null(stmt, parts[i].column)) {
            *parts[i].to = arena_copy(&session->arena, query_text(stmt, parts[i].column));
        }
    }
}

static void warn_of(Session *session, const Loan *loan, Stmt *stmt)
{
    int64_t valid_to = query_date(stmt, OF_VALID_TO);
    if (query_number(stmt, OF_ACCEPTING) == 0) {
        session_warn(session, _("%s 现在不接单"), loan->bank);
    } else if (valid_to != NONE && valid_to < session->today) {
        session_warn(session, _("%s 的额度已经过期"), loan->bank);
    } else if (!query_is_null(stmt, OF_QUOTA)) {
        warn_quota(session, loan, query_number(stmt, OF_QUOTA), query_number(stmt, OF_REMAINING));
    }
}

void bank_check(Session *session, Loan *loan, int64_t total)
{
    if (!session_strict(session)) {
        return;
    }
    const Bind *binds = BINDS(BIND_TEXT(":bank", loan->bank),
                              BIND_TEXT(":kind", choice_code("loan_kind", loan->kind)));
    Stmt *stmt = query_open(session->db, "bank_of_loan", binds);
    if (!query_next(stmt)) {
        if (query_one_number(session->db, "bank_any", binds) == 1) {
            session_warn(session, _("%s 不在合作银行里，请先问清额度和利率"), loan->bank);
        }
        query_close(stmt);
        return;
    }
    int64_t min_down = query_number(stmt, OF_MIN_DOWN);
    take_contact(session, loan, stmt);
    warn_of(session, loan, stmt);
    if (min_down != NONE && loan->applied > total - total / PPM * min_down - total % PPM * min_down / PPM) {
        session_warn(session, _("申请金额超过总价减最低首付，%s 不会批这么多"), loan->bank);
    }
    query_close(stmt);
}

static bool bank_save(Session *session, void *record, FieldSet given, Error *err)
{
    BankProduct *row = record;
    BankProduct stored;
    if (row->rate != NONE && row->spread != NONE) {
        return error_set(err, ERR_INVALID, "spread", _("年利率和 LPR 加点只填一个"));
    }
    if (row->rate != NONE || row->spread != NONE) { /* the one told takes the other's place */
        given |= FIELD_BIT(BANK_PRODUCT_rate) | FIELD_BIT(BANK_PRODUCT_spread);
    }
    if (row->valid_from != NONE && row->valid_to != NONE && row->valid_to < row->valid_from) {
        return error_set(err, ERR_INVALID, "valid_to", _("有效期至早于有效期自"));
    }
    if (row->accepting == NONE &&
        !store_match(session->db, &bank_product_entity, row, 0, &session->arena, &stored)) {
        row->accepting = 1;
    }
    return save_by_key(session, &bank_product_entity, row, given, err);
}

static bool bank_stop(Session *session, void *record, FieldSet given, Error *err)
{
    BankProduct *row = record;
    BankProduct stored;
    if (!store_match(session->db, &bank_product_entity, row, 0, &session->arena, &stored)) {
        return error_set(err, ERR_NOT_FOUND, "bank", _("合作银行里没有 %s 的这种产品"), row->bank);
    }
    row->accepting = 0;
    return save_by_key(session, &bank_product_entity, row,
                       given | FIELD_BIT(BANK_PRODUCT_accepting), err);
}

static const Input save_inputs[] = {
    {BANK_PRODUCT_bank, REQUIRED}, {BANK_PRODUCT_branch, 0},     {BANK_PRODUCT_product, REQUIRED},
    {BANK_PRODUCT_rate, 0},        {BANK_PRODUCT_spread, 0},     {BANK_PRODUCT_min_down, 0},
    {BANK_PRODUCT_quota, 0},       {BANK_PRODUCT_valid_from, 0}, {BANK_PRODUCT_valid_to, 0},
    {BANK_PRODUCT_accepting, 0},   {BANK_PRODUCT_officer, 0},    {BANK_PRODUCT_phone, 0},
    {BANK_PRODUCT_note, 0},
};
static const Input stop_inputs[] = {
    {BANK_PRODUCT_bank, REQUIRED},
    {BANK_PRODUCT_branch, 0},
    {BANK_PRODUCT_product, REQUIRED},
    {BANK_PRODUCT_note, 0},
};

const Operation bank_operations[] = {
    {"bank.save", N_("登记合作银行"), &bank_product_entity, INPUTS(save_inputs),
     MAY_ASSISTANT | MAY_MANAGER, bank_save},
    {"bank.stop", N_("停收"), &bank_product_entity, INPUTS(stop_inputs), MAY_ASSISTANT | MAY_MANAGER,
     bank_stop},
};
const size_t bank_operation_count = sizeof bank_operations / sizeof bank_operations[0];
