-- How many people live in each area in each year?
-- grain: one row per area and calendar year, without London as a whole
-- parameters: none
SELECT p.gss_code, p.year, p.population
FROM population AS p
JOIN areas USING (gss_code)
WHERE areas.area_type <> 'region'
ORDER BY p.year, p.gss_code;
