-- title: Two counted awards look like one
-- severity: caution
-- explanation: Same programme, first year, recipient and amount in two rows that both count in totals: perhaps one sum reported twice. Both stay in until a source settles it.
SELECT
    first.award_title AS subject,
    NULL AS gss_code,
    first.fund_id,
    first.start_year,
    first.end_year,
    format(
        '{} to {} in {}: listed as {} and {}',
        pounds_text(first.amount_gbp, 0), first.recipient_as_published, year_text(first.start_year),
        first.award_id, second.award_id
    ) AS message
FROM awards AS first
JOIN awards AS second
    ON second.programme_id = first.programme_id
    AND second.amount_gbp = first.amount_gbp
    AND second.start_year = first.start_year
    AND coalesce(second.organisation_id, second.recipient_as_published)
        = coalesce(first.organisation_id, first.recipient_as_published)
    AND second.award_id > first.award_id
WHERE first.counts_in_totals AND second.counts_in_totals AND first.kind <> 'income accepted'
ORDER BY first.award_id, second.award_id;
