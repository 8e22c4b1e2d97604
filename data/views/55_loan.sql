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

-- 按揭台账: a line an application; what depends on the day is filled in by report/mortgage.c.
CREATE VIEW view_mortgage AS
SELECT l.id, l.rev, l.deal_no, l.unit_now AS unit_no,
    (SELECT group_concat(b.name, '、')
        FROM (SELECT name FROM view_buyer WHERE deal_no = l.deal_no ORDER BY position) b) AS buyers,
    l.phone, l.sign_date, l.total_now AS total,
    (SELECT ifnull(sum(CASE WHEN r.kind = 'REFUND' THEN -r.amount ELSE r.amount END), 0)
        FROM receipt r
        LEFT JOIN receipt o ON o.receipt_no = r.source_no AND r.kind = 'REFUND'
        WHERE r.deal_no = l.deal_no AND ifnull(o.kind, r.kind) IN ('DEPOSIT', 'DOWN', 'PRICE', 'BALANCE', 'REFUND')
    ) AS down_paid,
    l.kind, l.bank, l.branch, l.officer, l.officer_phone, l.applied, l.years, l.rate, l.state, l.missing,
    l.opened_on, l.docs_on, l.interview_on, l.submit_on, l.supplement_on, l.rounds, l.approved_on, l.approved,
    l.reg_sent_on, l.registered_on, l.registration_no, l.disbursed_on, l.disbursed, l.undisbursed, l.rejected_on,
    l.reject_reason, NULL AS days_signed, NULL AS days_stage, NULL AS late, l.pending_reason, l.clerk,
    ifnull(s.name, l.consultant) AS consultant, l.remark, l.since
FROM view_loan l
LEFT JOIN consultant s ON s.no = l.consultant;
