-- How many awards begin in each year, by the financial years they cover?
-- grain: one row per first year, oldest first; a year without awards is left out
-- parameters: none
-- awards are those with a stated first and last year; three_years is three and more financial years that
-- are touched, without those stated_shorter: they touch as many, but by their own words run for less. A decision counts once, by the
-- longest of its awards that begin in that year.
SELECT
    first_year,
    CAST(count(*) AS INTEGER) AS awards,
    CAST(count(*) FILTER (WHERE years_covered = 1) AS INTEGER) AS single_years,
    CAST(count(*) FILTER (WHERE years_covered = 2) AS INTEGER) AS two_years,
    CAST(count(*) FILTER (WHERE may_run_three_years) AS INTEGER) AS three_years,
    CAST(count(*) FILTER (WHERE years_covered >= 3 AND NOT may_run_three_years) AS INTEGER) AS stated_shorter,
    CAST(count(DISTINCT decision_id) AS INTEGER) AS decisions,
    CAST(count(DISTINCT decision_id) FILTER (WHERE may_run_three_years) AS INTEGER) AS decisions_three_years
FROM award_lengths
WHERE left_out IS NULL AND years_covered IS NOT NULL
GROUP BY first_year
ORDER BY first_year;
