-- title: The areas are the 32 boroughs, the City of London and London
-- severity: error
-- explanation: Counts such as "20 of 32 boroughs" rest on this list.
SELECT
    area_type AS subject,
    NULL AS gss_code,
    format('{} areas of type {}, expected {}', count(*), area_type, expected) AS message
FROM areas
JOIN (VALUES ('borough', 32), ('city', 1), ('region', 1)) AS wanted (area_type, expected) USING (area_type)
GROUP BY area_type, expected
HAVING count(*) <> expected
UNION ALL
SELECT area, gss_code, 'receives direct funding, but is not a borough, or the reverse'
FROM areas
WHERE receives_direct_funding <> (area_type = 'borough')
ORDER BY subject;
