-- title: An area's deprivation is far out of line with London's
-- severity: caution
-- explanation: More than three times, or less than a third of, the middle value of London's areas; for the score for the risk of crime, more than 2.5 away from it.
WITH beside AS (
    SELECT *, quantile_disc(value, 0.5) OVER (PARTITION BY measure) AS middle
    FROM deprivation
    WHERE measure IN (
        'imd_average_score', 'income_domain_average_score', 'idaci_average_score', 'crime_domain_average_score'
    )
)
SELECT
    areas.area AS subject,
    b.gss_code,
    format('{} is {}; the middle value of London is {}', b.measure, b.value, b.middle) AS message
FROM beside AS b
JOIN areas USING (gss_code)
WHERE CASE
    WHEN b.measure = 'crime_domain_average_score' THEN abs(b.value - b.middle) > 2.5
    ELSE b.value NOT BETWEEN b.middle / 3 AND b.middle * 3
END
ORDER BY b.gss_code, b.measure;
