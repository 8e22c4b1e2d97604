-- What printed sheets need beside the records themselves.

-- :name print_copies
SELECT ifnull(max(copy), 0) FROM print_log WHERE kind = :kind AND number = :number;

-- :name print_log_add
INSERT INTO print_log (kind, number, copy, printed_on, printed_at, printed_by)
VALUES (:kind, :number, :copy, :on, :at, :by);

-- :name print_contents
SELECT position, paper, pages, filed_on, remark FROM archive_paper
WHERE archive_no = :archive
ORDER BY position, id;

-- Receipts of a period by kind and method, as finance adds them up: refunds are taken off, transfers
-- add nothing.
-- :name reconcile_sums
SELECT kind, ifnull(method, ''), count(*), sum(CASE kind WHEN 'REFUND' THEN -amount ELSE amount END)
FROM receipt
WHERE arrived_on BETWEEN :from AND :to AND ifnull(transfer, 0) = 0
GROUP BY kind, ifnull(method, '')
ORDER BY kind = 'REFUND', min(id);

-- :name reconcile_rows
SELECT r.receipt_no, r.arrived_on, d.unit_now, d.name, r.kind, ifnull(r.method, ''),
    CASE r.kind WHEN 'REFUND' THEN -r.amount ELSE r.amount END
FROM receipt r
JOIN deal d ON d.deal_no = r.deal_no
WHERE r.arrived_on BETWEEN :from AND :to AND ifnull(r.transfer, 0) = 0
ORDER BY r.arrived_on, r.id;

-- Who stood in the queue at the end of a day, in its order.
-- :name print_queue
SELECT t.queue_no, c.name, t.phone, t.ticket_no, v.units, t.date
FROM ticket t
LEFT JOIN view_ticket_units v ON v.ticket_no = t.ticket_no
LEFT JOIN customer_phone p ON p.phone = t.phone
LEFT JOIN customer c ON c.id = p.customer_id
WHERE t.date <= :date AND (t.refunded_on IS NULL OR t.refunded_on > :date)
    AND NOT EXISTS (SELECT 1 FROM deal d WHERE d.ticket_no = t.ticket_no AND d.sub_date <= :date)
ORDER BY t.queue_no;

-- :name print_plan_rows
SELECT kind, due_on, amount, after_days FROM plan_row WHERE deal_no = :deal AND amount > 0 ORDER BY position;

-- The last application of each part.
-- :name print_loans
SELECT kind, bank, applied, years FROM loan l
WHERE deal_no = :deal AND id = (SELECT max(id) FROM loan a WHERE a.deal_no = l.deal_no AND a.kind = l.kind)
ORDER BY kind;
