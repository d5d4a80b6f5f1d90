-- title: A borough's population is far out of line with that of the nearest years
-- severity: caution
-- explanation: More than 15% above or below both of the nearest two years, or half as much again as the year before: a slip of digits or units. Every figure for each resident of that year rests on it.
WITH near AS (
    SELECT
        gss_code,
        year,
        population,
        lag(population) OVER years AS before,
        coalesce(lag(population) OVER years, lead(population, 2) OVER years) AS one,
        coalesce(lead(population) OVER years, lag(population, 2) OVER years) AS other
    FROM population
    WINDOW years AS (PARTITION BY gss_code ORDER BY year)
)
SELECT
    areas.area AS subject,
    near.gss_code,
    format(
        '{:,} residents in mid-{}, {:,} and {:,} in the nearest years; expected within 15% of one of them, and less than '
        'half as much again as the year before',
        near.population, near.year, near.one, near.other
    ) AS message
FROM near
JOIN areas USING (gss_code)
WHERE near.population > 1.15 * greatest(near.one, near.other)
    OR 1.15 * near.population < least(near.one, near.other)
    OR near.population NOT BETWEEN near.before / 1.5 AND near.before * 1.5
ORDER BY near.gss_code, near.year;
