-- title: The groups of recorded offences make up nearly all of them
-- severity: caution
-- explanation: Homicide, violence with injury, and stalking and harassment are parts of violence; the other groups are 93% to 100% of all offences of a borough in a year. Less than 90%, or more than all, is a slip in one of them; of the few that belong to no borough less than 70%.
WITH counted AS (
    SELECT
        areas.area AS subject,
        o.gss_code,
        o.financial_year,
        o.offence_group,
        o.offences,
        90 AS least_percent
    FROM recorded_offences AS o
    JOIN areas USING (gss_code)
    UNION ALL
    SELECT where_recorded, NULL, financial_year, offence_group, offences, 70
    FROM recorded_offences_unallocated
),
sums AS (
    SELECT
        subject,
        gss_code,
        financial_year,
        least_percent,
        CAST(sum(offences) FILTER (WHERE offence_group NOT IN (
            'Homicide', 'Violence with injury', 'Stalking and harassment', all_offences()
        )) AS BIGINT) AS parts,
        CAST(sum(offences) FILTER (WHERE offence_group = all_offences()) AS BIGINT) AS whole
    FROM counted
    GROUP BY ALL
)
SELECT
    subject,
    gss_code,
    financial_year AS start_year,
    financial_year AS end_year,
    format(
        '{:,} offences in the groups and {:,} in all in {}; expected {}% to 100%',
        parts, whole, year_text(financial_year), least_percent
    ) AS message
FROM sums
WHERE 100 * parts NOT BETWEEN least_percent * whole AND 100 * whole
ORDER BY gss_code NULLS LAST, subject, financial_year;
