-- Which awards fit a search?
-- grain: one row per award, in the order asked for
-- parameters: needles VARCHAR[], fund VARCHAR, priority VARCHAR, kind VARCHAR, recipient VARCHAR, gss_code VARCHAR, financial_year INTEGER, least_gbp INTEGER, most_gbp INTEGER, sort VARCHAR (newest, oldest, largest, smallest or title)
-- Every needle (data/folding.py) has to be found; "all", none and 0 leave a filter out. A borough finds the awards that name it; those
-- for all of London name E12000007.
SELECT award_id
FROM awards_of($fund, $priority, $kind, $recipient, $gss_code)
WHERE
    holds_every(search_text, $needles)
    AND ($financial_year = 0 OR $financial_year BETWEEN start_year AND end_year)
    AND ($least_gbp = 0 OR amount_gbp >= $least_gbp)
    AND ($most_gbp = 0 OR amount_gbp <= $most_gbp)
ORDER BY
    CASE $sort WHEN 'newest' THEN -start_year WHEN 'oldest' THEN start_year END NULLS LAST,
    CASE $sort WHEN 'largest' THEN -amount_gbp WHEN 'smallest' THEN amount_gbp END NULLS LAST,
    lower(award_title),
    award_id;
