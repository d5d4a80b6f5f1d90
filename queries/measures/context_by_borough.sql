-- What are the boroughs like, by the indicators that similar ones are found with?
-- grain: one row per borough and indicator, latest year of each; the City of London is left out
-- parameters: none
-- Population in people, density in people for each hectare, deprivation as the average score, children in low income as a
-- share (0 to 1), groups of offences for each 1,000 residents of the same year.
WITH latest_people AS (
    SELECT gss_code, population
    FROM population
    WHERE year = (SELECT max(year) FROM population)
),
latest_offences AS (
    SELECT o.gss_code, o.offence_group, o.offences, p.population
    FROM recorded_offences AS o
    JOIN population AS p ON p.gss_code = o.gss_code AND p.year = o.financial_year
    WHERE o.financial_year = (
        SELECT max(financial_year) FROM recorded_offences WHERE financial_year IN (SELECT year FROM population)
    )
),
indicators AS (
    SELECT gss_code, 'population' AS indicator, CAST(population AS DOUBLE) AS value FROM latest_people
    UNION ALL
    SELECT gss_code, 'density', CAST(population / land_area_hectares AS DOUBLE)
    FROM latest_people
    JOIN areas USING (gss_code)
    UNION ALL
    SELECT gss_code, 'deprivation', CAST(value AS DOUBLE) FROM deprivation WHERE measure = 'imd_average_score'
    UNION ALL
    SELECT gss_code, 'children_in_low_income', CAST(value AS DOUBLE)
    FROM deprivation
    WHERE measure = 'idaci_average_score'
    UNION ALL
    SELECT gss_code, offence_group, CAST(1000.0 * offences / population AS DOUBLE) FROM latest_offences
)
SELECT i.gss_code, i.indicator, i.value
FROM indicators AS i
JOIN areas USING (gss_code)
WHERE areas.area_type = 'borough'
ORDER BY areas.area, i.indicator;
