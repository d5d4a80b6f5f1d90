-- Which kinds of award are there, and how many of each are counted?
-- grain: one row per kind, the most frequent first
-- parameters: none
-- without_priority is of the counted ones.
SELECT
    w.kind,
    count(*) AS awards,
    count(*) FILTER (WHERE w.counts_in_totals) AS counted,
    count(*) FILTER (WHERE w.amount_gbp IS NULL) AS without_amount,
    count(*) FILTER (WHERE NOT w.counts_in_totals AND w.amount_gbp IS NOT NULL) AS overlapping,
    count(*) FILTER (WHERE w.counts_in_totals AND p.priority_id IS NULL) AS without_priority,
    count(DISTINCT p.programme_id) FILTER (
        WHERE w.counts_in_totals AND p.priority_id IS NULL
    ) AS programmes_without_priority
FROM awards AS w
JOIN programmes AS p USING (programme_id)
GROUP BY w.kind
ORDER BY awards DESC, w.kind;
