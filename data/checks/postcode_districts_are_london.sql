-- title: A postcode district is not one of London's, or is seen in many boroughs
-- severity: caution
-- explanation: London's districts begin with the letters of its own and the neighbouring postal areas, and none has been seen in more than four boroughs. Anything else is a slip of letters or codes.
SELECT
    outward_code AS subject,
    format('seen in {} boroughs; expected a London district, in at most 4', count(DISTINCT gss_code)) AS message
FROM postcode_districts
GROUP BY outward_code
HAVING count(DISTINCT gss_code) > 4
    OR regexp_extract(outward_code, '^[A-Z]+') NOT IN (
        'BR', 'CR', 'DA', 'E', 'EC', 'EN', 'HA', 'IG', 'KT', 'N', 'NW', 'RM', 'SE', 'SL', 'SM', 'SW', 'TN', 'TW', 'UB', 'W',
        'WC', 'WD'
    )
ORDER BY outward_code;
