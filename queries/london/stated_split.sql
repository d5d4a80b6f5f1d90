-- How does MOPAC say that the London Crime Prevention Fund is split?
-- grain: one row per part that a source states in per cent, largest first
-- parameters: none
SELECT
    part,
    share_percent AS percent,
    start_year,
    end_year,
    source_id,
    locator
FROM funding_formula
WHERE fund_id = 'lcpf' AND share_percent IS NOT NULL
ORDER BY percent DESC, part;
