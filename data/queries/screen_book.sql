-- 号本: id, mark, then the columns shown.

-- :name book_list
SELECT b.id,
    CASE WHEN b.top - b.first + 1 > b.used + b.void THEN 'late' WHEN b.returned_on IS NOT NULL THEN 'grey'
        WHEN b.last - b.top <= 10 THEN 'due' ELSE '' END,
    b.book_no, b.kind, b.first_number || '–' || b.last_number, b.used, b.void, b.top - b.first + 1 - b.used - b.void,
    b.last - b.top, n.handed_to, n.handed_on, n.received_on, n.received_from, n.returned_on
FROM view_book b
JOIN number_book n ON n.id = b.id
ORDER BY b.returned_on IS NOT NULL, b.kind, b.id
LIMIT :limit;

-- :name book_numbers
SELECT v.id, CASE v.state WHEN 'MISSING' THEN 'late' WHEN 'USED' THEN '' ELSE 'grey' END,
    v.number, v.kind, v.state, v.date, d.unit_now, d.name, v.document_no, v.deal_no, v.void_reason
FROM view_book_number v
LEFT JOIN deal d ON d.deal_no = v.deal_no
WHERE v.book_no = :filter
ORDER BY v.sequence
LIMIT :limit;

-- :name book_missing
SELECT v.id, 'late', v.number, v.kind, v.state, v.date, NULL, NULL, v.document_no, v.deal_no, v.void_reason
FROM view_book_number v
WHERE v.state = 'MISSING'
ORDER BY v.kind, v.number
LIMIT :limit;

-- :name book_void
SELECT n.id, 'grey', n.number, n.kind, 'VOID', n.date, d.unit_now, d.name, n.document_no, n.deal_no, n.void_reason
FROM book_number n
LEFT JOIN deal d ON d.deal_no = n.deal_no
WHERE n.void_reason IS NOT NULL
ORDER BY n.date DESC, n.id DESC
LIMIT :limit;

-- :name book_next
SELECT next_number FROM view_book_next WHERE kind = :kind AND place = 1;

-- :name deal_page_numbers
SELECT kind AS book_kind, number, date, CASE WHEN document_no <> deal_no THEN document_no END,
    CASE WHEN void_reason IS NOT NULL THEN 'VOID' END AS book_number_state, void_reason
FROM book_number
WHERE deal_no = :deal
ORDER BY id;

-- :name deal_number_count
SELECT count(*) FROM book_number WHERE deal_no = :deal;

-- :name deal_contract_no
SELECT contract_no FROM contract WHERE deal_no = :deal;
