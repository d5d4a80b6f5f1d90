"""The top of a project's page: what it is, who leads it, who gets its awards, and where, with a drawing."""

import re
from collections.abc import Sequence

from markupsafe import Markup

from analysis.boundaries import area_outlines, names
from analysis.programmes import paying, programmes_by_id
from data.store import Store, kept_with_store
from geo.drawing import small_drawing
from pages.money.projects_cocommissioning import LEAD_AGENCY
from pages.money.projects_content import STATUS_WORDS
from queries.awards import Award, awards_by_programme
from queries.projects import areas_by_programme, criteria_by_project
from queries.services import services_by_programme
from ui.files import drawing
from ui.html import Html, borough_links, render, url_for, with_small
from ui.missing import NOT_FOUND, NOT_STATED
from ui.shared_choices import choose_project
from ui.tables import Cell
from ui.wording import counted, listing, pounds, sentence, years

NAMED, NOT_NAMED, OUTSIDE = "#12436d", "#e8edf2", "#ffffff"


@kept_with_store
def opening(store: Store, programme_id: str) -> Html:
    """Return what the project is, for whom and where, with the drawing of its boroughs."""
    row = programmes_by_id(store)[programme_id]
    made = awards_by_programme(store, programme_id)
    named = areas_by_programme(store, programme_id)
    boroughs = [area.area for area in named if not area.is_london]
    where: Cell = "no award states where it is spent"
    shaded = ""
    if any(area.is_london for area in named):
        where = Markup("all of London{}").format(
            Markup("; some awards for {} alone or together").format(borough_links(boroughs)) if boroughs else ""
        )
        shaded = "all 32 boroughs"
    elif boroughs:
        where = Markup("{}: {}").format(counted(len(boroughs), "borough"), borough_links(boroughs))
        shaded = listing(boroughs)
    funds = paying(row)
    main = f"{funds[0]}; for single awards also {listing(funds[1:])}" if len(funds) > 1 else "".join(funds)
    return render(
        "project",
        description=sentence(row.description),
        facts=[
            ("Paid from", main or NOT_STATED),
            ("Priority (Police and Crime Plan 2017-21)", row.priority or NOT_STATED),
            ("Years known", years(row.start_year, row.end_year)),
            ("Status", f"{STATUS_WORDS[row.status]}, as far as the sources say"),
            ("Lead", _lead(store, programme_id, made)),
            ("Partners (who provides its services)", _partners(store, programme_id, made)),
            ("Recipients of its awards", _recipients(made)),
            ("Where", where),
            ("Match funding", _match_words(made)),
        ],
        outside="" if row.is_in_portfolio else _why_outside(len(boroughs)),
        drawing=url_for("svg/project", project=programme_id) if shaded else "",
        shaded=shaded,
        story=url_for("projects", story="co-commissioning") if row.is_co_commissioned else "",
    )


def _why_outside(boroughs: int) -> str:
    known = "one borough only" if boroughs else "no borough"
    return f"Its awards name {known}, so it is not in the list of projects for several boroughs."


def _match_words(made: Sequence[Award]) -> str:
    known = [pounds(award.match_funding_gbp) for award in made if award.match_funding_gbp is not None]
    if not known:
        return NOT_FOUND
    return f"found for {len(known)} of {counted(len(made), 'award')}: {listing(known)}"


@drawing("project", choose_project)
@kept_with_store(maxsize=32)
def drawn(store: Store, programme_id: str) -> bytes | None:
    """Return the drawing of the boroughs that a project's awards name; None where they name none."""
    named = areas_by_programme(store, programme_id)
    if not named:
        return None
    codes = {area.gss_code for area in named}
    london = any(area.is_london for area in named)
    shapes = area_outlines(store)
    city = {code for code, name in names(store).items() if name == "City of London"}
    fills = {
        code: NAMED if code in codes or (london and code not in city) else OUTSIDE if code in city else NOT_NAMED
        for code in shapes["gss_code"]
    }
    return small_drawing(
        shapes, fills, f"{programmes_by_id(store)[programme_id].programme}: boroughs that its awards name"
    )


def _says_lead(award: Award) -> bool:
    """Return whether an award's one recipient is called the lead where it is named."""
    return award.organisation is not None and re.search(r"\blead\b", award.recipient_as_published) is not None


def _lead(store: Store, programme_id: str, made: Sequence[Award]) -> str:
    """Return the lead as published: in the first tranche by the fund's criterion, otherwise as the awards say."""
    held = [
        row.evidence
        for row in criteria_by_project(store)
        if row.programme_id == programme_id and row.criterion_id == LEAD_AGENCY and row.evidence
    ]
    named = held or [award.recipient_as_published for award in made if _says_lead(award)]
    return "; ".join(dict.fromkeys(named)) or NOT_FOUND


def _partners(store: Store, programme_id: str, made: Sequence[Award]) -> str:
    """Return the providers that the project's services name, without its lead."""
    leads = {award.organisation for award in made if _says_lead(award)}
    named = [
        name.strip()
        for row in services_by_programme(store, programme_id)
        for name in (row.provider or "").split(";")
        if name.strip() and name.strip() not in leads
    ]
    return "; ".join(dict.fromkeys(named)) or NOT_FOUND


def _recipients(made: Sequence[Award]) -> Cell:
    """Return who receives the awards: each organisation once, with how sources spell it where that is otherwise."""
    spellings: dict[str, dict[str, None]] = {}
    for award in made:
        spellings.setdefault(award.recipient, {})[award.recipient_as_published] = None
    if not spellings:
        return NOT_FOUND
    lines = []
    for name, published in spellings.items():
        others = [spelling for spelling in published if spelling != name]
        small = f"published as {listing([f'“{spelling}”' for spelling in others])}" if others else ""
        lines.append(with_small(name, small))
    return Markup("<br>").join(lines)
