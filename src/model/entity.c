#include "model/entity.h"

#include "model/archive.h"
#include "model/archive_loan.h"
#include "model/archive_paper.h"
#include "model/bank_product.h"
#include "model/book_number.h"
#include "model/buyer_profile.h"
#include "model/calculation.h"
#include "model/call.h"
#include "model/change.h"
#include "model/channel_report.h"
#include "model/consultant.h"
#include "model/contract.h"
#include "model/customer.h"
#include "model/customer_link.h"
#include "model/deal.h"
#include "model/deal_buyer.h"
#include "model/deal_paper.h"
#include "model/delivery.h"
#include "model/discount.h"
#include "model/dunning.h"
#include "model/faq.h"
#include "model/filing.h"
#include "model/followup.h"
#include "model/item.h"
#include "model/loan.h"
#include "model/loan_paper.h"
#include "model/loan_step.h"
#include "model/movement.h"
#include "model/number_book.h"
#include "model/ownership.h"
#include "model/paper_template.h"
#include "model/plan.h"
#include "model/plan_row.h"
#include "model/policy.h"
#include "model/price_batch.h"
#include "model/price_line.h"
#include "model/price_version.h"
#include "model/quote.h"
#include "model/quote_discount.h"
#include "model/receipt.h"
#include "model/rotation.h"
#include "model/signing.h"
#include "model/special_price.h"
#include "model/staff.h"
#include "model/stocktake.h"
#include "model/target.h"
#include "model/ticket.h"
#include "model/ticket_wish.h"
#include "model/unit.h"
#include "model/unit_control.h"
#include "model/unit_lock.h"
#include "model/visit.h"

#include "base/str.h"

#include <string.h>

/* The order is that in which registers import singly. */
const Entity *const entity_list[] = {
    &consultant_entity,
    &unit_entity,
    &staff_entity,
    &call_entity,
    &visit_entity,
    &followup_entity,
    &ticket_entity,
    &deal_entity,
    &contract_entity,
    &filing_entity,
    &receipt_entity,
    &change_entity,
    &loan_entity,
    &loan_step_entity,
    &item_entity,
    &movement_entity,
    &stocktake_entity,
    &target_entity,
    &customer_entity,
    &channel_report_entity,
    &rotation_entity,
    &ownership_entity,
    &customer_link_entity,
    &dunning_entity,
    &delivery_entity,
    &archive_entity,
    &archive_paper_entity,
    &archive_loan_entity,
    &unit_control_entity,
    &unit_lock_entity,
    &price_batch_entity,
    &price_line_entity,
    &price_version_entity,
    &discount_entity,
    &special_price_entity,
    &plan_entity,
    &plan_row_entity,
    &quote_entity,
    &quote_discount_entity,
    &policy_entity,
    &faq_entity,
    &calculation_entity,
    &deal_paper_entity,
    &paper_template_entity,
    &buyer_profile_entity,
    &loan_paper_entity,
    &bank_product_entity,
    &signing_entity,
    &deal_buyer_entity,
    &number_book_entity,
    &book_number_entity,
    &ticket_wish_entity,
    NULL,
};

const Entity *entity_find(const char *table)
{
    for (size_t i = 0; entity_list[i] != NULL; i++) {
        if (strcmp(entity_list[i]->table, table) == 0) {
            return entity_list[i];
        }
    }
    return NULL;
}

const Field *entity_field(const Entity *entity, const char *id_or_label)
{
    for (size_t i = 0; i < entity->field_count; i++) {
        const Field *field = &entity->fields[i];
        if (strcmp(field->id, id_or_label) == 0 || strcmp(field->label, id_or_label) == 0) {
            return field;
        }
    }
    return NULL;
}

size_t entity_index(const Entity *entity, const Field *field)
{
    return (size_t)(field - entity->fields);
}

const Field *entity_key(const Entity *entity)
{
    for (size_t i = 0; i < entity->field_count; i++) {
        if (entity->fields[i].flags & KEY) {
            return &entity->fields[i];
        }
    }
    return NULL;
}

void *entity_new(const Entity *entity, Arena *arena)
{
    void *record = arena_alloc(arena, entity->size);
    entity_reset(entity, record);
    return record;
}

void entity_reset(const Entity *entity, void *record)
{
    memset(record, 0, entity->size);
    for (size_t i = 0; i < entity->field_count; i++) {
        if (!field_is_text(&entity->fields[i])) {
            field_set_number(&entity->fields[i], record, NONE);
        }
    }
}
