-- Every award with the names that go with it: the one place that says what an award is; all lists of awards are parts of it.
-- Grain: one row per award. search_text holds everything that can be searched, folded as every search is; gss_codes and
-- areas are what the award names, empty where no area is stated, London where it is for all of it.
CREATE TABLE build.award_register AS
SELECT
    -- Award
    w.award_id,
    -- What the award is called
    w.award_title,
    -- Programme it is for
    w.programme_id,
    -- Name of the programme
    p.programme,
    -- What the programme does
    p.description,
    -- Priority of the programme
    p.priority_id,
    -- Name of the priority
    priority_areas.priority,
    -- Fund that pays
    w.fund_id,
    -- Name of the fund
    funds.fund,
    -- Body whose money the fund is
    funds.funder,
    -- Body that receives it, or the recipient in the words of the source
    coalesce(o.organisation, w.recipient_as_published) AS recipient,
    -- Recipient in the words of the source
    w.recipient_as_published,
    -- Body that receives it; empty where the source names none or several
    o.organisation,
    -- Bodies named in it where it belongs to several; empty where it is one body’s alone, or no body is named
    coalesce(n.named, []) AS shared_by,
    -- GSS code of the borough whose council receives it
    o.gss_code AS council_gss_code,
    -- Kind of award
    w.kind,
    -- Amount, in pounds; empty where it is not found
    w.amount_gbp,
    -- By how much the amount may be off, in pounds: 0 if exact, empty where it is only called rounded
    m.rounding_gbp,
    -- total, up to, or per year
    w.amount_basis,
    -- First financial year
    w.start_year,
    -- Last financial year
    w.end_year,
    -- no: the row overlaps another and stays out of sums
    w.counts_in_totals,
    -- Why the row stays out of sums
    w.not_counted_reason,
    -- yes: it counts in totals, and is no income
    counts_as_expenditure(w.counts_in_totals, w.kind) AS counts_as_expenditure,
    -- Money that others put in beside it, in pounds
    w.match_funding_gbp,
    -- Decision that made the award
    w.decision_id,
    -- Reference of the decision
    d.decision_ref,
    -- Title of the decision
    d.title AS decision_title,
    -- GSS codes of the areas that the award names
    coalesce(a.gss_codes, []) AS gss_codes,
    -- Areas that the award names
    coalesce(a.areas, []) AS areas,
    -- Source
    w.source_id,
    -- Place in the source
    w.locator,
    -- What to know about the award
    w.note,
    -- What can be searched, folded as every search is
    folded(concat_ws(
        ' ',
        w.award_title,
        p.programme,
        funds.fund,
        o.organisation,
        w.recipient_as_published,
        array_to_string(n.named, ' '),
        d.decision_ref,
        d.title
    )) AS search_text
FROM awards AS w
JOIN programmes AS p USING (programme_id)
LEFT JOIN priority_areas ON priority_areas.priority_id = p.priority_id
LEFT JOIN funds ON funds.fund_id = w.fund_id
LEFT JOIN organisations AS o ON o.organisation_id = w.organisation_id
LEFT JOIN decisions AS d ON d.decision_id = w.decision_id
JOIN award_precision AS m ON m.award_id = w.award_id
LEFT JOIN (
    SELECT award_id, list(coalesce(organisation, name_seen) ORDER BY lower(coalesce(organisation, name_seen))) AS named
    FROM shared_awards
    LEFT JOIN organisations USING (organisation_id)
    GROUP BY award_id
) AS n
    ON n.award_id = w.award_id
LEFT JOIN (
    SELECT award_id, list(gss_code ORDER BY gss_code) AS gss_codes, list(area ORDER BY area) AS areas
    FROM award_areas
    JOIN areas USING (gss_code)
    GROUP BY award_id
) AS a
    ON a.award_id = w.award_id;
