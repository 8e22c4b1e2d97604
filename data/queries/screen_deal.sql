-- Screens 5 成交 and 6 按揭: id, mark, then the columns shown.

-- :name deal_list_all
SELECT d.id, CASE d.state WHEN 'CANCELLED' THEN 'grey' WHEN 'FILED' THEN 'done' WHEN 'DELIVERED' THEN 'done' ELSE '' END,
    d.deal_no, d.unit_now, d.name, d.phone, d.total_now, d.pay_now, d.state, d.sub_date,
    k.sign_date, julianday(:today) - julianday(d.sub_date), c.name
FROM deal d
LEFT JOIN contract k ON k.deal_no = d.deal_no
LEFT JOIN consultant c ON c.no = d.consultant
WHERE :filter IS NULL OR d.deal_no IN (SELECT number FROM view_pipeline WHERE stage = :filter)
ORDER BY d.id DESC
LIMIT :limit;

-- Every stage, also an empty one; late is past the day agreed, else past the days of the settings.

-- :name pipeline_stages
WITH stage (position, code, days) AS (
    VALUES (1, 'TICKET', NULL), (2, 'RESERVED', NULL), (3, 'SUBSCRIBED', :sign_days), (4, 'SIGNED', :filing_days),
        (5, 'FILED', NULL), (6, 'ARCHIVED', NULL), (7, 'DELIVERED', :title_days), (8, 'TITLED', NULL)
),
standing AS (
    SELECT p.stage, p.amount, julianday(:today) - julianday(p.since) AS days,
        ifnull(coalesce(p.due, date(p.since, '+' || s.days || ' days')) < :today, 0) AS late
    FROM view_pipeline p
    JOIN stage s ON s.code = p.stage
)
SELECT s.position, CASE WHEN sum(t.late) > 0 THEN 'late' WHEN count(t.stage) = 0 THEN 'grey' ELSE '' END,
    s.code, count(t.stage), ifnull(sum(t.amount), 0), CAST(round(avg(t.days)) AS INTEGER), max(t.days),
    sum(t.late)
FROM stage s
LEFT JOIN standing t ON t.stage = s.code
GROUP BY s.position
ORDER BY s.position;

-- :name deal_list_unsigned
SELECT d.id, CASE WHEN due < :today THEN 'late' WHEN due <= date(:today, '+2 days') THEN 'due' ELSE '' END,
    d.deal_no, d.unit_now, d.name, d.phone, d.total_now, d.pay_now, d.state, d.sub_date,
    due, julianday(:today) - julianday(d.sub_date), c.name
FROM (
    SELECT *, coalesce((
        SELECT new_due FROM change h
        WHERE h.deal_no = deal.deal_no AND h.kind = 'SIGN_DUE' AND h.state = 'EXECUTED'
        ORDER BY h.executed_on DESC, h.id DESC
        LIMIT 1), sign_due, date(sub_date, '+' || :sign_days || ' days')) AS due
    FROM deal
) d
LEFT JOIN consultant c ON c.no = d.consultant
WHERE d.state = 'SUBSCRIBED'
ORDER BY due, d.id
LIMIT :limit;

-- :name deal_list_unfiled
SELECT d.id,
    CASE WHEN julianday(:today) - julianday(k.sign_date) > :filing_days THEN 'late'
        WHEN julianday(:today) - julianday(k.sign_date) >= :filing_days - 10 THEN 'due' ELSE '' END,
    d.deal_no, d.unit_now, d.name, d.phone, d.total_now, d.pay_now, d.state, d.sub_date,
    date(k.sign_date, '+' || :filing_days || ' days'), julianday(:today) - julianday(k.sign_date), c.name
FROM deal d
JOIN contract k ON k.deal_no = d.deal_no
LEFT JOIN consultant c ON c.no = d.consultant
WHERE d.state = 'SIGNED'
ORDER BY k.sign_date, d.id
LIMIT :limit;

-- :name deal_list_filed
SELECT d.id, '', d.deal_no, d.unit_now, d.name, d.phone, d.total_now, d.pay_now, d.state, d.sub_date,
    (SELECT max(filed_on) FROM filing f WHERE f.contract_no = k.contract_no),
    julianday(:today) - julianday(k.sign_date), c.name
FROM deal d
JOIN contract k ON k.deal_no = d.deal_no
LEFT JOIN consultant c ON c.no = d.consultant
WHERE d.state = 'FILED'
ORDER BY d.id DESC
LIMIT :limit;

-- :name ticket_list
SELECT t.id, CASE t.state WHEN 'OPEN' THEN '' ELSE 'grey' END,
    t.ticket_no, t.queue_no, t.date, c.name, t.phone, t.amount, v.units, t.state, t.refunded_on
FROM ticket t
LEFT JOIN view_ticket_units v ON v.ticket_no = t.ticket_no
LEFT JOIN customer_phone p ON p.phone = t.phone
LEFT JOIN customer c ON c.id = p.customer_id
ORDER BY t.state = 'OPEN' DESC, t.queue_no
LIMIT :limit;

-- :name receipt_list
SELECT r.id, CASE WHEN r.arrived_on = :today THEN 'new' ELSE '' END,
    r.receipt_no, r.deal_no, d.unit_now, d.name, r.kind, r.amount, r.arrived_on, r.method
FROM receipt r
JOIN deal d ON d.deal_no = r.deal_no
ORDER BY r.arrived_on DESC, r.id DESC
LIMIT :limit;

-- :name change_list
SELECT h.id, CASE WHEN h.state IN ('APPLIED', 'APPROVED') THEN 'due' ELSE 'grey' END,
    h.change_no, h.deal_no, d.unit_now, d.name, h.kind, h.applied_on, h.executed_on, h.state, h.reason
FROM change h
JOIN deal d ON d.deal_no = h.deal_no
ORDER BY h.state IN ('APPLIED', 'APPROVED') DESC, h.id DESC
LIMIT :limit;

-- :name deal_stage
SELECT d.state, k.id IS NOT NULL, k.online_date IS NOT NULL,
    (SELECT f.state FROM filing f WHERE f.contract_no = k.contract_no ORDER BY f.id DESC LIMIT 1),
    (SELECT h.change_no FROM change h WHERE h.deal_no = d.deal_no AND h.state IN ('APPLIED', 'APPROVED') LIMIT 1),
    (SELECT y.state FROM delivery y WHERE y.deal_no = d.deal_no)
FROM deal d
LEFT JOIN contract k ON k.deal_no = d.deal_no
WHERE d.deal_no = :deal;

-- :name deal_change_applied
SELECT change_no FROM change WHERE deal_no = :deal AND state IN ('APPLIED', 'APPROVED') ORDER BY id LIMIT 1;

-- :name ticket_is_open
SELECT state = 'OPEN' FROM ticket WHERE ticket_no = :ticket;

-- :name deal_page_versions
SELECT date, CASE kind WHEN 'SUBSCRIBE' THEN kind END AS word, kind AS change_kind, unit_no,
    total AS total_fen, pay AS pay_method
FROM view_deal_version
WHERE deal_no = :deal
ORDER BY date, rank, seq;

-- :name deal_page_filings
SELECT f.sent_on, f.state AS filing_state, f.filed_on, f.filing_no, f.returned_on, f.return_reason, f.revoked_on
FROM filing f
JOIN contract k ON k.contract_no = f.contract_no
WHERE k.deal_no = :deal
ORDER BY f.id;

-- :name deal_page_receipts
SELECT arrived_on, receipt_no, kind AS receipt_kind, amount AS amount_fen, method,
    CASE transfer WHEN 1 THEN 'TRANSFER' END AS word
FROM receipt
WHERE deal_no = :deal
ORDER BY arrived_on, id;

-- :name deal_page_loans
SELECT kind AS loan_kind, bank, applied AS applied_fen, state AS loan_state, approved_on,
    approved AS approved_fen, disbursed_on, disbursed AS disbursed_fen, rejected_on, reject_reason
FROM loan
WHERE deal_no = :deal
ORDER BY id;

-- :name deal_page_changes
SELECT applied_on, change_no, kind AS change_kind, state AS change_state, executed_on, new_unit_no,
    new_total AS total_fen, new_pay_method AS pay_method, new_due, approved_by, reason
FROM change
WHERE deal_no = :deal
ORDER BY id;

-- A filter is a state, a column of the board (待放款 with what is partly paid) or an age since the approval.

-- :name loan_list
SELECT l.id,
    CASE WHEN l.state IN ('DISBURSED') THEN 'done' WHEN l.state IN ('REJECTED', 'DROPPED') THEN 'grey'
        WHEN days > sla THEN 'late' ELSE '' END,
    l.deal_no, l.unit_now, l.name, l.kind, l.bank, l.applied, l.approved, l.disbursed, l.state, days, sla
FROM (
    SELECT v.*, CAST(julianday(:today) - julianday(v.since) AS INTEGER) AS days,
        json_extract(:limits, '$.' || v.state) AS sla, julianday(:today) - julianday(v.approved_on) AS age
    FROM view_loan v
) l
WHERE :filter IS NULL OR l.state = :filter OR l.board = :filter
    OR (l.state IN ('APPROVED', 'REGISTERING', 'REGISTERED', 'PARTLY')
        AND :filter = CASE WHEN age <= 15 THEN 'DAYS_15' WHEN age <= 30 THEN 'DAYS_30' WHEN age <= 60 THEN 'DAYS_60'
            ELSE 'DAYS_MORE' END)
ORDER BY l.state IN ('DISBURSED', 'REJECTED', 'DROPPED'), days - ifnull(sla, 0) DESC, l.id
LIMIT :limit;

-- :name loan_list_open
SELECT l.id, CASE WHEN days > sla THEN 'late' ELSE '' END,
    l.deal_no, l.unit_now, l.name, l.kind, l.bank, l.applied, l.approved, l.disbursed, l.state, days, sla
FROM (
    SELECT v.*, CAST(julianday(:today) - julianday(v.since) AS INTEGER) AS days,
        json_extract(:limits, '$.' || v.state) AS sla
    FROM view_loan v
    WHERE v.state NOT IN ('DISBURSED', 'REJECTED', 'DROPPED')
) l
ORDER BY days - sla DESC, l.id
LIMIT :limit;

-- :name loan_list_stages
WITH stage (position, code) AS (
    VALUES (1, 'WAIT_DOCS'), (2, 'DOCS_OK'), (3, 'INTERVIEWED'), (4, 'SUBMITTED'), (5, 'SUPPLEMENT'),
        (6, 'APPROVED'), (7, 'REGISTERING'), (8, 'REGISTERED'), (9, 'PARTLY'), (10, 'DISBURSED'), (11, 'REJECTED'),
        (12, 'DROPPED')
)
SELECT s.position, CASE s.code WHEN 'DISBURSED' THEN 'done' WHEN 'REJECTED' THEN 'grey' WHEN 'DROPPED' THEN 'grey'
        ELSE '' END,
    s.code, count(*), sum(l.applied), nullif(sum(l.undisbursed), 0),
    nullif(sum(julianday(:today) - julianday(l.since) > json_extract(:limits, '$.' || l.state)), 0), min(l.opened_on)
FROM stage s
JOIN view_loan l ON l.state = s.code
GROUP BY s.position
ORDER BY s.position;

-- What the banks have approved and not paid, by days since the approval.

-- :name loan_list_unpaid
WITH age (position, code, least, most) AS (
    VALUES (1, 'DAYS_15', 0, 15), (2, 'DAYS_30', 16, 30), (3, 'DAYS_60', 31, 60), (4, 'DAYS_MORE', 61, 1000000)
)
SELECT a.position, CASE WHEN a.position = 4 AND count(l.id) > 0 THEN 'late' ELSE '' END, a.code, count(l.id),
    ifnull(sum(l.undisbursed), 0), min(l.approved_on)
FROM age a
LEFT JOIN view_loan l ON l.state IN ('APPROVED', 'REGISTERING', 'REGISTERED', 'PARTLY')
    AND julianday(:today) - julianday(l.approved_on) BETWEEN a.least AND a.most
GROUP BY a.position
ORDER BY a.position;

-- The cards of the board: the last application of each part, what takes too long before what does not.

-- :name loan_board
SELECT l.id, l.board, l.unit_now, l.name, l.kind, l.bank,
    CASE l.state WHEN 'DISBURSED' THEN l.disbursed WHEN 'REJECTED' THEN l.applied ELSE l.undisbursed END,
    l.days, l.sla, l.deal_no
FROM (
    SELECT v.*, CAST(julianday(:today) - julianday(v.since) AS INTEGER) AS days,
        json_extract(:limits, '$.' || v.state) AS sla
    FROM view_loan v
    WHERE v.state <> 'DROPPED'
        AND NOT EXISTS (SELECT 1 FROM loan a WHERE a.deal_no = v.deal_no AND a.kind = v.kind AND a.id > v.id)
) l
ORDER BY l.days > l.sla DESC, l.days - ifnull(l.sla, 0) DESC, l.id;

-- :name loan_page_stand
SELECT CAST(julianday(:today) - julianday(since) AS INTEGER), json_extract(:limits, '$.' || state), undisbursed
FROM view_loan
WHERE id = :loan;

-- :name loan_page_deal
SELECT l.unit_now, l.name, l.phone AS buyer_phone, l.sign_date, l.total_now AS total_fen, s.name AS consultant
FROM view_loan l
LEFT JOIN consultant s ON s.no = l.consultant
WHERE l.id = :loan;

-- :name loan_room
SELECT unit_now || ' ' || name FROM view_loan WHERE id = :loan;

-- :name loan_asked_papers
SELECT missing FROM view_loan WHERE id = :loan;

-- :name loan_page_steps
SELECT date, step AS loan_step, amount AS amount_fen, note, created_by, substr(datetime(created_at, '+8 hours'), 1, 16) AS at
FROM loan_step
WHERE loan_id = :loan
ORDER BY date, id;

-- :name loan_page_rounds
SELECT row_number() OVER (ORDER BY a.id) AS round_qty, a.date, a.note, b.date AS answered_on, b.note AS answer
FROM loan_step a
LEFT JOIN loan_step b ON b.id = (
    SELECT min(c.id) FROM loan_step c WHERE c.loan_id = a.loan_id AND c.id > a.id AND c.step = 'ANSWERED')
WHERE a.loan_id = :loan AND a.step = 'SUPPLEMENT'
ORDER BY a.id;

-- :name loan_page_money
SELECT date, step AS loan_step, amount AS amount_fen, receipt_no, arrived_on, note
FROM loan_step
WHERE loan_id = :loan AND step IN ('DISBURSED', 'REVERSED')
ORDER BY date, id;

-- The applications of the part before and after this one, the other part of the deal.

-- :name loan_page_chain
SELECT CASE WHEN l.id = :loan THEN '*' ELSE '' END AS here, l.opened_on, l.bank, l.applied AS applied_fen,
    l.state AS loan_state, l.rejected_on, l.reject_reason
FROM loan l
JOIN loan o ON o.deal_no = l.deal_no AND o.kind = l.kind
WHERE o.id = :loan
ORDER BY l.id;

-- :name loan_page_other
SELECT l.kind AS loan_kind, l.bank, l.applied AS applied_fen, l.approved AS approved_fen,
    l.state AS loan_state
FROM loan l
JOIN loan o ON o.deal_no = l.deal_no AND o.kind <> l.kind
WHERE o.id = :loan
ORDER BY l.id DESC
LIMIT 1;

-- :name loan_other_part
SELECT l.id
FROM loan l
JOIN loan o ON o.deal_no = l.deal_no AND o.kind <> l.kind
WHERE o.id = :loan
ORDER BY l.id DESC
LIMIT 1;

-- :name loan_undisbursed
SELECT undisbursed FROM view_loan WHERE id = :loan;

-- :name dunning_list
SELECT n.id, CASE WHEN n.date = :today THEN 'new' WHEN n.promised_on < :today THEN 'late' ELSE '' END,
    n.dunning_no, n.deal_no, n.date, d.unit_now, d.name, n.due_on, n.amount, n.mode, n.result, n.promised_on
FROM dunning n
JOIN deal d ON d.deal_no = n.deal_no
ORDER BY n.date DESC, n.id DESC
LIMIT :limit;

-- :name deal_page_dunning
SELECT date, due_on, amount AS amount_fen, mode AS dunning_mode, result, promised_on
FROM dunning
WHERE deal_no = :deal
ORDER BY id;

-- :name deal_page_delivery
SELECT date, delivery_no, state AS delivery_state, receiver, settlement AS settlement_fen,
    title_sent_on, title_on, title_no
FROM delivery
WHERE deal_no = :deal;

-- :name deal_print_numbers
SELECT (SELECT archive_no FROM archive WHERE deal_no = :deal AND kind = 'HOUSEHOLD'),
    (SELECT delivery_no FROM delivery WHERE deal_no = :deal),
    (SELECT max(dunning_no) FROM dunning WHERE deal_no = :deal);

-- :name deal_page_papers
SELECT paper, state AS paper_state, received_on, copies, waive_reason
FROM view_deal_paper
WHERE deal_no = :deal
GROUP BY paper
ORDER BY min(place), paper;

-- :name paper_list
SELECT row_number() OVER (ORDER BY min(place), paper), CASE WHEN received_on = :today THEN 'new' WHEN state = 'RECEIVED' THEN 'done'
        WHEN state = 'MISSING' THEN 'due' ELSE 'grey' END,
    paper, state, received_on, copies, waive_reason
FROM view_deal_paper
WHERE deal_no = :deal
GROUP BY paper
ORDER BY min(place), paper;

-- :name deal_page_buyers
SELECT b.position, b.name, b.share AS share_ppm, b.relation AS buyer_relation, b.id_kind, b.id_no,
    b.phone AS buyer_phone, CASE WHEN m.position IS NOT NULL THEN 'MINOR' END AS word
FROM view_buyer b
LEFT JOIN view_buyer_minor m ON m.deal_no = b.deal_no AND m.position = b.position
WHERE b.deal_no = :deal
ORDER BY b.position;

-- What the open 更名 will change once it is executed.
-- :name deal_page_buyers_planned
SELECT b.change_no, b.position, b.name, b.share AS share_ppm, b.relation AS buyer_relation, b.id_kind, b.id_no,
    b.phone AS buyer_phone, CASE b.removed WHEN 1 THEN 'REMOVED' END AS word
FROM deal_buyer b
JOIN change h ON h.change_no = b.change_no
WHERE b.deal_no = :deal AND h.state IN ('APPLIED', 'APPROVED')
ORDER BY h.id, b.position;

-- :name deal_buyer_count
SELECT count(*) FROM view_buyer WHERE deal_no = :deal;

-- :name deal_buyers_wait
SELECT 1 FROM deal_buyer b
JOIN change h ON h.change_no = b.change_no
WHERE b.deal_no = :deal AND h.state IN ('APPLIED', 'APPROVED')
LIMIT 1;

-- What a second person compares with the contract.
-- :name signing_compared
SELECT d.unit_now, u.layout, printf('%d.%02d㎡', u.gross_area / 100, u.gross_area % 100) AS area,
    d.total_now AS total_fen, d.pay_now AS pay_method
FROM deal d
JOIN unit u ON u.unit_no = d.unit_now
WHERE d.deal_no = :deal;

-- :name deal_buyers_pick
SELECT position, name FROM view_buyer WHERE deal_no = :deal
UNION
SELECT b.position, b.name FROM deal_buyer b
JOIN change h ON h.change_no = b.change_no AND h.state = 'APPLIED'
WHERE b.deal_no = :deal AND b.position > 1 AND ifnull(b.removed, 0) = 0
    AND NOT EXISTS (SELECT 1 FROM view_buyer v WHERE v.deal_no = b.deal_no AND v.position = b.position)
ORDER BY 1;

-- :name deal_first_buyer
SELECT name FROM view_buyer_first WHERE deal_no = :deal;

-- :name deal_page_signing
SELECT drafted_on, checked_on, checked_by, approved_on, approved_by, sealed_on, distributed_on, distribution
FROM signing
WHERE deal_no = :deal;

-- :name deal_ticket_money
SELECT t.amount FROM deal d
JOIN ticket t ON t.ticket_no = d.ticket_no
WHERE d.deal_no = :deal AND NOT EXISTS (SELECT 1 FROM receipt r WHERE r.deal_no = d.deal_no);

-- :name plan_list
SELECT id, CASE kind WHEN 'DEPOSIT' THEN 'grey' ELSE '' END, position, kind, amount, due_on,
    CASE WHEN due_on IS NULL THEN after_days END
FROM plan_row
WHERE deal_no = :deal AND amount > 0
ORDER BY position;

-- :name deal_page_plan
SELECT position AS position_qty, kind AS plan_kind, amount AS amount_fen, due_on,
    CASE WHEN due_on IS NULL THEN after_days END AS days_qty, CASE WHEN due_on IS NULL THEN 'AFTER_SIGNING' END AS word
FROM plan_row
WHERE deal_no = :deal AND amount > 0
ORDER BY position;

-- :name deal_loans_planned
SELECT nullif(loan_commercial, 0), nullif(loan_fund, 0) FROM plan WHERE deal_no = :deal;
