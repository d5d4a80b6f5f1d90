-- title: Two counted awards look like one
-- severity: caution
-- explanation: Same programme, first year, recipient and amount in two rows that both count in totals: perhaps one sum reported twice. Both stay in until a source settles it.
SELECT
    award_title AS subject,
    fund_id,
    start_year,
    end_year,
    format(
        '{} to {} in {}: listed as {} (from {}) and {} (from {})',
        pounds_text(amount_gbp, 0), recipient, year_text(start_year),
        award_id, coalesce(fund, 'a fund that is not stated'), twin_id, coalesce(twin_fund, 'a fund that is not stated')
    ) AS message
FROM award_twins
ORDER BY award_id, twin_id;
