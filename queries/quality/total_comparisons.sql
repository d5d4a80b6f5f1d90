-- Which published totals agree with their parts?
-- grain: one row per published total of which the store holds parts, disagreements first
-- parameters: none
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
