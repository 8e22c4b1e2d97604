-- Events: one dated row each, from which every flow metric is a sum. Sets, area (0.01 m²), amount (fen; of
-- a visit its heads). Of a deal also its number and the unit that the event is about. Each arm reads the
-- days asked for, and an event of deals only (deal_no IS NOT NULL) reads no contacts. The source comes
-- behind: by touch_phone, if its first touch was not later than touch_by; else it is own_source.
CREATE VIEW view_event AS
SELECT date, CASE WHEN NOT first THEN 'repeat_call' WHEN household IS NULL THEN 'first_call' ELSE 'new_call' END AS event,
    1 AS sets, 0 AS area, 0 AS amount, source AS own_source, phone AS touch_phone, date AS touch_by,
    NULL AS consultant, layout, 'call' AS entity, id AS row_id, NULL AS deal_no, NULL AS unit_no
FROM view_counted_call
UNION ALL -- new_…: the household's first contact of all
SELECT date, CASE WHEN NOT first THEN 'return_visit' WHEN fresh THEN 'new_visit' ELSE 'first_visit' END,
    1, 0, party_size, source, phone, date, consultant, layout, 'visit', id, NULL, NULL
FROM view_counted_visit
UNION ALL
SELECT date, CASE WHEN effective THEN 'effective_followup' ELSE 'other_followup' END, 1, 0, 0,
    NULL, NULL, NULL, consultant, NULL, 'followup', id, NULL, NULL
FROM followup
UNION ALL
SELECT date, 'ticket', 1, 0, amount, '未知', phone, date, NULL, NULL, 'ticket', id, NULL, unit_no
FROM ticket
UNION ALL
SELECT refunded_on, 'ticket_refund', 1, 0, amount, '未知', phone, date, NULL, NULL, 'ticket', id, NULL, unit_no
FROM ticket
WHERE refunded_on IS NOT NULL
UNION ALL
SELECT d.sub_date, 'subscribe', 1, u.gross_area, d.total, '未知', d.phone, d.sub_date, d.consultant, u.layout,
    'deal', d.id, d.deal_no, d.unit_no
FROM deal d
JOIN unit u ON u.unit_no = d.unit_no
WHERE d.state <> 'VOID' AND d.state <> 'RESERVED'
UNION ALL
SELECT s.date, CASE WHEN s.sign_date <= s.date THEN 'cancel_signed' ELSE 'cancel_unsigned' END,
    1, s.area, s.total, '未知', s.phone, s.sub_date, s.consultant, s.layout, 'change', s.seq, s.deal_no, s.unit_no
FROM view_deal_step s
WHERE s.rank = 2
UNION ALL -- a change takes the old values away …
SELECT s.date, CASE WHEN s.sign_date <= s.date THEN 'change_signed' ELSE 'change_unsigned' END,
    -1, -s.old_area, -s.old_total, '未知', s.phone, s.sub_date, s.consultant, s.old_layout, 'change', s.seq,
    s.deal_no, s.old_unit_no
FROM view_deal_step s
WHERE s.rank = 1 AND (s.unit_no <> s.old_unit_no OR s.total <> s.old_total)
UNION ALL -- … and puts the new ones in their place
SELECT s.date, CASE WHEN s.sign_date <= s.date THEN 'change_signed' ELSE 'change_unsigned' END,
    1, s.area, s.total, '未知', s.phone, s.sub_date, s.consultant, s.layout, 'change', s.seq, s.deal_no, s.unit_no
FROM view_deal_step s
WHERE s.rank = 1 AND (s.unit_no <> s.old_unit_no OR s.total <> s.old_total)
UNION ALL -- signed: the version after the changes executed before the sign date
SELECT k.sign_date, 'sign', 1, u.gross_area,
    coalesce((
        SELECT b.total FROM view_change b
        WHERE b.deal_no = k.deal_no AND b.total IS NOT NULL AND b.date < k.sign_date
        ORDER BY b.date DESC, b.rank DESC, b.seq DESC LIMIT 1), d.total),
    '未知', d.phone, d.sub_date, d.consultant, u.layout, 'contract', k.id, k.deal_no, u.unit_no
FROM contract k
CROSS JOIN deal d ON d.deal_no = k.deal_no
CROSS JOIN unit u ON u.unit_no = coalesce((
        SELECT b.unit_no FROM view_change b
        WHERE b.deal_no = k.deal_no AND b.unit_no IS NOT NULL AND b.date < k.sign_date
        ORDER BY b.date DESC, b.rank DESC, b.seq DESC LIMIT 1), d.unit_no)
WHERE d.state <> 'VOID' AND d.state <> 'RESERVED'
UNION ALL
SELECT k.online_date, 'online_sign', 1, 0, 0, NULL, NULL, NULL, d.consultant, NULL, 'contract', k.id,
    k.deal_no, d.unit_now
FROM contract k
JOIN deal d ON d.deal_no = k.deal_no
WHERE k.online_date IS NOT NULL
UNION ALL
SELECT min(f.filed_on), 'filed', 1, 0, 0, NULL, NULL, NULL, NULL, NULL, 'filing', f.id, k.deal_no, d.unit_now
FROM filing f
JOIN contract k ON k.contract_no = f.contract_no
JOIN deal d ON d.deal_no = k.deal_no
WHERE f.filed_on IS NOT NULL
GROUP BY f.contract_no
UNION ALL
SELECT r.arrived_on, 'collect_' || lower(r.kind), 1, 0, r.amount, NULL, NULL, NULL, d.consultant, NULL,
    'receipt', r.id, r.deal_no, d.unit_now
FROM receipt r
JOIN deal d ON d.deal_no = r.deal_no
WHERE ifnull(r.transfer, 0) = 0
    AND r.kind IN ('DEPOSIT', 'DOWN', 'PRICE', 'COMMERCIAL', 'FUND', 'BALANCE', 'AREA', 'REFUND');

-- The flow: the events with their sources, from which the by_ tables are sums; every drill-down is the
-- same SELECT without the sum.
CREATE VIEW view_flow AS
SELECT e.date, e.event, e.sets, e.area, e.amount,
    CASE WHEN e.touch_phone IS NULL THEN e.own_source
        ELSE coalesce((
            SELECT CASE WHEN k.date <= e.touch_by THEN k.source END FROM (
                SELECT w.date, ifnull(w.time, '00:00') AS time, 0 AS kind, w.id, w.source
                FROM customer_phone p CROSS JOIN customer_phone q ON q.household = p.household
                CROSS JOIN call w ON w.phone = q.phone
                WHERE p.phone = e.touch_phone
                UNION ALL
                SELECT w.date, ifnull(w.time, '00:00'), 1, w.id, w.source
                FROM customer_phone p CROSS JOIN customer_phone q ON q.household = p.household
                CROSS JOIN visit w ON w.phone = q.phone
                WHERE p.phone = e.touch_phone AND ifnull(w.kind, 'PURCHASE') = 'PURCHASE') k
            ORDER BY k.date, k.time, k.kind, k.id
            LIMIT 1), e.own_source) END AS source,
    e.consultant, e.layout, e.entity, e.row_id, e.deal_no, e.unit_no
FROM view_event e;
