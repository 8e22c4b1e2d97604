-- Control of units becomes records like every other; a unit may be locked for minutes while somebody chooses;
-- measured areas; a reservation (小订) is a deal before its subscription.
CREATE TABLE unit_control_record (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    unit_no TEXT NOT NULL REFERENCES unit(unit_no), -- 房号
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 日期
    control TEXT NOT NULL CHECK (control IN ('UNRELEASED', 'AVAILABLE', 'HELD', 'NOT_FOR_SALE')), -- 状态
    until TEXT CHECK (until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 保留至
    reason TEXT, -- 原因
    batch TEXT, -- 批次
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
INSERT INTO unit_control_record
SELECT id, 1, unit_no, date, control, until, reason, NULL, created_at, created_by, created_at, created_by, 'DESK'
FROM unit_control;
DROP TABLE unit_control;
ALTER TABLE unit_control_record RENAME TO unit_control;
CREATE INDEX unit_control_unit ON unit_control (unit_no, date);
CREATE TRIGGER unit_control_no_update BEFORE UPDATE ON unit_control
BEGIN SELECT RAISE(ABORT, 'unit control rows are never changed'); END;
CREATE TRIGGER unit_control_no_delete BEFORE DELETE ON unit_control
BEGIN SELECT RAISE(ABORT, 'unit control rows are never deleted'); END;

-- Somebody is choosing: nobody else may take the unit for some minutes.
CREATE TABLE unit_lock (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    unit_no TEXT NOT NULL REFERENCES unit(unit_no), -- 房号
    consultant TEXT NOT NULL REFERENCES consultant(no), -- 顾问
    phone TEXT, -- 手机
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 日期
    time TEXT NOT NULL, -- 时间
    minutes INTEGER NOT NULL CHECK (minutes > 0), -- 分钟
    released INTEGER CHECK (released IN (0, 1)), -- 已释放
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE INDEX unit_lock_unit ON unit_lock (unit_no, date);

ALTER TABLE unit ADD COLUMN gross_measured INTEGER CHECK (gross_measured > 0); -- 实测建筑面积
ALTER TABLE unit ADD COLUMN net_measured INTEGER CHECK (net_measured > 0); -- 实测套内面积
ALTER TABLE deal ADD COLUMN reserved_on TEXT CHECK (reserved_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'); -- 小订日期
ALTER TABLE deal ADD COLUMN reserved_until TEXT CHECK (reserved_until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'); -- 小订至
ALTER TABLE deal ADD COLUMN reserve_money INTEGER CHECK (reserve_money > 0); -- 小订金

-- Prices: a batch of new ones (调价单) is drafted, approved and takes effect at its time; what a unit cost from
-- when on stays.
CREATE TABLE price_batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    batch_no TEXT NOT NULL UNIQUE, -- 调价编号
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 拟定日期
    effective_on TEXT NOT NULL CHECK (effective_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 生效日期
    effective_at TEXT, -- 生效时间
    building TEXT, -- 楼栋
    layout TEXT, -- 户型
    percent INTEGER, -- 调幅
    per_area INTEGER, -- 每平米调
    reason TEXT NOT NULL, -- 原因
    approved_by TEXT, -- 审批人
    state TEXT CHECK (state IN ('DRAFT', 'APPROVED', 'EFFECTIVE', 'VOID')), -- 状态
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE TABLE price_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    batch_no TEXT NOT NULL REFERENCES price_batch(batch_no), -- 调价编号
    unit_no TEXT NOT NULL REFERENCES unit(unit_no), -- 房号
    list_total INTEGER NOT NULL CHECK (list_total > 0), -- 标准总价
    floor_total INTEGER CHECK (floor_total > 0), -- 底价总价
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE UNIQUE INDEX price_line_row ON price_line (batch_no, unit_no);
CREATE INDEX price_line_unit ON price_line (unit_no);
CREATE TABLE price_version (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    unit_no TEXT NOT NULL REFERENCES unit(unit_no), -- 房号
    effective_on TEXT NOT NULL CHECK (effective_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 生效日期
    list_total INTEGER NOT NULL CHECK (list_total > 0), -- 标准总价
    floor_total INTEGER CHECK (floor_total > 0), -- 底价总价
    batch_no TEXT REFERENCES price_batch(batch_no), -- 调价编号
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE INDEX price_version_unit ON price_version (unit_no, effective_on);

-- Discounts in their order, and prices below what they give (特批).
CREATE TABLE discount (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    name TEXT NOT NULL UNIQUE, -- 名称
    kind TEXT NOT NULL CHECK (kind IN ('PERCENT', 'AMOUNT', 'UNIT')), -- 方式
    rate INTEGER, -- 折扣率
    amount INTEGER, -- 金额
    position INTEGER NOT NULL, -- 顺序
    pay_method TEXT CHECK (pay_method IN ('LUMP', 'COMMERCIAL', 'FUND', 'COMBO', 'INSTALMENT')), -- 付款方式
    valid_from TEXT CHECK (valid_from GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 有效期自
    valid_until TEXT CHECK (valid_until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 有效期至
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE TABLE special_price (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    special_no TEXT NOT NULL UNIQUE, -- 特批编号
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 日期
    unit_no TEXT NOT NULL REFERENCES unit(unit_no), -- 房号
    phone TEXT NOT NULL, -- 手机
    total INTEGER NOT NULL CHECK (total > 0), -- 特批总价
    reason TEXT NOT NULL, -- 原因
    document TEXT, -- 批文
    valid_until TEXT CHECK (valid_until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 有效期至
    approved_by TEXT, -- 审批人
    state TEXT CHECK (state IN ('APPLIED', 'APPROVED', 'REFUSED', 'USED')), -- 状态
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE INDEX special_price_unit ON special_price (unit_no, phone);

-- A quote in front of a customer.
CREATE TABLE quote (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    quote_no TEXT NOT NULL UNIQUE, -- 报价编号
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 日期
    unit_no TEXT NOT NULL REFERENCES unit(unit_no), -- 房号
    phone TEXT, -- 手机
    name TEXT, -- 姓名
    consultant TEXT REFERENCES consultant(no), -- 顾问
    discounts TEXT, -- 折扣
    pay_method TEXT NOT NULL CHECK (pay_method IN ('LUMP', 'COMMERCIAL', 'FUND', 'COMBO', 'INSTALMENT')), -- 付款方式
    deposit INTEGER, -- 定金
    loan_commercial INTEGER, -- 商贷金额
    loan_fund INTEGER, -- 公积金金额
    years INTEGER, -- 年限
    list_total INTEGER NOT NULL, -- 标准总价
    total INTEGER NOT NULL, -- 报价总价
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE INDEX quote_phone ON quote (phone);
