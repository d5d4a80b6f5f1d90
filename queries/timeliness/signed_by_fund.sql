-- How many decisions were signed after their first year had begun, by fund?
-- grain: one row per fund, most dated decisions first; NULL where no award with a fund is known
-- parameters: none
-- dated: with a date of signing; after: of them, signed on or after 1 April of the first year; explained: of
-- those, with a circumstance that bears on it: money of others, an addition, a start during the year, a budget.
-- A decision with awards of several funds is under each. Decisions without a year and those of the
-- Greater London Authority are left out.
SELECT
    fund,
    CAST(count(*) AS INTEGER) AS decisions,
    CAST(count(days_after) AS INTEGER) AS dated,
    CAST(count(*) FILTER (WHERE is_after_start) AS INTEGER) AS after,
    CAST(count(*) FILTER (WHERE is_after_start AND circumstance IS NOT NULL) AS INTEGER) AS explained
FROM (
    SELECT days_after, is_after_start, circumstance, unnest(CASE WHEN len(funds) = 0 THEN [NULL] ELSE funds END) AS fund
    FROM decision_timing
    WHERE first_year IS NOT NULL AND left_out IS NULL
)
GROUP BY ALL
ORDER BY dated DESC, decisions DESC, fund NULLS LAST;
