-- What did a fund consist of in two years?
-- grain: one row per published part and year; each award is a row of its own under its programme
-- parameters: kind VARCHAR, series_id VARCHAR, from_year INTEGER, to_year INTEGER
-- amount_gbp is NULL where the cell of a published table is empty.
SELECT
    financial_year,
    part,
    award_title,
    amount_gbp,
    rounding_gbp,
    amount_basis,
    end_year,
    source_id,
    locator
FROM fund_parts
WHERE kind = $kind AND series_id = $series_id AND financial_year IN ($from_year, $to_year)
ORDER BY part, financial_year, award_title, locator;
