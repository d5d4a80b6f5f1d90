-- What is known of one award?
-- grain: one row; none for an unknown award
-- parameters: award_id VARCHAR
-- areas are the names of the boroughs that it names, or London.
SELECT
    r.award_id,
    r.award_title,
    r.programme_id,
    r.programme,
    p.description,
    r.priority,
    r.fund,
    funds.funder,
    r.recipient,
    r.recipient_as_published,
    r.kind,
    r.amount_gbp,
    r.rounding_gbp,
    r.amount_basis,
    r.start_year,
    r.end_year,
    r.counts_in_totals,
    r.not_counted_reason,
    r.match_funding_gbp,
    r.decision_id,
    r.decision_ref,
    r.decision_title,
    (SELECT list(areas.area ORDER BY areas.area) FROM areas WHERE list_contains(r.areas, areas.gss_code)) AS areas,
    r.source_id,
    r.locator,
    r.note
FROM build.award_register AS r
JOIN programmes AS p ON p.programme_id = r.programme_id
LEFT JOIN funds ON funds.fund_id = r.fund_id
WHERE r.award_id = $award_id
ORDER BY r.award_id;
