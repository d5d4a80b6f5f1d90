"""The bounds of derived figures: whatever the true figures are, what is worked out from them lies inside."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.paths import MACROS

pytestmark = pytest.mark.slow


class Macros:
    """A database that holds the macros and nothing else."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        self.connection.execute(MACROS.read_text(encoding="utf-8"))

    def interval(self, sql: str, **values: object) -> tuple[Fraction, Fraction] | None:
        """Return what a macro gives, exactly as the machine holds it; None where it says that nothing is known."""
        row = self.connection.execute(sql, values).fetchone()
        assert row is not None
        (found,) = row
        return None if found["low"] is None else (Fraction(found["low"]), Fraction(found["high"]))


@pytest.fixture(scope="module")
def macros() -> Iterator[Macros]:
    one = Macros()
    yield one
    one.connection.close()


ROUNDINGS = st.sampled_from([Decimal(value) for value in ("0", "0.5", "500", "5000", "50000", "500000")])
AMOUNTS = st.decimals(min_value=0, max_value=2_000_000_000, places=2, allow_nan=False, allow_infinity=False)
PEOPLE = st.integers(min_value=1, max_value=10_000_000)
INDICES = st.decimals(min_value=50, max_value=150, places=4)
PLACES = st.fractions(min_value=-1, max_value=1)
"""Where between its bounds the true figure lies: -1 is the low one, 1 the high one."""


class Figure:
    """A published figure and a true one that was rounded to it."""

    def __init__(self, amount: Decimal, rounding: Decimal, place: Fraction) -> None:
        self.amount = amount
        self.rounding = rounding
        self.true = Fraction(amount) + Fraction(rounding) * place


FIGURES = st.builds(Figure, AMOUNTS, ROUNDINGS, PLACES)


def money(*figures: Figure) -> dict[str, object]:
    return {
        f"{name}{number}": value
        for number, f in enumerate(figures)
        for name, value in (("a", f.amount), ("r", f.rounding))
    }


X = "bounds($a0::DECIMAL(14,2), $r0::DECIMAL(14,2))"
Y = "bounds($a1::DECIMAL(14,2), $r1::DECIMAL(14,2))"


@settings(max_examples=300, deadline=None)
@given(FIGURES, FIGURES)
def test_difference(macros: Macros, earlier: Figure, later: Figure) -> None:
    found = macros.interval(f"SELECT bounds_difference({X}, {Y})", **money(earlier, later))
    assert found is not None
    assert found[0] <= later.true - earlier.true <= found[1]
    # Sums and differences of money are exact: the width is that of the roundings, to the penny.
    assert found[1] - found[0] == 2 * Fraction(earlier.rounding + later.rounding)


@settings(max_examples=100, deadline=None)
@given(st.lists(FIGURES, min_size=1, max_size=32))
def test_sum(macros: Macros, figures: list[Figure]) -> None:
    macros.connection.execute("CREATE OR REPLACE TEMP TABLE parts (amount DECIMAL(14,2), rounding DECIMAL(14,2))")
    macros.connection.executemany("INSERT INTO parts VALUES (?, ?)", [(f.amount, f.rounding) for f in figures])
    found = macros.interval("SELECT bounds_of_sum(amount, rounding) FROM parts")
    assert found is not None
    assert found[0] <= sum(f.true for f in figures) <= found[1]


def test_a_sum_with_a_part_of_unknown_rounding_has_no_bounds(macros: Macros) -> None:
    parts = "(VALUES (100::DECIMAL(14,2), 5::DECIMAL(14,2)), (19055, NULL)) AS parts (amount, rounding)"
    assert macros.interval(f"SELECT bounds_of_sum(amount, rounding) FROM {parts}") is None


@settings(max_examples=300, deadline=None)
@given(FIGURES, FIGURES)
def test_ratio(macros: Macros, part: Figure, whole: Figure) -> None:
    found = macros.interval(f"SELECT bounds_ratio({X}, {Y})", **money(part, whole))
    if whole.amount <= whole.rounding:
        assert found is None
    else:
        assert found is not None
        assert found[0] <= part.true / whole.true <= found[1]


@settings(max_examples=300, deadline=None)
@given(FIGURES, FIGURES, FIGURES)
def test_ratio_of_a_difference_that_may_be_negative(
    macros: Macros, minuend: Figure, subtrahend: Figure, whole: Figure
) -> None:
    z = "bounds($a2::DECIMAL(14,2), $r2::DECIMAL(14,2))"
    found = macros.interval(
        f"SELECT bounds_ratio(bounds_difference({Y}, {X}), {z})", **money(minuend, subtrahend, whole)
    )
    if found is not None:
        assert found[0] <= (minuend.true - subtrahend.true) / whole.true <= found[1]


@settings(max_examples=300, deadline=None)
@given(FIGURES, FIGURES)
def test_percent_change(macros: Macros, earlier: Figure, later: Figure) -> None:
    found = macros.interval(f"SELECT bounds_percent_change({X}, {Y})", **money(earlier, later))
    if earlier.amount <= earlier.rounding:
        assert found is None
    else:
        assert found is not None
        assert found[0] <= 100 * later.true / earlier.true - 100 <= found[1]


@settings(max_examples=300, deadline=None)
@given(FIGURES, FIGURES)
def test_share(macros: Macros, part: Figure, rest: Figure) -> None:
    """A part of a whole that was published itself, rounded in its own way."""
    true_whole = part.true + rest.true
    step = 2 * rest.rounding
    published = true_whole if step == 0 else Fraction(round(true_whole / Fraction(step))) * Fraction(step)
    whole = Figure(Decimal(published.numerator) / published.denominator, rest.rounding, Fraction(0))
    if whole.amount != whole.amount.quantize(Decimal("0.01")) or part.true < 0 or rest.true < 0 or true_whole == 0:
        return
    found = macros.interval(f"SELECT bounds_share({X}, {Y})", **money(part, whole))
    if found is not None:
        assert 0 <= found[0] <= part.true / true_whole <= found[1] <= 1


@settings(max_examples=300, deadline=None)
@given(FIGURES, PEOPLE)
def test_per_head(macros: Macros, figure: Figure, people: int) -> None:
    found = macros.interval(f"SELECT bounds_per({X}, $people)", **money(figure), people=people)
    assert found is not None
    assert found[0] <= figure.true / people <= found[1]


@settings(max_examples=300, deadline=None)
@given(FIGURES, INDICES, PEOPLE)
def test_real_terms_per_head(macros: Macros, figure: Figure, index: Decimal, people: int) -> None:
    sql = f"SELECT bounds_per(bounds_scaled({X}, real_terms_factor($index::DECIMAL(9,4), 100)), $people)"
    found = macros.interval(sql, **money(figure), index=index, people=people)
    assert found is not None
    assert found[0] <= figure.true * 100 / Fraction(index) / people <= found[1]


@pytest.mark.parametrize(
    ("sql", "low", "high"),
    [
        # Westminster, 2018/19 to 2019/20: £473,766 and £0.6m.
        ("SELECT bounds_percent_change(bounds(473766, 0), bounds(600000, 50000))", 16.0911, 37.1985),
        # Richmond upon Thames, 2018/19 to 2019/20: £76,000 and £0.6m.
        ("SELECT bounds_ratio(bounds(600000, 50000), bounds(76000, 500))", 7.1895, 8.6093),
        ("SELECT bounds_percent_change(bounds(1071006, 0), bounds(473766, 0))", -55.7644, -55.7644),
    ],
)
def test_known_cases(macros: Macros, sql: str, low: float, high: float) -> None:
    found: Any = macros.connection.execute(sql).fetchall()[0][0]
    assert found["low"] == pytest.approx(low, abs=1e-4)
    assert found["high"] == pytest.approx(high, abs=1e-4)


@given(
    amount=st.decimals(-100_000_000, 100_000_000, places=2),
    total=st.integers(-1000, 1000),
    step=st.sampled_from([10, 1_000, 100_000, 1_000_000]),
)
def test_a_total_agrees_with_what_rounds_to_it(macros: Macros, amount: Decimal, total: int, step: int) -> None:
    """Halves are rounded away from zero, as in a printed table; worked out with exact fractions."""
    # Near the total, so that both answers are tried.
    near = Decimal(total * step) + amount % step
    printed = Fraction(near) / step
    rounded = int(abs(printed) + Fraction(1, 2)) * (1 if printed >= 0 else -1)
    row = macros.connection.execute(
        "SELECT rounds_to($near::DECIMAL(14, 2), $total::DECIMAL(14, 2), $rounding::DECIMAL(14, 2))",
        {"near": near, "total": Decimal(total * step), "rounding": Decimal(step) / 2},
    ).fetchone()
    assert row == (rounded == total and near * total >= 0,)


@pytest.mark.parametrize(
    ("amount", "total", "rounding", "agrees"),
    [
        (1_780_000, 1_800_000, 50_000, True),
        (2_640_000, 2_600_000, 50_000, True),
        (1_750_000, 1_800_000, 50_000, True),
        (1_850_000, 1_800_000, 50_000, False),
        (9_884_445, 9_800_000, 50_000, False),
        (90_745_496, 90_000_000, 500_000, False),
        (-1_780_000, -1_800_000, 50_000, True),
        (-40_000, 40_000, 50_000, False),
        (100, 100, 0, False),
    ],
)
def test_known_roundings(macros: Macros, amount: int, total: int, rounding: int, agrees: bool) -> None:
    assert macros.connection.execute(f"SELECT rounds_to({amount}, {total}, {rounding})").fetchone() == (agrees,)
