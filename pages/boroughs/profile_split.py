"""What reaches a borough, in numbers: its own awards, those it shares, those for all of London; split on request."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple, get_args

from data.store import Store, kept_with_store
from queries import reach
from queries.boroughs import Area
from queries.reach import CountedAward
from queries.splitting import Rule, Splittable, london_total, split
from ui.exhibit import Exhibit, Export, kept_exhibit
from ui.tables import Column, table_html
from ui.wording import NOT_KNOWN, counted, listing, pounds, pounds_estimate, year, years

Reach = Literal["borough", "shared", "london"]

REACH_WORDS: dict[Reach, str] = {
    "borough": "{area} itself",
    "shared": "{area} with other boroughs",
    "london": "All of London",
}

KINDS = ("grant", "contract", "budget", "procurement ceiling")

RULE_WORDS: dict[Rule, str] = {
    "none": "",
    "equal": "equally over the boroughs that each award covers",
    "population": "by the mid-year residents of the boroughs an award covers, in its first year or the nearest we have",
}


class ReachRow(NamedTuple):
    """Awards of one kind that reach a borough one way; part_gbp is its estimated part, where they are split."""

    borough: str
    kind: str
    reach: Reach
    awards: int
    awards_up_to: int
    amount_gbp: Decimal
    split: Rule
    part_gbp: Decimal | None


@kept_with_store(maxsize=1)
def counted_awards(store: Store) -> tuple[CountedAward, ...]:
    """Return the awards that count in totals, without income."""
    return reach.counted_awards(store)


@kept_with_store(maxsize=1)
def residents(store: Store) -> dict[int, dict[str, int]]:
    """Return the residents of each area by year."""
    return reach.residents(store)


@kept_with_store(maxsize=1)
def first_years(store: Store) -> tuple[int, ...]:
    """Return the years from the first to the last in which a counted award starts."""
    known = [award.start_year for award in counted_awards(store) if award.start_year is not None]
    return tuple(range(min(known), max(known) + 1)) if known else ()


def reach_of(award: CountedAward, gss_code: str) -> Reach | None:
    """Return how an award reaches an area by what it covers; None where it does not, or its areas are not stated."""
    if gss_code not in award.gss_codes:
        return None
    if award.covers_london:
        return "london"
    return "borough" if len(award.gss_codes) == 1 else "shared"


def splittable(award: CountedAward) -> Splittable:
    """Return what splitting has to know of an award."""
    return Splittable(award.amount_gbp, award.gss_codes, award.start_year)


@kept_with_store(maxsize=256)
def reaching(store: Store, area: Area, since: int, until: int, rule: Rule) -> tuple[ReachRow, ...]:
    """Return the awards that start in a span of years and reach the borough, by kind and way."""
    people = residents(store)
    found: dict[tuple[str, Reach], list[CountedAward]] = {}
    for award in _of_span(store, since, until):
        how = reach_of(award, area.gss_code)
        if how is not None:
            found.setdefault((award.kind, how), []).append(award)
    return tuple(
        ReachRow(
            area.area,
            kind,
            how,
            len(awards),
            sum(award.amount_basis == "up to" for award in awards),
            _sum(award.amount_gbp for award in awards),
            rule,
            None if rule == "none" else _sum(split(splittable(a), rule, people)[area.gss_code] for a in awards),
        )
        for kind in KINDS
        for how in get_args(Reach)
        if (awards := found.get((kind, how)))
    )


def _of_span(store: Store, since: int, until: int) -> list[CountedAward]:
    return [a for a in counted_awards(store) if a.start_year is not None and since <= a.start_year <= until]


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), Decimal("0.00"))


@kept_exhibit(maxsize=256, level=3)
def reach_table(store: Store, area: Area, since: int, until: int, rule: Rule) -> Exhibit | None:
    """Return what reaches a borough by kind and way; None where no award of these years does."""
    rows = reaching(store, area, since, until, rule)
    if not rows:
        return None
    estimate = rule != "none"
    left_out, left_out_notes = _left_out(store, area, since, until)
    columns = [
        Column("Kind", lambda row: f"{row.kind.capitalize()}s"),
        Column("For", lambda row: REACH_WORDS[row.reach].format(area=area.area)),
        Column("Awards", lambda row: f"{row.awards:,}", numeric=True),
        Column("Pounds, not split" if estimate else "Pounds", _amount, numeric=True),
    ]
    if estimate:
        columns.append(Column(f"{area.area}’s part, estimated", _part, numeric=True))
    return Exhibit(
        finding=_finding(area, rows),
        measure=f"Counted awards that start in {years(since, until)}, by what their sources say they cover, cash. Each "
        "stands whole in its first year, however many years it pays for. Amounts of different kinds, and what is "
        f"{area.area}’s own and what it shares, are not added together."
        + (f" Estimate: what is shared is split {RULE_WORDS[rule]}." if estimate else ""),
        coverage=left_out,
        table=table_html(f"Awards that reach {area.area}", columns, rows, hide_caption=True),
        notes=[*_together(area, rows, rule), _london(store, since, until, rule), *left_out_notes],
        export=Export(
            "reach",
            ReachRow,
            rows,
            None,
            (("borough", area.area), ("since", year(since)), ("until", year(until)), ("split", rule)),
        ),
    )


def _finding(area: Area, rows: Sequence[ReachRow]) -> str:
    number = {how: sum(row.awards for row in rows if row.reach == how) for how in get_args(Reach)}
    return (
        f"{counted(number['borough'], 'award')} for {area.area} itself, {number['shared']:,} shared with other "
        f"boroughs, {number['london']:,} for all of London"
    )


def _amount(row: ReachRow) -> str:
    if row.kind == "procurement ceiling" or row.awards_up_to == 0:
        return pounds(row.amount_gbp)
    if row.awards_up_to == row.awards:
        return f"up to {pounds(row.amount_gbp)}"
    return f"{pounds(row.amount_gbp)} ({row.awards_up_to} “up to”)"


def _part(row: ReachRow) -> str:
    if row.reach == "borough":
        return pounds(row.amount_gbp)
    return NOT_KNOWN if row.part_gbp is None else pounds_estimate(row.part_gbp)


def _together(area: Area, rows: Sequence[ReachRow], rule: Rule) -> list[str]:
    """Return what each kind comes to with the parts, where it is split."""
    if rule == "none":
        return []
    sums = {kind: _sum(row.part_gbp for row in rows if row.kind == kind) for kind in KINDS}
    words = [f"{kind}s {pounds_estimate(amount)}" for kind, amount in sums.items() if amount]
    return [
        f"By this estimate {area.area}’s own awards and its parts come to: {listing(words)}. Nobody has published what "
        "was spent there. Shown rounded; in the file they stand to the penny, and all boroughs’ parts add up."
    ]


def _by_kind(awards: Sequence[CountedAward]) -> str:
    kinds = [kind for kind in KINDS if any(award.kind == kind for award in awards)]
    return listing(
        [
            f"{counted(sum(a.kind == kind for a in awards), kind)} of "
            f"{pounds(_sum(a.amount_gbp for a in awards if a.kind == kind))}"
            for kind in kinds
        ]
    )


def _left_out(store: Store, area: Area, since: int, until: int) -> tuple[str, list[str]]:
    """Return how many counted awards cannot be placed in an area or a year, and which, by kind."""
    nowhere = [award for award in _of_span(store, since, until) if not award.gss_codes]
    never = [a for a in counted_awards(store) if a.start_year is None and area.gss_code in a.gss_codes]
    neither = [award for award in counted_awards(store) if award.start_year is None and not award.gss_codes]
    notes = []
    if nowhere:
        notes.append(f"Left out, without a stated area: {_by_kind(nowhere)}.")
    for how, words in REACH_WORDS.items():
        some = [award for award in never if reach_of(award, area.gss_code) == how]
        if some:
            whom = words.format(area=area.area).replace("All of", "all of")
            notes.append(f"Left out, for {whom}, without a stated first year: {_by_kind(some)}.")
    if neither:
        notes.append(f"Left out, without both: {_by_kind(neither)}.")
    if not notes:
        return "", []
    words = f"{counted(len([*nowhere, *never, *neither]), 'award')} without a stated area or first year left out."
    return words, notes


def _london(store: Store, since: int, until: int, rule: Rule) -> str:
    """Return what London gets of the same years, which no rule changes."""
    awards = [award for award in _of_span(store, since, until) if award.gss_codes]
    totals = {
        kind: london_total([splittable(a) for a in awards if a.kind == kind], rule, residents(store)) for kind in KINDS
    }
    words = listing([f"{kind}s {pounds(amount)}" for kind, amount in totals.items() if amount])
    return f"London’s totals of the same years, which stay the same however they are split: {words}."
