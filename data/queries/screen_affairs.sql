-- Screen 9 事务: id, mark, then the columns shown.

-- :name archive_list_household
SELECT a.id, CASE WHEN a.state = 'LOST' THEN 'late' WHEN l.due_on < :today THEN 'late'
        WHEN a.state = 'OUT' THEN 'due' ELSE '' END,
    a.archive_no, d.unit_now, d.name, a.place, a.box,
    (SELECT count(*) FROM archive_paper p WHERE p.archive_no = a.archive_no AND p.filed_on IS NOT NULL),
    (SELECT count(*) FROM archive_paper p WHERE p.archive_no = a.archive_no),
    a.state, l.borrower, l.due_on
FROM archive a
LEFT JOIN deal d ON d.deal_no = a.deal_no
LEFT JOIN archive_loan l ON l.archive_no = a.archive_no AND l.state = 'OUT'
WHERE a.kind = 'HOUSEHOLD'
ORDER BY d.unit_now, a.id
LIMIT :limit;

-- :name archive_list_documents
SELECT a.id, CASE WHEN a.state = 'LOST' OR a.valid_until < :today THEN 'late'
        WHEN a.state = 'OUT' OR a.valid_until <= date(:today, '+30 days') THEN 'due' ELSE '' END,
    a.archive_no, a.date, a.kind, a.title, a.document_no, a.party, a.place, a.valid_until, a.state
FROM archive a
WHERE a.kind <> 'HOUSEHOLD'
ORDER BY a.date DESC, a.id DESC
LIMIT :limit;

-- :name archive_list_loans
SELECT l.id, CASE WHEN l.state = 'LOST' THEN 'late' WHEN l.state = 'RETURNED' THEN 'grey'
        WHEN l.due_on < :today THEN 'late' WHEN l.due_on = :today THEN 'due' ELSE '' END,
    l.loan_no, l.archive_no, a.title, l.borrower, l.reason, l.date, l.due_on,
    CASE WHEN l.state = 'OUT' AND l.due_on < :today THEN julianday(:today) - julianday(l.due_on) END, l.state
FROM archive_loan l
JOIN archive a ON a.archive_no = l.archive_no
ORDER BY l.state = 'OUT' DESC, l.due_on, l.id DESC
LIMIT :limit;

-- :name archive_page_papers
SELECT position AS page_qty, paper, pages AS pages_qty, filed_on, remark
FROM archive_paper
WHERE archive_no = :archive
ORDER BY position, id;

-- :name archive_page_loans
SELECT date, borrower, reason, due_on, state AS archive_loan_state, returned_on, lost_on, approved_by, remark
FROM archive_loan
WHERE archive_no = :archive
ORDER BY id;
