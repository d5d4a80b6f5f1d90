-- Every result that may be seen: what is published, with our judgement of its evidence, and what shown_returns shows.
-- Grain: one row per published result, and per row of shown_returns. first_year and last_year are the financial years
-- that its period may touch, NULL where none is stated; gss_codes the areas that it names. value_shown is the number
-- as text, an asterisk for a hidden count, NULL where the result is in words. funds are all that pay for the programme.
-- own_note is the note without its quotation of value_as_published and without what it says of another result.
CREATE VIEW results AS
WITH programme_funds AS (
    SELECT programme_id, list_sort(list(DISTINCT fund)) AS funds
    FROM (
        SELECT programme_id, fund_id FROM programmes
        UNION
        SELECT programme_id, fund_id FROM awards
    )
    JOIN funds USING (fund_id)
    GROUP BY programme_id
),
named AS (
    SELECT
        outcome_id,
        list(gss_code ORDER BY gss_code) AS gss_codes,
        array_to_string(list(area ORDER BY area), '; ') AS areas
    FROM outcome_areas
    JOIN areas USING (gss_code)
    GROUP BY outcome_id
),
rows AS (
    SELECT
        o.outcome_id AS result_id,
        'published' AS origin,
        o.programme_id,
        o.organisation_id,
        o.measure,
        o.value,
        o.value_as_published,
        rtrim(rtrim(CAST(o.value AS VARCHAR), '0'), '.') AS value_shown,
        o.unit,
        o.kind,
        o.period_start,
        o.period_end,
        first_year_of(coalesce(o.period_start, o.period_end)) AS first_year,
        last_year_of(coalesce(o.period_end, o.period_start)) AS last_year,
        o.published_qualifier,
        coalesce(named.gss_codes, []) AS gss_codes,
        named.areas,
        e.evidence,
        e.rule,
        e.reason,
        e.is_elsewhere,
        o.source_id,
        o.locator,
        o.note,
        nullif(
            array_to_string(
                list_filter(
                    string_split(o.note, '; '),
                    lambda part: part IS DISTINCT FROM format('published as ''{}''', o.value_as_published)
                        AND part IS DISTINCT FROM o.about_another
                ),
                '; '
            ),
            ''
        ) AS own_note
    FROM outcomes AS o
    JOIN outcome_evidence AS e USING (outcome_id)
    LEFT JOIN named USING (outcome_id)
    UNION ALL
    SELECT
        concat_ws('-', 'return', r.programme_id, year_text(r.financial_year), r.measure, areas.area),
        'unpublished return',
        r.programme_id,
        r.supplied_by,
        r.measure,
        r.value,
        NULL,
        r.value_shown,
        r.unit,
        r.kind,
        year_text(r.financial_year),
        year_text(r.financial_year),
        r.financial_year,
        r.financial_year,
        CASE WHEN r.value IS NOT NULL THEN 'exact' END,
        [r.gss_code],
        areas.area,
        'own count',
        'unpublished return',
        'Supplied to the operator, not published',
        false,
        NULL,
        NULL,
        NULL,
        NULL
    FROM shown_returns AS r
    JOIN areas USING (gss_code)
)
SELECT
    rows.result_id,
    rows.origin,
    rows.programme_id,
    p.programme,
    coalesce(f.funds, []) AS funds,
    priority_areas.priority,
    o.organisation AS reported_by,
    rows.measure,
    rows.value,
    rows.value_as_published,
    rows.value_shown,
    rows.unit,
    rows.kind,
    rows.period_start,
    rows.period_end,
    rows.first_year,
    rows.last_year,
    rows.published_qualifier,
    rows.gss_codes,
    rows.areas,
    rows.evidence,
    rows.rule,
    rows.reason,
    rows.is_elsewhere,
    rows.source_id,
    rows.locator,
    rows.note,
    rows.own_note
FROM rows
LEFT JOIN programmes AS p USING (programme_id)
LEFT JOIN programme_funds AS f USING (programme_id)
LEFT JOIN priority_areas ON priority_areas.priority_id = p.priority_id
LEFT JOIN organisations AS o ON o.organisation_id = rows.organisation_id;
