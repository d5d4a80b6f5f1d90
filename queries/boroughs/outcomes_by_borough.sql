-- Which published results name one borough?
-- grain: one row per result whose areas include the borough itself, by programme
-- parameters: gss_code VARCHAR
-- boroughs is the number of boroughs that the result is about together.
WITH covered AS (
    SELECT outcome_id, CAST(count(*) AS INTEGER) AS boroughs
    FROM outcome_areas
    GROUP BY outcome_id
    HAVING bool_or(gss_code = $gss_code)
)
SELECT
    o.outcome_id,
    p.programme_id,
    p.programme,
    o.measure,
    o.value,
    o.value_as_published,
    o.unit,
    o.kind,
    o.period_start,
    o.period_end,
    o.published_qualifier,
    covered.boroughs,
    o.source_id,
    o.locator,
    o.note
FROM outcomes AS o
JOIN covered USING (outcome_id)
LEFT JOIN programmes AS p USING (programme_id)
ORDER BY p.programme NULLS LAST, o.kind, o.outcome_id;
