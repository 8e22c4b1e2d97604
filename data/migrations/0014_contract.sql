-- Papers of a signing by way of paying, the way of a contract from draft to distribution, change orders that
-- are approved before they are executed.
CREATE TABLE paper_template (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    pay_method TEXT, -- NULL: every way of paying
    original INTEGER NOT NULL, -- 1: the original is kept
    copies INTEGER NOT NULL,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO paper_template (code, name, pay_method, original, copies, position) VALUES
('RG', '认购书原件', NULL, 1, 0, 1), ('DJ', '定金收据', NULL, 0, 1, 2), ('SFZ', '买受人身份证', NULL, 0, 2, 3),
('HK', '户口本', NULL, 0, 1, 4), ('HY', '婚姻证明', NULL, 0, 1, 5), ('ZG', '购房资格核验结果', NULL, 0, 1, 6),
('FK', '付款凭证', 'LUMP', 0, 1, 7), ('SF', '首付款凭证', 'COMMERCIAL', 0, 1, 8), ('SR', '收入证明', 'COMMERCIAL', 1, 0, 9),
('LS', '银行流水', 'COMMERCIAL', 1, 0, 10), ('GJ', '公积金缴存证明', 'FUND', 1, 0, 11), ('SFG', '首付款凭证（公积金）', 'FUND', 0, 1, 12),
('ZH1', '首付款凭证（组合）', 'COMBO', 0, 1, 13), ('ZH2', '收入证明（组合）', 'COMBO', 1, 0, 14),
('ZH3', '公积金缴存证明（组合）', 'COMBO', 1, 0, 15), ('FQ', '分期付款协议', 'INSTALMENT', 1, 0, 16);
CREATE TABLE deal_paper (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    deal_no TEXT NOT NULL REFERENCES deal(deal_no), -- 认购编号
    paper TEXT NOT NULL, -- 资料
    received_on TEXT CHECK (received_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 收到日期
    copies INTEGER, -- 份数
    waived_by TEXT, -- 免交批准人
    waive_reason TEXT, -- 免交原因
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE UNIQUE INDEX deal_paper_row ON deal_paper (deal_no, paper);

CREATE TABLE signing (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    deal_no TEXT NOT NULL UNIQUE REFERENCES deal(deal_no), -- 认购编号
    drafted_on TEXT NOT NULL CHECK (drafted_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 起草日期
    checked_on TEXT CHECK (checked_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 复核日期
    checked_by TEXT, -- 复核人
    approved_on TEXT CHECK (approved_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 审批日期
    approved_by TEXT, -- 审批人
    sealed_on TEXT CHECK (sealed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 盖章日期
    distributed_on TEXT CHECK (distributed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 分发日期
    distribution TEXT, -- 分发去向
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

CREATE TABLE change_order (
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
    state TEXT CHECK (state IN ('DRAFT', 'APPLIED', 'APPROVED', 'EXECUTED', 'VOID')), -- 状态
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
INSERT INTO change_order SELECT id, rev, change_no, deal_no, kind, applied_on, executed_on, new_unit_no, new_total,
    new_pay_method, new_phone, new_name, new_due, release_to, reason, approved_by, state, created_at, created_by,
    updated_at, updated_by, origin FROM change;
DROP TABLE change;
ALTER TABLE change_order RENAME TO change;
CREATE INDEX change_deal ON change (deal_no);
CREATE INDEX change_unit ON change (new_unit_no);
