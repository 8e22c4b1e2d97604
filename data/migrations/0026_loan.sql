-- 按揭: what the desk keeps beside the register's columns, the two stages that the register folds into one
-- (登记送件, 部分放款), and the log of steps: supplement rounds, parts of the money.
CREATE TABLE loan_file (
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
    reg_sent_on TEXT CHECK (reg_sent_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 登记送件日期
    registered_on TEXT CHECK (registered_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 抵押登记日期
    disbursed_on TEXT CHECK (disbursed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 放款日期
    disbursed INTEGER CHECK (disbursed > 0), -- 放款金额
    rejected_on TEXT CHECK (rejected_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 拒贷日期
    reject_reason TEXT, -- 拒贷原因
    state TEXT CHECK (state IN ('WAIT_DOCS', 'DOCS_OK', 'INTERVIEWED', 'SUBMITTED', 'SUPPLEMENT', 'APPROVED', 'REGISTERING', 'REGISTERED', 'PARTLY', 'DISBURSED', 'REJECTED', 'DROPPED')), -- 阶段
    opened_on TEXT CHECK (opened_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 开始日期
    branch TEXT, -- 支行
    officer TEXT, -- 信贷员
    officer_phone TEXT, -- 信贷员电话
    lpr INTEGER, -- LPR
    basis_points INTEGER, -- 加减基点
    rate_from TEXT CHECK (rate_from GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 利率起算日
    registration_no TEXT, -- 抵押登记号
    clerk TEXT, -- 按揭专员
    pending_reason TEXT, -- 未办原因
    remark TEXT, -- 备注
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
INSERT INTO loan_file (id, rev, deal_no, kind, bank, applied, years, rate, docs_on, interview_on, submit_on,
    supplement_on, approved_on, approved, registered_on, disbursed_on, disbursed, rejected_on, reject_reason,
    state, opened_on, created_at, created_by, updated_at, updated_by, origin)
SELECT id, rev, deal_no, kind, bank, applied, years, rate, docs_on, interview_on, submit_on, supplement_on,
    approved_on, approved, registered_on, disbursed_on, disbursed, rejected_on, reject_reason,
    CASE WHEN state = 'DISBURSED' AND disbursed < ifnull(approved, applied) THEN 'PARTLY' ELSE state END,
    opened_on, created_at, created_by, updated_at, updated_by, origin
FROM loan;
DROP TABLE loan;
ALTER TABLE loan_file RENAME TO loan;
CREATE INDEX loan_deal ON loan (deal_no, kind);
CREATE TABLE loan_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    deal_no TEXT NOT NULL REFERENCES deal(deal_no), -- 认购编号
    kind TEXT NOT NULL CHECK (kind IN ('COMMERCIAL', 'FUND')), -- 类型
    loan_id INTEGER NOT NULL REFERENCES loan(id), -- 按揭
    step TEXT NOT NULL CHECK (step IN ('OPENED', 'DOCS_OK', 'INTERVIEWED', 'SUBMITTED', 'SUPPLEMENT', 'ANSWERED', 'APPROVED', 'REGISTERING', 'REGISTERED', 'DISBURSED', 'REVERSED', 'REJECTED', 'DROPPED')), -- 步骤
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 日期
    amount INTEGER, -- 金额
    note TEXT, -- 内容
    with_receipt INTEGER CHECK (with_receipt IN (0, 1)), -- 同时登记到账
    arrived_on TEXT CHECK (arrived_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 到账日期
    receipt_no TEXT REFERENCES receipt(receipt_no), -- 收款编号
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE INDEX loan_step_loan ON loan_step (loan_id, date);
-- Steps taken before there was a log: whoever wrote the row last.
INSERT INTO loan_step (rev, deal_no, kind, loan_id, step, date, amount, note, created_at, created_by, updated_at,
    updated_by, origin)
SELECT 1, l.deal_no, l.kind, l.id, s.step, s.date, s.amount, s.note, l.updated_at, l.updated_by, l.updated_at,
    l.updated_by, l.origin
FROM loan l
JOIN (
    SELECT id, 'OPENED' AS step, opened_on AS date, applied AS amount, bank AS note, 1 AS place FROM loan
    UNION ALL SELECT id, 'DOCS_OK', docs_on, NULL, NULL, 2 FROM loan
    UNION ALL SELECT id, 'INTERVIEWED', interview_on, NULL, NULL, 3 FROM loan
    UNION ALL SELECT id, 'SUBMITTED', submit_on, NULL, NULL, 4 FROM loan
    UNION ALL SELECT id, 'SUPPLEMENT', supplement_on, NULL, NULL, 5 FROM loan
    UNION ALL SELECT id, 'APPROVED', approved_on, approved, NULL, 6 FROM loan
    UNION ALL SELECT id, 'REGISTERED', registered_on, NULL, NULL, 7 FROM loan
    UNION ALL SELECT id, 'DISBURSED', disbursed_on, disbursed, NULL, 8 FROM loan
    UNION ALL SELECT id, 'REJECTED', rejected_on, NULL, reject_reason, 9 FROM loan
) s ON s.id = l.id
WHERE s.date IS NOT NULL
ORDER BY l.id, s.place;
