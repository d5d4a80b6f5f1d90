"""What the Projects page lists: programmes that reach more than one borough, with search and filters."""

from markupsafe import Markup, escape

from analysis.programmes import paying, portfolio, programmes_by_id
from data.store import Store
from pages.money.choices import choose_project_fund, choose_project_words, choose_status
from queries.projects import Programme, programmes_found
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.html import Html, link, render, url_for
from ui.tables import Column, table_html
from ui.wording import counted, listing, whole, years

STATUS_WORDS = {"running": "running", "ended": "ended", "unknown": "not known"}

STORIES = {
    "co-commissioning": "The co-commissioning fund",
    "fund-tables": "The fund tables of 2019/20",
}
"""What else can be opened on this page, by its word in the address."""


def programme_name(store: Store, programme_id: str) -> str:
    """Return the name of a programme."""
    return programmes_by_id(store)[programme_id].programme


def way_back() -> Html:
    """Return the link to the list."""
    return render("way_back", href="projects", text="All projects")


def ways() -> Html:
    """Return the links to what else there is on projects."""
    return render(
        "see_also",
        before="See also",
        links=[
            ("How the co-commissioning fund works", url_for("projects", story="co-commissioning")),
            ("Fund tables of 2019/20", url_for("projects", story="fund-tables")),
        ],
    )


@exhibit("projects", choose_project_fund, choose_status, choose_project_words)
def listed(store: Store, fund: str, status: str, words: str) -> Exhibit:
    """Return the programmes of a fund and a status, or all, that contain the words."""
    found = set(programmes_found(store, words.split(), fund, status))
    rows = tuple(row for row in portfolio(store) if row.programme_id in found)
    columns: tuple[Column[Programme], ...] = (
        Column("Programme", _programme, wide=True),
        Column("Fund", _funds, wide=True),
        Column("Years", lambda row: years(row.start_year, row.end_year)),
        Column("Boroughs", reach),
        Column("Awards", _awards, numeric=True),
        Column("Status", lambda row: STATUS_WORDS[row.status]),
    )
    return Exhibit(
        headline=_headline(rows, len(portfolio(store))),
        measure="Programmes whose awards together name more than one borough or all of London, or that the London "
        "Crime Prevention Fund’s co-commissioning part pays for. Years and status as far as the sources say. Awards "
        "that overlap others are not counted in totals.",
        coverage=_left_out(store),
        table=lambda: table_html("Projects", rows, *columns, dense=True) if rows else Markup(""),
        export=Export(Programme, rows, parameters=(("fund", fund), ("status", status), ("q", words))),
    )


def _headline(rows: tuple[Programme, ...], in_all: int) -> str:
    if not rows:
        return "No project fits this search"
    parts = [
        (sum(row.is_london for row in rows), "for all of London"),
        (sum(not row.is_london and row.boroughs > 1 for row in rows), "for some boroughs"),
        (sum(not row.is_london and row.boroughs == 1 for row in rows), "for one borough"),
        (sum(not row.is_london and row.boroughs == 0 for row in rows), "whose awards name no borough"),
    ]
    words = listing([f"{number} {what}" for number, what in parts if number])
    of_all = counted(in_all, "project") if len(rows) == in_all else f"{len(rows)} of {in_all} projects"
    of_all += " in our sources"
    return f"{of_all}: {words}"


def _left_out(store: Store) -> str:
    others = [row for row in programmes_by_id(store).values() if not row.is_in_portfolio]
    one = sum(row.boroughs == 1 for row in others)
    return (
        f"Not listed: {counted(one, 'programme')} for one borough and {len(others) - one} whose awards, if any are "
        "found, name no area."
    )


def _programme(row: Programme) -> Markup:
    name = link(row.programme, url_for("projects", project=row.programme_id))
    return Markup("{}<small>{}</small>").format(name, row.description)


def _funds(row: Programme) -> Markup:
    first, *others = paying(row) or ("not stated",)
    return Markup("{}<small>also {}</small>").format(first, listing(others)) if others else escape(first)


def reach(row: Programme) -> str:
    """Return how many boroughs a programme's awards name, or that they are for all of London."""
    if row.is_london:
        return "London"
    return whole(row.boroughs) if row.boroughs else "not stated"


def _awards(row: Programme) -> Markup:
    if row.awards_counted == row.awards:
        return escape(whole(row.awards))
    return Markup("{}<small>{} counted</small>").format(row.awards, row.awards_counted)
