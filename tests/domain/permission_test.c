/* 谁能做什么: every operation by every role, against a table of its own. A new operation is written down
 * here too, so that a right is never given by copying a row. */
#include "support/site.h"

#include "domain/operation.h"

#include <string.h>

int permission_tests(void);

/* A 销售助理, M 经理, F 财务, R 只读 */
static const struct {
    const char *operation;
    const char *roles;
} rights[] = {
    {"consultant.save", "AM"},
    {"unit.save", "AM"},
    {"staff.save", "M"},
    {"target.save", "M"},
    {"call.register", "AM"},
    {"visit.register", "AM"},
    {"visit.leave", "AM"},
    {"visit.complete", "AM"},
    {"followup.add", "AM"},
    {"ticket.open", "AM"},
    {"ticket.refund", "FM"},
    {"ticket.wish", "AM"},
    {"deal.reserve", "AM"},
    {"deal.unreserve", "AM"},
    {"deal.subscribe", "AM"},
    {"deal.sign", "AM"},
    {"deal.sign_online", "AM"},
    {"filing.send", "AM"},
    {"filing.finish", "AM"},
    {"filing.return", "AM"},
    {"filing.revoke", "M"},
    {"receipt.post", "AMF"},
    {"receipt.refund", "MF"},
    {"receipt.transfer", "AMF"},
    {"receipt.reverse", "MF"},
    {"change.apply", "AM"},
    {"change.approve", "AM"},
    {"change.execute", "AM"},
    {"change.withdraw", "AM"},
    {"loan.open", "AM"},
    {"loan.advance", "AM"},
    {"loan.detail", "AM"},
    {"loan.supplement", "AM"},
    {"loan.answer", "AM"},
    {"loan.disburse", "AMF"},
    {"loan.reverse", "MF"},
    {"loan.drop", "AM"},
    {"item.save", "AM"},
    {"stock.move", "AM"},
    {"stock.count", "AM"},
    {"report.register", "AM"},
    {"report.complete", "AM"},
    {"report.void", "M"},
    {"customer.assign", "M"},
    {"customer.confirm", "M"},
    {"customer.link", "AM"},
    {"customer.add_phone", "AM"},
    {"dunning.add", "AMF"},
    {"delivery.hand_over", "AM"},
    {"delivery.measure", "AM"},
    {"delivery.send_title", "AM"},
    {"delivery.finish_title", "AM"},
    {"archive.register", "AM"},
    {"archive.place", "AM"},
    {"archive.file", "AM"},
    {"archive.lend", "AM"},
    {"archive.return", "AM"},
    {"archive.lose", "AM"},
    {"rotation.sign_in", "AM"},
    {"rotation.post", "AM"},
    {"rotation.skip", "AM"},
    {"rotation.record", "M"},
    {"visit.receive", "AM"},
    {"visit.invalidate", "AM"},
    {"rotation.give_back", "AM"},
    {"unit.hold", "M"},
    {"unit.release", "M"},
    {"unit.launch", "M"},
    {"unit.withdraw", "M"},
    {"unit.bar", "M"},
    {"unit.unbar", "M"},
    {"batch.launch", "M"},
    {"batch.withdraw", "M"},
    {"unit.lock", "AM"},
    {"unit.unlock", "AM"},
    {"discount.save", "M"},
    {"special.apply", "AM"},
    {"special.approve", "AM"},
    {"special.refuse", "AM"},
    {"price.draft", "AM"},
    {"price.set", "AM"},
    {"price.approve", "M"},
    {"price.void", "M"},
    {"quote.save", "AM"},
    {"paper.receive", "AM"},
    {"paper.waive", "AM"},
    {"signing.draft", "AM"},
    {"signing.check", "AM"},
    {"signing.approve", "AM"},
    {"signing.seal", "AM"},
    {"signing.distribute", "AM"},
    {"buyer.add", "AM"},
    {"buyer.change", "AM"},
    {"buyer.remove", "AM"},
    {"buyer.record", "M"},
    {"book.receive", "AM"},
    {"book.hand_out", "AM"},
    {"book.return", "AM"},
    {"book.use", "AMF"},
    {"book.void", "AMF"},
    {"book.record", "M"},
    {"plan.make", "AM"},
    {"plan.set", "AM"},
    {"plan.split", "AM"},
    {"policy.save", "M"},
    {"policy.end", "M"},
    {"faq.save", "AM"},
    {"calculation.save", "AM"},
    {"profile.set", "AM"},
    {"template.save", "M"},
    {"template.retire", "M"},
    {"loan_paper.receive", "AM"},
    {"loan_paper.check", "AM"},
    {"loan_paper.return", "AM"},
    {"loan_paper.waive", "AM"},
    {"bank.save", "AM"},
    {"bank.stop", "AM"},
};

static const char *rights_of(const char *operation)
{
    for (size_t i = 0; i < ARRAY_LEN(rights); i++) {
        if (strcmp(rights[i].operation, operation) == 0) {
            return rights[i].roles;
        }
    }
    fail_msg("%s stands in no row of the table", operation);
    return "";
}

static void every_role_does_what_the_table_says(void **state)
{
    (void)state;
    static const struct {
        char letter;
        unsigned permission;
    } roles[] = {{'A', MAY_ASSISTANT}, {'M', MAY_MANAGER}, {'F', MAY_FINANCE}, {'R', MAY_READER}};
    Site *site = site_new("2026-11-22", "10:00");
    size_t count = 0;
    for (; operation_at(count) != NULL; count++) {
        const char *name = operation_at(count)->name;
        for (size_t i = 0; i < ARRAY_LEN(roles); i++) {
            site->session.permission = roles[i].permission;
            site_try(site, name, (const char *const[]){NULL});
            bool denied = site->err.code == ERR_DENIED;
            bool listed = strchr(rights_of(name), roles[i].letter) != NULL;
            if (denied == listed) {
                fail_msg("%s by %c: %s", name, roles[i].letter, site->err.text);
            }
        }
    }
    assert_int_equal(ARRAY_LEN(rights), count);
    site_free(site);
}

int permission_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_role_does_what_the_table_says),
    };
    return cmocka_run_group_tests_name("permission", tests, NULL, NULL);
}
