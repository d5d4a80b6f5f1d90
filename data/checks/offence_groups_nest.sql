-- title: A part of an offence group is never larger than the group
-- severity: error
-- explanation: Homicide, violence with injury, and stalking and harassment are parts of violence against the person; every group is part of all offences.
SELECT
    areas.area AS subject,
    part.gss_code,
    part.financial_year AS start_year,
    part.financial_year AS end_year,
    format('{} {}, more than {} {}', part.offences, part.offence_group, whole.offences, whole.offence_group) AS message
FROM recorded_offences AS part
JOIN recorded_offences AS whole
    ON whole.gss_code = part.gss_code
    AND whole.financial_year = part.financial_year
    AND whole.offence_group = CASE
        WHEN part.offence_group IN ('Homicide', 'Violence with injury', 'Stalking and harassment')
            THEN 'Violence against the person'
        ELSE all_offences()
    END
JOIN areas ON areas.gss_code = part.gss_code
WHERE part.offences > whole.offences
ORDER BY part.gss_code, part.financial_year, part.offence_group;
