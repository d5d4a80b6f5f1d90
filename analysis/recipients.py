"""Who gets how much: what was awarded to a body alone, and the shared awards that name it, which nobody can split."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from analysis.award_sums import AwardSum, sums_by_kind
from analysis.differences import NO_POUNDS
from data.folding import folded, needles
from data.store import Store, kept_with_store
from queries.awards import Award, awards

KINDS = ("grant", "contract", "budget", "procurement ceiling")
"""The kinds of awards that bodies are ranked by. Income is money that MOPAC receives."""


class RecipientSearch(NamedTuple):
    """Which awards recipients are ranked by: one kind of them, of a first year and a fund, to bodies with these words.

    No year is 0, and any fund "all".
    """

    kind: str = "grant"
    start_year: int = 0
    fund: str = "all"
    words: tuple[str, ...] = ()


class RankedRecipient(NamedTuple):
    """What of one kind was awarded to a body alone, and the awards that it shares with others, whole; in pounds.

    Only awards that count in totals are in it. The limited ones are “up to” an amount; they are in no sum of others.
    A rounding is by how much a sum may be off; None where that of a part is not known. other_awards are all those that
    name it and are not counted here: of another kind, year or fund, or out of totals.
    """

    recipient: str
    awards: int
    amount_gbp: Decimal
    rounding_gbp: Decimal | None
    limited_awards: int
    limited_gbp: Decimal
    limited_rounding_gbp: Decimal | None
    shared_awards: int
    shared_gbp: Decimal
    shared_rounding_gbp: Decimal | None
    shared_limited_awards: int
    shared_limited_gbp: Decimal
    shared_limited_rounding_gbp: Decimal | None
    other_awards: int


class OneRecipient(NamedTuple):
    """The awards that name a recipient, latest first: those to it alone, and those that belong to several."""

    alone: tuple[Award, ...]
    shared: tuple[Award, ...]


@kept_with_store
def recipients(store: Store) -> dict[str, OneRecipient]:
    """Return the awards of each body that is named in one, and of each group that a source gives no names of."""
    found: dict[str, tuple[list[Award], list[Award]]] = {}
    for award in awards(store).values():
        for name in dict.fromkeys((award.recipient, *award.shared_by)):
            found.setdefault(name, ([], []))[award.is_shared].append(award)
    return {name: OneRecipient(tuple(alone), tuple(shared)) for name, (alone, shared) in found.items()}


@kept_with_store
def bodies(store: Store) -> frozenset[str]:
    """Return the names of single bodies: those that receive an award, or are named in a shared one."""
    every = awards(store).values()
    return frozenset(name for award in every for name in (award.organisation, *award.shared_by) if name)


@kept_with_store
def kinds(store: Store) -> tuple[str, ...]:
    """Return the kinds of awards that at least one body received alone."""
    found = {award.kind for award in awards(store).values() if award.counts_in_totals and not award.is_shared}
    return tuple(kind for kind in KINDS if kind in found)


@kept_with_store
def funds(store: Store) -> tuple[str, ...]:
    """Return the funds that pay for an award to a named body, in alphabetical order, after "all"."""
    found = {award.fund for award in _to_bodies(store) if award.fund}
    return ("all", *sorted(found, key=str.lower))


@kept_with_store
def first_years(store: Store) -> tuple[int, ...]:
    """Return the first years of awards to named bodies, latest first."""
    return tuple(sorted({award.start_year for award in _to_bodies(store) if award.start_year}, reverse=True))


@kept_with_store
def ranking(store: Store, search: RecipientSearch) -> tuple[RankedRecipient, ...]:
    """Return the bodies that a search finds, by what they were awarded alone, then by limits, then by shared awards.

    Without words they have an award of its kind, year and fund; words also find those that have none.
    """
    wanted = needles(search.words)
    rows = [
        _ranked(search, name, of)
        for name, of in recipients(store).items()
        if name in bodies(store) and all(needle in folded(name) for needle in wanted)
    ]
    if not wanted:
        rows = [
            row for row in rows if row.awards or row.limited_awards or row.shared_awards or row.shared_limited_awards
        ]
    return tuple(sorted(rows, key=_place))


def _place(row: RankedRecipient) -> tuple[Decimal, Decimal, Decimal, Decimal, str]:
    return (-row.amount_gbp, -row.limited_gbp, -row.shared_gbp, -row.shared_limited_gbp, row.recipient.lower())


def _to_bodies(store: Store) -> list[Award]:
    return [award for award in awards(store).values() if award.organisation or award.shared_by]


def _ranked(search: RecipientSearch, name: str, of: OneRecipient) -> RankedRecipient:
    alone, shared = (
        [
            award
            for award in part
            if award.counts_in_totals
            and award.kind == search.kind
            and search.start_year in (0, award.start_year)
            and search.fund in ("all", award.fund)
        ]
        for part in of
    )
    every = len(of.alone) + len(of.shared)
    return RankedRecipient(name, *_sums(alone), *_sums(shared), every - len(alone) - len(shared))


def _sums(rows: Sequence[Award]) -> tuple[int, Decimal, Decimal | None, int, Decimal, Decimal | None]:
    """Return number, sum and rounding of awards of one kind, and the same of those that are “up to” an amount."""
    sums: dict[str, AwardSum] = {one.amount_basis: one for one in sums_by_kind(rows)}
    fixed, limited = (
        (one.counted, one.counted_gbp, one.rounding_gbp) if one else (0, NO_POUNDS, NO_POUNDS)
        for one in (sums.get("total"), sums.get("up to"))
    )
    return (*fixed, *limited)
