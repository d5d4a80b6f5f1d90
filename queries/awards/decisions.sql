-- What is known of every decision, and how does its total compare with the awards known under it?
-- grain: one row per decision, latest signed first
-- parameters: none
-- number is that of a decision of the Deputy Mayor (PCD), which are numbered in order. approved: the year or month of approval, where
-- a later decision tells it. awards are those known under it, and programmes those that they are for. verdict and parts: how its total
-- compares with its awards; NULL where none are known.
SELECT
    d.decision_id,
    d.decision_ref,
    TRY_CAST(regexp_extract(d.decision_ref, '^PCD (\d+)$', 1) AS INTEGER) AS number,
    d.title,
    d.date_signed,
    a.approved,
    a.source_id AS approved_source_id,
    a.locator AS approved_locator,
    d.amount_gbp,
    d.amount_basis,
    d.start_year,
    d.end_year,
    CAST(coalesce(w.awards, 0) AS INTEGER) AS awards,
    CAST(coalesce(w.programmes, 0) AS INTEGER) AS programmes,
    c.verdict,
    c.reason,
    c.parts_gbp,
    c.part_count,
    s.url,
    d.source_id,
    d.locator
FROM decisions AS d
JOIN sources AS s USING (source_id)
LEFT JOIN decision_approvals AS a USING (decision_id)
LEFT JOIN (
    SELECT decision_id, count(*) AS awards, count(DISTINCT programme_id) AS programmes FROM awards GROUP BY decision_id
) AS w USING (decision_id)
LEFT JOIN published_total_comparisons AS c ON c.comparison_id = d.decision_id AND c.kind = 'Decision'
ORDER BY d.date_signed DESC NULLS LAST, d.start_year DESC NULLS LAST, d.decision_id;
