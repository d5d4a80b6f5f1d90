-- How many awards of one kind from a fund are left out of its parts, and why?
-- grain: one row
-- parameters: kind VARCHAR, series_id VARCHAR, from_year INTEGER, to_year INTEGER
-- not_counted overlap others or have no amount, of the two years; without_year count, but no first year is stated.
SELECT
    CAST(count(*) FILTER (WHERE NOT counts_in_totals AND start_year IN ($from_year, $to_year)) AS INTEGER)
        AS not_counted,
    CAST(count(*) FILTER (WHERE counts_in_totals AND start_year IS NULL) AS INTEGER) AS without_year
FROM awards
WHERE CASE kind WHEN 'procurement ceiling' THEN 'ceilings' ELSE kind || 's' END = $kind
    AND fund_id = $series_id;
