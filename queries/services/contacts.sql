-- Which details of services are from another page than the rest of their row?
-- grain: one row per service and field
-- parameters: none
SELECT service_id, field, value, source_id, locator, note
FROM service_contacts
ORDER BY service_id, field;
