-- What workbooks, the to-do list and the drill-down read. :to is the last day that counts.

-- The rows behind a metric: :events is ',subscribe,cancel_signed,'; a filter of NULL lets all pass.

-- :name detail_rows
WITH f AS MATERIALIZED (
    SELECT * FROM view_flow
    WHERE date BETWEEN :from AND :to AND instr(:events, ',' || event || ',') > 0
        AND (:source IS NULL OR source = :source)
        AND (:consultant IS NULL OR consultant = :consultant)
        AND (:layout IS NULL OR layout = :layout)
)
SELECT f.date, f.event, f.entity, f.row_id, f.sets, f.area, f.amount, f.source, f.layout, f.unit_no,
    coalesce(c.call_no, v.visit_no, w.followup_no, t.ticket_no, g.change_no, r.receipt_no, k.contract_no,
        f.deal_no) AS number,
    coalesce(d.name, c.name, v.name, p.name, '') AS name,
    coalesce(d.phone, c.phone, v.phone, w.phone, t.phone, '') AS phone,
    coalesce(s.name, f.consultant, '') AS consultant, f.deal_no
FROM f
LEFT JOIN call c ON f.entity = 'call' AND c.id = f.row_id
LEFT JOIN visit v ON f.entity = 'visit' AND v.id = f.row_id
LEFT JOIN followup w ON f.entity = 'followup' AND w.id = f.row_id
LEFT JOIN ticket t ON f.entity = 'ticket' AND t.id = f.row_id
LEFT JOIN change g ON f.entity = 'change' AND g.id = f.row_id
LEFT JOIN receipt r ON f.entity = 'receipt' AND r.id = f.row_id
LEFT JOIN contract k ON f.entity IN ('contract', 'filing') AND k.deal_no = f.deal_no
LEFT JOIN deal d ON d.deal_no = f.deal_no
LEFT JOIN customer_phone q ON q.phone = coalesce(w.phone, t.phone)
LEFT JOIN customer p ON p.id = q.customer_id
LEFT JOIN consultant s ON s.no = f.consultant
ORDER BY f.date, coalesce(c.time, v.time, ''), f.entity, f.row_id, f.sets
LIMIT :limit;

-- M09 ticket by ticket.

-- :name detail_tickets
SELECT t.date, t.id, t.ticket_no, coalesce(c.name, ''), t.phone, t.unit_no, t.amount
FROM ticket t
LEFT JOIN customer_phone p ON p.phone = t.phone
LEFT JOIN customer c ON c.id = p.customer_id
WHERE t.date <= :to AND (t.refunded_on IS NULL OR t.refunded_on > :to)
    AND NOT EXISTS (
        SELECT 1 FROM deal d
        WHERE d.ticket_no = t.ticket_no AND d.sub_date <= :to AND d.state <> 'VOID')
ORDER BY t.date, t.id;

-- The to-do list. Every statement gives due, entity, row_id, number, name, phone, unit_no, consultant
-- and amount in this order, then what its note is made of.

-- :name todo_visits
SELECT v.date, 'visit', v.id, v.visit_no, v.name, v.phone, NULL, coalesce(s.name, v.consultant), NULL,
    v.left IS NULL, v.grade IS NULL, v.consultant = '待分配'
FROM visit v
LEFT JOIN consultant s ON s.no = v.consultant
WHERE ifnull(v.kind, 'PURCHASE') = 'PURCHASE' AND v.date BETWEEN date(:to, '-6 days') AND :to
    AND (v.left IS NULL OR v.grade IS NULL OR v.consultant = '待分配')
ORDER BY v.date, v.time, v.id;

-- Open are a customer's rows from his last effective one on; what came before is closed. The walk goes by
-- customer: he has few rows, the site has very many.

-- :name todo_followups
SELECT min(f.next_date), 'followup', f.id, f.followup_no, c.name, f.phone, NULL, s.name, NULL, f.content
FROM customer_phone p
CROSS JOIN followup f ON f.phone = p.phone AND f.date BETWEEN ifnull((
        SELECT max(g.date) FROM customer_phone q
        CROSS JOIN followup g ON g.phone = q.phone AND g.date <= :to AND g.effective
        WHERE q.customer_id = p.customer_id), '') AND :to
JOIN customer c ON c.id = p.customer_id
LEFT JOIN consultant s ON s.no = f.consultant
WHERE f.next_date BETWEEN :due_from AND :due_to
    AND NOT EXISTS (
        SELECT 1 FROM customer_phone q
        CROSS JOIN followup g ON g.phone = q.phone AND g.date BETWEEN f.date AND :to
        WHERE q.customer_id = p.customer_id AND g.effective
            AND (g.date, g.id) > (f.date, f.id))
GROUP BY p.customer_id
ORDER BY min(f.next_date), f.id;

-- :name todo_reserved
SELECT d.reserved_until, 'deal', d.id, d.deal_no, d.name, d.phone, d.unit_no, s.name, d.reserve_money, NULL
FROM deal d
LEFT JOIN consultant s ON s.no = d.consultant
WHERE d.state = 'RESERVED' AND d.reserved_on <= :to AND d.reserved_until BETWEEN :due_from AND :due_to
ORDER BY d.reserved_until, d.deal_no;

-- :name todo_reports
SELECT r.valid_until, 'channel_report', r.id, r.report_no, r.name, NULL, NULL, NULL, NULL, r.channel
FROM channel_report r
WHERE r.state = 'VALID' AND r.date <= :to AND r.valid_until BETWEEN :due_from AND :due_to
ORDER BY r.valid_until, r.report_no;

-- Relatives whose owners differ; whether both are protected is for the verdict to say.

-- :name todo_conflicts
SELECT :to, 'customer', a.id, NULL, a.name, a.phone, NULL, s.name, NULL, t.name
FROM customer_link l
JOIN customer_phone p ON p.phone = l.phone
JOIN customer a ON a.id = p.customer_id
JOIN customer_phone q ON q.phone = l.other_phone
JOIN customer b ON b.id = q.customer_id
JOIN consultant s ON s.no = a.owner
JOIN consultant t ON t.no = b.owner
WHERE a.owner <> b.owner AND a.phone = p.phone
ORDER BY l.id;

-- :name todo_unsigned
WITH unsigned AS (
    SELECT l.*, coalesce((
            SELECT new_due FROM change c
            WHERE c.deal_no = l.deal_no AND c.kind = 'SIGN_DUE' AND c.executed_on <= :to
                AND c.state = 'EXECUTED'
            ORDER BY c.executed_on DESC, c.id DESC
            LIMIT 1), sign_due, date(sub_date, '+' || :sign_days || ' days')) AS due
    FROM view_deal_span l
    WHERE l.date <= :to AND (l.until IS NULL OR l.until > :to)
        AND (l.sign_date IS NULL OR l.sign_date > :to)
)
SELECT u.due, 'deal', u.deal_id, u.deal_no, u.name, u.phone, u.unit_no, s.name, u.total, NULL
FROM unsigned u
LEFT JOIN consultant s ON s.no = u.consultant
WHERE u.due BETWEEN :due_from AND :due_to
ORDER BY u.due, u.deal_no;

-- :name todo_unfiled
WITH unfiled AS (
    SELECT l.*, date(sign_date, '+' || :filing_days || ' days') AS due
    FROM view_deal_span l
    WHERE l.date <= :to AND (l.until IS NULL OR l.until > :to) AND l.sign_date <= :to
        AND NOT EXISTS (
            SELECT 1 FROM filing f
            WHERE f.contract_no = l.contract_no AND f.filed_on <= :to
                AND (f.revoked_on IS NULL OR f.revoked_on > :to))
)
SELECT u.due, 'contract', u.contract_id, u.contract_no, u.name, u.phone, u.unit_no, s.name, u.total,
    u.sign_date
FROM unfiled u
LEFT JOIN consultant s ON s.no = u.consultant
WHERE u.due BETWEEN :due_from AND :due_to
ORDER BY u.due, u.contract_no;

-- A loan part is at its last step as of the day; :limits says how many days a stage may take (a JSON object by
-- stage). :stages is what is asked for: LATE the stages up to the mortgage registration, QUEUE what the bank has
-- to pay (both when they take too long), PAPERS every round of papers that is open.

-- :name todo_loans
WITH part AS (
    SELECT l.*, 'COMMERCIAL' AS kind FROM view_deal_span l WHERE l.pay IN ('COMMERCIAL', 'COMBO')
    UNION ALL
    SELECT l.*, 'FUND' FROM view_deal_span l WHERE l.pay IN ('FUND', 'COMBO')
),
running AS (
    SELECT p.*, n.id AS loan_id, n.bank, n.opened_on, ifnull(n.approved, n.applied) AS most,
        EXISTS (SELECT 1 FROM loan a WHERE a.deal_no = p.deal_no AND a.kind = p.kind AND a.id < n.id) AS again,
        (SELECT s.id FROM loan_step s
            WHERE s.loan_id = n.id AND s.date <= :to AND s.step <> 'OPENED'
            ORDER BY s.date DESC, s.id DESC
            LIMIT 1) AS last_id
    FROM part p
    LEFT JOIN loan n ON n.id = (
        SELECT min(a.id) FROM loan a
        WHERE a.deal_no = p.deal_no AND a.kind = p.kind AND (a.rejected_on IS NULL OR a.rejected_on > :to))
    WHERE p.date <= :to AND (p.until IS NULL OR p.until > :to) AND p.sign_date <= :to
),
staged AS (
    SELECT r.*, CASE ifnull(s.step, 'DROPPED') WHEN 'DROPPED' THEN 'WAIT_DOCS' WHEN 'ANSWERED' THEN 'SUBMITTED'
            WHEN 'DISBURSED' THEN 'PARTLY' WHEN 'REVERSED' THEN 'REGISTERED' ELSE s.step END AS stage,
        CASE WHEN s.step <> 'DROPPED' THEN s.date WHEN r.again THEN r.opened_on ELSE r.sign_date END AS since,
        s.note
    FROM running r
    LEFT JOIN loan_step s ON s.id = r.last_id
    WHERE r.loan_id IS NULL
        OR r.most > (SELECT ifnull(sum(m.amount), 0) FROM view_loan_money m WHERE m.loan_id = r.loan_id AND m.date <= :to)
),
timed AS (
    SELECT g.*, date(g.since, '+' || m.value || ' days') AS due,
        CASE g.stage WHEN 'SUPPLEMENT' THEN 'PAPERS' WHEN 'REGISTERED' THEN 'QUEUE' WHEN 'PARTLY' THEN 'QUEUE'
            ELSE 'LATE' END AS stages
    FROM staged g
    JOIN json_each(:limits) m ON m.key = g.stage
)
SELECT t.due, CASE WHEN t.loan_id IS NULL THEN 'deal' ELSE 'loan' END, ifnull(t.loan_id, t.deal_id),
    t.deal_no, t.name, t.phone, t.unit_no, s.name,
    CASE t.kind WHEN 'FUND' THEN t.loan_fund ELSE t.loan_commercial END,
    t.kind, t.stage, t.bank, CASE t.stages WHEN 'PAPERS' THEN t.note END
FROM timed t
LEFT JOIN consultant s ON s.no = t.consultant
WHERE t.stages = :stages AND (t.due < :to OR t.stages = 'PAPERS')
ORDER BY t.due, t.deal_no, t.kind;

-- M37 deal by deal; due is the sign date.

-- :name todo_undisbursed
WITH part AS (
    SELECT l.*, 'COMMERCIAL' AS kind, l.loan_commercial AS part_amount
    FROM view_deal_span l
    WHERE l.pay IN ('COMMERCIAL', 'COMBO') AND (:deal IS NULL OR l.deal_no = :deal)
    UNION ALL
    SELECT l.*, 'FUND', l.loan_fund FROM view_deal_span l
    WHERE l.pay IN ('FUND', 'COMBO') AND (:deal IS NULL OR l.deal_no = :deal)
),
undisbursed AS (
    SELECT p.*, sum(coalesce((
            SELECT CASE WHEN l.approved_on <= :to THEN l.approved ELSE l.applied END
                - (SELECT ifnull(sum(m.amount), 0) FROM view_loan_money m WHERE m.loan_id = l.id AND m.date <= :to)
            FROM loan l
            WHERE l.deal_no = p.deal_no AND l.kind = p.kind
                AND (l.rejected_on IS NULL OR l.rejected_on > :to)
            ORDER BY l.id
            LIMIT 1), p.part_amount, 0)) AS fen
    FROM part p
    WHERE p.date <= :to AND (p.until IS NULL OR p.until > :to) AND p.sign_date <= :to
    GROUP BY p.deal_no
)
SELECT u.sign_date, 'deal', u.deal_id, u.deal_no, u.name, u.phone, u.unit_no, s.name, u.fen, u.pay
FROM undisbursed u
LEFT JOIN consultant s ON s.no = u.consultant
WHERE u.fen > 0
ORDER BY u.sign_date, u.deal_no;

-- Banks that take loans and have promised an amount, of which less than a tenth is left.
-- :name todo_quotas
SELECT NULL, 'bank_product', b.id, '', b.loan_bank, NULL, NULL, NULL, NULL, b.product, b.quota, b.quota - b.used
FROM (
    SELECT n.*, (SELECT ifnull(sum(v.used), 0) FROM view_bank_loan v JOIN loan l ON l.id = v.loan_id
            WHERE v.bank_id = n.id AND l.approved_on <= :to) AS used
    FROM view_bank_name n
    WHERE n.quota IS NOT NULL AND ifnull(n.accepting, 1) = 1
        AND ifnull(n.valid_from, :to) <= :to AND ifnull(n.valid_to, :to) >= :to
) b
WHERE (b.quota - b.used) * 10 < b.quota
ORDER BY b.product, b.loan_bank;

-- :name todo_items
WITH stock AS (
    SELECT i.id, i.code, i.name, i.measure, ifnull(i.min_stock, 0) AS min_stock, ifnull(sum(
        CASE WHEN m.kind IN ('RECEIPT', 'RETURN', 'GIVE_BACK', 'SURPLUS') THEN m.qty ELSE -m.qty END), 0) AS on_hand
    FROM item i
    LEFT JOIN movement m ON m.item_code = i.code AND m.date <= :to
    GROUP BY i.id
)
SELECT NULL, 'item', id, code, name, NULL, NULL, NULL, NULL, on_hand, measure, min_stock
FROM stock
WHERE CASE WHEN :out THEN on_hand <= 0 ELSE on_hand > 0 AND on_hand <= min_stock END
ORDER BY on_hand, code;

-- What the schedule's rows belong to.

-- :name todo_receivable_deals
SELECT l.deal_no, l.deal_id, l.name, l.phone, l.unit_no, s.name, ifnull(l.sign_date <= :to, 0)
FROM view_deal_span l
LEFT JOIN consultant s ON s.no = l.consultant
WHERE l.date <= :to AND (l.until IS NULL OR l.until > :to)
ORDER BY l.deal_no;

-- The site's and the consultants' targets.

-- :name report_year_targets
SELECT metric, sum(value) FROM target
WHERE substr(month, 1, 4) = :year AND consultant IS NULL
GROUP BY metric;

-- :name workbook_consultant_targets
SELECT consultant, metric, value FROM target
WHERE month = :month AND consultant IS NOT NULL AND metric IN ('SUB_SETS', 'SUB_AMOUNT');

-- :name workbook_deals
SELECT f.event, g.kind, f.unit_no, f.layout, f.area, u.list_total, d.discount_note, f.amount, d.name, f.source,
    coalesce(s.name, f.consultant), f.date, f.sets,
    CASE WHEN g.id IS NULL THEN d.pay_method ELSE d.pay_now END AS pay,
    CASE WHEN f.event = 'sign' THEN k.contract_no WHEN g.id IS NOT NULL THEN g.reason ELSE NULL END AS remark
FROM view_flow f
JOIN deal d ON d.deal_no = f.deal_no
LEFT JOIN unit u ON u.unit_no = f.unit_no
LEFT JOIN consultant s ON s.no = d.consultant
LEFT JOIN change g ON f.entity = 'change' AND g.id = f.row_id
LEFT JOIN contract k ON k.deal_no = f.deal_no
WHERE f.date BETWEEN :from AND :to AND f.deal_no IS NOT NULL
    AND f.event IN ('subscribe', 'sign', 'cancel_signed', 'cancel_unsigned', 'change_signed', 'change_unsigned')
ORDER BY CASE f.event WHEN 'subscribe' THEN 0 WHEN 'sign' THEN 1 WHEN 'change_signed' THEN 2
        WHEN 'change_unsigned' THEN 2 ELSE 3 END, f.date, f.row_id, f.sets;

-- :name workbook_visits
SELECT v.time, v.name, v.phone, CASE WHEN v.kind = 'OTHER' THEN 0
        ELSE CASE (SELECT c.first FROM view_counted_visit c WHERE c.id = v.id) WHEN 1 THEN 2 WHEN 0 THEN 3 ELSE 1 END END,
    ifnull(v.party_size, 1), v.source, v.layout, v.want_area, v.grade, coalesce(s.name, v.consultant),
    v.left, CASE WHEN EXISTS (
            SELECT 1 FROM deal d
            WHERE d.phone = v.phone AND d.sub_date = v.date AND d.state NOT IN ('VOID', 'RESERVED')) THEN 2
        WHEN EXISTS (SELECT 1 FROM ticket t WHERE t.phone = v.phone AND t.date = v.date) THEN 1
        ELSE 0 END, v.remark
FROM visit v
LEFT JOIN consultant s ON s.no = v.consultant
WHERE v.date BETWEEN :from AND :to
ORDER BY v.date, v.time, v.id;

-- level and place count from 0: floors from the top down, rooms by entrance and what follows the floor.

-- :name workbook_units
WITH live AS MATERIALIZED (
    SELECT unit_no, sign_date, contract_no FROM view_deal_span
    WHERE date <= :to AND (until IS NULL OR until > :to)
),
control AS MATERIALIZED (
    SELECT unit_no, control,
        row_number() OVER (PARTITION BY unit_no ORDER BY date DESC, rank DESC, seq DESC) AS nth
    FROM view_unit_control
    WHERE date <= :to
),
placed AS (
    SELECT u.*, CASE WHEN room LIKE floor || '_%' THEN substr(room, length(floor) + 1)
            WHEN room LIKE '0' || floor || '_%' THEN substr(room, length(floor) + 2)
            ELSE room END AS tail
    FROM unit u
)
SELECT u.building, u.floor, u.room,
    CASE WHEN ifnull(c.control, ifnull(u.control, 'AVAILABLE')) = 'NOT_FOR_SALE' THEN 'NOT_FOR_SALE'
        WHEN l.unit_no IS NOT NULL THEN
            CASE WHEN EXISTS (
                    SELECT 1 FROM filing f
                    WHERE f.contract_no = l.contract_no AND f.filed_on <= :to
                        AND (f.revoked_on IS NULL OR f.revoked_on > :to)) THEN 'FILED'
                WHEN l.sign_date <= :to THEN 'SIGNED'
                ELSE 'SUBSCRIBED' END
        WHEN ifnull(c.control, ifnull(u.control, 'AVAILABLE')) IN ('AVAILABLE', 'HELD')
            AND u.launched_on > :to THEN 'UNRELEASED'
        ELSE ifnull(c.control, ifnull(u.control, 'AVAILABLE')) END AS state,
    u.gross_area, u.list_total,
    dense_rank() OVER (PARTITION BY u.building ORDER BY u.floor DESC) - 1 AS level,
    dense_rank() OVER (PARTITION BY u.building
        ORDER BY CAST(u.entrance AS INTEGER), u.entrance, u.tail) - 1 AS place,
    u.entrance || '-' || u.tail AS head, u.layout, u.unit_no, u.id
FROM placed u
LEFT JOIN live l ON l.unit_no = u.unit_no
LEFT JOIN control c ON c.unit_no = u.unit_no AND c.nth = 1
ORDER BY CAST(u.building AS INTEGER), u.building, level, place;

-- M37 part by part, each at the last stage whose date is filled.

-- :name workbook_loans
WITH part AS (
    SELECT l.*, 'COMMERCIAL' AS kind, l.loan_commercial AS part_amount
    FROM view_deal_span l
    WHERE l.pay IN ('COMMERCIAL', 'COMBO')
    UNION ALL
    SELECT l.*, 'FUND', l.loan_fund FROM view_deal_span l WHERE l.pay IN ('FUND', 'COMBO')
),
running AS (
    SELECT p.*, n.bank, n.opened_on, CASE WHEN n.approved_on <= :to THEN n.approved_on END AS approved_on,
        EXISTS (SELECT 1 FROM loan a WHERE a.deal_no = p.deal_no AND a.kind = p.kind AND a.id < n.id) AS again,
        (SELECT s.id FROM loan_step s
            WHERE s.loan_id = n.id AND s.date <= :to AND s.step <> 'OPENED'
            ORDER BY s.date DESC, s.id DESC
            LIMIT 1) AS last_id,
        coalesce(CASE WHEN n.approved_on <= :to THEN n.approved ELSE n.applied END
            - (SELECT ifnull(sum(m.amount), 0) FROM view_loan_money m WHERE m.loan_id = n.id AND m.date <= :to),
            p.part_amount, 0) AS fen
    FROM part p
    LEFT JOIN loan n ON n.id = (
        SELECT min(a.id) FROM loan a
        WHERE a.deal_no = p.deal_no AND a.kind = p.kind AND (a.rejected_on IS NULL OR a.rejected_on > :to))
    WHERE p.date <= :to AND (p.until IS NULL OR p.until > :to) AND p.sign_date <= :to
),
staged AS (
    SELECT r.*, CASE ifnull(s.step, 'DROPPED') WHEN 'DROPPED' THEN 'WAIT_DOCS' WHEN 'ANSWERED' THEN 'SUBMITTED'
            WHEN 'DISBURSED' THEN 'PARTLY' WHEN 'REVERSED' THEN 'REGISTERED' ELSE s.step END AS stage,
        CASE WHEN s.step <> 'DROPPED' THEN s.date WHEN r.again THEN r.opened_on ELSE r.sign_date END AS since
    FROM running r
    LEFT JOIN loan_step s ON s.id = r.last_id
),
summed AS (
    SELECT r.*, sum(fen) OVER (PARTITION BY deal_no) AS deal_fen FROM staged r
)
SELECT r.unit_no, r.name, r.deal_no, r.kind, r.bank, r.stage, r.sign_date, r.fen,
    coalesce(s.name, r.consultant), r.approved_on,
    date(r.since, '+' || json_extract(:limits, '$.' || r.stage) || ' days') < :to
FROM summed r
LEFT JOIN consultant s ON s.no = r.consultant
WHERE r.deal_fen > 0 AND r.fen <> 0
ORDER BY r.sign_date, r.deal_no, r.kind;

-- Saves for which the clock was off, since the manager looked at it last.
-- :name todo_clock
SELECT date(at, '+8 hours'), 'clock', id, NULL, NULL, NULL, NULL, actor, NULL, operation,
    strftime('%m-%d %H:%M', json_extract(changes, '$.clock'), '+8 hours')
FROM audit
WHERE entity = 'clock' AND id > ifnull((SELECT max(id) FROM audit WHERE entity = 'clock_base'), 0)
ORDER BY id;

-- Files that should be back.
-- :name todo_archives
SELECT l.due_on, 'archive_loan', l.id, l.archive_no, l.borrower, NULL, a.title, NULL, NULL, l.reason
FROM archive_loan l
JOIN archive a ON a.archive_no = l.archive_no
WHERE l.date <= :to AND l.due_on BETWEEN :due_from AND :due_to
    AND (l.returned_on IS NULL OR l.returned_on > :to) AND (l.lost_on IS NULL OR l.lost_on > :to)
ORDER BY l.due_on, l.id;

-- Papers of loans that are not yet decided; one line an application, due with its first paper. The name of a buyer
-- behind a paper stays out: whoever shows the note masks no names in it.
-- :name todo_loan_papers
WITH paper AS (
    SELECT n.id, p.kind, p.deal_no, min(p.expires_on) AS due,
        coalesce((SELECT t.name FROM paper_template t
            WHERE t.each_buyer = 1 AND substr(p.paper, 1, length(t.name) + 1) = t.name || ' ' LIMIT 1), p.paper) AS name
    FROM loan_paper p
    JOIN loan n ON n.id = (SELECT max(a.id) FROM loan a WHERE a.deal_no = p.deal_no AND a.kind = p.kind)
    WHERE p.received_on <= :to AND p.expires_on BETWEEN :due_from AND :due_to AND p.waived_by IS NULL
        AND n.state <> 'DROPPED' AND (n.approved_on IS NULL OR n.approved_on > :to)
        AND (n.rejected_on IS NULL OR n.rejected_on > :to)
    GROUP BY n.id, 5
)
SELECT min(r.due), 'loan_paper', r.id, d.deal_no, d.name, d.phone, d.unit_now, s.name, NULL,
    r.kind, group_concat(r.name, '、')
FROM paper r
JOIN deal d ON d.deal_no = r.deal_no
LEFT JOIN consultant s ON s.no = d.consultant
GROUP BY r.id
ORDER BY min(r.due), d.deal_no, r.kind;
