-- What does a build say at its end of what residents find?
-- grain: one row per sentence
-- parameters: none
SELECT
    CASE
        WHEN position = 0
            THEN format('{} services: {} with a telephone number, {} with a website', services, with_phone, with_website)
        ELSE format('{}: a local number to call for {} of 32 boroughs', label, boroughs)
    END AS sentence
FROM reachable_services
WHERE need IN ('', 'domestic-abuse', 'child-abuse')
ORDER BY position;
