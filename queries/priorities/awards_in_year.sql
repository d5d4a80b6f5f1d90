-- Which counted awards fall into one financial year, and for which priority?
-- grain: one row per award, those for this year alone first, by kind, largest first
-- parameters: financial_year INTEGER
-- priority is empty where the programme has none. rounding_gbp is by how much the amount may be off: 0 if exact, NULL
-- where it is only called rounded.
SELECT
    award_id,
    award_title,
    recipient_as_published AS recipient,
    programme,
    priority,
    kind,
    amount_gbp,
    amount_basis,
    start_year,
    end_year,
    start_year = end_year AS is_this_year_alone,
    fund,
    source_id,
    locator,
    note,
    rounding_gbp
FROM build.award_register
WHERE counts_in_totals AND start_year <= $financial_year AND end_year >= $financial_year
ORDER BY is_this_year_alone DESC, kind, amount_gbp DESC, award_id;
