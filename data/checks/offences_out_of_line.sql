-- title: Recorded offences of a group are far out of line with the nearest years
-- severity: caution
-- explanation: More than two and a half times, or less than two fifths of, both of the nearest two years, where one of the three has fifty or more: a slip of digits. In the year of lockdowns theft in Westminster fell to less than half of its neighbours.
WITH near AS (
    SELECT
        gss_code,
        offence_group,
        financial_year,
        offences,
        coalesce(lag(offences) OVER years, lead(offences, 2) OVER years) AS one,
        coalesce(lead(offences) OVER years, lag(offences, 2) OVER years) AS other
    FROM recorded_offences
    WINDOW years AS (PARTITION BY gss_code, offence_group ORDER BY financial_year)
)
SELECT
    areas.area AS subject,
    near.gss_code,
    near.financial_year AS start_year,
    near.financial_year AS end_year,
    format(
        '{:,} offences in {} ({}), {:,} and {:,} in the nearest years; expected less than 2.5 times and more than two '
        'fifths of one of them',
        near.offences, year_text(near.financial_year), near.offence_group, near.one, near.other
    ) AS message
FROM near
JOIN areas USING (gss_code)
WHERE greatest(near.offences, near.one, near.other) >= 50
    AND (near.offences > 2.5 * greatest(near.one, near.other) OR 2.5 * near.offences < least(near.one, near.other))
ORDER BY near.gss_code, near.financial_year, near.offence_group;
