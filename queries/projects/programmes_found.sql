-- Which programmes have these words, this fund and this status?
-- grain: one row per programme that fits, by name
-- parameters: words VARCHAR[], fund VARCHAR, status VARCHAR
-- returns: programme_id VARCHAR
-- Words are looked for in name, description, fund, recipients and boroughs, without regard to case and accents; each has
-- to be found. fund is the main fund or one that pays for an award. "all" stands for every fund, every status.
WITH texts AS (
    SELECT
        p.programme_id,
        p.programme,
        p.status,
        list_distinct(list(own.fund) || list(paying.fund)) AS funds,
        lower(strip_accents(concat_ws(
            ' ',
            any_value(p.programme),
            any_value(p.description),
            string_agg(DISTINCT own.fund, ' '),
            string_agg(DISTINCT paying.fund, ' '),
            string_agg(DISTINCT w.recipient_as_published, ' '),
            string_agg(DISTINCT o.organisation, ' '),
            string_agg(DISTINCT w.award_title, ' '),
            string_agg(DISTINCT areas.area, ' ')
        ))) AS text
    FROM programmes AS p
    LEFT JOIN funds AS own ON own.fund_id = p.fund_id
    LEFT JOIN awards AS w USING (programme_id)
    LEFT JOIN funds AS paying ON paying.fund_id = w.fund_id
    LEFT JOIN organisations AS o ON o.organisation_id = w.organisation_id
    LEFT JOIN award_areas USING (award_id)
    LEFT JOIN areas ON areas.gss_code = award_areas.gss_code
    GROUP BY p.programme_id, p.programme, p.status
)
SELECT programme_id
FROM texts
WHERE ($fund = 'all' OR list_contains(funds, $fund))
    AND $status IN ('all', status)
    AND len(
        list_filter(
            CAST($words AS VARCHAR[]), lambda word: NOT contains(text, lower(strip_accents(word)))
        )
    ) = 0
ORDER BY lower(programme);
