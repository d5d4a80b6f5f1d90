-- Which keys, references and conditions do the tables of the main schema have?
-- grain: one row per constraint, by table, in order
-- parameters: none
SELECT table_name, constraint_type, expression, constraint_column_names, referenced_table, referenced_column_names
FROM duckdb_constraints()
WHERE database_name = current_database() AND schema_name = 'main'
ORDER BY table_oid, constraint_index;
