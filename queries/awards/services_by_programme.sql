-- Which services does one programme pay for?
-- grain: one row per service, by name
-- parameters: programme_id VARCHAR
-- returns: service_id VARCHAR, service VARCHAR, provider VARCHAR, status VARCHAR, website VARCHAR, source_id VARCHAR
SELECT service_id, service, provider, status, website, source_id
FROM services
WHERE programme_id = $programme_id
ORDER BY lower(service);
