-- Which figures of the co-commissioning fund are published, and where did the money of its second tranche go?
-- grain: one row per published figure, oldest period first
-- parameters: none
-- The figures are of different kinds and overlap: they are never added. is_tranche_2 marks those about the second tranche
-- and about what was moved out of it.
SELECT
    total_id,
    series,
    start_year,
    end_year,
    measure,
    amount_gbp,
    rounding_gbp,
    coalesce(tranche = 2, false) AS is_tranche_2,
    source_id,
    locator,
    note
FROM london_totals
WHERE fund_id = 'lcpf-ccf' OR tranche = 2
ORDER BY start_year NULLS LAST, end_year DESC, amount_gbp DESC, total_id;
