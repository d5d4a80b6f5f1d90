"""What the Projects page lists: programmes that reach more than one borough, with search and filters."""

from collections import Counter
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from analysis import boundaries
from analysis.award_sums import sums_by_kind
from analysis.programmes import areas_named, paying, portfolio, programmes_by_id
from data.store import Store, kept_with_store
from pages.money.choices import ProjectSearch, choose_projects
from queries.awards import Award, awards_by_programme
from queries.projects import Programme, programmes_found
from ui.award_sums import kind_sum
from ui.columns import years_column
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import counted, listing, whole
from ui.html import Html, link, render, url_for, with_small
from ui.missing import NOT_STATED
from ui.pictures.timeline import Span, timeline
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


OTHER_TONE = 5
"""The colour of funds that pay for few of the projects, and of a fund that is not stated."""


@kept_with_store
def fund_tones(store: Store) -> dict[str, int]:
    """Return the colours of the funds that pay for most of the projects; all others have one together."""
    funds = Counter(paying(row)[0] for row in portfolio(store) if paying(row))
    tones = [tone for tone in range(1, 7) if tone != OTHER_TONE]
    return {fund: tone for (fund, _), tone in zip(funds.most_common(len(tones)), tones, strict=False)}


@exhibit("projects", choose_projects, maxsize=256)
def listed(store: Store, search: ProjectSearch) -> Exhibit:
    """Return the projects that a search finds as a time line, with what was awarded for each."""
    rows = projects_found(store, search)
    code = boundaries.place_code(store, search.place, "")
    columns: tuple[Column[Programme], ...] = (
        Column("Programme", _programme, wide=True),
        Column("Awarded, in full", lambda row: _awarded(store, row, code), wide=True),
        Column("Fund", _funds, wide=True),
        years_column(),
        Column("Boroughs", reach),
        Column("Awards", _awards, numeric=True),
        Column("Status", lambda row: STATUS_WORDS[row.status]),
    )
    parameters = (
        ("fund", search.fund),
        ("status", search.status),
        ("q", " ".join(search.words)),
        ("borough", search.place),
        ("london", "with" if search.has_london_wide else "without"),
    )
    return Exhibit(
        headline=_headline(store, rows, search),
        measure=_measure(search),
        coverage="" if code == "all" else _sum_words(store, rows, code),
        picture=(lambda: _timeline(store, rows, code)) if rows else None,
        table=lambda: table_html("Projects", rows, *columns, dense=True) if rows else Markup(""),
        notes=(_left_out(store),),
        folded="Table" if rows else "",
        export=Export(Programme, rows, parameters=parameters),
    )


def projects_found(store: Store, search: ProjectSearch) -> tuple[Programme, ...]:
    """Return the projects that a search finds, earliest first; those that name the borough before those for London."""
    ids = set(programmes_found(store, search.words, search.fund, search.status))
    code = boundaries.place_code(store, search.place, "")
    named = areas_named(store)
    rows = [
        row
        for row in portfolio(store)
        if row.programme_id in ids
        and (search.has_london_wide or not row.is_london)
        and (code == "all" or row.is_london or code in named.get(row.programme_id, ()))
    ]
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                code != "all" and code not in named.get(row.programme_id, ()),
                row.start_year is None,
                row.start_year,
                row.end_year or row.start_year,
                row.programme.lower(),
            ),
        )
    )


def _measure(search: ProjectSearch) -> str:
    where = f" that cover {search.place}" if search.place != "all" else ""
    return f"Programmes for several boroughs or all of London. Amounts are of awards{where}, in full."


def _timeline(store: Store, rows: Sequence[Programme], code: str) -> Html:
    tones = fund_tones(store)
    spans = [
        Span(
            link(row.programme, url_for("projects", project=row.programme_id)),
            row.start_year,
            row.end_year,
            " · ".join(filter(None, [_awarded(store, row, code), "" if code == "all" else _near(row)])),
            tones.get((paying(row) or ("",))[0], OTHER_TONE),
        )
        for row in rows
    ]
    used = {span.tone for span in spans}
    legend = [(tone, fund) for fund, tone in tones.items() if tone in used]
    others = [(OTHER_TONE, "other funds, or not stated")] if OTHER_TONE in used else []
    return timeline(spans, "Projects by their financial years, in the colour of the fund", legend=[*legend, *others])


def _near(row: Programme) -> str:
    return "all of London" if row.is_london else counted(row.boroughs, "borough")


def _awarded(store: Store, row: Programme, code: str) -> str:
    """Return what was awarded for a programme, kind by kind; with a borough, in its awards that cover it."""
    awards = awards_by_programme(store, row.programme_id)
    if code == "all":
        return _sums(awards) or AMOUNT_UNKNOWN
    alone, shared = _of_borough(awards, code)
    own = _sums(alone)
    return "; ".join(filter(None, [_sums(shared), own and f"{own} for the borough alone"])) or AMOUNT_UNKNOWN


AMOUNT_UNKNOWN = "amount not found, or not counted in totals"


def _of_borough(awards: Iterable[Award], code: str) -> tuple[list[Award], list[Award]]:
    """Return the awards that cover a borough: those for it alone, and those that it shares."""
    reached = [(award.reach(code), award) for award in awards]
    alone = [award for how, award in reached if how in ("council", "borough")]
    return alone, [award for how, award in reached if how in ("shared", "london")]


def _sums(awards: Iterable[Award], most: int = 10) -> str:
    """Return the sums of awards by kind, the largest ones if they are many; nothing where none is counted."""
    sums = sorted((one for one in sums_by_kind(awards) if one.counted), key=lambda one: -one.counted_gbp)
    return listing([*map(kind_sum, sums[:most]), *(["more"] if len(sums) > most else [])])


def _sum_words(store: Store, rows: Sequence[Programme], code: str) -> str:
    every = (award for row in rows for award in awards_by_programme(store, row.programme_id))
    words = _sums(_of_borough(every, code)[1], 2)
    return f"Shared awards together: {words}." if words else ""


def _headline(store: Store, rows: Sequence[Programme], search: ProjectSearch) -> str:
    if not rows:
        return "No projects match. Try fewer words."
    named = areas_named(store)
    if search.place != "all":
        code = boundaries.place_code(store, search.place, "")
        naming = sum(code in named.get(row.programme_id, ()) for row in rows)
        wide = f"{len(rows) - naming} for all of London"
        known = f"{naming} {'names' if naming == 1 else 'name'} it, {wide}" if naming else wide
        verb = "covers" if len(rows) == 1 else "cover"
        return f"{counted(len(rows), 'shared project')} {verb} {search.place}: {known}"
    in_all = len(portfolio(store))
    of_all = counted(in_all, "project") if len(rows) == in_all else f"{len(rows)} of {in_all} projects"
    london = sum(row.is_london for row in rows)
    some = sum(row.boroughs > 1 and not row.is_london for row in rows)
    parts = [
        (london, "for all of London"),
        (some, "for some boroughs"),
        (len(rows) - london - some, "for one, or stating none"),
    ]
    return f"{of_all}: {listing([f'{number} {what}' for number, what in parts if number])}"


def _left_out(store: Store) -> str:
    others = [row for row in programmes_by_id(store).values() if not row.is_in_portfolio]
    single = sum(row.boroughs == 1 for row in others)
    return (
        "Listed are programmes whose awards name more than one borough or all of London, or that the LCPF’s "
        "co-commissioning part pays for. No source gives a borough’s part of a shared award. Not listed: "
        f"{counted(single, 'programme')} for one borough and {len(others) - single} whose awards, if any are found, "
        "name no area."
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
