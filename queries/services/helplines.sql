-- Which helplines are there for some needs?
-- grain: one row per helpline, in the order of the needs asked for, those that answer day and night first
-- parameters: needs VARCHAR[]
-- returns: helpline VARCHAR, need VARCHAR, phone VARCHAR, hours VARCHAR, for_whom VARCHAR, website VARCHAR, run_by VARCHAR
WITH lines AS (
    -- Who worries about their own behaviour is not who was harmed by it: such a line never stands before a victim.
    SELECT
        helpline,
        CASE WHEN contains(for_whom, 'their own') THEN 'perpetrator-programme' ELSE need END AS need,
        phone,
        hours,
        for_whom,
        website,
        run_by
    FROM helplines
)
SELECT helpline, need, phone, hours, for_whom, website, run_by
FROM lines
WHERE list_contains(CAST($needs AS VARCHAR[]), need)
ORDER BY list_position(CAST($needs AS VARCHAR[]), need), hours IS DISTINCT FROM '24 hours', helpline;
