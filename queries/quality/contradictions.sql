-- Where do two sources contradict each other?
-- grain: one row per contradiction, by topic
-- parameters: none
SELECT d.discrepancy_id, d.topic, d.statement_a, d.source_a, d.statement_b, d.source_b, d.note, areas.area
FROM discrepancies AS d
LEFT JOIN areas USING (gss_code)
ORDER BY lower(d.topic);
