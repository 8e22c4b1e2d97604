-- 6 按揭: papers of a loan, banks; 0 设置: the template of papers.

-- :name loan_paper_list
SELECT row_number() OVER (ORDER BY min(t.position), min(t.buyer), t.paper), CASE WHEN p.received_on IS NULL THEN
            CASE WHEN p.waived_by IS NOT NULL OR min(t.optional) = 1 THEN 'grey' ELSE 'due' END
        WHEN p.expires_on < :today THEN 'late' WHEN p.expires_on <= date(:today, '+7 days') THEN 'due'
        WHEN p.received_on = :today THEN 'new' ELSE 'done' END,
    t.paper,
    CASE WHEN p.received_on IS NULL THEN
            CASE WHEN p.waived_by IS NOT NULL THEN 'WAIVED' WHEN p.returned_on IS NOT NULL THEN 'RETURNED'
                WHEN min(t.optional) = 1 THEN 'OPTIONAL' ELSE 'MISSING' END
        WHEN p.expires_on < :today THEN 'EXPIRED' WHEN p.checked_on IS NOT NULL THEN 'CHECKED' ELSE 'RECEIVED' END AS paper_state,
    CASE max(t.original) WHEN 1 THEN '●' ELSE '' END AS original, nullif(max(t.copies), 0) AS copies_asked,
    p.received_on, p.expires_on, p.copies, coalesce(p.checked_by, p.received_by), coalesce(p.return_reason, p.waive_reason)
FROM view_loan_asked t
LEFT JOIN loan_paper p ON p.deal_no = t.deal_no AND p.kind = t.kind AND p.paper = t.paper
WHERE t.deal_no = :deal AND t.kind = :kind
GROUP BY t.paper
ORDER BY min(t.position), min(t.buyer), t.paper;

-- :name loan_paper_title
SELECT d.unit_now, d.name, l.bank
FROM loan l
JOIN deal d ON d.deal_no = l.deal_no
WHERE l.deal_no = :deal AND l.kind = :kind
ORDER BY l.id DESC
LIMIT 1;

-- :name profile_known
SELECT party, marriage, CASE party WHEN 'PERSON' THEN employment END, high_income, local, fund, by_agent
FROM view_buyer_kind
WHERE deal_no = :deal AND position = :position;

-- :name deal_page_profiles
SELECT k.position, k.name, k.party AS buyer_party, k.marriage AS buyer_marriage,
    CASE k.party WHEN 'PERSON' THEN k.employment END AS buyer_employment,
    CASE WHEN k.by_agent THEN 'AGENT' END AS buyer_trait, CASE WHEN NOT k.local THEN 'NON_LOCAL' END AS buyer_trait,
    CASE WHEN k.high_income THEN 'HIGH_INCOME' END AS buyer_trait, CASE WHEN k.fund THEN 'FUND' END AS buyer_trait
FROM view_buyer_kind k
WHERE k.deal_no = :deal AND EXISTS (SELECT 1 FROM buyer_profile p WHERE p.deal_no = k.deal_no)
ORDER BY k.position;

-- :name template_list
SELECT id, CASE WHEN retired = 1 THEN 'grey' ELSE '' END,
    code, purpose, name, pay_method, trait, CASE each_buyer WHEN 1 THEN '●' END, CASE original WHEN 1 THEN '●' END,
    nullif(copies, 0), valid_days, CASE optional WHEN 1 THEN '○' END, position
FROM paper_template
ORDER BY ifnull(retired, 0), purpose DESC, position, code;

-- The rate is the bank's own, or the LPR (ppm) with its spread (basis points).
-- :name bank_list
SELECT b.id, CASE b.bank_state WHEN 'ACCEPTING' THEN '' WHEN 'LOW' THEN 'due' WHEN 'FULL' THEN 'late' ELSE 'grey' END,
    b.bank, b.branch, b.product, b.bank_state, coalesce(b.rate, :lpr + b.spread * 100), b.min_down,
    b.quota, b.used, b.remaining, b.approve_days, b.disburse_days, b.valid_to, b.officer, b.phone
FROM (
    SELECT *, CASE WHEN ifnull(accepting, 1) = 0 THEN 'STOPPED' WHEN valid_to < :today THEN 'EXPIRED'
            WHEN remaining <= 0 THEN 'FULL' WHEN remaining * 10 < quota THEN 'LOW' ELSE 'ACCEPTING' END AS bank_state
    FROM view_bank
) b
ORDER BY b.bank_state IN ('STOPPED', 'EXPIRED'), b.product, b.bank, b.branch;

-- :name bank_loan_list
SELECT l.id, CASE WHEN l.state = 'DISBURSED' THEN 'done' WHEN l.state IN ('REJECTED', 'DROPPED') THEN 'grey' ELSE '' END,
    l.deal_no, d.unit_now, d.name, l.state, l.applied, l.approved, l.submit_on, l.approved_on, l.disbursed_on, l.disbursed
FROM view_bank_loan v
JOIN loan l ON l.id = v.loan_id
JOIN deal d ON d.deal_no = l.deal_no
WHERE v.bank_id = :bank
ORDER BY l.state IN ('DISBURSED', 'REJECTED', 'DROPPED'), l.id DESC;

-- :name bank_quota_text
SELECT loan_bank, used, remaining FROM view_bank WHERE id = :bank;
