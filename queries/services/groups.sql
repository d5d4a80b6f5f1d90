-- Whom are services for?
-- grain: one row per group of people that a service is for, in the order of the list
-- parameters: none
SELECT audience_group AS name, label
FROM audience_groups
WHERE audience_group IN (SELECT audience_group FROM service_audiences)
ORDER BY position;
