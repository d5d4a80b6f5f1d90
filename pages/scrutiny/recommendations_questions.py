"""The questions of the investigation of 2024 and MOPAC's own principles, with what the figures can say to them."""

from collections.abc import Sequence

from markupsafe import Markup

from data.store import Store
from pages.scrutiny.evidence import NO_FIGURE, EvidenceFigure, case_note, evidence_on, figure_lists, said
from queries.scrutiny import Asked, principles, questions
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import sentence
from ui.html import link, url_for
from ui.provenance import citer, sources_of
from ui.tables import Column, table_html


@exhibit("scrutiny-questions")
def question_table(store: Store) -> Exhibit:
    """Return the questions of the 2024 investigation with the figures that bear on them."""
    measure = (
        "Key questions of the Police and Crime Committee’s investigation, in our own words, each with the figures "
        "that bear on it."
    )
    return _with_figures(store, "question", questions(store), measure)


@exhibit("commissioning-principles")
def principle_table(store: Store) -> Exhibit:
    """Return MOPAC's own principles with the figures that bear on them."""
    measure = "What MOPAC says it commissions by, in our own words, each with the figures that bear on it."
    return _with_figures(store, "principle", principles(store), measure)


def _with_figures(store: Store, subject: str, rows: Sequence[Asked], measure: str) -> Exhibit:
    evidence = {row: evidence_on(store, subject, row.position) for row in rows}
    figures = [figure for on_row in evidence.values() for figure in on_row.figures]
    bearing = sum(bool(on_row.figures) for on_row in evidence.values())
    how_many = f"all {len(rows)}" if bearing == len(rows) else f"{bearing} of {len(rows)}"
    caveats = {figure.about: figure.cannot_say for figure in figures}
    return Exhibit(
        headline=f"Published figures bear on {how_many} {subject}s",
        measure=measure,
        table=lambda: table_html(
            f"{subject.capitalize()}s and figures",
            rows,
            Column(subject.capitalize(), lambda row: f"{row.position}. {row.words}", wide=True),
            Column(
                "What can be counted in our sources",
                lambda row: figure_lists(evidence[row].figures) or NO_FIGURE,
                wide=True,
            ),
            Column(
                "What is said, and what cannot be told from what we found",
                lambda row: Markup("{} {}").format(said(store, evidence[row]), evidence[row].unknown),
                wide=True,
            ),
        ),
        notes=[
            Markup("{}.").format(
                link("What MOPAC is said to publish", url_for("recommendations", story="publications"))
            ),
            case_note(),
            *(Markup("<strong>{}.</strong> {}").format(about, sentence(words)) for about, words in caveats.items()),
        ],
        sources=sources_of(store, rows),
        export=Export(EvidenceFigure, figures, citer(store)),
    )
