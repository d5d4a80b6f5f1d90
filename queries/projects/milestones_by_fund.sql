-- When was each stage of one fund planned, and when did it happen?
-- grain: one row per stage, in the order of the plan
-- parameters: fund_id VARCHAR
-- returns: stage VARCHAR, planned_start VARCHAR, planned_end VARCHAR, actual VARCHAR, source_id VARCHAR, locator VARCHAR, note VARCHAR
-- A stage of which only the plan is given has no actual date; some are known to have started late, see the note.
SELECT stage, planned_start, planned_end, actual, source_id, locator, note
FROM milestones
WHERE fund_id = $fund_id
ORDER BY stage = 'Tranche 2', planned_start NULLS LAST, planned_end NULLS LAST, stage;
