-- Which programmes have these needles, this fund and this status?
-- grain: one row per programme that fits, by name
-- parameters: needles VARCHAR[], fund VARCHAR, status VARCHAR
-- Needles (data/folding.py) are looked for in name, description, funds, awards, recipients and boroughs; each has to be
-- found. fund is the main fund or one that pays for an award. "all" stands for every fund, every status.
WITH paid AS (
    SELECT p.programme_id, list_distinct(list(own.fund) || list(paying.fund)) AS funds
    FROM programmes AS p
    LEFT JOIN funds AS own ON own.fund_id = p.fund_id
    LEFT JOIN awards AS w USING (programme_id)
    LEFT JOIN funds AS paying ON paying.fund_id = w.fund_id
    GROUP BY p.programme_id
)
SELECT p.programme_id
FROM programmes AS p
JOIN paid USING (programme_id)
JOIN build.search_texts AS t ON t.kind = 'programme' AND t.id = p.programme_id
WHERE ($fund = 'all' OR list_contains(paid.funds, $fund))
    AND $status IN ('all', p.status)
    AND holds_every(t.search_text, $needles)
ORDER BY lower(p.programme);
