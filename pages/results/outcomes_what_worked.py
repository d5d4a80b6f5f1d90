"""What worked where: programmes that were evaluated, what was found, where they ran, who runs them, who lacks them."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup, escape

from analysis.outcomes import EVALUATED, programmes_with_results, results_found
from data.store import Store, kept_with_store
from queries.outcomes import EvaluatedProgramme, Result, ResultSearch, programmes_evaluated
from ui.columns import source_column
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import counted, listing, sentence, year
from ui.html import Html, borough_links, bullets, link, render, url_for, with_small
from ui.missing import NOT_KNOWN
from ui.outcome_words import EVIDENCE, measured, programme_link, remark, value_words
from ui.provenance import cite_all, citer
from ui.tables import Cell, Column, table_html


def evaluation_findings(store: Store, programme_id: str = "all") -> list[Result]:
    """Return what evaluations found, of a programme or of all."""
    rows = results_found(store, ResultSearch(programme_id=programme_id))
    return [row for row in rows if row.evidence in EVALUATED]


@exhibit("what-worked-where")
def overview(store: Store) -> Exhibit | None:
    """Return every evaluated programme with its findings; None if there is none."""
    rows = [row for row in programmes_evaluated(store).values() if row.findings]
    if not rows:
        return None
    compared = [
        f"{row.programme} (outside London)" if row.elsewhere == row.findings else row.programme
        for row in rows
        if row.compared_findings
    ]
    with_results = programmes_with_results(results_found(store, ResultSearch()))
    london = sum(row.is_london for row in rows)
    nowhere = sum(not row.is_london and not row.boroughs for row in rows)
    beside = f"{len(compared)} of them beside a comparison group: {listing(compared)}"
    return Exhibit(
        headline=f"{len(rows)} of {with_results} programmes with results in our sources have a finding of an "
        f"evaluation; {beside if compared else 'none beside a comparison group'}",
        measure="Findings as published, good and bad. Boroughs are those that a result, an award or a service names; "
        "the City of London is left out.",
        coverage=f"For {london} of them a source names all of London, for {nowhere} none names an area.",
        table=lambda: table_html(
            "Evaluated programmes",
            rows,
            Column("Programme", _programme, wide=True),
            Column("What was found", lambda row: _found(store, row), wide=True),
            Column(
                "Where it was evaluated, and where it ran",
                lambda row: (
                    with_small(f"the evaluation: {evaluation_place(row)}", "The programme itself:") + _in_london(row)
                ),
                wide=True,
            ),
            Column("Who runs it now", runs_it, wide=True),
        ),
        notes=(
            "Remarks say where an evaluation was of another place than London. A borough that no source "
            "names may have the programme all the same: most documents were read in part.",
        ),
        export=Export(EvaluatedProgramme, rows),
    )


@exhibit("evaluation-findings")
def finding_table(store: Store) -> Exhibit | None:
    """Return every finding of an evaluation with its source; None if there is none."""
    rows = sorted(evaluation_findings(store), key=lambda row: EVALUATED.index(row.evidence))
    if not rows:
        return None
    return Exhibit(
        headline=f"{counted(len(rows), 'finding')} of evaluations, one by one",
        measure="Those beside a comparison group first; each with why we call it so.",
        table=lambda: table_html(
            "Findings of evaluations",
            rows,
            Column("Programme", lambda row: programme_link(row.programme_id, row.programme), wide=True),
            Column("Finding", lambda row: measured(row.measure, value_words(row)) + remark(row.own_note), wide=True),
            Column("Strength of evidence", lambda row: EVIDENCE[row.evidence] + remark(row.reason), wide=True),
            source_column(store),
        ),
        folded=f"Show all {len(rows)} findings with their sources",
        export=Export(Result, rows, citer(store)),
    )


def _programme(row: EvaluatedProgramme) -> Markup:
    compared = f"{row.compared_findings} beside a comparison group" if row.compared_findings else "no comparison group"
    return with_small(
        programme_link(row.programme_id, row.programme), f"{counted(row.findings, 'finding')}, {compared}"
    )


def _found(store: Store, row: EvaluatedProgramme) -> Markup:
    """Return the first findings of a programme as a list, and what to read on all of them."""
    rows = evaluation_findings(store, row.programme_id)
    shown = rows[:4]
    remarks = [(row.own_note or "").split("; ") for row in shown]
    # What applies to every finding is said once, below them; the rest is under the finding that it is about.
    of_all = [part for part in remarks[0] if part and len(rows) > 1 and all(part in (row.note or "") for row in rows)]
    items = [
        measured(row.measure, value_words(row)) + remark(*(part for part in own if part not in of_all))
        for row, own in zip(shown, remarks, strict=True)
    ]
    if len(rows) > len(shown):
        items.append(Markup("and {} more").format(len(rows) - len(shown)))
    sources = cite_all(store, ((row.source_id, None) for row in rows))
    return with_small(
        bullets(items, "mc-plain-list"),
        f"Of all of them: {' '.join(map(sentence, of_all))}" if of_all else "",
        Markup("To read: {}").format(sources),
    )


def evaluation_place(row: EvaluatedProgramme) -> str:
    """Return where the findings of a programme's evaluations are from, as far as their sources say."""
    if row.elsewhere == row.findings:
        return "outside London"
    named = ["all of London" if area == "London" else area for area in row.evaluated_in]
    parts = [listing(named)] if named else []
    if row.elsewhere:
        parts.append(f"outside London for {row.elsewhere} of {counted(row.findings, 'finding')}")
    if row.findings_without_area == row.findings:
        return "no source names an area"
    if row.findings_without_area:
        parts.append(f"no area named for {row.findings_without_area} of {counted(row.findings, 'finding')}")
    return "; ".join(parts)


def _in_london(row: EvaluatedProgramme) -> Markup:
    text = listing(row.boroughs) if len(row.boroughs) < 9 else counted(len(row.boroughs), "borough")
    if row.is_london:
        also = remark(f"Also named: {text}") if row.boroughs else ""
        others = _boroughs("Named by no source one by one", row.boroughs_not_named_one_by_one)
        return Markup("all of London{}{}").format(also, others)
    if not row.boroughs:
        return Markup("no source names an area")
    return escape(text) + _boroughs("No source says it covers", row.boroughs_not_named)


def _boroughs(what: str, boroughs: Sequence[str]) -> Markup:
    """Return a folded list of boroughs under what is said of them and their number; nothing without any."""
    if not boroughs:
        return Markup("")
    return render("folded", summary=f"{what}: {counted(len(boroughs), 'borough')}", body=listing(boroughs))


def runs_it(row: EvaluatedProgramme) -> Markup:
    """Return who runs a programme now, as far as is known, or who got its latest award."""
    if row.providers:
        return with_small(row.providers, "As its services say")
    if row.latest_recipient and row.latest_year is not None and row.status != "ended":
        return with_small(NOT_KNOWN, f"Latest award, {year(row.latest_year)}: {row.latest_recipient}")
    return escape("ended" if row.status == "ended" else NOT_KNOWN)


@kept_with_store
def facts(store: Store, programme_id: str) -> Html:
    """Return where a programme ran and who runs it, as far as we know, with links to everything about it."""
    row = programmes_evaluated(store)[programme_id]
    strengths = Counter(result.evidence for result in results_found(store, ResultSearch(programme_id=programme_id)))
    where: Cell = borough_links(row.areas) or "no source names an area"
    if row.is_london:
        where = Markup("all of London{}").format(Markup("; also named: {}").format(where) if row.areas else "")
    facts: list[tuple[str, Cell]] = [
        ("Results", "; ".join(f"{words}: {strengths[name]}" for name, words in EVIDENCE.items() if strengths[name])),
        ("Where it ran", where),
    ]
    if row.findings:
        facts += [("Where it was evaluated", evaluation_place(row)), ("Who runs it now", runs_it(row))]
    return render(
        "result_facts",
        facts=facts,
        project=url_for("projects", project=programme_id),
        back=link("All results", "outcomes"),
    )
