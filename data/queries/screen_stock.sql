-- Screen 7 物料 and 0 设置: id, mark, then the columns shown.

-- :name item_list
SELECT i.id,
    CASE WHEN on_hand <= 0 THEN 'late' WHEN on_hand <= i.min_stock THEN 'due'
        WHEN i.valid_until < :today THEN 'late' ELSE '' END,
    i.code, i.name, i.category, i.spec, i.measure, on_hand, i.min_stock,
    CASE WHEN on_hand <= 0 THEN 0 WHEN on_hand <= i.min_stock THEN max(1, on_hand * 5 / i.min_stock)
        ELSE max(6, min(10, on_hand * 5 / max(1, ifnull(i.min_stock, 0)))) END,
    i.location, i.valid_until
FROM (
    SELECT i.*, ifnull((
        SELECT sum(CASE WHEN kind IN ('RECEIPT', 'RETURN', 'GIVE_BACK', 'SURPLUS') THEN qty ELSE -qty END)
        FROM movement m WHERE m.item_code = i.code AND m.date <= :today), 0) AS on_hand
    FROM item i
) i
ORDER BY i.code
LIMIT :limit;

-- :name item_on_hand
SELECT ifnull(sum(CASE WHEN kind IN ('RECEIPT', 'RETURN', 'GIVE_BACK', 'SURPLUS') THEN qty ELSE -qty END), 0)
FROM movement
WHERE item_code = :item AND date <= :today;

-- :name item_page_movements
SELECT date, kind AS movement_kind, signed_qty, balance_qty, party, purpose, movement_no
FROM (
    SELECT id, date, kind, party, purpose, movement_no, printf('%+d', q) AS signed_qty,
        printf('%d', sum(q) OVER (ORDER BY date, id)) AS balance_qty
    FROM (
        SELECT *, CASE WHEN kind IN ('RECEIPT', 'RETURN', 'GIVE_BACK', 'SURPLUS') THEN qty ELSE -qty END AS q
        FROM movement
        WHERE item_code = :item
    )
)
ORDER BY date DESC, id DESC
LIMIT 500;

-- :name item_page_stocktakes
SELECT date, book_qty, counted AS counted_qty, counted - book_qty AS more_qty, reason, stocktake_no
FROM stocktake
WHERE item_code = :item
ORDER BY id DESC;

-- :name movement_list
SELECT m.id, CASE WHEN m.date = :today THEN 'new' ELSE '' END,
    m.movement_no, m.date, i.name, m.kind, m.qty, m.party, m.purpose
FROM movement m
JOIN item i ON i.code = m.item_code
ORDER BY m.date DESC, m.id DESC
LIMIT :limit;

-- :name stocktake_list
SELECT s.id, CASE WHEN s.counted <> s.book_qty THEN 'due' ELSE '' END,
    s.stocktake_no, s.date, i.name, s.book_qty, s.counted, s.counted - s.book_qty, s.reason
FROM stocktake s
JOIN item i ON i.code = s.item_code
ORDER BY s.id DESC
LIMIT :limit;

-- :name consultant_list
SELECT id, CASE status WHEN 'LEFT' THEN 'grey' ELSE '' END, no, name, phone, team, hired_on,
    ifnull(status, 'ACTIVE')
FROM consultant
ORDER BY no
LIMIT :limit;

-- :name staff_list
SELECT id, CASE status WHEN 'LEFT' THEN 'grey' ELSE '' END, no, name, role, phone, ifnull(status, 'ACTIVE')
FROM staff
ORDER BY no
LIMIT :limit;

-- :name target_list
SELECT id, CASE WHEN month = substr(:today, 1, 7) THEN 'new' ELSE '' END, month, metric, consultant,
    value
FROM target
ORDER BY month DESC, id
LIMIT :limit;

-- :name code_list
SELECT row_number() OVER (ORDER BY list, position), '', list, name, position
FROM code
ORDER BY list, position
LIMIT :limit;

-- :name audit_list
SELECT id, CASE WHEN substr(local, 1, 4) = substr(:today, 1, 4) THEN substr(local, 6, 11) ELSE substr(local, 1, 16) END,
    actor, origin, operation, entity, (
        SELECT group_concat(ifnull(CASE j.type WHEN 'array' THEN json_extract(j.value, '$[1]') ELSE j.value END, '-'), '  ')
        FROM json_each(changes) j)
FROM (SELECT *, datetime(at, '+8 hours') AS local FROM audit)
ORDER BY id DESC
LIMIT :limit;

-- :name audit_entry
SELECT datetime(at, '+8 hours'), actor, origin, operation, entity, row_id
FROM audit
WHERE id = :id;

-- :name audit_changes
SELECT j.key, CASE j.type WHEN 'array' THEN json_extract(j.value, '$[0]') END,
    CASE j.type WHEN 'array' THEN json_extract(j.value, '$[1]') ELSE j.value END
FROM audit a
JOIN json_each(a.changes) j
WHERE a.id = :id;

-- :name code_add
INSERT OR IGNORE INTO code (list, name, position)
VALUES (:list, :name, (SELECT ifnull(max(position), 0) + 1 FROM code WHERE list = :list));
