-- How far apart are plan and actual date of each stage of one fund?
-- grain: one row per stage, in the order of the plan
-- parameters: fund_id VARCHAR
-- returns: stage VARCHAR, planned_start VARCHAR, planned_end VARCHAR, actual VARCHAR, days_after_start INTEGER, days_after_end INTEGER, source_id VARCHAR, locator VARCHAR, note VARCHAR
-- days_after_start: days from the end of the day or month planned as the start to the actual date; days_after_end: from
-- the end of the day or month planned as the end. NULL where one of them is not known to the day or month.
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
    stage,
    planned_start,
    planned_end,
    actual,
    CAST(date_diff('day', start_by, happened) AS INTEGER) AS days_after_start,
    CAST(date_diff('day', end_by, happened) AS INTEGER) AS days_after_end,
    source_id,
    locator,
    note
FROM dated
ORDER BY stage = 'Tranche 2', planned_start NULLS LAST, planned_end NULLS LAST, stage;
