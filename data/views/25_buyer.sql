-- Who buys a deal. A row written for a change order counts from its execution and replaces the one before
-- it at the same position; the first buyer is the deal's own, renamed by executed orders.
CREATE VIEW view_buyer_row AS
SELECT b.id, b.deal_no, b.position
FROM deal_buyer b
LEFT JOIN change h ON h.change_no = b.change_no
WHERE (b.change_no IS NULL OR h.state = 'EXECUTED')
    AND NOT EXISTS (
        SELECT 1 FROM deal_buyer l
        JOIN change g ON g.change_no = l.change_no
        WHERE l.deal_no = b.deal_no AND l.position = b.position AND g.state = 'EXECUTED'
            AND (h.id IS NULL OR (g.executed_on, g.id) > (h.executed_on, h.id)));

-- The first buyer's name and phone as the last executed 更名 that sets them says.
CREATE VIEW view_buyer_first AS
SELECT d.deal_no, d.sub_date,
    coalesce((
        SELECT h.new_name FROM change h
        WHERE h.deal_no = d.deal_no AND h.kind = 'NAME' AND h.state = 'EXECUTED' AND h.new_name IS NOT NULL
        ORDER BY h.executed_on DESC, h.id DESC LIMIT 1), d.name) AS name,
    coalesce((
        SELECT h.new_phone FROM change h
        WHERE h.deal_no = d.deal_no AND h.kind = 'NAME' AND h.state = 'EXECUTED' AND h.new_phone IS NOT NULL
        ORDER BY h.executed_on DESC, h.id DESC LIMIT 1), d.phone) AS phone,
    d.name AS own_name, d.id_no AS own_id_no,
    (SELECT sum(b.share) FROM view_buyer_row v
        JOIN deal_buyer b ON b.id = v.id
        WHERE v.deal_no = d.deal_no AND b.position > 1 AND ifnull(b.removed, 0) = 0) AS others
FROM deal d;

-- A document of somebody else stays out: whom a 更名 brought in shows the one that was entered for him.
-- A minor is not of age on the day of the entry: eighteen years in digits, YYYYMMDD.
CREATE VIEW view_buyer AS
SELECT y.*, y.id_kind = 'ID_CARD' AND length(y.id_no) = 18
    AND CAST(substr(y.id_no, 7, 8) AS INTEGER) + 180000 > CAST(replace(y.date, '-', '') AS INTEGER) AS minor
FROM (
    SELECT f.deal_no, 1 AS position, f.name, f.phone,
        CASE WHEN b.id_no IS NOT NULL AND b.name = f.name THEN b.id_kind
            WHEN f.own_id_no IS NOT NULL AND f.name = f.own_name AND length(f.own_id_no) IN (15, 18) THEN 'ID_CARD' END AS id_kind,
        CASE WHEN b.id_no IS NOT NULL AND b.name = f.name THEN b.id_no
            WHEN f.name = f.own_name THEN f.own_id_no END AS id_no,
        1000000 - ifnull(f.others, 0) AS share, NULL AS relation, coalesce(b.date, f.sub_date) AS date
    FROM view_buyer_first f
    LEFT JOIN deal_buyer b ON b.id = (SELECT v.id FROM view_buyer_row v WHERE v.deal_no = f.deal_no AND v.position = 1)
    UNION ALL
    SELECT b.deal_no, b.position, b.name, b.phone, b.id_kind, b.id_no, b.share, b.relation, b.date
    FROM view_buyer_row v
    JOIN deal_buyer b ON b.id = v.id
    WHERE b.position > 1 AND ifnull(b.removed, 0) = 0
) y;

CREATE VIEW view_buyer_minor AS
SELECT deal_no, position FROM view_buyer WHERE minor;
