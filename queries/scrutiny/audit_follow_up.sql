-- How many audit actions were carried out?
-- grain: one row per date and count, in the order in which they were counted
-- parameters: none
SELECT date, measure, value, source_id, locator, note
FROM audit_follow_up
ORDER BY date, value DESC, measure;
