-- The awards of a fund, a priority, a kind, a recipient and an area: what every search of awards and decisions goes by.
-- Grain: one row per award. It is called with a value for each, "all" to leave one open. A recipient finds the shared awards
-- that name it too.
CREATE MACRO awards_of(of_fund, of_priority, of_kind, of_recipient, of_area) AS TABLE
    SELECT *
    FROM build.award_register
    WHERE of_fund IN ('all', fund)
        AND of_priority IN ('all', priority)
        AND of_kind IN ('all', kind)
        AND (of_recipient IN ('all', recipient) OR list_contains(shared_by, of_recipient))
        AND (of_area = 'all' OR list_contains(gss_codes, of_area));
