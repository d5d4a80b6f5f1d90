-- Where is the money of one programme spent, as its awards say?
-- grain: one row per area that an award names, London first, then by name
-- parameters: programme_id VARCHAR
-- London stands for all 32 boroughs.
SELECT
    areas.gss_code,
    areas.area,
    areas.area_type = 'region' AS is_london,
    CAST(count(*) AS INTEGER) AS awards
FROM awards
JOIN award_areas USING (award_id)
JOIN areas USING (gss_code)
WHERE awards.programme_id = $programme_id
GROUP BY ALL
ORDER BY is_london DESC, areas.area;
