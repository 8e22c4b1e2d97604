-- Deals that a husband or wife of the first buyer buys with him.
CREATE VIEW view_buyer_spouse AS
SELECT b.deal_no FROM view_buyer_row v
JOIN deal_buyer b ON b.id = v.id
WHERE b.position > 1 AND b.relation = 'SPOUSE' AND ifnull(b.removed, 0) = 0;

-- What kind of buyer everybody is: as told, else a person who earns a salary and lives here; the fund follows
-- the way of paying. What was told of somebody else at the position does not count.
CREATE VIEW view_buyer_kind AS
SELECT b.deal_no, b.position, b.name, d.pay_now,
    coalesce(p.party, CASE b.id_kind WHEN 'LICENCE' THEN 'COMPANY' ELSE 'PERSON' END) AS party,
    coalesce(p.marriage, CASE WHEN b.relation = 'SPOUSE' OR (b.position = 1 AND EXISTS (
            SELECT 1 FROM view_buyer_spouse s WHERE s.deal_no = b.deal_no)) THEN 'MARRIED' END) AS marriage,
    coalesce(p.employment, 'SALARIED') AS employment,
    ifnull(p.high_income, 0) AS high_income,
    ifnull(p.local, 1) AS local,
    coalesce(p.fund, d.pay_now IN ('FUND', 'COMBO')) AS fund,
    ifnull(p.by_agent, 0) AS by_agent,
    ifnull(b.minor, 0) AS minor,
    EXISTS (SELECT 1 FROM view_buyer_spouse s WHERE s.deal_no = b.deal_no) AS spouse_in
FROM view_buyer b
JOIN deal d ON d.deal_no = b.deal_no
LEFT JOIN buyer_profile p ON p.deal_no = b.deal_no AND p.position = b.position AND ifnull(p.name, b.name) = b.name;

-- Which rows of the template each buyer meets. One for each buyer bears his name; the others are asked once,
-- of the first.
CREATE VIEW view_paper_match AS
SELECT k.deal_no, k.position AS buyer, k.pay_now, t.purpose, t.pay_method, t.position, t.original, t.copies, t.valid_days,
    ifnull(t.optional, 0) AS optional,
    CASE t.each_buyer WHEN 1 THEN t.name || ' ' || k.name ELSE t.name END AS paper
FROM view_buyer_kind k
JOIN paper_template t ON ifnull(t.retired, 0) = 0 AND (k.position = 1 OR t.each_buyer = 1)
WHERE CASE t.trait
        WHEN 'PERSON' THEN k.party = 'PERSON'
        WHEN 'COMPANY' THEN k.party = 'COMPANY'
        WHEN 'FURTHER' THEN k.party = 'PERSON' AND k.position > 1
        WHEN 'ADULT' THEN k.party = 'PERSON' AND NOT k.minor
        WHEN 'MINOR' THEN k.minor
        WHEN 'AGENT' THEN k.by_agent
        WHEN 'SALARIED' THEN k.party = 'PERSON' AND k.employment = 'SALARIED'
        WHEN 'SELF_EMPLOYED' THEN k.party = 'PERSON' AND k.employment = 'SELF_EMPLOYED'
        WHEN 'SPOUSE_OUT' THEN k.party = 'PERSON' AND k.marriage = 'MARRIED' AND NOT k.spouse_in
        WHEN 'MARRIAGE_UNKNOWN' THEN k.party = 'PERSON' AND k.marriage IS NULL
        WHEN 'FUND' THEN k.fund
        WHEN 'NON_LOCAL' THEN k.party = 'PERSON' AND NOT k.local
        WHEN 'HIGH_INCOME' THEN k.party = 'PERSON' AND k.high_income
        ELSE t.trait IS NULL OR (k.party = 'PERSON' AND k.marriage = t.trait)
    END;

-- The papers that a signing asks for, and those that are there although nobody asks for them any more. A paper may
-- stand here more than once; who reads takes each once (min(optional)), in the order of position and buyer.
CREATE VIEW view_paper_asked AS
SELECT deal_no, paper, position, buyer, optional FROM view_paper_match
WHERE purpose = 'SIGN' AND (pay_method IS NULL OR pay_method = pay_now)
UNION ALL
SELECT deal_no, paper, 900, 1, 1 FROM deal_paper WHERE received_on IS NOT NULL;

-- The same of each loan part of a deal that somebody applied for.
CREATE VIEW view_loan_asked AS
SELECT m.deal_no, l.kind, m.paper, m.position, m.buyer, m.optional, m.valid_days, m.original, m.copies
FROM view_paper_match m
JOIN loan l ON l.deal_no = m.deal_no
    AND NOT EXISTS (SELECT 1 FROM loan n WHERE n.deal_no = l.deal_no AND n.kind = l.kind AND n.id > l.id)
WHERE m.purpose = 'LOAN' AND (m.pay_method IS NULL OR m.pay_method = l.kind)
UNION ALL
SELECT deal_no, kind, paper, 900, 1, 1, NULL, 0, 0 FROM loan_paper WHERE received_on IS NOT NULL;

-- What a bank has promised and what our loans have taken of it. loan_bank is how an application names the row:
-- the bank alone for its first branch, or for the one that the application's 支行 says. Used counts what was approved while the quota is good, disbursed or not.
CREATE VIEW view_bank_name AS
SELECT b.*,
    CASE WHEN b.branch IS NULL OR NOT EXISTS (
            SELECT 1 FROM bank_product o WHERE o.bank = b.bank AND o.product = b.product AND o.id < b.id)
        THEN b.bank ELSE b.bank || b.branch END AS loan_bank, b.bank || b.branch AS whole_bank
FROM bank_product b;

CREATE VIEW view_bank_loan AS
SELECT b.id AS bank_id, l.id AS loan_id,
    CASE WHEN l.state NOT IN ('REJECTED', 'DROPPED') AND d.state NOT IN ('CANCELLED', 'VOID')
            AND l.approved_on >= ifnull(b.valid_from, '0') AND l.approved_on <= ifnull(b.valid_to, '9')
        THEN l.approved ELSE 0 END AS used,
    CAST(julianday(l.approved_on) - julianday(l.submit_on) AS INTEGER) AS approve_days,
    CAST(julianday(l.disbursed_on) - julianday(l.approved_on) AS INTEGER) AS disburse_days
FROM view_bank_name b
JOIN loan l ON l.kind = b.product AND (l.bank = b.whole_bank OR (l.bank = b.bank AND b.id = coalesce(
    (SELECT o.id FROM bank_product o WHERE o.bank = l.bank AND o.product = l.kind AND o.branch = l.branch),
    (SELECT min(o.id) FROM bank_product o WHERE o.bank = l.bank AND o.product = l.kind))))
JOIN deal d ON d.deal_no = l.deal_no;

CREATE VIEW view_bank AS
SELECT b.*, ifnull(s.used, 0) AS used, b.quota - ifnull(s.used, 0) AS remaining, ifnull(s.loans, 0) AS loans,
    s.approve_days, s.disburse_days
FROM view_bank_name b
LEFT JOIN (
    SELECT bank_id, sum(used) AS used, count(*) AS loans,
        (2 * sum(approve_days) + count(approve_days)) / (2 * count(approve_days)) AS approve_days,
        (2 * sum(disburse_days) + count(disburse_days)) / (2 * count(disburse_days)) AS disburse_days
    FROM view_bank_loan
    GROUP BY bank_id) s ON s.bank_id = b.id;

-- What a signing asks for, with what became of each. A paper that is asked for twice stands here twice: who reads
-- groups by paper and takes the first place (what must come before what may), so that only one deal is worked out.
CREATE VIEW view_deal_paper AS
SELECT t.deal_no, t.paper, t.optional * 1000000 + t.position * 100 + t.buyer AS place,
    CASE WHEN p.received_on IS NOT NULL THEN 'RECEIVED' WHEN p.waived_by IS NOT NULL THEN 'WAIVED'
        WHEN t.optional = 1 THEN 'OPTIONAL' ELSE 'MISSING' END AS state,
    p.received_on, p.copies, p.waive_reason
FROM view_paper_asked t
LEFT JOIN deal_paper p ON p.deal_no = t.deal_no AND p.paper = t.paper;
