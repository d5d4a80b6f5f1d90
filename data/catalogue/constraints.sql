-- Which keys, references and conditions does one table have?
-- grain: one row per constraint, in order
-- parameters: table VARCHAR
SELECT constraint_type, expression, constraint_column_names, referenced_table, referenced_column_names
FROM duckdb_constraints()
WHERE database_name = current_database() AND schema_name = 'main' AND table_name = $table
ORDER BY constraint_index;
