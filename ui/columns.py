"""Columns that many tables have: years, the amount, the day of signing, where it is, and the document it is from.

A column fits any row that has the fields it reads.
"""

from decimal import Decimal
from typing import Any, Protocol

from data.store import Store
from ui.formats import day, pounds, year, years
from ui.html import link, url_for
from ui.missing import NOT_FOUND
from ui.provenance import cite
from ui.tables import Column


class OfAnAmount(Protocol):
    """A row with an amount, and half the step it was published in."""

    @property
    def amount_gbp(self) -> Decimal | None:
        """Return the amount in pounds."""

    @property
    def rounding_gbp(self) -> Decimal | None:
        """Return half the step in pounds; None where it is not known."""


def year_column() -> Column[Any]:
    """Return the column of the financial year."""
    return Column("Year", lambda row: year(row.financial_year))


def years_column() -> Column[Any]:
    """Return the column of the financial years, from the first to the last."""
    return Column("Years", lambda row: years(row.start_year, row.end_year))


def borough_column() -> Column[Any]:
    """Return the column of the borough, with a link to its profile."""
    return Column("Borough", lambda row: link(row.area, url_for("borough", borough=row.area)))


def amount_words(row: OfAnAmount) -> str:
    """Return an amount as finely as it was published."""
    return pounds(row.amount_gbp, row.rounding_gbp)


def amount_column() -> Column[Any]:
    """Return the column of the amount, as it was published."""
    return Column("Amount", amount_words, numeric=True)


def signed_column() -> Column[Any]:
    """Return the column of the date on which a decision was signed."""
    return Column("Signed", lambda row: day(row.date_signed) if row.date_signed else NOT_FOUND)


def source_column(store: Store, title: str = "Source") -> Column[Any]:
    """Return the column that names the document of each row, with a link to what was taken from it, and the place."""
    return Column(title, lambda row: cite(store, row.source_id, row.locator), wide=True)
