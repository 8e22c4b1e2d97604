-- Screens 1 今日 and 3 客户: id, mark, then the columns shown.

-- :name setting_is_demo
SELECT 1 FROM setting WHERE key = 'demo' AND value = '1';

-- :name desk_operators
SELECT no, name, role FROM staff
WHERE ifnull(status, 'ACTIVE') = 'ACTIVE'
ORDER BY CASE role WHEN 'ASSISTANT' THEN 0 WHEN 'MANAGER' THEN 1 WHEN 'FINANCE' THEN 2 ELSE 3 END, no;

-- :name customer_list
SELECT c.id, CASE WHEN f.next_date < :today THEN 'late' WHEN f.next_date = :today THEN 'due' ELSE '' END,
    c.name, c.phone, o.name, f.grade, f.date, f.next_date,
    (SELECT d.unit_now FROM deal d WHERE d.phone = c.phone AND d.state NOT IN ('CANCELLED', 'VOID')),
    f.content
FROM (
    SELECT * FROM customer
    WHERE :filter IS NULL
        OR id IN (SELECT customer_id FROM customer_phone WHERE phone BETWEEN :filter AND :filter || '~')
        OR id IN (SELECT customer_id FROM customer_phone WHERE reversed BETWEEN :reversed AND :reversed || '~')
        OR id IN (SELECT id FROM customer INDEXED BY customer_name
            WHERE instr(name, :filter) > 0 OR (:bare <> '' AND name GLOB '*[·.．]*'
                AND instr(replace(replace(replace(name, '·', ''), '.', ''), '．', ''), :bare) > 0))
        OR initials BETWEEN :filter AND :filter || '~'
        OR pinyin BETWEEN :filter AND :filter || '~'
    ORDER BY id DESC
    LIMIT :limit
) c
LEFT JOIN consultant o ON o.no = c.owner
LEFT JOIN followup f ON f.id = (SELECT max(id) FROM followup g WHERE g.phone = c.phone)
ORDER BY c.id DESC;

-- :name customer_list_due
SELECT c.id, CASE WHEN f.next_date < :today THEN 'late' ELSE 'due' END,
    c.name, c.phone, o.name, f.grade, f.date, f.next_date,
    (SELECT d.unit_now FROM deal d WHERE d.phone = c.phone AND d.state NOT IN ('CANCELLED', 'VOID')),
    f.content
FROM followup f
JOIN customer_phone p ON p.phone = f.phone
JOIN customer c ON c.id = p.customer_id
LEFT JOIN consultant o ON o.no = c.owner
WHERE f.next_date <= :today
    AND NOT EXISTS (
        SELECT 1 FROM followup g
        WHERE g.phone = f.phone AND (g.date, g.id) > (f.date, f.id))
ORDER BY f.next_date DESC, c.id
LIMIT :limit;

-- :name customer_list_public
SELECT c.id, '', c.name, c.phone, '', NULL, NULL, NULL, NULL, NULL
FROM customer c
WHERE c.owner IS NULL
ORDER BY c.id DESC
LIMIT :limit;

-- :name customer_page_deals
SELECT d.sub_date, d.deal_no, d.unit_now, d.total_now AS total_fen, d.state AS deal_state
FROM deal d
JOIN customer_phone p ON p.phone = d.phone
WHERE p.customer_id = :customer
ORDER BY d.id DESC;

-- :name customer_page_timeline
WITH phones AS (SELECT phone FROM customer_phone WHERE customer_id = :customer)
SELECT date, time, word, grade, detail
FROM (
    SELECT v.date, v.time, 'VISIT' AS word, v.grade, v.id AS seq, 3 AS rank,
        ifnull(v.source || '  ', '') || ifnull(v.layout || '  ', '') || ifnull(v.want_area || '  ', '') || ifnull(c.name || '  ', '') || ifnull(v.remark || '  ', '') AS detail
    FROM visit v LEFT JOIN consultant c ON c.no = v.consultant
    WHERE v.phone IN phones
    UNION ALL
    SELECT k.date, k.time, 'CALL', NULL, k.id, 2,
        ifnull(k.source || '  ', '') || ifnull(k.layout || '  ', '') || ifnull(c.name || '  ', '') || ifnull(k.transfer || '  ', '') || ifnull(k.remark || '  ', '')
    FROM call k LEFT JOIN consultant c ON c.no = k.consultant
    WHERE k.phone IN phones
    UNION ALL
    SELECT f.date, NULL, 'FOLLOWUP', f.grade, f.id, 4, ifnull(c.name || '  ', '') || ifnull(f.content || '  ', '')
    FROM followup f LEFT JOIN consultant c ON c.no = f.consultant
    WHERE f.phone IN phones
    UNION ALL
    SELECT t.date, NULL, 'TICKET', NULL, t.id, 5, ifnull(t.ticket_no || '  ', '') || ifnull(t.unit_no || '  ', '')
    FROM ticket t WHERE t.phone IN phones
    UNION ALL
    SELECT q.date, NULL, 'QUOTE', NULL, q.id, 5, q.quote_no || '  ' || q.unit_no || '  ' || printf('%,d', q.total / 100)
    FROM quote q WHERE q.phone IN phones
    UNION ALL
    SELECT t.refunded_on, NULL, 'REFUND', NULL, t.id, 6, ifnull(t.ticket_no || '  ', '')
    FROM ticket t WHERE t.phone IN phones AND t.refunded_on IS NOT NULL
    UNION ALL
    SELECT d.sub_date, NULL, 'SUBSCRIBE', NULL, d.id, 7, ifnull(d.deal_no || '  ', '') || ifnull(d.unit_no || '  ', '')
    FROM deal d WHERE d.phone IN phones
    UNION ALL
    SELECT k.sign_date, NULL, 'SIGN', NULL, k.id, 8, ifnull(k.deal_no || '  ', '') || ifnull(k.contract_no || '  ', '')
    FROM contract k JOIN deal d ON d.deal_no = k.deal_no WHERE d.phone IN phones
    UNION ALL
    SELECT f.filed_on, NULL, 'FILE', NULL, f.id, 9, ifnull(k.deal_no || '  ', '') || ifnull(f.filing_no || '  ', '')
    FROM filing f JOIN contract k ON k.contract_no = f.contract_no JOIN deal d ON d.deal_no = k.deal_no
    WHERE d.phone IN phones AND f.filed_on IS NOT NULL
    UNION ALL
    SELECT h.executed_on, NULL, 'CHANGE', NULL, h.id, 10, ifnull(h.deal_no || '  ', '') || ifnull(h.change_no || '  ', '') || ifnull(h.reason || '  ', '')
    FROM change h JOIN deal d ON d.deal_no = h.deal_no
    WHERE d.phone IN phones AND h.executed_on IS NOT NULL
    UNION ALL
    SELECT r.arrived_on, NULL, 'RECEIPT', NULL, r.id, 11,
        ifnull(r.deal_no || '  ', '') || ifnull(printf('%,d', r.amount / 100) || '  ', '')
    FROM receipt r JOIN deal d ON d.deal_no = r.deal_no WHERE d.phone IN phones
)
ORDER BY date DESC, ifnull(time, '00:00') DESC, rank DESC, seq DESC
LIMIT 500;

-- :name customer_page_owners
SELECT date, owner, ownership_cause, reason, created_by FROM (
    SELECT o.decided_on AS date, ifnull(c.name, '-') AS owner, o.cause AS ownership_cause, o.reason, o.created_by, o.id
    FROM ownership o
    LEFT JOIN consultant c ON c.no = o.owner
    WHERE o.customer_id = :customer
    UNION ALL
    SELECT date, name, kind, NULL, created_by, 0 FROM (
        SELECT w.date, c.name, w.kind, w.created_by
        FROM (
            SELECT date, ifnull(time, '00:00') AS time, 'CALL' AS kind, consultant, phone, created_by FROM call
            UNION ALL
            SELECT date, ifnull(time, '00:00'), 'VISIT', consultant, phone, created_by FROM visit
            WHERE ifnull(kind, 'PURCHASE') = 'PURCHASE'
        ) w
        JOIN customer_phone p ON p.phone = w.phone
        JOIN consultant c ON c.no = w.consultant
        WHERE p.customer_id = :customer
        ORDER BY w.date, w.time, w.kind
        LIMIT 1)
)
ORDER BY id DESC;

-- :name contract_deal_no
SELECT deal_no FROM contract WHERE id = :id;

-- :name customer_owner_of_phone
SELECT c.owner
FROM customer_phone p
JOIN customer c ON c.id = p.customer_id
WHERE p.phone = :phone;

-- :name customer_for_form
SELECT c.name, c.sex, c.owner
FROM customer_phone p
JOIN customer c ON c.id = p.customer_id
WHERE p.phone = :phone;
