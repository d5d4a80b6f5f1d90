"""Reads the values in a URL: boroughs and years in every form, numbers with and without marks.

Pages and files read alike.
"""

import math
import re
from collections.abc import Collection

from data.store import Store, kept_with_store
from queries.places.names import area_named, plain
from queries.sources import former_ids
from ui.formats import year

AREAS = frozenset(("borough", "compare", "near"))
"""Parameters that name boroughs."""

YEARS = frozenset(("year", "from", "since", "until"))
"""Parameters that name years."""

NUMBERS = frozenset(("least", "most", "residents", "crime", "violence", "deprived", "income", "equal"))
"""Parameters that are whole numbers."""

DOCUMENT = "source"
"""The parameter that names a document."""

_TWO_YEARS = re.compile(r"(?:fy)?(\d{4}|\d{2})(?:to|[/_\\-])?(\d{4}|\d{2})")
_ONE_YEAR = re.compile(r"(?:fy)?(\d{4})")
_DASHES = re.compile("[\u2010-\u2015\u2212\u2044\u2215]")


def financial_year(text: str) -> str | None:
    """Return the financial year that a text names, as 2018/19; None for none.

    It may be written 2018-19, 2018–19, 2018/2019, 2018 to 2019, 18/19, FY2018-19, or 2018 by the year that it starts
    in. Two years that do not follow each other are none.
    """
    compact = _DASHES.sub("-", "".join(text.casefold().split()))
    if single := _ONE_YEAR.fullmatch(compact):
        return year(int(single[1]))
    both = _TWO_YEARS.fullmatch(compact)
    if both is None or (len(both[1]), len(both[2])) == (2, 4):
        return None
    start = int(both[1]) if len(both[1]) == 4 else 2000 + int(both[1])
    return year(start) if int(both[2]) in (start + 1, (start + 1) % 100) else None


def read(store: Store, name: str, text: str, known: Collection[str]) -> str | None:
    """Return the known value that a parameter's text spells, as written or in another form. None for none."""
    if text in known:
        return text
    meant = None
    if name in AREAS:
        meant = area_named(store, text)
    elif name in YEARS:
        meant = financial_year(text)
    elif name == DOCUMENT:
        meant = _id_by_former_one(store).get(text)
    if meant in known:
        return meant
    if name in NUMBERS:
        return None
    spelled = plain(text)
    return next((value for value in known if spelled and plain(value) == spelled), None)


@kept_with_store
def _id_by_former_one(store: Store) -> dict[str, str]:
    return {one.former_id: one.source_id for one in former_ids(store)}


def areas_in(store: Store, texts: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the areas that texts name, each once, and the texts that name none; one text may hold several: A,B."""
    found: list[str] = []
    unknown: list[str] = []
    for text in texts:
        for part in (text,) if area_named(store, text) else text.split(","):
            area = area_named(store, part)
            if area:
                found.append(area)
            elif part.strip():
                unknown.append(part.strip())
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(unknown))


def canonical_values(store: Store, name: str, text: str) -> tuple[str, ...]:
    """Return the canonical form of each value in a parameter's text; what is not understood stays as it is.

    A year alone stays, too: it is a financial year or a calendar year, as the page knows.
    """
    if name == "compare":
        areas, unknown = areas_in(store, (text,))
        return (*areas, *unknown) if areas else (text,)
    if name in AREAS:
        return (area_named(store, text) or text,)
    if name in YEARS and not text.isdigit():
        return (financial_year(text) or text,)
    if name == DOCUMENT:
        return (_id_by_former_one(store).get(text, text),)
    return (number_text(text) if name in NUMBERS else text,)


LONGEST_NUMBER = 15
"""Digits. Streamlit's fields fail at a number that is not finite; no value we ask for has as many."""


def number_text(text: str) -> str:
    """Return the text of a number as a field can read it: 50000 for £50,000, and "none" for what is not finite."""
    bare = re.sub(r"[£,\s]", "", text)
    if bare.isascii() and bare.isdigit():
        return bare if len(bare) <= LONGEST_NUMBER else NO_NUMBER
    try:
        number = float(text)
    except ValueError:
        return text
    return text if math.isfinite(number) and abs(number) < 10**LONGEST_NUMBER else NO_NUMBER


NO_NUMBER = "none"
