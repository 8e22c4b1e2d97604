-- What is open as of a date: rows with a first day, the day they end (none while open), a due date.

CREATE VIEW view_unit_control AS -- dated control states, in order: the last one on or before a date holds
SELECT unit_no, date, 1 AS rank, id AS seq, control
FROM unit_control
UNION ALL
SELECT unit_no, until, 0, id, 'AVAILABLE'
FROM unit_control
WHERE control = 'HELD' AND until IS NOT NULL
UNION ALL
SELECT s.unit_no, s.date, 4, s.seq, ifnull(s.release_to, 'AVAILABLE')
FROM view_deal_version s
WHERE s.rank = 2
UNION ALL
SELECT s.old_unit_no, s.date, 3, s.seq, ifnull(s.release_to, 'AVAILABLE')
FROM view_deal_version s
WHERE s.kind = 'UNIT';

-- Deals subscribed and not yet signed; due is the agreed signing date of each span.
CREATE VIEW view_unsigned AS
SELECT d.deal_no, d.sub_date AS date,
    nullif(min(ifnull(k.sign_date, '9999'), ifnull((
        SELECT min(c.executed_on) FROM change c
        WHERE c.deal_no = d.deal_no AND c.kind IN ('CANCEL', 'FORFEIT') AND c.state = 'EXECUTED'), '9999')),
        '9999') AS until
FROM deal d
LEFT JOIN contract k ON k.deal_no = d.deal_no
WHERE d.state <> 'VOID' AND d.state <> 'RESERVED';
