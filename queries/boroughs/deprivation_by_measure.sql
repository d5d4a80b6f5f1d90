-- How deprived is one area, and where does it stand among the 32 boroughs and the City?
-- grain: one row per measure, by name
-- parameters: gss_code VARCHAR
-- returns: measure VARCHAR, value DECIMAL(10,4), london_rank INTEGER, areas INTEGER, source_id VARCHAR
-- london_rank 1 is the most deprived of the 33 areas; equal values share a rank.
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
        ) AS london_rank,
        CAST(count(*) OVER (PARTITION BY measure) AS INTEGER) AS areas,
        source_id
    FROM deprivation
)
SELECT measure, value, london_rank, areas, source_id
FROM ranked
WHERE gss_code = $gss_code
ORDER BY measure;
