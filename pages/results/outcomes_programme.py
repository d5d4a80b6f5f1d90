"""The results of one programme: what it is, every result, what contradicts what, and what was not found."""

from analysis.outcomes import EVALUATED, cases_of, results_found
from analysis.programmes import programmes_by_id
from data.store import Store, kept_with_store
from pages.results.choices import choose_programme
from pages.results.outcomes_claims import alike, drawn_series, target_table
from pages.results.outcomes_content import result_columns
from queries.outcomes import Result, ResultSearch
from ui.contradictions import programme_contradictions
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import counted
from ui.html import Html, render
from ui.provenance import citer
from ui.tables import table_html


def name(store: Store, programme_id: str) -> str:
    """Return the name of a programme as the title of its page of results."""
    return f"Results of {programmes_by_id(store)[programme_id].programme}"


def description(store: Store, programme_id: str) -> str:
    """Return what a programme does, in our own words."""
    return f"{programmes_by_id(store)[programme_id].description}."


@exhibit("programme-outcomes", choose_programme)
def result_table(store: Store, programme_id: str) -> Exhibit:
    """Return all results of a programme, the strongest evidence first."""
    rows = results_found(store, ResultSearch(programme_id=programme_id))
    evaluated = sum(row.evidence in EVALUATED for row in rows)
    return Exhibit(
        headline=f"{counted(len(rows), 'result')}, {evaluated or 'none'} of them from evaluations",
        measure="The strongest evidence first. Each stands as it was published, with who says so.",
        table=lambda: table_html("Results", rows, *result_columns(store)),
        export=Export(Result, rows, citer(store), (("programme", programme_id),)),
    )


@kept_with_store
def missing(store: Store, programme_id: str) -> Html | None:
    """Return what was not found on a programme's results; None if there is something of everything."""
    rows = results_found(store, ResultSearch(programme_id=programme_id))
    kinds = {
        "finding of an evaluation": any(row.evidence in EVALUATED for row in rows),
        "target": target_table(store, programme_id) is not None,
        "measure published for several dates": bool(drawn_series(store, programme_id)),
        "contradicting answers": bool(cases_of(store, programme_id))
        or programme_contradictions(store, programme_id) is not None
        or alike(store, programme_id) is not None,
    }
    absent = [what for what, is_there in kinds.items() if not is_there]
    return render("not_found", absent=" or ".join(absent)) if absent else None
