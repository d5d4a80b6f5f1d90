-- What was taken from one document?
-- grain: one row per table and place in the document
-- parameters: source_id VARCHAR, most INTEGER
-- items says what each row is, separated by semicolons, as many as asked for.
SELECT
    table_name,
    locator,
    count(*) AS row_count,
    array_to_string(list_sort(list(DISTINCT what))[:$most], '; ') AS items
FROM source_uses
WHERE source_id = $source_id
GROUP BY table_name, locator
ORDER BY row_count DESC, table_name, locator;
