-- Which tables does the main schema hold?
-- grain: one row per table, each after those it refers to
-- parameters: none
SELECT table_name, comment
FROM duckdb_tables()
WHERE database_name = current_database() AND schema_name = 'main'
ORDER BY table_oid;
