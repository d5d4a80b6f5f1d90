-- title: The residents and hectares of the boroughs and the City make London's
-- severity: caution
-- explanation: Where a table has a row for London, its areas add up to it, within a thousandth for rounding.
WITH parts AS (
    SELECT
        '{:,} residents in mid-' || p.year || ', but its areas add up to {:,}' AS words,
        sum(p.population) FILTER (WHERE areas.area_type <> 'region') AS parts,
        sum(p.population) FILTER (WHERE areas.area_type = 'region') AS london
    FROM population AS p
    JOIN areas USING (gss_code)
    GROUP BY p.year
    UNION ALL
    SELECT
        '{:,} hectares, but its areas add up to {:,}',
        sum(land_area_hectares) FILTER (WHERE area_type <> 'region'),
        sum(land_area_hectares) FILTER (WHERE area_type = 'region')
    FROM areas
)
SELECT
    'London' AS subject,
    london_code() AS gss_code,
    format(words, CAST(london AS BIGINT), CAST(parts AS BIGINT)) AS message
FROM parts
WHERE abs(parts - london) > 0.001 * london
ORDER BY words;
