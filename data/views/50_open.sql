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

-- Where each household stands, since when, and the day it has to leave that stage (null: a setting says).
CREATE VIEW view_pipeline AS
SELECT 'TICKET' AS stage, ticket_no AS number, amount, date AS since, NULL AS due
FROM ticket
WHERE state = 'OPEN'
UNION ALL
SELECT CASE WHEN d.state = 'FILED' AND a.id IS NOT NULL THEN 'ARCHIVED'
        WHEN y.state = 'TITLED' THEN 'TITLED'
        ELSE d.state END,
    d.deal_no, d.total_now,
    CASE d.state WHEN 'RESERVED' THEN d.reserved_on
        WHEN 'SUBSCRIBED' THEN d.sub_date
        WHEN 'SIGNED' THEN k.sign_date
        WHEN 'FILED' THEN coalesce(a.date, (SELECT max(f.filed_on) FROM filing f WHERE f.contract_no = k.contract_no))
        ELSE coalesce(y.title_on, y.date) END,
    CASE d.state WHEN 'RESERVED' THEN d.reserved_until
        WHEN 'SUBSCRIBED' THEN coalesce((
            SELECT h.new_due FROM change h
            WHERE h.deal_no = d.deal_no AND h.kind = 'SIGN_DUE' AND h.state = 'EXECUTED'
            ORDER BY h.executed_on DESC, h.id DESC
            LIMIT 1), d.sign_due) END
FROM deal d
LEFT JOIN contract k ON k.deal_no = d.deal_no
LEFT JOIN archive a ON a.deal_no = d.deal_no AND a.kind = 'HOUSEHOLD'
LEFT JOIN delivery y ON y.deal_no = d.deal_no
WHERE d.state NOT IN ('CANCELLED', 'VOID');
