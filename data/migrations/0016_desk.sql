-- The buyers of a deal and their shares, pre-printed numbers, the queue of tickets.
CREATE TABLE deal_buyer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    deal_no TEXT NOT NULL REFERENCES deal(deal_no), -- 认购编号
    position INTEGER NOT NULL CHECK (position > 0), -- 序号
    change_no TEXT REFERENCES change(change_no), -- 变更编号: the row counts once that order is executed
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 登记日期
    name TEXT NOT NULL, -- 姓名
    phone TEXT, -- 手机
    id_kind TEXT NOT NULL CHECK (id_kind IN ('ID_CARD', 'PASSPORT', 'PERMIT', 'OFFICER', 'LICENCE')), -- 证件类型
    id_no TEXT NOT NULL, -- 证件号码
    share INTEGER CHECK (share > 0 AND share < 1000000), -- 份额, ppm; NULL: the first buyer has the rest
    relation TEXT CHECK (relation IN ('SPOUSE', 'PARENT', 'CHILD', 'SIBLING', 'OTHER')), -- 关系
    removed INTEGER CHECK (removed IN (0, 1)), -- 已减
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT')),
    CHECK ((position = 1) = (share IS NULL))
) STRICT;
CREATE UNIQUE INDEX deal_buyer_row ON deal_buyer (deal_no, position, ifnull(change_no, ''));

CREATE TABLE number_book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    book_no TEXT NOT NULL UNIQUE, -- 号本编号
    kind TEXT NOT NULL CHECK (kind IN ('SUBSCRIPTION', 'CONTRACT', 'RECEIPT')), -- 单据
    prefix TEXT, -- 前缀
    digits INTEGER NOT NULL CHECK (digits BETWEEN 1 AND 12), -- 位数
    first INTEGER NOT NULL CHECK (first > 0), -- 起号
    last INTEGER NOT NULL CHECK (last >= first), -- 止号
    received_on TEXT NOT NULL CHECK (received_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 领入日期
    received_from TEXT, -- 领自
    handed_on TEXT CHECK (handed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 发出日期
    handed_to TEXT, -- 领用人
    returned_on TEXT CHECK (returned_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 交回日期
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;

CREATE TABLE book_number (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('SUBSCRIPTION', 'CONTRACT', 'RECEIPT')), -- 单据
    number TEXT NOT NULL, -- 号码
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 日期
    document_no TEXT, -- 单据编号
    void_reason TEXT, -- 作废原因; NULL: in use
    book_no TEXT NOT NULL REFERENCES number_book(book_no), -- 号本编号
    sequence INTEGER NOT NULL, -- 第几号
    deal_no TEXT REFERENCES deal(deal_no), -- 认购编号
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT')),
    CHECK (document_no IS NOT NULL OR void_reason IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX book_number_row ON book_number (kind, number);
CREATE UNIQUE INDEX book_number_document ON book_number (kind, document_no) WHERE void_reason IS NULL;
CREATE INDEX book_number_book ON book_number (book_no, sequence);
CREATE INDEX book_number_deal ON book_number (deal_no);

ALTER TABLE ticket ADD COLUMN queue_no INTEGER; -- 排号
UPDATE ticket SET queue_no = id;
CREATE UNIQUE INDEX ticket_queue ON ticket (queue_no);
CREATE TABLE ticket_wish (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    ticket_no TEXT NOT NULL REFERENCES ticket(ticket_no), -- 认筹编号
    position INTEGER NOT NULL CHECK (position IN (2, 3)), -- 志愿
    date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- 登记日期
    unit_no TEXT NOT NULL REFERENCES unit(unit_no), -- 意向房号
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE UNIQUE INDEX ticket_wish_row ON ticket_wish (ticket_no, position);
