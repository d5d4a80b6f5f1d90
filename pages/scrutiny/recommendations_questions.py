"""The questions of the investigation of 2024 and MOPAC's own principles, with what the figures can say to them."""

from collections.abc import Sequence

from markupsafe import Markup

from analysis.evidence import EvidenceFigure, cannot_be_told, figures, used
from data.store import Store
from pages.scrutiny.evidence_words import case_note, figure_lists, said
from queries.scrutiny import Asked, principles, questions
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.html import link, url_for
from ui.provenance import citer, sources_of
from ui.tables import Column, table_html
from ui.wording import sentence


@exhibit("scrutiny-questions")
def question_table(store: Store) -> Exhibit:
    """Return the questions of the 2024 investigation with the figures that bear on them."""
    rows = questions(store)
    return _answers(
        store,
        "question",
        rows,
        "Key questions of the Police and Crime Committee’s investigation, in our own words, each with the figures "
        "that bear on it.",
    )


@exhibit("commissioning-principles")
def principle_table(store: Store) -> Exhibit:
    """Return MOPAC's own principles with the figures that bear on them."""
    rows = principles(store)
    return _answers(
        store,
        "principle",
        rows,
        "What MOPAC says it commissions by, in our own words, each with the figures that bear on it.",
    )


def _answers(store: Store, subject: str, rows: Sequence[Asked], measure: str) -> Exhibit:
    bearing = [row for row in rows if used(store, subject, str(row.position))]
    how_many = f"all {len(rows)}" if len(bearing) == len(rows) else f"{len(bearing)} of {len(rows)}"
    caveats = {use.title: use.cannot_say for row in rows for use in used(store, subject, str(row.position))}
    return Exhibit(
        headline=f"Published figures bear on {how_many} {subject}s",
        measure=measure,
        table=lambda: table_html(
            f"{subject.capitalize()}s and figures",
            rows,
            Column(subject.capitalize(), lambda row: f"{row.position}. {row.words}", wide=True),
            Column(
                "What can be counted in our sources",
                lambda row: figure_lists(store, subject, str(row.position)),
                wide=True,
            ),
            Column(
                "What is said, and what cannot be told from what we found",
                lambda row: Markup("{} {}").format(
                    said(store, subject, str(row.position)), cannot_be_told(store, subject, str(row.position))
                ),
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
        export=Export(
            EvidenceFigure,
            [
                figure
                for row in rows
                for figure in figures(store, subject, str(row.position), row.words, (row.source_id, row.locator))
            ],
            citer(store),
        ),
    )
