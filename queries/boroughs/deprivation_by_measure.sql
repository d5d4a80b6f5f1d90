-- How deprived is one area, and where does it stand among the 32 boroughs and the City?
-- grain: one row per measure, by name
-- parameters: gss_code VARCHAR
-- Rank 1 is the most deprived of the 33 areas; equal values share their ranks, from best_rank to worst_rank.
WITH ranked AS (
    SELECT
        gss_code,
        measure,
        value,
        CAST(
            rank() OVER (
                PARTITION BY measure
                -- The rank among England's districts counts the other way: 1 is the most deprived.
                ORDER BY CASE measure WHEN 'imd_rank_of_average_score' THEN -value ELSE value END DESC
            ) AS INTEGER
        ) AS best_rank,
        CAST(count(*) OVER (PARTITION BY measure, value) AS INTEGER) AS sharing,
        CAST(count(*) OVER (PARTITION BY measure) AS INTEGER) AS areas,
        source_id
    FROM deprivation
)
SELECT measure, value, best_rank, best_rank + sharing - 1 AS worst_rank, areas, source_id
FROM ranked
WHERE gss_code = $gss_code
ORDER BY measure;
