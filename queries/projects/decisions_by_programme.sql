-- Which decisions made the awards of one programme?
-- grain: one row per decision, latest first
-- parameters: programme_id VARCHAR
-- awards is how many of the decision's awards are for this programme; programmes is for how many the decision has awards.
SELECT
    d.decision_id,
    d.decision_ref,
    d.title,
    d.date_signed,
    d.amount_gbp,
    d.amount_basis,
    d.start_year,
    d.end_year,
    CAST(count(*) FILTER (WHERE w.programme_id = $programme_id) AS INTEGER) AS awards,
    CAST(count(DISTINCT w.programme_id) AS INTEGER) AS programmes,
    s.url,
    d.source_id,
    d.locator
FROM decisions AS d
JOIN awards AS w USING (decision_id)
JOIN sources AS s ON s.source_id = d.source_id
GROUP BY ALL
HAVING count(*) FILTER (WHERE w.programme_id = $programme_id) > 0
ORDER BY d.date_signed DESC NULLS LAST, d.start_year DESC NULLS LAST, d.decision_id;
