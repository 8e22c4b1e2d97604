-- Money of the banks: what was paid, and what was taken back as a negative amount.
CREATE VIEW view_loan_money AS
SELECT loan_id, date, amount FROM loan_step WHERE step IN ('DISBURSED', 'REVERSED');

-- An application with its deal: since when it stands where it stands (the first one waits from the signing
-- on), what it counts for, what is not paid yet, and the round of papers that is open.
CREATE VIEW view_loan AS
SELECT l.*, d.unit_now, d.name, d.phone, d.consultant, d.total_now, k.sign_date,
    CASE WHEN l.state = 'WAIT_DOCS' AND k.sign_date IS NOT NULL
            AND l.id = (SELECT min(a.id) FROM loan a WHERE a.deal_no = l.deal_no AND a.kind = l.kind)
        THEN k.sign_date
        ELSE ifnull((SELECT max(s.date) FROM loan_step s WHERE s.loan_id = l.id), l.opened_on) END AS since,
    CASE WHEN l.state = 'PARTLY' THEN 'REGISTERED' ELSE l.state END AS board,
    CASE WHEN l.state IN ('REJECTED', 'DROPPED') THEN 0
        ELSE ifnull(l.approved, l.applied) - ifnull(l.disbursed, 0) END AS undisbursed,
    (SELECT count(*) FROM loan_step s WHERE s.loan_id = l.id AND s.step = 'SUPPLEMENT') AS rounds,
    CASE WHEN l.state = 'SUPPLEMENT' THEN (
        SELECT s.note FROM loan_step s WHERE s.loan_id = l.id AND s.step = 'SUPPLEMENT' ORDER BY s.id DESC LIMIT 1
    ) END AS missing
FROM loan l
JOIN deal d ON d.deal_no = l.deal_no
LEFT JOIN contract k ON k.deal_no = l.deal_no;
