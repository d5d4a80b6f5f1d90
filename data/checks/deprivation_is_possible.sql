-- title: Deprivation figures are within what their measure can be
-- severity: error
-- explanation: A share is between 0 and 1, an average score between 0 and 100, a rank a whole number from 1 to 317 (the districts of England), the score for the risk of crime between -4 and 4.
WITH possible (measure, lowest, highest) AS (
    VALUES
        ('imd_average_score', 0, 100),
        ('imd_rank_of_average_score', 1, 317),
        ('imd_share_of_small_areas_in_most_deprived_10_percent', 0, 1),
        ('income_domain_average_score', 0, 1),
        ('idaci_average_score', 0, 1),
        ('crime_domain_average_score', -4, 4)
)
SELECT
    areas.area AS subject,
    d.gss_code,
    format('{} is {}; expected {} to {}', d.measure, d.value, possible.lowest, possible.highest) AS message
FROM deprivation AS d
LEFT JOIN possible USING (measure)
JOIN areas ON areas.gss_code = d.gss_code
WHERE possible.measure IS NULL
    OR d.value NOT BETWEEN possible.lowest AND possible.highest
    OR (d.measure = 'imd_rank_of_average_score' AND d.value <> trunc(d.value))
ORDER BY d.gss_code, d.measure;
