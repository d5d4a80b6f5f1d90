-- What is published on the results of one programme?
-- grain: one row per result, outcomes before outputs, findings and targets
-- parameters: programme_id VARCHAR
-- boroughs is the number of boroughs that the result is about together, 0 where it names none.
SELECT
    r.outcome_id,
    r.measure,
    r.value,
    r.value_as_published,
    r.unit,
    r.kind,
    o.organisation AS reported_by,
    r.period_start,
    r.period_end,
    r.published_qualifier,
    (
        SELECT CAST(count(*) AS INTEGER)
        FROM outcome_areas AS a
        WHERE a.outcome_id = r.outcome_id AND a.gss_code <> london_code()
    ) AS boroughs,
    r.source_id,
    r.locator,
    r.note
FROM outcomes AS r
LEFT JOIN organisations AS o USING (organisation_id)
WHERE r.programme_id = $programme_id
ORDER BY list_position(['outcome', 'finding', 'output', 'target'], r.kind), r.period_end NULLS LAST, r.outcome_id;
