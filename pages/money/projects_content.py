"""What the Projects page lists: programmes that reach more than one borough, with search and filters."""

from markupsafe import Markup

from analysis.programmes import paying, portfolio, programmes_by_id
from data.store import Store
from pages.money.choices import choose_project_fund, choose_project_words, choose_status
from queries.projects import Programme, programmes_found
from ui.columns import years_column
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import counted, listing, whole
from ui.html import Html, link, render, url_for, with_small
from ui.missing import NOT_STATED
from ui.tables import Column, table_html

STATUS_WORDS = {"running": "running", "ended": "ended", "unknown": "not known"}

STORIES = {
    "co-commissioning": "The co-commissioning fund",
    "fund-tables": "The fund tables of 2019/20",
}
"""What else can be opened on this page, by its word in the address."""


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
    ids = set(programmes_found(store, words.split(), fund, status))
    rows = tuple(row for row in portfolio(store) if row.programme_id in ids)
    columns: tuple[Column[Programme], ...] = (
        Column("Programme", _programme, wide=True),
        Column("Fund", _funds, wide=True),
        years_column(),
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
    boroughs = [row.boroughs for row in rows if not row.is_london]
    parts = [
        (len(rows) - len(boroughs), "for all of London"),
        (sum(number > 1 for number in boroughs), "for some boroughs"),
        (boroughs.count(1), "for one borough"),
        (boroughs.count(0), "whose awards name no borough"),
    ]
    words = listing([f"{number} {what}" for number, what in parts if number])
    of_all = counted(in_all, "project") if len(rows) == in_all else f"{len(rows)} of {in_all} projects"
    return f"{of_all} in our sources: {words}"


def _left_out(store: Store) -> str:
    others = [row for row in programmes_by_id(store).values() if not row.is_in_portfolio]
    single = sum(row.boroughs == 1 for row in others)
    return (
        f"Not listed: {counted(single, 'programme')} for one borough and {len(others) - single} whose awards, if any "
        "are found, name no area."
    )


def _programme(row: Programme) -> Markup:
    return with_small(link(row.programme, url_for("projects", project=row.programme_id)), row.description)


def _funds(row: Programme) -> Markup:
    first, *others = paying(row) or (NOT_STATED,)
    return with_small(first, f"also {listing(others)}" if others else "")


def reach(row: Programme) -> str:
    """Return how many boroughs a programme's awards name, or that they are for all of London."""
    if row.is_london:
        return "London"
    return whole(row.boroughs) if row.boroughs else NOT_STATED


def _awards(row: Programme) -> Markup:
    return with_small(whole(row.awards), "" if row.awards_counted == row.awards else f"{row.awards_counted} counted")
