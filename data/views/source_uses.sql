-- Every row of the data package that names a source.
-- Grain: one row per row and source; what says in a few words what the row is, with
-- its amount where it is about money. Statistics have no locator of their own:
-- their place in the source is the row of the area and year.
CREATE VIEW source_uses AS
SELECT
    'priority_areas' AS table_name,
    source_id,
    locator,
    what_text(priority, financial_year, financial_year, amount_gbp, rounding_gbp) AS what
FROM priority_areas
UNION ALL
SELECT
    'priority_spend_lines',
    source_id,
    locator,
    what_text(activity, financial_year, financial_year, amount_gbp, rounding_gbp)
FROM priority_spend_lines
UNION ALL SELECT 'plan_priorities', source_id, locator, priority FROM plan_priorities
UNION ALL
SELECT
    'programme_budgets',
    source_id,
    locator,
    what_text(line || ', ' || measure, start_year, end_year, amount_gbp, rounding_gbp)
FROM programme_budgets
UNION ALL
SELECT
    'decisions',
    source_id,
    locator,
    what_text(coalesce(title, decision_ref), start_year, end_year, amount_gbp, 0)
FROM decisions
UNION ALL
SELECT
    'awards',
    a.source_id,
    a.locator,
    concat_ws(
        ': ',
        what_text(a.award_title, a.start_year, a.end_year, CAST(NULL AS DECIMAL(14, 2)), 0),
        awarded_text(a.amount_gbp, m.rounding_gbp)
    )
FROM awards AS a
JOIN award_precision AS m USING (award_id)
UNION ALL SELECT 'not_published', source_id, locator, fact FROM not_published
UNION ALL
SELECT
    'borough_allocations',
    source_id,
    locator,
    what_text(area || ', ' || measure, financial_year, financial_year, amount_gbp, rounding_gbp)
FROM borough_allocations
JOIN areas USING (gss_code)
UNION ALL
SELECT
    'london_totals',
    source_id,
    locator,
    what_text(series || ', ' || measure, start_year, end_year, amount_gbp, rounding_gbp)
FROM london_totals
UNION ALL
SELECT
    'stated_changes',
    source_id,
    locator,
    format('{}, {} to {}: {}%', area, year_text(from_year), year_text(to_year), change_percent)
FROM stated_changes
JOIN areas USING (gss_code)
UNION ALL
SELECT 'borough_funding_statements', source_id, locator, what_text(purpose, start_year, end_year, amount_gbp, 0)
FROM borough_funding_statements
UNION ALL SELECT 'outcomes', source_id, locator, measure FROM outcomes
UNION ALL SELECT 'services', source_id, locator, service FROM services
UNION ALL
SELECT 'service_contacts', c.source_id, c.locator, format('{}: {}', s.service, c.field)
FROM service_contacts AS c
JOIN services AS s USING (service_id)
UNION ALL SELECT 'helplines', source_id, locator, helpline FROM helplines WHERE source_id IS NOT NULL
UNION ALL
SELECT 'helpline_contacts', source_id, locator, format('{}: {}', helpline, field) FROM helpline_contacts
UNION ALL SELECT 'recommendations', source_id, locator, recommendation FROM recommendations
UNION ALL SELECT 'audit_follow_up', source_id, locator, measure FROM audit_follow_up
UNION ALL SELECT 'milestones', source_id, locator, stage FROM milestones
UNION ALL
SELECT 'milestones', note_source_id, note_locator, stage FROM milestones WHERE note_source_id IS NOT NULL
UNION ALL SELECT 'ccf_criteria', source_id, locator, criterion FROM ccf_criteria
UNION ALL SELECT 'governance', source_id, locator, body FROM governance
UNION ALL SELECT 'commissioning_principles', source_id, locator, principle FROM commissioning_principles
UNION ALL SELECT 'scrutiny_questions', source_id, locator, question FROM scrutiny_questions
UNION ALL SELECT 'funding_formula', source_id, locator, indicator FROM funding_formula
UNION ALL SELECT 'extracts', source_id, locator, words FROM extracts
UNION ALL SELECT 'publications', source_id, locator, publication FROM publications WHERE source_id IS NOT NULL
UNION ALL SELECT 'unanswered', source_id, locator, said FROM unanswered WHERE source_id IS NOT NULL
UNION ALL SELECT 'discrepancies', source_a, NULL, topic FROM discrepancies
UNION ALL SELECT 'discrepancies', source_b, NULL, topic FROM discrepancies WHERE source_b <> source_a
UNION ALL SELECT 'population', source_id, 'row of the area and year', area FROM population JOIN areas USING (gss_code)
UNION ALL
SELECT 'recorded_offences', source_id, 'rows of the borough and the twelve months', offence_group FROM recorded_offences
UNION ALL
SELECT 'recorded_offences_unallocated', source_id, 'rows of the twelve months', where_recorded
FROM recorded_offences_unallocated
UNION ALL SELECT 'deprivation', source_id, 'row of the district', area FROM deprivation JOIN areas USING (gss_code)
UNION ALL SELECT 'gdp_deflators', source_id, 'row of the year', year_text(financial_year) FROM gdp_deflators
UNION ALL SELECT 'postcode_districts', source_id, 'incidents of the district', outward_code FROM postcode_districts
UNION ALL SELECT 'areas', inner_outer_source_id, 'flag of the borough', area FROM areas WHERE inner_outer_source_id IS NOT NULL
UNION ALL SELECT 'areas', police_unit_source_id, 'list of the units', area FROM areas WHERE police_unit_source_id IS NOT NULL
UNION ALL
SELECT 'areas', land_area_source_id, 'row of the district', area FROM areas WHERE land_area_source_id IS NOT NULL
UNION ALL
SELECT 'areas', council_org_id_source_id, 'row of the council', area FROM areas WHERE council_org_id IS NOT NULL
UNION ALL SELECT 'organisation_identifiers', source_id, locator, name_seen || ': ' || org_id FROM organisation_identifiers
UNION ALL SELECT 'decision_approvals', source_id, locator, words FROM decision_approvals;
