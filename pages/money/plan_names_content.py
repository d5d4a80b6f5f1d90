"""How the priorities were named from plan to plan, as the sources give them."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from analysis.priorities import YEAR
from data.store import Store
from queries.priorities import PlanName, headings_by_priority, names_by_plan
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.html import render
from ui.provenance import cite_all, citer
from ui.wording import listing, year


@exhibit("plan-priorities", level=3)
def names(store: Store) -> Exhibit | None:
    """Return the names of the priorities in each plan, side by side; None if none is known."""
    rows = names_by_plan(store)
    if not rows:
        return None
    plans: dict[str, list[PlanName]] = {}
    for row in rows:
        plans.setdefault(row.plan, []).append(row)
    return Exhibit(
        headline=_names_headline(plans),
        measure="Names as the sources give them. A name in one plan is not the same as a similar one in another: no "
        "source says what became of what, and none of the money above is carried over.",
        coverage="No source for the plan of 2013-16.",
        table=lambda: render("plan_names", plans=[_plan_card(store, plan, group) for plan, group in plans.items()]),
        notes=_report_names(store, rows),
        export=Export(PlanName, rows, citer(store)),
    )


def _names_headline(plans: Mapping[str, Sequence[PlanName]]) -> str:
    named = [row.priority.casefold() for group in plans.values() for row in group]
    kept = len(named) - len(set(named))
    return (
        f"{kept or 'No'} name of a priority stands word for word in more than one of the {len(plans)} "
        "plans and drafts we hold"
    )


def _plan_card(store: Store, plan: str, group: Sequence[PlanName]) -> tuple[str, list[str], str, Markup]:
    ordered = all(row.position is not None for row in group)
    note = "In the order of the source." if ordered else "The source gives no order; here by the alphabet."
    sources = dict.fromkeys((row.source_id, row.locator) for row in group)
    return plan, [row.priority for row in group], note, cite_all(store, sources)


def _report_names(store: Store, rows: Sequence[PlanName]) -> list[Markup]:
    """Return how the report on the year spells priorities that the plan spells otherwise."""
    known = {row.priority.casefold() for row in rows}
    others = [row for row in headings_by_priority(store, YEAR) if row.priority.casefold() not in known]
    if not others:
        return []
    return [
        Markup("The report on {} spells {} of its priorities otherwise than the plan does: {}.").format(
            year(YEAR),
            len(others),
            listing([f"“{row.priority}”" for row in others]),
        )
    ]
