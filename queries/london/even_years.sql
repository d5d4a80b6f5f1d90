-- What would each year of a total of direct funding be that is published for several years together?
-- grain: one row per year of such a total that can be shared out to the penny, oldest first
-- parameters: none
-- even_gbp is an equal part of the total.
SELECT
    financial_year,
    even_gbp,
    start_year,
    end_year,
    amount_gbp AS total_gbp,
    rounding_gbp AS total_rounding_gbp,
    source_id,
    locator
FROM totals_of_years
WHERE series_id = 'lcpf-direct-borough-funding-london-total' AND measure = 'allocation' AND even_gbp IS NOT NULL
ORDER BY financial_year, total_id;
