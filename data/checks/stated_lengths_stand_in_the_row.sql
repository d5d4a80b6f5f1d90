-- title: The words on an award’s length stand in its row
-- severity: error
-- explanation: A length stated for an award is taken from words of the award or of a decision. Where they are not there, or say more months than its financial years have, the length is not stated.
SELECT
    s.award_id AS subject,
    w.fund_id,
    w.start_year,
    w.end_year,
    format('award_lengths_stated.csv has {} months by “{}”', s.months, s.words) AS message
FROM award_lengths_stated AS s
JOIN awards AS w USING (award_id)
LEFT JOIN decisions AS d ON d.decision_id = s.decision_id
WHERE NOT contains(
        CASE WHEN s.decision_id IS NULL THEN concat_ws(' | ', w.award_title, w.locator, w.note) ELSE concat_ws(' | ', d.title, d.locator) END,
        s.words
    )
    OR s.months > 12 * (
        SELECT max(one.end_year) - min(one.start_year) + 1
        FROM awards AS one
        WHERE one.decision_id IS NOT DISTINCT FROM w.decision_id AND one.programme_id = w.programme_id
    )
ORDER BY s.award_id;
