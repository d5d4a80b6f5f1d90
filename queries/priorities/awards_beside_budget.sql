-- How large are the counted awards for one year alone beside the whole budget of that year?
-- grain: one row per kind of award and basis of its amount, largest sum first
-- parameters: financial_year INTEGER
-- size is the sum divided by the budget, 0 to 1: how large it is beside it, not a part of it, because no source links an
-- award to a line of the budget. amount_basis is total (in all, or for the year) or up to (the most that may be paid).
-- Kinds and bases are never added to each other. Bounds are empty where an award is only called rounded. Income is left
-- out: it is not spent.
WITH awarded AS (
    SELECT
        kind,
        CASE amount_basis WHEN 'up to' THEN 'up to' ELSE 'total' END AS amount_basis,
        count(*) AS awards,
        sum(amount_gbp) AS amount_gbp,
        bounds_of_sum(amount_gbp, rounding_gbp) AS amount_bounds
    FROM build.award_register
    WHERE counts_as_expenditure
        AND start_year = $financial_year
        AND end_year = $financial_year
    GROUP BY kind, CASE amount_basis WHEN 'up to' THEN 'up to' ELSE 'total' END
)
SELECT
    a.kind,
    a.amount_basis,
    CAST(a.awards AS INTEGER) AS awards,
    a.amount_gbp,
    as_doubles(a.amount_bounds) AS amount_bounds,
    t.amount_gbp AS budget_gbp,
    t.rounding_gbp AS budget_rounding_gbp,
    CAST(a.amount_gbp / nullif(t.amount_gbp, 0) AS DOUBLE) AS size,
    as_doubles(bounds_share(a.amount_bounds, bounds(t.amount_gbp, t.rounding_gbp))) AS size_bounds
FROM awarded AS a
JOIN london_totals AS t
    ON t.series_id = 'mopac-commissioning-budget'
    AND t.measure = 'budget'
    AND t.start_year = $financial_year
    AND t.end_year = $financial_year
ORDER BY a.amount_gbp DESC, a.kind, a.amount_basis;
