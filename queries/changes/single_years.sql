-- Of which funds are parts known for one year only, so that no change can be explained?
-- grain: one row per kind of parts and series
-- parameters: none
SELECT kind, any_value(series) AS series, any_value(financial_year) AS financial_year
FROM fund_parts
GROUP BY kind, series_id
HAVING count(DISTINCT financial_year) = 1
ORDER BY kind, series;
