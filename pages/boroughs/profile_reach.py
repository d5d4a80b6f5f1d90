"""What reaches a borough, in a table: direct funding, awards of its own, shared ones, those for all of London."""

from collections.abc import Sequence
from decimal import Decimal
from typing import get_args

from markupsafe import Markup

from analysis.apportionment import Rule, london_total
from analysis.borough_figures import doubtful_in
from analysis.differences import together
from analysis.reach import (
    DIRECT_KIND,
    Basis,
    Reach,
    ReachRow,
    allocated_directly,
    allocations_of_span,
    by_kind,
    counted_awards,
    of_span,
    reach_of,
    reaching,
    splittable,
    sum_of,
)
from data.store import Store
from pages.boroughs.choices import choose_funded_borough, choose_span, choose_split
from queries.awards import Award
from queries.boroughs import DIRECT, Area, residents
from ui.award_sums import SHORTENED, awards_sum
from ui.doubts import doubtful_years
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import (
    counted,
    listing,
    pounds,
    pounds_estimate,
    pounds_sum,
    year,
    years,
)
from ui.missing import NOT_FOUND
from ui.rounding import ends
from ui.tables import Cell, Column, table_html

REACH_WORDS: dict[Reach, str] = {
    "borough": "{area} itself",
    "shared": "{area} with other boroughs",
    "london": "All of London",
}

RULE_WORDS: dict[Rule, str] = {
    "none": "",
    "equal": "equally over the boroughs that each award covers",
    "population": "by the mid-year residents of the boroughs an award covers, in its first year or the nearest we have",
}

UP_TO = "“Up to” is the most that may be paid, and is not added to what is stated."


@exhibit("reach", choose_funded_borough, choose_span, choose_split, level=3)
def reach_table(store: Store, area: Area, span: tuple[int, int], rule: Rule) -> Exhibit:
    """Return what reaches a borough by kind and way, its direct funding first."""
    since, until = span
    direct = allocated_directly(store, area, since, until, rule)
    awards = reaching(store, area, since, until, rule)
    rows = (direct, *awards)
    is_estimate = rule != "none"
    left_out = _left_out(store, area, since, until)
    allocated = [row.financial_year for row in allocations_of_span(store, area, since, until)]
    return Exhibit(
        headline=_headline(area, since, until, direct, awards)
        + doubtful_years(doubtful_in(store, area.gss_code, DIRECT, allocated)),
        measure=f"Direct funding of {years(since, until)}, and counted awards that start then, by what their sources "
        "say they cover, cash. An award stands whole in its first year, however many years it pays for. Some direct "
        f"funding is also named by a grant. So different kinds, and what is {area.area}’s own and what it shares, are "
        "not added together." + (f" Estimate: what is shared is split {RULE_WORDS[rule]}." if is_estimate else ""),
        coverage=f"{counted(sum(map(len, left_out.values())), 'award')} without a stated area or first year left out."
        if left_out
        else "",
        table=lambda: table_html(
            f"What reaches {area.area}",
            rows,
            Column("Kind", _kind),
            Column("For", lambda row: REACH_WORDS[row.reach].format(area=area.area)),
            Column("Awards", lambda row: "" if row.awards is None else f"{row.awards:,}", numeric=True),
            Column("Pounds, not split" if is_estimate else "Pounds", _amount, numeric=True),
            Column(f"{area.area}’s part, estimated", _part, numeric=True) if is_estimate else None,
        ),
        notes=[
            UP_TO,
            *(
                [f"{SHORTENED} The file has them to the penny."]
                if any(row.awards_rounding_gbp != 0 for row in awards)
                else []
            ),
            *_together(area, awards, rule),
            _london(store, since, until, rule),
            *(f"Left out, {words}: {_by_kind(some)}." for words, some in left_out.items()),
        ],
        export=Export(
            ReachRow,
            rows,
            None,
            (("borough", area.area), ("since", year(since)), ("until", year(until)), ("split", rule)),
            ("amount_bounds",),
        ),
    )


def _kind(row: ReachRow) -> Cell:
    if row.kind != DIRECT_KIND:
        return f"{row.kind.capitalize()}s{', up to' if row.amount_basis == 'up to' else ''}"
    return Markup("{}<small>{}</small>").format(DIRECT_KIND.capitalize(), _published_years(row))


def _published_years(row: ReachRow) -> str:
    if not row.years_of_span:
        return "outside the years of the fund"
    return f"found for {row.years_published} of {counted(row.years_of_span, 'year')}"


def _headline(area: Area, since: int, until: int, direct: ReachRow, awards: Sequence[ReachRow]) -> str:
    number = {how: sum(row.awards or 0 for row in awards if row.reach == how) for how in get_args(Reach)}
    allocated = (
        f"No direct funding found for {years(since, until)}"
        if direct.amount_gbp is None
        else f"Direct funding of {_amount(direct)} {_published_years(direct)}"
    )
    return (
        f"{allocated}; {counted(number['borough'], 'award')} for {area.area} itself, {number['shared']:,} shared with "
        f"other boroughs, {number['london']:,} for all of London"
    )


def _amount(row: ReachRow) -> str:
    if row.amount_gbp is None:
        return NOT_FOUND
    if row.kind != DIRECT_KIND:
        return awards_sum(row.amount_gbp, row.awards_rounding_gbp)
    if row.amount_bounds is None:
        return pounds(row.amount_gbp, None)
    rounding = ends(row.amount_bounds).width / 2
    return pounds(row.amount_gbp, rounding) if row.years_published == 1 else pounds_sum(row.amount_gbp, rounding)


def _part(row: ReachRow) -> str:
    if row.part_gbp is None or row.reach == "borough":
        return _amount(row)
    return pounds_estimate(row.part_gbp)


def _together(area: Area, awards: Sequence[ReachRow], rule: Rule) -> list[str]:
    """Return what each kind comes to with the parts, where it is split."""
    if rule == "none":
        return []
    sums: dict[tuple[str, Basis], Decimal] = {}
    for row in awards:
        key = (row.kind, row.amount_basis)
        sums[key] = sums.get(key, Decimal(0)) + (row.part_gbp or 0)
    words = [f"{kind}s {_up_to(basis)}{pounds_estimate(amount)}" for (kind, basis), amount in sums.items() if amount]
    return [
        f"By this estimate {area.area}’s own awards and its parts come to: {listing(words)}. What was spent there "
        "we have not found. Shown rounded; the file has them to the penny, and all boroughs’ parts add up."
    ]


def _up_to(basis: Basis) -> str:
    return "up to " if basis == "up to" else ""


def _by_kind(awards: Sequence[Award]) -> str:
    return listing(
        [
            f"{counted(len(some), kind)} of {_up_to(basis)}{_sum(sum_of(award.amount_gbp for award in some), some)}"
            for kind, basis, some in by_kind(awards)
        ]
    )


def _sum(amount: Decimal, awards: Sequence[Award]) -> str:
    """Return what awards come to in words, as exactly as their rounding allows."""
    return awards_sum(amount, together([award.rounding_gbp for award in awards]))


def _left_out(store: Store, area: Area, since: int, until: int) -> dict[str, list[Award]]:
    """Return the counted awards that cannot be placed in an area or a year, by what is not stated."""
    without_year = [award for award in counted_awards(store) if award.start_year is None]
    groups = {"without a stated area": [award for award in of_span(store, since, until) if not award.gss_codes]}
    for reach, words in REACH_WORDS.items():
        whom = words.format(area=area.area).replace("All of", "all of")
        some = [award for award in without_year if reach_of(award, area) == reach]
        groups[f"for {whom}, without a stated first year"] = some
    groups["without both"] = [award for award in without_year if not award.gss_codes]
    return {words: awards for words, awards in groups.items() if awards}


def _london(store: Store, since: int, until: int, rule: Rule) -> str:
    """Return what London gets of the same years, which no rule changes."""
    awards = [award for award in of_span(store, since, until) if award.gss_codes]
    if not awards:
        return "No counted award of these years states where in London it is for."
    words = []
    for kind, basis, some in by_kind(awards):
        amount = london_total([splittable(store, award) for award in some], rule, residents(store))
        words.append(f"{kind}s {_up_to(basis)}{_sum(amount, some)}")
    return (
        "London’s totals of the awards of the same years, which stay the same however they are split: "
        f"{listing(words)}."
    )
