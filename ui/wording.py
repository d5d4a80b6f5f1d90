"""Numbers, years and lists in words: every amount as precise as it was published, and no more.

These are formats only; bounds are worked out in data/macros.sql. pounds() says in Python what the macro pounds_text
says in SQL, and a test holds them together.
"""

import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from queries import Bounds
from ui.missing import NOT_FOUND

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


NOT_KNOWN = "not known"


def pounds(amount: Decimal | None, rounding: Decimal | None = Decimal(0)) -> str:
    """Return a published amount: £72m, £0.6m, £0.64m, £169,000, £473,766, £100,467.44 or about £19,055.

    rounding is half the step it was published in, in pounds; None where the source only says "about". Without an
    amount the words are: not found.
    """
    if amount is None:
        return NOT_FOUND
    sign, size = (MINUS if amount < 0 else ""), abs(amount)
    if rounding is None:
        return f"{sign}about £{_rounded(size, 0):,}"
    for step, decimals in ((500_000, 0), (50_000, 1), (5_000, 2)):
        if rounding >= step:
            return f"{sign}£{_rounded(size / MILLION, decimals):,}m"
    return f"{sign}£{_rounded(size, 0 if size == size.to_integral_value() else 2):,}"


def pounds_difference(amount: Decimal | None, rounding: Decimal | None = Decimal(0)) -> str:
    """Return a difference of published amounts: +£1,200, −£850,272, or −£30,000 to +£80,000.

    rounding is by how much it may be off; None where that is not known. Bounds are rounded outwards.
    """
    if amount is None:
        return NOT_KNOWN
    if rounding is None:
        return f"about {_signed(amount)}"
    if rounding == 0:
        return _signed(amount)
    low, high = _outwards(amount, rounding)
    return f"{_signed(low)} to {_signed(high)}"


def pounds_sum(amount: Decimal, rounding: Decimal | None) -> str:
    """Return a sum of published amounts: £791,465, or £1,641,000 to £1,643,000 where rounding leaves it open."""
    if not rounding:
        return pounds(amount, rounding)
    low, high = _outwards(amount, rounding)
    return f"{pounds(low)} to {pounds(high)}"


def pounds_estimate(amount: Decimal) -> str:
    """Return an estimate, which is not exact to the pound: about £1,040,000, about £147,000, about £985."""
    step = Decimal(1).scaleb(max(amount.adjusted() - 2, 0))
    return f"about {pounds((amount / step).to_integral_value(ROUND_HALF_UP) * step)}"


def less_or_more(amount: Decimal, rounding: Decimal | None = Decimal(0)) -> str:
    """Return a difference as it is read aloud: £850,272 less, £849,000 to £852,000 less, or the same amount."""
    if amount == 0 and rounding == 0:
        return "the same amount"
    if rounding is None:
        return f"about {pounds(abs(amount))} {'more' if amount > 0 else 'less'}"
    low, high = _outwards(amount, rounding) if rounding else (amount, amount)
    if low < 0 < high:
        return f"between {pounds(-low)} less and {pounds(high)} more"
    near, far = sorted((abs(low), abs(high)))
    size = pounds(near) if near == far else f"{pounds(near)} to {pounds(far)}"
    return f"{size} {'less' if low < 0 else 'more'}"


def _outwards(amount: Decimal, rounding: Decimal) -> tuple[Decimal, Decimal]:
    """Return the bounds of an amount, rounded outwards to the first digit of its rounding."""
    step = Decimal(1).scaleb(max(rounding.adjusted(), 0))
    low = ((amount - rounding) / step).to_integral_value(ROUND_FLOOR) * step
    return low, ((amount + rounding) / step).to_integral_value(ROUND_CEILING) * step


def _signed(amount: Decimal) -> str:
    return f"+{pounds(amount)}" if amount > 0 else pounds(amount)


def pounds_rate(bounds: Bounds | None) -> str:
    """Return a rate in pounds: £1.93, or £2.64 to £3.12 where rounding leaves it open; from £100 whole pounds."""
    if bounds is None:
        return NOT_KNOWN
    low, high = _each(bounds.low), _each(bounds.high)
    return low if low == high else f"{low} to {high}"


def pounds_rate_short(bounds: Bounds) -> str:
    """Return a rate short enough for a bar: £1.93, £2.6–3.1, £24–29; with no more digits than tell its ends apart."""
    for step in (1, 10, 100):
        if bounds.high - bounds.low >= 1 / step:
            decimals = len(str(step)) - 1
            return f"£{bounds.low:,.{decimals}f}–{bounds.high:,.{decimals}f}"
    return _each(bounds.low)


def _each(value: float) -> str:
    sign = MINUS if value < 0 else ""
    return f"{sign}£{abs(value):,.0f}" if abs(value) >= 100 else f"{sign}£{abs(value):,.2f}"


def awarded(
    amount: Decimal | None,
    basis: str | None,
    start_year: int | None,
    end_year: int | None,
    rounding: Decimal | None,
) -> str:
    """Return the amount of an award as it was granted: £36,000, up to £2,165,000, £50,000 a year, about £1.4m.

    rounding is half the step it was published in, in pounds; None where it is only called rounded.
    """
    if amount is None:
        return NOT_FOUND
    before = "up to " if basis == "up to" else ""
    about = "about " if rounding else ""
    after = " a year" if basis == "per year" and start_year != end_year else ""
    return f"{before}{about}{pounds(amount, rounding)}{after}"


def awards_sum(amount: Decimal, rounded: int) -> str:
    """Return a sum of awards: £473,766, or shortened where some of its parts were published rounded: £129.0m."""
    if not rounded:
        return pounds(amount)
    return pounds_short(float(amount), Bounds(float(amount) - 50_000, float(amount) + 50_000))


SHORTENED = "Shortened sums hold amounts that were published rounded; all others are exact."
"""What stands beside sums of awards of which some are shortened."""


def pounds_between(bounds: Bounds | None) -> str:
    """Return an interval of derived amounts: £66.3m, or £98m to £99m where rounding leaves it open."""
    if bounds is None:
        return NOT_KNOWN
    for decimals in (1, 0):
        low, high = (f"£{value / MILLION:,.{decimals}f}m" for value in bounds)
        if low == high:
            return low
    return f"{low} to {high}"


def percent(value: float, decimals: int = 1) -> str:
    """Return a signed percentage: +16%, −55.8%; only no change at all is 0%, a very small one gets more decimals."""
    text = f"{abs(value):,.{decimals}f}"
    if value == 0:
        return f"{text}%"
    if float(text.replace(",", "")) == 0 and decimals < 6:
        return percent(value, decimals + 1)
    return f"{MINUS if value < 0 else '+'}{text}%"


def change(bounds: Bounds | None) -> str:
    """Return a change in per cent as exactly as its bounds allow: −55.8%, −55%, or between +16% and +37%."""
    if bounds is None:
        return NOT_KNOWN
    for decimals in (1, 0):
        low, high = (percent(value, decimals) for value in bounds)
        if low == high:
            return low
    return f"between {low} and {high}"


def change_in_words(bounds: Bounds | None) -> str:
    """Return a change as it is read aloud: down 55.8%, up by between 16% and 37%, or unchanged."""
    if bounds is None:
        return "changed by an amount that is not known"
    if bounds.low == bounds.high == 0:
        return "unchanged"
    words = change(bounds)
    if bounds.low < 0 < bounds.high:
        return f"somewhere {words}" if words.startswith("between") else f"changed by {words}"
    direction = "down" if bounds.low < 0 else "up"
    size = words.replace("+", "").replace(MINUS, "")
    if not words.startswith("between"):
        return f"{direction} {size}"
    if bounds.low < 0:
        low, high = (percent(-value, 0).replace("+", "") for value in reversed(bounds))
        size = f"between {low} and {high}"
    return f"{direction} by {size}"


def share(value: float | None, bounds: Bounds | None = None) -> str:
    """Return a share (0 to 1) in per cent: 27.9%, or 71% to 72% where rounding leaves it open."""
    if value is None:
        return NOT_KNOWN
    if bounds is None:
        return f"{100 * value:.1f}%"
    for decimals in (1, 0):
        low, high = (f"{100 * bound:.{decimals}f}%" for bound in bounds)
        if low == high:
            return low
    return f"{low} to {high}"


def rate(value: float | None) -> str:
    """Return how many there are for each 1,000 others: 364, 88.1 or 0.012."""
    if value is None:
        return NOT_KNOWN
    return f"{value:,.0f}" if value >= 100 else f"{value:,.1f}" if value >= 1 else f"{value:.3f}"


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


def time_between(earlier: date, later: date) -> str:
    """Return how long it is from one day to a later one, in whole years and months; in days below a month."""
    months = 12 * (later.year - earlier.year) + later.month - earlier.month - (later.day < earlier.day)
    if months < 1:
        return counted((later - earlier).days, "day")
    parts = [counted(number, noun) for number, noun in ((months // 12, "year"), (months % 12, "month")) if number]
    return " and ".join(parts)


def published(text: str) -> str:
    """Return a date as exactly as it was published: 2017, June 2017, 19 June 2017; anything else stays as it is."""
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?", text):
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


READERS_WORDS = (
    ("the seed table gives", "the table in Westminster City Council’s report of June 2017 gives"),
    ("as listed in services.csv", "as our list of services has it"),
    ("levels in borough_allocations", "the amounts stand among the boroughs’ allocations"),
    ("mirror copy", "copy"),
    ("amount not published here", "this source gives no amount"),
    ("the levels themselves are not published there", "it does not give the levels themselves"),
)
"""Notes of the collection that name its own files or tables, and what they say to a reader."""


def readers(text: str) -> str:
    """Return a note of the collection without the names of its files and tables."""
    for own, words in READERS_WORDS:
        text = text.replace(own, words)
    return text


def sentence(text: str) -> str:
    """Return text in a reader's words, with a capital letter and a full stop."""
    text = readers(text)
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!")) else f"{text}."


def lowered(text: str) -> str:
    """Return text with a small first letter, for use in a sentence."""
    return text[:1].lower() + text[1:]


def pounds_short(value: float, bounds: Bounds | None) -> str:
    """Return an amount short enough for a bar: £1.07m, £0.6m, £76k; never more exact than its bounds."""
    if value < 100_000:
        return f"£{value / 1000:,.0f}k" if value >= 1000 else f"£{value:,.0f}"
    width = 0 if bounds is None else (bounds.high - bounds.low) / 2
    decimals = 1 if width >= 40_000 else 2
    return f"£{value / MILLION:,.{decimals}f}m"


def ordinal(number: int) -> str:
    """Return 1st, 2nd, 3rd, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
