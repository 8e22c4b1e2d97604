-- The flow: one dated row an event, from which every flow metric and every by_ table is a sum and
-- every drill-down the same SELECT without the sum. Sets, area (0.01 m²), amount (fen). Of a deal also
-- its number and the unit that the event is about.
CREATE VIEW view_flow AS
SELECT c.date, 'call' AS event, 1 AS sets, 0 AS area, 0 AS amount,
    ifnull(t.source, c.source) AS source, NULL AS consultant, c.layout, 'call' AS entity, c.id AS row_id,
    NULL AS deal_no, NULL AS unit_no
FROM view_counted_call c
LEFT JOIN view_first_touch t ON t.household = c.household
UNION ALL
SELECT c.date, 'first_call', 1, 0, 0, ifnull(t.source, c.source), NULL, c.layout, 'call', c.id, NULL, NULL
FROM view_counted_call c
LEFT JOIN view_first_touch t ON t.household = c.household
WHERE c.first
UNION ALL
SELECT v.date, CASE WHEN v.first THEN 'first_visit' ELSE 'return_visit' END, 1, 0, v.party_size,
    ifnull(t.source, v.source), v.consultant, v.layout, 'visit', v.id, NULL, NULL
FROM view_counted_visit v
LEFT JOIN view_first_touch t ON t.household = v.household
UNION ALL
SELECT date, 'new_customer', 1, 0, 0, source, NULL, NULL,
    CASE kind WHEN 0 THEN 'call' ELSE 'visit' END, id, NULL, NULL
FROM view_first_touch
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
