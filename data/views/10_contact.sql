-- Who came and called. A customer is a household (linked relatives); an anonymous row is its own.
--
-- Contacts have one order: date, time (none is 00:00), a call before a visit, then the order of rows. What
-- a row is (the day's first, the first of all) is asked of the household's other rows by look-ups through
-- the covering indexes, never by a group over all rows: the figures of a day read that day. CROSS JOIN
-- keeps SQLite to that way (by phone, not by day).

-- Calls that count: the first row of a date and phone. first: the phone's first contact of all.
CREATE VIEW view_counted_call AS
SELECT c.id, c.date, c.time, c.phone, c.source, c.layout, c.consultant, p.household,
    p.household IS NULL
    OR NOT EXISTS (
        SELECT 1 FROM customer_phone q
        CROSS JOIN visit w ON w.phone = q.phone AND w.date <= c.date
        WHERE q.household = p.household AND ifnull(w.kind, 'PURCHASE') = 'PURCHASE'
            AND (w.date, ifnull(w.time, '00:00')) < (c.date, ifnull(c.time, '00:00')))
    AND NOT EXISTS (
        SELECT 1 FROM customer_phone q
        CROSS JOIN call w ON w.phone = q.phone AND w.date <= c.date
        WHERE q.household = p.household
            AND (w.date, ifnull(w.time, '00:00'), w.id) < (c.date, ifnull(c.time, '00:00'), c.id)) AS first
FROM call c
LEFT JOIN customer_phone p ON p.phone = c.phone
WHERE p.household IS NULL
    OR NOT EXISTS (
        SELECT 1 FROM call w
        WHERE w.phone = c.phone AND w.date = c.date
            AND (ifnull(w.time, '00:00'), w.id) < (ifnull(c.time, '00:00'), c.id));

-- Visits that count: for buying, the day's first of the household. first: the first visit of all; fresh:
-- nobody of the household had called before either.
CREATE VIEW view_counted_visit AS
SELECT v.id, v.date, v.time, v.phone, v.source, v.layout, v.consultant, ifnull(v.party_size, 1) AS party_size,
    p.household,
    p.household IS NULL
    OR NOT EXISTS (
        SELECT 1 FROM customer_phone q
        CROSS JOIN visit w ON w.phone = q.phone AND w.date < v.date
        WHERE q.household = p.household AND ifnull(w.kind, 'PURCHASE') = 'PURCHASE') AS first,
    p.household IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM customer_phone q
        CROSS JOIN call w ON w.phone = q.phone AND w.date <= v.date
        WHERE q.household = p.household
            AND (w.date, ifnull(w.time, '00:00')) <= (v.date, ifnull(v.time, '00:00'))) AS fresh
FROM visit v
LEFT JOIN customer_phone p ON p.phone = v.phone
WHERE ifnull(v.kind, 'PURCHASE') = 'PURCHASE'
    AND (p.household IS NULL
        OR NOT EXISTS (
            SELECT 1 FROM customer_phone q
            CROSS JOIN visit w ON w.phone = q.phone AND w.date = v.date
            WHERE q.household = p.household AND ifnull(w.kind, 'PURCHASE') = 'PURCHASE'
                AND (ifnull(w.time, '00:00'), w.id) < (ifnull(v.time, '00:00'), v.id)));
