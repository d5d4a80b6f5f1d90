"""The parameters of URLs: how their names are read.

Links come back from e-mails, newsletters and social networks with names in capitals, with "amp;" before them, and with
tracking parameters. Each URL has one canonical form, which this works out; values are read in ui/url_values.py.
"""

from collections.abc import Collection, Iterable
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode

from data.store import Store
from ui.url_values import canonical_values

Pairs = tuple[tuple[str, str], ...]
"""The parameters of an address in their order."""


TRACKING = frozenset(Path(__file__).with_name("tracking_parameters.txt").read_text(encoding="utf-8").split())
"""Parameters that networks, newsletters and chat assistants add to a link to follow who opens it."""


def is_tracking(name: str) -> bool:
    """Return whether a parameter only tracks people: utm_source, fbclid and the like."""
    return name.startswith(("utm_", "pk_", "mtm_", "hsa_")) or name in TRACKING


def plain_name(name: str) -> str:
    """Return the name of a parameter as it was meant: terms for amp;terms or Terms."""
    plain = name.strip().casefold()
    while plain.startswith("amp;"):
        plain = plain.removeprefix("amp;").strip()
    return plain


def without_tracking(pairs: Iterable[tuple[str, str]]) -> Pairs:
    """Return the parameters of any address with their names as they were meant, and without those that track."""
    return tuple((name, value) for given, value in pairs if not is_tracking(name := plain_name(given)))


def canonical(store: Store, known: Collection[str], pairs: Iterable[tuple[str, str]]) -> Pairs:
    """Return the parameters of a page's address in their canonical form: names, boroughs, years and numbers.

    Unknown parameters stay as they are, so that the page can warn of them. Applied again, it changes nothing.
    """
    found: list[tuple[str, str]] = []
    for given, value in pairs:
        name = plain_name(given)
        # A form sends fields in which nothing was chosen, too.
        if is_tracking(name) or (name in known and not value):
            continue
        if name not in known:
            found.append((given, value))
        else:
            found += ((name, one) for one in canonical_values(store, name, value))
    return tuple(dict.fromkeys(found))


def pairs_of(query: str) -> Pairs:
    """Return the parameters of a query, those without a value as well."""
    return tuple(parse_qsl(query, keep_blank_values=True))


def query_of(pairs: Iterable[tuple[str, str]]) -> str:
    """Return parameters as they are written in a URL."""
    return urlencode(tuple(pairs), quote_via=quote)
