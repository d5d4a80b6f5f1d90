-- How many decisions were signed after their first year had begun, by that year?
-- grain: one row per first financial year, oldest first; NULL where no year is known; without those of the Authority
-- parameters: none
-- dated: with a date of signing; after: of them, signed on or after 1 April of the first year; explained: of
-- those, with a circumstance that bears on it: money of others, an addition, a start during the year, a budget.
SELECT
    first_year,
    CAST(count(*) AS INTEGER) AS decisions,
    CAST(count(days_after) AS INTEGER) AS dated,
    CAST(count(*) FILTER (WHERE is_after_start) AS INTEGER) AS after,
    CAST(count(*) FILTER (WHERE is_after_start AND circumstance IS NOT NULL) AS INTEGER) AS explained
FROM decision_timing
WHERE left_out IS NULL
GROUP BY ALL
ORDER BY first_year NULLS LAST;
