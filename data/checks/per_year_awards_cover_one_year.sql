-- title: A counted amount a year is for one year
-- severity: error
-- explanation: Sums of awards add each counted amount once. An amount a year for several years would be added for the first only: list it as one row a year, or with its total.
SELECT
    award_id AS subject,
    fund_id,
    start_year,
    end_year,
    format('{} a year, from {} to {}', pounds_text(amount_gbp, 0), year_text(start_year), year_text(end_year)) AS message
FROM awards
WHERE counts_in_totals AND amount_basis = 'per year' AND start_year IS DISTINCT FROM end_year
ORDER BY award_id;
