-- 付款计划: the agreed rows of a deal's schedule; Σ rows is the deal's total at all times. A row whose money went
-- into another one stays with amount 0.
CREATE TABLE plan (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    deal_no TEXT NOT NULL UNIQUE REFERENCES deal(deal_no), -- 认购编号
    loan_commercial INTEGER CHECK (loan_commercial >= 0), -- 商贷金额
    loan_fund INTEGER CHECK (loan_fund >= 0), -- 公积金金额
    parts INTEGER CHECK (parts > 0), -- 分几期
    days INTEGER CHECK (days > 0), -- 每期隔天数
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE TABLE plan_row (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    deal_no TEXT NOT NULL REFERENCES deal(deal_no), -- 认购编号
    position INTEGER NOT NULL CHECK (position > 0), -- 期次
    kind TEXT NOT NULL CHECK (kind IN ('DEPOSIT', 'DOWN', 'INSTALMENT', 'BALANCE', 'COMMERCIAL', 'FUND')), -- 款项
    due_on TEXT CHECK (due_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 应付日期
    after_days INTEGER CHECK (after_days >= 0), -- 签约后天数
    amount INTEGER NOT NULL CHECK (amount >= 0), -- 金额
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE UNIQUE INDEX plan_row_place ON plan_row (deal_no, position);
