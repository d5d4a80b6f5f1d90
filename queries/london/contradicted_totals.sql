-- For which years do two published totals of London's direct funding contradict each other?
-- grain: one row per year, oldest first
-- parameters: none
-- other_gbp is an equal part of the total of several years, which is the very amount of other years.
SELECT
    l.financial_year,
    l.amount_gbp,
    l.rounding_gbp,
    l.source_id,
    l.locator,
    l.other_gbp,
    t.start_year,
    t.end_year,
    t.amount_gbp AS total_gbp,
    t.rounding_gbp AS total_rounding_gbp,
    t.source_id AS other_source_id,
    t.locator AS other_locator
FROM london_direct_funding AS l
JOIN london_totals AS t ON t.total_id = l.other_total_id
ORDER BY l.financial_year;
