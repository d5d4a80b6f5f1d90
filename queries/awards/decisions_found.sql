-- Which decisions fit a search?
-- grain: one row per decision, in the order asked for
-- parameters: needles VARCHAR[], fund VARCHAR, priority VARCHAR, kind VARCHAR, recipient VARCHAR, gss_code VARCHAR, financial_year INTEGER, least_gbp INTEGER, most_gbp INTEGER, sort VARCHAR (newest, oldest, largest, smallest or title)
-- Every needle (data/folding.py) has to be in reference or title, or all of them in one of its awards. Fund, priority, kind, recipient and borough are those of one of its awards, so that a decision without a known
-- award fits none. A year is that of its signing, or one that it or such an award covers; amounts are the decision's own. Newest are
-- the latest years of signing (of beginning where no date is known), then the highest numbers; unknown years are last.
WITH fitting AS (
    SELECT decision_id, bool_or($financial_year BETWEEN start_year AND end_year) AS covers_year
    FROM awards_of($fund, $priority, $kind, $recipient, $gss_code)
    GROUP BY decision_id
),
said AS (
    SELECT id AS decision_id, search_text FROM build.search_texts WHERE kind = 'decision'
    UNION ALL
    SELECT decision_id, search_text FROM build.award_register WHERE decision_id IS NOT NULL
),
worded AS (
    SELECT DISTINCT decision_id
    FROM said
    WHERE holds_every(search_text, $needles)
),
dated AS (
    SELECT
        *,
        CAST(year(date_signed) - CASE WHEN month(date_signed) < 4 THEN 1 ELSE 0 END AS INTEGER) AS signed_year
    FROM decisions
)
SELECT d.decision_id
FROM dated AS d
JOIN worded USING (decision_id)
LEFT JOIN fitting AS f USING (decision_id)
WHERE
    (
        f.decision_id IS NOT NULL
        OR ($fund = 'all' AND $priority = 'all' AND $kind = 'all' AND $recipient = 'all' AND $gss_code = 'all')
    )
    AND (
        $financial_year = 0
        OR d.signed_year = $financial_year
        OR $financial_year BETWEEN d.start_year AND d.end_year
        OR f.covers_year
    )
    AND ($least_gbp = 0 OR d.amount_gbp >= $least_gbp)
    AND ($most_gbp = 0 OR d.amount_gbp <= $most_gbp)
ORDER BY
    CASE $sort
        WHEN 'newest' THEN -coalesce(d.signed_year, d.start_year)
        WHEN 'oldest' THEN coalesce(d.signed_year, d.start_year)
    END NULLS LAST,
    CASE $sort WHEN 'largest' THEN -d.amount_gbp WHEN 'smallest' THEN d.amount_gbp END NULLS LAST,
    CASE $sort WHEN 'title' THEN lower(d.title) END NULLS LAST,
    CASE $sort WHEN 'oldest' THEN -1 ELSE 1 END
    * TRY_CAST(regexp_extract(d.decision_ref, '^PCD (\d+)$', 1) AS INTEGER) DESC NULLS LAST,
    d.decision_ref,
    d.title,
    d.decision_id;
