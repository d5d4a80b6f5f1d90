"""Numbers and years in words: as precise as they were published, and the same in Python and in SQL."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.store import Store
from queries import Bounds
from tests.helpers import table
from ui import award_sums, formats
from ui.rounding import Ends, ends


@pytest.mark.parametrize(
    ("amount", "rounding", "text"),
    [
        ("473766", "0", "£473,766"),
        ("100467.44", "0", "£100,467.44"),
        ("600000", "50000", "£0.6m"),
        ("640000", "5000", "£0.64m"),
        ("72000000", "500000", "£72m"),
        ("169000", "500", "£169,000"),
        ("19055", None, "about £19,055"),
        ("-1100000", "50000", "−£1.1m"),
        ("0", "50000", "£0.0m"),
        ("13800000", "50000", "£13.8m"),
    ],
)
def test_pounds(amount: str, rounding: str | None, text: str) -> None:
    assert formats.pounds(Decimal(amount), None if rounding is None else Decimal(rounding)) == text


def test_pounds_in_python_and_in_sql_agree_on_every_published_figure(store: Store) -> None:
    with store.cursor() as cursor:
        rows = cursor.execute(
            """
            SELECT amount_gbp, rounding_gbp, pounds_text(amount_gbp, rounding_gbp) FROM london_totals
            UNION ALL SELECT amount_gbp, rounding_gbp, pounds_text(amount_gbp, rounding_gbp) FROM borough_allocations
            UNION ALL SELECT amount_gbp, rounding_gbp, pounds_text(amount_gbp, rounding_gbp) FROM programme_budgets
            WHERE amount_gbp IS NOT NULL
            UNION ALL SELECT amount_gbp, 0, pounds_text(amount_gbp, 0) FROM awards WHERE amount_gbp IS NOT NULL
            """
        ).fetchall()
    assert len(rows) > 600
    for amount, rounding, text in rows:
        assert formats.pounds(amount, rounding) == text


def test_awards_in_python_and_in_sql_agree(store: Store) -> None:
    with store.cursor() as cursor:
        rows = cursor.execute(
            """
            SELECT amount_gbp, rounding_gbp, awarded_text(amount_gbp, rounding_gbp)
            FROM build.award_register
            WHERE amount_gbp IS NOT NULL
            """
        ).fetchall()
    assert sum(rounding != 0 for _, rounding, _ in rows) == 12
    for amount, rounding, text in rows:
        assert formats.awarded(amount, "total", 2022, 2022, rounding) == text


def test_years_in_python_and_in_sql_agree(store: Store) -> None:
    with store.cursor() as cursor:
        rows = cursor.execute("SELECT y, year_text(y) FROM unnest(range(1998, 2035)) AS t (y)").fetchall()
    assert all(formats.year(start) == text for start, text in rows)


@pytest.mark.parametrize(
    ("low", "high", "text", "words"),
    [
        (-55.76443585, -55.76443585, "−55.8%", "down 55.8%"),
        (16.09, 37.2, "between +16% and +38%", "up by between 16% and 38%"),
        (4.8903, 5.6478, "between +4.8% and +5.7%", "up by between 4.8% and 5.7%"),
        (-41.0, -30.2, "between −41% and −30%", "down by between 30% and 41%"),
        (-55.457, -54.6, "between −55.5% and −54.6%", "down by between 54.6% and 55.5%"),
        (-2.2, 2.7, "between −2.2% and +2.7%", "somewhere between −2.2% and +2.7%"),
        (-12.2, 3.3, "between −13% and +4%", "somewhere between −13% and +4%"),
        (0.0, 0.0, "0.0%", "unchanged"),
        (0.04, 0.04, "+0.04%", "up 0.04%"),
        (0.2, 37.2, "between +0.2% and +38%", "up by between 0.2% and 38%"),
        (-37.2, -0.2, "between −38% and −0.2%", "down by between 0.2% and 38%"),
        (0.0, 37.2, "between 0% and +38%", "unchanged, or up by at most 38%"),
        (-37.2, 0.0, "between −38% and 0%", "unchanged, or down by at most 38%"),
        (0.0, 3.2, "between 0.0% and +3.2%", "unchanged, or up by at most 3.2%"),
        (618.95, 760.93, "between +618% and +761%", "up by between 618% and 761%"),
        # A round number stays one, although the machine's bounds are a hair wider.
        (24.999999999999964, 25.00000000000004, "+25.0%", "up 25.0%"),
        (24.999999999999964, 50.00000000000004, "between +25% and +50%", "up by between 25% and 50%"),
    ],
)
def test_changes(low: float, high: float, text: str, words: str) -> None:
    assert formats.change(Bounds(low, high)) == text
    assert formats.change_in_words(Bounds(low, high)) == words


@pytest.mark.parametrize(
    ("bounds", "text", "short"),
    [
        (Bounds(1.9299999999999997, 1.9300000000000002), "£1.93", "£1.93"),
        (Bounds(1.925, 1.925), "£1.93", "£1.93"),
        (Bounds(1.1451, 1.4723), "£1.14 to £1.48", "£1.1–1.5"),
        (Bounds(2.639, 3.119), "£2.63 to £3.12", "£2.6–3.2"),
        (Bounds(2.91, 2.96), "£2.91 to £2.96", "£2.91–2.96"),
        (Bounds(7112.4, 8405.7), "£7,112 to £8,406", "£7,112–8,406"),
        (Bounds(99.4, 101.2), "£99 to £102", "£99–102"),
    ],
)
def test_rates(bounds: Bounds, text: str, short: str) -> None:
    assert formats.pounds_rate(bounds) == text
    assert formats.pounds_rate_short(bounds) == short


def test_what_is_not_there_is_said() -> None:
    assert formats.pounds(None) == "not found"
    assert formats.pounds_rate(None) == formats.pounds_between(None) == formats.change(None) == "not known"
    assert formats.change_in_words(None) == "changed by an amount that is not known"


@pytest.mark.slow
@given(
    st.decimals(min_value=-10_000_000_000, max_value=10_000_000_000, places=2, allow_nan=False, allow_infinity=False),
    st.sampled_from([None, *map(Decimal, ("0", "0.5", "500", "5000", "50000", "500000"))]),
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pounds_in_python_and_in_sql_agree_on_any_amount(
    store: Store, amount: Decimal, rounding: Decimal | None
) -> None:
    with store.cursor() as cursor:
        row = cursor.execute(
            "SELECT pounds_text(CAST($amount AS DECIMAL(14, 2)), CAST($rounding AS DECIMAL(14, 2)))",
            {"amount": amount, "rounding": rounding},
        ).fetchone()
    assert row == (formats.pounds(amount, rounding),)


@given(st.floats(min_value=-100, max_value=2000), st.floats(min_value=0, max_value=50))
def test_a_change_is_never_called_none_unless_it_is(low: float, width: float) -> None:
    bounds = Bounds(low, low + width)
    words = formats.change_in_words(bounds)
    # Nothing finer than a hundred-billionth of a per cent is a change.
    assert (words == "unchanged") == (ends(bounds) == Ends(Decimal(0), Decimal(0)))
    if bounds.low > 1e-10:
        assert words.startswith("up ")
    if bounds.high < -1e-10:
        assert words.startswith("down ")


def test_shares() -> None:
    assert formats.share(0.728066, Bounds(0.7280659999999999, 0.7280660000000001)) == "72.8%"
    assert formats.share(0.7166, Bounds(0.7101, 0.7231)) == "71.0% to 72.4%"
    assert formats.share(0.03, Bounds(0.0262, 0.0344)) == "2.6% to 3.5%"
    assert formats.share(0.2798) == "28.0%"
    assert formats.share(1 / 16) == "6.3%"
    assert formats.share(Fraction(1, 16)) == "6.3%"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (2019, 2019, "2019/20"),
        (2017, 2020, "2017/18 to 2020/21"),
        (2024, None, "from 2024/25"),
        (None, 2020, "to 2020/21"),
        (None, None, "not stated"),
        (1999, 1999, "1999/00"),
    ],
)
def test_years(start: int | None, end: int | None, text: str) -> None:
    assert formats.years(start, end) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [("2017", "2017"), ("2017-06", "June 2017"), ("2017-06-19", "19 June 2017"), ("2018/19", "2018/19")],
)
def test_dates_stay_as_exact_as_published(text: str, words: str) -> None:
    assert formats.published(text) == words


def test_small_words() -> None:
    assert formats.day(date(2018, 2, 13)) == "13 February 2018"
    assert formats.listing(["a", "b", "c"]) == "a, b and c"
    assert formats.listing(["a"]) == "a"
    assert formats.counted(1, "award") == "1 award"
    assert formats.counted(1200, "award") == "1,200 awards"
    assert formats.sentence("one thing") == "One thing."
    assert formats.sentence(None) == formats.sentence("") == ""
    assert [formats.ordinal(number) for number in (1, 2, 3, 11, 12, 22, 33)] == [
        "1st",
        "2nd",
        "3rd",
        "11th",
        "12th",
        "22nd",
        "33rd",
    ]
    assert formats.ordinals(3, 3) == "3rd"
    assert formats.ordinals(23, 33) == "23rd to 33rd"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2017-06", "2018-05-19", "June 2017 to 19 May 2018"),
        ("2017-06", "2017-06", "June 2017"),
        ("2017-06", None, "from June 2017"),
        (None, "2018", "2018"),
        (None, None, "not stated"),
    ],
)
def test_spans_of_dates(start: str | None, end: str | None, words: str) -> None:
    assert formats.published_span(start, end) == words


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (1_071_006, 1_071_006, "£1.07m"),
        (1_075_000, 1_075_000, "£1.08m"),
        (550_000, 650_000, "£0.55–0.65m"),
        (660_123, 789_001, "£0.66–0.79m"),
        (1_641_237, 1_642_237, "£1.64–1.65m"),
        (790_965, 791_965, "£790,900–792,000"),
        (128_999_500, 129_000_500, "£128.99–129.01m"),
        (75_500, 76_500, "£75,500–76,500"),
        (70_100, 76_500, "£70–77k"),
        (76_000, 76_000, "£76k"),
        (540, 540, "£540"),
    ],
)
def test_short_amounts(low: float, high: float, text: str) -> None:
    assert formats.pounds_short(Bounds(low, high)) == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (-850_272, -850_272, "−£0.85m"),
        (60_000, 60_000, "+£60k"),
        (0, 0, "£0"),
        (-23_766, 76_234, "−£24k to +£77k"),
        (8_301, 108_301, "+£8k to +£109k"),
        (-120_000, -20_000, "−£0.12m to −£0.02m"),
    ],
)
def test_short_differences(low: float, high: float, text: str) -> None:
    assert formats.pounds_short(Bounds(low, high), signed=True) == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (98.0e6, 99.1e6, "£98.0m to £99.1m"),
        (66.2e6, 66.33e6, "£66.20m to £66.33m"),
        (32_977_520.789112948, 32_977_520.789112955, "£33.0m"),
        (66_250_000, 66_250_000, "£66.3m"),
        (512_345, 605_432, "£510,000 to £610,000"),
        (547_123.4, 547_123.4, "£547,123"),
        (12_755_185, 12_855_185, "£12.75m to £12.86m"),
    ],
)
def test_derived_amounts(low: float, high: float, text: str) -> None:
    assert formats.pounds_between(Bounds(low, high)) == text


@pytest.mark.parametrize(
    ("amount", "rounding", "text"),
    [("1071006", "0", "£1.07m"), ("600000", "50000", "£0.6m"), ("76000", "500", "£76,000")],
)
def test_a_published_amount_on_a_bar_is_as_it_was_published(amount: str, rounding: str, text: str) -> None:
    assert formats.published_short(Decimal(amount), Decimal(rounding)) == text


@pytest.mark.parametrize(
    ("amount", "rounding", "difference", "aloud", "total"),
    [
        (-850_272, 0, "−£850,272", "£850,272 less", "−£850,272"),
        (1200, 0, "+£1,200", "£1,200 more", "£1,200"),
        (0, 0, "£0", "the same amount", "£0"),
        (-850_272, 1000, "−£852,000 to −£849,000", "£849,000 to £852,000 less", "−£852,000 to −£849,000"),
        (26_234, 50_000, "−£30,000 to +£80,000", "between £30,000 less and £80,000 more", "−£30,000 to £80,000"),
        (1_200_000, None, "about +£1,200,000", "about £1,200,000 more", "about £1,200,000"),
    ],
)
def test_differences(amount: int, rounding: int | None, difference: str, aloud: str, total: str) -> None:
    within = None if rounding is None else Decimal(rounding)
    assert formats.pounds_difference(Decimal(amount), within) == difference
    assert formats.less_or_more(Decimal(amount), within) == aloud
    assert formats.pounds_sum(Decimal(amount), within) == total


@given(st.decimals(-10_000_000, 10_000_000, places=2), st.decimals(Decimal("0.01"), 500_000, places=2))
def test_bounds_in_words_hold_what_they_are_about(amount: Decimal, rounding: Decimal) -> None:
    low, high = (
        Decimal(end.replace("£", "").replace(",", "").replace("−", "-").replace("+", ""))
        for end in formats.pounds_difference(amount, rounding).split(" to ")
    )
    assert low <= amount - rounding
    assert high >= amount + rounding


@pytest.mark.parametrize(
    ("amount", "words"),
    [("1044394.27", "about £1,040,000"), ("146887.00", "about £147,000"), ("985.4", "about £985"), ("0", "about £0")],
)
def test_estimates(amount: str, words: str) -> None:
    assert formats.pounds_estimate(Decimal(amount)) == words


@pytest.mark.parametrize(
    ("amount", "basis", "end_year", "words"),
    [
        ("36000", "total", 2022, "£36,000"),
        ("36000", "up to", 2022, "up to £36,000"),
        ("36000", "per year", 2024, "£36,000 a year"),
        ("36000", "per year", 2022, "£36,000"),
        (None, "per year", 2024, "not found"),
    ],
)
def test_an_award_is_told_as_it_was_granted(amount: str | None, basis: str, end_year: int, words: str) -> None:
    assert formats.awarded(Decimal(amount) if amount else None, basis, 2022, end_year, Decimal(0)) == words


@pytest.mark.parametrize(
    ("amount", "basis", "rounding", "words"),
    [
        ("3000000", "total", "500000", "about £3m"),
        ("1400000", "up to", "50000", "up to about £1.4m"),
        ("319000", "total", "500", "about £319,000"),
        ("500000", "total", None, "about £500,000"),
        (None, None, None, "not found"),
    ],
)
def test_a_rounded_award_is_told_as_exactly_as_it_was_published(
    amount: str | None, basis: str | None, rounding: str | None, words: str
) -> None:
    told = formats.awarded(
        Decimal(amount) if amount else None, basis, 2022, 2022, Decimal(rounding) if rounding else None
    )
    assert told == words


@pytest.mark.parametrize(
    ("amount", "rounding", "words", "short"),
    [
        ("129012345.67", "620000", "£128.3m to £129.7m", "£128.3m to £129.7m"),
        ("129012345.67", None, "about £129.0m", "about £129.0m"),
        ("129012345.67", "0", "£129,012,345.67", "£129.01m"),
        ("985400", None, "about £985,000", "about £985,000"),
        ("0", "0", "£0", "£0"),
    ],
)
def test_a_sum_of_awards_is_a_range_if_a_part_is_rounded(
    amount: str, rounding: str | None, words: str, short: str
) -> None:
    within = None if rounding is None else Decimal(rounding)
    assert award_sums.awards_sum(Decimal(amount), within) == words
    assert award_sums.awards_sum_short(Decimal(amount), within) == short


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("levels in borough_allocations", "The amounts stand among the boroughs’ allocations."),
        ("named in a decision (PCD 517, as listed in services.csv)", "as our list of services has it"),
        ("Recipients not named in the extract.", "Recipients not named in the extract."),
    ],
)
def test_notes_do_not_name_files_and_tables(note: str, words: str) -> None:
    assert words in formats.sentence(note)


def test_prices_of_real_terms_are_called_after_the_base_year() -> None:
    """Where the words for real terms name a year, it is the one whose prices the deflators are based on."""
    (base,) = {row["base_year"] for row in table("gdp_deflators")}
    files = [
        path for folder in ("pages", "ui") for ending in ("py", "csv") for path in Path(folder).rglob(f"*.{ending}")
    ]
    named = [
        year
        for path in files
        for year in re.findall(
            r"(?:(?:pounds|prices) of )(\d{4}/\d{2})|(\d{4}/\d{2})(?= prices)", path.read_text("utf-8")
        )
    ]
    assert len(named) > 5
    assert {one or other for one, other in named} == {base}
