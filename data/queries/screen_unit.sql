-- Screen 4 房源.

-- :name unit_buildings
SELECT building, count(*) FROM unit GROUP BY building ORDER BY CAST(building AS INTEGER), building;

-- :name unit_batches
SELECT batch, count(*) FROM unit WHERE batch IS NOT NULL GROUP BY batch ORDER BY min(id);

-- The board shows a building, or a batch over all its buildings: the other one is null.

-- :name unit_floors
SELECT DISTINCT floor FROM unit WHERE building = :building OR batch = :batch ORDER BY floor DESC;

-- :name unit_columns
SELECT DISTINCT CASE WHEN :batch IS NULL THEN '' ELSE building || '-' END || entrance || '-' || substr(room, -2) AS head
FROM unit
WHERE building = :building OR batch = :batch
ORDER BY CAST(building AS INTEGER), building, CAST(entrance AS INTEGER), entrance, substr(room, -2);

-- The same, or the one unit of :id: its deal's state, else a lock that holds now, else its control.

-- :name unit_board
WITH heads AS (
    SELECT building, entrance, tail, row_number() OVER (
        ORDER BY CAST(building AS INTEGER), building, CAST(entrance AS INTEGER), entrance, tail) - 1 AS place
    FROM (SELECT DISTINCT building, entrance, substr(room, -2) AS tail
        FROM unit WHERE building = :building OR batch = :batch)
),
locked AS MATERIALIZED (
    SELECT unit_no, max(substr(time, 1, 2) * 60 + substr(time, 4, 2) + minutes) - :now AS minutes
    FROM unit_lock
    WHERE date = :today AND released IS NULL
    GROUP BY unit_no
),
control AS (
    SELECT u.id, coalesce((
            SELECT control FROM view_unit_control c
            WHERE c.unit_no = u.unit_no AND c.date <= :today
            ORDER BY c.date DESC, c.rank DESC, c.seq DESC
            LIMIT 1), u.control, 'AVAILABLE') AS control
    FROM unit u
    WHERE :id IS NULL AND (u.building = :building OR u.batch = :batch) OR u.id = :id
)
SELECT u.id, u.floor, ifnull(h.place, 0), u.unit_no, u.room,
    CASE WHEN d.state IS NOT NULL THEN d.state
        WHEN c.control = 'AVAILABLE' AND u.launched_on > :today THEN 'UNRELEASED'
        WHEN c.control = 'AVAILABLE' AND l.minutes > 0 THEN 'LOCKED'
        ELSE c.control END,
    ifnull(d.total_now, u.list_total),
    (SELECT count(*) FROM change x WHERE x.deal_no = d.deal_no AND x.state IN ('APPLIED', 'APPROVED')),
    l.minutes
FROM control c
JOIN unit u ON u.id = c.id
LEFT JOIN heads h ON h.building = u.building AND h.entrance = u.entrance AND h.tail = substr(u.room, -2)
LEFT JOIN locked l ON l.unit_no = u.unit_no
LEFT JOIN deal d ON d.unit_now = u.unit_no AND d.state NOT IN ('CANCELLED', 'VOID');

-- :name unit_live_deal
SELECT deal_no FROM deal WHERE unit_now = :unit AND state NOT IN ('CANCELLED', 'VOID');

-- :name unit_page_deals
SELECT v.date, v.until, v.deal_no, d.name, v.total AS total_fen, d.state AS deal_state
FROM view_deal_version v
JOIN deal d ON d.deal_no = v.deal_no
WHERE v.unit_no = :unit AND v.live
ORDER BY v.date;

-- What the star on the board stands for.

-- :name unit_page_changes
SELECT x.applied_on, x.change_no, x.kind AS change_kind, x.new_unit_no, x.new_name, x.state AS change_state, x.reason
FROM change x
JOIN deal d ON d.deal_no = x.deal_no
WHERE d.unit_now = :unit AND d.state NOT IN ('CANCELLED', 'VOID') AND x.state IN ('APPLIED', 'APPROVED')
ORDER BY x.id;

-- :name unit_page_controls
SELECT date, control AS unit_control, until, reason, created_by
FROM unit_control
WHERE unit_no = :unit
ORDER BY date, id;

-- :name unit_page_tickets
SELECT date, ticket_no, amount AS amount_fen, state AS ticket_state
FROM ticket
WHERE unit_no = :unit
ORDER BY id;

-- :name unit_page_prices
SELECT effective_on, list_total AS list_fen, floor_total AS floor_fen, batch_no
FROM price_version
WHERE unit_no = :unit
ORDER BY effective_on DESC, id DESC;

-- :name unit_page_quotes
SELECT date, quote_no, name, total AS total_fen, pay_method AS pay_method
FROM quote
WHERE unit_no = :unit
ORDER BY id DESC;

-- :name unit_id
SELECT id FROM unit WHERE unit_no = :unit;

-- Quotes.

-- :name quote_no
SELECT quote_no FROM quote WHERE id = :id;

-- :name quote_list_unit
SELECT q.id, NULL, q.quote_no, q.date, q.unit_no, q.name, q.total, q.pay_method, q.discounts, c.name
FROM quote q LEFT JOIN consultant c ON c.no = q.consultant
WHERE q.unit_no = :filter
ORDER BY q.id DESC
LIMIT :limit;

-- :name quote_list_customer
SELECT q.id, NULL, q.quote_no, q.date, q.unit_no, q.name, q.total, q.pay_method, q.discounts, c.name
FROM quote q LEFT JOIN consultant c ON c.no = q.consultant
WHERE q.phone IN (
    SELECT b.phone FROM customer_phone a JOIN customer_phone b ON b.customer_id = a.customer_id
    WHERE a.phone = :filter)
ORDER BY q.id DESC
LIMIT :limit;

-- What a quote can be held against: others of the customer or the unit, then units for sale, the nearest
-- in price of the same layout first.

-- :name quote_others
SELECT quote_no, unit_no, pay_method, total
FROM quote
WHERE quote_no <> :quote AND (unit_no = :unit OR phone = :phone)
ORDER BY id DESC
LIMIT 50;

-- :name quote_units
SELECT u.unit_no, u.layout, u.gross_area, u.list_total
FROM unit u
WHERE u.unit_no <> :unit AND (u.launched_on IS NULL OR u.launched_on <= :today)
    AND NOT EXISTS (SELECT 1 FROM deal d WHERE d.unit_now = u.unit_no AND d.state NOT IN ('CANCELLED', 'VOID'))
    AND coalesce((
            SELECT control FROM view_unit_control c
            WHERE c.unit_no = u.unit_no AND c.date <= :today
            ORDER BY c.date DESC, c.rank DESC, c.seq DESC
            LIMIT 1), u.control, 'AVAILABLE') = 'AVAILABLE'
ORDER BY u.layout = :layout DESC, abs(u.list_total - :total), u.id
LIMIT 200;

-- Price batches: the old price is today's until the batch is in effect, then the one that it replaced.

-- :name price_batch_list
WITH line AS (
    SELECT l.batch_no, l.list_total AS after, CASE WHEN b.state = 'EFFECTIVE' THEN coalesce((
            SELECT p.list_total FROM price_version p
            WHERE p.unit_no = l.unit_no AND p.id < (
                SELECT min(v.id) FROM price_version v WHERE v.unit_no = l.unit_no AND v.batch_no = l.batch_no)
            ORDER BY p.id DESC
            LIMIT 1), u.list_total) ELSE u.list_total END AS before
    FROM price_line l
    JOIN price_batch b ON b.batch_no = l.batch_no
    JOIN unit u ON u.unit_no = l.unit_no
)
SELECT b.id, CASE b.state WHEN 'DRAFT' THEN 'due' WHEN 'APPROVED' THEN 'new' WHEN 'EFFECTIVE' THEN 'done' END,
    b.batch_no, b.state, b.effective_on, count(x.batch_no), sum(x.before), sum(x.after), sum(x.after - x.before),
    b.reason, b.approved_by
FROM price_batch b LEFT JOIN line x ON x.batch_no = b.batch_no
GROUP BY b.id
ORDER BY b.id DESC
LIMIT :limit;

-- :name price_batch_list_open
SELECT b.id, CASE b.state WHEN 'DRAFT' THEN 'due' ELSE 'new' END, b.batch_no, b.state, b.effective_on,
    count(l.id), sum(u.list_total), sum(l.list_total), sum(l.list_total - u.list_total), b.reason, b.approved_by
FROM price_batch b
LEFT JOIN price_line l ON l.batch_no = b.batch_no
LEFT JOIN unit u ON u.unit_no = l.unit_no
WHERE b.state IN ('DRAFT', 'APPROVED')
GROUP BY b.id
ORDER BY b.id DESC
LIMIT :limit;

-- :name price_batch_lines
SELECT u.id, l.unit_no, u.layout, CASE WHEN b.state = 'EFFECTIVE' THEN coalesce((
        SELECT p.list_total FROM price_version p
        WHERE p.unit_no = l.unit_no AND p.id < (
            SELECT min(v.id) FROM price_version v WHERE v.unit_no = l.unit_no AND v.batch_no = l.batch_no)
        ORDER BY p.id DESC
        LIMIT 1), u.list_total) ELSE u.list_total END, l.list_total, l.floor_total,
    CASE WHEN b.state = 'EFFECTIVE'
        THEN NOT EXISTS (SELECT 1 FROM price_version v WHERE v.unit_no = l.unit_no AND v.batch_no = l.batch_no)
        ELSE EXISTS (SELECT 1 FROM deal d WHERE d.unit_now = l.unit_no AND d.state NOT IN ('CANCELLED', 'VOID')) END
FROM price_line l
JOIN price_batch b ON b.batch_no = l.batch_no
JOIN unit u ON u.unit_no = l.unit_no
WHERE l.batch_no = :batch
ORDER BY l.id;

-- :name price_line_total
SELECT list_total FROM price_line WHERE batch_no = :batch AND unit_no = :unit;

-- :name price_line_floor
SELECT floor_total FROM price_line WHERE batch_no = :batch AND unit_no = :unit;
