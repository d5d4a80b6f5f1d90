-- What is one published figure for London?
-- grain: one row
-- parameters: total_id VARCHAR
SELECT series, start_year, end_year, measure, amount_gbp, rounding_gbp, source_id, locator
FROM london_totals
WHERE total_id = $total_id;
