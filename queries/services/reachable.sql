-- How many services can be reached, and for how many boroughs is there a number to call, by need?
-- grain: one row per need that a service is offered for, in the order of the needs, and first one for all needs together
-- parameters: none
SELECT
    need,
    label,
    services,
    with_phone,
    with_website,
    without_any,
    boroughs
FROM reachable_services
ORDER BY position;
