-- Which results can be compared with a target?
-- grain: one row per target and result, and one per target without a result
-- parameters: none
-- The columns of the result are NULL where none can be compared with the target.
SELECT
    t.result_id AS target_id,
    t.programme_id,
    t.programme,
    t.measure AS target,
    CAST(t.value AS DECIMAL(16, 4)) AS target_value,
    t.value_as_published AS target_as_published,
    t.unit AS target_unit,
    t.published_qualifier AS target_qualifier,
    t.period_start AS target_start,
    t.period_end AS target_end,
    t.source_id AS target_source_id,
    t.locator AS target_locator,
    t.note AS target_note,
    r.result_id,
    r.measure AS result,
    CAST(r.value AS DECIMAL(16, 4)) AS result_value,
    r.unit AS result_unit,
    r.published_qualifier AS result_qualifier,
    r.period_start AS result_start,
    r.period_end AS result_end,
    r.evidence,
    p.is_like_for_like,
    p.reason,
    r.source_id,
    r.locator
FROM results AS t
LEFT JOIN outcome_targets AS p ON p.target_outcome_id = t.result_id
LEFT JOIN results AS r ON r.result_id = p.result_outcome_id
WHERE t.kind = 'target'
ORDER BY r.result_id IS NULL, p.is_like_for_like DESC NULLS LAST, lower(t.programme) NULLS LAST, t.result_id;
