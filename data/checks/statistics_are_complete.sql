-- title: Population, offences and deprivation have every area, year and group
-- severity: error
-- explanation: Rates for London would be wrong if a borough were missing in one year.
WITH gaps AS (
    SELECT 'population' AS subject, areas.gss_code, years.year, areas.area AS what
    FROM areas
    CROSS JOIN (SELECT DISTINCT year FROM population) AS years
    LEFT JOIN population AS p ON p.gss_code = areas.gss_code AND p.year = years.year
    WHERE areas.area_type <> 'region' AND p.gss_code IS NULL
    UNION ALL
    SELECT 'recorded_offences', areas.gss_code, years.financial_year, areas.area || ', ' || groups.offence_group
    FROM areas
    CROSS JOIN (SELECT DISTINCT financial_year FROM recorded_offences) AS years
    CROSS JOIN (SELECT DISTINCT offence_group FROM recorded_offences) AS groups
    LEFT JOIN recorded_offences AS o
        ON o.gss_code = areas.gss_code
        AND o.financial_year = years.financial_year
        AND o.offence_group = groups.offence_group
    WHERE areas.area_type = 'borough' AND o.gss_code IS NULL
    UNION ALL
    SELECT 'deprivation', areas.gss_code, NULL, areas.area || ', ' || measures.measure
    FROM areas
    CROSS JOIN (SELECT DISTINCT measure FROM deprivation) AS measures
    LEFT JOIN deprivation AS d ON d.gss_code = areas.gss_code AND d.measure = measures.measure
    WHERE areas.area_type <> 'region' AND d.gss_code IS NULL
)
SELECT
    subject,
    gss_code,
    year AS start_year,
    year AS end_year,
    format('no row for {} in {}', what, coalesce(CAST(year AS VARCHAR), 'the table')) AS message
FROM gaps
ORDER BY subject, gss_code, year, what;
