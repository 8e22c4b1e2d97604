#include "model/faq.h"

#define FAQ_ROW_(...) FIELD_ROW(Faq, __VA_ARGS__)
const Field faq_fields[] = {FAQ_FIELDS(FAQ_ROW_)};
const Entity faq_entity = {"faq", N_("问答"), NULL, NULL,
    faq_fields, faq_field_count, sizeof(Faq)};
