-- Which columns do the tables of the main schema have?
-- grain: one row per column, by table, in order
-- parameters: none
SELECT table_name, column_name, data_type, is_nullable, comment
FROM duckdb_columns()
WHERE database_name = current_database() AND schema_name = 'main'
ORDER BY table_oid, column_index;
