-- What was taken from one document?
-- grain: one row per table and place in the document
-- parameters: source_id VARCHAR
-- returns: table_name VARCHAR, locator VARCHAR, row_count BIGINT, example VARCHAR
SELECT table_name, locator, count(*) AS row_count, min(what) AS example
FROM source_uses
WHERE source_id = $source_id
GROUP BY table_name, locator
ORDER BY row_count DESC, table_name, locator;
