"""Awards and decisions: everything known of each, those that fit a search, and what else there is on them."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from data.folding import needles
from data.store import Store, kept_with_store
from queries import ids, rows
from queries.boroughs import LONDON_CODE

Sort = Literal["newest", "oldest", "largest", "smallest", "title"]

Reach = Literal["council", "borough", "shared", "london"]
"""How an award reaches a borough: to its council, to others for it alone, with other boroughs, for all of London."""


class AwardSearch(NamedTuple):
    """A search of awards; "all", no words, no year and no amount leave a filter out. Amounts are whole pounds."""

    words: tuple[str, ...] = ()
    fund: str = "all"
    priority: str = "all"
    kind: str = "all"
    recipient: str = "all"
    gss_code: str = "all"
    financial_year: int = 0
    least_gbp: int = 0
    most_gbp: int = 0

    def parameters(self) -> dict[str, object]:
        """Return the search as the parameters of a query."""
        filters = {name: value for name, value in self._asdict().items() if name != "words"}
        return {"needles": needles(self.words), **filters}


class Award(NamedTuple):
    """An award with everything known of it, in pounds. Other questions on awards filter these.

    rounding_gbp is by how much the amount may be off: 0 for an exact one, None for one that is only called rounded.
    recipient is the body that receives it (organisation), or what the source calls it where that is none or several.
    shared_by are the bodies named in it where it belongs to several. gss_codes and areas are what it names; London
    means all boroughs.
    """

    award_id: str
    award_title: str
    programme_id: str
    programme: str
    description: str
    priority: str | None
    fund: str | None
    funder: str | None
    recipient: str
    recipient_as_published: str
    organisation: str | None
    shared_by: list[str]
    council_gss_code: str | None
    kind: str
    amount_gbp: Decimal | None
    rounding_gbp: Decimal | None
    amount_basis: str | None
    start_year: int | None
    end_year: int | None
    counts_in_totals: bool
    not_counted_reason: str | None
    counts_as_expenditure: bool
    match_funding_gbp: Decimal | None
    decision_id: str | None
    decision_ref: str | None
    decision_title: str | None
    gss_codes: list[str]
    areas: list[str]
    source_id: str
    locator: str
    note: str | None

    @property
    def covers_london(self) -> bool:
        """Return whether it is for all of London."""
        return LONDON_CODE in self.gss_codes

    @property
    def boroughs(self) -> int | None:
        """Return how many boroughs it names; None where it is for all of London, or none is stated."""
        return None if self.covers_london else len(self.gss_codes) or None

    @property
    def is_shared(self) -> bool:
        """Return whether it is not one body's alone: it names several, or none that we know."""
        return self.organisation is None or bool(self.shared_by)

    @property
    def is_for_one_year(self) -> bool:
        """Return whether it is for one financial year alone."""
        return self.start_year is not None and self.start_year == self.end_year

    def reach(self, gss_code: str) -> Reach | None:
        """Return how it reaches a borough; None where it does not, as far as is stated."""
        is_to_council = self.council_gss_code == gss_code
        if self.covers_london:
            return "london"
        if gss_code not in self.gss_codes and not is_to_council:
            return None
        return "shared" if len(self.gss_codes) > 1 else "council" if is_to_council else "borough"


class Decision(NamedTuple):
    """A decision with everything known of it, in pounds, and how its total compares with the awards known under it.

    number is that of a decision of the Deputy Mayor (PCD), which are numbered in order. awards is how many are known
    under it, and programmes how many those are for.
    """

    decision_id: str
    decision_ref: str | None
    number: int | None
    title: str | None
    date_signed: date | None
    approved: str | None
    approved_source_id: str | None
    approved_locator: str | None
    amount_gbp: Decimal | None
    amount_basis: str | None
    start_year: int | None
    end_year: int | None
    awards: int
    programmes: int
    verdict: str | None
    reason: str | None
    parts_gbp: Decimal | None
    part_count: int | None
    url: str | None
    source_id: str
    locator: str


class NotPublished(NamedTuple):
    """Something of an award that is known not to be published, and how and where its source says so."""

    fact: str
    words: str
    source_id: str
    locator: str


class Choice(NamedTuple):
    """A value that awards can be filtered by."""

    filter: str
    value: str


class AwardTwins(NamedTuple):
    """Two counted awards that look like one, of one amount in pounds, each with its fund."""

    award_id: str
    twin_id: str
    kind: str
    recipient: str
    amount_gbp: Decimal
    start_year: int
    fund_id: str | None
    fund: str | None
    twin_fund_id: str | None
    twin_fund: str | None


class Identifier(NamedTuple):
    """An official number of a body, and where it was seen; note has what is doubtful about it."""

    org_id: str
    name_seen: str
    note: str | None
    source_id: str
    locator: str


class Disagreement(NamedTuple):
    """Two statements that do not agree; is_own says that they are about the decision that was asked for."""

    topic: str
    statement_a: str
    source_a: str
    statement_b: str
    source_b: str
    note: str | None
    is_own: bool


@kept_with_store
def awards(store: Store) -> Mapping[str, Award]:
    """Return every award by its id, latest first, largest first in a year."""
    return {award.award_id: award for award in rows(store, "awards/awards", Award)}


@kept_with_store
def awards_found(store: Store, search: AwardSearch, sort: Sort = "newest") -> tuple[Award, ...]:
    """Return the awards that fit a search, in the order asked for."""
    known = awards(store)
    return tuple(known[award_id] for award_id in ids(store, "awards/awards_found", sort=sort, **search.parameters()))


def awards_by_decision(store: Store, decision_id: str) -> tuple[Award, ...]:
    """Return the awards made under one decision, largest first."""
    found = [award for award in awards(store).values() if award.decision_id == decision_id]
    return tuple(sorted(found, key=lambda award: (-(award.amount_gbp or 0), award.award_title.lower(), award.award_id)))


def awards_by_programme(store: Store, programme_id: str | None) -> tuple[Award, ...]:
    """Return the awards for one programme, latest first."""
    return tuple(award for award in awards(store).values() if award.programme_id == programme_id)


def awards_by_reach(store: Store, gss_code: str) -> tuple[Award, ...]:
    """Return every award that reaches a borough, latest first."""
    return tuple(award for award in awards(store).values() if award.reach(gss_code))


def awards_of_kind(store: Store, kind: str) -> tuple[Award, ...]:
    """Return the awards of one kind that count in totals, oldest first; those without a year last."""
    found = [award for award in awards(store).values() if award.counts_in_totals and award.kind == kind]
    return tuple(sorted(found, key=lambda award: (award.start_year is None, award.start_year)))


def awards_in_year(store: Store, financial_year: int) -> tuple[Award, ...]:
    """Return the awards that count in totals and cover one year, those for it alone first."""
    found = [
        award
        for award in awards(store).values()
        if award.counts_in_totals
        and award.start_year is not None
        and award.end_year is not None
        and award.start_year <= financial_year <= award.end_year
    ]
    return tuple(
        sorted(found, key=lambda one: (not one.is_for_one_year, one.kind, -(one.amount_gbp or 0), one.award_id))
    )


@kept_with_store
def choices(store: Store) -> tuple[Choice, ...]:
    """Return what awards can be filtered by: funds, priorities, kinds, recipients and years."""
    return rows(store, "awards/choices", Choice)


@kept_with_store
def decisions(store: Store) -> Mapping[str, Decision]:
    """Return every decision by its id, those signed latest first."""
    return {decision.decision_id: decision for decision in rows(store, "awards/decisions", Decision)}


@kept_with_store
def decisions_found(store: Store, search: AwardSearch, sort: Sort = "newest") -> tuple[Decision, ...]:
    """Return the decisions that fit a search, by themselves or by an award under them, in the order asked for."""
    known = decisions(store)
    found = ids(store, "awards/decisions_found", sort=sort, **search.parameters())
    return tuple(known[decision_id] for decision_id in found)


def decisions_by_programme(store: Store, programme_id: str) -> tuple[Decision, ...]:
    """Return the decisions behind the awards for one programme, each with how many of these it made; latest first."""
    here = Counter(award.decision_id for award in awards_by_programme(store, programme_id))
    return tuple(
        decision._replace(awards=here[decision.decision_id])
        for decision in decisions(store).values()
        if decision.decision_id in here
    )


def newest_decisions(store: Store, most: int) -> tuple[Decision, ...]:
    """Return the decisions of the Deputy Mayor with the highest numbers, at most so many; those without a title never.

    Few have a date of signing in our sources, so the number tells which is newer.
    """
    found = [decision for decision in decisions(store).values() if decision.number is not None and decision.title]
    return tuple(sorted(found, key=lambda decision: decision.number or 0, reverse=True)[:most])


def identifiers_by_recipient(store: Store, recipient: str) -> tuple[Identifier, ...]:
    """Return the official numbers of a recipient, a row for each source that gives one; none where none is known."""
    return rows(store, "awards/identifiers_by_recipient", Identifier, recipient=recipient)


def contradictions_about(store: Store, decision_id: str | None, programme_id: str | None) -> tuple[Disagreement, ...]:
    """Return the contradictions about a decision or a programme, the decision's own first, then by topic."""
    return rows(store, "awards/contradictions_about", Disagreement, decision_id=decision_id, programme_id=programme_id)


def not_published(store: Store, award_id: str) -> tuple[NotPublished, ...]:
    """Return what is known not to be published of one award, by name."""
    return rows(store, "awards/not_published", NotPublished, award_id=award_id)


@kept_with_store
def twins(store: Store) -> tuple[AwardTwins, ...]:
    """Return the pairs of counted awards that look like one, oldest first."""
    return rows(store, "awards/twins", AwardTwins)
