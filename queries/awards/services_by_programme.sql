-- Which services does one programme pay for?
-- grain: one row per service, by name
-- parameters: programme_id VARCHAR
SELECT service_id, service, status
FROM services
WHERE programme_id = $programme_id
ORDER BY lower(service);
