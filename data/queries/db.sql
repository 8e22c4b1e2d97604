-- What the data-access layer itself asks.

-- :name schema_version
SELECT user_version FROM pragma_user_version;

-- :name table_columns
SELECT name, type FROM pragma_table_info(:table);

-- :name table_last_id
SELECT seq FROM sqlite_sequence WHERE name = :table;

-- :name request_add
INSERT INTO request (id, at, operation) VALUES (:id, :at, :operation);

-- :name request_known
SELECT 1 FROM request WHERE id = :id;

-- :name sequence_next
INSERT INTO sequence (kind, year, last) VALUES (:kind, :year, 1)
ON CONFLICT (kind, year) DO UPDATE SET last = last + 1;

-- :name sequence_last
SELECT last FROM sequence WHERE kind = :kind AND year = :year;

-- :name sequence_seen
INSERT INTO sequence (kind, year, last) VALUES (:kind, :year, :last)
ON CONFLICT (kind, year) DO UPDATE SET last = max(last, :last);

-- :name setting_value
SELECT value FROM setting WHERE key = :key;

-- :name setting_set
INSERT INTO setting (key, value) VALUES (:key, :value)
ON CONFLICT (key) DO UPDATE SET value = :value;

-- :name audit_head
SELECT hash FROM audit ORDER BY id DESC LIMIT 1;

-- :name audit_append
INSERT INTO audit (at, actor, origin, operation, entity, row_id, changes, request_id, hash)
VALUES (:at, :actor, :origin, :operation, :entity, :row, :changes, :request, :hash);

-- :name audit_chain
SELECT id, at, actor, origin, operation, entity, CAST(row_id AS TEXT), changes, request_id, hash
FROM audit
ORDER BY id;

-- :name audit_last_actor
SELECT actor FROM audit WHERE entity = :entity AND row_id = :row ORDER BY id DESC LIMIT 1;

-- :name check_integrity
SELECT integrity_check FROM pragma_integrity_check;

-- :name check_foreign_keys
SELECT "table" || ' ' || ifnull(rowid, '') || ' → ' || parent FROM pragma_foreign_key_check;

-- :name check_stock
SELECT item_code FROM movement
GROUP BY item_code
HAVING sum(CASE WHEN kind IN ('RECEIPT', 'RETURN', 'GIVE_BACK', 'SURPLUS') THEN qty ELSE -qty END) < 0
    AND ifnull((SELECT value FROM setting WHERE key = 'allow_negative'), '0') <> '1';

-- :name audit_changes_of
SELECT changes FROM audit WHERE entity = :entity AND row_id = :row ORDER BY id LIMIT 1;
