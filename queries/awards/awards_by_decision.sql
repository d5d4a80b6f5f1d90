-- Which awards were made under one decision?
-- grain: one row per award, largest first
-- parameters: decision_id VARCHAR
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
