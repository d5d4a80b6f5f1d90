"""Whether the money follows need, pair of boroughs by pair: how often more need went with more money."""

from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import NamedTuple, get_args

from analysis.need import Need, followed_more, funded_year, known, pairs
from data.store import Store
from pages.boroughs.choices import choose_offences
from pages.boroughs.need_content import doubt, need_words, sources
from queries import Bounds
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.rounding import outwards
from ui.tables import Column, table_html
from ui.wording import listing, lowered, number, whole, year


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
        f"in {best.same} of {pairs_in_all} pairs of boroughs the one with more {lowered(best.need)} got clearly more, "
        f"in {best.opposite} clearly less"
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
        headline=f"Direct funding of {year(start)} and need: {closest(lines, beside)}{doubt(store, rows)}",
        measure="Every pair of boroughs, by whether the one with more need also got more direct funding, total, cash. "
        "Open: rounding, or an equal figure, does not let anybody tell.",
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
