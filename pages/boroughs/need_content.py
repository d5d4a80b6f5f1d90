"""What the funding and need page shows: whether the money follows need, by shares and pair of boroughs by pair."""

from collections.abc import Collection, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple, get_args

from markupsafe import Markup

from analysis.borough_figures import View, doubtful
from analysis.need import Need, followed_more, funded_year, known, need_shares, pairs
from data.store import Store, kept_with_store
from pages.boroughs.choices import choose_offences
from pages.boroughs.figure_words import caution_words
from pages.boroughs.measures import figures
from queries import Bounds
from queries.boroughs import ALL_OFFENCES, DIRECT, Per
from queries.london import direct_funding_by_year
from queries.measures import funding_by_borough
from queries.need import BoroughNeed
from ui.columns import borough_column
from ui.comparison_figures import scatter
from ui.csv_file import Selection
from ui.doubts import doubtful_areas
from ui.exhibit import Exhibit, exhibit
from ui.figure_parts import Point
from ui.files import Export
from ui.formats import (
    counted,
    listing,
    lowered,
    number,
    pounds,
    pounds_rate,
    sentence,
    share,
    whole,
    year,
)
from ui.missing import NOT_KNOWN
from ui.provenance import cite_all, citer
from ui.rounding import outwards
from ui.tables import Column, table_html
from ui.two_totals import two_totals


class NeedShare(NamedTuple):
    """One borough's funding and its share (0 to 1) of each need; rates in pounds of the year, and London's.

    Residents are those of the middle of the calendar year that the year begins in; all_offences are what
    per_1000_offences was divided by, whatever group the share is of.
    """

    borough: BoroughNeed
    financial_year: int
    residents_share: float
    offences_share: float
    deprivation_share: float
    per_head: Bounds | None
    per_head_beside_london: str
    all_offences: float | None
    per_1000_offences: Bounds | None
    per_1000_offences_beside_london: str
    caution: str | None

    @property
    def area(self) -> str:
        """Return the name of the borough."""
        return self.borough.area


NEED_FILE = Selection(
    NeedShare,
    "borough.area financial_year borough.amount_gbp borough.rounding_gbp borough.funding_share "
    "borough.funding_share_bounds residents_share offences_share deprivation_share borough.residents per_head "
    "per_head_beside_london all_offences per_1000_offences per_1000_offences_beside_london caution borough.source_id "
    "borough.locator",
)


def sources(store: Store, rows: Sequence[BoroughNeed], group: str) -> Markup:
    """Return where funding comes from, and residents, offences and deprivation: of these the documents alone."""
    views = (
        View("residents", year=funded_year(store)),
        View("recorded offences", year=funded_year(store), offence_group=group),
        View("deprivation"),
    )
    needs = [(row.source_id, None) for view in views for row in figures(store, view).known]
    return cite_all(store, [*((row.source_id, row.locator) for row in rows), *needs])


def need_words(need: Need, group: str) -> str:
    """Return a need in words, with the group of offences where it is one."""
    if need == "deprivation":
        return "Residents weighted by deprivation"
    is_one_group = need == "recorded offences" and group != ALL_OFFENCES
    return f"{need.capitalize()} ({lowered(group)})" if is_one_group else need.capitalize()


@exhibit("need-shares", is_file=False)
def against_need(store: Store, need: Need, group: str, area: str = "") -> Exhibit | None:
    """Return each borough's share of the funding against its share of a need; None where nothing is known.

    The named area, if there is one, comes first and is highlighted.
    """
    rows = known(store, group)
    if not rows:
        return None
    part_of = need_shares(store, group)[need]
    doubts = doubtful(store, DIRECT, funded_year(store))
    over = [row.area for row in rows if _bounds(row).low > part_of[row.gss_code]]
    under = [row.area for row in rows if _bounds(row).high < part_of[row.gss_code]]
    own = next((row for row in rows if row.area == area), None)
    points = [
        (part_of[row.gss_code], Point(row.area, row.funding_share, funding_share(row), row.funding_share_bounds))
        for row in rows
    ]
    words = lowered(need_words(need, group))
    return Exhibit(
        headline=own_words(own, part_of[own.gss_code], is_doubtful=own.gss_code in doubts)
        if own
        else f"{counted(len(over), 'borough')} got more than their share of {need}, {len(under)} less",
        measure=(f"{own.area} has {share(part_of[own.gss_code])} of {words}. " if own else "")
        + f"{len(over)} got more than their share, {len(under)} less; {len(rows) - len(over) - len(under)} are too "
        f"close to call. {sentence(doubt(store, rows, [area]).removeprefix('; '))} Share of the published London total "
        f"of direct funding, {year(funded_year(store))}, against the share of {words}. On the line both are equal; "
        "above it a borough got more.",
        coverage=f"{len(rows)} boroughs.",
        alt=f"Scatter with a line of equal share. Above: {listing(over) or 'none'}. Below: {listing(under) or 'none'}.",
        figure=lambda: scatter(
            points, furthest(rows, part_of), f"Share of {words}", "Share of direct funding", own.area if own else ""
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
        sources=sources(store, rows, group),
        export=Export(NEED_FILE, need_rows(store, group), citer(store), (("offences", group),)),
    )


def doubt(store: Store, rows: Sequence[BoroughNeed], named: Collection[str] = ()) -> str:
    """Return what a headline about the boroughs' funding adds where figures are doubtful; named are those it names."""
    doubts = doubtful(store, DIRECT, funded_year(store))
    return doubtful_areas([row.area for row in rows if row.gss_code in doubts], len(rows), named)


def funding_share(row: BoroughNeed) -> str:
    """Return a borough's share of the funding in words."""
    return share(row.funding_share, row.funding_share_bounds)


def own_words(row: BoroughNeed, part: float, *, is_doubtful: bool) -> str:
    """Return whether a borough got an equal share for its need, with its share of the funding."""
    how = "more" if _bounds(row).low > part else "less" if _bounds(row).high < part else ""
    amount = f"{how} than" if how else "about"
    doubtful_words = " (doubtful)" if is_doubtful else ""
    return f"{row.area} got {amount} its share: {funding_share(row)} of the funding{doubtful_words}"


MOST_NAMED = 2


def furthest(rows: Sequence[BoroughNeed], part_of: Mapping[str, float]) -> list[str]:
    """Return the boroughs that are furthest from an equal share, a few on either side: more would overlap."""
    over = sorted(((_bounds(row).low - part_of[row.gss_code], row.area) for row in rows), reverse=True)
    under = sorted(((part_of[row.gss_code] - _bounds(row).high, row.area) for row in rows), reverse=True)
    return [area for side in (over, under) for gap, area in side[:MOST_NAMED] if gap > 0]


def _bounds(row: BoroughNeed) -> Bounds:
    return row.funding_share_bounds or Bounds(0.0, 1.0)


@kept_with_store
def need_rows(store: Store, group: str) -> tuple[NeedShare, ...]:
    """Return every borough's shares and rates, by name."""
    start = funded_year(store)
    parts = need_shares(store, group)
    rates: tuple[Per, ...] = ("head", "offence")
    heads, offences = (
        {row.gss_code: row.bounds for row in funding_by_borough(store, DIRECT, start, per=per)} for per in rates
    )
    london_head, london_offence = (
        next((row.bounds for row in direct_funding_by_year(store, per=per) if row.financial_year == start), None)
        for per in rates
    )
    recorded = {row.gss_code: row.value for row in figures(store, View("recorded offences", year=start)).known}
    doubts = doubtful(store, DIRECT, start)
    return tuple(
        NeedShare(
            row,
            start,
            parts["residents"][row.gss_code],
            parts["recorded offences"][row.gss_code],
            parts["deprivation"][row.gss_code],
            heads[row.gss_code],
            beside(heads[row.gss_code], london_head),
            recorded.get(row.gss_code),
            offences[row.gss_code],
            beside(offences[row.gss_code], london_offence),
            caution_words(doubts.get(row.gss_code, ())) or None,
        )
        for row in known(store, group)
    )


def beside(own: Bounds | None, london: Bounds | None) -> str:
    """Return how a borough's rate compares with London's: above, below, or open."""
    if own is None or london is None:
        return NOT_KNOWN
    return "above" if own.low > london.high else "below" if own.high < london.low else "open"


def funding_words(row: NeedShare) -> str:
    """Return a borough's funding, marked where it is doubtful."""
    return pounds(row.borough.amount_gbp, row.borough.rounding_gbp) + (" *" if row.caution else "")


@exhibit("need-shares", choose_offences)
def share_table(store: Store, group: str) -> Exhibit | None:
    """Return every borough's shares and rates as a table; None where nothing is known."""
    rows = need_rows(store, group)
    if not rows:
        return None
    above = sum(row.per_head_beside_london == "above" for row in rows)
    below = sum(row.per_head_beside_london == "below" for row in rows)
    return Exhibit(
        headline=f"Per resident, {counted(above, 'borough')} clearly got more than the London average, {below} "
        "clearly less" + doubt(store, known(store, group)),
        measure=f"Direct funding, {year(funded_year(store))}, cash: shares of the published total beside shares of "
        "need, and rates beside London’s (above, below, or open where rounding does not let anybody tell).",
        coverage=f"{len(rows)} boroughs.",
        table=lambda: table_html(
            "Funding and need by borough",
            rows,
            borough_column(),
            Column("Funding", funding_words, numeric=True),
            Column("Share of funding", lambda row: funding_share(row.borough), numeric=True),
            Column("Share of residents", lambda row: share(row.residents_share), numeric=True),
            Column("Share of offences", lambda row: share(row.offences_share), numeric=True),
            Column(
                "Share of residents weighted by deprivation", lambda row: share(row.deprivation_share), numeric=True
            ),
            Column("Per resident", lambda row: pounds_rate(row.per_head), numeric=True),
            Column("Per resident, beside London", lambda row: row.per_head_beside_london),
            Column("Per 1,000 offences", lambda row: pounds_rate(row.per_1000_offences), numeric=True),
            Column("Per 1,000 offences, beside London", lambda row: row.per_1000_offences_beside_london),
        ),
        folded=f"Show all {len(rows)} boroughs",
        cautions=[
            *(f"* {row.area}: {row.caution}" for row in rows if row.caution),
            *two_totals(store, funded_year(store)),
        ],
        sources=sources(store, [row.borough for row in rows], group),
        export=Export(NEED_FILE, rows, citer(store), (("offences", group),)),
    )


class NeedAgreement(NamedTuple):
    """How the order of boroughs by funding agrees with their order by one need, in pairs of boroughs."""

    need: str
    same: int
    opposite: int
    open: int
    tied: int
    tau: Bounds


def closest(lines: Sequence[NeedAgreement], beside: Mapping[tuple[str, str], Bounds]) -> str:
    """Return which need the money follows most closely, as far as the pairs show.

    beside has by how much the money follows the first need of a pair more closely than the second, in Kendall's tau.
    """
    best = max(lines, key=lambda line: line.same)
    pairs_in_all = best.same + best.opposite + best.open + best.tied
    words = (
        f"The borough with more {lowered(best.need)} got more in {best.same} of {pairs_in_all} pairs, less in "
        f"{best.opposite}"
    )
    others = [line for line in lines if line is not best]
    less = [lowered(line.need) for line in others if beside[best.need, line.need].low > 0]
    unsure = [lowered(line.need) for line in others if lowered(line.need) not in less]
    if not unsure:
        return f"{words}; no other need is followed so closely"
    open_words = f"whether {listing(unsure)} {_are(unsure)} followed more closely cannot be told"
    less_words = f"{listing(less)} {_are(less)} followed less closely, and " if less else ""
    return f"{words}; {less_words}{open_words}"


def _are(needs: Sequence[str]) -> str:
    return "are" if len(needs) > 1 or needs[0].startswith(("residents", "recorded offences")) else "is"


def _tau(row: NeedAgreement) -> str:
    low, high = outwards(row.tau, 2)
    return number(low, 2) if low == high else f"{number(low, 2)} to {number(high, 2)}"


@exhibit("need-agreement", choose_offences)
def agreement(store: Store, group: str) -> Exhibit | None:
    """Return how far the money follows each need, in pairs of boroughs; None where nothing is known."""
    rows = known(store, group)
    if len(rows) < 2:
        return None
    found = {need: pairs(rows, need) for need in get_args(Need)}
    start = funded_year(store)
    beside = {
        (need_words(one, group), need_words(other, group)): followed_more(rows, one, other)
        for one, other in permutations(get_args(Need), 2)
    }
    lines = [NeedAgreement(need_words(need, group), *count, count.tau) for need, count in found.items()]
    return Exhibit(
        headline=f"{closest(lines, beside)}{doubt(store, rows)}",
        measure=f"Every pair of boroughs, {year(start)}, by whether the one with more need also got more direct "
        "funding, total, cash. Open: rounding, or an equal figure, does not let anybody tell.",
        coverage=f"{len(rows)} boroughs.",
        table=lambda: table_html(
            "Pairs of boroughs",
            lines,
            Column("Need", lambda row: row.need),
            Column("More need, more money", lambda row: whole(row.same), numeric=True),
            Column("More need, less money", lambda row: whole(row.opposite), numeric=True),
            Column("Open", lambda row: whole(row.open), numeric=True),
            Column("Equal", lambda row: whole(row.tied), numeric=True),
            Column("Rank correlation", _tau, numeric=True),
        ),
        notes=(
            "Rank correlation is Kendall’s tau: 1 if the boroughs stand in the same order, −1 in the opposite, 0 if "
            "one says nothing about the other. Its range is what rounding leaves open. Two ranges may overlap and one "
            "need be followed more closely all the same: a pair that is open is open for both.",
        ),
        sources=sources(store, rows, group),
        export=Export(NeedAgreement, lines, parameters=(("offences", group),)),
    )
