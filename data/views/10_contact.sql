-- Who came and called. A customer is a household (linked relatives); an anonymous row is its own.

-- Every call and every visit for buying, in the one order of contacts: date, time (none is 00:00), a
-- call before a visit, then the order of rows.
CREATE VIEW view_contact AS
SELECT c.date, ifnull(c.time, '00:00') AS time, 0 AS kind, c.id, c.phone, c.source, p.household
FROM call c
LEFT JOIN customer_phone p ON p.phone = c.phone
UNION ALL
SELECT v.date, ifnull(v.time, '00:00'), 1, v.id, v.phone, v.source, p.household
FROM visit v
LEFT JOIN customer_phone p ON p.phone = v.phone
WHERE ifnull(v.kind, 'PURCHASE') = 'PURCHASE';

-- First touch of each household: the bare columns are those of the row with the least key.
CREATE VIEW view_first_touch AS
SELECT household, date, source, kind, id,
    min(date || time || kind || printf('%012d', id)) AS touch
FROM view_contact
WHERE household IS NOT NULL
GROUP BY household;

-- Calls that count: the first row of a date and phone; first = the phone's first contact of all.
CREATE VIEW view_counted_call AS
SELECT c.id, c.date, c.time, c.phone, c.name, c.call_no, c.source, c.layout, c.consultant, p.household,
    p.household IS NULL
    OR NOT EXISTS (
        SELECT 1 FROM customer_phone q
        JOIN visit w ON w.phone = q.phone AND w.date <= c.date
        WHERE q.household = p.household AND ifnull(w.kind, 'PURCHASE') = 'PURCHASE'
            AND (w.date, ifnull(w.time, '00:00')) < (c.date, ifnull(c.time, '00:00')))
    AND NOT EXISTS (
        SELECT 1 FROM customer_phone q
        JOIN call w ON w.phone = q.phone AND w.date <= c.date
        WHERE q.household = p.household
            AND (w.date, ifnull(w.time, '00:00'), w.id) < (c.date, ifnull(c.time, '00:00'), c.id)) AS first
FROM call c
LEFT JOIN customer_phone p ON p.phone = c.phone
WHERE p.household IS NULL
    OR NOT EXISTS (
        SELECT 1 FROM call w
        WHERE w.phone = c.phone AND w.date = c.date
            AND (ifnull(w.time, '00:00'), w.id) < (ifnull(c.time, '00:00'), c.id));

-- Visits that count: for buying, the day's first of the household; first = the first of all.
CREATE VIEW view_counted_visit AS
SELECT v.id, v.date, v.time, v.phone, v.name, v.visit_no, v.source, v.layout, v.consultant,
    ifnull(v.party_size, 1) AS party_size, p.household,
    p.household IS NULL
    OR NOT EXISTS (
        SELECT 1 FROM customer_phone q
        JOIN visit w ON w.phone = q.phone AND w.date < v.date
        WHERE q.household = p.household AND ifnull(w.kind, 'PURCHASE') = 'PURCHASE') AS first
FROM visit v
LEFT JOIN customer_phone p ON p.phone = v.phone
WHERE ifnull(v.kind, 'PURCHASE') = 'PURCHASE'
    AND (p.household IS NULL
        OR NOT EXISTS (
            SELECT 1 FROM customer_phone q
            JOIN visit w ON w.phone = q.phone AND w.date = v.date
            WHERE q.household = p.household AND ifnull(w.kind, 'PURCHASE') = 'PURCHASE'
                AND (ifnull(w.time, '00:00'), w.id) < (ifnull(v.time, '00:00'), v.id)));
