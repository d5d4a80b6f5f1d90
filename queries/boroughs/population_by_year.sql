-- How many people live in one area, by year?
-- grain: one row per calendar year, oldest first
-- parameters: gss_code VARCHAR
SELECT year, population, source_id
FROM population
WHERE gss_code = $gss_code
ORDER BY year;
