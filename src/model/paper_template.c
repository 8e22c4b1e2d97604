#include "model/paper_template.h"

#define PAPER_TEMPLATE_ROW_(...) FIELD_ROW(PaperTemplate, __VA_ARGS__)
const Field paper_template_fields[] = {PAPER_TEMPLATE_FIELDS(PAPER_TEMPLATE_ROW_)};
const Entity paper_template_entity = {"paper_template", N_("资料清单"), NULL, NULL,
    paper_template_fields, paper_template_field_count, sizeof(PaperTemplate)};
