#include "support/transition_cases.h"

#include "base/str.h"
#include "model/archive.h"
#include "model/archive_loan.h"
#include "model/change.h"
#include "model/choice.h"
#include "model/deal.h"
#include "model/delivery.h"
#include "model/filing.h"
#include "model/loan.h"
#include "model/price_batch.h"
#include "model/special_price.h"
#include "model/ticket.h"
#include "model/signing.h"
#include "model/unit_control.h"

#define DEAL " deal_no=RG-2026-00001"
#define CONTRACT " contract_no=HT-2026-00001"
#define BUYER " phone=13800000001 name=张三 consultant=001"
#define SUBSCRIBE(unit)                                                                            \
    "deal.subscribe sub_date=2026-11-10 total=1000000 deposit=50000 unit_no=" unit BUYER
#define SUBSCRIBED SUBSCRIBE("1-1-101") " pay_method=一次性;"
#define LENT SUBSCRIBE("1-1-101") " pay_method=商业贷款;deal.sign loan_commercial=500000"          \
                                  " sign_date=2026-11-11" DEAL ";"
#define PLANNED "plan.make" DEAL ";"
#define SIGNED SUBSCRIBED "deal.sign sign_date=2026-11-11" DEAL ";"
#define SENT SIGNED "filing.send sent_on=2026-11-12" CONTRACT ";"
#define FILED SENT "filing.finish filed_on=2026-11-13" CONTRACT ";"
#define CANCEL(no)                                                                                 \
    "change.apply kind=退房 applied_on=2026-11-10 reason=家庭意见 change_no=" no DEAL ";"
#define CHANGES                                                                                    \
    "change.apply kind=价格变更 new_total=990000 applied_on=2026-11-10 reason=补批 change_no=B1" DEAL  \
    ";" CANCEL("B2") CANCEL("B3")
#define DRAFTED                                                                                    \
    SUBSCRIBED "paper.receive paper=认购书原件" DEAL ";paper.receive paper=定金收据" DEAL              \
    ";paper.receive paper=买受人身份证" DEAL ";paper.receive paper=户口本" DEAL                       \
    ";paper.receive paper=婚姻证明" DEAL ";paper.receive paper=购房资格核验结果" DEAL                  \
    ";paper.receive paper=付款凭证" DEAL ";signing.draft drafted_on=2026-11-12" DEAL ";"
#define CHECKED DRAFTED "signing.check checked_by=陈建国 checked_on=2026-11-13" DEAL ";"
#define APPROVED CHECKED "signing.approve approved_on=2026-11-14" DEAL " approved_by=陈建国;"
#define SEALED APPROVED "signing.seal sealed_on=2026-11-15" DEAL ";"
#define TICKET "ticket.open ticket_no=C1 date=2026-11-01 amount=20000 phone=13800000001;"
#define ARCHIVE "archive.register archive_no=D1 kind=批文 title=预售许可 date=2026-11-01;"
#define LEND "archive.lend loan_no=J1 archive_no=D1 date=2026-11-02 borrower=李娜 reason=核对;"
#define DRAFT "price.draft batch_no=T1 effective_on=2026-11-23 building=1 percent=1 reason=开盘;"
#define SPECIAL                                                                                    \
    "special.apply special_no=P1 unit_no=1-1-101 phone=13800000001 total=900000 reason=老业主;"
#define BELOW_FLOOR                                                                                \
    "deal.subscribe sub_date=2026-11-22 unit_no=1-1-101 total=900000 deposit=50000"                \
    " pay_method=一次性" BUYER ";"
#define PART " kind=商贷" DEAL ";"
#define WAITING LENT CANCEL("B1") "loan.open bank=工商银行 applied=500000 years=30" PART
#define DOCS WAITING "loan.advance docs_on=2026-11-12" PART
#define INTERVIEWED DOCS "loan.advance interview_on=2026-11-13" PART
#define SUBMITTED INTERVIEWED "loan.advance submit_on=2026-11-14" PART
#define GRANTED SUBMITTED "loan.advance approved_on=2026-11-16 approved=500000" PART
#define QUEUED GRANTED "loan.advance registered_on=2026-11-17" PART
#define PARTLY QUEUED "loan.disburse date=2026-11-18 amount=200000" PART
#define DELIVERED SIGNED "delivery.hand_over delivery_no=F1 date=2026-11-15" DEAL ";"
#define TITLE_SENT DELIVERED "delivery.send_title title_sent_on=2026-11-16 delivery_no=F1;"

#define WISHED                                                                                     \
    SUBSCRIBE("1-1-102") " pay_method=一次性;change.apply kind=换房 new_unit_no=1-1-101"             \
                         " new_total=1000000 reason=楼层 change_no=B9" DEAL ";"

/* How a document of the machine comes into the state, from a site with units and people. */
const TransitionState transition_states[] = {
    {&unit_machine, UNIT_AVAILABLE, WISHED},
    {&unit_machine, UNIT_HELD, WISHED "unit.hold unit_no=1-1-101 reason=内部;"},
    {&unit_machine, UNIT_UNRELEASED, WISHED "unit.withdraw unit_no=1-1-101 reason=内部;"},
    {&unit_machine, UNIT_NOT_FOR_SALE, WISHED "unit.bar unit_no=1-1-101 reason=内部;"},
    {&deal_machine, NONE, ""},
    {&deal_machine, DEAL_RESERVED,
     "deal.reserve reserve_money=2000 reserved_on=2026-11-10 unit_no=1-1-101" BUYER ";"},
    {&deal_machine, DEAL_VOID,
     "deal.reserve reserve_money=2000 reserved_on=2026-11-10 unit_no=1-1-101" BUYER
     ";deal.unreserve" DEAL ";"},
    {&deal_machine, DEAL_SUBSCRIBED, SUBSCRIBED PLANNED CHANGES},
    {&deal_machine, DEAL_SIGNED, SIGNED CHANGES},
    {&deal_machine, DEAL_FILED, FILED CHANGES},
    {&deal_machine, DEAL_DELIVERED, DELIVERED CHANGES},
    {&deal_machine, DEAL_CANCELLED,
     SIGNED CHANGES "change.execute change_no=B3 executed_on=2026-11-16 approved_by=陈建国;"},
    {&change_machine, NONE, SUBSCRIBED},
    {&change_machine, CHANGE_APPLIED, SUBSCRIBED CANCEL("B1")},
    {&change_machine, CHANGE_APPROVED,
     SUBSCRIBED CANCEL("B1") "change.approve change_no=B1 approved_by=陈建国;"},
    {&change_machine, CHANGE_EXECUTED, SUBSCRIBED CANCEL("B1") "change.execute change_no=B1 approved_by=陈建国;"},
    {&change_machine, CHANGE_VOID, SUBSCRIBED CANCEL("B1") "change.withdraw change_no=B1;"},
    {&signing_machine, NONE, SUBSCRIBED},
    {&signing_machine, SIGNING_DRAFTED, DRAFTED},
    {&signing_machine, SIGNING_CHECKED, CHECKED},
    {&signing_machine, SIGNING_APPROVED, APPROVED},
    {&signing_machine, SIGNING_SEALED, SEALED},
    {&signing_machine, SIGNING_DISTRIBUTED,
     SEALED "signing.distribute distribution=客户1 distributed_on=2026-11-16" DEAL ";"},
    {&filing_machine, NONE, SIGNED},
    {&filing_machine, FILING_SENT, SENT},
    {&filing_machine, FILING_FILED, FILED},
    {&filing_machine, FILING_RETURNED, SENT "filing.return returned_on=2026-11-13" CONTRACT ";"},
    {&filing_machine, FILING_REVOKED, FILED "filing.revoke revoked_on=2026-11-14" CONTRACT ";"},
    {&ticket_machine, NONE, ""},
    {&ticket_machine, TICKET_OPEN, TICKET},
    {&ticket_machine, TICKET_REFUNDED, TICKET "ticket.refund ticket_no=C1 refunded_on=2026-11-05;"},
    {&ticket_machine, TICKET_CONVERTED,
     TICKET SUBSCRIBE("1-1-101") " pay_method=一次性 ticket_no=C1;"},
    {&archive_machine, NONE, ""},
    {&archive_machine, ARCHIVE_IN, ARCHIVE LEND "archive.return archive_no=D1;"},
    {&archive_machine, ARCHIVE_OUT, ARCHIVE LEND},
    {&archive_machine, ARCHIVE_LOST, ARCHIVE LEND "archive.lose archive_no=D1;"},
    {&archive_loan_machine, NONE, ARCHIVE},
    {&archive_loan_machine, ARCHIVE_LOAN_OUT, ARCHIVE LEND},
    {&archive_loan_machine, ARCHIVE_LOAN_RETURNED, ARCHIVE LEND "archive.return loan_no=J1;"},
    {&archive_loan_machine, ARCHIVE_LOAN_LOST, ARCHIVE LEND "archive.lose loan_no=J1;"},
    {&price_batch_machine, NONE, ""},
    {&price_batch_machine, PRICE_DRAFT, DRAFT},
    {&price_batch_machine, PRICE_APPROVED, DRAFT "price.approve batch_no=T1 approved_by=陈建国;"},
    {&price_batch_machine, PRICE_EFFECTIVE, DRAFT "price.approve batch_no=T1 approved_by=陈建国;on 2026-11-23;"},
    {&price_batch_machine, PRICE_VOID, DRAFT "price.void batch_no=T1;"},
    {&special_price_machine, NONE, ""},
    {&special_price_machine, SPECIAL_APPLIED, SPECIAL},
    {&special_price_machine, SPECIAL_APPROVED, SPECIAL "special.approve special_no=P1 approved_by=陈建国;"},
    {&special_price_machine, SPECIAL_REFUSED, SPECIAL "special.refuse special_no=P1 approved_by=陈建国;"},
    {&special_price_machine, SPECIAL_USED, SPECIAL "special.approve special_no=P1 approved_by=陈建国;" BELOW_FLOOR},
    {&loan_machine, NONE, LENT CANCEL("B1")},
    {&loan_machine, LOAN_WAIT_DOCS, WAITING},
    {&loan_machine, LOAN_DOCS_OK, DOCS},
    {&loan_machine, LOAN_INTERVIEWED, INTERVIEWED},
    {&loan_machine, LOAN_SUBMITTED, SUBMITTED},
    {&loan_machine, LOAN_SUPPLEMENT, SUBMITTED "loan.advance supplement_on=2026-11-15" PART},
    {&loan_machine, LOAN_APPROVED, GRANTED},
    {&loan_machine, LOAN_REGISTERED, QUEUED},
    {&loan_machine, LOAN_REGISTERING, GRANTED "loan.advance reg_sent_on=2026-11-17" PART},
    {&loan_machine, LOAN_PARTLY, PARTLY},
    {&loan_machine, LOAN_DISBURSED, PARTLY "loan.disburse date=2026-11-19" PART},
    {&loan_machine, LOAN_REJECTED,
     WAITING "loan.advance rejected_on=2026-11-18 reject_reason=征信" PART},
    {&loan_machine, LOAN_DROPPED, WAITING "loan.drop date=2026-11-18 note=改全款" PART},
    {&delivery_machine, NONE, SIGNED},
    {&delivery_machine, DELIVERY_DELIVERED, DELIVERED},
    {&delivery_machine, DELIVERY_TITLE_SENT, TITLE_SENT},
    {&delivery_machine, DELIVERY_TITLED,
     TITLE_SENT "delivery.finish_title title_on=2026-11-17 title_no=产权1 delivery_no=F1;"},
};
const size_t transition_state_count = ARRAY_LEN(transition_states);

/* How the row of a machine (its operation, and where it leads when there are several) is tried. */
const TransitionAct transition_acts[] = {
    {&unit_machine, NONE, "unit.launch unit_no=1-1-101", false},
    {&unit_machine, NONE, "batch.launch batch=第1批", false},
    {&unit_machine, NONE, "unit.withdraw unit_no=1-1-101 reason=安排", false},
    {&unit_machine, NONE, "batch.withdraw batch=第1批", false},
    {&unit_machine, NONE, "unit.hold unit_no=1-1-101 reason=安排", false},
    {&unit_machine, NONE, "unit.release unit_no=1-1-101", false},
    {&unit_machine, NONE, "unit.bar unit_no=1-1-101 reason=安排", false},
    {&unit_machine, NONE, "unit.unbar unit_no=1-1-101 reason=安排", false},
    {&unit_machine, NONE, "unit.lock unit_no=1-1-101 consultant=001", false},
    {&unit_machine, NONE, "deal.reserve reserve_money=2000 unit_no=1-1-101" BUYER, false},
    {&unit_machine, NONE,
     "deal.subscribe unit_no=1-1-101 total=1000000 deposit=50000 pay_method=一次性" BUYER, false},
    {&unit_machine, NONE, "change.execute change_no=B9 approved_by=陈建国", false},
    {&deal_machine, NONE, "deal.reserve reserve_money=2000 unit_no=1-1-102" DEAL BUYER, false},
    {&deal_machine, NONE, "deal.unreserve" DEAL, false},
    {&deal_machine, NONE, SUBSCRIBE("1-1-101") " pay_method=一次性" DEAL, false},
    {&deal_machine, NONE, "plan.make" DEAL, false},
    {&deal_machine, NONE, "plan.set position=2 due_on=2026-12-31" DEAL, false},
    {&deal_machine, NONE, "plan.split position=2 amount=100000 due_on=2026-12-31" DEAL, false},
    {&deal_machine, NONE, "signing.draft" DEAL, false},
    {&deal_machine, NONE, "deal.sign" DEAL, false},
    {&deal_machine, NONE, "filing.send" CONTRACT, false},
    {&deal_machine, NONE, "loan.open bank=工商银行 applied=500000 years=30 kind=商贷" DEAL, false},
    {&deal_machine, NONE, "change.apply kind=价格变更 new_total=980000 reason=补批" DEAL, false},
    {&deal_machine, STAYS, "change.execute change_no=B1 approved_by=陈建国", false},
    {&deal_machine, DEAL_CANCELLED, "change.execute change_no=B2 approved_by=陈建国", false},
    {&deal_machine, NONE, "delivery.hand_over" DEAL, false},
    {&change_machine, NONE, "change.apply kind=退房 reason=家庭意见 change_no=B1" DEAL, false},
    {&change_machine, NONE, "change.approve change_no=B1 approved_by=陈建国", false},
    {&change_machine, NONE, "change.execute change_no=B1 approved_by=陈建国", false},
    {&change_machine, NONE, "change.withdraw change_no=B1", false},
    {&signing_machine, NONE, "signing.draft" DEAL, false},
    {&signing_machine, NONE, "signing.check checked_by=陈建国" DEAL, false},
    {&signing_machine, NONE, "signing.approve approved_by=陈建国" DEAL, false},
    {&signing_machine, NONE, "signing.seal" DEAL, false},
    {&signing_machine, NONE, "signing.distribute distribution=客户1" DEAL, false},
    {&filing_machine, NONE, "filing.send" CONTRACT, false},
    {&filing_machine, NONE, "filing.finish" CONTRACT, false},
    {&filing_machine, NONE, "filing.return" CONTRACT, false},
    {&filing_machine, NONE, "filing.revoke" CONTRACT, false},
    {&ticket_machine, NONE, "ticket.open ticket_no=C1 amount=20000 phone=13800000001", false},
    {&ticket_machine, NONE, "ticket.refund ticket_no=C1", false},
    {&ticket_machine, NONE, SUBSCRIBE("1-1-102") " pay_method=一次性 ticket_no=C1", false},
    {&archive_machine, NONE, "archive.register archive_no=D1 kind=批文 title=预售许可", false},
    {&archive_machine, NONE, "archive.place archive_no=D1 box=3", false},
    {&archive_machine, NONE, "archive.lend archive_no=D1 borrower=李娜 reason=核对", false},
    {&archive_machine, NONE, "archive.return archive_no=D1", false},
    {&archive_machine, NONE, "archive.lose archive_no=D1", false},
    {&archive_loan_machine, NONE, "archive.lend loan_no=J1 archive_no=D1 borrower=李娜 reason=核对",
     false},
    {&archive_loan_machine, NONE, "archive.return loan_no=J1", false},
    {&archive_loan_machine, NONE, "archive.lose loan_no=J1", false},
    {&price_batch_machine, NONE, "price.draft batch_no=T1 effective_on=2026-11-24 reason=开盘", false},
    {&price_batch_machine, NONE, "price.set batch_no=T1 unit_no=1-1-101 list_total=1010000", false},
    {&price_batch_machine, NONE, "price.approve batch_no=T1 approved_by=陈建国", false},
    {&price_batch_machine, NONE, "price.void batch_no=T1", false},
    {&special_price_machine, NONE,
     "special.apply special_no=P1 unit_no=1-1-101 phone=13800000001 total=900000 reason=老业主",
     false},
    {&special_price_machine, NONE, "special.approve special_no=P1 approved_by=陈建国", false},
    {&special_price_machine, NONE, "special.refuse special_no=P1 approved_by=陈建国", false},
    {&special_price_machine, NONE, BELOW_FLOOR, false},
    {&loan_machine, NONE, "loan.open bank=建设银行 applied=500000 years=30" PART, false},
    {&loan_machine, STAYS, "loan.advance" PART, false},
    {&loan_machine, LOAN_DOCS_OK, "loan.advance docs_on=2026-11-20" PART, false},
    {&loan_machine, LOAN_INTERVIEWED, "loan.advance interview_on=2026-11-20" PART, false},
    {&loan_machine, LOAN_SUBMITTED, "loan.advance submit_on=2026-11-20" PART, false},
    {&loan_machine, LOAN_SUPPLEMENT, "loan.advance supplement_on=2026-11-20" PART, false},
    {&loan_machine, LOAN_APPROVED, "loan.advance approved_on=2026-11-20 approved=490000" PART, false},
    {&loan_machine, LOAN_REGISTERED, "loan.advance registered_on=2026-11-20" PART, false},
    {&loan_machine, LOAN_REGISTERING, "loan.advance reg_sent_on=2026-11-20" PART, false},
    {&loan_machine, LOAN_PARTLY, "loan.advance disbursed_on=2026-11-20 disbursed=490000" PART, false},
    {&loan_machine, LOAN_DISBURSED, "loan.advance disbursed_on=2026-11-20 disbursed=500000" PART,
     false},
    {&loan_machine, LOAN_REJECTED, "loan.advance rejected_on=2026-11-20 reject_reason=征信" PART, false},
    {&loan_machine, NONE, "loan.detail branch=城东支行" PART, false},
    {&loan_machine, NONE, "loan.supplement date=2026-11-20 note=流水" PART, false},
    {&loan_machine, NONE, "loan.answer date=2026-11-20 note=流水" PART, false},
    {&loan_machine, LOAN_DISBURSED, "loan.disburse date=2026-11-20" PART, false},
    {&loan_machine, LOAN_PARTLY, "loan.disburse date=2026-11-20 amount=100000" PART, false},
    {&loan_machine, LOAN_REGISTERED, "loan.reverse date=2026-11-20 note=退回" PART, false},
    {&loan_machine, LOAN_PARTLY, "loan.reverse date=2026-11-20 amount=100000 note=退回" PART, false},
    {&loan_machine, NONE, "loan.drop date=2026-11-20 note=改全款" PART, false},
    {&loan_machine, LOAN_DROPPED, "change.execute change_no=B1 approved_by=陈建国", true},
    {&delivery_machine, NONE, "delivery.hand_over delivery_no=F1" DEAL, false},
    {&delivery_machine, NONE, "delivery.measure measured_area=101 delivery_no=F1", false},
    {&delivery_machine, NONE, "delivery.send_title delivery_no=F1", false},
    {&delivery_machine, NONE, "delivery.finish_title title_no=产权1 delivery_no=F1", false},
};
const size_t transition_act_count = ARRAY_LEN(transition_acts);
