-- Which awards were made under one decision?
-- grain: one row per award, largest first
-- parameters: decision_id VARCHAR
-- returns: award_id VARCHAR, award_title VARCHAR, recipient VARCHAR, recipient_as_published VARCHAR, fund VARCHAR, kind VARCHAR, amount_gbp DECIMAL(14,2), rounding_gbp DECIMAL(14,2), amount_basis VARCHAR, start_year INTEGER, end_year INTEGER, counts_in_totals BOOLEAN, not_counted_reason VARCHAR, source_id VARCHAR, locator VARCHAR
SELECT
    award_id,
    award_title,
    recipient,
    recipient_as_published,
    fund,
    kind,
    amount_gbp,
    rounding_gbp,
    amount_basis,
    start_year,
    end_year,
    counts_in_totals,
    not_counted_reason,
    source_id,
    locator
FROM build.award_register
WHERE decision_id = $decision_id
ORDER BY amount_gbp DESC NULLS LAST, lower(award_title), award_id;
