/* A paper that a signing or a loan asks for, of whom, and how long it is good. Rows are the
 * manager's. */
#ifndef MODEL_PAPER_TEMPLATE_H
#define MODEL_PAPER_TEMPLATE_H

#include "base/text.h"
#include "model/entity.h"

#define PAPER_TEMPLATE_FIELDS(F) \
    F(CODE, code, N_("编码"), KEY | REQUIRED, 8, NULL) \
    F(CHOICE, purpose, N_("用于"), REQUIRED, 6, "paper_purpose") \
    F(TEXT, name, N_("资料"), REQUIRED, 24, NULL) \
    F(CHOICE, pay_method, N_("付款方式"), 0, 10, "pay_method") \
    F(CHOICE, trait, N_("什么人要"), 0, 12, "buyer_trait") \
    F(BOOL, each_buyer, N_("每人一份"), 0, 4, NULL) \
    F(BOOL, original, N_("收原件"), 0, 4, NULL) \
    F(COUNT, copies, N_("复印件份数"), 0, 4, NULL) \
    F(COUNT, valid_days, N_("有效天数"), POSITIVE, 4, NULL) \
    F(BOOL, optional, N_("选交"), 0, 4, NULL) \
    F(COUNT, position, N_("次序"), REQUIRED | POSITIVE, 4, NULL) \
    F(BOOL, retired, N_("停用"), 0, 4, NULL)

#define PAPER_TEMPLATE_INDEX_(type, id, label, flags, width, choices) PAPER_TEMPLATE_##id,
ENTITY_DECLARE(PaperTemplate, paper_template, PAPER_TEMPLATE_FIELDS, PAPER_TEMPLATE_INDEX_)

#endif
