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
        OR name BETWEEN :filter AND :filter || char(1114111)
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

-- :name customer_page_visits
SELECT v.date, v.time, '来访', v.source, v.layout, v.want_area, ifnull(c.name, v.consultant), v.remark
FROM visit v
JOIN customer_phone p ON p.phone = v.phone
LEFT JOIN consultant c ON c.no = v.consultant
WHERE p.customer_id = :customer
ORDER BY v.date DESC, v.id DESC;

-- :name customer_page_calls
SELECT k.date, k.time, '来电', k.source, c.name, k.transfer, k.remark
FROM call k
JOIN customer_phone p ON p.phone = k.phone
LEFT JOIN consultant c ON c.no = k.consultant
WHERE p.customer_id = :customer
ORDER BY k.date DESC, k.id DESC;

-- :name customer_page_followups
SELECT f.date, f.mode AS followup_mode, CASE f.effective WHEN 1 THEN '有效' ELSE '无效' END, f.grade, f.next_date, f.content
FROM followup f
JOIN customer_phone p ON p.phone = f.phone
WHERE p.customer_id = :customer
ORDER BY f.date DESC, f.id DESC;

-- :name customer_page_deals
SELECT d.sub_date, d.deal_no, d.unit_now, d.total_now AS total_fen, d.state AS deal_state
FROM deal d
JOIN customer_phone p ON p.phone = d.phone
WHERE p.customer_id = :customer
ORDER BY d.id DESC;

-- :name customer_page_owners
SELECT decided_on, ifnull(c.name, '公客'), o.cause AS ownership_cause, o.reason, o.created_by
FROM ownership o
LEFT JOIN consultant c ON c.no = o.owner
WHERE o.customer_id = :customer
ORDER BY o.id DESC;
