-- One stock document may move several items: a line is known by its number and its item together.
CREATE TABLE movement_lines (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    movement_no TEXT NOT NULL, -- 单号
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
INSERT INTO movement_lines SELECT id, rev, movement_no, date, item_code, kind, qty, price, party, purpose,
    created_at, created_by, updated_at, updated_by, origin FROM movement;
DROP TABLE movement;
ALTER TABLE movement_lines RENAME TO movement;
CREATE UNIQUE INDEX movement_row ON movement (movement_no, item_code);
CREATE INDEX movement_item ON movement (item_code, date);
CREATE TRIGGER movement_no_update BEFORE UPDATE ON movement
BEGIN SELECT RAISE(ABORT, 'movement rows are never changed'); END;
CREATE TRIGGER movement_no_delete BEFORE DELETE ON movement
BEGIN SELECT RAISE(ABORT, 'movement rows are never deleted'); END;
