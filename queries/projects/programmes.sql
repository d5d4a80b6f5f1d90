-- Which programmes are there, who pays for them, and how far do their awards reach?
-- grain: one row per programme, by name
-- parameters: none
-- other_funds are those that pay for an award but are not the programme's main fund, separated by semicolons. boroughs is
-- the number of boroughs that its awards name, all of them together; is_london says that one names all of London. In the
-- portfolio are programmes whose awards name more than one borough or London, or that the co-commissioning fund pays for.
WITH reach AS (
    SELECT
        w.programme_id,
        CAST(count(DISTINCT w.award_id) AS INTEGER) AS awards,
        CAST(count(DISTINCT w.award_id) FILTER (WHERE w.counts_in_totals) AS INTEGER) AS awards_counted,
        CAST(count(DISTINCT a.gss_code) FILTER (WHERE a.gss_code <> london_code()) AS INTEGER) AS boroughs,
        coalesce(bool_or(a.gss_code = london_code()), false) AS is_london,
        coalesce(bool_or(w.fund_id = 'lcpf-ccf'), false) AS is_co_commissioned,
        list_sort(list(DISTINCT f.fund) FILTER (WHERE w.fund_id IS DISTINCT FROM p.fund_id)) AS other_funds
    FROM awards AS w
    JOIN programmes AS p USING (programme_id)
    LEFT JOIN award_areas AS a USING (award_id)
    LEFT JOIN funds AS f ON f.fund_id = w.fund_id
    GROUP BY w.programme_id
),
known AS (
    SELECT
        p.*,
        funds.fund,
        array_to_string(reach.other_funds, '; ') AS other_funds,
        priority_areas.priority,
        coalesce(reach.boroughs, 0) AS boroughs,
        coalesce(reach.is_london, false) AS is_london,
        coalesce(reach.awards, 0) AS awards,
        coalesce(reach.awards_counted, 0) AS awards_counted,
        coalesce(reach.is_co_commissioned, false) OR coalesce(p.fund_id = 'lcpf-ccf', false) AS is_co_commissioned
    FROM programmes AS p
    LEFT JOIN reach USING (programme_id)
    LEFT JOIN funds ON funds.fund_id = p.fund_id
    LEFT JOIN priority_areas USING (priority_id)
)
SELECT
    programme_id,
    programme,
    description,
    fund,
    nullif(other_funds, '') AS other_funds,
    priority,
    start_year,
    end_year,
    boroughs,
    is_london,
    awards,
    awards_counted,
    status,
    is_co_commissioned,
    is_london OR boroughs > 1 OR is_co_commissioned AS is_in_portfolio
FROM known
ORDER BY lower(programme);
