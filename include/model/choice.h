/*
 * Choice lists: the fixed words of the registers. Members hold the index (the enum below), the
 * database the code, files and screens the label.
 */
#ifndef MODEL_CHOICE_H
#define MODEL_CHOICE_H

#include "base/date.h"

#include <stddef.h>
#include <stdint.h>

typedef struct Choice {
    const char *code;  /* in the database */
    const char *label; /* msgid; in registers */
} Choice;

typedef struct ChoiceList {
    const char *name;
    const Choice *rows;
    size_t count;
} ChoiceList;

const ChoiceList *choice_list(const char *name); /* NULL when unknown */
const char *choice_code(const char *list, int64_t index);  /* "" for NONE */
const char *choice_label(const char *list, int64_t index); /* msgid, "" for NONE */
int64_t choice_from_code(const char *list, const char *code);
int64_t choice_from_label(const char *list, const char *label); /* NONE when unknown */

/* C(constant, code, label): the order is the index. */
#define EMPLOYMENT_CHOICES(C)                                                                      \
    C(EMPLOYMENT_ACTIVE, "ACTIVE", N_("在职"))                                                     \
    C(EMPLOYMENT_LEFT, "LEFT", N_("离职"))
/* The open lists of suggestions: what each is called. */
#define CODE_LIST_CHOICES(C)                                                                       \
    C(CODE_LIST_BANK, "bank", N_("银行"))                                                          \
    C(CODE_LIST_CHANNEL, "channel", N_("渠道"))                                                    \
    C(CODE_LIST_DISTRICT, "district", N_("居住区域"))                                              \
    C(CODE_LIST_FACING, "facing", N_("朝向"))                                                      \
    C(CODE_LIST_LAYOUT, "layout", N_("户型"))                                                      \
    C(CODE_LIST_MEASURE, "measure", N_("单位"))                                                    \
    C(CODE_LIST_PRODUCT, "product_type", N_("产品类型"))                                           \
    C(CODE_LIST_RECEIPT_METHOD, "receipt_method", N_("收款方式"))                                  \
    C(CODE_LIST_SOURCE, "source", N_("认知途径"))                                                  \
    C(CODE_LIST_TEAM, "team", N_("组别"))                                                          \
    C(CODE_LIST_TRANSFER, "transfer", N_("转接结果"))                                              \
    C(CODE_LIST_DEAL_PAPER, "deal_paper", N_("签约资料"))                                          \
    C(CODE_LIST_LOAN_PAPER, "loan_paper", N_("按揭资料"))                                          \
    C(CODE_LIST_ARCHIVE_PAPER, "archive_paper", N_("档案资料"))
#define ROLE_CHOICES(C)                                                                            \
    C(ROLE_ASSISTANT, "ASSISTANT", N_("销售助理"))                                                 \
    C(ROLE_MANAGER, "MANAGER", N_("经理"))                                                         \
    C(ROLE_FINANCE, "FINANCE", N_("财务"))                                                         \
    C(ROLE_READER, "READER", N_("只读"))
#define UNIT_CONTROL_CHOICES(C)                                                                    \
    C(UNIT_UNRELEASED, "UNRELEASED", N_("未推"))                                                   \
    C(UNIT_AVAILABLE, "AVAILABLE", N_("待售"))                                                     \
    C(UNIT_HELD, "HELD", N_("保留"))                                                               \
    C(UNIT_NOT_FOR_SALE, "NOT_FOR_SALE", N_("不可售"))
#define UNIT_RELEASE_CHOICES(C)                                                                    \
    C(RELEASE_AVAILABLE, "AVAILABLE", N_("待售"))                                                  \
    C(RELEASE_HELD, "HELD", N_("保留"))
#define SEX_CHOICES(C)                                                                             \
    C(SEX_MALE, "M", N_("男"))                                                                     \
    C(SEX_FEMALE, "F", N_("女"))
#define GRADE_CHOICES(C)                                                                           \
    C(GRADE_A, "A", N_("A"))                                                                       \
    C(GRADE_B, "B", N_("B"))                                                                       \
    C(GRADE_C, "C", N_("C"))                                                                       \
    C(GRADE_D, "D", N_("D"))
#define VISIT_KIND_CHOICES(C)                                                                      \
    C(VISIT_PURCHASE, "PURCHASE", N_("购房"))                                                      \
    C(VISIT_OTHER, "OTHER", N_("非购房"))
#define FOLLOWUP_MODE_CHOICES(C)                                                                   \
    C(FOLLOWUP_PHONE, "PHONE", N_("电话"))                                                         \
    C(FOLLOWUP_WECHAT, "WECHAT", N_("微信"))                                                       \
    C(FOLLOWUP_SMS, "SMS", N_("短信"))                                                             \
    C(FOLLOWUP_VISIT, "VISIT", N_("到访"))                                                         \
    C(FOLLOWUP_CALL_ON, "CALL_ON", N_("外拜"))                                                     \
    C(FOLLOWUP_OTHER, "OTHER", N_("其他"))
#define PAY_METHOD_CHOICES(C)                                                                      \
    C(PAY_LUMP, "LUMP", N_("一次性"))                                                              \
    C(PAY_COMMERCIAL, "COMMERCIAL", N_("商业贷款"))                                                \
    C(PAY_FUND, "FUND", N_("公积金贷款"))                                                          \
    C(PAY_COMBO, "COMBO", N_("组合贷款"))                                                          \
    C(PAY_INSTALMENT, "INSTALMENT", N_("分期"))
#define DEAL_STATE_CHOICES(C)                                                                      \
    C(DEAL_RESERVED, "RESERVED", N_("小订"))                                                       \
    C(DEAL_SUBSCRIBED, "SUBSCRIBED", N_("认购"))                                                   \
    C(DEAL_SIGNED, "SIGNED", N_("签约"))                                                           \
    C(DEAL_FILED, "FILED", N_("已备案"))                                                           \
    C(DEAL_DELIVERED, "DELIVERED", N_("已交房"))                                                   \
    C(DEAL_CANCELLED, "CANCELLED", N_("已退"))                                                     \
    C(DEAL_VOID, "VOID", N_("作废"))
#define TICKET_STATE_CHOICES(C)                                                                    \
    C(TICKET_OPEN, "OPEN", N_("排号中"))                                                           \
    C(TICKET_CONVERTED, "CONVERTED", N_("已转认购"))                                               \
    C(TICKET_REFUNDED, "REFUNDED", N_("已退筹"))
#define RECEIPT_KIND_CHOICES(C)                                                                    \
    C(RECEIPT_DEPOSIT, "DEPOSIT", N_("定金"))                                                      \
    C(RECEIPT_DOWN, "DOWN", N_("首付"))                                                            \
    C(RECEIPT_PRICE, "PRICE", N_("房款"))                                                          \
    C(RECEIPT_COMMERCIAL, "COMMERCIAL", N_("商贷放款"))                                            \
    C(RECEIPT_FUND, "FUND", N_("公积金放款"))                                                      \
    C(RECEIPT_BALANCE, "BALANCE", N_("尾款"))                                                      \
    C(RECEIPT_AREA, "AREA", N_("面积补差"))                                                        \
    C(RECEIPT_REFUND, "REFUND", N_("退款"))                                                        \
    C(RECEIPT_PENALTY, "PENALTY", N_("违约金"))                                                    \
    C(RECEIPT_MAINTENANCE, "MAINTENANCE", N_("维修基金"))                                          \
    C(RECEIPT_DEED_TAX, "DEED_TAX", N_("契税"))                                                    \
    C(RECEIPT_AGENCY, "AGENCY", N_("代收费"))
#define CHANGE_KIND_CHOICES(C)                                                                     \
    C(CHANGE_CANCEL, "CANCEL", N_("退房"))                                                         \
    C(CHANGE_FORFEIT, "FORFEIT", N_("挞定"))                                                       \
    C(CHANGE_UNIT, "UNIT", N_("换房"))                                                             \
    C(CHANGE_NAME, "NAME", N_("更名"))                                                             \
    C(CHANGE_PRICE, "PRICE", N_("价格变更"))                                                       \
    C(CHANGE_PAY, "PAY", N_("付款方式变更"))                                                       \
    C(CHANGE_SIGN_DUE, "SIGN_DUE", N_("延期签约"))                                                 \
    C(CHANGE_PAY_DUE, "PAY_DUE", N_("延期付款"))
#define CHANGE_STATE_CHOICES(C)                                                                    \
    C(CHANGE_APPLIED, "APPLIED", N_("已申请"))                                                     \
    C(CHANGE_EXECUTED, "EXECUTED", N_("已执行"))                                                   \
    C(CHANGE_VOID, "VOID", N_("已撤回"))                                                           \
    C(CHANGE_DRAFT, "DRAFT", N_("拟定"))                                                           \
    C(CHANGE_APPROVED, "APPROVED", N_("已批"))
#define FILING_STATE_CHOICES(C)                                                                    \
    C(FILING_SENT, "SENT", N_("已送件"))                                                           \
    C(FILING_FILED, "FILED", N_("已备案"))                                                         \
    C(FILING_RETURNED, "RETURNED", N_("已退件"))                                                   \
    C(FILING_REVOKED, "REVOKED", N_("已撤销"))
/* Of a contract on paper: not stored, the last of its dates. */
#define SIGNING_STATE_CHOICES(C)                                                                   \
    C(SIGNING_DRAFTED, "DRAFTED", N_("已起草"))                                                    \
    C(SIGNING_CHECKED, "CHECKED", N_("已复核"))                                                    \
    C(SIGNING_APPROVED, "APPROVED", N_("已审批"))                                                  \
    C(SIGNING_SEALED, "SEALED", N_("已盖章"))                                                      \
    C(SIGNING_DISTRIBUTED, "DISTRIBUTED", N_("已分发"))
#define LOAN_KIND_CHOICES(C)                                                                       \
    C(LOAN_COMMERCIAL, "COMMERCIAL", N_("商贷"))                                                   \
    C(LOAN_FUND, "FUND", N_("公积金"))
#define LOAN_STATE_CHOICES(C)                                                                      \
    C(LOAN_WAIT_DOCS, "WAIT_DOCS", N_("待收件"))                                                   \
    C(LOAN_DOCS_OK, "DOCS_OK", N_("资料齐"))                                                       \
    C(LOAN_INTERVIEWED, "INTERVIEWED", N_("面签"))                                                 \
    C(LOAN_SUBMITTED, "SUBMITTED", N_("送审"))                                                     \
    C(LOAN_SUPPLEMENT, "SUPPLEMENT", N_("补件"))                                                   \
    C(LOAN_APPROVED, "APPROVED", N_("批贷"))                                                       \
    C(LOAN_REGISTERING, "REGISTERING", N_("抵押登记"))                                             \
    C(LOAN_REGISTERED, "REGISTERED", N_("待放款"))                                                 \
    C(LOAN_PARTLY, "PARTLY", N_("部分放款"))                                                       \
    C(LOAN_DISBURSED, "DISBURSED", N_("已放款"))                                                   \
    C(LOAN_REJECTED, "REJECTED", N_("拒贷"))                                                       \
    C(LOAN_DROPPED, "DROPPED", N_("已撤"))
#define LOAN_AGE_CHOICES(C)                                                                        \
    C(LOAN_AGE_15, "DAYS_15", N_("0–15 天"))                                                       \
    C(LOAN_AGE_30, "DAYS_30", N_("16–30 天"))                                                      \
    C(LOAN_AGE_60, "DAYS_60", N_("31–60 天"))                                                      \
    C(LOAN_AGE_MORE, "DAYS_MORE", N_("61 天以上"))
#define LOAN_STEP_CHOICES(C)                                                                       \
    C(LOAN_STEP_OPENED, "OPENED", N_("登记"))                                                      \
    C(LOAN_STEP_DOCS_OK, "DOCS_OK", N_("资料齐"))                                                  \
    C(LOAN_STEP_INTERVIEWED, "INTERVIEWED", N_("面签"))                                            \
    C(LOAN_STEP_SUBMITTED, "SUBMITTED", N_("送审"))                                                \
    C(LOAN_STEP_SUPPLEMENT, "SUPPLEMENT", N_("要求补件"))                                          \
    C(LOAN_STEP_ANSWERED, "ANSWERED", N_("补件交回"))                                              \
    C(LOAN_STEP_APPROVED, "APPROVED", N_("批贷"))                                                  \
    C(LOAN_STEP_REGISTERING, "REGISTERING", N_("登记送件"))                                        \
    C(LOAN_STEP_REGISTERED, "REGISTERED", N_("登记办妥"))                                          \
    C(LOAN_STEP_DISBURSED, "DISBURSED", N_("放款"))                                                \
    C(LOAN_STEP_REVERSED, "REVERSED", N_("放款冲回"))                                              \
    C(LOAN_STEP_REJECTED, "REJECTED", N_("拒贷"))                                                  \
    C(LOAN_STEP_DROPPED, "DROPPED", N_("撤销"))
#define ITEM_CATEGORY_CHOICES(C)                                                                   \
    C(ITEM_COLLATERAL, "COLLATERAL", N_("宣传物料"))                                               \
    C(ITEM_GIFT, "GIFT", N_("礼品"))                                                               \
    C(ITEM_OFFICE, "OFFICE", N_("办公用品"))                                                       \
    C(ITEM_SALES_TOOL, "SALES_TOOL", N_("销售道具"))                                               \
    C(ITEM_EVENT, "EVENT", N_("活动物料"))                                                         \
    C(ITEM_FORM, "FORM", N_("印刷表单"))
#define MOVEMENT_KIND_CHOICES(C)                                                                   \
    C(MOVEMENT_RECEIPT, "RECEIPT", N_("采购入库"))                                                 \
    C(MOVEMENT_ISSUE, "ISSUE", N_("领用"))                                                         \
    C(MOVEMENT_DISTRIBUTE, "DISTRIBUTE", N_("分发"))                                               \
    C(MOVEMENT_RETURN, "RETURN", N_("退库"))                                                       \
    C(MOVEMENT_SCRAP, "SCRAP", N_("报损"))                                                         \
    C(MOVEMENT_LEND, "LEND", N_("借出"))                                                           \
    C(MOVEMENT_GIVE_BACK, "GIVE_BACK", N_("归还"))                                                 \
    C(MOVEMENT_SURPLUS, "SURPLUS", N_("盘盈"))                                                     \
    C(MOVEMENT_SHORTAGE, "SHORTAGE", N_("盘亏"))
#define TARGET_METRIC_CHOICES(C)                                                                   \
    C(TARGET_VISITS, "VISITS", N_("来访"))                                                         \
    C(TARGET_SUB_SETS, "SUB_SETS", N_("认购套数"))                                                 \
    C(TARGET_SUB_AMOUNT, "SUB_AMOUNT", N_("认购金额"))                                             \
    C(TARGET_SIGN_SETS, "SIGN_SETS", N_("签约套数"))                                               \
    C(TARGET_SIGN_AMOUNT, "SIGN_AMOUNT", N_("签约金额"))                                           \
    C(TARGET_COLLECT, "COLLECT", N_("回款"))
#define CHANNEL_REPORT_STATE_CHOICES(C)                                                            \
    C(REPORT_VALID, "VALID", N_("有效"))                                                           \
    C(REPORT_INVALID, "INVALID", N_("无效"))                                                       \
    C(REPORT_VISITED, "VISITED", N_("已到访"))                                                     \
    C(REPORT_REJECTED, "REJECTED", N_("已被他人带访"))                                             \
    C(REPORT_VOID, "VOID", N_("作废"))
/* As a screen shows them: VALID and VISITED past their dates have a name of their own. */
#define CHANNEL_REPORT_SHOWN_CHOICES(C)                                                            \
    C(REPORT_SHOWN_VALID, "VALID", N_("有效"))                                                     \
    C(REPORT_SHOWN_EXPIRED, "EXPIRED", N_("已过期"))                                               \
    C(REPORT_SHOWN_INVALID, "INVALID", N_("无效"))                                                 \
    C(REPORT_SHOWN_VISITED, "VISITED", N_("已到访"))                                               \
    C(REPORT_SHOWN_LAPSED, "LAPSED", N_("保护期满"))                                               \
    C(REPORT_SHOWN_REJECTED, "REJECTED", N_("已被他人带访"))                                       \
    C(REPORT_SHOWN_VOID, "VOID", N_("作废"))
#define PRICE_BATCH_STATE_CHOICES(C)                                                               \
    C(PRICE_DRAFT, "DRAFT", N_("拟定"))                                                            \
    C(PRICE_APPROVED, "APPROVED", N_("已批"))                                                      \
    C(PRICE_EFFECTIVE, "EFFECTIVE", N_("已生效"))                                                  \
    C(PRICE_VOID, "VOID", N_("作废"))
#define DISCOUNT_KIND_CHOICES(C)                                                                   \
    C(DISCOUNT_PERCENT, "PERCENT", N_("打折"))                                                     \
    C(DISCOUNT_AMOUNT, "AMOUNT", N_("减总价"))                                                     \
    C(DISCOUNT_UNIT, "UNIT", N_("减单价"))
#define SPECIAL_PRICE_STATE_CHOICES(C)                                                             \
    C(SPECIAL_APPLIED, "APPLIED", N_("待批"))                                                      \
    C(SPECIAL_APPROVED, "APPROVED", N_("已批"))                                                    \
    C(SPECIAL_REFUSED, "REFUSED", N_("不批"))                                                      \
    C(SPECIAL_USED, "USED", N_("已用"))
#define PAPER_STATE_CHOICES(C)                                                                     \
    C(PAPER_IS_RECEIVED, "RECEIVED", N_("已收"))                                                   \
    C(PAPER_IS_WAIVED, "WAIVED", N_("免交"))                                                       \
    C(PAPER_IS_MISSING, "MISSING", N_("还缺"))                                                     \
    C(PAPER_IS_CHECKED, "CHECKED", N_("已核"))                                                     \
    C(PAPER_IS_EXPIRED, "EXPIRED", N_("过期"))                                                     \
    C(PAPER_IS_RETURNED, "RETURNED", N_("退回"))                                                   \
    C(PAPER_IS_OPTIONAL, "OPTIONAL", N_("选交"))
#define POST_STATE_CHOICES(C)                                                                      \
    C(POST_ON, "ON_POST", N_("在岗"))                                                              \
    C(POST_BUSY, "BUSY", N_("接待中"))                                                             \
    C(POST_OUT_BUSINESS, "OUT_BUSINESS", N_("公务外出"))                                           \
    C(POST_OUT_PRIVATE, "OUT_PRIVATE", N_("私事外出"))                                             \
    C(POST_LEFT, "LEFT", N_("已下班"))
#define OWNERSHIP_CAUSE_CHOICES(C)                                                                 \
    C(OWNERSHIP_BY_CALL, "CALL", N_("来电"))                                                       \
    C(OWNERSHIP_BY_VISIT, "VISIT", N_("来访"))                                                     \
    C(OWNERSHIP_BY_DEAL, "DEAL", N_("认购"))                                                       \
    C(OWNERSHIP_BY_RELATIVE, "RELATIVE", N_("随亲属"))                                             \
    C(OWNERSHIP_ASSIGNED, "ASSIGN", N_("经理指定"))                                                \
    C(OWNERSHIP_CONFIRMED, "CONFIRM", N_("撞单裁定"))                                              \
    C(OWNERSHIP_CONFLICT, "CONFLICT", N_("撞单待定"))                                              \
    C(OWNERSHIP_DEPARTED, "DEPARTED", N_("顾问离职"))                                              \
    C(OWNERSHIP_INVALID, "INVALID", N_("来访作废"))
#define RELATION_CHOICES(C)                                                                        \
    C(RELATION_SELF, "SELF", N_("本人"))                                                           \
    C(RELATION_SPOUSE, "SPOUSE", N_("配偶"))                                                       \
    C(RELATION_PARENT, "PARENT", N_("父母"))                                                       \
    C(RELATION_CHILD, "CHILD", N_("子女"))                                                         \
    C(RELATION_SIBLING, "SIBLING", N_("兄弟姐妹"))
#define CONSENT_CHANNEL_CHOICES(C)                                                                 \
    C(CONSENT_DESK, "DESK", N_("现场"))                                                            \
    C(CONSENT_PHONE, "PHONE", N_("电话"))                                                          \
    C(CONSENT_ONLINE, "ONLINE", N_("线上"))
#define ROTATION_QUEUE_CHOICES(C)                                                                  \
    C(QUEUE_VISIT, "VISIT", N_("来访"))                                                            \
    C(QUEUE_CALL, "CALL", N_("来电"))
#define ROTATION_ACTION_CHOICES(C)                                                                 \
    C(ROTATION_SIGN_IN, "SIGN_IN", N_("签到"))                                                     \
    C(ROTATION_BACK, "BACK", N_("回岗"))                                                           \
    C(ROTATION_BUSY, "BUSY", N_("接待中"))                                                         \
    C(ROTATION_OUT_BUSINESS, "OUT_BUSINESS", N_("公务外出"))                                       \
    C(ROTATION_OUT_PRIVATE, "OUT_PRIVATE", N_("私事外出"))                                         \
    C(ROTATION_LEAVE, "LEAVE", N_("下班"))                                                         \
    C(ROTATION_SERVE, "SERVE", N_("轮到接待"))                                                     \
    C(ROTATION_SERVE_MAKEUP, "SERVE_MAKEUP", N_("补轮接待"))                                       \
    C(ROTATION_SERVE_OWN, "SERVE_OWN", N_("接老客户"))                                             \
    C(ROTATION_SERVE_OWN_TURN, "SERVE_OWN_TURN", N_("老客户占轮"))                                 \
    C(ROTATION_SERVE_NAMED, "SERVE_NAMED", N_("点名接待"))                                         \
    C(ROTATION_SERVE_SUBSTITUTE, "SERVE_SUBSTITUTE", N_("义务接待"))                               \
    C(ROTATION_SKIP_MAKEUP, "SKIP_MAKEUP", N_("轮空待补"))                                         \
    C(ROTATION_SKIP_FULL, "SKIP_FULL", N_("轮空已满"))                                             \
    C(ROTATION_SKIP_LOST, "SKIP_LOST", N_("轮空不补"))                                             \
    C(ROTATION_PASS_MAKEUP, "PASS_MAKEUP", N_("跳过待补"))                                         \
    C(ROTATION_PASS_LOST, "PASS_LOST", N_("跳过不补"))                                             \
    C(ROTATION_MAKEUP_LOST, "MAKEUP_LOST", N_("放弃补轮"))                                         \
    C(ROTATION_MAKEUP_EARNED, "MAKEUP_EARNED", N_("义务补轮"))                                     \
    C(ROTATION_GIVE_BACK, "GIVE_BACK", N_("退还轮次"))                                             \
    C(ROTATION_UNASSIGNED, "UNASSIGNED", N_("无人可接"))
#define DUNNING_MODE_CHOICES(C)                                                                    \
    C(DUNNING_BY_PHONE, "PHONE", N_("电话"))                                                       \
    C(DUNNING_BY_MESSAGE, "MESSAGE", N_("短信"))                                                   \
    C(DUNNING_BY_LETTER, "LETTER", N_("催款函"))                                                   \
    C(DUNNING_BY_VISIT, "VISIT", N_("上门"))
#define DELIVERY_STATE_CHOICES(C)                                                                  \
    C(DELIVERY_DELIVERED, "DELIVERED", N_("已交房"))                                               \
    C(DELIVERY_TITLE_SENT, "TITLE_SENT", N_("办证中"))                                             \
    C(DELIVERY_TITLED, "TITLED", N_("已领证"))
#define ARCHIVE_KIND_CHOICES(C)                                                                    \
    C(ARCHIVE_HOUSEHOLD, "HOUSEHOLD", N_("一户一档"))                                              \
    C(ARCHIVE_APPROVAL, "APPROVAL", N_("批文"))                                                    \
    C(ARCHIVE_LICENCE, "LICENCE", N_("证照"))                                                      \
    C(ARCHIVE_INCOMING, "INCOMING", N_("收文"))                                                    \
    C(ARCHIVE_OUTGOING, "OUTGOING", N_("发文"))                                                    \
    C(ARCHIVE_SEAL, "SEAL", N_("印章使用"))
#define ARCHIVE_STATE_CHOICES(C)                                                                   \
    C(ARCHIVE_IN, "IN", N_("在库"))                                                                \
    C(ARCHIVE_OUT, "OUT", N_("已借出"))                                                            \
    C(ARCHIVE_LOST, "LOST", N_("已遗失"))
#define ARCHIVE_LOAN_STATE_CHOICES(C)                                                              \
    C(ARCHIVE_LOAN_OUT, "OUT", N_("借阅中"))                                                       \
    C(ARCHIVE_LOAN_RETURNED, "RETURNED", N_("已归还"))                                             \
    C(ARCHIVE_LOAN_LOST, "LOST", N_("已遗失"))
#define ID_KIND_CHOICES(C)                                                                         \
    C(ID_CARD, "ID_CARD", N_("身份证"))                                                            \
    C(ID_PASSPORT, "PASSPORT", N_("护照"))                                                         \
    C(ID_PERMIT, "PERMIT", N_("港澳台通行证"))                                                     \
    C(ID_OFFICER, "OFFICER", N_("军官证"))                                                         \
    C(ID_LICENCE, "LICENCE", N_("营业执照"))
#define BOOK_KIND_CHOICES(C)                                                                       \
    C(BOOK_SUBSCRIPTION, "SUBSCRIPTION", N_("认购书"))                                             \
    C(BOOK_CONTRACT, "CONTRACT", N_("合同"))                                                       \
    C(BOOK_RECEIPT, "RECEIPT", N_("收据"))
#define BOOK_NUMBER_STATE_CHOICES(C)                                                               \
    C(BOOK_NUMBER_USED, "USED", N_("已用"))                                                        \
    C(BOOK_NUMBER_VOID, "VOID", N_("作废"))                                                        \
    C(BOOK_NUMBER_MISSING, "MISSING", N_("缺号"))                                                  \
    C(BOOK_NUMBER_FREE, "FREE", N_("未用"))
#define BUYER_RELATION_CHOICES(C)                                                                  \
    C(BUYER_SPOUSE, "SPOUSE", N_("配偶"))                                                          \
    C(BUYER_PARENT, "PARENT", N_("父母"))                                                          \
    C(BUYER_CHILD, "CHILD", N_("子女"))                                                            \
    C(BUYER_SIBLING, "SIBLING", N_("兄弟姐妹"))                                                    \
    C(BUYER_OTHER, "OTHER", N_("其他"))

#define PLAN_KIND_CHOICES(C)                                                                       \
    C(PLAN_DEPOSIT, "DEPOSIT", N_("定金"))                                                         \
    C(PLAN_DOWN, "DOWN", N_("首付款"))                                                             \
    C(PLAN_INSTALMENT, "INSTALMENT", N_("分期款"))                                                 \
    C(PLAN_BALANCE, "BALANCE", N_("尾款"))                                                         \
    C(PLAN_COMMERCIAL, "COMMERCIAL", N_("商业贷款"))                                               \
    C(PLAN_FUND, "FUND", N_("公积金贷款"))
/* Where a household stands on its way, as view_pipeline has it. */
#define PIPELINE_STAGE_CHOICES(C)                                                                  \
    C(PIPELINE_TICKET, "TICKET", N_("认筹"))                                                       \
    C(PIPELINE_RESERVED, "RESERVED", N_("小订"))                                                   \
    C(PIPELINE_SUBSCRIBED, "SUBSCRIBED", N_("认购未签"))                                           \
    C(PIPELINE_SIGNED, "SIGNED", N_("已签未备案"))                                                 \
    C(PIPELINE_FILED, "FILED", N_("备案未归档"))                                                   \
    C(PIPELINE_ARCHIVED, "ARCHIVED", N_("归档未交房"))                                             \
    C(PIPELINE_DELIVERED, "DELIVERED", N_("交房未办证"))                                           \
    C(PIPELINE_TITLED, "TITLED", N_("已办证"))
#define POLICY_ITEM_CHOICES(C)                                                                     \
    C(POLICY_LPR, "LPR", N_("LPR"))                                                                \
    C(POLICY_POINTS, "POINTS", N_("商贷加点"))                                                     \
    C(POLICY_REPRICE, "REPRICE", N_("重定价周期"))                                                 \
    C(POLICY_COMMERCIAL_DOWN, "COMMERCIAL_DOWN", N_("首套商贷最低首付"))                           \
    C(POLICY_COMMERCIAL_DOWN_SECOND, "COMMERCIAL_DOWN_2", N_("二套商贷最低首付"))                  \
    C(POLICY_FUND_RATE, "FUND_RATE", N_("首套公积金利率"))                                         \
    C(POLICY_FUND_RATE_SECOND, "FUND_RATE_2", N_("二套公积金利率"))                                \
    C(POLICY_FUND_RATE_SHORT, "FUND_RATE_SHORT", N_("首套公积金五年内利率"))                       \
    C(POLICY_FUND_RATE_SHORT_SECOND, "FUND_RATE_SHORT_2", N_("二套公积金五年内利率"))              \
    C(POLICY_FUND_DOWN, "FUND_DOWN", N_("公积金最低首付"))                                         \
    C(POLICY_FUND_CAP, "FUND_CAP", N_("单人公积金最高额度"))                                       \
    C(POLICY_FUND_CAP_COUPLE, "FUND_CAP_COUPLE", N_("夫妻公积金最高额度"))                         \
    C(POLICY_FUND_ABILITY, "FUND_ABILITY", N_("公积金可贷能力"))                                   \
    C(POLICY_LOAN_YEARS, "LOAN_YEARS", N_("贷款最长年限"))                                         \
    C(POLICY_AGE, "AGE", N_("年龄加年限"))
#define LOAN_MIX_CHOICES(C)                                                                        \
    C(MIX_COMMERCIAL, "COMMERCIAL", N_("商贷"))                                                    \
    C(MIX_FUND, "FUND", N_("公积金"))                                                              \
    C(MIX_COMBO, "COMBO", N_("组合"))
#define HOME_RANK_CHOICES(C)                                                                       \
    C(HOME_FIRST, "FIRST", N_("首套"))                                                             \
    C(HOME_SECOND, "SECOND", N_("二套"))
#define EXTRA_WAY_CHOICES(C)                                                                       \
    C(EXTRA_SHORTER, "SHORTER", N_("缩短年限"))                                                    \
    C(EXTRA_SMALLER, "SMALLER", N_("减少月供"))

#define PAPER_PURPOSE_CHOICES(C)                                                                   \
    C(PAPER_FOR_SIGNING, "SIGN", N_("签约用"))                                                     \
    C(PAPER_FOR_LOAN, "LOAN", N_("按揭用"))
#define BUYER_PARTY_CHOICES(C)                                                                     \
    C(BUYER_PERSON, "PERSON", N_("个人"))                                                          \
    C(BUYER_COMPANY, "COMPANY", N_("公司"))
#define BUYER_MARRIAGE_CHOICES(C)                                                                  \
    C(BUYER_MARRIED, "MARRIED", N_("已婚"))                                                        \
    C(BUYER_SINGLE, "SINGLE", N_("未婚"))                                                          \
    C(BUYER_DIVORCED, "DIVORCED", N_("离异"))                                                      \
    C(BUYER_WIDOWED, "WIDOWED", N_("丧偶"))
#define BUYER_EMPLOYMENT_CHOICES(C)                                                                \
    C(BUYER_SALARIED, "SALARIED", N_("受薪"))                                                      \
    C(BUYER_SELF_EMPLOYED, "SELF_EMPLOYED", N_("自雇"))
/* Of whom a paper is asked; view_paper_match decides who is what. */
#define BUYER_TRAIT_CHOICES(C)                                                                     \
    C(TRAIT_PERSON, "PERSON", N_("个人"))                                                          \
    C(TRAIT_COMPANY, "COMPANY", N_("公司"))                                                        \
    C(TRAIT_FURTHER, "FURTHER", N_("其他权益人"))                                                  \
    C(TRAIT_ADULT, "ADULT", N_("成年人"))                                                          \
    C(TRAIT_MINOR, "MINOR", N_("未成年人"))                                                        \
    C(TRAIT_AGENT, "AGENT", N_("委托代理"))                                                        \
    C(TRAIT_SALARIED, "SALARIED", N_("受薪"))                                                      \
    C(TRAIT_SELF_EMPLOYED, "SELF_EMPLOYED", N_("自雇"))                                            \
    C(TRAIT_MARRIED, "MARRIED", N_("已婚"))                                                        \
    C(TRAIT_SPOUSE_OUT, "SPOUSE_OUT", N_("配偶不在权益人里"))                                      \
    C(TRAIT_SINGLE, "SINGLE", N_("未婚"))                                                          \
    C(TRAIT_DIVORCED, "DIVORCED", N_("离异"))                                                      \
    C(TRAIT_WIDOWED, "WIDOWED", N_("丧偶"))                                                        \
    C(TRAIT_MARRIAGE_UNKNOWN, "MARRIAGE_UNKNOWN", N_("婚姻未登记"))                                \
    C(TRAIT_FUND, "FUND", N_("有公积金"))                                                          \
    C(TRAIT_NON_LOCAL, "NON_LOCAL", N_("非本地户籍"))                                              \
    C(TRAIT_HIGH_INCOME, "HIGH_INCOME", N_("高收入"))
#define BANK_STATE_CHOICES(C)                                                                      \
    C(BANK_ACCEPTING, "ACCEPTING", N_("接单"))                                                     \
    C(BANK_LOW, "LOW", N_("紧张"))                                                                 \
    C(BANK_FULL, "FULL", N_("用完"))                                                               \
    C(BANK_STOPPED, "STOPPED", N_("已停"))                                                         \
    C(BANK_EXPIRED, "EXPIRED", N_("过期"))

#define CHOICE_CONSTANT_(constant, code, label) constant,
enum { EMPLOYMENT_CHOICES(CHOICE_CONSTANT_) };
enum { CODE_LIST_CHOICES(CHOICE_CONSTANT_) };
enum { ROLE_CHOICES(CHOICE_CONSTANT_) };
enum { UNIT_CONTROL_CHOICES(CHOICE_CONSTANT_) };
enum { UNIT_RELEASE_CHOICES(CHOICE_CONSTANT_) };
enum { SEX_CHOICES(CHOICE_CONSTANT_) };
enum { GRADE_CHOICES(CHOICE_CONSTANT_) };
enum { VISIT_KIND_CHOICES(CHOICE_CONSTANT_) };
enum { FOLLOWUP_MODE_CHOICES(CHOICE_CONSTANT_) };
enum { PAY_METHOD_CHOICES(CHOICE_CONSTANT_) };
enum { DEAL_STATE_CHOICES(CHOICE_CONSTANT_) };
enum { TICKET_STATE_CHOICES(CHOICE_CONSTANT_) };
enum { RECEIPT_KIND_CHOICES(CHOICE_CONSTANT_) };
enum { CHANGE_KIND_CHOICES(CHOICE_CONSTANT_) };
enum { CHANGE_STATE_CHOICES(CHOICE_CONSTANT_) };
enum { FILING_STATE_CHOICES(CHOICE_CONSTANT_) };
enum { SIGNING_STATE_CHOICES(CHOICE_CONSTANT_) };
enum { LOAN_KIND_CHOICES(CHOICE_CONSTANT_) };
enum { LOAN_STATE_CHOICES(CHOICE_CONSTANT_) };
enum { LOAN_STEP_CHOICES(CHOICE_CONSTANT_) };
enum { LOAN_AGE_CHOICES(CHOICE_CONSTANT_) };
enum { ITEM_CATEGORY_CHOICES(CHOICE_CONSTANT_) };
enum { MOVEMENT_KIND_CHOICES(CHOICE_CONSTANT_) };
enum { TARGET_METRIC_CHOICES(CHOICE_CONSTANT_) };
enum { CHANNEL_REPORT_STATE_CHOICES(CHOICE_CONSTANT_) };
enum { CHANNEL_REPORT_SHOWN_CHOICES(CHOICE_CONSTANT_) };
enum { PAPER_STATE_CHOICES(CHOICE_CONSTANT_) };
enum { POST_STATE_CHOICES(CHOICE_CONSTANT_) };
enum { PRICE_BATCH_STATE_CHOICES(CHOICE_CONSTANT_) };
enum { DISCOUNT_KIND_CHOICES(CHOICE_CONSTANT_) };
enum { SPECIAL_PRICE_STATE_CHOICES(CHOICE_CONSTANT_) };
enum { OWNERSHIP_CAUSE_CHOICES(CHOICE_CONSTANT_) };
enum { RELATION_CHOICES(CHOICE_CONSTANT_) };
enum { CONSENT_CHANNEL_CHOICES(CHOICE_CONSTANT_) };
enum { ROTATION_QUEUE_CHOICES(CHOICE_CONSTANT_) QUEUE_COUNT };
enum { ROTATION_ACTION_CHOICES(CHOICE_CONSTANT_) };
enum { DUNNING_MODE_CHOICES(CHOICE_CONSTANT_) };
enum { DELIVERY_STATE_CHOICES(CHOICE_CONSTANT_) };
enum { ARCHIVE_KIND_CHOICES(CHOICE_CONSTANT_) };
enum { ARCHIVE_STATE_CHOICES(CHOICE_CONSTANT_) };
enum { ARCHIVE_LOAN_STATE_CHOICES(CHOICE_CONSTANT_) };
enum { PLAN_KIND_CHOICES(CHOICE_CONSTANT_) };
enum { PIPELINE_STAGE_CHOICES(CHOICE_CONSTANT_) };
enum { ID_KIND_CHOICES(CHOICE_CONSTANT_) };
enum { BOOK_KIND_CHOICES(CHOICE_CONSTANT_) };
enum { BOOK_NUMBER_STATE_CHOICES(CHOICE_CONSTANT_) };
enum { BUYER_RELATION_CHOICES(CHOICE_CONSTANT_) };
enum { POLICY_ITEM_CHOICES(CHOICE_CONSTANT_) POLICY_ITEM_COUNT };
enum { LOAN_MIX_CHOICES(CHOICE_CONSTANT_) };
enum { HOME_RANK_CHOICES(CHOICE_CONSTANT_) };
enum { EXTRA_WAY_CHOICES(CHOICE_CONSTANT_) };
enum { PAPER_PURPOSE_CHOICES(CHOICE_CONSTANT_) };
enum { BUYER_PARTY_CHOICES(CHOICE_CONSTANT_) };
enum { BUYER_MARRIAGE_CHOICES(CHOICE_CONSTANT_) };
enum { BUYER_EMPLOYMENT_CHOICES(CHOICE_CONSTANT_) };
enum { BUYER_TRAIT_CHOICES(CHOICE_CONSTANT_) };
enum { BANK_STATE_CHOICES(CHOICE_CONSTANT_) };

#endif
