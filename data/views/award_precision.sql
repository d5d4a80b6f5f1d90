-- By how much the amount of each award may be off: 0 for an exact one, NULL for one that is only called rounded.
-- Grain: one row per award.
CREATE VIEW award_precision AS
SELECT a.award_id, CASE WHEN m.award_id IS NULL THEN 0 ELSE m.rounding_gbp END AS rounding_gbp
FROM awards AS a
LEFT JOIN award_roundings AS m USING (award_id);
