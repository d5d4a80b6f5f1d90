-- When was each stage of one fund planned, and when did it happen?
-- grain: one row per stage, in the order of the plan
-- parameters: fund_id VARCHAR
-- A stage of which only the plan is given has no actual date; some are known to have started late, see the note.
-- source_id is that of the plan; actual_source_id that of the decision whose signing is the actual date; note_source_id
-- that of the note, where it is another than that of the plan.
SELECT
    m.stage_id,
    m.stage,
    m.planned_start,
    m.planned_end,
    m.planned_words,
    m.actual,
    m.source_id,
    m.locator,
    m.note,
    m.actual_decision_id,
    d.decision_ref AS actual_decision_ref,
    d.source_id AS actual_source_id,
    d.locator AS actual_locator,
    m.note_source_id,
    m.note_locator
FROM milestones AS m
LEFT JOIN decisions AS d ON d.decision_id = m.actual_decision_id
WHERE m.fund_id = $fund_id
ORDER BY m.stage_id = 'tranche-2', m.planned_start NULLS LAST, m.planned_end NULLS LAST, m.stage;
