-- title: A published total differs from its parts, beyond rounding
-- severity: caution
-- explanation: The parts that the sources give do not add up to the total they give. Both are shown as published.
SELECT
    title AS subject,
    fund_id,
    start_year,
    end_year,
    format(
        'published {}; {} {}, which is {} {}',
        pounds_text(total_gbp, total_rounding_gbp),
        CASE part_count WHEN 1 THEN 'its one known part is' ELSE format('its {} known parts add up to', part_count) END,
        pounds_text(parts_gbp, 0),
        pounds_text(abs(difference_gbp), 0),
        CASE WHEN difference_gbp > 0 THEN 'more' ELSE 'less' END
    ) AS message
FROM published_total_comparisons
WHERE verdict = 'differs'
ORDER BY abs(difference_gbp) DESC, comparison_id;
