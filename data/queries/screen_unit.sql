-- Screen 4 房源.

-- :name unit_first_building
SELECT building FROM unit ORDER BY CAST(building AS INTEGER), building LIMIT 1;

-- :name unit_buildings
SELECT building, count(*) FROM unit GROUP BY building ORDER BY CAST(building AS INTEGER), building;

-- :name unit_floors
SELECT DISTINCT floor FROM unit WHERE building = :building ORDER BY floor DESC;

-- :name unit_columns
SELECT DISTINCT entrance || '-' || substr(room, -2) AS head
FROM unit
WHERE building = :building
ORDER BY CAST(entrance AS INTEGER), entrance, substr(room, -2);

-- :name unit_board
WITH heads AS (
    SELECT head, row_number() OVER (ORDER BY CAST(entrance AS INTEGER), entrance, tail) - 1 AS place
    FROM (SELECT DISTINCT entrance, substr(room, -2) AS tail, entrance || '-' || substr(room, -2) AS head
        FROM unit WHERE building = :building)
)
SELECT u.id, u.floor, h.place, u.unit_no, u.room,
    coalesce(d.state, (
        SELECT control FROM view_unit_control c
        WHERE c.unit_no = u.unit_no AND c.date <= :today
        ORDER BY c.date DESC, c.rank DESC, c.seq DESC
        LIMIT 1), u.control, 'AVAILABLE'),
    ifnull(d.total_now, u.list_total),
    (SELECT count(*) FROM change x WHERE x.deal_no = d.deal_no AND x.state = 'APPLIED')
FROM unit u
JOIN heads h ON h.head = u.entrance || '-' || substr(u.room, -2)
LEFT JOIN deal d ON d.unit_now = u.unit_no AND d.state NOT IN ('CANCELLED', 'VOID')
WHERE u.building = :building;

-- :name unit_state
SELECT coalesce((SELECT d.state FROM deal d WHERE d.unit_now = u.unit_no AND d.state NOT IN ('CANCELLED', 'VOID')), (
        SELECT control FROM view_unit_control c
        WHERE c.unit_no = u.unit_no AND c.date <= :today
        ORDER BY c.date DESC, c.rank DESC, c.seq DESC
        LIMIT 1), u.control, 'AVAILABLE')
FROM unit u
WHERE u.id = :id;

-- :name unit_live_deal
SELECT deal_no FROM deal WHERE unit_now = :unit AND state NOT IN ('CANCELLED', 'VOID');

-- :name unit_page_deals
SELECT v.date, v.until, v.deal_no, d.name, v.total AS total_fen, d.state AS deal_state
FROM view_deal_version v
JOIN deal d ON d.deal_no = v.deal_no
WHERE v.unit_no = :unit AND v.live
ORDER BY v.date;

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
