"""What the outcomes page lists: the results that fit the filters, how strong they are, and the programmes."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from markupsafe import Markup

from analysis.outcomes import (
    StrengthCount,
    programmes_with_results,
    published_results,
    results_found,
    strength_count,
    strength_counts,
)
from data.store import Store
from queries.outcomes import Evidence, Result, ResultSearch
from ui.columns import source_column
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import counted, listing, sentence, whole
from ui.html import Html, render, url_for, with_small
from ui.missing import NOT_STATED
from ui.outcome_words import (
    EVIDENCE,
    evaluated_of,
    evidence_bar,
    measured,
    period_words,
    programme_link,
    remark,
    shown_value,
    strength_details,
    strength_headline,
)
from ui.tables import Column, table_html

STORIES = {
    "what-worked": "What worked where",
    "side-by-side": "Claims, targets and trends",
    "cost": "Cost beside result",
}
"""What else can be opened on this page, by its word in the address."""

STRENGTHS: dict[Evidence, str] = {
    "evaluation with a comparison group": "An evaluation held those who were helped against others who were not.",
    "evaluation": "An evaluation looked at them, before and after or by survey, with nobody beside them that it names.",
    "monitoring": "A decision, minutes, a report or an answer of those who pay or oversee says so; or an evaluation "
    "counts who was reached.",
    "own count": "Those who do the work say so, alone or quoted by others.",
    "stated": "A press release, a web page or a news report says so, and not who counted or how.",
    "no result": "A target is a promise; context is a figure quoted beside results.",
}
"""What each strength of evidence means."""


def see_also(*, is_story: bool) -> Html:
    """Return links to the stories, from a story to the list of results first."""
    stories = [(title, url_for("outcomes", story=story)) for story, title in STORIES.items()]
    return render("see_also", before="See also", links=[("All results", "outcomes"), *stories] if is_story else stories)


@exhibit("outcome-evidence")
def strengths(store: Store) -> Exhibit:
    """Return how many of the published results have which strength of evidence."""
    rows = published_results(store)
    counts = strength_counts(store)
    none = sum(row.programme_id is None for row in rows)
    programmes = programmes_with_results(rows)
    return Exhibit(
        headline=f"Only {evaluated_of(rows)} published results come from an evaluation",
        measure=f"{strength_headline(rows)}. {strength_details(counts)} "
        f"Published results of {counted(programmes, 'programme')}, by who says so and how it was found out. "
        "Our own classification, by the rules on the Methods page.",
        coverage=f"{len(rows)} rows; {counts[-1].results} of them are targets or context, not results. {none} are "
        "about several programmes or none.",
        table=lambda: table_html(
            "Published results by strength of evidence",
            counts,
            Column(
                "Strength of evidence",
                lambda row: with_small(sentence(EVIDENCE[row.evidence])[:-1], STRENGTHS[row.evidence]),
                wide=True,
            ),
            Column("Rows", lambda row: whole(row.results), numeric=True),
            Column("Outcomes", lambda row: whole(row.outcomes), numeric=True),
            Column("Outputs", lambda row: whole(row.outputs), numeric=True),
            Column("Findings", lambda row: whole(row.findings), numeric=True),
            Column("Targets", lambda row: whole(row.targets), numeric=True),
            Column("Programmes", lambda row: whole(row.programmes), numeric=True),
            Column("Outside London", lambda row: whole(row.elsewhere), numeric=True),
        ),
        picture=lambda: evidence_bar(counts),
        folded="Results by strength of evidence",
        export=Export(StrengthCount, counts),
    )


def result_columns(store: Store) -> tuple[Column[Result], ...]:
    """Return the columns of a table of results of one programme, or of several."""

    def where(row: Result) -> Markup:
        several = (row.areas or f"area {NOT_STATED}").split("; ")
        text = listing(several) if len(several) < 4 else f"{len(several)} boroughs"
        return with_small(period_words(row.period_start, row.period_end), text)

    def evidence(row: Result) -> Markup:
        if row.origin != "published":
            return "unpublished return" + remark(row.reported_by)
        return EVIDENCE[row.evidence] + remark(row.reason)

    return (
        Column("Result", lambda row: measured(row.measure, shown_value(row)) + remark(row.own_note), wide=True),
        Column("Kind", lambda row: row.kind),
        Column("Strength of evidence", evidence, wide=True),
        Column("When and where", where, wide=True),
        source_column(store),
    )


class ProgrammeResults(NamedTuple):
    """How many results a programme has, and the strongest evidence among them."""

    programme_id: str
    programme: str
    priority: str | None
    results: int
    outcomes: int
    outputs: int
    findings: int
    targets: int
    strongest: Evidence


class ProgrammeStrengths(NamedTuple):
    """How many results a programme has of each strength of evidence, the strongest first."""

    programme_id: str
    programme: str
    compared: int
    evaluated: int
    monitoring: int
    own_count: int
    stated: int


COUNTED_AS: dict[Evidence, str] = {
    "evaluation with a comparison group": "Comparison",
    "evaluation": "Evaluation",
    "monitoring": "Funder",
    "own count": "Provider",
    "stated": "Claim",
}
"""Short names of the strengths of evidence, the strongest first."""


def numbers(row: ProgrammeStrengths) -> tuple[int, ...]:
    """Return the numbers of results, the strongest evidence first."""
    return (row.compared, row.evaluated, row.monitoring, row.own_count, row.stated)


@exhibit("outcomes-by-strength")
def matrix(store: Store) -> Exhibit:
    """Return the programmes by the strength of their results, those with the strongest first."""
    by_programme: dict[str, list[Result]] = {}
    for row in published_results(store):
        if row.programme_id and row.evidence != "no result":
            by_programme.setdefault(row.programme_id, []).append(row)
    rows = sorted(
        (
            ProgrammeStrengths(
                programme_id,
                results[0].programme or programme_id,
                *(sum(one.evidence == evidence for one in results) for evidence in COUNTED_AS),
            )
            for programme_id, results in by_programme.items()
        ),
        key=lambda row: (*(-number for number in numbers(row)), row.programme),
    )
    evaluated = sum(bool(row.compared or row.evaluated) for row in rows)
    most = max((number for row in rows for number in numbers(row)), default=1)

    def column(name: str, place: int) -> Column[ProgrammeStrengths]:
        return Column(name, lambda row: shaded(numbers(row)[place], most), numeric=True)

    return Exhibit(
        headline=f"{evaluated} of {len(rows)} programmes with results have been evaluated",
        measure="Published results of each programme by who says so, strongest evidence first.",
        table=lambda: table_html(
            "Results by programme and strength",
            rows,
            Column("Programme", lambda row: programme_link(row.programme_id, row.programme), wide=True),
            *(column(name, place) for place, name in enumerate(COUNTED_AS.values())),
            dense=True,
        ),
        export=Export(ProgrammeStrengths, rows),
    )


def shaded(number: int, most: int) -> Markup:
    """Return a number on a shade that is the darker the larger it is; nothing for none."""
    if not number:
        return Markup("")
    step = 1 + round(4 * (number - 1) / max(most - 1, 1))
    return Markup('<span class="mc-cell mc-shade-{}">{}</span>').format(step, number)


@exhibit("outcome-programmes")
def programmes(store: Store) -> Exhibit:
    """Return the programmes with results, by name."""
    by_programme = groupby(results_found(store, ResultSearch()), attrgetter("programme_id"))
    rows = [_programme_results(tuple(results)) for programme_id, results in by_programme if programme_id]
    strongest = Counter(row.strongest for row in rows)
    having = len(rows) - strongest["no result"]
    return Exhibit(
        headline=f"{having} of {counted(len(rows), 'programme')} with something found have results",
        measure="The strongest evidence among all that we found of a programme. For "
        f"{strongest['own count']} of the {having} it is the provider’s own count, for {strongest['stated']} a figure "
        f"of which nobody says who counted it. {strongest['no result']} have targets or context only.",
        table=lambda: table_html(
            "Programmes with results",
            rows,
            Column("Programme", lambda row: programme_link(row.programme_id, row.programme), wide=True),
            Column("Priority", lambda row: row.priority or NOT_STATED, wide=True),
            Column("Published", lambda row: whole(row.results), numeric=True),
            Column("Strongest evidence", lambda row: EVIDENCE[row.strongest], wide=True),
        ),
        folded="Show the programmes",
        export=Export(ProgrammeResults, rows),
    )


def _programme_results(rows: Sequence[Result]) -> ProgrammeResults:
    """Return how many results of each kind a programme has; they are in order, the strongest evidence first."""
    first = rows[0]
    count = strength_count(first.evidence, rows)
    return ProgrammeResults(
        first.programme_id or "",
        first.programme or "",
        first.priority,
        count.results,
        count.outcomes,
        count.outputs,
        count.findings,
        count.targets,
        first.evidence,
    )
