-- Papers by way of paying and kind of buyer, for a signing and for a loan; what kind of buyer somebody is; the
-- papers of a loan; what the banks lend.
CREATE TABLE paper_row (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    code TEXT NOT NULL UNIQUE, -- 编码
    purpose TEXT NOT NULL CHECK (purpose IN ('SIGN', 'LOAN')), -- 用于
    name TEXT NOT NULL, -- 资料
    pay_method TEXT CHECK (pay_method IN ('LUMP', 'COMMERCIAL', 'FUND', 'COMBO', 'INSTALMENT')), -- 付款方式
    trait TEXT CHECK (trait IN ('PERSON', 'COMPANY', 'FURTHER', 'ADULT', 'MINOR', 'AGENT', 'SALARIED', 'SELF_EMPLOYED', 'MARRIED',
        'SPOUSE_OUT', 'SINGLE', 'DIVORCED', 'WIDOWED', 'MARRIAGE_UNKNOWN', 'FUND', 'NON_LOCAL', 'HIGH_INCOME')), -- 什么人要
    each_buyer INTEGER CHECK (each_buyer IN (0, 1)), -- 每人一份
    original INTEGER CHECK (original IN (0, 1)), -- 收原件
    copies INTEGER CHECK (copies >= 0), -- 复印件份数
    valid_days INTEGER CHECK (valid_days > 0), -- 有效天数
    optional INTEGER CHECK (optional IN (0, 1)), -- 选交
    position INTEGER NOT NULL CHECK (position > 0), -- 次序
    retired INTEGER CHECK (retired IN (0, 1)), -- 停用
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
-- What is asked of persons only is not asked of a company.
INSERT INTO paper_row (rev, code, purpose, name, pay_method, trait, original, copies, position, created_at, created_by,
    updated_at, updated_by, origin)
SELECT 1, code, 'SIGN', name, pay_method, CASE WHEN code IN ('SFZ', 'HK', 'HY', 'ZG') THEN 'PERSON' END, original, copies,
    position, datetime('now'), '系统', datetime('now'), '系统', 'COMMAND'
FROM paper_template ORDER BY position;
DROP TABLE paper_template;
ALTER TABLE paper_row RENAME TO paper_template;
WITH known (code, purpose, name, pay_method, trait, each_buyer, original, copies, valid_days, optional, position) AS (
    VALUES
        ('ZK', 'SIGN', '价格折扣审批表', NULL, NULL, 0, 0, 1, NULL, 1, 40),
        ('YZ', 'SIGN', '营业执照', NULL, 'COMPANY', 1, 0, 2, NULL, 0, 20),
        ('GZ', 'SIGN', '公章', NULL, 'COMPANY', 1, 1, 0, NULL, 0, 21),
        ('FR', 'SIGN', '法定代表人身份证', NULL, 'COMPANY', 1, 0, 2, NULL, 0, 22),
        ('WT', 'SIGN', '授权委托书', NULL, 'AGENT', 1, 1, 0, NULL, 0, 23),
        ('DL', 'SIGN', '代理人身份证', NULL, 'AGENT', 1, 0, 2, NULL, 0, 24),
        ('ZJ', 'SIGN', '证件', NULL, 'FURTHER', 1, 0, 2, NULL, 0, 25),
        ('JH', 'SIGN', '监护证明', NULL, 'MINOR', 1, 0, 1, NULL, 0, 26),
        ('D01', 'LOAN', '身份证', NULL, 'PERSON', 1, 0, 3, NULL, 0, 1),
        ('D02', 'LOAN', '配偶身份证', NULL, 'SPOUSE_OUT', 0, 0, 3, NULL, 0, 2),
        ('D03', 'LOAN', '户口本', NULL, 'PERSON', 0, 0, 2, NULL, 0, 3),
        ('D04', 'LOAN', '结婚证', NULL, 'MARRIED', 0, 0, 2, NULL, 0, 4),
        ('D05', 'LOAN', '单身声明', NULL, 'SINGLE', 0, 1, 0, NULL, 0, 5),
        ('D06', 'LOAN', '离婚证和离婚协议', NULL, 'DIVORCED', 0, 0, 2, NULL, 0, 6),
        ('D07', 'LOAN', '配偶死亡证明', NULL, 'WIDOWED', 0, 0, 2, NULL, 0, 7),
        ('D08', 'LOAN', '婚姻证明', NULL, 'MARRIAGE_UNKNOWN', 0, 0, 2, NULL, 0, 8),
        ('D09', 'LOAN', '收入证明', NULL, 'SALARIED', 0, 1, 0, 30, 0, 9),
        ('D10', 'LOAN', '收入证明', 'FUND', 'SELF_EMPLOYED', 0, 1, 0, 30, 0, 9),
        ('D11', 'LOAN', '营业执照和公司章程', NULL, 'SELF_EMPLOYED', 0, 0, 2, NULL, 0, 10),
        ('D12', 'LOAN', '完税证明', NULL, 'SELF_EMPLOYED', 0, 0, 1, NULL, 0, 11),
        ('D13', 'LOAN', '公司流水（12 个月）', NULL, 'SELF_EMPLOYED', 0, 1, 0, 30, 0, 12),
        ('D14', 'LOAN', '银行流水（6 个月）', NULL, 'SALARIED', 0, 1, 0, 30, 0, 13),
        ('D15', 'LOAN', '银行流水（12 个月）', NULL, 'SELF_EMPLOYED', 0, 1, 0, 30, 0, 13),
        ('D16', 'LOAN', '征信授权书', NULL, 'ADULT', 1, 1, 0, 30, 0, 14),
        ('D17', 'LOAN', '配偶征信授权书', NULL, 'SPOUSE_OUT', 0, 1, 0, 30, 0, 15),
        ('D18', 'LOAN', '购房合同（已备案）', NULL, NULL, 0, 1, 1, NULL, 0, 16),
        ('D19', 'LOAN', '首付款收据和转账凭证', NULL, NULL, 0, 0, 2, NULL, 0, 17),
        ('D20', 'LOAN', '开发商收款账户', NULL, NULL, 0, 0, 1, NULL, 0, 18),
        ('D21', 'LOAN', '资产证明', NULL, 'HIGH_INCOME', 0, 0, 1, 30, 1, 19),
        ('D22', 'LOAN', '公积金缴存证明', 'FUND', NULL, 0, 1, 0, 30, 0, 20),
        ('D26', 'LOAN', '公积金缴存证明', 'COMMERCIAL', 'FUND', 0, 1, 0, 30, 1, 20),
        ('D23', 'LOAN', '居住证或社保证明', NULL, 'NON_LOCAL', 0, 0, 1, NULL, 0, 21),
        ('D24', 'LOAN', '营业执照', NULL, 'COMPANY', 1, 0, 2, NULL, 0, 22),
        ('D25', 'LOAN', '法定代表人身份证', NULL, 'COMPANY', 1, 0, 2, NULL, 0, 23)
)
INSERT INTO paper_template (rev, code, purpose, name, pay_method, trait, each_buyer, original, copies, valid_days, optional,
    position, created_at, created_by, updated_at, updated_by, origin)
SELECT 1, code, purpose, name, pay_method, trait, each_buyer, original, copies, valid_days, optional, position,
    datetime('now'), '系统', datetime('now'), '系统', 'COMMAND'
FROM known;

CREATE TABLE buyer_profile (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    deal_no TEXT NOT NULL REFERENCES deal(deal_no), -- 认购编号
    position INTEGER NOT NULL CHECK (position > 0), -- 序号
    name TEXT, -- 姓名: whose it is; another buyer at the position starts anew
    party TEXT CHECK (party IN ('PERSON', 'COMPANY')), -- 买方
    marriage TEXT CHECK (marriage IN ('MARRIED', 'SINGLE', 'DIVORCED', 'WIDOWED')), -- 婚姻
    employment TEXT CHECK (employment IN ('SALARIED', 'SELF_EMPLOYED')), -- 就业
    high_income INTEGER CHECK (high_income IN (0, 1)), -- 高收入
    local INTEGER CHECK (local IN (0, 1)), -- 本地户籍
    fund INTEGER CHECK (fund IN (0, 1)), -- 有公积金
    by_agent INTEGER CHECK (by_agent IN (0, 1)), -- 委托代理
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE UNIQUE INDEX buyer_profile_place ON buyer_profile (deal_no, position);

CREATE TABLE loan_paper (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    deal_no TEXT NOT NULL REFERENCES deal(deal_no), -- 认购编号
    kind TEXT NOT NULL CHECK (kind IN ('COMMERCIAL', 'FUND')), -- 类型
    paper TEXT NOT NULL, -- 资料
    received_on TEXT CHECK (received_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 收到日期
    copies INTEGER CHECK (copies > 0), -- 份数
    expires_on TEXT CHECK (expires_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 有效期至
    received_by TEXT, -- 收件人
    checked_on TEXT CHECK (checked_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 核对日期
    checked_by TEXT, -- 核对人
    returned_on TEXT CHECK (returned_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 退回日期
    return_reason TEXT, -- 退回原因
    waived_by TEXT, -- 免交批准人
    waive_reason TEXT, -- 免交原因
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE UNIQUE INDEX loan_paper_row ON loan_paper (deal_no, kind, paper);
CREATE INDEX loan_paper_expiry ON loan_paper (expires_on);

CREATE TABLE bank_product (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    bank TEXT NOT NULL, -- 银行
    branch TEXT, -- 支行
    product TEXT NOT NULL CHECK (product IN ('COMMERCIAL', 'FUND')), -- 产品
    rate INTEGER, -- 年利率
    spread INTEGER, -- LPR 加点
    min_down INTEGER, -- 最低首付
    quota INTEGER CHECK (quota > 0), -- 额度
    valid_from TEXT CHECK (valid_from GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 有效期自
    valid_to TEXT CHECK (valid_to GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 有效期至
    accepting INTEGER CHECK (accepting IN (0, 1)), -- 接单
    officer TEXT, -- 信贷员
    phone TEXT, -- 电话
    note TEXT, -- 备注
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE UNIQUE INDEX bank_product_row ON bank_product (bank, ifnull(branch, ''), product);
