-- Money that is moved, given back or taken back; dunning; papers printed; the archive; handover.

-- What a receipt was turned into, and which receipt it reverses (or which row of a transfer it pairs).
ALTER TABLE receipt ADD COLUMN to_kind TEXT
    CHECK (to_kind IN ('DEPOSIT', 'DOWN', 'PRICE', 'BALANCE', 'AREA', 'PENALTY', 'MAINTENANCE', 'DEED_TAX', 'AGENCY')); -- 转为
ALTER TABLE receipt ADD COLUMN source_no TEXT REFERENCES receipt(receipt_no); -- 原收款编号
ALTER TABLE receipt ADD COLUMN reason TEXT; -- 原因
CREATE UNIQUE INDEX receipt_source ON receipt (source_no) WHERE source_no IS NOT NULL;

-- Who was asked for which money, when, how, and what was said.
CREATE TABLE dunning (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    dunning_no TEXT NOT NULL UNIQUE, -- 催款编号
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 催款日期
    deal_no TEXT NOT NULL REFERENCES deal(deal_no), -- 认购编号
    due_on TEXT NOT NULL CHECK (due_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 应收日期
    amount INTEGER NOT NULL CHECK (amount > 0), -- 金额
    mode TEXT NOT NULL CHECK (mode IN ('PHONE', 'MESSAGE', 'LETTER', 'VISIT')), -- 方式
    result TEXT, -- 结果
    promised_on TEXT CHECK (promised_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 承诺付款日期
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE INDEX dunning_deal ON dunning (deal_no, due_on);

-- Every sheet that was printed: the n-th row of a kind and number is its n-th print.
CREATE TABLE print_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL, -- receipt, subscription, …
    number TEXT NOT NULL, -- of the document
    copy INTEGER NOT NULL CHECK (copy > 0),
    printed_on TEXT NOT NULL,
    printed_at TEXT NOT NULL,
    printed_by TEXT NOT NULL,
    UNIQUE (kind, number, copy)
) STRICT;
CREATE TRIGGER print_log_no_update BEFORE UPDATE ON print_log
BEGIN SELECT RAISE(ABORT, 'the print log is never changed'); END;
CREATE TRIGGER print_log_no_delete BEFORE DELETE ON print_log
BEGIN SELECT RAISE(ABORT, 'the print log is never changed'); END;

-- 交房: the keys, the measured area and what it settles, the title.
CREATE TABLE delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    delivery_no TEXT NOT NULL UNIQUE, -- 交房编号
    deal_no TEXT NOT NULL UNIQUE REFERENCES deal(deal_no), -- 认购编号
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 交房日期
    measured_area INTEGER CHECK (measured_area > 0), -- 实测面积
    receiver TEXT, -- 收房人
    key_count INTEGER CHECK (key_count >= 0), -- 钥匙数
    remark TEXT, -- 备注
    title_sent_on TEXT CHECK (title_sent_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 办证送件日期
    title_on TEXT CHECK (title_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 领证日期
    title_no TEXT, -- 产权证号
    settlement INTEGER, -- 面积结算: the buyer pays, negative: gets back
    state TEXT CHECK (state IN ('DELIVERED', 'TITLE_SENT', 'TITLED')), -- 状态
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

-- Documents kept by the site, and one file a household.
CREATE TABLE archive (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    archive_no TEXT NOT NULL UNIQUE, -- 档案编号
    kind TEXT NOT NULL CHECK (kind IN ('HOUSEHOLD', 'APPROVAL', 'LICENCE', 'INCOMING', 'OUTGOING', 'SEAL')), -- 类别
    title TEXT NOT NULL, -- 名称
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 日期
    deal_no TEXT REFERENCES deal(deal_no), -- 认购编号
    document_no TEXT, -- 文号
    party TEXT, -- 往来单位
    place TEXT, -- 存放位置
    box TEXT, -- 盒号
    original INTEGER CHECK (original IN (0, 1)), -- 原件
    valid_until TEXT CHECK (valid_until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 有效期至
    remark TEXT, -- 备注
    state TEXT CHECK (state IN ('IN', 'OUT', 'LOST')), -- 状态
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE UNIQUE INDEX archive_household ON archive (deal_no) WHERE kind = 'HOUSEHOLD';

-- The papers that a household file should hold, in the order of its contents list.
CREATE TABLE archive_template (
    position INTEGER PRIMARY KEY,
    paper TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO archive_template (position, paper) VALUES
(1, '认购书'), (2, '商品房买卖合同'), (3, '补充协议及附件'), (4, '首付收据复印件'), (5, '买受人证件复印件'),
(6, '按揭合同'), (7, '特殊折扣审批表'), (8, '更名换房退房申请'), (9, '授权委托书'), (10, '备案证明'),
(11, '贷款及产权资料'), (12, '交房资料');

-- One paper in one household file.
CREATE TABLE archive_paper (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    archive_no TEXT NOT NULL REFERENCES archive(archive_no), -- 档案编号
    position INTEGER NOT NULL CHECK (position > 0), -- 序号
    paper TEXT NOT NULL, -- 资料名称
    pages INTEGER CHECK (pages > 0), -- 页数
    filed_on TEXT CHECK (filed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 归入日期
    remark TEXT, -- 备注
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE UNIQUE INDEX archive_paper_once ON archive_paper (archive_no, paper);

-- A file that leaves its place, and its return.
CREATE TABLE archive_loan (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    loan_no TEXT NOT NULL UNIQUE, -- 借阅编号
    archive_no TEXT NOT NULL REFERENCES archive(archive_no), -- 档案编号
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 借出日期
    borrower TEXT NOT NULL, -- 借阅人
    reason TEXT NOT NULL, -- 事由
    original INTEGER CHECK (original IN (0, 1)), -- 借原件
    due_on TEXT NOT NULL CHECK (due_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 应还日期
    returned_on TEXT CHECK (returned_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 归还日期
    lost_on TEXT CHECK (lost_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 遗失日期
    remark TEXT, -- 备注
    approved_by TEXT, -- 批准人
    state TEXT CHECK (state IN ('OUT', 'RETURNED', 'LOST')), -- 状态
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE UNIQUE INDEX archive_loan_open ON archive_loan (archive_no) WHERE state = 'OUT';
