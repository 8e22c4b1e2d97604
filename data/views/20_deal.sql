-- What a deal was and when. Changes store new values; old ones are derived by window, so that a
-- back-dated change stays right. On one date changes run in file order, cancellations last.

-- Executed changes, each with what it sets.
CREATE VIEW view_change AS
SELECT id AS seq, deal_no, executed_on AS date, CASE WHEN kind IN ('CANCEL', 'FORFEIT') THEN 2 ELSE 1 END AS rank,
    kind, change_no AS number, release_to,
    CASE WHEN kind = 'UNIT' THEN new_unit_no END AS unit_no,
    CASE WHEN kind IN ('UNIT', 'PRICE', 'PAY') THEN new_total END AS total,
    CASE WHEN kind = 'PAY' THEN new_pay_method END AS pay
FROM change
WHERE state = 'EXECUTED' AND executed_on IS NOT NULL;

-- One row a version: valid from its date up to (not including) until; live while it is no cancellation.
-- Written with look-ups by deal, not with windows: a question about one deal reads that deal only.
CREATE VIEW view_deal_version AS
SELECT d.deal_no, d.sub_date AS date, 0 AS rank, 0 AS seq, 'SUBSCRIBE' AS kind, NULL AS number, NULL AS release_to,
    d.unit_no, d.total, d.pay_method AS pay, NULL AS old_unit_no, NULL AS old_total,
    (SELECT min(n.date) FROM view_change n WHERE n.deal_no = d.deal_no) AS until,
    1 AS live
FROM deal d
WHERE d.state <> 'VOID' AND d.state <> 'RESERVED'
UNION ALL
SELECT c.deal_no, c.date, c.rank, c.seq, c.kind, c.number, c.release_to,
    coalesce(c.unit_no, (
        SELECT b.unit_no FROM view_change b
        WHERE b.deal_no = c.deal_no AND b.unit_no IS NOT NULL AND (b.date, b.rank, b.seq) < (c.date, c.rank, c.seq)
        ORDER BY b.date DESC, b.rank DESC, b.seq DESC LIMIT 1), d.unit_no),
    coalesce(c.total, (
        SELECT b.total FROM view_change b
        WHERE b.deal_no = c.deal_no AND b.total IS NOT NULL AND (b.date, b.rank, b.seq) < (c.date, c.rank, c.seq)
        ORDER BY b.date DESC, b.rank DESC, b.seq DESC LIMIT 1), d.total),
    coalesce(c.pay, (
        SELECT b.pay FROM view_change b
        WHERE b.deal_no = c.deal_no AND b.pay IS NOT NULL AND (b.date, b.rank, b.seq) < (c.date, c.rank, c.seq)
        ORDER BY b.date DESC, b.rank DESC, b.seq DESC LIMIT 1), d.pay_method),
    coalesce((
        SELECT b.unit_no FROM view_change b
        WHERE b.deal_no = c.deal_no AND b.unit_no IS NOT NULL AND (b.date, b.rank, b.seq) < (c.date, c.rank, c.seq)
        ORDER BY b.date DESC, b.rank DESC, b.seq DESC LIMIT 1), d.unit_no),
    coalesce((
        SELECT b.total FROM view_change b
        WHERE b.deal_no = c.deal_no AND b.total IS NOT NULL AND (b.date, b.rank, b.seq) < (c.date, c.rank, c.seq)
        ORDER BY b.date DESC, b.rank DESC, b.seq DESC LIMIT 1), d.total),
    (SELECT min(n.date) FROM view_change n
        WHERE n.deal_no = c.deal_no AND (n.date, n.rank, n.seq) > (c.date, c.rank, c.seq)),
    c.rank < 2
FROM view_change c
JOIN deal d ON d.deal_no = c.deal_no
WHERE d.state <> 'VOID' AND d.state <> 'RESERVED';

-- A version beside the one before it, with areas, layouts, the signing date, source and consultant.
CREATE VIEW view_deal_step AS
SELECT v.deal_no, v.date, v.rank, v.seq, v.kind, v.number, v.unit_no, v.total, v.pay, v.until, v.live,
    u.gross_area AS area, u.layout, v.old_unit_no, v.old_total, w.gross_area AS old_area, w.layout AS old_layout,
    k.sign_date, d.consultant, d.sub_date, d.phone
FROM view_deal_version v
JOIN deal d ON d.deal_no = v.deal_no
JOIN unit u ON u.unit_no = v.unit_no
LEFT JOIN unit w ON w.unit_no = v.old_unit_no
LEFT JOIN contract k ON k.deal_no = v.deal_no;

-- Which unit was taken when: [date, until).
CREATE VIEW view_occupancy AS
SELECT deal_no, unit_no, date, until, total
FROM view_deal_version
WHERE live;
