"""What the funding and need page shows: whether the money follows need."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple, get_args

from markupsafe import Markup

from analysis.measures import doubtful
from analysis.need import Need, funded_year, known, levels, needs, shares
from analysis.views import View
from data.store import Store, kept_with_store
from pages.boroughs.choices import choose_offences
from pages.boroughs.figure_words import caution_words
from pages.boroughs.measure_words import figures
from queries import Bounds
from queries.boroughs import ALL_OFFENCES, DIRECT
from queries.london import direct_funding_by_year
from queries.measures import funding_by_borough
from queries.need import BoroughNeed
from ui.columns import borough_column
from ui.doubts import doubtful_areas
from ui.exhibit import Exhibit, exhibit
from ui.figure_parts import Point
from ui.figures import scatter
from ui.files import Export
from ui.missing import NOT_KNOWN
from ui.provenance import cite_all, citer
from ui.tables import Column, table_html
from ui.two_totals import two_totals
from ui.wording import (
    counted,
    listing,
    lowered,
    pounds,
    pounds_rate,
    share,
    year,
)

NEED_WORDS: dict[Need, str] = {
    "residents": "residents",
    "recorded offences": "recorded offences",
    "deprivation": "residents weighted by deprivation",
}


class NeedShare(NamedTuple):
    """One borough's share (0 to 1) of the funding and of each need; rates in pounds of the year, and London's.

    residents are those of the middle of the calendar year that the year begins in; all_offences are what
    per_1000_offences was divided by, whatever group the share is of.
    """

    area: str
    financial_year: int
    amount_gbp: Decimal | None
    rounding_gbp: Decimal | None
    funding_share: float | None
    funding_share_bounds: Bounds | None
    residents_share: float
    offences_share: float
    deprivation_share: float
    residents: float | None
    per_head: Bounds | None
    per_head_beside_london: str
    all_offences: float | None
    per_1000_offences: Bounds | None
    per_1000_offences_beside_london: str
    caution: str | None
    source_id: str | None
    locator: str | None


def inputs(store: Store, group: str) -> list[tuple[str | None, str | None]]:
    """Return where residents, offences and deprivation come from: the document of each, and no place in it."""
    views = (
        View("residents", year=funded_year(store)),
        View("recorded offences", year=funded_year(store), offence_group=group),
        View("deprivation"),
    )
    return [(row.source_id, None) for view in views for row in figures(store, view).known]


def need_words(need: Need, group: str) -> str:
    """Return a need in words, with the group of offences where it is one."""
    if need != "recorded offences":
        return NEED_WORDS[need].capitalize()
    return "Recorded offences" if group == ALL_OFFENCES else f"Recorded offences ({lowered(group)})"


@exhibit("need-shares", is_file=False)
def against_need(store: Store, need: Need, group: str, area: str = "") -> Exhibit | None:
    """Return each borough's share of the funding against its share of a need; None where nothing is known.

    The named area, if there is one, comes first and is highlighted.
    """
    rows = known(store, group)
    if not rows:
        return None
    everyone = needs(store, group)
    part_of = dict(zip((row.gss_code for row in everyone), shares(levels(everyone, need)), strict=True))
    of_need = [part_of[row.gss_code] for row in rows]
    doubts = doubtful(store, DIRECT, funded_year(store))
    over = [row.area for row, part in zip(rows, of_need, strict=True) if _low(row) > part]
    under = [row.area for row, part in zip(rows, of_need, strict=True) if _high(row) < part]
    own = next(((row, part) for row, part in zip(rows, of_need, strict=True) if row.area == area), None)
    points = [
        (
            part,
            Point(
                row.area,
                row.funding_share,
                share(row.funding_share, row.funding_share_bounds),
                row.funding_share_bounds,
            ),
        )
        for row, part in zip(rows, of_need, strict=True)
    ]
    words = lowered(need_words(need, group))
    return Exhibit(
        headline=(own_words(*own, words) if own else "")
        + f"{counted(len(over), 'borough')} clearly got more than an equal share for their {words}, "
        f"{len(under)} clearly less; for {len(rows) - len(over) - len(under)} rounding leaves it open"
        + doubt(store, rows, [area]),
        measure=f"Share of the published London total of direct funding, {year(funded_year(store))}, against the share "
        f"of {words}. On the line both are equal; above it a borough got more.",
        coverage=f"{len(rows)} boroughs.",
        alt=f"Scatter with a line of equal share. Above: {listing(over) or 'none'}. Below: {listing(under) or 'none'}.",
        figure=lambda: scatter(
            points, furthest(rows, of_need), f"Share of {words}", "Share of direct funding", own[0].area if own else ""
        ),
        table=lambda: Markup("<p class='mc-note'>More: {}. Less: {}.</p>").format(
            listing(over) or "none", listing(under) or "none"
        ),
        notes=("The boroughs’ shares of the published total add up to more than 100%, as their rounded figures do.",)
        if sum(row.funding_share or 0.0 for row in rows) > 1
        else (),
        cautions=[
            *(f"{row.area}: {caution_words(doubts[row.gss_code])}" for row in rows if row.gss_code in doubts),
            *two_totals(store, funded_year(store)),
        ],
        sources=cite_all(store, [*((row.source_id, row.locator) for row in rows), *inputs(store, group)]),
        export=Export(NeedShare, need_shares(store, group), citer(store), (("offences", group),)),
    )


def doubt(store: Store, rows: Sequence[BoroughNeed], named: Collection[str] = ()) -> str:
    """Return what a headline about the boroughs' funding adds where figures are doubtful; named are those it names."""
    doubts = doubtful(store, DIRECT, funded_year(store))
    return doubtful_areas([row.area for row in rows if row.gss_code in doubts], len(rows), named)


def own_words(row: BoroughNeed, part: float, words: str) -> str:
    """Return the beginning of a title: whether a borough got an equal share for its need."""
    funding = share(row.funding_share, row.funding_share_bounds)
    how = "more" if _low(row) > part else "less" if _high(row) < part else ""
    amount = f"clearly {how} than" if how else "what may be"
    return f"{row.area} got {amount} an equal share ({funding} of the funding, {share(part)} of {words}). "


MOST_NAMED = 2


def furthest(rows: Sequence[BoroughNeed], of_need: Sequence[float]) -> list[str]:
    """Return the boroughs that are furthest from an equal share, a few on either side: more would overlap."""
    over = sorted(((_low(row) - part, row.area) for row, part in zip(rows, of_need, strict=True)), reverse=True)
    under = sorted(((part - _high(row), row.area) for row, part in zip(rows, of_need, strict=True)), reverse=True)
    return [area for side in (over, under) for gap, area in side[:MOST_NAMED] if gap > 0]


def _low(row: BoroughNeed) -> float:
    return row.funding_share_bounds.low if row.funding_share_bounds else 0.0


def _high(row: BoroughNeed) -> float:
    return row.funding_share_bounds.high if row.funding_share_bounds else 1.0


@kept_with_store
def need_shares(store: Store, group: str) -> tuple[NeedShare, ...]:
    """Return every borough's shares and rates, by name."""
    rows = known(store, group)
    everyone = {row.gss_code: place for place, row in enumerate(needs(store, group))}
    of_all = {need: shares(levels(needs(store, group), need)) for need in get_args(Need)}
    by_need = {need: [part[everyone[row.gss_code]] for row in rows] for need, part in of_all.items()}
    start = funded_year(store)
    heads = {row.gss_code: row.bounds for row in funding_by_borough(store, DIRECT, start, per="head")}
    offences = {row.gss_code: row.bounds for row in funding_by_borough(store, DIRECT, start, per="offence")}
    london_head, london_offence = (
        next((row.bounds for row in direct_funding_by_year(store, per=per) if row.financial_year == start), None)
        for per in get_args(Literal["head", "offence"])
    )
    recorded = {row.gss_code: row.value for row in figures(store, View("recorded offences", year=start)).known}
    doubts = doubtful(store, DIRECT, start)
    return tuple(
        NeedShare(
            row.area,
            start,
            row.amount_gbp,
            row.rounding_gbp,
            row.funding_share,
            row.funding_share_bounds,
            by_need["residents"][place],
            by_need["recorded offences"][place],
            by_need["deprivation"][place],
            row.residents,
            heads[row.gss_code],
            beside(heads[row.gss_code], london_head),
            recorded.get(row.gss_code),
            offences[row.gss_code],
            beside(offences[row.gss_code], london_offence),
            caution_words(doubts.get(row.gss_code, ())) or None,
            row.source_id,
            row.locator,
        )
        for place, row in enumerate(rows)
    )


def beside(own: Bounds | None, london: Bounds | None) -> str:
    """Return how a borough's rate compares with London's: above, below, or open."""
    if own is None or london is None:
        return NOT_KNOWN
    return "above" if own.low > london.high else "below" if own.high < london.low else "open"


def funding_words(row: NeedShare) -> str:
    """Return a borough's funding, marked where it is doubtful."""
    return pounds(row.amount_gbp, row.rounding_gbp) + (" *" if row.caution else "")


@exhibit("need-shares", choose_offences)
def share_table(store: Store, group: str) -> Exhibit | None:
    """Return every borough's shares and rates as a table; None where nothing is known."""
    rows = need_shares(store, group)
    if not rows:
        return None
    above = sum(row.per_head_beside_london == "above" for row in rows)
    below = sum(row.per_head_beside_london == "below" for row in rows)
    return Exhibit(
        headline=f"For each resident, {counted(above, 'borough')} clearly got more than the London average, {below} "
        "clearly less" + doubt(store, known(store, group)),
        measure=f"Direct funding, {year(funded_year(store))}, cash: shares of the published total beside shares of "
        "need, and rates beside London’s (above, below, or open where rounding does not let anybody tell).",
        coverage=f"{len(rows)} boroughs.",
        table=lambda: table_html(
            "Funding and need by borough",
            rows,
            borough_column(),
            Column("Funding", funding_words, numeric=True),
            Column("Share of funding", lambda row: share(row.funding_share, row.funding_share_bounds), numeric=True),
            Column("Share of residents", lambda row: share(row.residents_share), numeric=True),
            Column("Share of offences", lambda row: share(row.offences_share), numeric=True),
            Column(
                "Share of residents weighted by deprivation", lambda row: share(row.deprivation_share), numeric=True
            ),
            Column("For each resident", lambda row: pounds_rate(row.per_head), numeric=True),
            Column("For each resident, beside London", lambda row: row.per_head_beside_london),
            Column("For each 1,000 offences", lambda row: pounds_rate(row.per_1000_offences), numeric=True),
            Column("For each 1,000 offences, beside London", lambda row: row.per_1000_offences_beside_london),
        ),
        folded=f"Show all {len(rows)} boroughs",
        cautions=[
            *(f"* {row.area}: {row.caution}" for row in rows if row.caution),
            *two_totals(store, funded_year(store)),
        ],
        sources=cite_all(store, [*((row.source_id, row.locator) for row in rows), *inputs(store, group)]),
        export=Export(NeedShare, rows, citer(store), (("offences", group),)),
    )
