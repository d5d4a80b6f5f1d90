-- Which awards of one kind lead from which funder and fund to which priority and programme?
-- grain: one row per funder, fund, priority and programme with a counted award of the kind, by name, what is not stated last
-- parameters: kind VARCHAR (a kind of award)
-- Counted rows of one kind only. stated are amounts in all or for a year, up_to are the most that may be paid: they are
-- not added to each other; 0 where there are none. rounding is by how much the sum may be off, NULL where an
-- award is only called rounded. funder and fund are empty where the award states no fund, priority where the programme
-- has none.
SELECT
    r.kind,
    funds.funder,
    r.fund,
    r.priority,
    r.programme_id,
    r.programme,
    CAST(count(*) FILTER (WHERE r.amount_basis <> 'up to') AS INTEGER) AS stated_awards,
    coalesce(sum(r.amount_gbp) FILTER (WHERE r.amount_basis <> 'up to'), 0) AS stated_gbp,
    CASE
        WHEN count(*) FILTER (WHERE r.amount_basis <> 'up to' AND r.rounding_gbp IS NULL) = 0
            THEN coalesce(sum(r.rounding_gbp) FILTER (WHERE r.amount_basis <> 'up to'), 0)
    END AS stated_rounding_gbp,
    CAST(count(*) FILTER (WHERE r.amount_basis = 'up to') AS INTEGER) AS up_to_awards,
    coalesce(sum(r.amount_gbp) FILTER (WHERE r.amount_basis = 'up to'), 0) AS up_to_gbp,
    CASE
        WHEN count(*) FILTER (WHERE r.amount_basis = 'up to' AND r.rounding_gbp IS NULL) = 0
            THEN coalesce(sum(r.rounding_gbp) FILTER (WHERE r.amount_basis = 'up to'), 0)
    END AS up_to_rounding_gbp
FROM build.award_register AS r
LEFT JOIN funds USING (fund_id)
WHERE r.counts_in_totals AND r.kind = $kind
GROUP BY r.kind, funds.funder, r.fund, r.priority, r.programme_id, r.programme
ORDER BY funds.funder NULLS LAST, r.fund NULLS LAST, r.priority NULLS LAST, lower(r.programme), r.programme_id;
