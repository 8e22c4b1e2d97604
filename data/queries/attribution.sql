-- Whose customer somebody is. The order of an event ("at") is when it was recorded, in the site's civil
-- time (+480 minutes), then its place in the audit trail; an imported row takes its business date and
-- time. "met" is the day that counts for protection: the business date, never later than the recording.

-- :name ownership_phones
SELECT phone FROM customer_phone WHERE customer_id = :customer;

-- :name ownership_contacts
SELECT kind, rank, id, date,
    CASE origin WHEN 'IMPORT' THEN date || 'T' || time
        ELSE strftime('%Y-%m-%dT%H:%M:%S', created_at, '+480 minutes') END,
    CASE origin WHEN 'IMPORT' THEN 0
        ELSE (SELECT min(a.id) FROM audit a WHERE a.entity = e.entity AND a.row_id = e.id) END,
    consultant
FROM (
    SELECT 'CALL' AS kind, 0 AS rank, 'call' AS entity, id, date, ifnull(time, '00:00') AS time,
        consultant, origin, created_at
    FROM call WHERE phone = :phone
    UNION ALL
    SELECT 'VISIT', 1, 'visit', id, date, ifnull(time, '00:00'), nullif(consultant, '待分配'),
        origin, created_at
    FROM visit WHERE phone = :phone AND ifnull(kind, 'PURCHASE') = 'PURCHASE'
    UNION ALL
    SELECT 'FOLLOWUP', 2, 'followup', id, date, '00:00', consultant, origin, created_at
    FROM followup WHERE phone = :phone AND effective = 1
    UNION ALL
    SELECT 'TICKET', 3, 'ticket', id, date, '00:00', NULL, origin, created_at
    FROM ticket WHERE phone = :phone
    UNION ALL
    SELECT 'DEAL', 5, 'deal', id, sub_date, '00:00', consultant, origin, created_at
    FROM deal WHERE phone = :phone AND state NOT IN ('VOID', 'RESERVED')
) e;

-- :name ownership_ends
SELECT 'TICKET_END', 4, t.id, ifnull(t.refunded_on, d.sub_date), ifnull(t.refunded_on, d.sub_date) || 'T23:59',
    0, NULL
FROM ticket t LEFT JOIN deal d ON d.ticket_no = t.ticket_no
WHERE t.phone = :phone AND ifnull(t.refunded_on, d.sub_date) IS NOT NULL
UNION ALL
SELECT 'DEAL_END', 6, d.id, min(h.executed_on), min(h.executed_on) || 'T23:59', 0, NULL
FROM deal d JOIN change h ON h.deal_no = d.deal_no
WHERE d.phone = :phone AND h.state = 'EXECUTED'
    AND (h.kind IN ('CANCEL', 'FORFEIT') OR h.new_phone <> :phone)
GROUP BY d.id
UNION ALL
SELECT 'DEAL', 5, d.id, n.executed_on, n.executed_on || 'T23:58', 0, d.consultant
FROM change n JOIN deal d ON d.deal_no = n.deal_no
WHERE n.new_phone = :phone AND n.kind = 'NAME' AND n.state = 'EXECUTED' AND d.phone <> :phone
UNION ALL
SELECT 'DEAL_END', 6, n.id, min(h.executed_on), min(h.executed_on) || 'T23:59', 0, NULL
FROM change n JOIN change h ON h.deal_no = n.deal_no AND (h.executed_on, h.id) > (n.executed_on, n.id)
WHERE n.new_phone = :phone AND n.kind = 'NAME' AND n.state = 'EXECUTED' AND h.state = 'EXECUTED'
    AND (h.kind IN ('CANCEL', 'FORFEIT') OR h.new_phone <> :phone)
GROUP BY n.id;

-- :name ownership_decisions
SELECT 'DECISION', 7, id, decided_on,
    CASE origin WHEN 'IMPORT' THEN decided_on || 'T00:00'
        ELSE strftime('%Y-%m-%dT%H:%M:%S', created_at, '+480 minutes') END,
    CASE origin WHEN 'IMPORT' THEN 0
        ELSE (SELECT min(a.id) FROM audit a WHERE a.entity = 'ownership' AND a.row_id = ownership.id) END,
    owner
FROM ownership
WHERE customer_id = :customer AND cause IN ('RELATIVE', 'ASSIGN', 'CONFIRM', 'DEPARTED');

-- :name judge_relatives
SELECT DISTINCT q.customer_id
FROM customer_phone p
JOIN customer_link k ON k.phone = p.phone
JOIN customer_phone q ON q.phone = k.other_phone
WHERE p.customer_id = :customer AND q.customer_id <> :customer
UNION
SELECT q.customer_id
FROM customer_phone p
JOIN customer_link k ON k.other_phone = p.phone
JOIN customer_phone q ON q.phone = k.phone
WHERE p.customer_id = :customer AND q.customer_id <> :customer;

-- :name judge_hit
WITH mine(phone) AS (SELECT phone FROM customer_phone WHERE customer_id = :customer),
visits(date, at, open) AS (
    SELECT date,
        CASE origin WHEN 'IMPORT' THEN date || 'T' || ifnull(time, '00:00')
            ELSE strftime('%Y-%m-%dT%H:%M:%S', created_at, '+480 minutes')
                || (SELECT printf('#%012d', min(a.id)) FROM audit a WHERE a.entity = 'visit' AND a.row_id = visit.id) END,
        date = :to AND "left" IS NULL
    FROM visit
    WHERE phone IN mine AND ifnull(kind, 'PURCHASE') = 'PURCHASE'
)
SELECT c.name, c.sex, c.phone,
    (SELECT min(at) FROM visits WHERE substr(at, 1, 10) <= :to),
    (SELECT min(date) FROM visits WHERE date <= :to),
    (SELECT max(date) FROM visits WHERE date <= :to),
    (SELECT max(open) FROM visits),
    (SELECT unit_now FROM deal WHERE phone IN mine AND state NOT IN ('CANCELLED', 'VOID', 'RESERVED') LIMIT 1),
    (SELECT grade FROM (
        SELECT grade, date, id FROM visit WHERE phone IN mine AND grade IS NOT NULL
        UNION ALL SELECT grade, date, id FROM followup WHERE phone IN mine AND grade IS NOT NULL)
     ORDER BY date DESC, id DESC LIMIT 1)
FROM customer c
WHERE c.id = :customer;

-- :name judge_reports
SELECT id, report_no, channel, agent, phone, state, valid_until, protect_until,
    CASE origin WHEN 'IMPORT' THEN date || 'T' || time
        ELSE strftime('%Y-%m-%dT%H:%M:%S', created_at, '+480 minutes')
            || (SELECT printf('#%012d', min(a.id)) FROM audit a WHERE a.entity = 'channel_report' AND a.row_id = channel_report.id) END AS at
FROM channel_report
WHERE phone IN (:phone, :masked) AND state IN ('VALID', 'VISITED')
ORDER BY at, id;

-- :name judge_masked_customers
SELECT count(DISTINCT customer_id)
FROM customer_phone
WHERE reversed BETWEEN :tail AND :tail || '~' AND length(phone) = 11 AND phone BETWEEN :head AND :head || '~';

-- :name masked_customer
SELECT phone
FROM customer_phone
WHERE reversed BETWEEN :tail AND :tail || '~' AND length(phone) = 11 AND phone BETWEEN :head AND :head || '~'
LIMIT 1;

-- :name consultant_is_active
SELECT 1 FROM consultant WHERE no = :no AND ifnull(status, 'ACTIVE') = 'ACTIVE';

-- :name consultant_name
SELECT name FROM consultant WHERE no = :no;

-- :name report_duplicate
SELECT 1 FROM channel_report
WHERE phone = :phone AND channel = :channel
    AND ((state = 'VALID' AND valid_until >= :date) OR (state = 'VISITED' AND protect_until >= :date))
LIMIT 1;

-- :name report_protected
SELECT 1 FROM channel_report
WHERE phone = :phone AND channel <> :channel AND state = 'VISITED' AND protect_until >= :date
LIMIT 1;
