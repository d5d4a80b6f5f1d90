-- Where do sources contradict each other on one fund?
-- grain: one row per contradiction, by topic
-- parameters: fund_id VARCHAR
-- returns: discrepancy_id VARCHAR, topic VARCHAR, statement_a VARCHAR, source_a VARCHAR, statement_b VARCHAR, source_b VARCHAR, note VARCHAR
SELECT discrepancy_id, topic, statement_a, source_a, statement_b, source_b, note
FROM discrepancies
WHERE fund_id = $fund_id
ORDER BY lower(topic);
