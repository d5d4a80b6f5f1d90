"""What the overview shows of direct funding: all published totals of London since the fund began, as one story."""

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from analysis.direct_funding import PublishedTotal, fund_years, published_totals
from data.store import Store
from queries.boroughs import Change, changes_by_borough
from ui.columns import source_column
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import MILLION, change, change_in_words, counted, listing, pounds, pounds_short, year, years
from ui.html import link, url_for
from ui.provenance import citer, sources_of
from ui.rounding import Ends, exact, rounded
from ui.tables import Column, table_html
from ui.time_figures import Total, totals_over_years
from ui.two_totals import two_totals


@exhibit("direct-funding-of-london")
def story(store: Store) -> Exhibit | None:
    """Return every published total of direct funding, with the deepest fall; None where none is published."""
    rows = published_totals(store)
    changes = [row for row in changes_by_borough(store) if row.area == "London" and row.change]
    fall = min(changes, key=lambda row: row.change.high if row.change else 0.0, default=None)
    if not rows or fall is None:
        return None
    span = fund_years(store)
    return Exhibit(
        headline=_headline(rows, fall),
        measure="Direct funding of all boroughs together, as published, cash. A total that is published for several "
        "years is one bar, as high as an equal part of it. Real terms: 2024/25 prices.",
        coverage=f"{counted(len(span) - _years_known(rows), 'year')} of {len(span)} not found (–).",
        alt=f"Bars: {listing([f'{_when(row)} {_amount(row)}' for row in rows])}. A dotted line shows single years in "
        "2024/25 prices.",
        figure=lambda: totals_over_years(
            {
                "Cash": [_total(row) for row in rows if row.other_gbp is None],
                "Another total": [_total(row) for row in rows if row.other_gbp is not None],
                "Real terms": [_real(row) for row in rows if _is_undisputed(row)],
            },
            {at: year(at) for at in span},
        ),
        table=lambda: table_html(
            "Published totals of direct borough funding",
            rows,
            Column("Years", _when),
            Column("Total", _amount, numeric=True),
            Column(
                "2024/25 prices", lambda row: pounds_short(row.real_bounds) if row.real_bounds else "", numeric=True
            ),
            source_column(store),
        ),
        folded="Show these figures as a table, with their sources",
        notes=[_moved(fall), *_boroughs(store, fall)],
        cautions=two_totals(store, *(row.start_year for row in rows if row.other_gbp is not None), use=BOTH_DRAWN),
        sources=sources_of(store, rows),
        export=Export(PublishedTotal, rows, citer(store), pounds=("real_bounds",)),
    )


BOTH_DRAWN = "Both are drawn: the bar, and a cross at the other."


def _headline(rows: Sequence[PublishedTotal], fall: Change) -> str:
    """Return how far the total fell, and what it has been since where that is the same to the million."""
    fell = f"Boroughs’ direct funding fell {change_in_words(fall.change).removeprefix('down ')} in {year(fall.to_year)}"
    since = {rounded(row.amount_gbp / row.length / MILLION, 0) for row in rows if row.start_year >= fall.to_year}
    return f"{fell} and has been about £{since.pop()}m a year since" if len(since) == 1 else fell


def _is_undisputed(row: PublishedTotal) -> bool:
    """Return whether it is the only total of a single year."""
    return row.length == 1 and row.other_gbp is None


def _moved(fall: Change) -> str:
    return (
        f"From {_pounds(fall.from_gbp)} in {year(fall.from_year)} to {_pounds(fall.to_gbp)} in {year(fall.to_year)}, "
        "when part of the London Crime Prevention Fund began to pay for projects that boroughs share."
    )


def _boroughs(store: Store, fall: Change) -> list[Markup]:
    """Return the change of each borough in the year of the fall, deepest first, as far as it is published."""
    rows = [row for row in changes_by_borough(store) if row.to_year == fall.to_year and row.area != "London"]
    known = sorted((row for row in rows if row.change), key=lambda row: row.change.high if row.change else 0.0)
    if not known:
        return []
    each = [
        Markup("{} {}").format(link(row.area, url_for("borough", borough=row.area)), change(row.change))
        for row in known
    ]
    return [
        Markup("That year, where it is published: {}; all boroughs {}.").format(
            Markup(", ").join(each), change(fall.change)
        )
    ]


def _pounds(amount: Decimal | None) -> str:
    return "an amount not found" if amount is None else pounds_short(Ends(amount, amount))


def _when(row: PublishedTotal) -> str:
    return years(row.start_year, row.end_year)


def _amount(row: PublishedTotal) -> str:
    return pounds(row.amount_gbp, row.rounding_gbp)


def _years_known(rows: Sequence[PublishedTotal]) -> int:
    return len({at for row in rows for at in range(row.start_year, row.end_year + 1)})


def _total(row: PublishedTotal) -> Total:
    short = f"£{rounded(row.amount_gbp / MILLION, 1)}m"
    text = short if row.length == 1 else f"{short}<br>for {row.length}<br>years"
    return Total(row.start_year, row.end_year, float(row.amount_gbp), text)


def _real(row: PublishedTotal) -> Total:
    value = row.real_gbp or 0.0
    return Total(row.start_year, row.end_year, value, f"£{rounded(exact(value) / MILLION, 1)}m")
