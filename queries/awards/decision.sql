-- What is known of one decision?
-- grain: one row; none for an unknown decision
-- parameters: decision_id VARCHAR
-- returns: decision_id VARCHAR, decision_ref VARCHAR, title VARCHAR, date_signed DATE, approved VARCHAR, approved_source_id VARCHAR, approved_locator VARCHAR, amount_gbp DECIMAL(14,2), amount_basis VARCHAR, start_year INTEGER, end_year INTEGER, verdict VARCHAR, reason VARCHAR, parts_gbp DECIMAL(38,2), part_count INTEGER, source_id VARCHAR, locator VARCHAR
-- approved: the year or month of approval, where a later decision tells it. verdict and parts: how its total compares with the awards known under it; NULL where none are.
SELECT
    d.decision_id,
    d.decision_ref,
    d.title,
    d.date_signed,
    a.approved,
    a.source_id AS approved_source_id,
    a.locator AS approved_locator,
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
LEFT JOIN decision_approvals AS a USING (decision_id)
LEFT JOIN published_total_comparisons AS c ON c.comparison_id = d.decision_id AND c.kind = 'Decision'
WHERE d.decision_id = $decision_id
ORDER BY d.decision_id;
