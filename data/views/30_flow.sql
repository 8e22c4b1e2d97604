-- The flow: one dated row an event, from which every flow metric and every by_ table is a sum and
-- every drill-down the same SELECT without the sum. Sets, area (0.01 m²), amount (fen). Of a deal also
-- its number and the unit that the event is about.
CREATE VIEW view_flow AS
SELECT date, CASE WHEN NOT first THEN 'repeat_call' WHEN household IS NULL THEN 'first_call' ELSE 'new_call' END AS event,
    1 AS sets, 0 AS area, 0 AS amount, touch AS source, NULL AS consultant, layout, 'call' AS entity, id AS row_id,
    NULL AS deal_no, NULL AS unit_no
FROM view_counted_call
UNION ALL -- new_…: the household's first contact of all
SELECT date, CASE WHEN NOT first THEN 'return_visit' WHEN fresh THEN 'new_visit' ELSE 'first_visit' END,
    1, 0, party_size, touch, consultant, layout, 'visit', id, NULL, NULL
FROM view_counted_visit
UNION ALL
SELECT date, CASE WHEN effective THEN 'effective_followup' ELSE 'other_followup' END, 1, 0, 0,
    NULL, consultant, NULL, 'followup', id, NULL, NULL
FROM followup
UNION ALL
SELECT date, 'ticket', 1, 0, amount, NULL, NULL, NULL, 'ticket', id, NULL, unit_no
FROM ticket
UNION ALL
SELECT refunded_on, 'ticket_refund', 1, 0, amount, NULL, NULL, NULL, 'ticket', id, NULL, unit_no
FROM ticket
WHERE refunded_on IS NOT NULL
UNION ALL
SELECT s.date, 'subscribe', 1, s.area, s.total, o.source, s.consultant, s.layout, 'deal', d.id,
    s.deal_no, s.unit_no
FROM view_deal_step s
JOIN view_deal_source o ON o.deal_no = s.deal_no
JOIN deal d ON d.deal_no = s.deal_no
WHERE s.rank = 0
UNION ALL
SELECT s.date, CASE WHEN s.sign_date <= s.date THEN 'cancel_signed' ELSE 'cancel_unsigned' END,
    1, s.area, s.total, o.source, s.consultant, s.layout, 'change', s.seq,
    s.deal_no, s.unit_no
FROM view_deal_step s
JOIN view_deal_source o ON o.deal_no = s.deal_no
WHERE s.rank = 2
UNION ALL -- a change takes the old values away …
SELECT s.date, CASE WHEN s.sign_date <= s.date THEN 'change_signed' ELSE 'change_unsigned' END,
    -1, -s.old_area, -s.old_total, o.source, s.consultant, s.old_layout, 'change', s.seq,
    s.deal_no, s.old_unit_no
FROM view_deal_step s
JOIN view_deal_source o ON o.deal_no = s.deal_no
WHERE s.rank = 1 AND (s.unit_no <> s.old_unit_no OR s.total <> s.old_total)
UNION ALL -- … and puts the new ones in their place
SELECT s.date, CASE WHEN s.sign_date <= s.date THEN 'change_signed' ELSE 'change_unsigned' END,
    1, s.area, s.total, o.source, s.consultant, s.layout, 'change', s.seq,
    s.deal_no, s.unit_no
FROM view_deal_step s
JOIN view_deal_source o ON o.deal_no = s.deal_no
WHERE s.rank = 1 AND (s.unit_no <> s.old_unit_no OR s.total <> s.old_total)
UNION ALL -- signed: the version after the changes executed before the sign date
SELECT s.sign_date, 'sign', 1, s.area, s.total, o.source, s.consultant, s.layout, 'contract', k.id,
    s.deal_no, s.unit_no
FROM view_deal_step s
JOIN view_deal_source o ON o.deal_no = s.deal_no
JOIN contract k ON k.deal_no = s.deal_no
WHERE (s.rank = 0 OR s.date < s.sign_date)
    AND NOT EXISTS (
        SELECT 1 FROM view_change e
        WHERE e.deal_no = s.deal_no AND e.date < s.sign_date
            AND (e.date, e.rank, e.seq) > (s.date, s.rank, s.seq))
UNION ALL
SELECT k.online_date, 'online_sign', 1, 0, 0, NULL, d.consultant, NULL, 'contract', k.id,
    k.deal_no, d.unit_now
FROM contract k
JOIN deal d ON d.deal_no = k.deal_no
WHERE k.online_date IS NOT NULL
UNION ALL
SELECT min(f.filed_on), 'filed', 1, 0, 0, NULL, NULL, NULL, 'filing', f.id, k.deal_no, d.unit_now
FROM filing f
JOIN contract k ON k.contract_no = f.contract_no
JOIN deal d ON d.deal_no = k.deal_no
WHERE f.filed_on IS NOT NULL
GROUP BY f.contract_no
UNION ALL
SELECT r.arrived_on, 'collect_' || lower(r.kind), 1, 0, r.amount, NULL, d.consultant, NULL, 'receipt', r.id,
    r.deal_no, d.unit_now
FROM receipt r
JOIN deal d ON d.deal_no = r.deal_no
WHERE ifnull(r.transfer, 0) = 0
    AND r.kind IN ('DEPOSIT', 'DOWN', 'PRICE', 'COMMERCIAL', 'FUND', 'BALANCE', 'AREA', 'REFUND');
