/* 贷款问答: the answers the desk gives, dated; saving by the question. */
#include "base/str.h"
#include "base/text.h"
#include "domain/areas.h"
#include "domain/save.h"
#include "model/faq.h"

static bool faq_save(Session *session, void *record, FieldSet given, Error *err)
{
    const Faq *faq = record;
    if (faq->valid_until != NONE && faq->valid_until < faq->updated_on) {
        return error_set(err, ERR_INVALID, "valid_until", _("有效期不能早于更新日期"));
    }
    return save_by_key(session, &faq_entity, record, given, err);
}

static const Input faq_inputs[] = {
    {FAQ_question, REQUIRED}, {FAQ_topic, REQUIRED},
    {FAQ_answer, REQUIRED},   {FAQ_updated_on, REQUIRED | TODAY},
    {FAQ_valid_until, 0},     {FAQ_unverified, 0},
    {FAQ_position, 0},
};

const Operation faq_operations[] = {
    {"faq.save", N_("登记贷款问答"), &faq_entity, INPUTS(faq_inputs), MAY_ASSISTANT | MAY_MANAGER, faq_save},
};
const size_t faq_operation_count = ARRAY_LEN(faq_operations);
