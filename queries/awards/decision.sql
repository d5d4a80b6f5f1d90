-- What is known of one decision?
-- grain: one row; none for an unknown decision
-- parameters: decision_id VARCHAR
-- returns: decision_id VARCHAR, decision_ref VARCHAR, title VARCHAR, date_signed DATE, amount_gbp DECIMAL(14,2), amount_basis VARCHAR, start_year INTEGER, end_year INTEGER, verdict VARCHAR, reason VARCHAR, parts_gbp DECIMAL(38,2), part_count INTEGER, source_id VARCHAR, locator VARCHAR
-- verdict and parts: how its total compares with the awards known under it; NULL where none are.
SELECT
    d.decision_id,
    d.decision_ref,
    d.title,
    d.date_signed,
    d.amount_gbp,
    d.amount_basis,
    d.start_year,
    d.end_year,
    c.verdict,
    c.reason,
    c.parts_gbp,
    c.part_count,
    d.source_id,
    d.locator
FROM decisions AS d
LEFT JOIN published_total_comparisons AS c ON c.comparison_id = d.decision_id AND c.kind = 'Decision'
WHERE d.decision_id = $decision_id
ORDER BY d.decision_id;
