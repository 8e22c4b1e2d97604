-- A quote keeps what the customer saw: its discounts one by one, the rates and fees of that day.
ALTER TABLE quote ADD COLUMN down INTEGER CHECK (down > 0); -- 首付款
ALTER TABLE quote ADD COLUMN rate_commercial INTEGER; -- 商贷年利率
ALTER TABLE quote ADD COLUMN rate_fund INTEGER; -- 公积金年利率
ALTER TABLE quote ADD COLUMN area INTEGER CHECK (area > 0); -- 建筑面积
ALTER TABLE quote ADD COLUMN sign_due TEXT CHECK (sign_due GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'); -- 签约期限
ALTER TABLE quote ADD COLUMN deed_rate INTEGER; -- 契税率
ALTER TABLE quote ADD COLUMN repair_price INTEGER; -- 维修基金单价
ALTER TABLE quote ADD COLUMN agency_fee INTEGER; -- 代收费
CREATE INDEX quote_unit ON quote (unit_no);
CREATE TABLE quote_discount (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    quote_no TEXT NOT NULL REFERENCES quote(quote_no), -- 报价编号
    position INTEGER NOT NULL, -- 顺序
    name TEXT NOT NULL, -- 名称
    after INTEGER NOT NULL, -- 折后总价
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('DESK', 'COMMAND', 'IMPORT'))
) STRICT;
CREATE UNIQUE INDEX quote_discount_row ON quote_discount (quote_no, position);
