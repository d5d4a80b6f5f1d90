"""The formula explorer: the published London total shared out by weights that a visitor chooses."""

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from analysis.apportionment import combined, shared_out
from analysis.borough_figures import View, doubtful
from analysis.need import funded_year, indicator_levels, london_total, needs
from data.store import Store, kept_with_store
from pages.boroughs.choices import INDICATORS, Weights, choose_weights
from pages.boroughs.figure_words import caution_words
from pages.boroughs.measures import sum_note
from queries import Bounds
from queries.boroughs import ALL_OFFENCES, DIRECT
from queries.need import BoroughNeed, formula_facts, recommendations_by_theme
from ui.columns import borough_column
from ui.csv_file import Selection
from ui.doubts import doubtful_areas
from ui.exhibit import Exhibit, exhibit
from ui.extracts import in_their_words
from ui.files import Export
from ui.formats import counted, listing, lowered, pounds, pounds_short, published, whole, year, years
from ui.html import Html, render
from ui.missing import NOT_KNOWN, NOT_STATED
from ui.provenance import cite, citer, sources_of
from ui.tables import Column, table_html
from ui.two_totals import two_totals

FORMULA_THEME = "Funding formula"


class FormulaShare(NamedTuple):
    """One borough's part of the published London total under chosen weights, and the published figure, in pounds."""

    borough: BoroughNeed
    formula_gbp: Decimal
    difference: Bounds | None
    caution: str | None

    @property
    def area(self) -> str:
        """Return the name of the borough."""
        return self.borough.area


FORMULA_FILE = Selection(
    FormulaShare,
    "borough.area formula_gbp published_gbp=borough.amount_gbp borough.rounding_gbp difference caution "
    "borough.source_id borough.locator",
)


def formula_shares(store: Store, weights: Weights) -> list[FormulaShare]:
    """Return the published London total shared out by weights, to the penny, by name; empty without a total.

    Raises ValueError where all weights are zero.
    """
    rows, total = needs(store, ALL_OFFENCES), london_total(store)
    if total is None:
        return []
    doubts = doubtful(store, DIRECT, funded_year(store))
    parts = shared_out(total.amount_gbp, combined(indicator_levels(store), dict(zip(INDICATORS, weights, strict=True))))
    return [
        FormulaShare(row, part, _difference(part, row), caution_words(doubts.get(row.gss_code, ())) or None)
        for row, part in zip(rows, parts, strict=True)
    ]


def _difference(part: Decimal, row: BoroughNeed) -> Bounds | None:
    if row.amount_gbp is None or row.rounding_gbp is None:
        return None
    return Bounds(float(part - row.amount_gbp - row.rounding_gbp), float(part - row.amount_gbp + row.rounding_gbp))


@exhibit("formula", choose_weights)
def formula(store: Store, weights: Weights) -> Exhibit | None:
    """Return what each borough would have got under chosen weights; None without a published total or any weight."""
    total = london_total(store)
    if total is None or not any(weights) or not needs(store, ALL_OFFENCES):
        return None
    rows = formula_shares(store, weights)
    more = [row for row in rows if row.difference and row.difference.low > 0]
    less = [row for row in rows if row.difference and row.difference.high < 0]
    used = [
        f"{weight} for {lowered(name)}" for name, weight in zip(INDICATORS.values(), weights, strict=True) if weight
    ]
    amount = pounds(total.amount_gbp, total.rounding_gbp)
    parameters = tuple((name, str(weight)) for name, weight in zip(INDICATORS, weights, strict=True))
    return Exhibit(
        headline=f"With these weights {counted(len(more), 'borough')} would have got more, {len(less)} less"
        + doubtful_areas([row.area for row in rows if row.caution], len(rows)),
        measure=f"More or less than was published for {year(total.financial_year)}. "
        "A what-if, not the real formula, whose indicators and weights we have not found. The published London "
        f"total of {amount} shared out by weights: {listing(used)}.",
        coverage=f"{len(rows)} boroughs, {pounds(sum((row.formula_gbp for row in rows), Decimal(0)))} in all.",
        table=lambda: table_html(
            "The published total shared out by the chosen weights",
            rows,
            borough_column(),
            Column("With these weights", lambda row: f"£{whole(row.formula_gbp)}", numeric=True),
            Column(
                "Published",
                lambda row: pounds(row.borough.amount_gbp, row.borough.rounding_gbp) + (" *" if row.caution else ""),
                numeric=True,
            ),
            Column(
                "Difference",
                lambda row: pounds_short(row.difference, signed=True) if row.difference else NOT_KNOWN,
                numeric=True,
            ),
        ),
        notes=[
            Markup("{} So the differences do not add up to nothing.").format(note)
            for note in sum_note(store, View("funding", year=total.financial_year))
        ],
        cautions=[
            *(f"* {row.area}: {row.caution}" for row in rows if row.caution),
            *two_totals(store, total.financial_year, use="The first is shared out: it is of the boroughs’ own table."),
        ],
        sources=sources_of(store, [total, *(row.borough for row in rows)]),
        export=Export(FORMULA_FILE, rows, citer(store), parameters, pounds=("difference",)),
    )


@kept_with_store
def what_is_known(store: Store) -> Html:
    """Return what is published about the real formula, and what the Assembly asked for."""
    known = render(
        "formula_known",
        facts=[
            (
                row.fund,
                years(row.start_year, row.end_year) if row.start_year else f"year {NOT_STATED}",
                row.indicator,
                row.note,
                cite(store, row.source_id, row.locator),
            )
            for row in formula_facts(store)
        ],
        weights_published=any(row.weight is not None for row in formula_facts(store)),
        recommendations=[
            (row, published(row.date) if row.date else "", cite(store, row.source_id, row.locator))
            for row in recommendations_by_theme(store, FORMULA_THEME)
        ],
    )
    return Html(known + in_their_words(store, "need", "formula"))


@cache
def without_weights() -> Html:
    """Return the message if all weights are zero."""
    return render("no_weights")
