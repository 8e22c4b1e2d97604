-- :name policy_list
-- In force today first; a row that a newer one of the same city and item took the place of is REPLACED.
SELECT p.id, CASE
    WHEN p.valid_until < :today THEN 'ENDED'
    WHEN p.valid_from > :today THEN 'AHEAD'
    WHEN EXISTS (
        SELECT 1 FROM policy n
        WHERE n.city = p.city AND n.item = p.item AND n.valid_from > p.valid_from AND n.valid_from <= :today
          AND (n.valid_until IS NULL OR n.valid_until >= :today)
    ) THEN 'REPLACED'
    ELSE 'FORCE' END AS state
FROM policy p
ORDER BY CASE state WHEN 'FORCE' THEN 0 WHEN 'AHEAD' THEN 1 ELSE 2 END,
    (SELECT min(f.id) FROM policy f WHERE f.item = p.item), p.city = '全国', p.valid_from DESC;

-- :name faq_list
-- What has run out stands last.
SELECT id FROM faq
ORDER BY valid_until IS NOT NULL AND valid_until < :today, position IS NULL, position, id;
