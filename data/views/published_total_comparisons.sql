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
