-- What does every table and column of the data package hold?
-- grain: one row per column, in the order of the schema
-- parameters: none
-- A column whose name ends in _year is an INTEGER in the store, the year it begins in, and 2019/20 in every file.
SELECT
    t.table_name,
    t.comment AS table_comment,
    c.column_name,
    CASE
        WHEN c.column_name LIKE '%\_year' ESCAPE '\' THEN 'financial year, April to March, as 2019/20'
        ELSE c.data_type
    END AS data_type,
    c.is_nullable,
    c.comment AS column_comment
FROM duckdb_tables() AS t
JOIN duckdb_columns() AS c ON c.database_name = t.database_name AND c.table_oid = t.table_oid
WHERE t.database_name = current_database() AND t.schema_name = 'main'
ORDER BY t.table_oid, c.column_index;
