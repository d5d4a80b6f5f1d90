-- title: A higher deprivation score has a higher place
-- severity: error
-- explanation: The rank of the average score counts from the highest score, so that of two areas the one with the higher score has the lower number.
WITH ranked AS (
    SELECT
        areas.area,
        score.gss_code,
        score.value AS score,
        place.value AS place
    FROM deprivation AS score
    JOIN deprivation AS place ON place.gss_code = score.gss_code AND place.measure = 'imd_rank_of_average_score'
    JOIN areas ON areas.gss_code = score.gss_code
    WHERE score.measure = 'imd_average_score'
),
turned AS (
    SELECT
        mine.area,
        mine.gss_code,
        mine.score,
        mine.place,
        count(*) AS others
    FROM ranked AS mine
    JOIN ranked AS other ON (other.score > mine.score AND other.place >= mine.place)
        OR (other.score < mine.score AND other.place <= mine.place)
    GROUP BY ALL
)
SELECT
    area AS subject,
    gss_code,
    format('score {} and place {} are the wrong way round beside {} other areas', score, CAST(place AS INTEGER), others)
        AS message
FROM turned
-- Whoever is wrong is so beside many; those it stands between are so beside it alone.
WHERE others = (SELECT max(others) FROM turned)
ORDER BY gss_code;
