"""Numbers, years and lists in words: every amount as precise as it was published, and no more.

These are formats only; bounds are worked out in data/macros.sql. pounds() says in Python what the macro pounds_text
says in SQL, and a test holds them together.
"""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from queries import Bounds

MINUS = "\N{MINUS SIGN}"

MILLION = 1_000_000

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def pounds(amount: Decimal, rounding: Decimal | None = Decimal(0)) -> str:
    """Return a published amount: £72m, £0.6m, £0.64m, £169,000, £473,766, £100,467.44 or about £19,055.

    rounding is half the step it was published in, in pounds; None where the source only says "about".
    """
    sign, size = (MINUS if amount < 0 else ""), abs(amount)
    if rounding is None:
        return f"{sign}about £{_rounded(size, 0):,}"
    for step, decimals in ((500_000, 0), (50_000, 1), (5_000, 2)):
        if rounding >= step:
            return f"{sign}£{_rounded(size / MILLION, decimals):,}m"
    return f"{sign}£{_rounded(size, 0 if size == size.to_integral_value() else 2):,}"


def pounds_each(value: float, bounds: Bounds | None) -> str:
    """Return a rate in pounds: £1.93, or £2.64 to £3.12 where rounding leaves it open; from £100 whole pounds."""
    if bounds is None:
        return f"about {_each(value)}"
    low, high = _each(bounds.low), _each(bounds.high)
    return low if low == high else f"{low} to {high}"


def _each(value: float) -> str:
    sign = MINUS if value < 0 else ""
    return f"{sign}£{abs(value):,.0f}" if abs(value) >= 100 else f"{sign}£{abs(value):,.2f}"


def pounds_between(bounds: Bounds) -> str:
    """Return an interval of derived amounts: £66.3m, or £98m to £99m where rounding leaves it open."""
    for decimals in (1, 0):
        low, high = (f"£{value / MILLION:,.{decimals}f}m" for value in bounds)
        if low == high:
            return low
    return f"{low} to {high}"


def percent(value: float, decimals: int = 1) -> str:
    """Return a signed percentage: +16%, −55.8%."""
    text = f"{abs(value):,.{decimals}f}%"
    if float(text[:-1].replace(",", "")) == 0:
        return text
    return f"{MINUS if value < 0 else '+'}{text}"


def change(bounds: Bounds) -> str:
    """Return a change in per cent as exactly as its bounds allow: −55.8%, −55%, or between +16% and +37%."""
    for decimals in (1, 0):
        low, high = (percent(value, decimals) for value in bounds)
        if low == high:
            return low
    return f"between {low} and {high}"


def change_in_words(bounds: Bounds) -> str:
    """Return a change as it is read aloud: down 55.8%, up by between 16% and 37%, or unchanged."""
    for decimals in (1, 0):
        low, high = (percent(value, decimals) for value in bounds)
        if low == high:
            size = low.lstrip(f"+{MINUS}")
            return "unchanged" if low[0].isdigit() else f"{'down' if low[0] == MINUS else 'up'} {size}"
    if bounds.low > 0:
        return f"up by between {bounds.low:,.0f}% and {bounds.high:,.0f}%"
    if bounds.high < 0:
        return f"down by between {-bounds.high:,.0f}% and {-bounds.low:,.0f}%"
    return f"somewhere {change(bounds)}"


def share(value: float, bounds: Bounds | None = None) -> str:
    """Return a share (0 to 1) in per cent: 27.9%, or 71% to 72% where rounding leaves it open."""
    if bounds is None:
        return f"{100 * value:.1f}%"
    for decimals in (1, 0):
        low, high = (f"{100 * bound:.{decimals}f}%" for bound in bounds)
        if low == high:
            return low
    return f"{low} to {high}"


def year(start: int) -> str:
    """Return a financial year: 2019 is 2019/20."""
    return f"{start}/{(start + 1) % 100:02}"


def years(start: int | None, end: int | None) -> str:
    """Return a span of financial years: 2019/20, 2017/18 to 2020/21, from 2019/20, or not stated."""
    if start is None:
        return "not stated" if end is None else f"to {year(end)}"
    if end is None:
        return f"from {year(start)}"
    return year(start) if start == end else f"{year(start)} to {year(end)}"


def day(value: date) -> str:
    """Return a date: 13 February 2018."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def published(text: str) -> str:
    """Return a date as exactly as it was published: 2017, June 2017, 19 June 2017; a financial year stays as it is."""
    if "/" in text:
        return text
    parts = text.split("-")
    if len(parts) == 1:
        return parts[0]
    month = f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return month if len(parts) == 2 else f"{int(parts[2])} {month}"


def listing(items: Sequence[str]) -> str:
    """Return items as a sentence lists them: a, b and c."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def counted(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun: 1 award, 12 awards."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def whole(number: int | float) -> str:
    """Return a whole number with separators: 12,725."""
    return f"{number:,.0f}"


def sentence(text: str) -> str:
    """Return text with a capital letter and a full stop."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!")) else f"{text}."


def pounds_short(value: float, bounds: Bounds | None) -> str:
    """Return an amount short enough for a bar: £1.07m, £0.6m, £76k; never more exact than its bounds."""
    if value < 100_000:
        return f"£{value / 1000:,.0f}k" if value >= 1000 else f"£{value:,.0f}"
    width = 0 if bounds is None else (bounds.high - bounds.low) / 2
    decimals = 1 if width >= 40_000 else 2
    return f"£{value / MILLION:,.{decimals}f}m"


def slug(name: str) -> str:
    """Return a name as it stands in file names: kingston-upon-thames."""
    return name.lower().replace(" ", "-")


def ordinal(number: int) -> str:
    """Return 1st, 2nd, 3rd, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
