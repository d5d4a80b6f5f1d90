-- How does MOPAC say that the London Crime Prevention Fund is split?
-- grain: one row per part that a source states in per cent, largest first
-- parameters: none
SELECT
    regexp_extract(indicator, '^(.+) share of the fund', 1) AS part,
    CAST(regexp_extract(indicator, '\((\d+)%\)$', 1) AS INTEGER) AS percent,
    start_year,
    end_year,
    source_id,
    locator
FROM funding_formula
WHERE fund_id = 'lcpf' AND regexp_matches(indicator, ' share of the fund \(\d+%\)$')
ORDER BY percent DESC, part;
