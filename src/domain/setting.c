#include "domain/setting.h"

#include "base/money.h"
#include "base/text.h"
#include "base/utf8.h"
#include "db/audit.h"
#include "db/query.h"
#include "domain/clock.h"

static const Setting settings[SETTING_COUNT] = {
    [SETTING_PROJECT] = {"project", N_("项目名称"), "", false, N_("报表和画面上的案场名称")},
    [SETTING_NUMBER_PREFIX] = {"number_prefix", N_("编号前缀"), "", false, N_("放在单据编号前面的字母，可以为空")},
    [SETTING_REPORT_DIR] = {"report_dir", N_("报表文件夹"), "", false, N_("导出的工作簿放在这里；空为当前文件夹")},
    [SETTING_LOCK_MINUTES] = {"lock_minutes", N_("选房锁定分钟"), "30", true, N_("选房时房源锁定多少分钟")},
    [SETTING_RESERVE_DAYS] = {"reserve_days", N_("小订有效天数"), "3", true, N_("小订保留几天（含末日）")},
    [SETTING_SIGN_DAYS] = {"sign_days", N_("认购到签约天数"), "7", true, N_("没有约定时，认购后几天内签约")},
    [SETTING_FILING_DAYS] = {"filing_days", N_("备案期限天数"), "30", true, N_("签约后几天内备案")},
    [SETTING_TITLE_DAYS] = {"title_days", N_("办证期限天数"), "90", true, N_("交房后几天内办产权证")},
    [SETTING_CALL_PROTECT_DAYS] = {"call_protect_days", N_("来电保护天数"), "7", true, N_("只来过电的客户归属保护几天（含末日）")},
    [SETTING_VISIT_PROTECT_DAYS] = {"visit_protect_days", N_("来访保护天数"), "15", true, N_("来访过的客户归属保护几天（含末日）")},
    [SETTING_TICKET_PROTECT_DAYS] = {"ticket_protect_days", N_("认筹保护天数"), "30", true, N_("认筹客户归属保护几天（含末日）")},
    [SETTING_REPORT_VALID_DAYS] = {"report_valid_days", N_("报备有效天数"), "7", true, N_("报备后几天内到访有效")},
    [SETTING_REPORT_LEAD_MINUTES] = {"report_lead_minutes", N_("报备提前分钟"), "30", true, N_("到访前至少提前多少分钟报备")},
    [SETTING_CHANNEL_PROTECT_DAYS] = {"channel_protect_days", N_("渠道保护天数"), "30", true, N_("渠道带访后保护几天")},
    [SETTING_VISIT_IS_KING] = {"visit_is_king", N_("到访为王"), "0", true, N_("1：不看报备先后，谁带来算谁的")},
    [SETTING_NAMED_FOR_PUBLIC] = {"named_for_public", N_("公客可指定顾问"), "1", true, N_("1：公客点名的顾问接待；0：按轮排")},
    [SETTING_OWN_COSTS_TURN] = {"own_customer_costs_turn", N_("老客户占轮次"), "0", true, N_("1：接待自己的老客户也算一轮")},
    [SETTING_MAX_MAKEUP] = {"max_makeup", N_("最多补轮次数"), "2", true, N_("一个顾问轮空最多攒几次补轮")},
    [SETTING_GIVE_BACK_MINUTES] = {"give_back_minutes", N_("退轮分钟"), "10", true, N_("接待后多少分钟内判为无效来访，退还轮次")},
    [SETTING_CONSENT_VERSION] = {"consent_version", N_("告知书版本"), "1.0", false, N_("来访登记时出示的个人信息告知书")},
    [SETTING_REVEAL_LIMIT] = {"reveal_limit", N_("查看上限"), "60", true, N_("一个人一天最多看多少位客户的完整号码，再多要经理")},
    [SETTING_ALLOW_NEGATIVE_STOCK] = {"allow_negative", N_("允许负库存"), "0", true, N_("1：库存不足也可以出库")},
    [SETTING_DUNNING_AHEAD] = {"dunning_ahead", N_("到期提醒天数"), "3", true, N_("应收到期前几天提醒客户")},
    [SETTING_DUNNING_FIRST] = {"dunning_first", N_("第一次催款天数"), "1", true, N_("逾期几天后第一次催款")},
    [SETTING_DUNNING_SECOND] = {"dunning_second", N_("第二次催款天数"), "7", true, N_("逾期几天后第二次催款")},
    [SETTING_DUNNING_THIRD] = {"dunning_third", N_("第三次催款天数"), "15", true, N_("逾期几天后第三次催款")},
    [SETTING_AREA_LIMIT] = {"area_limit_percent", N_("面积误差限（%）"), "3", true, N_("合同没有约定时，超过这个比例的面积误差另行结算")},
    [SETTING_ARCHIVE_DAYS] = {"archive_days", N_("档案借阅天数"), "3", true, N_("没有填应还日期时，几天内归还")},
    [SETTING_LOAN_WAIT_DAYS] = {"loan_wait_days", N_("按揭收件天数"), "7", true, N_("签约后几天内收齐按揭资料")},
    [SETTING_LOAN_DOCS_DAYS] = {"loan_docs_days", N_("按揭资料齐天数"), "2", true, N_("资料齐后几天内面签")},
    [SETTING_LOAN_MET_DAYS] = {"loan_met_days", N_("按揭面签天数"), "3", true, N_("面签后几天内送审")},
    [SETTING_LOAN_SUBMIT_DAYS] = {"loan_submit_days", N_("按揭送审天数"), "15", true, N_("送审后几天内批贷")},
    [SETTING_LOAN_PAPER_DAYS] = {"loan_paper_days", N_("按揭补件天数"), "5", true, N_("银行要求补件后几天内交回")},
    [SETTING_LOAN_APPROVED_DAYS] = {"loan_approved_days", N_("按揭批贷天数"), "5", true, N_("批贷后几天内送抵押登记")},
    [SETTING_LOAN_REGISTER_DAYS] = {"loan_register_days", N_("抵押登记天数"), "10", true, N_("抵押登记送件后几天内办妥")},
    [SETTING_LOAN_QUEUE_DAYS] = {"loan_queue_days", N_("待放款天数"), "20", true, N_("抵押登记办妥后几天内放款")},
    [SETTING_COMMERCIAL_RATE] = {"commercial_rate", N_("商贷年利率（%）"), "3.05", SETTING_YEARLY, N_("待核实：政策里没有 LPR 和加点时，报价和月供用它")},
    [SETTING_FUND_RATE] = {"fund_rate", N_("公积金年利率（%）"), "2.6", SETTING_YEARLY, N_("待核实：政策里没有时用")},
    [SETTING_COMMERCIAL_DOWN] = {"commercial_down", N_("商贷最低首付（%）"), "15", SETTING_RATE, N_("待核实：政策里没有时用")},
    [SETTING_FUND_DOWN] = {"fund_down", N_("公积金最低首付（%）"), "20", SETTING_RATE, N_("待核实：政策里没有时用")},
    [SETTING_FUND_CAP] = {"fund_cap", N_("公积金最高额度"), "0", SETTING_MONEY, N_("待核实：政策里没有时用，公积金最多贷多少元；0 不限")},
    [SETTING_LOAN_YEARS] = {"loan_years", N_("贷款最长年限"), "30", true, N_("待核实：政策里没有时用；超过时提醒")},
    [SETTING_CITY] = {"city", N_("城市"), "", false, N_("政策里这个城市的行先于全国的")},
    [SETTING_LPR] = {"lpr", N_("LPR（%）"), "3.5", SETTING_YEARLY, N_("待核实：政策里没有时用，5年期以上")},
    [SETTING_INCOME_PART] = {"income_part", N_("月供占收入（%）"), "50", SETTING_RATE, N_("待核实：月供最多占月收入多少")},
    [SETTING_DEBT_PART] = {"debt_part", N_("月债占收入（%）"), "55", SETTING_RATE, N_("待核实：月供加其他月债最多占月收入多少")},
    [SETTING_DEED_RATE] = {"deed_rate", N_("契税率（%）"), "1", SETTING_RATE, N_("待核实：面积不超过界限的住宅")},
    [SETTING_DEED_RATE_LARGE] = {"deed_rate_large", N_("大面积契税率（%）"), "1.5", SETTING_RATE, N_("待核实：面积超过界限的住宅")},
    [SETTING_DEED_AREA] = {"deed_area", N_("契税面积界限（㎡）"), "140", true, N_("待核实：超过这个建筑面积按大面积税率")},
    [SETTING_REPAIR_PRICE] = {"repair_price", N_("维修基金（元/㎡）"), "100", SETTING_MONEY, N_("待核实：每平方米建筑面积交多少元")},
    [SETTING_AGENCY_FEE] = {"agency_fee", N_("代收费（元/套）"), "80", SETTING_MONEY, N_("待核实：每套代收的登记费等")},
    [SETTING_PRINT_COMMAND] = {"print_command", N_("打印命令"), "", false, N_("打印时运行的命令，文件名接在后面；空为只写文件")},
    [SETTING_PRINT_X] = {"print_x", N_("套打右移字数"), "0", true, N_("套打收据整体右移几个半角字符")},
    [SETTING_PRINT_Y] = {"print_y", N_("套打下移行数"), "0", true, N_("套打收据整体下移几行")},
};

const Setting *setting_row(SettingId id)
{
    return &settings[id];
}

const char *setting_text(Db *db, SettingId id, Arena *arena)
{
    const char *value =
        query_one_text(db, "setting_value", BINDS(BIND_TEXT(":key", settings[id].key)), arena);
    return value != NULL ? value : settings[id].preset;
}

static bool parse_number(SettingId id, const char *value, int64_t *number, Error *err)
{
    return settings[id].number == SETTING_RATE || settings[id].number == SETTING_YEARLY
               ? rate_parse(value, number, err)
           : settings[id].number == SETTING_MONEY ? money_parse(value, number, err)
                                                  : count_parse(value, number, err);
}

int64_t setting_number(Db *db, SettingId id)
{
    int64_t number = 0;
    Stmt *stmt = query_open(db, "setting_value", BINDS(BIND_TEXT(":key", settings[id].key)));
    parse_number(id, query_next(stmt) ? query_text(stmt, 0) : settings[id].preset, &number, NULL);
    query_close(stmt);
    return number;
}

static bool check_value(Session *session, SettingId id, const char *value, const char **clean,
                        Error *err)
{
    int64_t number = 0;
    if (settings[id].number && (!parse_number(id, value, &number, err) || number < 0)) {
        return error_set(err, ERR_INVALID, settings[id].key,
                         settings[id].number == true ? _("请填 0 或正整数") : _("请填 0 或正数"));
    }
    if (settings[id].number == SETTING_YEARLY && !rate_check_yearly(number, err)) {
        return false;
    }
    return text_clean(&session->arena, value, TEXT_LINE, clean, err);
}

/* A statement on the small tables of the site, and what its audit row says. */
typedef struct Statement {
    const char *operation;
    const char *query;
    const Bind *binds;
    const char *json;
} Statement;

static bool write_statement(Session *session, const Statement *statement, Error *err)
{
    if (!session_manager(session, _("改设置"), err)) {
        return false;
    }
    query_run(session->db, statement->query, statement->binds);
    return audit_event(session->db, "setting", statement->json, err);
}

/* One transaction with its audit row, at the time that the clock gives. */
static bool run_audited(Session *session, const Statement *statement, const Clock *clock,
                        Error *err)
{
    if (!session_begin(session, statement->operation, NULL, err)) {
        return false;
    }
    if (!write_statement(session, statement, err) || !clock_mark(session, clock, err)) {
        db_rollback(session->db, err);
        return false;
    }
    return db_commit(session->db, err);
}

static bool run_statement(Session *session, const Statement *statement, Error *err)
{
    Clock clock;
    bool ok = clock_enter(session, &clock, err) && run_audited(session, statement, &clock, err);
    clock_leave(session, &clock);
    return ok;
}

bool setting_save(Session *session, SettingId id, const char *value, Error *err)
{
    const char *clean = NULL;
    if (!check_value(session, id, value, &clean, err)) {
        return false;
    }
    Str json = {0};
    str_format(&json, "{\"%s\":", settings[id].key);
    str_json(&json, clean);
    str_add(&json, "}");
    const Statement statement = {"setting.save", "setting_set",
                           BINDS(BIND_TEXT(":key", settings[id].key), BIND_TEXT(":value", clean)),
                           json.data};
    bool ok = run_statement(session, &statement, err);
    str_clear(&json);
    return ok;
}

bool setting_add_code(Session *session, const char *list, const char *name, Error *err)
{
    const char *clean = NULL;
    if (!text_clean(&session->arena, name, TEXT_NAME, &clean, err)) {
        return false;
    }
    Str json = {0};
    str_add(&json, "{\"code\":");
    str_json(&json, clean);
    str_add(&json, "}");
    const Statement statement = {"code.add", "code_add",
                           BINDS(BIND_TEXT(":list", list), BIND_TEXT(":name", clean)), json.data};
    bool ok = run_statement(session, &statement, err);
    str_clear(&json);
    return ok;
}
