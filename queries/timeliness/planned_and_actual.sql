-- How far apart are plan and actual date of each stage of one fund?
-- grain: one row per stage, in the order of the plan
-- parameters: fund_id VARCHAR
-- days_after_start: days from the end of the day or month planned as the start to the actual date; days_after_end: from
-- the end of the day or month planned as the end. NULL where one of them is not known to the day or month.
-- source_id is that of the plan; actual_source_id that of the decision whose signing is the actual date; note_source_id
-- that of the note, where it is another than that of the plan.
WITH dated AS (
    SELECT
        *,
        CASE length(planned_start)
            WHEN 7 THEN last_day(CAST(planned_start || '-01' AS DATE))
            WHEN 10 THEN CAST(planned_start AS DATE)
        END AS start_by,
        CASE length(planned_end)
            WHEN 7 THEN last_day(CAST(planned_end || '-01' AS DATE))
            WHEN 10 THEN CAST(planned_end AS DATE)
        END AS end_by,
        CASE WHEN length(actual) = 10 THEN CAST(actual AS DATE) END AS happened
    FROM milestones
    WHERE fund_id = $fund_id
)
SELECT
    s.stage_id,
    s.stage,
    s.planned_start,
    s.planned_end,
    s.planned_words,
    s.actual,
    CAST(date_diff('day', s.start_by, s.happened) AS INTEGER) AS days_after_start,
    CAST(date_diff('day', s.end_by, s.happened) AS INTEGER) AS days_after_end,
    s.source_id,
    s.locator,
    s.note,
    s.actual_decision_id,
    d.decision_ref AS actual_decision_ref,
    d.source_id AS actual_source_id,
    d.locator AS actual_locator,
    s.note_source_id,
    s.note_locator
FROM dated AS s
LEFT JOIN decisions AS d ON d.decision_id = s.actual_decision_id
ORDER BY s.stage_id = 'tranche-2', s.planned_start NULLS LAST, s.planned_end NULLS LAST, s.stage;
