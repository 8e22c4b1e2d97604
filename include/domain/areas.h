/*
 * The areas of the domain and their operations: one file an area, one table each.
 */
#ifndef DOMAIN_AREAS_H
#define DOMAIN_AREAS_H

#include "model/operation.h"

typedef struct OperationArea {
    const Operation *rows;
    const size_t *count;
} OperationArea;

extern const OperationArea operation_areas[];
extern const size_t operation_area_count;

extern const Operation site_operations[];
extern const size_t site_operation_count;
extern const Operation contact_operations[];
extern const size_t contact_operation_count;
extern const Operation ticket_operations[];
extern const size_t ticket_operation_count;
extern const Operation deal_operations[];
extern const size_t deal_operation_count;
extern const Operation contract_operations[];
extern const size_t contract_operation_count;
extern const Operation receipt_operations[];
extern const size_t receipt_operation_count;
extern const Operation change_operations[];
extern const size_t change_operation_count;
extern const Operation loan_operations[];
extern const size_t loan_operation_count;
extern const Operation loan_step_operations[];
extern const size_t loan_step_operation_count;
extern const Operation signing_operations[];
extern const size_t signing_operation_count;
extern const Operation unit_operations[];
extern const size_t unit_operation_count;
extern const Operation price_operations[];
extern const size_t price_operation_count;
extern const Operation quote_operations[];
extern const size_t quote_operation_count;
extern const Operation policy_operations[];
extern const size_t policy_operation_count;
extern const Operation faq_operations[];
extern const size_t faq_operation_count;
extern const Operation calculation_operations[];
extern const size_t calculation_operation_count;
extern const Operation plan_operations[];
extern const size_t plan_operation_count;
extern const Operation stock_operations[];
extern const size_t stock_operation_count;
extern const Operation channel_operations[];
extern const size_t channel_operation_count;
extern const Operation assignment_operations[];
extern const size_t assignment_operation_count;
extern const Operation rotation_operations[];
extern const size_t rotation_operation_count;
extern const Operation reception_operations[];
extern const size_t reception_operation_count;
extern const Operation customer_operations[];
extern const size_t customer_operation_count;
extern const Operation dunning_operations[];
extern const size_t dunning_operation_count;
extern const Operation delivery_operations[];
extern const size_t delivery_operation_count;
extern const Operation archive_operations[];
extern const size_t archive_operation_count;
extern const Operation book_operations[];
extern const size_t book_operation_count;
extern const Operation buyer_operations[];
extern const size_t buyer_operation_count;
extern const Operation profile_operations[];
extern const size_t profile_operation_count;
extern const Operation loan_paper_operations[];
extern const size_t loan_paper_operation_count;
extern const Operation bank_operations[];
extern const size_t bank_operation_count;

#endif
