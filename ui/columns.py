"""Columns that many tables have: years, the amount, the day of signing, where it is, and the document it is from.

Each takes any row that has the fields it names.
"""

from datetime import date
from decimal import Decimal
from typing import Protocol, TypeVar

from data.store import Store
from ui.html import link, url_for
from ui.missing import NOT_FOUND
from ui.provenance import FromADocument, cite
from ui.tables import Column
from ui.wording import day, pounds, year, years


class _OfAYear(Protocol):
    @property
    def financial_year(self) -> int: ...


class _OfSomeYears(Protocol):
    @property
    def start_year(self) -> int | None: ...
    @property
    def end_year(self) -> int | None: ...


class _OfAnArea(Protocol):
    @property
    def area(self) -> str: ...


class _OfAnAmount(Protocol):
    @property
    def amount_gbp(self) -> Decimal | None: ...
    @property
    def rounding_gbp(self) -> Decimal | None: ...


class _Signed(Protocol):
    @property
    def date_signed(self) -> date | None: ...


# Variables, not the protocols themselves: mypy finds no common row of two protocols, but one that fits two bounds.
OfAYear = TypeVar("OfAYear", bound=_OfAYear)
OfSomeYears = TypeVar("OfSomeYears", bound=_OfSomeYears)
OfAnArea = TypeVar("OfAnArea", bound=_OfAnArea)
OfAnAmount = TypeVar("OfAnAmount", bound=_OfAnAmount)
Signed = TypeVar("Signed", bound=_Signed)
CitedRow = TypeVar("CitedRow", bound=FromADocument)


def year_column() -> Column[OfAYear]:
    """Return the column of the financial year."""
    return Column("Year", lambda row: year(row.financial_year))


def years_column() -> Column[OfSomeYears]:
    """Return the column of the financial years, from the first to the last."""
    return Column("Years", lambda row: years(row.start_year, row.end_year))


def borough_column() -> Column[OfAnArea]:
    """Return the column of the borough, with a link to its profile."""
    return Column("Borough", lambda row: link(row.area, url_for("borough", borough=row.area)))


def amount_words(row: _OfAnAmount) -> str:
    """Return an amount as finely as it was published."""
    return pounds(row.amount_gbp, row.rounding_gbp)


def amount_column() -> Column[OfAnAmount]:
    """Return the column of the amount, as it was published."""
    return Column("Amount", amount_words, numeric=True)


def signed_column() -> Column[Signed]:
    """Return the column of the date on which a decision was signed."""
    return Column("Signed", lambda row: day(row.date_signed) if row.date_signed else NOT_FOUND)


def source_column(store: Store, title: str = "Source") -> Column[CitedRow]:
    """Return the column that names the document of each row, with a link to what was taken from it, and the place."""
    return Column(title, lambda row: cite(store, row.source_id, row.locator), wide=True)
