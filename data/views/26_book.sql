-- A book of pre-printed numbers: what went out of it, and the highest number that did. A number below that
-- one which is neither used nor void is missing; those above it are left.
CREATE VIEW view_book AS
SELECT b.id, b.book_no, b.kind, b.returned_on, b.handed_on, b.first, b.last,
    ifnull(b.prefix, '') || printf('%0*d', b.digits, b.first) AS first_number,
    ifnull(b.prefix, '') || printf('%0*d', b.digits, b.last) AS last_number,
    count(n.id) - count(n.void_reason) AS used, count(n.void_reason) AS void,
    ifnull(max(n.sequence), b.first - 1) AS top,
    ifnull(b.prefix, '') || printf('%0*d', b.digits, ifnull(max(n.sequence), b.first - 1) + 1) AS next_number
FROM number_book b
LEFT JOIN book_number n ON n.book_no = b.book_no
GROUP BY b.id;

-- The next number of each book that has one, the books in the order in which they are used up.
CREATE VIEW view_book_next AS
SELECT kind, book_no, next_number, row_number() OVER (
        PARTITION BY kind ORDER BY used + void = 0, handed_on IS NULL, id) AS place
FROM view_book
WHERE top < last AND returned_on IS NULL;

-- Every number of a book with what became of it.
CREATE VIEW view_book_number AS
WITH RECURSIVE every (book_no, sequence) AS (
    SELECT book_no, first FROM number_book
    UNION ALL
    SELECT e.book_no, e.sequence + 1 FROM every e
    JOIN number_book b ON b.book_no = e.book_no
    WHERE e.sequence < b.last
)
SELECT b.id * 100000 + e.sequence - b.first AS id, b.book_no, b.kind, e.sequence,
    ifnull(b.prefix, '') || printf('%0*d', b.digits, e.sequence) AS number,
    CASE WHEN n.void_reason IS NOT NULL THEN 'VOID' WHEN n.id IS NOT NULL THEN 'USED'
        WHEN e.sequence < v.top THEN 'MISSING' ELSE 'FREE' END AS state,
    n.date, n.document_no, n.void_reason, n.deal_no
FROM every e
JOIN number_book b ON b.book_no = e.book_no
JOIN view_book v ON v.book_no = e.book_no
LEFT JOIN book_number n ON n.book_no = e.book_no AND n.sequence = e.sequence;
