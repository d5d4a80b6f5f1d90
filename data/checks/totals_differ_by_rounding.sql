-- title: A published total differs from its parts, and rounding could explain it
-- severity: caution
-- explanation: Every part is rounded, so a sum can miss a rounded total. The total is quoted as published, not recomputed. Where the gap is more than twice what rounding usually leaves, the message says so.
SELECT
    title AS subject,
    fund_id,
    start_year,
    end_year,
    format(
        'published {}; its {} parts add up to {}{}',
        pounds_text(total_gbp, total_rounding_gbp),
        part_count,
        pounds_text(parts_gbp, least(total_rounding_gbp, parts_rounding_gbp / part_count)),
        CASE
            WHEN abs(difference_gbp) > 2 * usual_error_gbp
                THEN '. Rounding alone would need most parts to have been rounded the same way'
            ELSE ''
        END
    ) AS message
FROM published_total_comparisons
WHERE verdict = 'rounding'
ORDER BY abs(difference_gbp) DESC, comparison_id;
