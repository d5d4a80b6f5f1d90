-- Which awards of one kind are counted, and for which priority?
-- grain: one row per counted award, oldest first year first, largest first; without a year last
-- parameters: kind VARCHAR (a kind of award)
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
    fund,
    source_id,
    locator,
    note,
    rounding_gbp
FROM build.award_register
WHERE counts_in_totals AND kind = $kind
ORDER BY start_year NULLS LAST, amount_gbp DESC, award_id;
