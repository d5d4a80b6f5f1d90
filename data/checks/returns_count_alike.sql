-- title: A measure of unpublished returns is counted in different ways
-- severity: error
-- explanation: A measure of a programme has the same unit and kind in every borough; otherwise small counts of people could be shown as counts of something else.
SELECT
    r.programme_id AS subject,
    r.financial_year AS start_year,
    r.financial_year AS end_year,
    'the measure has several units or kinds: ' || r.measure AS message
FROM returns AS r
GROUP BY r.programme_id, r.financial_year, r.measure
HAVING count(DISTINCT r.unit) > 1 OR count(DISTINCT r.kind) > 1
ORDER BY r.programme_id, r.financial_year, r.measure;
