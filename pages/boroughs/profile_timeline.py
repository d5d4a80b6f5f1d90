"""A borough's awards as a time line: its own, and hatched those that it shares."""

from data.store import Store, kept_with_store
from queries.awards import Award, awards_by_reach
from queries.boroughs import Area
from ui.award_cells import award_amount, award_title
from ui.formats import counted
from ui.html import Html, render
from ui.pictures.timeline import Span, timeline

MOST = 16
"""How many awards are drawn: the latest ones."""


@kept_with_store(maxsize=64)
def award_timeline(store: Store, area: Area) -> Html:
    """Return a bar for each of the latest awards that name a borough, over its years; nothing without any."""
    rows = [
        (reach, award)
        for award in awards_by_reach(store, area.gss_code)
        if award.start_year and (reach := award.reach(area.gss_code)) and reach != "london"
    ]
    if not rows:
        return Html()
    latest = sorted(rows, key=lambda one: (one[1].start_year or 0, one[1].end_year or 0), reverse=True)[:MOST]
    shared = sum(reach == "shared" for reach, _ in rows)
    return render(
        "findings",
        level=3,
        title=f"{counted(len(rows), 'award')} for {area.area}, {shared or 'none'} shared with other boroughs",
        measure=f"Awards by their years{f', the latest {MOST}' if len(rows) > MOST else ''}. Hatched: shared with "
        "other boroughs; the amount is for all of them.",
        picture=timeline([_span(reach, award) for reach, award in latest], f"Awards that name {area.area}"),
        sentences=[],
    )


def _span(reach: str, award: Award) -> Span:
    start = award.start_year or 0
    is_shared = reach == "shared"
    return Span(award_title(award), start, award.end_year or start, award_amount(award), is_shared=is_shared)
