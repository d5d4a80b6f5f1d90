-- Which boroughs may a postcode of a district be in?
-- grain: one row per borough or City that the district has been seen in, most sightings first
-- parameters: outward_code VARCHAR
-- Central districts are divided by a last letter, and the source does not have all of them. One that it does not have
-- (EC2R), and the number alone (EC2), is answered by all districts of the number (EC2A, EC2V, EC2Y).
WITH near AS (
    SELECT gss_code, sightings, outward_code = $outward_code AS is_it
    FROM postcode_districts
    WHERE regexp_extract(outward_code, '^[A-Z]+\d+') = regexp_extract($outward_code, '^[A-Z]+\d+')
)
SELECT gss_code, a.area
FROM near
JOIN areas AS a USING (gss_code)
WHERE near.is_it OR NOT (SELECT bool_or(is_it) FROM near)
GROUP BY gss_code, a.area
ORDER BY sum(near.sightings) DESC, a.area;
