-- Which awards were made for one programme?
-- grain: one row per award, latest first
-- parameters: programme_id VARCHAR
-- recipient is the one body that receives it, NULL where the source names none or several. areas are separated by
-- semicolons; London stands for all boroughs; NULL: not stated. rounding_gbp is by how much the amount may be off: 0 if
-- exact, NULL where it is only called rounded.
WITH covered AS (
    SELECT award_id, string_agg(area, '; ' ORDER BY area) AS areas
    FROM award_areas
    JOIN areas USING (gss_code)
    GROUP BY award_id
)
SELECT
    w.award_id,
    w.award_title,
    o.organisation AS recipient,
    w.recipient_as_published,
    covered.areas,
    w.kind,
    w.amount_gbp,
    w.amount_basis,
    w.start_year,
    w.end_year,
    w.counts_in_totals,
    w.not_counted_reason,
    w.match_funding_gbp,
    funds.fund,
    w.decision_id,
    d.decision_ref,
    w.source_id,
    w.locator,
    w.note,
    m.rounding_gbp
FROM awards AS w
LEFT JOIN covered USING (award_id)
LEFT JOIN organisations AS o USING (organisation_id)
LEFT JOIN funds ON funds.fund_id = w.fund_id
LEFT JOIN decisions AS d USING (decision_id)
JOIN award_precision AS m ON m.award_id = w.award_id
WHERE w.programme_id = $programme_id
ORDER BY w.start_year DESC NULLS LAST, w.amount_gbp DESC NULLS LAST, w.award_id;
