-- The rotation's log, in the order in which it was recorded.

-- :name rotation_day
SELECT action, queue, consultant, time, reason FROM rotation WHERE date = :date ORDER BY id;

-- :name rotation_of_document
SELECT action, consultant, date, time FROM rotation
WHERE document_no = :document AND queue = 'VISIT' AND action LIKE 'SERVE%'
ORDER BY id DESC
LIMIT 1;

-- :name rotation_was_logged
SELECT 1 FROM rotation WHERE document_no = :document AND action = :action LIMIT 1;

-- :name visit_other_open
SELECT 1 FROM visit
WHERE date = :date AND consultant = :consultant AND "left" IS NULL AND visit_no <> :visit
    AND ifnull(kind, 'PURCHASE') = 'PURCHASE'
LIMIT 1;

-- :name visit_open_of_household
SELECT v.visit_no FROM visit v
JOIN customer_phone p ON p.phone = v.phone
WHERE v.date = :date AND v."left" IS NULL AND ifnull(v.kind, 'PURCHASE') = 'PURCHASE'
    AND p.household = (SELECT household FROM customer_phone WHERE phone = :phone)
LIMIT 1;

-- :name deal_of_day
SELECT 1 FROM deal d
JOIN customer_phone p ON p.phone = d.phone
WHERE d.sub_date = :date AND d.state NOT IN ('VOID', 'RESERVED')
    AND p.household = (SELECT household FROM customer_phone WHERE phone = :phone)
LIMIT 1;
