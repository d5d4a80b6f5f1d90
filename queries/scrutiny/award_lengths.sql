-- How many financial years does each award cover?
-- grain: one row per award; those listed year by year are one; newest first year first
-- parameters: none
-- money: whose it is, by the funds. left_out: why it is not counted; NULL where it is. years_covered: the financial years that it
-- touches, NULL where a year is not stated. stated_months: how long it runs by its own words, where they say so.
-- may_run_three_years: it touches three or more and is not stated to be shorter.
SELECT
    award_id,
    award_title,
    recipient,
    programme_id,
    kind,
    decision_id,
    decision_ref,
    funds,
    money,
    rows_listed,
    first_year,
    last_year,
    years_covered,
    stated_months,
    stated_words,
    may_run_three_years,
    left_out,
    source_id,
    locator
FROM award_lengths
ORDER BY left_out IS NOT NULL, first_year DESC NULLS LAST, award_title, award_id;
