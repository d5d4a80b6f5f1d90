-- How many awards fit a search, and how much are they, kind by kind?
-- grain: one row per kind and basis of the amount, largest number first
-- parameters: needles VARCHAR[], fund VARCHAR, priority VARCHAR, kind VARCHAR, recipient VARCHAR, gss_code VARCHAR, financial_year INTEGER, least_gbp INTEGER, most_gbp INTEGER
-- counted_gbp adds the rows that count in totals only; rounding_gbp is by how much it may be off, NULL where one of them is
-- only called rounded. not_counted rows have an amount, but overlap others; not_found rows have none. Kinds, and ceilings
-- ("up to") and sums, are never added to each other.
SELECT
    r.kind,
    CASE r.amount_basis WHEN 'up to' THEN 'up to' ELSE 'total' END AS amount_basis,
    CAST(count(*) AS INTEGER) AS awards,
    CAST(count(*) FILTER (WHERE r.counts_in_totals) AS INTEGER) AS counted,
    coalesce(sum(r.amount_gbp) FILTER (WHERE r.counts_in_totals), 0) AS counted_gbp,
    CASE
        WHEN count(*) FILTER (WHERE r.counts_in_totals AND r.rounding_gbp IS NULL) = 0
            THEN coalesce(sum(r.rounding_gbp) FILTER (WHERE r.counts_in_totals), 0)
    END AS rounding_gbp,
    CAST(count(*) FILTER (WHERE NOT r.counts_in_totals AND r.amount_gbp IS NOT NULL) AS INTEGER) AS not_counted,
    CAST(count(*) FILTER (WHERE r.amount_gbp IS NULL) AS INTEGER) AS not_found
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
GROUP BY r.kind, CASE r.amount_basis WHEN 'up to' THEN 'up to' ELSE 'total' END
ORDER BY awards DESC, r.kind, 2;
