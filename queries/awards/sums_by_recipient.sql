-- How much has one recipient received, by fund and first year?
-- grain: one row per kind, basis, fund and first year, latest year first
-- parameters: recipient VARCHAR
-- Counted rows only; rounding_gbp is by how much their sum may be off, NULL where one is only called rounded. Kinds, and
-- ceilings ("up to") and sums, are kept apart.
SELECT
    kind,
    CASE amount_basis WHEN 'up to' THEN 'up to' ELSE 'total' END AS amount_basis,
    fund,
    start_year,
    CAST(count(*) AS INTEGER) AS awards,
    CAST(count(*) FILTER (WHERE counts_in_totals) AS INTEGER) AS counted,
    coalesce(sum(amount_gbp) FILTER (WHERE counts_in_totals), 0) AS counted_gbp,
    CASE
        WHEN count(*) FILTER (WHERE counts_in_totals AND rounding_gbp IS NULL) = 0
            THEN coalesce(sum(rounding_gbp) FILTER (WHERE counts_in_totals), 0)
    END AS rounding_gbp
FROM build.award_register
WHERE recipient = $recipient
GROUP BY kind, CASE amount_basis WHEN 'up to' THEN 'up to' ELSE 'total' END, fund, start_year
ORDER BY start_year DESC NULLS LAST, kind, 2, fund;
