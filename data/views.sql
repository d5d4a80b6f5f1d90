-- Views that more than one check or query needs.

-- Money allocated to boroughs, with everything it is divided by.
-- Grain: one row per borough, fund, year and measure. population is the mid-year estimate of the year the financial
-- year starts in; offences are those of the financial year, without fraud; real_factor turns the year's pounds into
-- pounds of the deflators' base year. Each is NULL where its source does not reach the year.
CREATE VIEW borough_funding AS
SELECT
    a.gss_code,
    areas.area AS borough,
    a.fund_id,
    a.financial_year,
    a.measure,
    a.amount_gbp,
    a.rounding_gbp,
    p.population,
    o.offences,
    real_terms_factor(d.price_index, 100) AS real_factor,
    a.source_id,
    a.locator,
    a.note
FROM borough_allocations AS a
JOIN areas ON areas.gss_code = a.gss_code
LEFT JOIN population AS p ON p.gss_code = a.gss_code AND p.year = a.financial_year
LEFT JOIN recorded_offences AS o
    ON o.gss_code = a.gss_code
    AND o.financial_year = a.financial_year
    AND o.offence_group = 'All recorded offences (excluding fraud)'
LEFT JOIN gdp_deflators AS d ON d.financial_year = a.financial_year;
COMMENT ON VIEW borough_funding IS 'Money allocated to boroughs with population, offences and prices of the year';

-- Totals published for several years together, beside the years that are published by themselves.
-- Grain: one row per total and year of its period; year_gbp is NULL where the year is not published by itself. even_gbp is
-- the year's part if all years were alike, for an exact total that can be shared out to the penny. is_confirmed: that very
-- amount, to the pound and no round sum, is also published for a year outside the period, or is the even part of another
-- total of the same series; so that the years are most likely alike.
CREATE VIEW totals_of_years AS
WITH totals AS (
    SELECT
        t.total_id,
        t.series AS title,
        t.fund_id,
        NULL AS gss_code,
        m.series_id,
        m.measure,
        t.start_year,
        t.end_year,
        t.amount_gbp,
        t.rounding_gbp,
        t.source_id,
        t.locator
    FROM total_years AS m
    JOIN london_totals AS t USING (total_id)
    UNION ALL
    -- A borough's figure for several years, and the years of the borough.
    SELECT
        total_id, series, fund_id, gss_code, gss_code, 'allocation', start_year, end_year, amount_gbp, rounding_gbp,
        source_id, locator
    FROM london_totals
    WHERE gss_code IS NOT NULL AND measure = 'borough allocation' AND end_year > start_year
    UNION ALL
    -- A line of a fund table for several years, and for single ones.
    SELECT
        concat_ws('-', fund_id, line, measure), line || ', ' || measure, fund_id, NULL, line, measure, start_year,
        end_year, amount_gbp, rounding_gbp, source_id, locator
    FROM programme_budgets
    WHERE end_year > start_year AND amount_gbp IS NOT NULL
),
single_years AS (
    SELECT fund_id, NULL AS gss_code, series_id, measure, start_year AS financial_year, amount_gbp, rounding_gbp, source_id
    FROM london_totals
    WHERE start_year = end_year
    UNION ALL
    SELECT fund_id, gss_code, gss_code, measure, financial_year, amount_gbp, rounding_gbp, source_id
    FROM borough_allocations
    UNION ALL
    SELECT fund_id, NULL, line, measure, start_year, amount_gbp, rounding_gbp, source_id
    FROM programme_budgets
    WHERE start_year = end_year
),
shared AS (
    SELECT
        *,
        CASE
            WHEN rounding_gbp = 0 AND amount_gbp * 100 % (end_year - start_year + 1) = 0
                THEN CAST(amount_gbp / (end_year - start_year + 1) AS DECIMAL(14, 2))
        END AS even_gbp
    FROM totals
)
SELECT
    t.total_id,
    t.title,
    t.fund_id,
    t.gss_code,
    t.series_id,
    t.measure,
    t.start_year,
    t.end_year,
    t.amount_gbp,
    t.rounding_gbp,
    t.source_id,
    t.locator,
    CAST(y.financial_year AS INTEGER) AS financial_year,
    s.amount_gbp AS year_gbp,
    s.rounding_gbp AS year_rounding_gbp,
    s.source_id AS year_source_id,
    t.even_gbp,
    t.even_gbp IS NOT NULL
    AND t.even_gbp % 1000 <> 0
    AND (
        EXISTS (
            SELECT 1
            FROM single_years AS o
            WHERE o.fund_id = t.fund_id
                AND o.gss_code IS NOT DISTINCT FROM t.gss_code
                AND o.series_id = t.series_id
                AND o.measure = t.measure
                AND o.rounding_gbp = 0
                AND o.amount_gbp = t.even_gbp
                AND o.financial_year NOT BETWEEN t.start_year AND t.end_year
        )
        OR EXISTS (
            SELECT 1
            FROM shared AS o
            WHERE o.total_id <> t.total_id
                AND o.fund_id = t.fund_id
                AND o.gss_code IS NOT DISTINCT FROM t.gss_code
                AND o.series_id = t.series_id
                AND o.measure = t.measure
                AND o.even_gbp = t.even_gbp
        )
    ) AS is_confirmed
FROM shared AS t
CROSS JOIN unnest(range(t.start_year, t.end_year + 1)) AS y(financial_year)
LEFT JOIN single_years AS s
    ON s.fund_id = t.fund_id
    AND s.gss_code IS NOT DISTINCT FROM t.gss_code
    AND s.series_id = t.series_id
    AND s.measure = t.measure
    AND s.financial_year = y.financial_year;
COMMENT ON VIEW totals_of_years IS 'Totals published for several years together, beside the years published by themselves';

-- London's direct funding by year, from the published totals (not from the borough rows).
-- Grain: one row per year. The 32 boroughs' people and offences, without the City of London. Where a total of several
-- years gives the year another amount, is_confirmed, the two contradict each other: other_gbp is that amount, and bounds take
-- in both, so that nothing is worked out from one of them alone. bounds are NULL where the rounding is not known.
CREATE VIEW london_direct_funding AS
SELECT
    t.start_year AS financial_year,
    t.amount_gbp,
    t.rounding_gbp,
    {
        'low': t.amount_gbp - t.rounding_gbp + least(e.even_gbp - t.amount_gbp + t.rounding_gbp, 0),
        'high': t.amount_gbp + t.rounding_gbp + greatest(e.even_gbp - t.amount_gbp - t.rounding_gbp, 0)
    } AS bounds,
    p.population,
    o.offences,
    real_terms_factor(d.price_index, 100) AS real_factor,
    e.even_gbp AS other_gbp,
    e.total_id AS other_total_id,
    t.source_id,
    t.locator,
    t.note
FROM london_totals AS t
LEFT JOIN (
    SELECT DISTINCT ON (series_id, measure, financial_year) series_id, measure, financial_year, even_gbp, total_id
    FROM totals_of_years
    WHERE is_confirmed AND abs(even_gbp - year_gbp) > year_rounding_gbp
    ORDER BY total_id
) AS e
    ON e.series_id = t.series_id AND e.measure = t.measure AND e.financial_year = t.start_year
LEFT JOIN (
    SELECT year, CAST(sum(population) AS BIGINT) AS population
    FROM population
    JOIN areas USING (gss_code)
    WHERE areas.receives_direct_funding
    GROUP BY year
) AS p ON p.year = t.start_year
LEFT JOIN (
    SELECT financial_year, CAST(sum(offences) AS BIGINT) AS offences
    FROM recorded_offences
    WHERE offence_group = 'All recorded offences (excluding fraud)'
    GROUP BY financial_year
) AS o ON o.financial_year = t.start_year
LEFT JOIN gdp_deflators AS d ON d.financial_year = t.start_year
WHERE t.fund_id = 'lcpf-direct'
    AND t.measure = 'allocation'
    AND t.series_id = 'lcpf-direct-borough-funding-london-total'
    AND t.start_year = t.end_year;
COMMENT ON VIEW london_direct_funding IS 'London totals of direct borough funding with people, offences and prices of the year';

-- The fund tables of the audit panel report, with what their dashes mean.
-- Grain: one row per cell. is_dash: the cell holds a dash. is_nil: a dash that the total of its column shows to be nothing,
-- because the cells with a figure make that total by themselves, within rounding, and no other cell is empty.
CREATE VIEW fund_table_cells AS
WITH cells AS (
    SELECT *, amount_gbp IS NULL AND coalesce(value_as_published = '-', false) AS is_dash
    FROM programme_budgets
),
columns AS (
    SELECT
        fund_id,
        start_year,
        end_year,
        measure,
        count(*) FILTER (WHERE amount_gbp IS NULL AND NOT is_dash) = 0
        AND abs(sum(amount_gbp) FILTER (WHERE NOT is_total) - sum(amount_gbp) FILTER (WHERE is_total))
        <= sum(rounding_gbp) FILTER (WHERE amount_gbp IS NOT NULL) AS is_made_up
    FROM cells
    GROUP BY fund_id, start_year, end_year, measure
)
SELECT cells.*, cells.is_dash AND coalesce(columns.is_made_up, false) AS is_nil
FROM cells
JOIN columns USING (fund_id, start_year, end_year, measure);
COMMENT ON VIEW fund_table_cells IS 'Cells of the fund tables, with the dashes that the total of their column shows to be nil';

-- By how much the amount of each award may be off: 0 for an exact one, NULL for one that is only called rounded.
-- Grain: one row per award.
CREATE VIEW award_precision AS
SELECT a.award_id, CASE WHEN m.award_id IS NULL THEN 0 ELSE m.rounding_gbp END AS rounding_gbp
FROM awards AS a
LEFT JOIN award_roundings AS m USING (award_id);
COMMENT ON VIEW award_precision IS 'By how much the amount of each award may be off';

-- The parts of every published total that the store holds parts of.
-- Grain: one row per total and part; amount_gbp is NULL where the part is an empty cell or is not found.
CREATE VIEW published_total_parts AS
-- A fund's boroughs against its London total, with the re-profiling line of 2019/20 in the forecast.
SELECT
    t.total_id AS comparison_id,
    areas.area AS part,
    b.amount_gbp,
    b.rounding_gbp
FROM london_totals AS t
CROSS JOIN areas
LEFT JOIN borough_allocations AS b
    ON b.gss_code = areas.gss_code
    AND b.fund_id = t.fund_id
    AND b.financial_year = t.start_year
    AND b.measure = t.measure
WHERE t.series_id = 'lcpf-direct-borough-funding-london-total'
    AND t.start_year = t.end_year
    AND areas.receives_direct_funding
UNION ALL
SELECT t.total_id, r.series, r.amount_gbp, r.rounding_gbp
FROM london_totals AS t
JOIN london_totals AS r
    ON r.series_id = 'lcpf-re-profiling'
    AND r.start_year = t.start_year
    AND r.measure = t.measure
    -- Nothing is re-profiled in the allocation, whose parts are the 32 boroughs.
    AND r.amount_gbp <> 0
WHERE t.series_id = 'lcpf-direct-borough-funding-london-total'
UNION ALL
SELECT t.total_id, areas.area, b.amount_gbp, b.rounding_gbp
FROM london_totals AS t
JOIN borough_allocations AS b ON b.fund_id = t.fund_id AND b.financial_year = t.start_year
JOIN areas ON areas.gss_code = b.gss_code
WHERE t.series_id = 'safer-streets-fund-round-5-to-mopac'
UNION ALL
-- London figures whose sources say what they consist of.
SELECT p.total_id, t.series, t.amount_gbp, t.rounding_gbp
FROM london_total_parts AS p
JOIN london_totals AS t ON t.total_id = p.part_total_id
UNION ALL
-- A borough's total of several years against its years.
SELECT t.total_id, areas.area || ', ' || year_text(y.start_year), b.amount_gbp, b.rounding_gbp
FROM london_totals AS t
JOIN areas ON areas.gss_code = t.gss_code
CROSS JOIN unnest(range(t.start_year, t.end_year + 1)) AS y(start_year)
LEFT JOIN borough_allocations AS b
    ON b.gss_code = areas.gss_code
    AND b.fund_id = t.fund_id
    AND b.measure = 'allocation'
    AND b.financial_year = y.start_year
WHERE t.fund_id = 'lcpf-direct' AND t.measure = 'borough allocation'
UNION ALL
-- The fund tables of the audit panel report.
SELECT
    concat_ws('-', t.fund_id, year_text(t.start_year), year_text(t.end_year), t.measure),
    l.line,
    CASE WHEN l.is_nil THEN 0 ELSE l.amount_gbp END,
    CASE WHEN l.is_nil THEN 0 ELSE l.rounding_gbp END
FROM fund_table_cells AS t
JOIN fund_table_cells AS l USING (fund_id, start_year, end_year, measure)
WHERE t.is_total AND NOT l.is_total
UNION ALL
SELECT t.total_id, l.line, l.amount_gbp, l.rounding_gbp
FROM london_totals AS t
JOIN programme_budgets AS l USING (fund_id, start_year, end_year, measure)
WHERE t.series_id = 'lcpf-co-commissioning-fund' AND NOT l.is_total
UNION ALL
-- The lines under each priority, and the priorities under the whole budget.
SELECT p.priority_id, l.activity, l.amount_gbp, l.rounding_gbp
FROM priority_areas AS p
JOIN priority_spend_lines AS l USING (priority_id, financial_year)
UNION ALL
SELECT t.total_id, p.priority, p.amount_gbp, p.rounding_gbp
FROM london_totals AS t
JOIN priority_areas AS p ON p.financial_year = t.start_year
WHERE t.series_id = 'mopac-commissioning-budget'
UNION ALL
-- Awards against the decision that made them. Rows that overlap others stay out; an unknown amount is a missing part.
SELECT w.decision_id, w.award_title, w.amount_gbp, p.rounding_gbp
FROM awards AS w
JOIN award_precision AS p USING (award_id)
JOIN decisions AS d USING (decision_id)
WHERE d.amount_gbp IS NOT NULL
    -- A total that is the sum of these very parts, or that only a later decision cites, says nothing about them.
    AND d.amount_basis = 'published'
    AND (w.counts_in_totals OR w.amount_gbp IS NULL);
COMMENT ON VIEW published_total_parts IS 'Parts of published totals; amount empty where a part is not found';

-- Every published total that the store holds parts of, beside the sum of its parts.
-- Grain: one row per total. verdict: equal; rounded (the sum rounds to the total, which was published less finely); as worded (the
-- source's "almost" or "more than" fits the sum); rounding (the
-- roundings together can explain the difference); missing (not
-- all parts are published); less (a decision's known awards come to less than it); not comparable, with the reason;
-- unknown (a rounding is not known); differs. usual_error_gbp is the standard error that rounding leaves in the
-- difference.
CREATE VIEW published_total_comparisons AS
WITH totals AS (
    SELECT
        t.total_id AS comparison_id,
        'London figure' AS kind,
        t.series || ', ' || t.measure AS title,
        t.measure,
        t.qualifier,
        t.fund_id,
        t.start_year,
        t.end_year,
        t.amount_gbp,
        t.rounding_gbp,
        t.source_id,
        t.locator
    FROM london_totals AS t
    UNION ALL
    SELECT
        concat_ws('-', t.fund_id, year_text(t.start_year), year_text(t.end_year), t.measure),
        'Fund table',
        funds.fund || ', ' || t.measure,
        t.measure,
        NULL,
        t.fund_id,
        t.start_year,
        t.end_year,
        t.amount_gbp,
        t.rounding_gbp,
        t.source_id,
        t.locator
    FROM programme_budgets AS t
    JOIN funds USING (fund_id)
    WHERE t.is_total AND t.amount_gbp IS NOT NULL
    UNION ALL
    SELECT
        priority_id, 'Priority', priority, NULL, NULL, NULL, financial_year, financial_year, amount_gbp,
        rounding_gbp, source_id, locator
    FROM priority_areas
    UNION ALL
    SELECT
        decision_id,
        'Decision',
        coalesce(nullif(concat_ws(': ', decision_ref, title), ''), decision_id),
        NULL,
        NULL,
        NULL,
        start_year,
        end_year,
        amount_gbp,
        0,
        source_id,
        locator
    FROM decisions
),
parts AS (
    SELECT
        comparison_id,
        count(*) AS part_count,
        count(*) - count(amount_gbp) AS parts_missing,
        coalesce(sum(amount_gbp), 0) AS parts_gbp,
        CASE
            WHEN count(amount_gbp) = count(amount_gbp - rounding_gbp)
                THEN coalesce(sum(rounding_gbp) FILTER (WHERE amount_gbp IS NOT NULL), 0)
        END AS parts_rounding_gbp,
        -- A rounding error is spread evenly over its step 2r, so that its variance is (2r)² / 12.
        coalesce(sum(power(2 * rounding_gbp, 2)) FILTER (WHERE amount_gbp IS NOT NULL), 0) / 12 AS parts_variance
    FROM published_total_parts
    GROUP BY comparison_id
)
SELECT
    t.comparison_id,
    t.kind,
    t.title,
    t.measure,
    t.fund_id,
    t.start_year,
    t.end_year,
    t.amount_gbp AS total_gbp,
    t.rounding_gbp AS total_rounding_gbp,
    p.parts_gbp,
    p.parts_rounding_gbp,
    CAST(p.part_count AS INTEGER) AS part_count,
    CAST(p.parts_missing AS INTEGER) AS parts_missing,
    p.parts_gbp - t.amount_gbp AS difference_gbp,
    sqrt(p.parts_variance + power(2 * t.rounding_gbp, 2) / 12) AS usual_error_gbp,
    CASE
        WHEN i.reason IS NOT NULL THEN 'not comparable'
        WHEN p.parts_missing > 0 THEN 'missing'
        WHEN p.parts_gbp = t.amount_gbp THEN 'equal'
        WHEN t.amount_gbp IS NULL OR t.rounding_gbp IS NULL OR p.parts_rounding_gbp IS NULL THEN 'unknown'
        WHEN t.kind = 'Decision' AND p.parts_gbp + p.parts_rounding_gbp < t.amount_gbp - t.rounding_gbp THEN 'less'
        -- "Almost" and "more than" are right where the sum lies on that side, within a step of the total's rounding.
        WHEN t.qualifier = 'almost' AND p.parts_gbp - t.amount_gbp BETWEEN -2 * t.rounding_gbp AND 0
            THEN 'as worded'
        WHEN t.qualifier = 'more than' AND p.parts_gbp - t.amount_gbp BETWEEN 0 AND 2 * t.rounding_gbp
            THEN 'as worded'
        WHEN rounds_to(p.parts_gbp, t.amount_gbp, t.rounding_gbp)
            AND coalesce(t.qualifier NOT IN ('almost', 'more than'), true)
            THEN 'rounded'
        WHEN abs(p.parts_gbp - t.amount_gbp) <= t.rounding_gbp + p.parts_rounding_gbp THEN 'rounding'
        ELSE 'differs'
    END AS verdict,
    i.reason,
    t.source_id,
    t.locator
FROM totals AS t
JOIN parts AS p USING (comparison_id)
LEFT JOIN incomparable_decisions AS i ON i.decision_id = t.comparison_id;
COMMENT ON VIEW published_total_comparisons IS 'Published totals beside the sums of their parts, with a verdict';

-- What a fund consists of, by year: everything that can be held against another year of the same series.
-- Grain: one row per published part and year; an award is a row of its own. series_id and series are the fund, with
-- the measure where a fund has several, so that different measures never meet; awards stand in their first year, apart
-- by kind. amount_gbp is NULL where a cell is empty, and nothing for a dash that is nil. Awards that overlap others, and income, stay out.
CREATE VIEW fund_parts AS
SELECT
    'boroughs' AS kind,
    b.fund_id AS series_id,
    funds.fund AS series,
    b.financial_year,
    areas.area AS part,
    NULL AS award_title,
    b.amount_gbp,
    b.rounding_gbp,
    'total' AS amount_basis,
    b.financial_year AS end_year,
    b.source_id,
    b.locator
FROM borough_allocations AS b
JOIN funds USING (fund_id)
JOIN areas USING (gss_code)
WHERE b.measure = 'allocation'
UNION ALL
SELECT
    'programmes',
    p.fund_id || '-' || p.measure,
    funds.fund || ', ' || p.measure,
    p.start_year,
    p.line,
    NULL,
    CASE WHEN p.is_nil THEN 0 ELSE p.amount_gbp END,
    CASE WHEN p.is_nil THEN 0 ELSE p.rounding_gbp END,
    'total',
    p.end_year,
    p.source_id,
    p.locator
FROM fund_table_cells AS p
JOIN funds USING (fund_id)
WHERE NOT p.is_total AND p.start_year = p.end_year AND p.measure <> 'variance'
UNION ALL
SELECT
    'priorities',
    l.priority_id,
    p.priority,
    l.financial_year,
    l.activity,
    NULL,
    l.amount_gbp,
    l.rounding_gbp,
    'total',
    l.financial_year,
    l.source_id,
    l.locator
FROM priority_spend_lines AS l
JOIN priority_areas AS p USING (priority_id)
UNION ALL
SELECT
    CASE a.kind WHEN 'procurement ceiling' THEN 'ceilings' ELSE a.kind || 's' END,
    a.fund_id,
    funds.fund,
    a.start_year,
    programmes.programme,
    a.award_title,
    a.amount_gbp,
    m.rounding_gbp,
    a.amount_basis,
    a.end_year,
    a.source_id,
    a.locator
FROM awards AS a
JOIN award_precision AS m USING (award_id)
JOIN funds USING (fund_id)
JOIN programmes USING (programme_id)
WHERE a.counts_in_totals AND a.kind <> 'income accepted' AND a.start_year IS NOT NULL;
COMMENT ON VIEW fund_parts IS 'What funds consist of by year: boroughs, lines of fund tables, awards';

-- Counted awards that look like one award listed twice: same programme, first year, recipient and amount.
-- Grain: one row per pair.
CREATE VIEW award_twins AS
SELECT
    a.award_id,
    b.award_id AS twin_id,
    a.award_title,
    a.kind,
    a.recipient_as_published AS recipient,
    a.amount_gbp,
    a.start_year,
    a.end_year,
    a.fund_id,
    f.fund,
    b.fund_id AS twin_fund_id,
    g.fund AS twin_fund
FROM awards AS a
JOIN awards AS b
    ON b.programme_id = a.programme_id
    AND b.amount_gbp = a.amount_gbp
    AND b.start_year = a.start_year
    AND coalesce(b.organisation_id, b.recipient_as_published) = coalesce(a.organisation_id, a.recipient_as_published)
    AND b.award_id > a.award_id
LEFT JOIN funds AS f ON f.fund_id = a.fund_id
LEFT JOIN funds AS g ON g.fund_id = b.fund_id
WHERE a.counts_in_totals AND b.counts_in_totals AND a.kind <> 'income accepted';
COMMENT ON VIEW award_twins IS 'Counted awards that look like one award listed twice';

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
COMMENT ON VIEW source_uses IS 'Rows of the data package by the source they name';

-- How long each grant and contract runs, in financial years.
-- Grain: one row per award. A source that gives an award year by year has one row in the table awards for each year:
-- rows of one decision, programme, recipient, title and kind are one award over all their years. years_covered is NULL
-- where a first or last year is not stated. left_out says why an award is not one whose length counts: it is none, it
-- overlaps another, or it is not MOPAC's. may_run_three_years: it touches three financial years or more, and its own words
-- do not say that it is shorter. An award whose amount is not found counts.
CREATE VIEW award_lengths AS
WITH judged AS (
    SELECT
        w.award_id,
        w.decision_id,
        w.programme_id,
        w.recipient_as_published,
        w.award_title,
        w.kind,
        w.start_year,
        w.end_year,
        w.amount_gbp,
        d.decision_ref,
        funds.fund,
        funds.funder,
        w.source_id,
        w.locator,
        s.months,
        s.words,
        CASE
            WHEN w.kind NOT IN ('grant', 'contract') THEN 'budgets, ceilings and income'
            WHEN NOT w.counts_in_totals AND w.not_counted_reason <> 'amount not found'
                THEN 'overlapping others, or not awards of MOPAC’s'
            WHEN regexp_matches(d.decision_ref, '^(MD|DD|ADD)\d') THEN 'decided by the Greater London Authority'
            WHEN funds.funder = 'Metropolitan Police Service' THEN 'money of the Metropolitan Police'
        END AS left_out
    FROM awards AS w
    LEFT JOIN decisions AS d USING (decision_id)
    LEFT JOIN funds USING (fund_id)
    LEFT JOIN award_lengths_stated AS s USING (award_id)
)
SELECT
    min(award_id) AS award_id,
    min(award_title) AS award_title,
    min(recipient_as_published) AS recipient,
    min(programme_id) AS programme_id,
    min(kind) AS kind,
    min(decision_id) AS decision_id,
    min(decision_ref) AS decision_ref,
    string_agg(DISTINCT fund, '; ' ORDER BY fund) AS funds,
    CAST(count(*) AS INTEGER) AS rows_listed,
    min(start_year) AS first_year,
    max(end_year) AS last_year,
    CASE WHEN count(start_year) = count(*) AND count(end_year) = count(*) THEN max(end_year) - min(start_year) + 1 END
        AS years_covered,
    max(months) AS stated_months,
    max(words) AS stated_words,
    -- NULL where a year is not stated. Words on the months win over the financial years that an award touches.
    CASE
        WHEN count(start_year) = count(*) AND count(end_year) = count(*)
            THEN max(end_year) - min(start_year) >= 2 AND coalesce(max(months), 36) >= 36
    END AS may_run_three_years,
    -- Whose money: others may give theirs for a year at a time.
    CASE
        WHEN count(funder) < count(*) THEN 'not stated'
        WHEN bool_and(funder IN ('MOPAC', 'MOPAC and GLA', 'GLA', 'Mayor of London', 'VRU', 'Violence Reduction Unit'))
            THEN 'MOPAC, the VRU or the Mayor'
        ELSE 'others, or shared with others'
    END AS money,
    count(amount_gbp) = count(*) AS is_amount_published,
    list(award_id) AS award_ids,
    left_out,
    min(source_id) AS source_id,
    min(locator) AS locator
FROM judged
GROUP BY coalesce(decision_id, award_id), programme_id, recipient_as_published, award_title, kind, left_out;
COMMENT ON VIEW award_lengths IS 'Awards with the financial years they cover; awards listed year by year are one';

-- When each decision was signed, against the 1 April on which its first financial year began.
-- Grain: one row per decision. first_year is the one the decision gives, else that of its first award. days_after is
-- below 0 before the year, 0 on 1 April; NULL where date or year is not known. funds are those of its awards.
-- left_out says why a decision is not one of MOPAC's: the same as in award_lengths.
CREATE VIEW decision_timing AS
SELECT
    d.decision_id,
    d.decision_ref,
    d.title,
    d.date_signed,
    coalesce(d.start_year, w.first_year) AS first_year,
    CASE WHEN d.start_year IS NOT NULL THEN 'decision' WHEN w.first_year IS NOT NULL THEN 'awards' END
        AS first_year_from,
    d.end_year,
    CAST(date_diff('day', make_date(coalesce(d.start_year, w.first_year), 4, 1), d.date_signed) AS INTEGER)
        AS days_after,
    coalesce(w.funds, []) AS funds,
    c.circumstance,
    c.reason,
    CASE WHEN regexp_matches(d.decision_ref, '^(MD|DD|ADD)\d') THEN 'decided by the Greater London Authority' END
        AS left_out,
    d.source_id,
    d.locator
FROM decisions AS d
LEFT JOIN (
    SELECT
        a.decision_id,
        min(a.start_year) AS first_year,
        list(DISTINCT f.fund ORDER BY f.fund) FILTER (WHERE f.fund IS NOT NULL) AS funds
    FROM awards AS a
    LEFT JOIN funds AS f USING (fund_id)
    GROUP BY a.decision_id
) AS w USING (decision_id)
LEFT JOIN decision_circumstances AS c USING (decision_id);
COMMENT ON VIEW decision_timing IS 'Decisions with the days between the start of their first year and their signing';

-- Every award with the names that go with it, worked out once: the register searches and filters it at every choice.
-- Grain: one row per award. search_text holds everything that can be searched, folded as every search is; areas
-- are the GSS codes that the award names.
CREATE TABLE build.award_register AS
SELECT
    w.award_id,
    w.award_title,
    w.programme_id,
    p.programme,
    p.priority_id,
    priority_areas.priority,
    w.fund_id,
    funds.fund,
    coalesce(o.organisation, w.recipient_as_published) AS recipient,
    w.recipient_as_published,
    w.kind,
    w.amount_gbp,
    m.rounding_gbp,
    w.amount_basis,
    w.start_year,
    w.end_year,
    w.counts_in_totals,
    w.not_counted_reason,
    w.match_funding_gbp,
    w.decision_id,
    d.decision_ref,
    d.title AS decision_title,
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
LEFT JOIN (SELECT award_id, list(gss_code ORDER BY gss_code) AS areas FROM award_areas GROUP BY award_id) AS a
    ON a.award_id = w.award_id;
COMMENT ON TABLE build.award_register IS 'Awards with the names that go with them, for the register';
COMMENT ON COLUMN build.award_register.award_id IS 'Award';
COMMENT ON COLUMN build.award_register.award_title IS 'What the award is called';
COMMENT ON COLUMN build.award_register.programme_id IS 'Programme it is for';
COMMENT ON COLUMN build.award_register.programme IS 'Name of the programme';
COMMENT ON COLUMN build.award_register.priority_id IS 'Priority of the programme';
COMMENT ON COLUMN build.award_register.priority IS 'Name of the priority';
COMMENT ON COLUMN build.award_register.fund_id IS 'Fund that pays';
COMMENT ON COLUMN build.award_register.fund IS 'Name of the fund';
COMMENT ON COLUMN build.award_register.recipient IS 'Body that receives it, or the recipient in the words of the source';
COMMENT ON COLUMN build.award_register.recipient_as_published IS 'Recipient in the words of the source';
COMMENT ON COLUMN build.award_register.kind IS 'Kind of award';
COMMENT ON COLUMN build.award_register.amount_gbp IS 'Amount, in pounds; empty where it is not found';
COMMENT ON COLUMN build.award_register.rounding_gbp IS 'By how much the amount may be off, in pounds: 0 if exact, empty where it is only called rounded';
COMMENT ON COLUMN build.award_register.amount_basis IS 'total, up to, or per year';
COMMENT ON COLUMN build.award_register.start_year IS 'First financial year';
COMMENT ON COLUMN build.award_register.end_year IS 'Last financial year';
COMMENT ON COLUMN build.award_register.counts_in_totals IS 'no: the row overlaps another and stays out of sums';
COMMENT ON COLUMN build.award_register.not_counted_reason IS 'Why the row stays out of sums';
COMMENT ON COLUMN build.award_register.match_funding_gbp IS 'Money that others put in beside it, in pounds';
COMMENT ON COLUMN build.award_register.decision_id IS 'Decision that made the award';
COMMENT ON COLUMN build.award_register.decision_ref IS 'Reference of the decision';
COMMENT ON COLUMN build.award_register.decision_title IS 'Title of the decision';
COMMENT ON COLUMN build.award_register.areas IS 'GSS codes that the award names';
COMMENT ON COLUMN build.award_register.source_id IS 'Source';
COMMENT ON COLUMN build.award_register.locator IS 'Place in the source';
COMMENT ON COLUMN build.award_register.note IS 'What to know about the award';
COMMENT ON COLUMN build.award_register.search_text IS 'What can be searched, folded as every search is';

-- What else can be searched by words. Grain: one row per decision, document and programme.
CREATE TABLE build.search_texts AS
SELECT 'decision' AS kind, decision_id AS id, folded(concat_ws(' ', decision_ref, title, decision_id)) AS search_text
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
COMMENT ON TABLE build.search_texts IS 'What decisions, documents and programmes can be searched by';
COMMENT ON COLUMN build.search_texts.kind IS 'decision, document or programme';
COMMENT ON COLUMN build.search_texts.id IS 'Its short name';
COMMENT ON COLUMN build.search_texts.search_text IS 'What can be searched, folded as every search is';

-- The unpublished returns as they may be seen: the only way to them, for pages and downloads alike.
--
-- The rule. Below London level, counts of people from 1 to 7 are hidden, and no other figure lets them be worked out.
-- A group is a programme and a year. If it has a count of people from 1 to 7, all that it counts (its measures) is
-- looked at together, in whatever unit, because one measure may be a part of another, or the same in another unit.
-- London is the sum of the boroughs, and always counts as known.
--   1. A borough with a count from 1 to 7 in any measure is hidden in all of them.
--   2. More boroughs are hidden, those with the smallest counts first and equal ones together, until for every measure
--      three hidden boroughs have a count above zero, and whichever borough is left out, two others have different
--      counts. Which boroughs are hidden then depends on nothing but the counts: any two of them could change places and
--      all that is shown would stay as it is. So each hidden count may be one of at least two, even for somebody who
--      knows this rule and how the measures hang together, and for a borough that knows its own counts.
--   3. That is also held against such a borough if it knows which of the others' hidden counts are small: what it
--      reckons they come to must leave each at least two values, if small ones are 1 to 7 and others 8 or more, and,
--      where there is but one measure, less than the smallest count that is shown. Hence two counts, not one, that are
--      not the least they can be, and two that are not the most.
--   4. A group is withheld, its London sums too, if that cannot be reached; if a borough lacks a measure that another
--      has (a measure in other words or letters is another); or if a published result of the programme names a borough,
--      in its areas or in its words, from which the rest could be subtracted. A published result without a programme
--      counts for those whose name it has, and for those of the body that supplied the returns.
-- A group without counts of people from 1 to 7 is shown as it is. Not closed: several boroughs that put their counts
-- together; a programme that is a part of another; returns that come late, beside a version that somebody kept.
-- Grain: one row per programme, year, measure and borough, and one for London; for a withheld group only London's.
-- value is NULL where hidden, value_shown is then an asterisk. boroughs is how many the row adds up.
CREATE VIEW shown_returns AS
WITH counts AS (
    SELECT
        r.programme_id,
        r.financial_year,
        r.measure,
        r.unit,
        r.kind,
        r.gss_code,
        r.value,
        r.supplied_by,
        r.supplied_on,
        coalesce(
            bool_or(r.unit IN ('people', 'referrals', 'cases', 'households') AND r.value BETWEEN 1 AND 7)
                OVER (PARTITION BY r.programme_id, r.financial_year),
            false
        ) AS is_protected
    FROM returns AS r
),
-- The smallest count above zero of each borough of a group to be protected, over all measures.
boroughs AS (
    SELECT
        programme_id,
        financial_year,
        gss_code,
        count(*) AS measures,
        min(value) FILTER (WHERE value > 0) AS smallest
    FROM counts
    WHERE is_protected
    GROUP BY programme_id, financial_year, gss_code
),
small_groups AS (
    SELECT
        programme_id,
        financial_year,
        count(DISTINCT measure) AS measures,
        count(DISTINCT measure) * count(DISTINCT gss_code) = count(*) AS is_complete
    FROM counts
    WHERE is_protected
    GROUP BY programme_id, financial_year
),
-- How far hiding may go: to 7, or to one of the counts above it.
limits AS (
    SELECT programme_id, financial_year, 7 AS most_hidden FROM small_groups
    UNION
    SELECT b.programme_id, b.financial_year, b.smallest
    FROM boroughs AS b
    JOIN small_groups USING (programme_id, financial_year)
    WHERE b.smallest > 7
),
-- The smallest count that would still be shown, at each limit.
next_shown AS (
    SELECT l.programme_id, l.financial_year, l.most_hidden, min(b.smallest) AS next_shown
    FROM limits AS l
    LEFT JOIN boroughs AS b
        ON b.programme_id = l.programme_id AND b.financial_year = l.financial_year AND b.smallest > l.most_hidden
    GROUP BY l.programme_id, l.financial_year, l.most_hidden
),
-- What would be hidden of each measure, at each limit.
hidden_sums AS (
    SELECT
        l.programme_id,
        l.financial_year,
        l.most_hidden,
        c.measure,
        sum(c.value) AS hidden_sum,
        count(*) - list_max(map_values(histogram(c.value))) AS unlike_most,
        count(*) FILTER (WHERE c.value > 0) AS above_zero,
        count(*) FILTER (WHERE c.value NOT IN (0, 1, 8)) AS not_the_least,
        count(*) FILTER (
            WHERE c.value BETWEEN 1 AND 6
                OR (c.value > 7 AND (g.measures > 1 OR l.next_shown IS NULL OR c.value < l.next_shown - 1))
        ) AS not_the_most,
        -- The least and the most it can be, at once.
        count(*) FILTER (WHERE c.value > 7 AND g.measures = 1 AND l.next_shown = 9) AS certain
    FROM next_shown AS l
    JOIN small_groups AS g USING (programme_id, financial_year)
    JOIN boroughs AS b
        ON b.programme_id = l.programme_id AND b.financial_year = l.financial_year AND b.smallest <= l.most_hidden
    JOIN counts AS c
        ON c.programme_id = l.programme_id
        AND c.financial_year = l.financial_year
        AND c.gss_code = b.gss_code
    GROUP BY l.programme_id, l.financial_year, l.most_hidden, c.measure
),
safe_limits AS (
    SELECT programme_id, financial_year, most_hidden
    FROM hidden_sums
    GROUP BY programme_id, financial_year, most_hidden
    HAVING bool_and(
        hidden_sum = 0 OR (unlike_most > 1 AND above_zero > 2 AND not_the_least > 1 AND not_the_most > 1 AND certain = 0)
    )
),
-- Published results with all that their words say, and the boroughs that these or their areas name: by the first word
-- of a name of several, as people do.
published_words AS (
    SELECT o.outcome_id, o.programme_id, o.organisation_id, lower(concat_ws(' ', o.measure, o.locator, o.note, s.title)) AS words
    FROM outcomes AS o
    JOIN sources AS s USING (source_id)
),
placed AS (
    SELECT p.programme_id, p.organisation_id, p.words
    FROM published_words AS p
    WHERE EXISTS (SELECT 1 FROM outcome_areas AS a WHERE a.outcome_id = p.outcome_id AND a.gss_code <> 'E12000007')
        OR EXISTS (
            SELECT 1
            FROM areas AS a
            WHERE a.gss_code <> 'E12000007'
                AND contains(p.words, lower(split_part(split_part(a.area, ' upon ', 1), ' and ', 1)))
        )
),
verdicts AS (
    SELECT
        g.programme_id,
        g.financial_year,
        NOT g.is_complete
        OR s.most_hidden IS NULL
        OR EXISTS (
            SELECT 1
            FROM placed
            JOIN programmes AS p ON p.programme_id = g.programme_id
            WHERE placed.programme_id = g.programme_id
                OR (
                    placed.programme_id IS NULL
                    AND (
                        contains(placed.words, lower(p.programme))
                        OR placed.organisation_id IN (
                            SELECT r.supplied_by
                            FROM counts AS r
                            WHERE r.programme_id = g.programme_id AND r.financial_year = g.financial_year
                        )
                    )
                )
        ) AS is_withheld,
        s.most_hidden
    FROM small_groups AS g
    LEFT JOIN (
        SELECT programme_id, financial_year, min(most_hidden) AS most_hidden
        FROM safe_limits
        GROUP BY programme_id, financial_year
    ) AS s USING (programme_id, financial_year)
),
judged AS (
    SELECT
        c.programme_id,
        c.financial_year,
        c.measure,
        c.unit,
        c.kind,
        c.gss_code,
        c.value,
        c.supplied_by,
        c.supplied_on,
        coalesce(v.is_withheld, false) AS is_withheld,
        -- A measure that is zero in every hidden borough hides nothing: London's sum says so.
        b.smallest <= v.most_hidden AND h.hidden_sum > 0 AS is_hidden
    FROM counts AS c
    LEFT JOIN boroughs AS b USING (programme_id, financial_year, gss_code)
    LEFT JOIN verdicts AS v USING (programme_id, financial_year)
    LEFT JOIN hidden_sums AS h
        ON h.programme_id = c.programme_id
        AND h.financial_year = c.financial_year
        AND h.measure = c.measure
        AND h.most_hidden = v.most_hidden
)
SELECT
    programme_id,
    financial_year,
    measure,
    unit,
    kind,
    gss_code,
    1 AS boroughs,
    CASE WHEN coalesce(is_hidden, false) THEN NULL ELSE value END AS value,
    CASE WHEN coalesce(is_hidden, false) THEN '*' ELSE CAST(value AS VARCHAR) END AS value_shown,
    supplied_by,
    supplied_on
FROM judged
WHERE NOT is_withheld
UNION ALL
SELECT
    programme_id,
    financial_year,
    measure,
    any_value(unit),
    any_value(kind),
    'E12000007',
    CASE WHEN bool_or(is_withheld) THEN NULL ELSE CAST(count(*) AS INTEGER) END,
    CASE WHEN bool_or(is_withheld) THEN NULL ELSE CAST(sum(value) AS INTEGER) END,
    CASE WHEN bool_or(is_withheld) THEN '*' ELSE CAST(sum(value) AS VARCHAR) END,
    CASE WHEN count(DISTINCT supplied_by) = 1 THEN any_value(supplied_by) END,
    CASE WHEN bool_or(is_withheld) THEN NULL ELSE max(supplied_on) END
FROM judged
GROUP BY programme_id, financial_year, measure;
COMMENT ON VIEW shown_returns IS 'Unpublished returns with small counts hidden; the only way to them';

-- Every result that may be seen: what is published, with our judgement of its evidence, and what shown_returns shows.
-- Grain: one row per published result, and per row of shown_returns. first_year and last_year are the financial years
-- that its period may touch, NULL where none is stated; gss_codes the areas that it names. value_shown is the number
-- as text, an asterisk for a hidden count, NULL where the result is in words. funds are all that pay for the programme.
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
        o.note
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
    rows.note
FROM rows
LEFT JOIN programmes AS p USING (programme_id)
LEFT JOIN programme_funds AS f USING (programme_id)
LEFT JOIN priority_areas ON priority_areas.priority_id = p.priority_id
LEFT JOIN organisations AS o ON o.organisation_id = rows.organisation_id;
COMMENT ON VIEW results IS 'Published results with their evidence, and unpublished returns with small counts hidden';

-- How many services can be reached, and for how many boroughs there is a number to call, by need.
-- Grain: one row per need that a service is offered for, and one for all needs together, whose need is empty and whose
-- position is 0. services are those that have not ended and were not for a time only, councils' own among them.
-- boroughs are those of the 32 that a service with a telephone number names; lines for all of London and national
-- helplines are not counted.
CREATE VIEW reachable_services AS
WITH offered AS (
    SELECT
        service_id,
        phone IS NOT NULL AS has_phone,
        website IS NOT NULL AS has_website,
        coalesce(phone, website, email, how_to_get_help) IS NULL AS has_nothing
    FROM services
    WHERE status <> 'ended' AND temporary IS NULL
),
helped AS (
    SELECT 0 AS position, '' AS need, 'All services' AS label, service_id FROM offered
    UNION ALL
    SELECT needs.position, needs.need, needs.label, service_needs.service_id
    FROM needs
    JOIN service_needs USING (need)
),
called AS (
    SELECT helped.need, count(DISTINCT areas.gss_code) AS boroughs
    FROM helped
    JOIN offered USING (service_id)
    JOIN service_areas USING (service_id)
    JOIN areas USING (gss_code)
    WHERE offered.has_phone AND areas.area_type = 'borough'
    GROUP BY helped.need
)
SELECT
    helped.need,
    helped.label,
    helped.position,
    CAST(count(*) AS INTEGER) AS services,
    CAST(count(*) FILTER (WHERE offered.has_phone) AS INTEGER) AS with_phone,
    CAST(count(*) FILTER (WHERE offered.has_website) AS INTEGER) AS with_website,
    CAST(count(*) FILTER (WHERE offered.has_nothing) AS INTEGER) AS without_any,
    CAST(coalesce(any_value(called.boroughs), 0) AS INTEGER) AS boroughs
FROM helped
JOIN offered USING (service_id)
LEFT JOIN called USING (need)
GROUP BY helped.need, helped.label, helped.position;
COMMENT ON VIEW reachable_services IS 'Services that can be called or looked up, and boroughs with a number to call, by need';
