-- How did successive Police and Crime Plans name their priorities?
-- grain: one row per plan and priority, oldest plan first, a draft before its plan
-- parameters: none
-- position is empty where the source gives no order.
SELECT plan, priority, position, source_id, locator
FROM plan_priorities
ORDER BY regexp_extract(plan, '\d{4}'), contains(plan, 'draft') DESC, plan, position NULLS LAST, lower(priority);
