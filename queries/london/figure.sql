-- What is one published figure for London?
-- grain: one row
-- parameters: total_id VARCHAR
-- returns: series VARCHAR, start_year INTEGER, end_year INTEGER, measure VARCHAR, amount_gbp DECIMAL(14,2), rounding_gbp DECIMAL(14,2), source_id VARCHAR, locator VARCHAR
SELECT series, start_year, end_year, measure, amount_gbp, rounding_gbp, source_id, locator
FROM london_totals
WHERE total_id = $total_id;
