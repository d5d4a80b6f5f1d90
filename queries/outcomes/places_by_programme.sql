-- Where is a programme known to have been?
-- grain: one row per programme and area that one of its results, awards or services names
-- parameters: none
-- Services that have ended count: it was there. Unpublished returns do
-- not: that a programme has been in a borough is then not public.
WITH named AS (
    SELECT programme_id, unnest(gss_codes) AS gss_code
    FROM results
    WHERE origin = 'published'
    UNION
    SELECT programme_id, gss_code FROM awards JOIN award_areas USING (award_id)
    UNION
    SELECT programme_id, gss_code FROM services JOIN service_areas USING (service_id)
)
SELECT
    n.programme_id,
    n.gss_code,
    areas.area,
    areas.area_type = 'region' AS is_london
FROM named AS n
JOIN areas USING (gss_code)
WHERE n.programme_id IS NOT NULL
ORDER BY n.programme_id, is_london DESC, areas.area;
