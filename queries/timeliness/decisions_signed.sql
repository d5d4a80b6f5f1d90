-- When was each decision signed, against the start of its first financial year?
-- grain: one row per decision, those left out last; those with date and year first, the most days after the start of the year first
-- parameters: none
-- days_after: days from 1 April of the first year to the signing, below 0 before it; NULL where date or year is missing.
-- left_out: why it is not counted; NULL where it is.
SELECT
    decision_id,
    decision_ref,
    title,
    date_signed,
    first_year,
    first_year_from,
    end_year AS last_year,
    days_after,
    is_after_start,
    nullif(array_to_string(funds, '; '), '') AS funds,
    circumstance,
    reason,
    left_out,
    source_id,
    locator
FROM decision_timing
ORDER BY left_out IS NOT NULL, days_after DESC NULLS LAST, date_signed, decision_ref, decision_id;
