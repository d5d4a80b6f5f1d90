-- How many rows does each table hold?
-- grain: one row per table, most rows first
-- parameters: none
SELECT table_name, row_count
FROM build.table_rows
ORDER BY row_count DESC, table_name;
