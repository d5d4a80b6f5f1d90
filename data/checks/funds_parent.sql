-- title: Every parent fund exists and is not the fund itself
-- severity: error
-- explanation: Parts of a fund are shown under their parent.
SELECT
    fund AS subject,
    fund_id,
    start_year,
    end_year,
    CASE
        WHEN parent_fund_id = fund_id THEN format('in funds.csv "{}" is its own parent', fund_id)
        ELSE format('the parent fund "{}" is not in funds.csv', parent_fund_id)
    END AS message
FROM funds
WHERE parent_fund_id = fund_id OR parent_fund_id NOT IN (SELECT fund_id FROM funds)
ORDER BY fund_id;
