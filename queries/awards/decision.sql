-- What is known of one decision?
-- grain: one row; none for an unknown decision
-- parameters: decision_id VARCHAR
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
