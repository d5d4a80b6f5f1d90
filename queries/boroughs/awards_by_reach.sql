-- Which awards reach one borough, and how far does each reach?
-- grain: one row per award that goes to the borough council or covers the borough or all of London
-- parameters: gss_code VARCHAR
-- reach: council (to the borough council for itself), borough (to others, for this borough alone), shared (covers it with
-- other boroughs, or is held by its council for several), london (all of London). boroughs is the number of boroughs
-- covered, NULL for all of London. rounding_gbp is by how much the amount may be off: 0 if exact, NULL where it is only
-- called rounded.
WITH covered AS (
    SELECT
        award_id,
        CAST(count(*) AS INTEGER) AS boroughs,
        bool_or(gss_code = $gss_code) AS covers_it,
        bool_or(gss_code = london_code()) AS covers_london
    FROM award_areas
    GROUP BY award_id
)
SELECT
    CASE
        WHEN covered.covers_london THEN 'london'
        WHEN covered.boroughs > 1 THEN 'shared'
        WHEN o.gss_code = $gss_code THEN 'council'
        ELSE 'borough'
    END AS reach,
    a.award_id,
    a.award_title,
    a.programme_id,
    p.programme,
    coalesce(o.organisation, a.recipient_as_published) AS recipient,
    a.kind,
    a.amount_gbp,
    a.amount_basis,
    a.start_year,
    a.end_year,
    a.counts_in_totals,
    a.not_counted_reason,
    funds.fund,
    d.decision_ref,
    CASE WHEN NOT covered.covers_london THEN covered.boroughs END AS boroughs,
    a.source_id,
    a.locator,
    a.note,
    m.rounding_gbp
FROM awards AS a
JOIN programmes AS p USING (programme_id)
LEFT JOIN covered USING (award_id)
LEFT JOIN organisations AS o USING (organisation_id)
LEFT JOIN funds ON funds.fund_id = a.fund_id
LEFT JOIN decisions AS d USING (decision_id)
JOIN award_precision AS m ON m.award_id = a.award_id
WHERE covered.covers_it OR covered.covers_london OR o.gss_code = $gss_code
ORDER BY a.start_year DESC NULLS LAST, a.amount_gbp DESC NULLS LAST, a.award_id;
