-- What the rules ask.

-- :name customer_of_phone
SELECT customer_id FROM customer_phone WHERE phone = :phone;

-- :name customer_household
SELECT household FROM customer_phone WHERE customer_id = :customer LIMIT 1;

-- :name customer_phone_add
INSERT INTO customer_phone (phone, customer_id, household, reversed)
VALUES (:phone, :customer, :household, :reversed);

-- :name customer_household_join
UPDATE customer_phone
SET household = (SELECT min(household) FROM customer_phone WHERE customer_id IN (:a, :b))
WHERE household IN (SELECT household FROM customer_phone WHERE customer_id IN (:a, :b));

-- :name unit_control_on
SELECT control FROM view_unit_control
WHERE unit_no = :unit AND date <= :date
ORDER BY date DESC, rank DESC, seq DESC
LIMIT 1;

-- When the last operation was: no setting, no row of an init, nothing that takes effect by itself; none in a
-- demonstration, which lives on its own day.
-- :name clock_base
SELECT at FROM audit
WHERE instr(operation, '.') > 0 AND operation <> 'price.effect' AND entity <> 'setting'
    AND id > ifnull((SELECT max(id) FROM audit WHERE entity = 'init'), 0)
    AND NOT EXISTS (SELECT 1 FROM setting WHERE key = 'demo' AND value = '1')
ORDER BY id DESC
LIMIT 1;

-- :name customer_link_between
SELECT k.relation
FROM customer_phone p
JOIN customer_link k ON k.phone = p.phone OR k.other_phone = p.phone
JOIN customer_phone q ON q.phone = CASE k.phone WHEN p.phone THEN k.other_phone ELSE k.phone END
WHERE p.customer_id = :customer AND q.customer_id = :other
ORDER BY k.id
LIMIT 1;

-- :name unit_holder
SELECT deal_no FROM view_occupancy
WHERE deal_no IN (
        SELECT deal_no FROM deal WHERE unit_no = :unit
        UNION SELECT deal_no FROM change WHERE new_unit_no = :unit)
    AND unit_no = :unit AND deal_no IS NOT :deal AND (until IS NULL OR (until > :date AND until > date))
LIMIT 1;

-- :name permit_first
SELECT min(permit_date) FROM unit WHERE permit_no IS NOT NULL;

-- :name deal_version_on
SELECT unit_no, total, pay, live FROM view_deal_version
WHERE deal_no = :deal AND date <= :date
ORDER BY date DESC, rank DESC, seq DESC
LIMIT 1;

-- :name deal_version_last
SELECT unit_no, total, pay, live FROM view_deal_version
WHERE deal_no = :deal
ORDER BY date DESC, rank DESC, seq DESC
LIMIT 1;

-- :name deal_later_step
SELECT 1 FROM deal WHERE deal_no = :deal AND sub_date > :date
UNION ALL
SELECT 1 FROM view_change WHERE deal_no = :deal AND date > :date
UNION ALL
SELECT 1 FROM contract WHERE deal_no = :deal AND sign_date > :date
LIMIT 1;

-- :name deal_sign_date
SELECT sign_date FROM contract WHERE deal_no = :deal;

-- :name deal_is_filed
SELECT 1 FROM contract k
JOIN filing f ON f.contract_no = k.contract_no
WHERE k.deal_no = :deal AND f.state = 'FILED';

-- :name filing_last
SELECT id FROM filing WHERE contract_no = :contract ORDER BY id DESC LIMIT 1;

-- :name loan_last
SELECT id FROM loan WHERE deal_no = :deal AND kind = :kind ORDER BY id DESC LIMIT 1;

-- :name loan_any_disbursed
SELECT 1 FROM loan WHERE deal_no = :deal AND disbursed_on IS NOT NULL;

-- :name loan_paid
SELECT ifnull(sum(amount), 0) FROM view_loan_money WHERE loan_id = :loan;

-- :name loan_step_latest
SELECT max(date) FROM loan_step WHERE loan_id = :loan AND step <> 'OPENED';

-- :name stock_lowest
SELECT min(balance) FROM (
    SELECT date, sum(sum(CASE WHEN kind IN ('RECEIPT', 'RETURN', 'GIVE_BACK', 'SURPLUS') THEN qty ELSE -qty END))
        OVER (ORDER BY date) AS balance
    FROM movement
    WHERE item_code = :item
    GROUP BY date
)
WHERE date >= :date;

-- :name stock_on_hand
SELECT sum(CASE WHEN kind IN ('RECEIPT', 'RETURN', 'GIVE_BACK', 'SURPLUS') THEN qty ELSE -qty END)
FROM movement
WHERE item_code = :item AND date <= :date;

-- :name staff_role
SELECT role FROM staff WHERE name = :name AND ifnull(status, 'ACTIVE') = 'ACTIVE' ORDER BY no LIMIT 1;

-- :name staff_count
SELECT count(*) FROM staff WHERE ifnull(status, 'ACTIVE') = 'ACTIVE';

-- :name consultant_count
SELECT count(*) FROM consultant;

-- :name receipt_count
SELECT count(*) FROM receipt;

-- What the buyer himself has paid into a deal and not got back; the banks' money is not his.
-- :name receipt_buyer_balance
SELECT sum(CASE WHEN r.kind = 'REFUND' THEN -r.amount ELSE r.amount END)
FROM receipt r
LEFT JOIN receipt s ON s.receipt_no = r.source_no AND r.kind = 'REFUND'
WHERE r.deal_no = :deal AND ifnull(s.kind, r.kind) NOT IN ('COMMERCIAL', 'FUND');

-- :name receipt_kind_sum
SELECT sum(amount) FROM receipt WHERE deal_no = :deal AND kind = :kind;

-- :name receipt_reversed_by
SELECT receipt_no FROM receipt WHERE source_no = :receipt AND kind = 'REFUND';

-- :name delivery_of_deal
SELECT id FROM delivery WHERE deal_no = :deal;

-- :name archive_of_deal
SELECT archive_no FROM archive WHERE deal_no = :deal AND kind = 'HOUSEHOLD';

-- :name archive_template
SELECT position, paper FROM archive_template ORDER BY position;

-- :name archive_paper_id
SELECT id FROM archive_paper WHERE archive_no = :archive AND paper = :paper;

-- :name archive_paper_last
SELECT max(position) FROM archive_paper WHERE archive_no = :archive;

-- :name archive_loan_last
SELECT id FROM archive_loan WHERE archive_no = :archive ORDER BY id DESC LIMIT 1;

-- :name units_of_batch
SELECT u.unit_no, EXISTS (SELECT 1 FROM deal d WHERE d.unit_now = u.unit_no AND d.state NOT IN ('CANCELLED', 'VOID'))
FROM unit u
WHERE u.batch = :batch
ORDER BY u.id;

-- :name unit_ticket
SELECT ticket_no FROM ticket WHERE unit_no = :unit AND state = 'OPEN' LIMIT 1;

-- A lock holds from its time for its minutes, on its day.

-- :name unit_lock_live
SELECT id FROM unit_lock
WHERE unit_no = :unit AND released IS NULL AND date = :today
    AND substr(time, 1, 2) * 60 + substr(time, 4, 2) + minutes > :now
ORDER BY id DESC
LIMIT 1;

-- :name discount_count
SELECT count(*) FROM discount;

-- :name quote_layout
SELECT layout FROM unit WHERE unit_no = :unit;

-- :name quote_discounts
SELECT name, after FROM quote_discount WHERE quote_no = :quote ORDER BY position;

-- :name special_for
SELECT id FROM special_price
WHERE unit_no = :unit AND phone = :phone AND state = 'APPROVED' AND total <= :total
    AND (valid_until IS NULL OR valid_until >= :date)
ORDER BY id
LIMIT 1;

-- :name price_last
SELECT list_total FROM price_version WHERE unit_no = :unit ORDER BY effective_on DESC, id DESC LIMIT 1;

-- :name price_last_floor
SELECT floor_total FROM price_version WHERE unit_no = :unit ORDER BY effective_on DESC, id DESC LIMIT 1;

-- :name price_scope
SELECT u.unit_no FROM unit u
WHERE (:building IS NULL OR u.building = :building) AND (:layout IS NULL OR u.layout = :layout)
    AND NOT EXISTS (SELECT 1 FROM deal d WHERE d.unit_now = u.unit_no AND d.state NOT IN ('CANCELLED', 'VOID'))
ORDER BY u.id;

-- :name price_line_count
SELECT count(*) FROM price_line WHERE batch_no = :batch;

-- :name price_lines_due
SELECT l.unit_no, l.list_total, l.floor_total
FROM price_line l
WHERE l.batch_no = :batch
    AND NOT EXISTS (SELECT 1 FROM deal d WHERE d.unit_now = l.unit_no AND d.state NOT IN ('CANCELLED', 'VOID'))
    AND NOT EXISTS (
        SELECT 1 FROM unit_lock k
        WHERE k.unit_no = l.unit_no AND k.released IS NULL AND k.date = :today
            AND substr(k.time, 1, 2) * 60 + substr(k.time, 4, 2) + k.minutes > :now)
ORDER BY l.id;

-- :name price_list_units
SELECT unit_no, layout, list_total, floor_total FROM unit WHERE building = :building ORDER BY id;

-- :name price_batch_due
SELECT id FROM price_batch
WHERE state = 'APPROVED' AND (effective_on < :today
    OR effective_on = :today AND substr(ifnull(effective_at, '00:00'), 1, 2) * 60 + substr(ifnull(effective_at, '00:00'), 4, 2) <= :now)
ORDER BY effective_on, effective_at, id
LIMIT 1;

-- :name dunning_last
SELECT max(date) FROM dunning WHERE deal_no = :deal AND due_on = :due AND date <= :to;
-- :name paper_known
SELECT 1 FROM view_paper_asked WHERE deal_no = :deal AND paper = :paper LIMIT 1;

-- :name papers_missing
SELECT group_concat(paper, '、') FROM (
    SELECT t.paper FROM view_paper_asked t
    LEFT JOIN deal_paper p ON p.deal_no = t.deal_no AND p.paper = t.paper
    WHERE t.deal_no = :deal AND t.optional = 0 AND p.received_on IS NULL AND p.waived_by IS NULL
    GROUP BY t.paper
    ORDER BY min(t.position), min(t.buyer), t.paper);

-- Buyers. Under an open 更名 (:change) its own rows stand before the ones that count now.

-- :name buyer_change_open
SELECT change_no FROM change
WHERE deal_no = :deal AND kind = 'NAME' AND state = :state
ORDER BY id
LIMIT 1;

-- :name buyer_row
SELECT b.id FROM deal_buyer b
WHERE b.deal_no = :deal AND b.position = :position
    AND (b.change_no = :change OR b.id IN (SELECT id FROM view_buyer_row WHERE deal_no = :deal))
ORDER BY ifnull(b.change_no = :change, 0) DESC
LIMIT 1;

-- :name buyer_last_position
SELECT max(position) FROM deal_buyer WHERE deal_no = :deal;

-- :name buyer_share_taken
SELECT ifnull(sum(b.share), 0) FROM deal_buyer b
WHERE b.deal_no = :deal AND b.position > 1 AND b.position <> :except AND ifnull(b.removed, 0) = 0
    AND (b.change_no = :change
        OR b.id IN (SELECT id FROM view_buyer_row WHERE deal_no = :deal) AND NOT EXISTS (
            SELECT 1 FROM deal_buyer o
            WHERE o.deal_no = b.deal_no AND o.position = b.position AND o.change_no = :change));

-- :name buyer_same_id
SELECT b.name FROM deal_buyer b
WHERE b.deal_no = :deal AND b.position <> :except AND b.id_no = :id AND ifnull(b.removed, 0) = 0
    AND (b.change_no = :change
        OR b.id IN (SELECT id FROM view_buyer_row WHERE deal_no = :deal) AND NOT EXISTS (
            SELECT 1 FROM deal_buyer o
            WHERE o.deal_no = b.deal_no AND o.position = b.position AND o.change_no = :change))
UNION ALL
SELECT d.name FROM deal d
WHERE d.deal_no = :deal AND :except <> 1 AND d.id_no = :id
LIMIT 1;

-- :name signing_checked
SELECT checked_on FROM signing WHERE deal_no = :deal;

-- Tickets are never deleted, so a place in the queue is never given twice.
-- :name ticket_queue_next
SELECT ifnull(max(queue_no), 0) + 1 FROM ticket;

-- Pre-printed numbers.

-- :name book_overlap
SELECT book_no FROM number_book
WHERE kind = :kind AND prefix IS :prefix AND digits = :digits AND first <= :last AND last >= :first
LIMIT 1;

-- :name book_of_number
SELECT book_no, CAST(substr(:number, length(ifnull(prefix, '')) + 1) AS INTEGER) AS sequence FROM number_book
WHERE kind = :kind AND length(:number) = length(ifnull(prefix, '')) + digits
    AND substr(:number, 1, length(ifnull(prefix, ''))) = ifnull(prefix, '')
    AND substr(:number, length(ifnull(prefix, '')) + 1) NOT GLOB '*[^0-9]*'
    AND CAST(substr(:number, length(ifnull(prefix, '')) + 1) AS INTEGER) BETWEEN first AND last
LIMIT 1;

-- :name book_document
SELECT deal_no, sub_date AS date FROM deal
WHERE :kind = 'SUBSCRIPTION' AND deal_no = :document AND state NOT IN ('RESERVED', 'VOID')
UNION ALL
SELECT deal_no, sign_date FROM contract WHERE :kind = 'CONTRACT' AND contract_no = :document
UNION ALL
SELECT deal_no, arrived_on FROM receipt WHERE :kind = 'RECEIPT' AND receipt_no = :document;

-- :name book_number_id
SELECT id FROM book_number WHERE kind = :kind AND number = :number;

-- :name book_number_of_document
SELECT number FROM book_number WHERE kind = :kind AND document_no = :document AND void_reason IS NULL;

-- :name ticket_queue_before
SELECT count(*) FROM ticket WHERE state = 'OPEN' AND queue_no < :queue;

-- :name ticket_wish_other
SELECT 1 FROM ticket WHERE ticket_no = :ticket AND unit_no = :unit
UNION ALL
SELECT 1 FROM ticket_wish WHERE ticket_no = :ticket AND unit_no = :unit AND position <> :position
LIMIT 1;

-- :name ticket_wish_next
SELECT CASE count(*) WHEN 0 THEN 2 ELSE 3 END FROM ticket_wish WHERE ticket_no = :ticket AND position = 2;

-- :name plan_last_position
SELECT max(position) FROM plan_row WHERE deal_no = :deal;

-- The last row of the buyer's own money but this one: it gives and takes what another row changes.

-- :name plan_absorber
SELECT r.id FROM plan_row r
JOIN deal d ON d.deal_no = r.deal_no
WHERE r.deal_no = :deal AND r.position <> :position AND r.amount > 0
    AND r.kind IN ('DOWN', 'INSTALMENT', 'BALANCE')
ORDER BY coalesce(r.due_on, date(coalesce(d.sign_due, d.sub_date), '+' || ifnull(r.after_days, 0) || ' days')) DESC,
    r.position DESC
LIMIT 1;

-- :name plan_sums
SELECT sum(amount), ifnull(sum(amount) FILTER (WHERE kind = 'COMMERCIAL'), 0),
    ifnull(sum(amount) FILTER (WHERE kind = 'FUND'), 0)
FROM plan_row
WHERE deal_no = :deal;

-- :name policy_in_force
-- The city's own row before that of the whole country, the latest first; rows of words only have no value.
SELECT coalesce(rate, amount, number) FROM policy
WHERE item = :item AND city IN (:city, '全国') AND valid_from <= :date
  AND (valid_until IS NULL OR valid_until >= :date) AND coalesce(rate, amount, number) IS NOT NULL
ORDER BY city = '全国', valid_from DESC LIMIT 1;

-- :name policy_in_force_unverified
SELECT unverified FROM policy
WHERE item = :item AND city IN (:city, '全国') AND valid_from <= :date
  AND (valid_until IS NULL OR valid_until >= :date) AND coalesce(rate, amount, number) IS NOT NULL
ORDER BY city = '全国', valid_from DESC LIMIT 1;

-- Papers of loans.
-- :name loan_paper_known
SELECT 1 FROM view_loan_asked WHERE deal_no = :deal AND kind = :kind AND paper = :paper LIMIT 1;

-- :name loan_paper_days
SELECT min(valid_days) FROM view_loan_asked WHERE deal_no = :deal AND kind = :kind AND paper = :paper;

-- :name loan_papers_missing
SELECT group_concat(paper, '、') FROM (
    SELECT t.paper || CASE WHEN p.received_on IS NOT NULL THEN '（过期）' ELSE '' END AS paper FROM view_loan_asked t
    LEFT JOIN loan_paper p ON p.deal_no = t.deal_no AND p.kind = t.kind AND p.paper = t.paper
    WHERE t.deal_no = :deal AND t.kind = :kind AND t.optional = 0 AND p.waived_by IS NULL
        AND (p.received_on IS NULL OR p.expires_on < :today)
    GROUP BY t.paper
    ORDER BY min(t.position), min(t.buyer), t.paper);

-- :name buyer_name_at
SELECT name FROM view_buyer WHERE deal_no = :deal AND position = :position;

-- :name bank_of_loan
SELECT accepting, valid_to, quota, remaining, min_down, branch, officer, phone FROM view_bank
WHERE product = :kind AND :bank IN (loan_bank, whole_bank)
ORDER BY id
LIMIT 1;

-- :name bank_any
SELECT 1 FROM bank_product WHERE product = :kind LIMIT 1;

-- :name loan_papers_open
SELECT t.paper FROM view_loan_asked t
LEFT JOIN loan_paper p ON p.deal_no = t.deal_no AND p.kind = t.kind AND p.paper = t.paper
WHERE t.deal_no = :deal AND t.kind = :kind AND t.optional = 0 AND p.received_on IS NULL
GROUP BY t.paper
ORDER BY min(t.position), min(t.buyer), t.paper;

-- :name reveal_customer
SELECT customer_id FROM customer_phone WHERE phone = :phone;

-- :name reveal_known
SELECT 1 FROM reveal
WHERE date = :date AND person = :person
    AND customer_id = (SELECT customer_id FROM customer_phone WHERE phone = :phone);

-- :name reveal_count
SELECT count(*) FROM reveal WHERE date = :date AND person = :person AND due = 0;

-- :name reveal_due
SELECT 1 FROM followup f
WHERE f.phone = :phone AND f.next_date <= :date
    AND NOT EXISTS (SELECT 1 FROM followup g WHERE g.phone = f.phone AND (g.date, g.id) > (f.date, f.id));

-- :name reveal_add
INSERT INTO reveal (date, person, customer_id, due) VALUES (:date, :person, :customer, :due);
