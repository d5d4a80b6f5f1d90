"""The four large figures at the top of the overview, each with the page that says more."""

from collections.abc import Mapping
from decimal import Decimal

from analysis.direct_funding import deepest_cut, london_in_same_year, published_totals
from analysis.outcomes import EVALUATED, published_results
from data.store import Store, kept_with_store
from pages.money.overview_budget import cash
from queries.boroughs import changes_by_borough
from queries.london import commissioning_budget_by_year, direct_funding_change
from ui.formats import change, pounds_short, year
from ui.html import Html, url_for
from ui.outcome_words import evaluated_of
from ui.pictures.bars import bar, sparkline
from ui.pictures.tiles import Tile, tiles_html
from ui.rounding import Ends


@kept_with_store
def tiles(store: Store) -> Html:
    """Return what boroughs get in a year, the whole budget, the deepest cut, and how many results are evaluated."""
    made = (_direct_funding(store), _budget(store), _cut(store), _evaluated(store))
    return tiles_html([tile for tile in made if tile])


def _direct_funding(store: Store) -> Tile | None:
    """Return the last total of a single year, with its change since the highest."""
    rows = [row for row in published_totals(store) if row.length == 1 and row.other_gbp is None]
    if not rows:
        return None
    last, highest = rows[-1], max(rows, key=lambda row: row.amount_gbp)
    moved = direct_funding_change(store, highest.start_year, last.start_year)
    real = direct_funding_change(store, highest.start_year, last.start_year, "real")
    small = (
        f"{change(moved.change)} since {year(highest.start_year)}, {change(real.change)} in real terms"
        if moved and real
        else ""
    )
    return Tile(
        f"Paid to boroughs directly, {year(last.start_year)}",
        pounds_short(Ends(last.amount_gbp, last.amount_gbp)),
        small,
        _by_year({row.start_year: row.amount_gbp for row in rows}, small),
        "map",
    )


def _budget(store: Store) -> Tile | None:
    rows = [row for row in commissioning_budget_by_year(store) if row.is_main]
    if not rows:
        return None
    last = rows[-1]
    return Tile(
        f"Commissioning budget, {year(last.financial_year)}",
        cash(last),
        f"{cash(rows[0])} in {year(rows[0].financial_year)}",
        _by_year({row.financial_year: row.amount_gbp for row in rows}, f"From {cash(rows[0])} to {cash(last)}"),
        "priorities",
    )


def _by_year(amounts: Mapping[int, Decimal], words: str) -> Html:
    """Return columns for the years from the first amount to the last, with gaps for those without one."""
    span = range(min(amounts), max(amounts) + 1)
    return sparkline([float(amounts[at]) if at in amounts else None for at in span], words)


def _cut(store: Store) -> Tile | None:
    rows = changes_by_borough(store)
    cut = deepest_cut(rows)
    if cut is None:
        return None
    london = london_in_same_year(cut, rows)
    return Tile(
        f"{cut.area}, {year(cut.to_year)}",
        change(cut.change),
        f"Deepest cut published; all boroughs {change(london.change)}" if london else "Deepest cut published",
        href=url_for("borough", borough=cut.area),
    )


def _evaluated(store: Store) -> Tile:
    rows = [row for row in published_results(store) if row.evidence != "no result"]
    evaluated = sum(row.evidence in EVALUATED for row in rows)
    return Tile(
        "Published results",
        evaluated_of(rows),
        "come from an evaluation",
        bar(evaluated, len(rows)),
        "outcomes",
    )
