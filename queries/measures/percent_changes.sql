-- By how much did each of some figures change from an earlier to a later one, within the bounds of both?
-- grain: one row per pair of figures, in the order of the lists
-- parameters: earlier_lows DOUBLE[], earlier_highs DOUBLE[], later_lows DOUBLE[], later_highs DOUBLE[]
-- In per cent: -55.8 is a fall of 55.8%. NULL where the earlier figure may be zero.
WITH pairs AS (
    SELECT
        unnest(range(1, 1 + len($earlier_lows))) AS place,
        unnest($earlier_lows) AS earlier_low,
        unnest($earlier_highs) AS earlier_high,
        unnest($later_lows) AS later_low,
        unnest($later_highs) AS later_high
)
SELECT
    as_doubles(
        bounds_percent_change(
            {'low': CAST(earlier_low AS DOUBLE), 'high': CAST(earlier_high AS DOUBLE)},
            {'low': CAST(later_low AS DOUBLE), 'high': CAST(later_high AS DOUBLE)}
        )
    ) AS change
FROM pairs
ORDER BY place;
