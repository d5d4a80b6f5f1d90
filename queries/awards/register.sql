-- Which awards fit a search?
-- grain: one row per award, in the order asked for
-- parameters: needles VARCHAR[], fund VARCHAR, priority VARCHAR, kind VARCHAR, recipient VARCHAR, gss_code VARCHAR, financial_year INTEGER, least_gbp INTEGER, most_gbp INTEGER, sort VARCHAR (newest, oldest, largest, smallest or title), row_limit INTEGER, row_offset INTEGER
-- Every needle (data/folding.py) has to be found; "all", none and 0 leave a filter out. A borough finds the awards that name it; those
-- for all of London name E12000007. boroughs is the number of boroughs named, NULL for all of London or none stated.
SELECT
    r.award_id,
    r.award_title,
    r.programme,
    r.priority,
    r.fund,
    r.recipient,
    r.recipient_as_published,
    r.kind,
    r.amount_gbp,
    r.rounding_gbp,
    r.amount_basis,
    r.start_year,
    r.end_year,
    r.counts_in_totals,
    r.not_counted_reason,
    CAST(CASE WHEN len(r.areas) > 0 AND NOT list_contains(r.areas, london_code()) THEN len(r.areas) END AS INTEGER)
        AS boroughs,
    r.decision_id,
    r.decision_ref,
    r.source_id,
    r.locator,
    r.note
FROM build.award_register AS r
WHERE
    len(list_filter(CAST($needles AS VARCHAR[]), lambda needle: NOT contains(r.search_text, needle))) = 0
    AND $fund IN ('all', r.fund)
    AND $priority IN ('all', r.priority)
    AND $kind IN ('all', r.kind)
    AND $recipient IN ('all', r.recipient)
    AND ($gss_code = 'all' OR list_contains(r.areas, $gss_code))
    AND ($financial_year = 0 OR $financial_year BETWEEN r.start_year AND r.end_year)
    AND ($least_gbp = 0 OR r.amount_gbp >= $least_gbp)
    AND ($most_gbp = 0 OR r.amount_gbp <= $most_gbp)
ORDER BY
    CASE $sort WHEN 'newest' THEN -r.start_year WHEN 'oldest' THEN r.start_year END NULLS LAST,
    CASE $sort WHEN 'largest' THEN -r.amount_gbp WHEN 'smallest' THEN r.amount_gbp END NULLS LAST,
    lower(r.award_title),
    r.award_id
LIMIT $row_limit
OFFSET $row_offset;
