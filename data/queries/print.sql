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
