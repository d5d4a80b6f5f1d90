"""Every published change of direct funding, and the deepest cut: for the overview and for funding and need."""

from collections.abc import Sequence

from analysis.direct_funding import deepest_cut, london_in_same_year
from data.store import Store
from queries.boroughs import DIRECT, Change, changes_by_borough, coverage_by_year
from queries.quality import cautions
from ui.doubts import doubtful_years
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import change, change_in_words, counted, percent, year, years
from ui.html import link, url_for
from ui.provenance import cite, citer
from ui.tables import Column, table_html
from ui.two_totals import both, two_totals


@exhibit("direct-funding-changes")
def largest_changes(store: Store) -> Exhibit | None:
    """Return every published change of direct funding from one year to the next; None if there is none."""
    rows = changes_by_borough(store)
    cut = deepest_cut(rows)
    if not rows:
        return None
    return Exhibit(
        headline=_headline(cut, rows) + _doubt(store, cut) if cut else "We found no cut",
        measure="Change in direct borough funding (what MOPAC pays a council to spend on crime prevention) from one "
        "financial year to the next, cash, wherever we found both years or the change itself."
        + (_known(cut, rows) if cut else ""),
        coverage=f"{len({row.gss_code for row in rows if row.area != 'London'})} of "
        f"{len({row.gss_code for row in coverage_by_year(store)})} boroughs have one.",
        table=lambda: table_html(
            "Published changes in direct borough funding",
            rows,
            Column(
                "Area",
                lambda row: row.area if row.area == "London" else link(row.area, url_for("borough", borough=row.area)),
            ),
            Column("Years", lambda row: years(row.from_year, row.to_year)),
            Column("From", lambda row: both(row.from_gbp, row.from_rounding_gbp, row.from_other_gbp), numeric=True),
            Column("To", lambda row: both(row.to_gbp, row.to_rounding_gbp, row.to_other_gbp), numeric=True),
            Column("Change", _change_words, numeric=True),
            Column("Source", lambda row: cite(store, row.source_id, row.locator), wide=True),
        ),
        folded=f"Show all {counted(len(rows), 'published change')}, with their sources",
        cautions=[
            *(f"{row.subject}: {row.message}." for row in cautions(store) if row.check_id == "out_of_line_in_time"),
            *two_totals(store, *(end for row in rows if row.area == "London" for end in (row.from_year, row.to_year))),
        ],
        export=Export(Change, rows, citer(store)),
    )


def _headline(cut: Change, rows: Sequence[Change]) -> str:
    """Return the deepest cut in words, with London's change of the same year if it is published."""
    london = london_in_same_year(cut, rows)
    lost = change_in_words(cut.change).removeprefix("down ")
    all_boroughs = f"; all boroughs lost {change_in_words(london.change).removeprefix('down ')}" if london else ""
    return f"{cut.area} lost {lost} of its direct funding in {year(cut.to_year)}{all_boroughs}"


def _known(cut: Change, rows: Sequence[Change]) -> str:
    """Return how many boroughs' changes of the year of the deepest cut are known."""
    areas = {row.gss_code for row in rows if row.to_year == cut.to_year and row.area != "London"}
    return f" The deepest cut published; changes to {year(cut.to_year)} are known for {counted(len(areas), 'borough')}."


def _doubt(store: Store, cut: Change) -> str:
    """Return what a headline on a cut adds where the figure of one of its years is doubtful."""
    found = [
        start
        for start in (cut.from_year, cut.to_year)
        if any((one.gss_code, one.fund_id, one.end_year) == (cut.gss_code, DIRECT, start) for one in cautions(store))
    ]
    return doubtful_years(found)


def _change_words(row: Change) -> str:
    """Return a change as exactly as its bounds allow; one that a source states, as it states it."""
    if row.is_stated and row.change_percent is not None:
        return f"{percent(row.change_percent, 0)}, as stated"
    return change(row.change)
