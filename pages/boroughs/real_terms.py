"""What to know about amounts in real terms: which years' deflators are derived, and which year is distorted."""

from collections.abc import Iterable

from data.store import Store, kept_with_store
from queries.sources import deflators
from ui.formats import listing, year

DERIVED = "derived deflator"
"""The mark of an amount that rests on a derived deflator."""

DISTORTED = 2020
"""The first year of the pandemic, in which the deflator rose with the cost of public services."""


@kept_with_store
def deflator_statuses(store: Store) -> dict[int, str]:
    """Return by financial year whether its deflator is published or derived."""
    return {row.financial_year: row.status for row in deflators(store)}


def deflator_note(store: Store, financial_years: Iterable[int]) -> str:
    """Return what to know about amounts of some years in real terms, with the years that it is about."""
    shown = sorted(set(financial_years))
    derived = [year(one) for one in shown if deflator_statuses(store).get(one) == "derived"]
    said = ["Real terms use the GDP deflator."]
    if derived:
        said.append(
            f"The deflator of {listing(derived)} is not published in the series we use: it is derived by chaining "
            "published growth."
        )
    if DISTORTED in shown:
        said.append(
            f"That of {year(DISTORTED)} is distorted: in the pandemic it rose with the cost of public services."
        )
    return " ".join(said)
