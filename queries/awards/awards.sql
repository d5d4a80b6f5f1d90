-- What is known of every award?
-- grain: one row per award, latest first, largest first in a year
-- parameters: none
SELECT
    award_id,
    award_title,
    programme_id,
    programme,
    description,
    priority,
    fund,
    funder,
    recipient,
    recipient_as_published,
    organisation,
    shared_by,
    council_gss_code,
    kind,
    amount_gbp,
    rounding_gbp,
    amount_basis,
    start_year,
    end_year,
    counts_in_totals,
    not_counted_reason,
    counts_as_expenditure,
    match_funding_gbp,
    decision_id,
    decision_ref,
    decision_title,
    gss_codes,
    areas,
    source_id,
    locator,
    note
FROM build.award_register
ORDER BY start_year DESC NULLS LAST, amount_gbp DESC NULLS LAST, award_id;
