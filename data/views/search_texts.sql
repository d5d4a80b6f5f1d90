-- What decisions, documents and programmes can be searched by.
-- Grain: one row per decision, document and programme.
CREATE TABLE build.search_texts AS
SELECT
    -- decision, document or programme
    'decision' AS kind,
    -- Its short name
    decision_id AS id,
    -- What can be searched, folded as every search is
    folded(concat_ws(' ', decision_ref, title, decision_id)) AS search_text
FROM decisions
UNION ALL
SELECT 'document', source_id, folded(concat_ws(' ', title, publisher, source_id)) FROM sources
UNION ALL
SELECT
    'programme',
    p.programme_id,
    folded(
        concat_ws(
            ' ',
                any_value(p.programme),
                any_value(p.description),
                string_agg(DISTINCT own.fund, ' '),
                string_agg(DISTINCT paying.fund, ' '),
                string_agg(DISTINCT w.recipient_as_published, ' '),
                string_agg(DISTINCT o.organisation, ' '),
                string_agg(DISTINCT w.award_title, ' '),
                string_agg(DISTINCT areas.area, ' ')
        )
    )
FROM programmes AS p
LEFT JOIN funds AS own ON own.fund_id = p.fund_id
LEFT JOIN awards AS w USING (programme_id)
LEFT JOIN funds AS paying ON paying.fund_id = w.fund_id
LEFT JOIN organisations AS o ON o.organisation_id = w.organisation_id
LEFT JOIN award_areas USING (award_id)
LEFT JOIN areas ON areas.gss_code = award_areas.gss_code
GROUP BY p.programme_id;
