-- How do the groups of offences in one borough compare with London in the latest year, and with the first year?
-- grain: one row per group, most offences first
-- parameters: gss_code VARCHAR
-- Rates are offences for each 1,000 residents in the last year. change_percent is NULL where the first count is zero.
WITH span AS (
    SELECT min(financial_year) AS first_year, max(financial_year) AS last_year FROM recorded_offences
),
rates AS (
    SELECT
        o.offence_group,
        CAST(1000.0 * sum(o.offences) FILTER (WHERE o.gss_code = $gss_code)
            / sum(p.population) FILTER (WHERE o.gss_code = $gss_code) AS DOUBLE) AS rate,
        CAST(sum(p.population) FILTER (WHERE o.gss_code = $gss_code) AS INTEGER) AS last_population,
        CAST(sum(o.offences) AS BIGINT) AS london_offences,
        CAST(sum(p.population) AS BIGINT) AS london_population,
        CAST(1000.0 * sum(o.offences) / sum(p.population) AS DOUBLE) AS london_rate
    FROM recorded_offences AS o
    JOIN span ON o.financial_year = span.last_year
    JOIN population AS p ON p.gss_code = o.gss_code AND p.year = o.financial_year
    GROUP BY o.offence_group
)
SELECT
    first.offence_group,
    first.financial_year AS first_year,
    first.offences AS first_offences,
    last.financial_year AS last_year,
    last.offences AS last_offences,
    100.0 * last.offences / nullif(first.offences, 0) - 100 AS change_percent,
    rates.last_population,
    rates.rate,
    rates.london_offences,
    rates.london_population,
    rates.london_rate,
    last.source_id
FROM span
JOIN recorded_offences AS first ON first.financial_year = span.first_year AND first.gss_code = $gss_code
JOIN recorded_offences AS last
    ON last.financial_year = span.last_year
    AND last.gss_code = $gss_code
    AND last.offence_group = first.offence_group
LEFT JOIN rates ON rates.offence_group = first.offence_group
ORDER BY last.offences DESC, first.offence_group;
