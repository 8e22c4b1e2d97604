-- Pick lists: value, label, note.

-- :name suggest_code
SELECT n.name, n.name, ifnull(max(q.note), '') FROM (
    SELECT name, position FROM code WHERE list = :list
    UNION ALL SELECT DISTINCT district, 1000 FROM visit WHERE :list = 'district'
    UNION ALL SELECT DISTINCT bank, 1000 FROM loan WHERE :list = 'bank'
    UNION ALL SELECT loan_bank, CASE WHEN ifnull(accepting, 1) = 1 THEN 0 ELSE 2000 END FROM view_bank_name WHERE :list = 'bank'
    UNION ALL SELECT paper, position FROM archive_template WHERE :list = 'archive_paper'
    UNION ALL SELECT name, position FROM discount WHERE :list = 'discount'
    UNION ALL SELECT DISTINCT topic, 1000 FROM faq WHERE :list = 'faq_topic'
    UNION ALL SELECT name, position FROM paper_template
        WHERE ifnull(retired, 0) = 0 AND ifnull(each_buyer, 0) = 0
            AND purpose = CASE :list WHEN 'deal_paper' THEN 'SIGN' WHEN 'loan_paper' THEN 'LOAN' END
    UNION ALL SELECT DISTINCT a.paper, 100 + a.position FROM view_loan_asked a
        JOIN loan l ON l.deal_no = a.deal_no AND l.kind = a.kind AND l.state IN ('WAIT_DOCS', 'DOCS_OK')
        WHERE :list = 'loan_paper'
    UNION ALL SELECT a.paper, a.position FROM view_paper_asked a
        JOIN deal d ON d.deal_no = a.deal_no AND d.state = 'SUBSCRIBED'
        WHERE :list = 'deal_paper' AND a.position >= 20
    UNION ALL SELECT next_number, place FROM view_book_next WHERE :list = 'book_number'
    UNION ALL SELECT DISTINCT batch, 1000 FROM unit WHERE :list = 'batch'
) n
LEFT JOIN ( -- a bank: what is left of its quota, in 万, or that it takes none
    SELECT loan_bank AS name, CASE WHEN ifnull(accepting, 1) = 0 THEN '×' ELSE printf('%,d万', remaining / 1000000) END AS note
    FROM view_bank
    WHERE :list = 'bank' AND (remaining IS NOT NULL OR accepting = 0)
) q ON q.name = n.name
WHERE n.name IS NOT NULL
GROUP BY n.name
ORDER BY max(n.position = 2000), min(n.position), n.name;

-- The last used first, the list behind it, then what else the last 200 visits said.
-- :name suggest_code_last_first
SELECT name, name, '' FROM (
    SELECT name, position FROM code WHERE list = :list
    UNION ALL SELECT DISTINCT layout, 1000 FROM unit WHERE :list = 'layout'
    UNION ALL
    SELECT CASE :list WHEN 'source' THEN source ELSE layout END, CASE row WHEN 1 THEN 0 ELSE 1000 END
    FROM (SELECT source, layout, row_number() OVER (ORDER BY id DESC) AS row
        FROM (SELECT id, source, layout FROM visit
            WHERE CASE :list WHEN 'source' THEN source ELSE layout END IS NOT NULL
            ORDER BY id DESC LIMIT 200))
)
WHERE name IS NOT NULL
GROUP BY name
ORDER BY min(position), name;

-- :name suggest_consultant
SELECT no, no || ' ' || name, ifnull(team, '') FROM consultant
WHERE ifnull(status, 'ACTIVE') = 'ACTIVE'
ORDER BY no;

-- :name suggest_unit
SELECT unit_no, unit_no, layout FROM unit
WHERE ifnull(control, 'AVAILABLE') IN ('AVAILABLE', 'HELD')
    AND unit_no NOT IN (SELECT unit_now FROM deal WHERE state NOT IN ('CANCELLED', 'VOID'))
ORDER BY building, entrance, floor DESC, room;

-- :name suggest_deal
SELECT deal_no, deal_no || ' ' || unit_now, name FROM deal
WHERE state NOT IN ('CANCELLED', 'VOID')
ORDER BY id DESC
LIMIT 500;

-- :name suggest_contract
SELECT k.contract_no, k.contract_no || ' ' || d.unit_now, d.name FROM contract k
JOIN deal d ON d.deal_no = k.deal_no
ORDER BY k.id DESC
LIMIT 500;

-- :name suggest_ticket
SELECT t.ticket_no, t.ticket_no || ifnull(' ' || c.name, ''), ifnull(t.unit_no, '')
FROM ticket t
LEFT JOIN customer_phone p ON p.phone = t.phone
LEFT JOIN customer c ON c.id = p.customer_id
WHERE t.state = 'OPEN'
ORDER BY t.id;

-- :name suggest_item
SELECT code, code || ' ' || name, ifnull(spec, '') FROM item ORDER BY code;

-- :name suggest_channel_report
SELECT report_no, report_no || ' ' || channel, ifnull(name, '') FROM channel_report
WHERE state = 'VALID'
ORDER BY id DESC
LIMIT 200;

-- :name suggest_staff_name
SELECT name, no || ' ' || name, '' FROM staff
WHERE ifnull(status, 'ACTIVE') = 'ACTIVE' AND (:role IS NULL OR role = :role)
ORDER BY no;

-- :name suggest_receipt
SELECT r.receipt_no, r.receipt_no || ' ' || d.unit_now, d.name FROM receipt r
JOIN deal d ON d.deal_no = r.deal_no
WHERE r.kind <> 'REFUND' AND ifnull(r.transfer, 0) = 0
ORDER BY r.id DESC
LIMIT 500;

-- :name suggest_archive
SELECT archive_no, archive_no || ' ' || title, ifnull(place, '') FROM archive
ORDER BY id DESC
LIMIT 500;

-- :name suggest_change
SELECT h.change_no, h.change_no || ' ' || d.unit_now, d.name FROM change h
JOIN deal d ON d.deal_no = h.deal_no
ORDER BY h.id DESC
LIMIT 500;

-- :name suggest_number_book
SELECT b.book_no, b.book_no || ' ' || b.first_number || '–' || b.last_number, ifnull(n.handed_to, '') FROM view_book b
JOIN number_book n ON n.id = b.id
ORDER BY b.returned_on IS NOT NULL, b.id;

-- :name suggest_price_batch
SELECT batch_no, batch_no, reason FROM price_batch
WHERE state IN ('DRAFT', 'APPROVED')
ORDER BY state = 'DRAFT' DESC, id DESC;
