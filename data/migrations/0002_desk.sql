-- The front desk: ownership decisions and links between customers become records like every other, the
-- rotation log speaks in choice lists, a customer knows the notice he agreed to.

-- Decisions on whose customer somebody is, in recorded order; the last one is customer.owner.
CREATE TABLE ownership_record (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    phone TEXT NOT NULL, -- 手机
    decided_on TEXT NOT NULL CHECK (decided_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 日期
    owner TEXT REFERENCES consultant(no), -- 归属顾问; NULL: the public pool
    cause TEXT NOT NULL CHECK (cause IN ('CALL', 'VISIT', 'DEAL', 'RELATIVE', 'ASSIGN', 'CONFIRM', 'CONFLICT', 'DEPARTED', 'INVALID')), -- 依据
    reason TEXT, -- 原因
    customer_id INTEGER NOT NULL REFERENCES customer(id), -- 客户
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
INSERT INTO ownership_record
SELECT o.id, 1, ifnull(c.phone, ''), o.decided_on, o.owner,
    CASE WHEN o.reason = '来电' OR o.reason LIKE 'Call%' THEN 'CALL' ELSE 'VISIT' END, NULL, o.customer_id,
    o.created_at, o.created_by, o.created_at, o.created_by, 'DESK'
FROM ownership o JOIN customer c ON c.id = o.customer_id;
DROP TABLE ownership;
ALTER TABLE ownership_record RENAME TO ownership;
CREATE INDEX ownership_customer ON ownership (customer_id);
CREATE TRIGGER ownership_no_update BEFORE UPDATE ON ownership
BEGIN SELECT RAISE(ABORT, 'ownership rows are never changed'); END;
CREATE TRIGGER ownership_no_delete BEFORE DELETE ON ownership
BEGIN SELECT RAISE(ABORT, 'ownership rows are never deleted'); END;

-- A link between two phones: the same person's other phone, or a direct relative's.
CREATE TABLE customer_link (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    phone TEXT NOT NULL, -- 手机
    other_phone TEXT NOT NULL, -- 另一手机
    relation TEXT NOT NULL CHECK (relation IN ('SELF', 'SPOUSE', 'PARENT', 'CHILD', 'SIBLING')), -- 关系
    name TEXT, -- 对方姓名
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE UNIQUE INDEX customer_link_row ON customer_link (phone, other_phone);
CREATE INDEX customer_link_other ON customer_link (other_phone);
DROP TABLE customer_relative; -- no program has written it

-- One event of the rotation; the board of a day is rebuilt from its rows. No program has written the
-- table that this one replaces.
DROP TABLE rotation;
CREATE TABLE rotation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 日期
    time TEXT NOT NULL, -- 时间
    queue TEXT CHECK (queue IN ('VISIT', 'CALL')), -- 轮序; NULL: both
    consultant TEXT REFERENCES consultant(no), -- 顾问; NULL: nobody could receive
    action TEXT NOT NULL CHECK (action IN ('SIGN_IN', 'BACK', 'BUSY', 'OUT_BUSINESS', 'OUT_PRIVATE', 'LEAVE', 'SERVE', 'SERVE_MAKEUP', 'SERVE_OWN', 'SERVE_OWN_TURN', 'SERVE_NAMED', 'SERVE_SUBSTITUTE', 'SKIP_MAKEUP', 'SKIP_FULL', 'SKIP_LOST', 'PASS_MAKEUP', 'PASS_LOST', 'MAKEUP_LOST', 'MAKEUP_EARNED', 'GIVE_BACK', 'UNASSIGNED')), -- 动作
    document_no TEXT, -- 单号
    reason TEXT, -- 原因
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE INDEX rotation_date ON rotation (date);
CREATE INDEX rotation_document ON rotation (document_no);
CREATE TRIGGER rotation_no_update BEFORE UPDATE ON rotation
BEGIN SELECT RAISE(ABORT, 'rotation rows are never changed'); END;
CREATE TRIGGER rotation_no_delete BEFORE DELETE ON rotation
BEGIN SELECT RAISE(ABORT, 'rotation rows are never deleted'); END;

-- 告知同意: when, which version of the notice, and how it was given.
ALTER TABLE customer ADD COLUMN consent_on TEXT CHECK (consent_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'); -- 同意日期
ALTER TABLE customer ADD COLUMN consent_time TEXT; -- 同意时间
ALTER TABLE customer ADD COLUMN consent_version TEXT; -- 告知书版本
ALTER TABLE customer ADD COLUMN consent_channel TEXT CHECK (consent_channel IN ('DESK', 'PHONE', 'ONLINE')); -- 告知方式
ALTER TABLE visit ADD COLUMN consent INTEGER CHECK (consent IN (0, 1)); -- 告知同意

CREATE INDEX change_new_phone ON change (new_phone) WHERE new_phone IS NOT NULL;
