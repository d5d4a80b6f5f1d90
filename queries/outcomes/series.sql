-- Which results are the same measure at several dates, and which only look alike?
-- grain: one row per series and result, points of the series first, oldest first
-- parameters: none
-- returns: series_id VARCHAR, series VARCHAR, basis VARCHAR, is_same_measure BOOLEAN, reason VARCHAR, result_id VARCHAR, programme_id VARCHAR, programme VARCHAR, measure VARCHAR, value DECIMAL(16,4), value_as_published VARCHAR, unit VARCHAR, kind VARCHAR, period_start VARCHAR, period_end VARCHAR, published_qualifier VARCHAR, evidence VARCHAR, source_id VARCHAR, locator VARCHAR, note VARCHAR
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
