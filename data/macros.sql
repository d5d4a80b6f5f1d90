-- The arithmetic of published, rounded figures: the one place where bounds are worked out. Every build puts these
-- macros into the store, so checks, views and queries use the same ones.
--
-- A published figure is an amount with a rounding (half the step it was rounded to): the true figure lies between
-- amount - rounding and amount + rounding. An interval is STRUCT(low, high); NULL bounds mean that nothing is known.
-- Sums and differences of money stay DECIMAL and exact. Quotients are DOUBLE and are widened by a hair (a few units in
-- the last place), so that the arithmetic of the machine never leaves the true value outside. The tests prove for
-- random figures that it always lies inside.

-- The GSS code of London as a whole, the fund of the direct funding of boroughs, and the group of offences that all
-- others are part of; queries/boroughs has them for Python.
CREATE MACRO london_code() AS 'E12000007';
CREATE MACRO direct_fund_id() AS 'lcpf-direct';
CREATE MACRO all_offences() AS 'All recorded offences (excluding fraud)';

-- The interval of a published figure.
CREATE MACRO bounds(amount, rounding) AS {'low': amount - rounding, 'high': amount + rounding};

-- The interval of a figure that is known exactly, such as a population.
CREATE MACRO bounds_exact(value) AS {'low': value, 'high': value};

-- An interval as questions answer with it, whatever it was worked out in.
CREATE MACRO as_doubles(value) AS CAST(value AS STRUCT(low DOUBLE, high DOUBLE));

-- The interval of a sum over the rows of a group; unknown if one of the roundings is.
CREATE MACRO bounds_of_sum(amount, rounding) AS {
    'low': CASE WHEN count(amount) = count(amount - rounding) THEN sum(amount) - sum(rounding) END,
    'high': CASE WHEN count(amount) = count(amount - rounding) THEN sum(amount) + sum(rounding) END
};

-- Whether one is larger whatever the true figures are, but for a tie at the very border; analysis/ranks.py says the same.
CREATE MACRO surely_larger(one, other) AS one.low >= other.high AND one.high > other.low;

-- later - earlier.
CREATE MACRO bounds_difference(earlier, later) AS {
    'low': later.low - earlier.high,
    'high': later.high - earlier.low
};

-- value * factor, for an exact factor of zero or more.
CREATE MACRO bounds_scaled(value, factor) AS {
    'low': value.low * factor - abs(value.low * factor) * 1e-15,
    'high': value.high * factor + abs(value.high * factor) * 1e-15
};

-- numerator / denominator; unknown where the denominator may be zero or less.
CREATE MACRO bounds_ratio(numerator, denominator) AS {
    'low': CASE
        WHEN denominator.low <= 0 THEN NULL
        WHEN numerator.low >= 0 THEN numerator.low / denominator.high * (1 - 1e-15)
        ELSE numerator.low / denominator.low * (1 + 1e-15)
    END,
    'high': CASE
        WHEN denominator.low <= 0 THEN NULL
        WHEN numerator.high >= 0 THEN numerator.high / denominator.low * (1 + 1e-15)
        ELSE numerator.high / denominator.high * (1 - 1e-15)
    END
};

-- The change from earlier to later in per cent: -55.8 is a fall of 55.8%.
CREATE MACRO bounds_percent_change(earlier, later) AS {
    'low': 100 * bounds_ratio(later, earlier).low - 100 - (100 * abs(bounds_ratio(later, earlier).low) + 100) * 1e-15,
    'high': 100 * bounds_ratio(later, earlier).high - 100 + (100 * abs(bounds_ratio(later, earlier).high) + 100) * 1e-15
};

-- The share of a part in a published whole, between 0 and 1; a part is never more than its whole.
CREATE MACRO bounds_share(part, whole) AS {
    -- greatest() and least() would pass over an unknown bound.
    'low': CASE WHEN bounds_ratio(part, whole).low < 0 THEN 0 ELSE bounds_ratio(part, whole).low END,
    'high': CASE WHEN bounds_ratio(part, whole).high > 1 THEN 1 ELSE bounds_ratio(part, whole).high END
};

-- Whether a published total is what an exact amount rounds to, halves away from zero: £1.78m is published as £1.8m.
CREATE MACRO rounds_to(amount, total, rounding) AS
    rounding > 0
    AND sign(amount) * sign(total) >= 0
    AND abs(amount) - abs(total) >= -rounding
    AND abs(amount) - abs(total) < rounding;

-- Pounds for each of a number of people, offences or thousands of them.
CREATE MACRO bounds_per(value, count) AS bounds_ratio(value, bounds_exact(count));

-- The factor from one year's prices to those of the base year.
CREATE MACRO real_terms_factor(price_index, base_index) AS base_index / price_index;

-- The factor that turns pounds of a year into those asked for: of the year itself (cash) or of one year (real).
CREATE MACRO factor_in(terms, real_factor) AS CASE terms WHEN 'real' THEN real_factor ELSE 1 END;

-- What money is divided by: nothing (total), residents (head) or thousands of recorded offences (offence).
CREATE MACRO divisor_per(per, residents, offences) AS
    CASE per WHEN 'head' THEN residents WHEN 'offence' THEN offences / 1000 ELSE 1 END;

-- The interval of money in the terms asked for; not widened for the machine's arithmetic where there was none.
CREATE MACRO bounds_in(value, terms, per, factor, divisor) AS as_doubles(
    CASE WHEN terms = 'cash' AND per = 'total' THEN value ELSE bounds_per(bounds_scaled(value, factor), divisor) END
);

-- A financial year in words: 2019 is 2019/20.
CREATE MACRO year_text(start_year) AS start_year || '/' || lpad(CAST((start_year + 1) % 100 AS VARCHAR), 2, '0');

-- Whole pounds in millions with some decimals, worked out in whole numbers: binary fractions would round £0.125m down.
CREATE MACRO millions_text(pounds, decimals) AS
    format('£{:,}.{}m', pounds // 1000000, lpad(CAST(pounds % 1000000 AS VARCHAR), 6, '0')[:decimals]);

-- A published amount in words, never more precise than it was published: £0.6m, £169,000, £473,766, about £19,055.
CREATE MACRO pounds_text(amount, rounding) AS
    CASE WHEN amount < 0 THEN '−' ELSE '' END
    || CASE
        WHEN rounding IS NULL THEN 'about ' || format('£{:,}', CAST(round(abs(amount)) AS BIGINT))
        WHEN rounding >= 500000 THEN format('£{:,}m', CAST(round(abs(amount), -6) AS BIGINT) // 1000000)
        WHEN rounding >= 50000 THEN millions_text(CAST(round(abs(amount), -5) AS BIGINT), 1)
        WHEN rounding >= 5000 THEN millions_text(CAST(round(abs(amount), -4) AS BIGINT), 2)
        WHEN amount = trunc(amount) THEN format('£{:,}', CAST(abs(amount) AS BIGINT))
        ELSE format(
            '£{:,}.{}',
            CAST(trunc(abs(amount)) AS BIGINT),
            right(CAST(CAST(abs(amount) AS DECIMAL(38, 2)) AS VARCHAR), 2)
        )
    END;

-- The ends of an interval with some decimals, rounded outwards, and what stands between them: 0.26 and 0.45.
-- The hair by which an interval is widened is cut off first, so that it never moves an end to another digit.
CREATE MACRO outwards_text(value, decimals, between) AS
    format(
        '{:.' || decimals || 'f}{}{:.' || decimals || 'f}',
        floor(round(CAST(value.low AS DOUBLE) * power(10, decimals), 9)) / power(10, decimals),
        between,
        ceil(round(CAST(value.high AS DOUBLE) * power(10, decimals), 9)) / power(10, decimals)
    );

-- Between how many times as much an interval of ratios lies: 7.1 and 8.7, and 0.26 and 0.45 where both are below 1.
CREATE MACRO times_text(ratio) AS outwards_text(ratio, CASE WHEN ratio.high < 1 THEN 2 ELSE 1 END, ' and ');

-- The amount of an award in words, as rounded as it was published: £36,000, about £319,000, about £1.4m.
CREATE MACRO awarded_text(amount, rounding) AS
    CASE WHEN rounding > 0 THEN 'about ' ELSE '' END || pounds_text(amount, rounding);

-- What a row about money says, in words: Westminster, allocation, 2018/19: £473,766.
CREATE MACRO what_text(what, first_year, last_year, amount, rounding) AS concat_ws(
    ': ',
    concat_ws(
        ', ',
        what,
        CASE
            WHEN first_year = last_year THEN year_text(first_year)
            WHEN last_year IS NOT NULL THEN concat_ws(' to ', year_text(first_year), year_text(last_year))
        END
    ),
    pounds_text(amount, rounding)
);

-- A period's ends are texts as they were published: 2018, 2018/19, 2018-11 or 2018-11-30.
-- The first financial year that a period may touch which starts then: a bare year may begin in January.
CREATE MACRO first_year_of(period) AS CASE
    WHEN contains(period, '/') THEN CAST(period[:4] AS INTEGER)
    WHEN length(period) = 4 OR CAST(period[6:7] AS INTEGER) < 4 THEN CAST(period[:4] AS INTEGER) - 1
    ELSE CAST(period[:4] AS INTEGER)
END;

-- The last financial year that a period may touch which ends then: a bare year may end in December.
CREATE MACRO last_year_of(period) AS CASE
    WHEN contains(period, '/') OR length(period) = 4 OR CAST(period[6:7] AS INTEGER) > 3 THEN CAST(period[:4] AS INTEGER)
    ELSE CAST(period[:4] AS INTEGER) - 1
END;

-- Whether a period that starts or ends then does so with a financial year, as far as was published.
CREATE MACRO starts_a_year(period) AS regexp_full_match(period, '\d{4}(/\d{2}|-04(-01)?)');
CREATE MACRO ends_a_year(period) AS regexp_full_match(period, '\d{4}(/\d{2}|-03(-31)?)');

-- The smallest count of people that unpublished returns show below London level. The view shown_returns hides what is
-- above zero and below it; pages say so in words that are made of it.
CREATE MACRO smallest_shown() AS 8;

-- Whether a text holds every needle of a search, both folded (data/folding.py).
CREATE MACRO holds_every(text, needles) AS
    len(list_filter(CAST(needles AS VARCHAR[]), lambda needle: NOT contains(text, needle))) = 0;

-- Whether an award is in sums of what is paid out or set aside: it overlaps no other, and is no income.
CREATE MACRO counts_as_expenditure(counts_in_totals, kind) AS counts_in_totals AND kind <> 'income accepted';

-- Whether a service is offered: it has not ended, and was not for a time that is over as far as we know.
CREATE MACRO is_offered(status, temporary) AS status <> 'ended' AND temporary IS NULL;

-- Whether a fund is MOPAC's or the Violence Reduction Unit's own, and whether it is theirs or otherwise the Mayor's: the funders
-- as the table funds names them.
CREATE MACRO is_mopac_funder(funder) AS funder IN ('MOPAC', 'MOPAC and GLA', 'VRU', 'Violence Reduction Unit');
CREATE MACRO is_mayoral_funder(funder) AS is_mopac_funder(funder) OR funder IN ('GLA', 'Mayor of London');
