"""The register of awards and decisions: a search, one award, one decision, one recipient."""

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from data.folding import needles
from data.store import Store, kept_with_store
from queries import rows

Sort = Literal["newest", "oldest", "largest", "smallest", "title"]

EVERY_ROW = 1_000_000_000


class AwardSearch(NamedTuple):
    """What is searched for; "all", no words, no year and no amount leave a filter out. Amounts are whole pounds."""

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


class RegisteredAward(NamedTuple):
    """An award as the register lists it, in pounds; rounding_gbp is by how much the amount may be off.

    It is 0 for an exact amount, None for one that is only called rounded.
    """

    award_id: str
    award_title: str
    programme: str
    priority: str | None
    fund: str | None
    recipient: str
    recipient_as_published: str
    kind: str
    amount_gbp: Decimal | None
    rounding_gbp: Decimal | None
    amount_basis: str | None
    start_year: int | None
    end_year: int | None
    counts_in_totals: bool
    not_counted_reason: str | None
    boroughs: int | None
    decision_id: str | None
    decision_ref: str | None
    source_id: str
    locator: str
    note: str | None


class KindSum(NamedTuple):
    """How many awards of one kind and basis there are, and what those that count add up to, in pounds.

    rounding_gbp is by how much the sum may be off; None where an award of it is only called rounded.
    """

    kind: str
    amount_basis: str
    awards: int
    counted: int
    counted_gbp: Decimal
    rounding_gbp: Decimal | None
    not_counted: int
    not_found: int


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


class Award(NamedTuple):
    """Everything known of one award, in pounds."""

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
    kind: str
    amount_gbp: Decimal | None
    rounding_gbp: Decimal | None
    amount_basis: str | None
    start_year: int | None
    end_year: int | None
    counts_in_totals: bool
    not_counted_reason: str | None
    match_funding_gbp: Decimal | None
    decision_id: str | None
    decision_ref: str | None
    decision_title: str | None
    areas: list[str] | None
    source_id: str
    locator: str
    note: str | None


class Decision(NamedTuple):
    """Everything known of one decision, in pounds, and how its total compares with the awards known under it."""

    decision_id: str
    decision_ref: str | None
    title: str | None
    date_signed: date | None
    approved: str | None
    approved_source_id: str | None
    approved_locator: str | None
    amount_gbp: Decimal | None
    amount_basis: str | None
    start_year: int | None
    end_year: int | None
    verdict: str | None
    reason: str | None
    parts_gbp: Decimal | None
    part_count: int | None
    source_id: str
    locator: str


class Identifier(NamedTuple):
    """An official number of a body, and where it was seen; note has what is doubtful about it."""

    org_id: str
    name_seen: str
    note: str | None
    source_id: str
    locator: str


class ListedDecision(NamedTuple):
    """A decision as the register lists it, in pounds, with the number of awards known under it."""

    decision_id: str
    decision_ref: str | None
    title: str | None
    date_signed: date | None
    approved: str | None
    amount_gbp: Decimal | None
    amount_basis: str | None
    start_year: int | None
    end_year: int | None
    awards: int
    source_id: str
    locator: str


class DecidedAward(NamedTuple):
    """An award made under a decision, in pounds."""

    award_id: str
    award_title: str
    recipient: str
    recipient_as_published: str
    fund: str | None
    kind: str
    amount_gbp: Decimal | None
    rounding_gbp: Decimal | None
    amount_basis: str | None
    start_year: int | None
    end_year: int | None
    counts_in_totals: bool
    not_counted_reason: str | None
    source_id: str
    locator: str


class RecipientSum(NamedTuple):
    """What one recipient was awarded from one fund in one first year, in pounds; counted rows only.

    rounding_gbp is by how much the sum may be off; None where an award of it is only called rounded.
    """

    kind: str
    amount_basis: str
    fund: str | None
    start_year: int | None
    awards: int
    counted: int
    counted_gbp: Decimal
    rounding_gbp: Decimal | None


class Disagreement(NamedTuple):
    """Two statements that do not agree; is_own says that they are about the decision that was asked for."""

    topic: str
    statement_a: str
    source_a: str
    statement_b: str
    source_b: str
    note: str | None
    is_own: bool


class PaidService(NamedTuple):
    """A service that a programme pays for."""

    service_id: str
    service: str
    status: str


def register(
    store: Store, search: AwardSearch, sort: Sort = "newest", row_limit: int = EVERY_ROW, row_offset: int = 0
) -> tuple[RegisteredAward, ...]:
    """Return the awards that fit a search, in the order asked for."""
    return rows(
        store,
        "awards/register",
        RegisteredAward,
        sort=sort,
        row_limit=row_limit,
        row_offset=row_offset,
        **search.parameters(),
    )


def register_sums(store: Store, search: AwardSearch) -> tuple[KindSum, ...]:
    """Return how many awards fit a search and what they add up to, a row for each kind and basis."""
    return rows(store, "awards/register_sums", KindSum, **search.parameters())


def choices(store: Store) -> tuple[Choice, ...]:
    """Return what awards can be filtered by: funds, priorities, kinds, recipients and years."""
    return rows(store, "awards/choices", Choice)


def award(store: Store, award_id: str) -> Award | None:
    """Return everything known of one award; None if there is none of this id."""
    return next(iter(rows(store, "awards/award", Award, award_id=award_id)), None)


def decision(store: Store, decision_id: str) -> Decision | None:
    """Return everything known of one decision; None if there is none of this id."""
    return next(iter(rows(store, "awards/decision", Decision, decision_id=decision_id)), None)


def decisions(store: Store, search: AwardSearch | None = None, sort: Sort = "newest") -> tuple[ListedDecision, ...]:
    """Return the decisions that fit a search, by themselves or by an award under them, in the order asked for."""
    return rows(store, "awards/decisions", ListedDecision, sort=sort, **(search or AwardSearch()).parameters())


def awards_by_decision(store: Store, decision_id: str) -> tuple[DecidedAward, ...]:
    """Return the awards made under one decision, largest first."""
    return rows(store, "awards/awards_by_decision", DecidedAward, decision_id=decision_id)


def sums_by_recipient(store: Store, recipient: str) -> tuple[RecipientSum, ...]:
    """Return what one recipient was awarded, by fund and first year, latest first."""
    return rows(store, "awards/sums_by_recipient", RecipientSum, recipient=recipient)


def identifiers_by_recipient(store: Store, recipient: str) -> tuple[Identifier, ...]:
    """Return the official numbers of a recipient, a row for each source that gives one; none where none is known."""
    return rows(store, "awards/identifiers_by_recipient", Identifier, recipient=recipient)


def contradictions_about(store: Store, decision_id: str | None, programme_id: str | None) -> tuple[Disagreement, ...]:
    """Return the contradictions about a decision or a programme, the decision's own first, then by topic."""
    return rows(store, "awards/contradictions_about", Disagreement, decision_id=decision_id, programme_id=programme_id)


def services_by_programme(store: Store, programme_id: str) -> tuple[PaidService, ...]:
    """Return the services that one programme pays for, by name."""
    return rows(store, "awards/services_by_programme", PaidService, programme_id=programme_id)


def not_published(store: Store, award_id: str) -> tuple[NotPublished, ...]:
    """Return what is known not to be published of one award, by name."""
    return rows(store, "awards/not_published", NotPublished, award_id=award_id)


@kept_with_store
def twins(store: Store) -> tuple[AwardTwins, ...]:
    """Return the pairs of counted awards that look like one, oldest first."""
    return rows(store, "awards/twins", AwardTwins)
