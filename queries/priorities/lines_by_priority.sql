-- What does the spend on each priority of one year consist of?
-- grain: one row per line, largest priority first, largest line first
-- parameters: financial_year INTEGER
SELECT p.priority_id, p.priority, l.activity, l.kind, l.amount_gbp, l.rounding_gbp, l.source_id, l.locator
FROM priority_spend_lines AS l
JOIN priority_areas AS p USING (priority_id, financial_year)
WHERE l.financial_year = $financial_year
ORDER BY p.amount_gbp DESC, p.priority, l.amount_gbp DESC, l.line_number;
