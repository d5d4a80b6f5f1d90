"""The names of boroughs in every form: the official ones, short ones, those of the councils, and the GSS code.

The list of what no rule gives is data/tables/area_names.csv. Addresses, files and the search for services all read it.
"""

import html
import re
import unicodedata
from collections.abc import Iterator

from data.store import Store, kept_with_store
from queries.boroughs import areas
from queries.places import other_names, short_name

BEFORE = (
    "london borough of",
    "royal borough of",
    "city of",
    "borough of",
    "lb of",
    "rb of",
    "london borough",
    "lb",
    "rb",
)
"""What may come before the name of a borough."""

AFTER = (
    "london borough council",
    "borough",
    "borough council",
    "city council",
    "council",
    "corporation",
    "london borough",
    "lbc",
    "london",
)
"""What may come after it."""


def plain(text: str) -> str:
    """Return a text in small letters, without accents, "and" and all marks: what two spellings of a name share."""
    folded = unicodedata.normalize("NFKD", html.unescape(text)).casefold()
    letters = re.sub(r"['’.\u0300-\u036f]", "", folded)
    return " ".join(word for word in re.sub(r"[\W_]+", " ", letters).split() if word not in ("and", "the"))


@kept_with_store
def names_by_area(store: Store) -> dict[str, tuple[str, ...]]:
    """Return by GSS code how each borough and the City of London is called, its full name first, each form once."""
    other: dict[str, list[str]] = {}
    for one in other_names(store):
        other.setdefault(one.gss_code, []).append(one.name)
    return {
        area.gss_code: tuple(dict.fromkeys((area.area, short_name(area.area), *other.get(area.gss_code, ()))))
        for area in areas(store)
    }


def with_council(names: tuple[str, ...]) -> Iterator[str]:
    """Yield names as they are, and as those of a council: London Borough of Hackney, Hackney Council."""
    for name in names:
        yield name
        yield from (f"{words} {name}" for words in BEFORE)
        yield from (f"{name} {words}" for words in AFTER)
        yield from (f"{before} {name} {after}" for before in BEFORE for after in AFTER)


@kept_with_store
def _area_by_form(store: Store) -> dict[str, str]:
    full = {area.gss_code: area.area for area in areas(store)}
    known = {plain(code): name for code, name in full.items()}
    for code, names in names_by_area(store).items():
        for form in with_council(names):
            # The name of one area is never a form of another's.
            known.setdefault(plain(form), full[code])
    return {**known, **{plain(name): name for name in full.values()}}


def area_named(store: Store, text: str) -> str | None:
    """Return the name of the borough, or of the City of London, that a text spells in any form; None for no such."""
    return _area_by_form(store).get(plain(text))
