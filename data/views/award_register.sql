-- Every award with the names that go with it: the one place that says what an award is; all lists of awards are parts of it.
-- Grain: one row per award. search_text holds everything that can be searched, folded as every search is; gss_codes and
-- areas are what the award names, empty where no area is stated, London where it is for all of it.
CREATE TABLE build.award_register AS
SELECT
    w.award_id,
    w.award_title,
    w.programme_id,
    p.programme,
    p.description,
    p.priority_id,
    priority_areas.priority,
    w.fund_id,
    funds.fund,
    funds.funder,
    coalesce(o.organisation, w.recipient_as_published) AS recipient,
    w.recipient_as_published,
    o.organisation,
    o.gss_code AS council_gss_code,
    w.kind,
    w.amount_gbp,
    m.rounding_gbp,
    w.amount_basis,
    w.start_year,
    w.end_year,
    w.counts_in_totals,
    w.not_counted_reason,
    counts_as_expenditure(w.counts_in_totals, w.kind) AS counts_as_expenditure,
    w.match_funding_gbp,
    w.decision_id,
    d.decision_ref,
    d.title AS decision_title,
    coalesce(a.gss_codes, []) AS gss_codes,
    coalesce(a.areas, []) AS areas,
    w.source_id,
    w.locator,
    w.note,
    folded(concat_ws(
        ' ', w.award_title, p.programme, funds.fund, o.organisation, w.recipient_as_published, d.decision_ref, d.title
    )) AS search_text
FROM awards AS w
JOIN programmes AS p USING (programme_id)
LEFT JOIN priority_areas ON priority_areas.priority_id = p.priority_id
LEFT JOIN funds ON funds.fund_id = w.fund_id
LEFT JOIN organisations AS o ON o.organisation_id = w.organisation_id
LEFT JOIN decisions AS d ON d.decision_id = w.decision_id
JOIN award_precision AS m ON m.award_id = w.award_id
LEFT JOIN (
    SELECT award_id, list(gss_code ORDER BY gss_code) AS gss_codes, list(area ORDER BY area) AS areas
    FROM award_areas
    JOIN areas USING (gss_code)
    GROUP BY award_id
) AS a
    ON a.award_id = w.award_id;
COMMENT ON TABLE build.award_register IS 'Awards with the names that go with them, for the register';
COMMENT ON COLUMN build.award_register.award_id IS 'Award';
COMMENT ON COLUMN build.award_register.award_title IS 'What the award is called';
COMMENT ON COLUMN build.award_register.programme_id IS 'Programme it is for';
COMMENT ON COLUMN build.award_register.programme IS 'Name of the programme';
COMMENT ON COLUMN build.award_register.description IS 'What the programme does';
COMMENT ON COLUMN build.award_register.priority_id IS 'Priority of the programme';
COMMENT ON COLUMN build.award_register.priority IS 'Name of the priority';
COMMENT ON COLUMN build.award_register.fund_id IS 'Fund that pays';
COMMENT ON COLUMN build.award_register.fund IS 'Name of the fund';
COMMENT ON COLUMN build.award_register.funder IS 'Body whose money the fund is';
COMMENT ON COLUMN build.award_register.recipient IS 'Body that receives it, or the recipient in the words of the source';
COMMENT ON COLUMN build.award_register.recipient_as_published IS 'Recipient in the words of the source';
COMMENT ON COLUMN build.award_register.organisation IS 'Body that receives it; empty where the source names none or several';
COMMENT ON COLUMN build.award_register.council_gss_code IS 'GSS code of the borough whose council receives it';
COMMENT ON COLUMN build.award_register.kind IS 'Kind of award';
COMMENT ON COLUMN build.award_register.amount_gbp IS 'Amount, in pounds; empty where it is not found';
COMMENT ON COLUMN build.award_register.rounding_gbp IS 'By how much the amount may be off, in pounds: 0 if exact, empty where it is only called rounded';
COMMENT ON COLUMN build.award_register.amount_basis IS 'total, up to, or per year';
COMMENT ON COLUMN build.award_register.start_year IS 'First financial year';
COMMENT ON COLUMN build.award_register.end_year IS 'Last financial year';
COMMENT ON COLUMN build.award_register.counts_in_totals IS 'no: the row overlaps another and stays out of sums';
COMMENT ON COLUMN build.award_register.not_counted_reason IS 'Why the row stays out of sums';
COMMENT ON COLUMN build.award_register.counts_as_expenditure IS 'yes: it counts in totals, and is no income';
COMMENT ON COLUMN build.award_register.match_funding_gbp IS 'Money that others put in beside it, in pounds';
COMMENT ON COLUMN build.award_register.decision_id IS 'Decision that made the award';
COMMENT ON COLUMN build.award_register.decision_ref IS 'Reference of the decision';
COMMENT ON COLUMN build.award_register.decision_title IS 'Title of the decision';
COMMENT ON COLUMN build.award_register.gss_codes IS 'GSS codes of the areas that the award names';
COMMENT ON COLUMN build.award_register.areas IS 'Areas that the award names';
COMMENT ON COLUMN build.award_register.source_id IS 'Source';
COMMENT ON COLUMN build.award_register.locator IS 'Place in the source';
COMMENT ON COLUMN build.award_register.note IS 'What to know about the award';
COMMENT ON COLUMN build.award_register.search_text IS 'What can be searched, folded as every search is';
