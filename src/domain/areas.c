#include "domain/areas.h"

#include "base/str.h"

#define AREA(name) {name##_operations, &name##_operation_count}

const OperationArea operation_areas[] = {
    AREA(site),    AREA(contact), AREA(ticket), AREA(deal),  AREA(contract),
    AREA(receipt), AREA(change),  AREA(loan),   AREA(loan_step), AREA(stock),
    AREA(channel), AREA(assignment), AREA(customer),
    AREA(dunning), AREA(delivery), AREA(archive),
    AREA(rotation), AREA(reception), AREA(unit), AREA(price), AREA(quote), AREA(signing),
    AREA(buyer), AREA(book), AREA(plan),
    AREA(policy), AREA(faq), AREA(calculation),
    AREA(profile), AREA(loan_paper), AREA(bank),
};
const size_t operation_area_count = ARRAY_LEN(operation_areas);
