-- The site file, first version. Money is fen, area 0.01 m², rates ppm, dates YYYY-MM-DD, times HH:MM,
-- instants UTC. Each business row has id (order of entry), rev (optimistic lock), who and when, origin.

-- 销售顾问: who receives customers and owns deals.
CREATE TABLE consultant (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    no TEXT NOT NULL UNIQUE, -- 工号
    name TEXT NOT NULL, -- 姓名
    phone TEXT, -- 手机
    team TEXT, -- 组别
    hired_on TEXT CHECK (hired_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 入职日期
    status TEXT CHECK (status IN ('ACTIVE', 'LEFT')), -- 状态
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

-- A unit for sale. unit_no (3-1-1802) is its key everywhere but in its own register.
CREATE TABLE unit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    building TEXT NOT NULL, -- 楼栋
    entrance TEXT NOT NULL, -- 单元
    floor INTEGER NOT NULL, -- 楼层
    room TEXT NOT NULL, -- 房号
    product_type TEXT, -- 产品类型
    layout TEXT NOT NULL, -- 户型
    facing TEXT, -- 朝向
    gross_area INTEGER NOT NULL CHECK (gross_area > 0), -- 建筑面积
    net_area INTEGER CHECK (net_area > 0), -- 套内面积
    unit_price INTEGER CHECK (unit_price > 0), -- 标准单价
    list_total INTEGER NOT NULL CHECK (list_total > 0), -- 标准总价
    floor_total INTEGER CHECK (floor_total > 0), -- 底价总价
    batch TEXT, -- 批次
    permit_no TEXT, -- 预售证号
    permit_date TEXT CHECK (permit_date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 预售证日期
    control TEXT CHECK (control IN ('UNRELEASED', 'AVAILABLE', 'HELD', 'NOT_FOR_SALE')), -- 状态
    launched_on TEXT CHECK (launched_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 推盘日期
    unit_no TEXT UNIQUE, -- 完整房号
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

-- Who works with the program, and in which role.
CREATE TABLE staff (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    no TEXT NOT NULL UNIQUE, -- 工号
    name TEXT NOT NULL, -- 姓名
    role TEXT NOT NULL CHECK (role IN ('ASSISTANT', 'MANAGER', 'FINANCE', 'READER')), -- 角色
    phone TEXT, -- 手机
    status TEXT CHECK (status IN ('ACTIVE', 'LEFT')), -- 状态
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

-- A channel's report of a customer before the visit.
CREATE TABLE channel_report (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    report_no TEXT NOT NULL UNIQUE, -- 报备编号
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 报备日期
    time TEXT NOT NULL, -- 报备时间
    channel TEXT NOT NULL, -- 渠道
    agent TEXT, -- 经纪人
    phone TEXT NOT NULL, -- 报备手机
    name TEXT, -- 客户姓名
    valid_until TEXT CHECK (valid_until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 有效期至
    protect_until TEXT CHECK (protect_until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 保护期至
    state TEXT CHECK (state IN ('VALID', 'INVALID', 'VISITED', 'REJECTED', 'VOID')), -- 状态
    void_reason TEXT, -- 作废原因
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

-- An inbound call.
CREATE TABLE call (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 来电日期
    time TEXT, -- 来电时间
    phone TEXT NOT NULL, -- 手机
    name TEXT, -- 姓名
    sex TEXT CHECK (sex IN ('M', 'F')), -- 性别
    source TEXT NOT NULL, -- 认知途径
    layout TEXT, -- 意向户型
    want_area TEXT, -- 意向面积
    consultant TEXT REFERENCES consultant(no), -- 接听顾问
    transfer TEXT, -- 转接结果
    remark TEXT, -- 备注
    call_no TEXT NOT NULL UNIQUE, -- 来电编号
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

-- One party that came to the sales centre.
CREATE TABLE visit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 到访日期
    time TEXT, -- 到访时间
    left TEXT, -- 离开时间
    phone TEXT NOT NULL, -- 手机
    name TEXT NOT NULL, -- 姓名
    sex TEXT CHECK (sex IN ('M', 'F')), -- 性别
    party_size INTEGER CHECK (party_size > 0), -- 到访人数
    source TEXT, -- 认知途径
    layout TEXT, -- 意向户型
    want_area TEXT, -- 意向面积
    budget INTEGER CHECK (budget > 0), -- 预算总价
    district TEXT, -- 居住区域
    grade TEXT CHECK (grade IN ('A', 'B', 'C', 'D')), -- 意向等级
    consultant TEXT NOT NULL, -- 接待顾问
    kind TEXT CHECK (kind IN ('PURCHASE', 'OTHER')), -- 到访类型
    remark TEXT, -- 备注
    visit_no TEXT NOT NULL UNIQUE, -- 来访编号
    report_no TEXT REFERENCES channel_report(report_no), -- 报备编号
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

-- A contact of a consultant with a customer after the first.
CREATE TABLE followup (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 跟进日期
    phone TEXT NOT NULL, -- 手机
    consultant TEXT NOT NULL REFERENCES consultant(no), -- 顾问
    mode TEXT NOT NULL CHECK (mode IN ('PHONE', 'WECHAT', 'SMS', 'VISIT', 'CALL_ON', 'OTHER')), -- 方式
    effective INTEGER NOT NULL CHECK (effective IN (0, 1)), -- 有效
    content TEXT NOT NULL, -- 内容
    grade TEXT CHECK (grade IN ('A', 'B', 'C', 'D')), -- 意向等级
    next_date TEXT CHECK (next_date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 下次跟进日期
    followup_no TEXT NOT NULL UNIQUE, -- 跟进编号
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

-- A place in the queue before a launch, with refundable money.
CREATE TABLE ticket (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    ticket_no TEXT NOT NULL UNIQUE, -- 认筹编号
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 认筹日期
    phone TEXT NOT NULL, -- 手机
    amount INTEGER NOT NULL CHECK (amount > 0), -- 认筹金
    unit_no TEXT REFERENCES unit(unit_no), -- 意向房号
    refunded_on TEXT CHECK (refunded_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 退筹日期
    state TEXT CHECK (state IN ('OPEN', 'CONVERTED', 'REFUNDED')), -- 状态
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

-- A sale of a unit as it was subscribed; executed changes give its later versions.
CREATE TABLE deal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    deal_no TEXT NOT NULL UNIQUE, -- 认购编号
    sub_date TEXT NOT NULL CHECK (sub_date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 认购日期
    unit_no TEXT NOT NULL REFERENCES unit(unit_no), -- 房号
    phone TEXT NOT NULL, -- 手机
    name TEXT NOT NULL, -- 姓名
    id_no TEXT, -- 证件号码
    total INTEGER NOT NULL CHECK (total > 0), -- 成交总价
    discount_note TEXT, -- 折扣说明
    deposit INTEGER NOT NULL CHECK (deposit > 0), -- 定金
    pay_method TEXT NOT NULL CHECK (pay_method IN ('LUMP', 'COMMERCIAL', 'FUND', 'COMBO', 'INSTALMENT')), -- 付款方式
    consultant TEXT NOT NULL REFERENCES consultant(no), -- 顾问
    sign_due TEXT CHECK (sign_due GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 约定签约日期
    ticket_no TEXT REFERENCES ticket(ticket_no), -- 认筹编号
    state TEXT CHECK (state IN ('RESERVED', 'SUBSCRIBED', 'SIGNED', 'FILED', 'DELIVERED', 'CANCELLED', 'VOID')), -- 状态
    unit_now TEXT REFERENCES unit(unit_no), -- 现房号
    total_now INTEGER, -- 现总价
    pay_now TEXT CHECK (pay_now IN ('LUMP', 'COMMERCIAL', 'FUND', 'COMBO', 'INSTALMENT')), -- 现付款方式
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

-- The sale contract of a deal.
CREATE TABLE contract (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    deal_no TEXT NOT NULL REFERENCES deal(deal_no), -- 认购编号
    contract_no TEXT NOT NULL UNIQUE, -- 合同编号
    sign_date TEXT NOT NULL CHECK (sign_date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 签约日期
    online_date TEXT CHECK (online_date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 网签日期
    online_no TEXT, -- 网签合同号
    down INTEGER, -- 首付款
    loan_commercial INTEGER, -- 商贷金额
    loan_fund INTEGER, -- 公积金金额
    checked_by TEXT, -- 复核人
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

-- One round of registering a contract with the bureau.
CREATE TABLE filing (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    contract_no TEXT NOT NULL REFERENCES contract(contract_no), -- 合同编号
    sent_on TEXT NOT NULL CHECK (sent_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 送件日期
    filed_on TEXT CHECK (filed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 备案日期
    filing_no TEXT, -- 备案号
    returned_on TEXT CHECK (returned_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 退件日期
    return_reason TEXT, -- 退件原因
    revoked_on TEXT CHECK (revoked_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 撤销日期
    state TEXT CHECK (state IN ('SENT', 'FILED', 'RETURNED', 'REVOKED')), -- 状态
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

-- Money that arrived, was refunded or transferred. Never edited.
CREATE TABLE receipt (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    receipt_no TEXT NOT NULL UNIQUE, -- 收款编号
    deal_no TEXT NOT NULL REFERENCES deal(deal_no), -- 认购编号
    kind TEXT NOT NULL CHECK (kind IN ('DEPOSIT', 'DOWN', 'PRICE', 'COMMERCIAL', 'FUND', 'BALANCE', 'AREA', 'REFUND', 'PENALTY', 'MAINTENANCE', 'DEED_TAX', 'AGENCY')), -- 款项类型
    amount INTEGER NOT NULL, -- 金额
    paid_on TEXT CHECK (paid_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 付款日期
    arrived_on TEXT NOT NULL CHECK (arrived_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 到账日期
    method TEXT, -- 方式
    transfer INTEGER CHECK (transfer IN (0, 1)), -- 转款
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

-- A change order; only its execution touches the deal, the unit and the figures.
CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    change_no TEXT NOT NULL UNIQUE, -- 变更编号
    deal_no TEXT NOT NULL REFERENCES deal(deal_no), -- 认购编号
    kind TEXT NOT NULL CHECK (kind IN ('CANCEL', 'FORFEIT', 'UNIT', 'NAME', 'PRICE', 'PAY', 'SIGN_DUE', 'PAY_DUE')), -- 变更类型
    applied_on TEXT NOT NULL CHECK (applied_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 申请日期
    executed_on TEXT CHECK (executed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 执行日期
    new_unit_no TEXT REFERENCES unit(unit_no), -- 新房号
    new_total INTEGER CHECK (new_total > 0), -- 新总价
    new_pay_method TEXT CHECK (new_pay_method IN ('LUMP', 'COMMERCIAL', 'FUND', 'COMBO', 'INSTALMENT')), -- 新付款方式
    new_phone TEXT, -- 新客户手机
    new_name TEXT, -- 新客户姓名
    new_due TEXT CHECK (new_due GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 新约定日期
    release_to TEXT CHECK (release_to IN ('AVAILABLE', 'HELD')), -- 房源去向
    reason TEXT NOT NULL, -- 原因
    approved_by TEXT, -- 审批人
    state TEXT CHECK (state IN ('APPLIED', 'EXECUTED', 'VOID')), -- 状态
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

-- One application for one loan part of a deal.
CREATE TABLE loan (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    deal_no TEXT NOT NULL REFERENCES deal(deal_no), -- 认购编号
    kind TEXT NOT NULL CHECK (kind IN ('COMMERCIAL', 'FUND')), -- 类型
    bank TEXT NOT NULL, -- 银行
    applied INTEGER NOT NULL CHECK (applied > 0), -- 申请金额
    years INTEGER NOT NULL CHECK (years > 0), -- 年限
    rate INTEGER, -- 年利率
    docs_on TEXT CHECK (docs_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 资料齐日期
    interview_on TEXT CHECK (interview_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 面签日期
    submit_on TEXT CHECK (submit_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 送审日期
    supplement_on TEXT CHECK (supplement_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 补件日期
    approved_on TEXT CHECK (approved_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 批贷日期
    approved INTEGER CHECK (approved > 0), -- 批贷金额
    registered_on TEXT CHECK (registered_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 抵押登记日期
    disbursed_on TEXT CHECK (disbursed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 放款日期
    disbursed INTEGER CHECK (disbursed > 0), -- 放款金额
    rejected_on TEXT CHECK (rejected_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 拒贷日期
    reject_reason TEXT, -- 拒贷原因
    state TEXT CHECK (state IN ('WAIT_DOCS', 'DOCS_OK', 'INTERVIEWED', 'SUBMITTED', 'SUPPLEMENT', 'APPROVED', 'REGISTERED', 'DISBURSED', 'REJECTED', 'DROPPED')), -- 阶段
    opened_on TEXT CHECK (opened_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 开始日期
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

-- A material: brochure, gift, office supply, numbered form.
CREATE TABLE item (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    code TEXT NOT NULL UNIQUE, -- 编码
    name TEXT NOT NULL, -- 名称
    category TEXT NOT NULL CHECK (category IN ('COLLATERAL', 'GIFT', 'OFFICE', 'SALES_TOOL', 'EVENT', 'FORM')), -- 类别
    spec TEXT, -- 规格
    measure TEXT NOT NULL, -- 单位
    price INTEGER, -- 单价
    location TEXT, -- 库位
    min_stock INTEGER, -- 最低库存
    max_stock INTEGER, -- 最高库存
    valid_until TEXT CHECK (valid_until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 有效期至
    owner TEXT, -- 负责人
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

-- Stock going in or out; balances are sums of these rows.
CREATE TABLE movement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    movement_no TEXT NOT NULL UNIQUE, -- 单号
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 日期
    item_code TEXT NOT NULL REFERENCES item(code), -- 编码
    kind TEXT NOT NULL CHECK (kind IN ('RECEIPT', 'ISSUE', 'DISTRIBUTE', 'RETURN', 'SCRAP', 'LEND', 'GIVE_BACK', 'SURPLUS', 'SHORTAGE')), -- 类型
    qty INTEGER NOT NULL CHECK (qty > 0), -- 数量
    price INTEGER, -- 单价
    party TEXT, -- 对象
    purpose TEXT, -- 用途
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

-- One item counted: the book quantity is frozen at the count, a difference is exactly one movement.
CREATE TABLE stocktake (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    stocktake_no TEXT NOT NULL UNIQUE, -- 盘点编号
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 日期
    item_code TEXT NOT NULL REFERENCES item(code), -- 编码
    counted INTEGER NOT NULL CHECK (counted >= 0), -- 实盘数量
    reason TEXT, -- 差异原因
    book_qty INTEGER NOT NULL, -- 账面数量
    movement_no TEXT, -- 出入库单号
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

-- A month's target of the site (consultant empty) or of one consultant.
CREATE TABLE target (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    month TEXT NOT NULL, -- 月份
    metric TEXT NOT NULL CHECK (metric IN ('VISITS', 'SUB_SETS', 'SUB_AMOUNT', 'SIGN_SETS', 'SIGN_AMOUNT', 'COLLECT')), -- 指标
    consultant TEXT REFERENCES consultant(no), -- 顾问
    value INTEGER NOT NULL, -- 目标值
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

-- A person or household; phones hang on it, the name is that of the latest contact.
CREATE TABLE customer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    name TEXT, -- 姓名
    sex TEXT CHECK (sex IN ('M', 'F')), -- 性别
    phone TEXT, -- 手机
    owner TEXT REFERENCES consultant(no), -- 归属顾问
    initials TEXT, -- 首字母
    pinyin TEXT, -- 拼音
    name_date TEXT CHECK (name_date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 姓名日期
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

-- One decision of the rotation; the board is rebuilt from these rows.
CREATE TABLE rotation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 日期
    time TEXT NOT NULL, -- 时间
    consultant TEXT REFERENCES consultant(no), -- 顾问
    action TEXT NOT NULL, -- 动作
    visit_no TEXT, -- 来访编号
    reason TEXT, -- 原因
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

-- The last guards: what must never be false, whatever the program does.
CREATE UNIQUE INDEX deal_one_live ON deal (unit_now)
WHERE state IN ('RESERVED', 'SUBSCRIBED', 'SIGNED', 'FILED', 'DELIVERED');
CREATE UNIQUE INDEX contract_online_no ON contract (online_no) WHERE online_no IS NOT NULL;
CREATE UNIQUE INDEX contract_deal ON contract (deal_no);
CREATE UNIQUE INDEX filing_no ON filing (filing_no) WHERE filing_no IS NOT NULL;
CREATE UNIQUE INDEX movement_row ON movement (movement_no, item_code);
CREATE UNIQUE INDEX target_row ON target (month, metric, ifnull(consultant, ''));

CREATE INDEX call_phone ON call (phone, date);
CREATE INDEX call_date ON call (date);
CREATE INDEX visit_phone ON visit (phone, date);
CREATE INDEX visit_date ON visit (date);
CREATE INDEX followup_phone ON followup (phone, date);
CREATE INDEX followup_date ON followup (date);
CREATE INDEX ticket_phone ON ticket (phone);
CREATE INDEX deal_unit ON deal (unit_no);
CREATE INDEX deal_phone ON deal (phone);
CREATE INDEX deal_ticket ON deal (ticket_no);
CREATE INDEX filing_contract ON filing (contract_no);
CREATE INDEX receipt_deal ON receipt (deal_no);
CREATE INDEX receipt_arrived ON receipt (arrived_on);
CREATE INDEX change_deal ON change (deal_no);
CREATE INDEX change_unit ON change (new_unit_no);
CREATE INDEX loan_deal ON loan (deal_no, kind);
CREATE INDEX movement_item ON movement (item_code, date);
CREATE INDEX customer_initials ON customer (initials);
CREATE INDEX customer_pinyin ON customer (pinyin);
CREATE INDEX customer_name ON customer (name);
CREATE INDEX customer_owner_now ON customer (owner);
CREATE INDEX channel_report_phone ON channel_report (phone);
CREATE INDEX rotation_date ON rotation (date);

-- Phones: the identity of a customer; reversed serves the search by the last digits. The household
-- is the least customer id among linked relatives: visits and first touch are counted by it.
CREATE TABLE customer_phone (
    phone TEXT PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customer(id),
    household INTEGER NOT NULL,
    reversed TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_phone_household ON customer_phone (household);
CREATE INDEX customer_phone_customer ON customer_phone (customer_id);
CREATE INDEX customer_phone_reversed ON customer_phone (reversed);

-- Direct relatives count as one customer group; both directions are stored.
CREATE TABLE customer_relative (
    customer_id INTEGER NOT NULL REFERENCES customer(id),
    relative_id INTEGER NOT NULL REFERENCES customer(id),
    relation TEXT NOT NULL,
    PRIMARY KEY (customer_id, relative_id)
) STRICT, WITHOUT ROWID;

-- Ownership decisions in recorded order; the last one is customer.owner.
CREATE TABLE ownership (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer(id),
    owner TEXT REFERENCES consultant(no), -- NULL: the public pool
    decided_on TEXT NOT NULL, -- business date
    reason TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX ownership_customer ON ownership (customer_id);

-- Launches, holds and releases recorded by the console or `do`: they take part in the order of
-- dated control states of a unit.
CREATE TABLE unit_control (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    unit_no TEXT NOT NULL REFERENCES unit(unit_no),
    date TEXT NOT NULL,
    control TEXT NOT NULL CHECK (control IN ('UNRELEASED', 'AVAILABLE', 'HELD', 'NOT_FOR_SALE')),
    until TEXT, -- a hold ends by itself after this date
    reason TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX unit_control_unit ON unit_control (unit_no, date);

-- Settings: only what differs from the default in the table of settings.
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Open lists of suggestions: sources, layouts, districts, banks …
CREATE TABLE code (
    list TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (list, name)
) STRICT, WITHOUT ROWID;

-- The last number given out of each kind and year.
CREATE TABLE sequence (
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (kind, year)
) STRICT, WITHOUT ROWID;

-- Every save has a request id: a retry after an unknown result finds it here.
CREATE TABLE request (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    operation TEXT NOT NULL,
    result TEXT -- table:id of the record
) STRICT, WITHOUT ROWID;

-- The audit trail: append-only, hash-chained, personal values masked.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    origin TEXT NOT NULL,
    operation TEXT NOT NULL,
    entity TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    changes TEXT NOT NULL, -- JSON: field -> [before, after]
    request_id TEXT NOT NULL,
    hash TEXT NOT NULL -- BLAKE2b over the hash before and this row
) STRICT;
CREATE INDEX audit_row ON audit (entity, row_id);

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit rows are never deleted'); END;

CREATE TRIGGER receipt_no_update BEFORE UPDATE ON receipt
BEGIN SELECT RAISE(ABORT, 'receipt rows are never changed'); END;
CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt
BEGIN SELECT RAISE(ABORT, 'receipt rows are never deleted'); END;

CREATE TRIGGER movement_no_update BEFORE UPDATE ON movement
BEGIN SELECT RAISE(ABORT, 'movement rows are never changed'); END;
CREATE TRIGGER movement_no_delete BEFORE DELETE ON movement
BEGIN SELECT RAISE(ABORT, 'movement rows are never deleted'); END;

CREATE TRIGGER ownership_no_update BEFORE UPDATE ON ownership
BEGIN SELECT RAISE(ABORT, 'ownership rows are never changed'); END;
CREATE TRIGGER ownership_no_delete BEFORE DELETE ON ownership
BEGIN SELECT RAISE(ABORT, 'ownership rows are never deleted'); END;

CREATE TRIGGER rotation_no_update BEFORE UPDATE ON rotation
BEGIN SELECT RAISE(ABORT, 'rotation rows are never changed'); END;
CREATE TRIGGER rotation_no_delete BEFORE DELETE ON rotation
BEGIN SELECT RAISE(ABORT, 'rotation rows are never deleted'); END;
