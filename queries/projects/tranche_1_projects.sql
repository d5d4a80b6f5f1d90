-- Which projects did the first tranche of the co-commissioning fund pay for?
-- grain: one row per project, by name
-- parameters: none
-- A project has an award under PCD 310 (is_awarded) or a line in the fund's table of 2019/20 (is_listed), when only the
-- first tranche was running. recipient is NULL where the source names none or several; boroughs is NULL where the award
-- does not state them or covers all of London. Without an award, source and place are those of the line. rounding_gbp is
-- by how much the amount of the award may be off: 0 if exact, NULL without an award or where it is only called rounded.
WITH first_awards AS (
    SELECT
        w.*,
        m.rounding_gbp,
        o.organisation AS recipient,
        (SELECT CAST(count(*) AS INTEGER) FROM award_areas AS a WHERE a.award_id = w.award_id) AS areas,
        EXISTS (FROM award_areas AS a WHERE a.award_id = w.award_id AND a.gss_code = london_code()) AS is_london
    FROM awards AS w
    LEFT JOIN organisations AS o USING (organisation_id)
    JOIN award_precision AS m ON m.award_id = w.award_id
    WHERE w.decision_id = 'pcd-310' AND w.fund_id = 'lcpf-ccf'
),
listed AS (
    SELECT
        programme_id,
        any_value(amount_gbp) FILTER (WHERE measure = 'allocation') AS allocation_gbp,
        any_value(rounding_gbp) FILTER (WHERE measure = 'allocation') AS allocation_rounding_gbp,
        any_value(amount_gbp) FILTER (WHERE measure = 'forecast') AS forecast_gbp,
        any_value(rounding_gbp) FILTER (WHERE measure = 'forecast') AS forecast_rounding_gbp,
        any_value(source_id) AS source_id,
        any_value(locator) AS locator
    FROM programme_budgets
    WHERE fund_id = 'lcpf-ccf' AND programme_id IS NOT NULL
    GROUP BY programme_id
)
SELECT
    p.programme_id,
    p.programme,
    f.award_id IS NOT NULL AS is_awarded,
    l.programme_id IS NOT NULL AS is_listed,
    f.award_title,
    f.recipient,
    f.recipient_as_published,
    CASE WHEN NOT f.is_london AND f.areas > 0 THEN f.areas END AS boroughs,
    coalesce(f.is_london, false) AS is_london,
    f.amount_gbp,
    f.amount_basis,
    f.start_year,
    f.end_year,
    l.allocation_gbp,
    l.allocation_rounding_gbp,
    l.forecast_gbp,
    l.forecast_rounding_gbp,
    coalesce(f.source_id, l.source_id) AS source_id,
    coalesce(f.locator, l.locator) AS locator,
    f.note,
    f.rounding_gbp
FROM programmes AS p
LEFT JOIN first_awards AS f USING (programme_id)
LEFT JOIN listed AS l USING (programme_id)
WHERE f.award_id IS NOT NULL OR l.programme_id IS NOT NULL
ORDER BY lower(p.programme);
