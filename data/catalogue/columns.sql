-- Which columns does one table have?
-- grain: one row per column, in order
-- parameters: table VARCHAR
SELECT column_name, data_type, is_nullable, comment
FROM duckdb_columns()
WHERE database_name = current_database() AND schema_name = 'main' AND table_name = $table
ORDER BY column_index;
