-- How many awards begin in each year, by the financial years they cover?
-- grain: one row per first year, oldest first; a year without awards is left out
-- parameters: none
-- awards are those with a stated first and last year; three_years is three and more financial years that
-- are touched, without those stated_shorter: they touch as many, but by their own words run for less. A decision counts once, by the
-- longest of its awards that begin in that year.
WITH counted AS (
    SELECT first_year, years_covered, may_run_three_years, decision_id
    FROM award_lengths
    WHERE left_out IS NULL AND years_covered IS NOT NULL
),
by_decision AS (
    SELECT first_year, decision_id, bool_or(may_run_three_years) AS is_long
    FROM counted
    WHERE decision_id IS NOT NULL
    GROUP BY first_year, decision_id
),
decided AS (
    SELECT first_year, count(*) AS decisions, count(*) FILTER (WHERE is_long) AS three_years
    FROM by_decision
    GROUP BY first_year
)
SELECT
    c.first_year,
    CAST(count(*) AS INTEGER) AS awards,
    CAST(count(*) FILTER (WHERE c.years_covered = 1) AS INTEGER) AS single_years,
    CAST(count(*) FILTER (WHERE c.years_covered = 2) AS INTEGER) AS two_years,
    CAST(count(*) FILTER (WHERE c.may_run_three_years) AS INTEGER) AS three_years,
    CAST(count(*) FILTER (WHERE c.years_covered >= 3 AND NOT c.may_run_three_years) AS INTEGER) AS stated_shorter,
    CAST(coalesce(any_value(d.decisions), 0) AS INTEGER) AS decisions,
    CAST(coalesce(any_value(d.three_years), 0) AS INTEGER) AS decisions_three_years
FROM counted AS c
LEFT JOIN decided AS d USING (first_year)
GROUP BY c.first_year
ORDER BY c.first_year;
