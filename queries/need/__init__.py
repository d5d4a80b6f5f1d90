"""Whether the money follows need: shares of funding and of need, and what is known of the formula."""

from decimal import Decimal
from typing import NamedTuple

from data.store import Store
from queries import Bounds, rows


class BoroughNeed(NamedTuple):
    """One borough's direct funding in pounds, its share of London's (0 to 1), and what may call for it."""

    gss_code: str
    area: str
    amount_gbp: Decimal | None
    rounding_gbp: Decimal | None
    funding_share: float | None
    funding_share_bounds: Bounds | None
    residents: float | None
    offences: float | None
    deprived_residents: float | None
    low_income_residents: float | None
    source_id: str | None
    locator: str | None


class FormulaFact(NamedTuple):
    """Something that is published about how a fund is shared; the weight is None where it is not."""

    fund: str
    start_year: int | None
    end_year: int | None
    indicator: str
    weight: Decimal | None
    note: str | None
    source_id: str
    locator: str


class Recommendation(NamedTuple):
    """What somebody asked MOPAC to do."""

    recommendation_id: str
    body: str
    number: str | None
    date: str | None
    recommendation: str
    due: str | None
    status: str
    source_id: str
    locator: str


def needs_by_borough(store: Store, financial_year: int, offence_group: str) -> tuple[BoroughNeed, ...]:
    """Return the 32 boroughs with their funding of one year and what may call for it, by name."""
    return rows(store, "need/needs_by_borough", BoroughNeed, financial_year=financial_year, offence_group=offence_group)


def formula_facts(store: Store) -> tuple[FormulaFact, ...]:
    """Return what is published about how money is shared, the London Crime Prevention Fund first, oldest first."""
    return rows(store, "need/formula_facts", FormulaFact)


def recommendations_by_theme(store: Store, theme: str) -> tuple[Recommendation, ...]:
    """Return the recommendations on one theme, oldest first."""
    return rows(store, "need/recommendations_by_theme", Recommendation, theme=theme)
