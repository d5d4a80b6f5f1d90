-- title: An area has an unlikely number of residents for each hectare
-- severity: caution
-- explanation: London's boroughs have between 21 and 170 residents for each hectare of land. Fewer than 18 or more than 200 are a slip in one of the two, or in their units.
SELECT
    areas.area AS subject,
    areas.gss_code,
    format(
        '{:,} residents in mid-{} on {} hectares; expected 18 to 200 for each',
        p.population, p.year, areas.land_area_hectares
    ) AS message
FROM areas
JOIN population AS p USING (gss_code)
WHERE p.population / areas.land_area_hectares NOT BETWEEN 18 AND 200
ORDER BY areas.gss_code, p.year;
