-- Screen 2 来访: id, mark, then the columns shown.

-- :name visit_list
SELECT v.id, CASE WHEN v."left" IS NULL AND v.kind IS NOT 'OTHER' THEN 'new' WHEN v.kind = 'OTHER' THEN 'grey' ELSE '' END,
    v.time, v."left", v.name, v.phone, ifnull(v.party_size, 1), v.source, v.layout, v.grade,
    ifnull(c.name, v.consultant), v.kind
FROM visit v
LEFT JOIN consultant c ON c.no = v.consultant
WHERE v.date = :today
ORDER BY v.id DESC
LIMIT :limit;

-- :name call_list
SELECT k.id, CASE k.transfer WHEN '未接' THEN 'due' ELSE '' END,
    k.date, k.time, k.name, k.phone, k.source, c.name, k.transfer, k.remark
FROM call k
LEFT JOIN consultant c ON c.no = k.consultant
ORDER BY k.id DESC
LIMIT :limit;

-- :name channel_report_list
SELECT id,
    CASE WHEN state = 'VALID' AND valid_until < :today THEN 'grey' WHEN state = 'VALID' AND valid_until = :today THEN 'due'
        WHEN state = 'VALID' THEN 'new' WHEN state = 'VISITED' AND protect_until >= :today THEN 'done' ELSE 'grey' END,
    report_no, date, time, channel, agent, name, phone,
    CASE state WHEN 'VISITED' THEN protect_until ELSE valid_until END,
    CASE WHEN state = 'VALID' AND valid_until < :today THEN 'EXPIRED' WHEN state = 'VISITED' AND protect_until < :today THEN 'LAPSED'
        ELSE state END,
    void_reason
FROM channel_report
ORDER BY id DESC
LIMIT :limit;

-- :name rotation_list
SELECT r.id, CASE WHEN r.action LIKE 'SKIP%' OR r.action LIKE 'PASS%' THEN 'due' WHEN r.action = 'UNASSIGNED' THEN 'late' ELSE '' END,
    r.date, r.time, r.queue, ifnull(c.name, r.consultant), r.action, r.document_no, r.reason
FROM rotation r
LEFT JOIN consultant c ON c.no = r.consultant
ORDER BY r.id DESC
LIMIT :limit;

-- :name visit_today_counts
SELECT count(*), sum(first), sum(NOT first),
    (SELECT count(*) FROM visit WHERE date = :today AND "left" IS NULL AND kind IS NOT 'OTHER'),
    (SELECT count(*) FROM call WHERE date = :today)
FROM view_counted_visit
WHERE date = :today;

-- :name visit_match
SELECT p.phone, c.name, c.owner, o.name,
    (SELECT max(date) FROM visit v WHERE v.phone = p.phone) AS last
FROM (
    SELECT phone, customer_id FROM (
        SELECT phone, customer_id FROM customer_phone
        WHERE length(:typed) >= 4 AND reversed BETWEEN :reversed AND :reversed || '~'
        LIMIT 200)
    UNION
    SELECT phone, customer_id FROM (
        SELECT phone, customer_id FROM customer_phone WHERE phone BETWEEN :typed AND :typed || '~' LIMIT 20)
) p
JOIN customer c ON c.id = p.customer_id
LEFT JOIN consultant o ON o.no = c.owner
ORDER BY substr(p.phone, -length(:typed)) = :typed DESC, last DESC, p.phone
LIMIT :limit;

-- :name visit_prefill
WITH mine(phone) AS (
    SELECT phone FROM customer_phone
    WHERE customer_id = (SELECT customer_id FROM customer_phone WHERE phone = :phone)),
last(source, layout, want_area, rank, date, id) AS (
    SELECT source, layout, want_area, 1, date, id FROM visit
    WHERE phone IN mine AND ifnull(kind, 'PURCHASE') = 'PURCHASE'
    UNION ALL
    SELECT source, layout, want_area, 0, date, id FROM call WHERE phone IN mine)
SELECT c.name, c.sex,
    (SELECT source FROM last WHERE source IS NOT NULL ORDER BY rank DESC, date DESC, id DESC LIMIT 1),
    (SELECT layout FROM last WHERE layout IS NOT NULL ORDER BY rank DESC, date DESC, id DESC LIMIT 1),
    (SELECT want_area FROM last WHERE want_area IS NOT NULL ORDER BY rank DESC, date DESC, id DESC LIMIT 1)
FROM customer_phone p
JOIN customer c ON c.id = p.customer_id
WHERE p.phone = :phone;

-- :name visit_next_incomplete
SELECT id FROM visit
WHERE date = :today AND kind IS NOT 'OTHER' AND id < :id
    AND ("left" IS NULL OR grade IS NULL OR consultant = '待分配')
ORDER BY id DESC
LIMIT 1;

-- :name item_last_distributed
SELECT item_code FROM movement WHERE kind = 'DISTRIBUTE' ORDER BY id DESC LIMIT 1;

-- :name rotation_absent
SELECT id, no, name, ifnull(team, '') FROM consultant
WHERE ifnull(status, 'ACTIVE') = 'ACTIVE'
ORDER BY no;
