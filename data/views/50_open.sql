-- Live deals by span [date, until) beside what the lists of open work show of them. sign_date is that
-- of the contract whenever it was: a reader of the past compares it with its own last day.
CREATE VIEW view_deal_span AS
SELECT v.deal_no, v.date, v.until, v.unit_no, v.total, v.pay, d.id AS deal_id, d.sub_date, d.sign_due,
    d.name, d.phone, d.consultant, k.id AS contract_id, k.contract_no, k.sign_date,
    k.loan_commercial, k.loan_fund
FROM view_deal_version v
JOIN deal d ON d.deal_no = v.deal_no
LEFT JOIN contract k ON k.deal_no = v.deal_no
WHERE v.live;
