-- What is published about the formula that shares out the London Crime Prevention Fund?
-- grain: one row per statement, oldest first
-- parameters: none
-- returns: start_year INTEGER, end_year INTEGER, indicator VARCHAR, weight DECIMAL(6,3), note VARCHAR, source_id VARCHAR, locator VARCHAR
SELECT start_year, end_year, indicator, weight, note, source_id, locator
FROM funding_formula
ORDER BY start_year NULLS LAST, end_year, indicator;
