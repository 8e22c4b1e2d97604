#include "domain/approval.h"

#include "base/str.h"
#include "base/text.h"

bool approval_take(Session *session, const char *applicant, const Field *field,
                   const char **approver, Error *err)
{
    if (text_empty(*approver) && !(session->permission & MAY_MANAGER)) {
        return error_set(err, ERR_DENIED, field->id, _("这一步要经理批准，请填写%s"),
                         _(field->label));
    }
    if (text_empty(*approver)) {
        *approver = session->actor;
    }
    return text_empty(applicant) || !text_equal(applicant, *approver) ||
           error_set(err, ERR_DENIED, field->id, _("%s不能是申请人 %s 自己，请换一位经理"),
                     _(field->label), applicant);
}
