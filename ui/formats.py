"""Numbers, years and lists in words: every amount as precise as it was published, and no more.

These are formats only: bounds are worked out in data/macros.sql, and only ui/rounding.py drops digits. A figure that is
known exactly is one number; what rounding leaves open is a range, whose ends are rounded outwards. pounds() does in
Python what the macro pounds_text does in SQL; a test compares them.
"""

import re
from calendar import month_name
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from queries import Bounds
from ui.missing import NOT_FOUND, NOT_KNOWN, NOT_STATED
from ui.rounding import FINEST, Ends, Number, ends, exact, outwards, rounded

MINUS = "\N{MINUS SIGN}"

MILLION = 1_000_000


def pounds(amount: Decimal | None, rounding: Decimal | None = Decimal(0)) -> str:
    """Return a published amount: £72m, £0.6m, £0.64m, £169,000, £473,766, £100,467.44 or about £19,055.

    rounding is half the step it was published in, in pounds; None where the source only says "about". Without an
    amount the words are: not found.
    """
    if amount is None:
        return NOT_FOUND
    sign, size = (MINUS if amount < 0 else ""), abs(amount)
    if rounding is None:
        return f"{sign}about £{rounded(size, 0):,f}"
    for step, decimals in ((500_000, 0), (50_000, 1), (5_000, 2)):
        if rounding >= step:
            return f"{sign}£{rounded(size / MILLION, decimals):,f}m"
    return f"{sign}£{rounded(size, 0 if size == size.to_integral_value() else 2):,f}"


def pounds_difference(amount: Decimal | None, rounding: Decimal | None = Decimal(0)) -> str:
    """Return a difference of published amounts: +£1,200, −£850,272, or −£30,000 to +£80,000.

    rounding is by how much it may be off; None where that is not known.
    """
    if amount is None:
        return NOT_KNOWN
    if rounding is None:
        return f"about {_signed(amount)}"
    if rounding == 0:
        return _signed(amount)
    low, high = _pounds_outwards(Ends(amount - rounding, amount + rounding))
    return f"{_signed(low)} to {_signed(high)}"


def pounds_sum(amount: Decimal, rounding: Decimal | None) -> str:
    """Return a sum of published amounts: £791,465, or £1,641,000 to £1,643,000 where rounding leaves it open.

    rounding is the sum of theirs; None where that of one is not known.
    """
    if not rounding:
        return pounds(amount, rounding)
    return " to ".join(_pounds_ends(Ends(amount - rounding, amount + rounding)))


def pounds_most(amount: Decimal, rounding: Decimal) -> str:
    """Return the upper end of what pounds_sum says: £791,465, £1,643,000."""
    return _pounds_ends(Ends(amount - rounding, amount + rounding))[1] if rounding else pounds(amount)


def pounds_estimate(amount: Decimal) -> str:
    """Return an estimate, which is not exact to the pound: about £1,040,000, about £147,000, about £985."""
    return f"about {pounds(rounded(amount, min(2 - amount.adjusted(), 0)))}"


def less_or_more(amount: Decimal, rounding: Decimal | None = Decimal(0)) -> str:
    """Return a difference as it is read aloud: £850,272 less, £849,000 to £852,000 less, or the same amount."""
    if amount == 0 and rounding == 0:
        return "the same amount"
    if rounding is None:
        return f"about {pounds(abs(amount))} {'more' if amount > 0 else 'less'}"
    low, high = _pounds_outwards(Ends(amount - rounding, amount + rounding))
    if low < 0 < high:
        return f"between {pounds(-low)} less and {pounds(high)} more"
    near, far = sorted((abs(low), abs(high)))
    size = pounds(near) if near == far else f"{pounds(near)} to {pounds(far)}"
    return f"{size} {'less' if low < 0 else 'more'}"


def _place(whole: Ends) -> int:
    """Return the power of ten to which a range of pounds is given: that of the first digit of half its width.

    It is a smaller one where nothing would be left of the end that is nearer to nothing.
    """
    place = (whole.width / 2).adjusted()
    if whole.low > 0 or whole.high < 0:
        place = min(place, min(abs(end) for end in whole).adjusted())
    return max(place, 0)


def _pounds_outwards(whole: Ends) -> Ends:
    """Return the ends of a range of pounds, rounded outwards to the first digit of what may be off."""
    return outwards(whole, -_place(whole)) if whole.width else whole


def _pounds_ends(whole: Ends) -> tuple[str, str]:
    """Return the ends of a range of pounds: £512,000 and £606,000, £1.26m and £1.37m, £98m and £102m."""
    place = _place(whole)
    if place < 4 or max(abs(end) for end in whole) < MILLION:
        low, high = _pounds_outwards(whole)
        return pounds(low), pounds(high)
    low, high = outwards(Ends(*(end / MILLION for end in whole)), max(6 - place, 0))
    return f"{_pounds(low)}m", f"{_pounds(high)}m"


def _pounds(amount: Decimal) -> str:
    """Return an amount that is already rounded, with all its digits."""
    return f"{MINUS if amount < 0 else ''}£{abs(amount):,f}"


def _signed(amount: Decimal) -> str:
    return f"+{pounds(amount)}" if amount > 0 else pounds(amount)


def pounds_rate(bounds: Bounds | None) -> str:
    """Return a rate in pounds: £1.93, or £2.63 to £3.12 where rounding leaves it open; from £100 whole pounds."""
    if bounds is None:
        return NOT_KNOWN
    low, high = outwards(bounds, 0 if abs(bounds.high) >= 100 else 2)
    return _pounds(low) if low == high else f"{_pounds(low)} to {_pounds(high)}"


def pounds_rate_about(bounds: Bounds) -> str:
    """Return the middle of a rate as roughly as rounding leaves it: about £2.90, about £18,000; £1.93 if exact.

    It is rounded to a power of ten that is not above the width of its range.
    """
    whole = ends(bounds)
    if not whole.width:
        return pounds_rate(bounds)
    place = whole.width.adjusted()
    middle = rounded((whole.low + whole.high) / 2, -place)
    return f"about £{rounded(middle, 0 if place >= 0 else 2):,f}"


def pounds_rate_short(bounds: Bounds) -> str:
    """Return a rate short enough for a bar: £1.93, £2.6–3.2, £24–29; with no more digits than tell its ends apart."""
    width = ends(bounds).width
    if not width:
        return pounds_rate(bounds)
    low, high = outwards(bounds, 0 if width >= 1 else 1 if width >= Decimal("0.1") else 2)
    return f"{_pounds(low)}–{high:,f}"


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


def pounds_between(bounds: Bounds | None) -> str:
    """Return a derived amount of pounds: £473,766, £66.3m, or £512,000 to £606,000 where rounding leaves it open."""
    if bounds is None:
        return NOT_KNOWN
    whole = ends(bounds)
    if whole.width:
        return " to ".join(_pounds_ends(whole))
    return (
        f"{_pounds(rounded(whole.low / MILLION, 1))}m" if whole.low >= 10 * MILLION else _pounds(rounded(whole.low, 0))
    )


def percent(value: Number, decimals: int = 1) -> str:
    """Return a signed percentage: +16%, −55.8%; only no change at all is 0%, a very small one gets more decimals."""
    return _percent(exact(value), decimals, ROUND_HALF_UP)


def _percent(value: Decimal, decimals: int, way: str) -> str:
    size = rounded(value, decimals, way)
    if size == 0 and value != 0 and decimals < -FINEST:
        return _percent(value, decimals + 1, way)
    sign = "" if value == 0 else MINUS if value < 0 else "+"
    return f"{sign}{abs(size):,f}%"


def _percent_ends(bounds: Bounds) -> tuple[str, str]:
    """Return the ends of a range of changes, rounded outwards: whole per cents where they are five or more apart.

    An end of which the sign is known keeps it, with as many decimals as that takes: a rise is never "between 0%".
    """
    low, high = ends(bounds)
    decimals = 0 if high - low >= 5 else 1
    return _percent(low, decimals, ROUND_FLOOR), _percent(high, decimals, ROUND_CEILING)


def change(bounds: Bounds | None) -> str:
    """Return a change in per cent as exactly as its bounds allow: −55.8%, or between +16% and +38%."""
    if bounds is None:
        return NOT_KNOWN
    whole = ends(bounds)
    if not whole.width:
        return percent(whole.low)
    low, high = _percent_ends(bounds)
    return f"between {low} and {high}"


def change_in_words(bounds: Bounds | None) -> str:
    """Return a change as it is read aloud: down 55.8%, up by between 16% and 38%, or unchanged."""
    if bounds is None:
        return "changed by an amount that is not known"
    whole = ends(bounds)
    if whole.low == whole.high == 0:
        return "unchanged"
    if whole.low < 0 < whole.high:
        return f"somewhere {change(bounds)}"
    direction = "down" if whole.low < 0 else "up"
    if not whole.width:
        return f"{direction} {_unsigned(percent(whole.low))}"
    near, far = map(_unsigned, _percent_ends(bounds)[:: -1 if whole.low < 0 else 1])
    if 0 in whole:
        return f"unchanged, or {direction} by at most {far}"
    return f"{direction} by between {near} and {far}"


def _unsigned(text: str) -> str:
    return text.lstrip(f"+{MINUS}")


def share(value: Number | None, bounds: Bounds | None = None) -> str:
    """Return a share (0 to 1) in per cent, with one decimal: 27.9%, or 2.6% to 3.4% where rounding leaves it open."""
    if value is None:
        return NOT_KNOWN
    if bounds is None:
        return f"{number(100 * exact(value), 1)}%"
    low, high = outwards(Ends(*(100 * end for end in ends(bounds))), 1)
    return f"{low:,f}%" if low == high else f"{low:,f}% to {high:,f}%"


def share_most(bounds: Bounds) -> str:
    """Return the most that a share (0 to 1) can be, in per cent."""
    return f"{outwards(Ends(*(100 * end for end in ends(bounds))), 1).high:,f}%"


def number(value: Number, decimals: int = 0) -> str:
    """Return a number with so many decimals: 12,725, 9.43, −0.33."""
    size = rounded(value, decimals)
    return f"{MINUS if size < 0 else ''}{abs(size):,f}"


def rate(value: Number | None) -> str:
    """Return how many there are per 1,000 others: 364, 88.1 or 0.012."""
    if value is None:
        return NOT_KNOWN
    return number(value, 0 if value >= 100 else 1 if value >= 1 else 3)


def year(start: int) -> str:
    """Return a financial year: 2019 is 2019/20."""
    return f"{start}/{(start + 1) % 100:02}"


def years(start: int | None, end: int | None) -> str:
    """Return a span of financial years: 2019/20, 2017/18 to 2020/21, from 2019/20, or not stated."""
    if start is None:
        return NOT_STATED if end is None else f"to {year(end)}"
    if end is None:
        return f"from {year(start)}"
    return year(start) if start == end else f"{year(start)} to {year(end)}"


def day(value: date) -> str:
    """Return a date: 13 February 2018."""
    return f"{value.day} {month_name[value.month]} {value.year}"


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
    month = f"{month_name[int(parts[1])]} {parts[0]}"
    return month if len(parts) == 2 else f"{int(parts[2])} {month}"


def published_span(start: str | None, end: str | None) -> str:
    """Return a span of dates as they were published: June 2017 to May 2018, from June 2017, May 2018 or not stated."""
    if start and end != start:
        return f"{published(start)} to {published(end)}" if end else f"from {published(start)}"
    return published(end) if end else NOT_STATED


def listing(items: Sequence[str]) -> str:
    """Return items as a sentence lists them: a, b and c."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def counted(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun: 1 award, 12 awards."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def whole(value: Number) -> str:
    """Return a whole number with separators: 12,725."""
    return number(value)


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


def sentence(text: str | None) -> str:
    """Return text in a reader's words, with a capital letter and a full stop; nothing where there is none."""
    text = readers(text or "")
    text = text[:1].upper() + text[1:]
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."


def lowered(text: str) -> str:
    """Return text with a small first letter, for use in a sentence."""
    return text[:1].lower() + text[1:]


def pounds_short(bounds: Bounds | Ends, *, signed: bool = False) -> str:
    """Return an amount short enough for a bar: £1.07m, £76k, £540, £0.66–0.79m; with its sign +£60k, −£30k to +£80k."""
    found = ends(bounds)
    most, place = max(abs(end) for end in found), _place(found)
    power, unit = next(
        (power, unit)
        for power, unit, least, finest in SHORT_UNITS
        if most >= least and (place >= finest or not found.width or most >= MILLION)
    )
    of_range = min(max(power - place, 0), 2) if unit else -place
    decimals = of_range if found.width else 2 if unit == "m" else 0
    low, high = outwards(Ends(*(end.scaleb(-power) for end in found)), decimals)
    if low == high:
        return f"{'+' if signed and low > 0 else ''}{_pounds(low)}{unit}"
    if low < 0 or signed:
        return f"{'+' if low > 0 else ''}{_pounds(low)}{unit} to {'+' if high > 0 else ''}{_pounds(high)}{unit}"
    return f"{_pounds(low)}–{high:,f}{unit}"


SHORT_UNITS = ((6, "m", 100_000, 4), (3, "k", 1_000, 3), (0, "", 0, 0))
"""Units of short amounts: power of ten, sign, from how many pounds on, and the finest power of ten they can tell."""


def published_short(amount: Decimal, rounding: Decimal | None) -> str:
    """Return a published amount short enough for a bar: £0.6m as it was published, £1.07m for £1,071,006."""
    return pounds_short(Ends(amount, amount)) if rounding == 0 else pounds(amount, rounding)


def ordinal(number: int) -> str:
    """Return 1st, 2nd, 3rd, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def ordinals(best: int, worst: int) -> str:
    """Return a rank, or the range of ranks: 3rd, 3rd to 9th."""
    return ordinal(best) if best == worst else f"{ordinal(best)} to {ordinal(worst)}"
