"""Rounding for print: halves away from zero, from the exact decimal; ranges outwards, and never by a hair too far."""

import ast
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries import Bounds
from tests.helpers import ROOT
from ui import formats
from ui.rounding import Number, exact, outwards, rounded

AMOUNTS = st.decimals(min_value=-10_000_000, max_value=10_000_000, places=4, allow_nan=False, allow_infinity=False)
DECIMALS = st.integers(min_value=-3, max_value=4)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (9.425, 2, "9.43"),
        (0.325, 2, "0.33"),
        (-0.325, 2, "-0.33"),
        (Decimal("1.25"), 1, "1.3"),
        (0.35, 1, "0.4"),
        (2.5, 0, "3"),
        (1 / 16, 3, "0.063"),
        (Fraction(1, 3), 4, "0.3333"),
        (25.000000000000004, 1, "25.0"),
        (1_234_500, -3, "1235000"),
    ],
)
def test_a_half_is_rounded_away_from_zero(value: Number, decimals: int, text: str) -> None:
    assert f"{rounded(value, decimals):f}" == text


@given(AMOUNTS, DECIMALS)
def test_a_published_decimal_is_rounded_alike_whether_the_machine_holds_it_exactly_or_not(
    value: Decimal, decimals: int
) -> None:
    step = Fraction(10) ** -decimals
    away = int(abs(Fraction(value)) / step + Fraction(1, 2)) * step
    expected = away if value >= 0 else -away
    assert Fraction(rounded(value, decimals)) == expected
    assert Fraction(rounded(float(value), decimals)) == expected


@given(AMOUNTS, st.decimals(min_value=0, max_value=100_000, places=4), DECIMALS)
def test_a_range_is_rounded_outwards_by_less_than_a_digit(low: Decimal, width: Decimal, decimals: int) -> None:
    high, step = low + width, Fraction(10) ** -decimals
    for bounds in (Bounds(float(low), float(high)), Bounds(float(low) * (1 - 1e-15), float(high) * (1 + 1e-15))):
        found = outwards(bounds, decimals)
        if width:
            assert 0 <= Fraction(low) - Fraction(found.low) < step
            assert 0 <= Fraction(found.high) - Fraction(high) < step
        else:
            assert found.low == found.high == rounded(low, decimals)


@given(st.integers(1, 10**10), st.integers(1, 10**10))
def test_the_hair_of_the_macros_never_moves_an_end_to_another_digit(part: int, whole: int) -> None:
    """A change in per cent of two amounts to the penny, as bounds_percent_change works it out and widens it."""
    change = 100 * Fraction(part, whole) - 100
    machine = 100 * (part / whole) - 100
    hair = (100 * (part / whole) + 100) * 3e-15
    if change > 10_000:
        return
    low, high = outwards(Bounds(machine - hair, machine + hair), 1)
    assert low == high == rounded(change, 1)


@given(AMOUNTS, st.decimals(min_value=0, max_value=1_000_000, places=2))
def test_what_is_printed_of_an_interval_holds_all_of_it(low: Decimal, width: Decimal) -> None:
    """Every formatter of ranges: the printed ends lie outside of the interval, or on its ends."""
    bounds = Bounds(float(low), float(low + width))
    positive = Bounds(abs(float(low)), abs(float(low)) + float(width))
    for text, (least, most) in (
        (formats.change(bounds), bounds),
        (formats.pounds_rate(positive), positive),
        (formats.pounds_rate_short(positive), positive),
        (formats.pounds_between(positive), positive),
        (formats.pounds_short(bounds, signed=True), bounds),
        (formats.pounds_short(positive), positive),
        (formats.share(0.0, Bounds(*(end / 1e7 for end in positive))), Bounds(*(end / 1e5 for end in positive))),
    ):
        found = numbers(text)
        if exact(least) == exact(most):
            assert len(found) == 1, text
            assert abs(found[0] - exact(least)) <= digit(text) / 2, text
        else:
            assert len(found) == 2, text
            assert found[0] <= exact(least), (text, least)
            assert found[1] >= exact(most), (text, most)


def numbers(text: str) -> list[Decimal]:
    """Return the one or two numbers of a printed figure in its unit: pounds, or per cent."""
    body = text.removeprefix("between ").replace("–", " to ").replace(" and ", " to ")
    ends = body.split(" to ")
    unit = ends[-1][-1] if ends[-1][-1] in "mk%" else ""
    times = {"m": 1_000_000, "k": 1_000}.get(unit, 1)
    return [Decimal(end.strip("mk%").replace("£", "").replace(",", "").replace("−", "-")) * times for end in ends]


def digit(text: str) -> Decimal:
    """Return the value of the last printed digit of a single figure."""
    (one,) = numbers(text)
    return Decimal(1).scaleb(int(one.as_tuple().exponent)) * {"m": 1_000_000, "k": 1_000}.get(text[-1], 1)


OWN_UNITS = ("geo/drawing.py", "geo/deck.py", "geo/outlines.py", "serving/early_page.py")
"""Modules that round places on a drawing, or say a widget's value: no figures."""


@pytest.mark.parametrize(
    "path",
    [
        path
        for folder in ("pages", "ui", "analysis", "queries", "geo", "serving")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if path.relative_to(ROOT).as_posix() not in (*OWN_UNITS, "ui/rounding.py")
    ],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_nothing_else_rounds_a_figure(path: Path) -> None:
    """Neither a format with decimals, which rounds binary fractions and halves to even, nor Decimal.quantize.

    Places of dots, pixels and colours may be rounded by round().
    """
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FormattedValue) and isinstance(node.format_spec, ast.JoinedStr):
            spec = ast.unparse(node.format_spec)
            assert "." not in spec, f"line {node.lineno}: {spec}"
        if isinstance(node, ast.Attribute):
            assert node.attr != "quantize", f"line {node.lineno}"
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not re.search(r"%\{[^}]+:", node.value), "a chart says the text of the page"


@pytest.mark.parametrize("path", sorted((ROOT / "ui" / "templates").glob("*.html")), ids=lambda path: path.name)
def test_no_template_rounds_a_figure(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "|round" not in text.replace(" ", "")
    assert "format(" not in text


@pytest.mark.parametrize(
    "path",
    [
        *sorted((ROOT / "queries").rglob("*.sql")),
        *sorted((ROOT / "data" / "checks").glob("*.sql")),
        *sorted((ROOT / "data" / "views").glob("*.sql")),
    ],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_no_query_rounds_a_figure(path: Path) -> None:
    """Words on figures are made by the macros of data/macros.sql."""
    text = path.read_text(encoding="utf-8").lower()
    assert "{:." not in text
    assert "printf(" not in text
    assert "round(" not in text
