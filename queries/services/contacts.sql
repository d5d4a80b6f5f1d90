-- Which details of services are from another page than the rest of their row?
-- grain: one row per service and field
-- parameters: none
-- returns: service_id VARCHAR, field VARCHAR, value VARCHAR, source_id VARCHAR, locator VARCHAR, note VARCHAR
SELECT service_id, field, value, source_id, locator, note
FROM service_contacts
ORDER BY service_id, field;
