-- What a deal was and when. Changes store new values; old ones are derived by window, so that a
-- back-dated change stays right. On one date changes run in file order, cancellations last.

CREATE VIEW view_deal_event AS
SELECT deal_no, sub_date AS date, 0 AS rank, 0 AS seq, 'SUBSCRIBE' AS kind, unit_no, total,
    pay_method AS pay, NULL AS number, NULL AS release_to
FROM deal
WHERE state <> 'VOID' AND state <> 'RESERVED'
UNION ALL
SELECT deal_no, executed_on, CASE WHEN kind IN ('CANCEL', 'FORFEIT') THEN 2 ELSE 1 END, id, kind,
    CASE WHEN kind = 'UNIT' THEN new_unit_no END,
    CASE WHEN kind IN ('UNIT', 'PRICE', 'PAY') THEN new_total END,
    CASE WHEN kind = 'PAY' THEN new_pay_method END,
    change_no, release_to
FROM change
WHERE executed_on IS NOT NULL AND state = 'EXECUTED';

-- One row a version: valid from its date up to (not including) until; live while it is no cancellation.
CREATE VIEW view_deal_version AS
SELECT deal_no, date, rank, seq, kind, number, release_to,
    first_value(unit_no) OVER (PARTITION BY deal_no, unit_group ORDER BY date, rank, seq) AS unit_no,
    first_value(total) OVER (PARTITION BY deal_no, total_group ORDER BY date, rank, seq) AS total,
    first_value(pay) OVER (PARTITION BY deal_no, pay_group ORDER BY date, rank, seq) AS pay,
    lead(date) OVER (PARTITION BY deal_no ORDER BY date, rank, seq) AS until,
    rank < 2 AS live
FROM (
    SELECT *,
        count(unit_no) OVER versions AS unit_group,
        count(total) OVER versions AS total_group,
        count(pay) OVER versions AS pay_group
    FROM view_deal_event
    WINDOW versions AS (PARTITION BY deal_no ORDER BY date, rank, seq)
);

-- A version beside the one before it, with areas, layouts, the signing date, source and consultant.
CREATE VIEW view_deal_step AS
SELECT v.deal_no, v.date, v.rank, v.seq, v.kind, v.number, v.unit_no, v.total, v.pay, v.until, v.live,
    u.gross_area AS area, u.layout,
    lag(v.unit_no) OVER steps AS old_unit_no,
    lag(v.total) OVER steps AS old_total,
    lag(u.gross_area) OVER steps AS old_area,
    lag(u.layout) OVER steps AS old_layout,
    k.sign_date, d.consultant, d.sub_date, d.phone
FROM view_deal_version v
JOIN deal d ON d.deal_no = v.deal_no
JOIN unit u ON u.unit_no = v.unit_no
LEFT JOIN contract k ON k.deal_no = v.deal_no
WINDOW steps AS (PARTITION BY v.deal_no ORDER BY v.date, v.rank, v.seq);

-- The source of a deal, fixed at subscription: first touch if it was not later.
CREATE VIEW view_deal_source AS
SELECT d.deal_no,
    CASE WHEN t.date <= d.sub_date THEN t.source ELSE '未知' END AS source
FROM deal d
LEFT JOIN customer_phone p ON p.phone = d.phone
LEFT JOIN view_first_touch t ON t.household = p.household;

-- Which unit was taken when: [date, until).
CREATE VIEW view_occupancy AS
SELECT deal_no, unit_no, date, until
FROM view_deal_version
WHERE live;
