-- Which helplines are there for some needs?
-- grain: one row per helpline, in the order of the needs asked for, those that answer day and night first
-- parameters: needs VARCHAR[]
SELECT helpline, need, phone, hours, for_whom, website, run_by
FROM helplines
WHERE list_contains(CAST($needs AS VARCHAR[]), need)
ORDER BY
    list_position(CAST($needs AS VARCHAR[]), need), hours IS DISTINCT FROM '24 hours', phone IS NULL, website IS NULL,
    helpline;
