-- Who advises on one fund, recommends, decides and oversees?
-- grain: one row per role and body, in the order in which a proposal passes them
-- parameters: fund_id VARCHAR
SELECT role, body, what_it_does, source_id, locator
FROM governance
WHERE fund_id = $fund_id
ORDER BY
    list_position(
        ['working group', 'working group co-chair', 'recommendation', 'final decision', 'oversight', 'reporting', 'working group member'], role
    ) NULLS LAST,
    role,
    body;
