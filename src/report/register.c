#include "report/register.h"

#include "base/str.h"
#include "base/text.h"
#include "model/archive.h"
#include "model/archive_loan.h"
#include "model/archive_paper.h"
#include "model/bank_product.h"
#include "model/book_number.h"
#include "model/buyer_profile.h"
#include "model/call.h"
#include "model/change.h"
#include "model/channel_report.h"
#include "model/consultant.h"
#include "model/contract.h"
#include "model/choice.h"
#include "model/deal.h"
#include "model/deal_buyer.h"
#include "model/delivery.h"
#include "model/dunning.h"
#include "model/discount.h"
#include "model/faq.h"
#include "model/filing.h"
#include "model/followup.h"
#include "model/item.h"
#include "model/loan.h"
#include "model/mortgage.h"
#include "model/movement.h"
#include "model/number_book.h"
#include "model/paper_template.h"
#include "model/policy.h"
#include "model/price_line.h"
#include "model/receipt.h"
#include "model/rotation.h"
#include "model/staff.h"
#include "model/target.h"
#include "model/ticket.h"
#include "model/ticket_wish.h"
#include "model/unit.h"
#include "model/visit.h"
#include "report/mortgage.h"

#include <string.h>

#define UNDATED(name, label, entity, operation)                                                    \
    {name, label, &entity, REGISTER_SAVE, REGISTER_FIRST, {{operation, NO_FIELD, {0}}}, 1, NULL, NULL}
#define BEHIND(name, label, entity, operation)                                                     \
    {name, label, &entity, REGISTER_SAVE, REGISTER_LAST, {{operation, NO_FIELD, {0}}}, 1, NULL, NULL}
#define DATED(name, label, entity, kind, ...)                                                      \
    {name, label, &entity, kind, REGISTER_DATED, {__VA_ARGS__},                                    \
     sizeof((const RegisterStep[]){__VA_ARGS__}) / sizeof(RegisterStep), NULL, NULL}
#define CHOSEN(name, label, entity, kind, choose, ...)                                             \
    {name, label, &entity, kind, REGISTER_DATED, {__VA_ARGS__}, 1, NULL, choose}

static const char *receipt_operation(const void *record)
{
    const Receipt *receipt = record;
    return receipt->kind == RECEIPT_REFUND ? "receipt.refund"
           : receipt->transfer == 1        ? "receipt.transfer"
                                           : "receipt.post";
}

const Register register_list[] = {
    UNDATED("consultants", N_("置业顾问"), consultant_entity, "consultant.save"),
    UNDATED("units", N_("房源"), unit_entity, "unit.save"),
    UNDATED("staff", N_("人员"), staff_entity, "staff.save"),
    DATED("calls", N_("来电"), call_entity, REGISTER_CONTACT, {"call.register", CALL_date, {0}}),
    DATED("visits", N_("来访"), visit_entity, REGISTER_CONTACT,
          {"visit.register", VISIT_date, {0}}),
    DATED("followups", N_("跟进"), followup_entity, REGISTER_CONTACT,
          {"followup.add", FOLLOWUP_date, {0}}),
    DATED("tickets", N_("认筹"), ticket_entity, REGISTER_DOCUMENT, {"ticket.open", TICKET_date, {0}},
          {"ticket.refund", TICKET_refunded_on, {0}}),
    DATED("subscriptions", N_("认购"), deal_entity, REGISTER_DOCUMENT,
          {"deal.subscribe", DEAL_sub_date, {0}}),
    DATED("contracts", N_("签约"), contract_entity, REGISTER_DOCUMENT,
          {"deal.sign", CONTRACT_sign_date,
           {CONTRACT_down, CONTRACT_loan_commercial, CONTRACT_loan_fund}},
          {"deal.sign_online", CONTRACT_online_date, {CONTRACT_online_no}}),
    DATED("filings", N_("备案"), filing_entity, REGISTER_ROUNDS, {"filing.send", FILING_sent_on, {0}},
          {"filing.finish", FILING_filed_on, {FILING_filing_no}},
          {"filing.return", FILING_returned_on, {FILING_return_reason}},
          {"filing.revoke", FILING_revoked_on, {0}}),
    CHOSEN("receipts", N_("回款"), receipt_entity, REGISTER_DOCUMENT, receipt_operation,
           {"receipt.post", RECEIPT_arrived_on, {0}}),
    DATED("changes", N_("变更"), change_entity, REGISTER_DOCUMENT,
          {"change.apply", CHANGE_applied_on, {0}},
          {"change.execute", CHANGE_executed_on, {0}}),
    DATED("loans", N_("按揭"), loan_entity, REGISTER_ROUNDS, {"loan.open", LOAN_opened_on, {0}},
          {"loan.advance", LOAN_docs_on, {0}}, {"loan.advance", LOAN_interview_on, {0}},
          {"loan.advance", LOAN_submit_on, {0}}, {"loan.advance", LOAN_supplement_on, {0}},
          {"loan.advance", LOAN_approved_on, {LOAN_approved}},
          {"loan.advance", LOAN_registered_on, {0}},
          {"loan.advance", LOAN_disbursed_on, {LOAN_disbursed}},
          {"loan.advance", LOAN_rejected_on, {LOAN_reject_reason}}),
    UNDATED("items", N_("物料"), item_entity, "item.save"),
    DATED("movements", N_("出入库"), movement_entity, REGISTER_DOCUMENT,
          {"stock.move", MOVEMENT_date, {0}}),
    UNDATED("targets", N_("目标"), target_entity, "target.save"),
    UNDATED("discounts", N_("折扣"), discount_entity, "discount.save"),
    UNDATED("banks", N_("合作银行"), bank_product_entity, "bank.save"),
    UNDATED("templates", N_("资料清单"), paper_template_entity, "template.save"),
    UNDATED("prices", N_("调价明细"), price_line_entity, "price.set"),
    DATED("reports", N_("报备"), channel_report_entity, REGISTER_DOCUMENT,
          {"report.register", CHANNEL_REPORT_date, {0}}),
    DATED("rotation", N_("轮排记录"), rotation_entity, REGISTER_CONTACT,
          {"rotation.record", ROTATION_date, {0}}),
    DATED("dunnings", N_("催款"), dunning_entity, REGISTER_DOCUMENT,
          {"dunning.add", DUNNING_date, {0}}),
    DATED("deliveries", N_("交房"), delivery_entity, REGISTER_DOCUMENT,
          {"delivery.hand_over", DELIVERY_date, {0}},
          {"delivery.send_title", DELIVERY_title_sent_on, {0}},
          {"delivery.finish_title", DELIVERY_title_on, {DELIVERY_title_no}}),
    DATED("archives", N_("档案"), archive_entity, REGISTER_DOCUMENT,
          {"archive.register", ARCHIVE_date, {0}}),
    BEHIND("archive_papers", N_("档案内容"), archive_paper_entity, "archive.file"),
    DATED("archive_loans", N_("借阅"), archive_loan_entity, REGISTER_DOCUMENT,
          {"archive.lend", ARCHIVE_LOAN_date, {0}},
          {"archive.return", ARCHIVE_LOAN_returned_on, {ARCHIVE_LOAN_remark}},
          {"archive.lose", ARCHIVE_LOAN_lost_on, {ARCHIVE_LOAN_remark}}),
    DATED("buyers", N_("权益人"), deal_buyer_entity, REGISTER_DOCUMENT,
          {"buyer.record", DEAL_BUYER_date, {0}}),
    DATED("books", N_("号本"), number_book_entity, REGISTER_DOCUMENT,
          {"book.receive", NUMBER_BOOK_received_on, {0}},
          {"book.hand_out", NUMBER_BOOK_handed_on, {NUMBER_BOOK_handed_to}},
          {"book.return", NUMBER_BOOK_returned_on, {0}}),
    DATED("book_numbers", N_("号本用号"), book_number_entity, REGISTER_DOCUMENT,
          {"book.record", BOOK_NUMBER_date, {0}}),
    DATED("wishes", N_("认筹志愿"), ticket_wish_entity, REGISTER_DOCUMENT,
          {"ticket.wish", TICKET_WISH_date, {0}}),
    UNDATED("policies", N_("贷款政策"), policy_entity, "policy.save"),
    UNDATED("faqs", N_("贷款问答"), faq_entity, "faq.save"),
    BEHIND("profiles", N_("买方类别"), buyer_profile_entity, "profile.set"),
};
const size_t register_count = ARRAY_LEN(register_list);

/* Made of what others hold: the step only says by which date a range is taken. */
static const Register written_list[] = {
    {"mortgages", N_("按揭台账"), &mortgage_entity, REGISTER_DOCUMENT, REGISTER_DATED,
     {{NULL, MORTGAGE_sign_date, {0}}}, 1, mortgage_complete, NULL},
};

static bool is_called(const Register *list, const char *name)
{
    return strcmp(list->name, name) == 0 || strcmp(list->label, name) == 0;
}

const Register *register_find(const char *name)
{
    for (size_t i = 0; i < register_count; i++) {
        if (is_called(&register_list[i], name)) {
            return &register_list[i];
        }
    }
    return NULL;
}

const Register *register_find_export(const char *name)
{
    for (size_t i = 0; i < ARRAY_LEN(written_list); i++) {
        if (is_called(&written_list[i], name)) {
            return &written_list[i];
        }
    }
    return register_find(name);
}

void register_names(bool written, Str *out)
{
    for (size_t i = 0; i < register_count; i++) {
        str_format(out, "%s%s", out->len > 0 ? " " : "", register_list[i].name);
    }
    for (size_t i = 0; written && i < ARRAY_LEN(written_list); i++) {
        str_format(out, " %s", written_list[i].name);
    }
}

bool register_lists(const Register *list, const void *record)
{
    if (list->entity != &deal_entity) {
        return true;
    }
    const Deal *deal = record;
    return deal->state != DEAL_RESERVED && deal->state != DEAL_VOID;
}

bool register_has(const Field *field)
{
    return !(field->flags & HIDDEN);
}

size_t register_columns(const Register *list, const Field **columns)
{
    size_t count = 0;
    for (unsigned computed = 0; computed <= COMPUTED; computed += COMPUTED) {
        for (size_t i = 0; i < list->entity->field_count; i++) {
            const Field *field = &list->entity->fields[i];
            if (register_has(field) && (field->flags & COMPUTED) == computed) {
                columns[count++] = field;
            }
        }
    }
    return count;
}
