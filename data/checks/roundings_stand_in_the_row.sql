-- title: The words on an award’s rounding stand in its note
-- severity: error
-- explanation: That an amount was published rounded is taken from the award’s own note. Where the words are not there, or the award has no amount, it is not said to be rounded.
SELECT
    m.award_id AS subject,
    w.fund_id,
    w.start_year,
    w.end_year,
    format('award_roundings.csv has “{}”', m.words) AS message
FROM award_roundings AS m
JOIN awards AS w USING (award_id)
WHERE w.amount_gbp IS NULL OR w.note IS NULL OR NOT contains(w.note, m.words)
ORDER BY m.award_id;
