-- Search: register, id, number, name, phone, room. Ranges [:text, :end) use the indexes.

-- :name find_phone
SELECT 'customers', c.id, c.id, c.name, p.phone, (SELECT unit_now FROM deal WHERE phone = p.phone AND state NOT IN ('CANCELLED', 'VOID'))
FROM customer_phone p
JOIN customer c ON c.id = p.customer_id
WHERE p.phone BETWEEN :text AND :end
LIMIT 50;

-- :name find_phone_tail
SELECT 'customers', c.id, c.id, c.name, p.phone, (SELECT unit_now FROM deal WHERE phone = p.phone AND state NOT IN ('CANCELLED', 'VOID'))
FROM customer_phone p
JOIN customer c ON c.id = p.customer_id
WHERE p.reversed BETWEEN :text AND :end
LIMIT 50;

-- :name find_name
SELECT 'customers', c.id, c.id, c.name, c.phone, (SELECT unit_now FROM deal WHERE phone = c.phone AND state NOT IN ('CANCELLED', 'VOID'))
FROM customer c
WHERE c.id IN (
    SELECT id FROM customer WHERE name BETWEEN :text AND :end
    UNION ALL -- a part of the name: one walk over the index of names
    SELECT id FROM customer INDEXED BY customer_name
    WHERE instr(name, :text) > 1 OR (:bare <> '' AND name GLOB '*[·.．]*'
        AND instr(replace(replace(replace(name, '·', ''), '.', ''), '．', ''), :bare) > 0)
    LIMIT 50)
LIMIT 50;

-- :name find_initials
SELECT 'customers', c.id, c.id, c.name, c.phone, (SELECT unit_now FROM deal WHERE phone = c.phone AND state NOT IN ('CANCELLED', 'VOID'))
FROM customer c
WHERE c.initials BETWEEN :text AND :end
LIMIT 50;

-- :name find_pinyin
SELECT 'customers', c.id, c.id, c.name, c.phone, (SELECT unit_now FROM deal WHERE phone = c.phone AND state NOT IN ('CANCELLED', 'VOID'))
FROM customer c
WHERE c.pinyin BETWEEN :text AND :end AND NOT c.initials BETWEEN :text AND :end
LIMIT 50;

-- :name find_unit
SELECT 'units', u.id, u.unit_no, d.name, d.phone, u.unit_no
FROM unit u
LEFT JOIN deal d ON d.unit_now = u.unit_no AND d.state NOT IN ('CANCELLED', 'VOID')
WHERE u.unit_no = :text OR u.room = :text
LIMIT 50;

-- :name find_number
SELECT 'subscriptions', id, deal_no, name, phone, unit_now FROM deal WHERE deal_no = :text
UNION ALL
SELECT 'contracts', k.id, k.contract_no, d.name, d.phone, d.unit_now
FROM contract k JOIN deal d ON d.deal_no = k.deal_no WHERE k.contract_no = :text OR k.online_no = :text
UNION ALL
SELECT 'tickets', t.id, t.ticket_no, c.name, t.phone, t.unit_no
FROM ticket t LEFT JOIN customer c ON c.phone = t.phone WHERE t.ticket_no = :text
UNION ALL
SELECT 'receipts', r.id, r.receipt_no, d.name, d.phone, d.unit_now
FROM receipt r JOIN deal d ON d.deal_no = r.deal_no WHERE r.receipt_no = :text
UNION ALL
SELECT 'changes', h.id, h.change_no, d.name, d.phone, d.unit_now
FROM change h JOIN deal d ON d.deal_no = h.deal_no WHERE h.change_no = :text
UNION ALL
SELECT 'filings', f.id, f.filing_no, d.name, d.phone, d.unit_now
FROM filing f JOIN contract k ON k.contract_no = f.contract_no JOIN deal d ON d.deal_no = k.deal_no
WHERE f.filing_no = :text
UNION ALL
SELECT 'visits', id, visit_no, name, phone, NULL FROM visit WHERE visit_no = :text
UNION ALL
SELECT 'calls', id, call_no, name, phone, NULL FROM call WHERE call_no = :text
UNION ALL
SELECT 'movements', id, movement_no, item_code, NULL, NULL FROM movement WHERE movement_no = :text;
