-- Which results are the same measure at several dates, and which only look alike?
-- grain: one row per series and result, points of the series first, oldest first
-- parameters: none
SELECT
    s.series_id,
    s.series,
    s.basis,
    s.is_same_measure,
    s.reason,
    r.result_id,
    r.programme_id,
    r.programme,
    r.measure,
    CAST(r.value AS DECIMAL(16, 4)) AS value,
    r.value_as_published,
    r.unit,
    r.kind,
    r.period_start,
    r.period_end,
    r.published_qualifier,
    r.evidence,
    r.source_id,
    r.locator,
    r.note
FROM outcome_series AS s
JOIN results AS r ON r.result_id = s.outcome_id
ORDER BY lower(r.programme), s.series_id, s.is_same_measure DESC, r.period_end NULLS LAST, r.result_id;
