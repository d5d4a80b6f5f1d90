-- What was awarded for each priority, by the first financial year of the award?
-- grain: one row per first financial year and priority with a counted award, oldest first; a year that is not stated last
-- parameters: kind VARCHAR (a kind of award), terms VARCHAR (cash or real)
-- Counted rows of one kind only. stated are amounts in all or for a year, up_to are the most that may be paid: they are
-- not added to each other. An award of several years (longer_awards) is in its first year as a whole. value is in the
-- terms asked for; it is empty where the prices of the year are not known. rounding is by how much the sum may be off, and
-- bounds are those of value: NULL where an award is only called rounded. priority is empty where the programme has none.
WITH counted AS (
    SELECT
        w.start_year,
        p.priority,
        w.end_year > w.start_year AS is_longer,
        w.amount_basis = 'up to' AS is_up_to,
        w.amount_gbp,
        m.rounding_gbp,
        factor_in($terms, real_terms_factor(d.price_index, 100)) AS factor
    FROM awards AS w
    JOIN award_precision AS m USING (award_id)
    JOIN programmes USING (programme_id)
    LEFT JOIN priority_areas AS p ON p.priority_id = programmes.priority_id
    LEFT JOIN gdp_deflators AS d ON d.financial_year = w.start_year
    WHERE w.counts_in_totals AND w.kind = $kind
),
summed AS (
    SELECT
        start_year,
        priority,
        is_up_to,
        count(*) AS awards,
        count(*) FILTER (WHERE is_longer) AS longer_awards,
        sum(amount_gbp) AS gbp,
        CASE WHEN count(*) = count(rounding_gbp) THEN sum(rounding_gbp) END AS rounding_gbp,
        CAST(sum(amount_gbp * factor) AS DOUBLE) AS value,
        CASE
            WHEN count(*) = count(rounding_gbp)
                THEN as_doubles(bounds_scaled(bounds(value, CAST(sum(rounding_gbp * factor) AS DOUBLE)), 1))
        END AS value_bounds
    FROM counted
    GROUP BY start_year, priority, is_up_to
)
SELECT
    start_year,
    priority,
    CAST(sum(awards) AS BIGINT) AS awards,
    CAST(sum(longer_awards) AS BIGINT) AS longer_awards,
    coalesce(any_value(awards) FILTER (WHERE NOT is_up_to), 0) AS stated_awards,
    any_value(gbp) FILTER (WHERE NOT is_up_to) AS stated_gbp,
    any_value(rounding_gbp) FILTER (WHERE NOT is_up_to) AS stated_rounding_gbp,
    any_value(value) FILTER (WHERE NOT is_up_to) AS stated_value,
    any_value(value_bounds) FILTER (WHERE NOT is_up_to) AS stated_bounds,
    coalesce(any_value(awards) FILTER (WHERE is_up_to), 0) AS up_to_awards,
    any_value(gbp) FILTER (WHERE is_up_to) AS up_to_gbp,
    any_value(rounding_gbp) FILTER (WHERE is_up_to) AS up_to_rounding_gbp,
    any_value(value) FILTER (WHERE is_up_to) AS up_to_value,
    any_value(value_bounds) FILTER (WHERE is_up_to) AS up_to_bounds
FROM summed
GROUP BY start_year, priority
ORDER BY start_year NULLS LAST, priority NULLS LAST;
