-- Which published totals agree with their parts?
-- grain: one row per published total of which the store holds parts, disagreements first
-- parameters: none
-- returns: comparison_id VARCHAR, kind VARCHAR, title VARCHAR, measure VARCHAR, fund_id VARCHAR, start_year INTEGER, end_year INTEGER, total_gbp DECIMAL(14,2), total_rounding_gbp DECIMAL(14,2), parts_gbp DECIMAL(38,2), parts_rounding_gbp DECIMAL(38,2), part_count INTEGER, parts_missing INTEGER, difference_gbp DECIMAL(38,2), usual_error_gbp DOUBLE, verdict VARCHAR, reason VARCHAR, source_id VARCHAR, locator VARCHAR
SELECT
    comparison_id,
    kind,
    title,
    measure,
    fund_id,
    start_year,
    end_year,
    total_gbp,
    total_rounding_gbp,
    parts_gbp,
    parts_rounding_gbp,
    part_count,
    parts_missing,
    difference_gbp,
    usual_error_gbp,
    verdict,
    reason,
    source_id,
    locator
FROM published_total_comparisons
ORDER BY
    list_position(['differs', 'rounding', 'unknown', 'less', 'missing', 'not comparable', 'as worded', 'rounded', 'equal'], verdict),
    kind,
    start_year NULLS LAST,
    title;
