#include "model/choice.h"

#include "base/str.h"
#include "base/text.h"

#include <string.h>

#define CHOICE_ROW_(constant, code, label) {code, label},
#define CHOICE_ROWS(name, LIST) static const Choice name##_rows[] = {LIST(CHOICE_ROW_)};

CHOICE_ROWS(employment, EMPLOYMENT_CHOICES)
CHOICE_ROWS(code_list, CODE_LIST_CHOICES)
CHOICE_ROWS(role, ROLE_CHOICES)
CHOICE_ROWS(unit_control, UNIT_CONTROL_CHOICES)
CHOICE_ROWS(unit_release, UNIT_RELEASE_CHOICES)
CHOICE_ROWS(sex, SEX_CHOICES)
CHOICE_ROWS(grade, GRADE_CHOICES)
CHOICE_ROWS(visit_kind, VISIT_KIND_CHOICES)
CHOICE_ROWS(followup_mode, FOLLOWUP_MODE_CHOICES)
CHOICE_ROWS(pay_method, PAY_METHOD_CHOICES)
CHOICE_ROWS(deal_state, DEAL_STATE_CHOICES)
CHOICE_ROWS(ticket_state, TICKET_STATE_CHOICES)
CHOICE_ROWS(receipt_kind, RECEIPT_KIND_CHOICES)
CHOICE_ROWS(change_kind, CHANGE_KIND_CHOICES)
CHOICE_ROWS(change_state, CHANGE_STATE_CHOICES)
CHOICE_ROWS(filing_state, FILING_STATE_CHOICES)
CHOICE_ROWS(signing_state, SIGNING_STATE_CHOICES)
CHOICE_ROWS(loan_kind, LOAN_KIND_CHOICES)
CHOICE_ROWS(loan_state, LOAN_STATE_CHOICES)
CHOICE_ROWS(loan_step, LOAN_STEP_CHOICES)
CHOICE_ROWS(loan_age, LOAN_AGE_CHOICES)
CHOICE_ROWS(item_category, ITEM_CATEGORY_CHOICES)
CHOICE_ROWS(movement_kind, MOVEMENT_KIND_CHOICES)
CHOICE_ROWS(target_metric, TARGET_METRIC_CHOICES)
CHOICE_ROWS(channel_report_state, CHANNEL_REPORT_STATE_CHOICES)
CHOICE_ROWS(channel_report_shown, CHANNEL_REPORT_SHOWN_CHOICES)
CHOICE_ROWS(paper_state, PAPER_STATE_CHOICES)
CHOICE_ROWS(post_state, POST_STATE_CHOICES)
CHOICE_ROWS(price_batch_state, PRICE_BATCH_STATE_CHOICES)
CHOICE_ROWS(discount_kind, DISCOUNT_KIND_CHOICES)
CHOICE_ROWS(special_price_state, SPECIAL_PRICE_STATE_CHOICES)
CHOICE_ROWS(ownership_cause, OWNERSHIP_CAUSE_CHOICES)
CHOICE_ROWS(relation, RELATION_CHOICES)
CHOICE_ROWS(consent_channel, CONSENT_CHANNEL_CHOICES)
CHOICE_ROWS(rotation_queue, ROTATION_QUEUE_CHOICES)
CHOICE_ROWS(rotation_action, ROTATION_ACTION_CHOICES)
CHOICE_ROWS(dunning_mode, DUNNING_MODE_CHOICES)
CHOICE_ROWS(delivery_state, DELIVERY_STATE_CHOICES)
CHOICE_ROWS(archive_kind, ARCHIVE_KIND_CHOICES)
CHOICE_ROWS(archive_state, ARCHIVE_STATE_CHOICES)
CHOICE_ROWS(archive_loan_state, ARCHIVE_LOAN_STATE_CHOICES)
CHOICE_ROWS(plan_kind, PLAN_KIND_CHOICES)
CHOICE_ROWS(pipeline_stage, PIPELINE_STAGE_CHOICES)
CHOICE_ROWS(paper_purpose, PAPER_PURPOSE_CHOICES)
CHOICE_ROWS(buyer_party, BUYER_PARTY_CHOICES)
CHOICE_ROWS(buyer_marriage, BUYER_MARRIAGE_CHOICES)
CHOICE_ROWS(buyer_employment, BUYER_EMPLOYMENT_CHOICES)
CHOICE_ROWS(buyer_trait, BUYER_TRAIT_CHOICES)
CHOICE_ROWS(bank_state, BANK_STATE_CHOICES)
CHOICE_ROWS(id_kind, ID_KIND_CHOICES)
CHOICE_ROWS(book_kind, BOOK_KIND_CHOICES)
CHOICE_ROWS(book_number_state, BOOK_NUMBER_STATE_CHOICES)
CHOICE_ROWS(buyer_relation, BUYER_RELATION_CHOICES)
CHOICE_ROWS(policy_item, POLICY_ITEM_CHOICES)
CHOICE_ROWS(loan_mix, LOAN_MIX_CHOICES)
CHOICE_ROWS(home_rank, HOME_RANK_CHOICES)
CHOICE_ROWS(extra_way, EXTRA_WAY_CHOICES)

#define CHOICE_LIST(name) {#name, name##_rows, ARRAY_LEN(name##_rows)}

static const ChoiceList lists[] = {
    CHOICE_LIST(paper_state), CHOICE_LIST(price_batch_state), CHOICE_LIST(discount_kind), CHOICE_LIST(special_price_state),
    CHOICE_LIST(employment),    CHOICE_LIST(role),
    CHOICE_LIST(code_list),
    CHOICE_LIST(unit_control),  CHOICE_LIST(unit_release),
    CHOICE_LIST(sex),           CHOICE_LIST(grade),
    CHOICE_LIST(visit_kind),    CHOICE_LIST(followup_mode),
    CHOICE_LIST(pay_method),    CHOICE_LIST(deal_state),
    CHOICE_LIST(ticket_state),  CHOICE_LIST(receipt_kind),
    CHOICE_LIST(change_kind),   CHOICE_LIST(change_state),
    CHOICE_LIST(filing_state),  CHOICE_LIST(loan_kind),
    CHOICE_LIST(signing_state),
    CHOICE_LIST(loan_state),    CHOICE_LIST(item_category),
    CHOICE_LIST(loan_step), CHOICE_LIST(loan_age),
    CHOICE_LIST(movement_kind), CHOICE_LIST(target_metric),
    CHOICE_LIST(post_state),    CHOICE_LIST(channel_report_state),
    CHOICE_LIST(ownership_cause), CHOICE_LIST(relation),
    CHOICE_LIST(consent_channel), CHOICE_LIST(rotation_queue),
    CHOICE_LIST(dunning_mode),  CHOICE_LIST(delivery_state),
    CHOICE_LIST(archive_kind),  CHOICE_LIST(archive_state),
    CHOICE_LIST(archive_loan_state), CHOICE_LIST(pipeline_stage),
    CHOICE_LIST(id_kind), CHOICE_LIST(book_kind), CHOICE_LIST(book_number_state),
    CHOICE_LIST(buyer_relation),
    CHOICE_LIST(plan_kind),
    CHOICE_LIST(policy_item), CHOICE_LIST(loan_mix), CHOICE_LIST(home_rank), CHOICE_LIST(extra_way),
    CHOICE_LIST(paper_purpose), CHOICE_LIST(buyer_party), CHOICE_LIST(buyer_marriage),
    CHOICE_LIST(buyer_employment), CHOICE_LIST(buyer_trait), CHOICE_LIST(bank_state),
    CHOICE_LIST(rotation_action), CHOICE_LIST(channel_report_shown),
};

const ChoiceList *choice_list(const char *name)
{
    for (size_t i = 0; name != NULL && i < ARRAY_LEN(lists); i++) {
        if (strcmp(lists[i].name, name) == 0) {
            return &lists[i];
        }
    }
    return NULL;
}

static const Choice *choice_at(const char *list, int64_t index)
{
    const ChoiceList *found = choice_list(list);
    if (found == NULL || index < 0 || (size_t)index >= found->count) {
        return NULL;
    }
    return &found->rows[index];
}

const char *choice_code(const char *list, int64_t index)
{
    const Choice *choice = choice_at(list, index);
    return choice != NULL ? choice->code : "";
}

const char *choice_label(const char *list, int64_t index)
{
    const Choice *choice = choice_at(list, index);
    return choice != NULL ? choice->label : "";
}

int64_t choice_from_code(const char *list, const char *code)
{
    const ChoiceList *found = choice_list(list);
    for (size_t i = 0; found != NULL && code != NULL && i < found->count; i++) {
        if (strcmp(found->rows[i].code, code) == 0) {
            return (int64_t)i;
        }
    }
    return NONE;
}

int64_t choice_from_label(const char *list, const char *label)
{
    const ChoiceList *found = choice_list(list);
    for (size_t i = 0; found != NULL && label != NULL && i < found->count; i++) {
        if (strcmp(found->rows[i].label, label) == 0) {
            return (int64_t)i;
        }
    }
    return NONE;
}
