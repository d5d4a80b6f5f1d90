-- The fund tables of the audit panel report, with what their dashes mean.
-- Grain: one row per cell. is_dash: the cell holds a dash. is_nil: a dash that the total of its column shows to be nothing,
-- because the cells with a figure make that total by themselves, within rounding, and no other cell is empty.
CREATE VIEW fund_table_cells AS
WITH cells AS (
    SELECT *, amount_gbp IS NULL AND coalesce(value_as_published = '-', false) AS is_dash
    FROM programme_budgets
),
columns AS (
    SELECT
        fund_id,
        start_year,
        end_year,
        measure,
        count(*) FILTER (WHERE amount_gbp IS NULL AND NOT is_dash) = 0
        AND abs(sum(amount_gbp) FILTER (WHERE NOT is_total) - sum(amount_gbp) FILTER (WHERE is_total))
        <= sum(rounding_gbp) FILTER (WHERE amount_gbp IS NOT NULL) AS is_made_up
    FROM cells
    GROUP BY fund_id, start_year, end_year, measure
)
SELECT cells.*, cells.is_dash AND coalesce(columns.is_made_up, false) AS is_nil
FROM cells
JOIN columns USING (fund_id, start_year, end_year, measure);
