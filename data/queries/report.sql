-- What reports read. Every query binds :to, the last day that counts.

-- Follow-ups are the most: counted by themselves they need no sorting.

-- :name report_totals
SELECT event, sum(sets), sum(area), sum(amount)
FROM view_event
WHERE date BETWEEN :from AND :to AND entity <> 'followup'
GROUP BY event
UNION ALL
SELECT 'effective_followup', ifnull(sum(effective), 0), 0, 0 FROM followup WHERE date BETWEEN :from AND :to
UNION ALL
SELECT 'other_followup', ifnull(sum(NOT effective), 0), 0, 0 FROM followup WHERE date BETWEEN :from AND :to;

-- The tables carry two periods.

-- :name report_tables
SELECT event, source, consultant, layout,
    sum(CASE WHEN date BETWEEN :from0 AND :to0 THEN sets ELSE 0 END),
    sum(CASE WHEN date BETWEEN :from0 AND :to0 THEN area ELSE 0 END),
    sum(CASE WHEN date BETWEEN :from0 AND :to0 THEN amount ELSE 0 END),
    sum(CASE WHEN date BETWEEN :from1 AND :to1 THEN sets ELSE 0 END),
    sum(CASE WHEN date BETWEEN :from1 AND :to1 THEN area ELSE 0 END),
    sum(CASE WHEN date BETWEEN :from1 AND :to1 THEN amount ELSE 0 END)
FROM view_flow
WHERE date BETWEEN min(:from0, :from1) AND max(:to0, :to1)
GROUP BY event, source, consultant, layout;

-- :name report_days
SELECT date, event, sum(sets), sum(area), sum(amount)
FROM view_event
WHERE date BETWEEN :from AND :to
GROUP BY date, event
ORDER BY date;

-- :name report_net_by_month
SELECT substr(date, 1, 7) AS month,
    sum(CASE WHEN event IN ('cancel_signed', 'cancel_unsigned') THEN -sets ELSE sets END) AS net
FROM view_event
WHERE event IN ('subscribe', 'cancel_signed', 'cancel_unsigned') AND deal_no IS NOT NULL
    AND date BETWEEN :from AND :to
GROUP BY month;

-- :name report_first_subscription
SELECT min(sub_date) FROM deal WHERE state <> 'VOID' AND state <> 'RESERVED' AND sub_date <= :to;

-- :name report_tickets_open
SELECT count(*) AS tickets_open
FROM ticket t
WHERE t.date <= :to AND (t.refunded_on IS NULL OR t.refunded_on > :to)
    AND NOT EXISTS (
        SELECT 1 FROM deal d
        WHERE d.ticket_no = t.ticket_no AND d.sub_date <= :to AND d.state <> 'VOID');

-- :name report_units
WITH live AS MATERIALIZED (
    SELECT unit_no FROM view_deal_version
    WHERE live AND date <= :to AND (until IS NULL OR until > :to)
),
control AS MATERIALIZED (
    SELECT unit_no, control,
        row_number() OVER (PARTITION BY unit_no ORDER BY date DESC, rank DESC, seq DESC) AS nth
    FROM view_unit_control
    WHERE date <= :to
),
state AS (
    SELECT u.gross_area, u.list_total,
        u.unit_no IN (SELECT unit_no FROM live) AS sold,
        ifnull(c.control, ifnull(u.control, 'AVAILABLE')) AS control,
        u.launched_on IS NULL OR u.launched_on <= :to AS launched
    FROM unit u
    LEFT JOIN control c ON c.unit_no = u.unit_no AND c.nth = 1
)
SELECT
    ifnull(sum(sold OR launched AND control IN ('AVAILABLE', 'HELD')), 0) AS launched_sets,
    ifnull(sum(sold), 0) AS sold_sets,
    ifnull(sum(NOT sold AND launched AND control = 'AVAILABLE'), 0) AS available_sets,
    ifnull(sum(NOT sold AND launched AND control = 'HELD'), 0) AS held_sets,
    ifnull(sum(CASE WHEN NOT sold AND launched AND control = 'AVAILABLE' THEN gross_area END), 0)
        AS available_area_dm2,
    ifnull(sum(CASE WHEN NOT sold AND launched AND control = 'AVAILABLE' THEN list_total END), 0)
        AS available_value_fen,
    count(*) AS all_sets
FROM state
WHERE control <> 'NOT_FOR_SALE';

-- :name report_deals
WITH live AS MATERIALIZED (
    SELECT v.deal_no, v.pay, d.sub_date, d.sign_due, k.sign_date, k.contract_no,
        k.loan_commercial, k.loan_fund
    FROM view_deal_version v
    JOIN deal d ON d.deal_no = v.deal_no
    LEFT JOIN contract k ON k.deal_no = v.deal_no AND k.sign_date <= :to
    WHERE v.live AND v.date <= :to AND (v.until IS NULL OR v.until > :to)
),
unsigned AS (
    SELECT coalesce((
            SELECT new_due FROM change c
            WHERE c.deal_no = l.deal_no AND c.kind = 'SIGN_DUE' AND c.executed_on <= :to
                AND c.state = 'EXECUTED'
            ORDER BY c.executed_on DESC, c.id DESC
            LIMIT 1), sign_due, date(sub_date, '+' || :sign_days || ' days')) AS due
    FROM live l
    WHERE sign_date IS NULL
),
unfiled AS (
    SELECT date(sign_date, '+' || :filing_days || ' days') AS due
    FROM live l
    WHERE sign_date IS NOT NULL
        AND NOT EXISTS (
            SELECT 1 FROM filing f
            WHERE f.contract_no = l.contract_no AND f.filed_on <= :to
                AND (f.revoked_on IS NULL OR f.revoked_on > :to))
),
part AS (
    SELECT deal_no, 'COMMERCIAL' AS kind, loan_commercial AS amount
    FROM live
    WHERE sign_date IS NOT NULL AND pay IN ('COMMERCIAL', 'COMBO')
    UNION ALL
    SELECT deal_no, 'FUND', loan_fund
    FROM live
    WHERE sign_date IS NOT NULL AND pay IN ('FUND', 'COMBO')
),
undisbursed AS (
    SELECT p.deal_no, sum(coalesce((
            SELECT CASE WHEN l.approved_on <= :to THEN l.approved ELSE l.applied END
                - (SELECT ifnull(sum(m.amount), 0) FROM view_loan_money m WHERE m.loan_id = l.id AND m.date <= :to)
            FROM loan l
            WHERE l.deal_no = p.deal_no AND l.kind = p.kind
                AND (l.rejected_on IS NULL OR l.rejected_on > :to)
            ORDER BY l.id
            LIMIT 1), p.amount, 0)) AS fen
    FROM part p
    GROUP BY p.deal_no
)
SELECT
    (SELECT count(*) FROM unsigned) AS sub_unsigned,
    (SELECT count(*) FROM unsigned WHERE due < :to) AS sub_unsigned_overdue,
    (SELECT count(*) FROM unfiled) AS signed_unfiled,
    (SELECT count(*) FROM unfiled WHERE due < :to) AS unfiled_overdue,
    (SELECT count(*) FROM undisbursed WHERE fen > 0) AS loan_undisbursed_deals,
    (SELECT ifnull(sum(fen), 0) FROM undisbursed WHERE fen > 0) AS loan_undisbursed_fen;

-- :name report_followups
SELECT count(DISTINCT p.customer_id) AS followups_overdue
FROM customer_phone p
CROSS JOIN followup f ON f.phone = p.phone AND f.date BETWEEN ifnull((
        SELECT max(g.date) FROM customer_phone q
        CROSS JOIN followup g ON g.phone = q.phone AND g.date <= :to AND g.effective
        WHERE q.customer_id = p.customer_id), '') AND :to
WHERE f.next_date < :to
    AND NOT EXISTS (
        SELECT 1 FROM customer_phone q
        CROSS JOIN followup g ON g.phone = q.phone AND g.date BETWEEN f.date AND :to
        WHERE q.customer_id = p.customer_id AND g.effective
            AND (g.date, g.id) > (f.date, f.id));

-- :name report_items
WITH stock AS (
    SELECT i.min_stock, ifnull(sum(
        CASE WHEN m.kind IN ('RECEIPT', 'RETURN', 'GIVE_BACK', 'SURPLUS') THEN m.qty ELSE -m.qty END), 0) AS on_hand
    FROM item i
    LEFT JOIN movement m ON m.item_code = i.code AND m.date <= :to
    GROUP BY i.id
)
SELECT
    ifnull(sum(on_hand > 0 AND on_hand <= min_stock), 0) AS items_low,
    ifnull(sum(on_hand <= 0), 0) AS items_out
FROM stock;

-- :name report_consultants
SELECT no, name, ifnull(status, 'ACTIVE') = 'ACTIVE' AS active FROM consultant ORDER BY no;

-- :name report_targets
SELECT metric, value FROM target
WHERE month = :month AND consultant IS NULL
ORDER BY id;

-- The receivable schedule of one deal.

-- :name receivable_deals
SELECT deal_no FROM deal
WHERE sub_date <= :to AND state <> 'VOID' AND state <> 'RESERVED'
ORDER BY deal_no;

-- :name receivable_terms
SELECT d.deposit, d.sub_date, k.sign_date, k.down, ifnull(k.loan_commercial, 0), ifnull(k.loan_fund, 0),
    EXISTS (SELECT 1 FROM plan p WHERE p.deal_no = d.deal_no)
FROM deal d
LEFT JOIN contract k ON k.deal_no = d.deal_no AND k.sign_date <= :to
WHERE d.deal_no = :deal AND d.sub_date <= :to
    AND NOT EXISTS (
        SELECT 1 FROM change c
        WHERE c.deal_no = d.deal_no AND c.kind IN ('CANCEL', 'FORFEIT') AND c.executed_on <= :to
            AND c.state = 'EXECUTED');

-- The own rows of the agreed plan behind the deposit; :sign is the day of signing.

-- :name receivable_plan
SELECT kind, coalesce(due_on, date(:sign, '+' || ifnull(after_days, 0) || ' days')) AS due, amount
FROM plan_row
WHERE deal_no = :deal AND amount > 0 AND kind IN ('DOWN', 'INSTALMENT', 'BALANCE')
ORDER BY due, position;

-- :name receivable_versions
SELECT date, rank, total, pay FROM view_deal_version
WHERE deal_no = :deal AND date <= :to
ORDER BY date, rank, seq;

-- :name receivable_shortfalls
SELECT approved_on, applied - approved FROM loan
WHERE deal_no = :deal AND approved_on <= :to AND approved < applied
    AND (rejected_on IS NULL OR rejected_on > :to)
ORDER BY id;

-- :name receivable_extensions
SELECT new_due FROM change
WHERE deal_no = :deal AND kind = 'PAY_DUE' AND executed_on <= :to AND state = 'EXECUTED'
ORDER BY executed_on, id;

-- The reversal of a row that was no part of the price takes nothing off what was paid of it.
-- :name receivable_paid
SELECT sum(CASE WHEN r.kind = 'REFUND' THEN -r.amount ELSE r.amount END)
FROM receipt r
LEFT JOIN receipt s ON s.receipt_no = r.source_no AND r.kind = 'REFUND'
WHERE r.deal_no = :deal AND r.arrived_on <= :to
    AND r.kind IN ('DEPOSIT', 'DOWN', 'PRICE', 'BALANCE', 'REFUND')
    AND ifnull(s.kind, 'PRICE') IN ('DEPOSIT', 'DOWN', 'PRICE', 'BALANCE');

