"""What worked where: programmes that were evaluated, what was found, where they ran, who runs them, who lacks them."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from analysis.outcomes import EVALUATED, results_found
from data.store import Store, kept_with_store
from queries.boroughs import areas
from queries.outcomes import (
    EvaluatedProgramme,
    ProgrammePlace,
    Result,
    ResultSearch,
    evaluated_programmes,
    places_by_programme,
)
from ui.columns import source_column
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.html import Html, borough_links, link, render, url_for, with_small
from ui.missing import NOT_KNOWN
from ui.outcome_words import EVIDENCE, programme_link, remark, value_words
from ui.provenance import cite_all, citer
from ui.tables import Cell, Column, table_html
from ui.wording import counted, listing, sentence, year

LEAD = (
    "Programmes of which an evaluation found something, those with a comparison group first: what was found, where, "
    "where they ran, who runs them now, what to read, and which boroughs no source names. What an evaluation found is "
    "not a promise that it works elsewhere."
)

STATUS = {"running": "running", "ended": "ended", "unknown": "not known whether it runs"}


class WorkedWhere(NamedTuple):
    """An evaluated programme with where it is known to have been; boroughs are separated by semicolons.

    evaluated_in are the areas that its findings are of; findings_without_area are those of which no area is named.

    boroughs_not_named are those of which no source says that it covers them. For a programme that is said to cover all
    of London there are none; boroughs_not_named_one_by_one are then those that no source names besides.
    """

    programme_id: str
    programme: str
    status: str
    compared_findings: int
    findings: int
    elsewhere: int
    evaluated_in: str
    findings_without_area: int
    is_london: bool
    boroughs_named: int
    boroughs: str
    boroughs_not_named: str
    boroughs_not_named_one_by_one: str
    providers: str | None
    latest_recipient: str | None
    latest_year: int | None


@kept_with_store
def known_places(store: Store) -> dict[str, tuple[ProgrammePlace, ...]]:
    """Return the areas in which each programme is known to have been, by programme_id."""
    known: dict[str, list[ProgrammePlace]] = {}
    for row in places_by_programme(store):
        known.setdefault(row.programme_id, []).append(row)
    return {programme: tuple(rows) for programme, rows in known.items()}


@kept_with_store
def findings(store: Store) -> dict[str, tuple[Result, ...]]:
    """Return what evaluations found, by programme_id."""
    known: dict[str, list[Result]] = {}
    for row in results_found(store, ResultSearch()):
        if row.evidence in EVALUATED and row.programme_id:
            known.setdefault(row.programme_id, []).append(row)
    return {programme: tuple(rows) for programme, rows in known.items()}


def worked_row(store: Store, row: EvaluatedProgramme) -> WorkedWhere:
    """Return an evaluated programme with the boroughs that sources name for it, and those that none names."""
    boroughs = [area.area for area in areas(store) if area.receives_direct_funding]
    named_places = known_places(store).get(row.programme_id, ())
    london = any(place.is_london for place in named_places)
    named = [place.area for place in named_places if place.area in boroughs]
    own = findings(store).get(row.programme_id, ())
    evaluated_in = sorted({area for finding in own for area in (finding.areas or "").split("; ") if area})
    without = "; ".join(area for area in boroughs if area not in named) if london or named else ""
    return WorkedWhere(
        row.programme_id,
        row.programme,
        row.status,
        row.compared,
        row.findings,
        sum(finding.is_elsewhere for finding in own),
        "; ".join(evaluated_in),
        sum(not finding.areas and not finding.is_elsewhere for finding in own),
        london,
        len(named),
        "; ".join(named),
        "" if london else without,
        without if london else "",
        row.providers,
        row.latest_recipient,
        row.latest_year,
    )


@exhibit("what-worked-where")
def overview(store: Store) -> Exhibit | None:
    """Return every evaluated programme with its findings; None if there is none."""
    rows = [worked_row(store, row) for row in evaluated_programmes(store)]
    if not rows:
        return None
    compared = [row for row in rows if row.compared_findings]
    every = len(
        {
            row.programme_id
            for row in results_found(store, ResultSearch())
            if row.programme_id and row.evidence != "no result"
        }
    )
    london = sum(row.is_london for row in rows)
    nowhere = sum(not row.is_london and not row.boroughs_named for row in rows)
    return Exhibit(
        headline=f"{len(rows)} of {every} programmes with results in our sources have a finding of an evaluation; "
        f"{len(compared)} of them beside a comparison group: {_listed(rows)}"
        if compared
        else f"{len(rows)} of {every} programmes with results in our sources have a finding of an evaluation; none "
        "beside a comparison group",
        measure="Findings as published, good and bad. Boroughs are those that a result, an award or a service names; "
        "the City of London is left out.",
        coverage=f"For {london} of them a source names all of London, for {nowhere} none names an area.",
        table=lambda: table_html(
            "Evaluated programmes",
            rows,
            Column("Programme", _programme, wide=True),
            Column("What was found", lambda row: _found(store, findings(store)[row.programme_id]), wide=True),
            Column(
                "Where it was evaluated, and where it ran",
                lambda row: Markup("the evaluation: {}<small>The programme itself:</small>{}").format(
                    evaluation_place(row), _in_london(row)
                ),
                wide=True,
            ),
            Column("Who runs it now", runs_it, wide=True),
        ),
        notes=(
            "Remarks say where an evaluation was of another place than London. A borough that no source "
            "names may have the programme all the same: most documents were read in part.",
        ),
        export=Export(WorkedWhere, rows),
    )


@exhibit("evaluation-findings")
def finding_table(store: Store) -> Exhibit | None:
    """Return every finding of an evaluation with its source; None if there is none."""
    rows = [row for row in results_found(store, ResultSearch()) if row.evidence in EVALUATED]
    rows.sort(key=lambda row: list(EVIDENCE).index(row.evidence))
    if not rows:
        return None
    return Exhibit(
        headline=f"{counted(len(rows), 'finding')} of evaluations, one by one",
        measure="Those beside a comparison group first; each with why we call it so.",
        table=lambda: table_html(
            "Findings of evaluations",
            rows,
            Column("Programme", lambda row: programme_link(row.programme_id, row.programme), wide=True),
            Column(
                "Finding",
                lambda row: Markup("{}: <strong>{}</strong>{}").format(
                    sentence(row.measure)[:-1], value_words(row), remark(row.own_note)
                ),
                wide=True,
            ),
            Column(
                "Strength of evidence",
                lambda row: Markup("{}{}").format(EVIDENCE[row.evidence], remark(row.reason)),
                wide=True,
            ),
            source_column(store),
        ),
        folded=f"Show all {len(rows)} findings with their sources",
        export=Export(Result, rows, citer(store)),
    )


def _programme(row: WorkedWhere) -> Markup:
    compared = f"{row.compared_findings} beside a comparison group" if row.compared_findings else "no comparison group"
    return with_small(
        programme_link(row.programme_id, row.programme), f"{counted(row.findings, 'finding')}, {compared}"
    )


def _found(store: Store, rows: Sequence[Result]) -> Markup:
    shown = rows[:4]
    remarks = [[part for part in (row.own_note or "").split("; ") if part] for row in shown]
    # What applies to every finding is said once, below them; the rest is under the finding that it is about.
    of_all = [part for part in remarks[0] if len(rows) > 1 and all(part in (row.note or "") for row in rows)]
    words = Markup("").join(
        Markup("<li>{}: <strong>{}</strong>{}</li>").format(
            sentence(row.measure)[:-1], value_words(row), remark(*(part for part in own if part not in of_all))
        )
        for row, own in zip(shown, remarks, strict=True)
    )
    more = Markup("<li>and {} more</li>").format(len(rows) - len(shown)) if len(rows) > len(shown) else Markup("")
    return Markup("<ul class='mc-plain-list'>{}{}</ul>{}<small>To read: {}</small>").format(
        words,
        more,
        Markup("<small>Of all of them: {}</small>").format(" ".join(map(sentence, of_all))) if of_all else "",
        _read(store, rows),
    )


def _listed(rows: Sequence[WorkedWhere]) -> str:
    return listing(
        [
            f"{row.programme} (outside London)" if row.elsewhere == row.findings else row.programme
            for row in rows
            if row.compared_findings
        ]
    )


def evaluation_place(row: WorkedWhere) -> str:
    """Return where the findings of a programme's evaluations are from, as far as their sources say."""
    if row.elsewhere == row.findings:
        return "outside London"
    named = ["all of London" if area == "London" else area for area in row.evaluated_in.split("; ") if area]
    parts = [listing(named)] if named else []
    if row.elsewhere:
        parts.append(f"outside London for {row.elsewhere} of {counted(row.findings, 'finding')}")
    if row.findings_without_area == row.findings:
        return "no source names an area"
    if row.findings_without_area:
        parts.append(f"no area named for {row.findings_without_area} of {counted(row.findings, 'finding')}")
    return "; ".join(parts)


def _in_london(row: WorkedWhere) -> Markup:
    named = row.boroughs.split("; ") if row.boroughs else []
    text = listing(named) if len(named) < 9 else counted(len(named), "borough")
    if row.is_london:
        also = remark(f"Also named: {text}") if named else ""
        return Markup("all of London{}{}").format(
            also, _boroughs("Named by no source one by one", row.boroughs_not_named_one_by_one)
        )
    if not row.boroughs_named:
        return Markup("no source names an area")
    return Markup("{}{}").format(text, _boroughs("No source says it covers", row.boroughs_not_named))


def _boroughs(what: str, boroughs: str) -> Markup:
    """Return a folded list of boroughs under what is said of them and their number; nothing without any."""
    if not boroughs:
        return Markup("")
    names = boroughs.split("; ")
    return render("folded", summary=f"{what}: {counted(len(names), 'borough')}", body=listing(names))


def runs_it(row: WorkedWhere) -> Markup:
    """Return who runs a programme now, as far as is known, or who got its latest award."""
    if row.providers:
        return with_small(row.providers, "As its services say")
    if row.latest_recipient and row.latest_year is not None and row.status != "ended":
        return with_small(NOT_KNOWN, f"Latest award, {year(row.latest_year)}: {row.latest_recipient}")
    return escape(STATUS[row.status] if row.status == "ended" else NOT_KNOWN)


def _read(store: Store, rows: Sequence[Result]) -> Markup:
    return cite_all(store, ((row.source_id, None) for row in rows))


@kept_with_store
def facts(store: Store, programme_id: str) -> Html:
    """Return where a programme ran and who runs it, as far as we know, with links to everything about it."""
    row = next((one for one in evaluated_programmes(store) if one.programme_id == programme_id), None)
    rows = results_found(store, ResultSearch(programme_id=programme_id))
    kinds = {one: sum(result.evidence == one for result in rows) for one in EVIDENCE}
    named = known_places(store).get(programme_id, ())
    boroughs = [place.area for place in named if not place.is_london]
    where: Cell = borough_links(boroughs) or "no source names an area"
    if any(place.is_london for place in named):
        where = Markup("all of London{}").format(Markup("; also named: {}").format(where) if boroughs else "")
    facts: list[tuple[str, Cell]] = [
        ("Results", "; ".join(f"{EVIDENCE[one]}: {number}" for one, number in kinds.items() if number)),
        ("Where it ran", where),
    ]
    if row:
        worked = worked_row(store, row)
        facts.append(("Where it was evaluated", evaluation_place(worked)))
        facts.append(("Who runs it now", runs_it(worked)))
    return render(
        "result_facts",
        facts=facts,
        project=url_for("projects", project=programme_id),
        back=link("All results", "outcomes"),
    )
