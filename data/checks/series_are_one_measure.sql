-- title: A series of results is not one measure
-- severity: error
-- explanation: The points of a series belong to one programme, have one unit and different ends, and the rows of a series have one name and basis.
SELECT
    s.series_id AS subject,
    'its rows differ in name, basis, programme or unit, or two points have the same end' AS message
FROM outcome_series AS s
JOIN outcomes AS o USING (outcome_id)
GROUP BY s.series_id
HAVING count(DISTINCT s.series) > 1
    OR count(DISTINCT s.basis) > 1
    OR count(DISTINCT o.programme_id) > 1
    OR count(DISTINCT o.unit) FILTER (WHERE s.is_same_measure) > 1
    OR count(DISTINCT o.period_end) FILTER (WHERE s.is_same_measure) < count(*) FILTER (WHERE s.is_same_measure)
ORDER BY s.series_id;
