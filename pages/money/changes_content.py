"""What the page on changes shows: two years of a fund by their parts, and what cannot be compared."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup

from analysis.change_parts import PUBLISHED_KINDS, ComparedYears, Comparison, allowing_for_both, compare
from analysis.differences import NO_POUNDS, Amount, Part, difference, summed
from data.store import Store, kept_with_store
from pages.money.changes_headline import GROUP_WORDS, PART_NOUNS, difference_words, group_counts, short_headline
from pages.money.choices import choose_change
from queries import Bounds, changes
from queries.awards import AwardTwins, twins
from queries.boroughs import DIRECT, areas
from queries.changes import PartYear
from queries.quality import Caution, cautions
from ui.csv_file import Selection
from ui.doubts import doubtful_areas
from ui.exhibit import Exhibit, exhibit
from ui.figure_parts import Point
from ui.files import Export
from ui.flow_figures import waterfall
from ui.formats import (
    counted,
    listing,
    pounds,
    pounds_difference,
    pounds_short,
    pounds_sum,
    sentence,
    year,
    years,
)
from ui.html import Html, with_small
from ui.missing import NOT_FOUND
from ui.possible_duplicates import duplicate_words
from ui.provenance import citer, sources_of
from ui.rounding import Ends
from ui.tables import Column, table_html
from ui.two_totals import both, two_totals

MOST_STEPS = 10
"""With more parts that changed, the chart shows groups."""

NONE_KNOWN = "no award known"


class GroupRow(NamedTuple):
    """A line of the explanation, in pounds; rounding_gbp is by how much the difference may be off.

    The other figures are those of a second published total that contradicts the first; the difference allows for both.
    """

    fund: str
    line: str
    parts: int | None
    from_year: int
    to_year: int
    from_gbp: Decimal
    from_rounding_gbp: Decimal | None
    to_gbp: Decimal
    to_rounding_gbp: Decimal | None
    from_other_gbp: Decimal | None
    to_other_gbp: Decimal | None
    difference_gbp: Decimal
    rounding_gbp: Decimal | None


def _parameters(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    kind, _, from_year, to_year = comparison.chosen
    return (("kind", kind), ("fund", comparison.fund), ("from", year(from_year)), ("year", year(to_year)))


@exhibit("change-explained", choose_change)
def explanation(store: Store, chosen: ComparedYears) -> Exhibit:
    """Return the difference by groups of parts, next to that of the published totals."""
    comparison = compare(store, chosen)
    rows = _group_rows(comparison)
    everything = comparison.everything
    years_of = (chosen.from_year, chosen.to_year)
    before, after = map(year, years_of)
    noun = PART_NOUNS[chosen.kind][0]
    first = amount_point(f"Sum of parts, {before}", everything.earlier)
    last = amount_point(f"Sum of parts, {after}", everything.later)
    steps = _steps(comparison.parts)
    return Exhibit(
        headline=short_headline(difference_words(comparison), _doubts(store, comparison)),
        measure=f"{comparison.fund}: {PART_NOUNS[chosen.kind][1]}, London, cash, {before} and {after}.",
        coverage=_coverage(store, comparison),
        alt=f"Bars from the sum of the parts in {before} ({first.text}) to that in {after} ({last.text}): "
        + "; ".join(f"{step.label} {step.text}" for step in steps)
        + ".",
        figure=lambda: waterfall(first, steps, last),
        table=lambda: table_html(
            f"Change of {comparison.fund} from {before} to {after}",
            rows,
            Column("What", lambda row: _line_words(row, noun)),
            Column(
                before, lambda row: _sum(row, row.from_gbp, row.from_rounding_gbp, row.from_other_gbp), numeric=True
            ),
            Column(after, lambda row: _sum(row, row.to_gbp, row.to_rounding_gbp, row.to_other_gbp), numeric=True),
            Column("Difference", lambda row: pounds_difference(row.difference_gbp, row.rounding_gbp), numeric=True),
        ),
        notes=_notes(store, comparison),
        cautions=[
            *(f"{caution.subject}: {sentence(caution.message)}" for caution in _doubtful_boroughs(store, comparison)),
            *map(duplicate_words, _twins(store, chosen)),
            *(two_totals(store, *years_of) if chosen.series_id == DIRECT and comparison.totals else ()),
        ],
        sources=sources_of(store, comparison.totals) if comparison.totals else None,
        export=Export(GroupRow, rows, None, _parameters(comparison)),
    )


def _group_rows(comparison: Comparison) -> list[GroupRow]:
    _, _, from_year, to_year = comparison.chosen

    def row(line: str, parts: int | None, earlier: Amount, later: Amount, gap: Amount) -> GroupRow:
        return GroupRow(comparison.fund, line, parts, from_year, to_year, *earlier, *later, None, None, *gap)

    groups = {group: summed(comparison.parts, group) for group in GROUP_WORDS}
    rows = [row(group, *sums) for group, sums in groups.items() if sums.parts]
    everything = comparison.everything
    rows.append(row("sum of these parts", *everything))
    if comparison.totals:
        before, after = comparison.totals
        start, end = map(allowing_for_both, comparison.totals)
        gap = difference(start, end)
        earlier, later = (Amount(total.amount_gbp, total.rounding_gbp) for total in comparison.totals)
        whole = row("published total", None, earlier, later, gap)
        rows.append(whole._replace(from_other_gbp=before.other_gbp, to_other_gbp=after.other_gbp))
        rest = [difference(parts, other) for parts, other in ((everything.earlier, start), (everything.later, end))]
        rows.append(row("total less sum", None, rest[0], rest[1], difference(everything.difference, gap)))
    return rows


def _sum(row: GroupRow, amount: Decimal, rounding: Decimal | None, other: Decimal | None) -> str:
    return both(amount, rounding, other) if row.line == "published total" else pounds_sum(amount, rounding)


def _line_words(row: GroupRow, noun: str) -> Markup:
    if row.line == "published total":
        return Markup("Published total")
    if row.line == "total less sum":
        return with_small("Published total less the sum", "Not explained by these parts")
    name = GROUP_WORDS.get(row.line, row.line.capitalize())  # type: ignore[call-overload]
    return with_small(name, counted(row.parts or 0, noun))


def amount_point(label: str, amount: Amount, *, signed: bool = False) -> Point:
    """Return an amount as a place of the chart, with what its rounding leaves open."""
    rounding = amount.rounding_gbp or NO_POUNDS
    whole = Ends(amount.amount_gbp - rounding, amount.amount_gbp + rounding)
    words = pounds_short(whole, signed=signed)
    if amount.rounding_gbp is None:
        return Point(label, float(amount.amount_gbp), f"about {words}")
    return Point(label, float(amount.amount_gbp), words, Bounds(float(whole.low), float(whole.high)))


def _steps(parts: Sequence[Part]) -> list[Point]:
    """Return what changed as steps of the chart, increases first: each part, or each group where parts are many."""
    changed = [(p.part, p.difference) for p in parts if p.difference and p.difference.amount_gbp]
    if len(changed) > MOST_STEPS:
        sums = {name: summed(parts, group) for group, name in GROUP_WORDS.items()}
        changed = [(f"{name} ({sums[name].parts})", sums[name].difference) for name in sums]
    changes = sorted(changed, key=lambda change: -change[1].amount_gbp)
    return [amount_point(label, amount, signed=True) for label, amount in changes if amount.amount_gbp]


def _coverage(store: Store, comparison: Comparison) -> str:
    chosen = comparison.chosen
    noun = PART_NOUNS[chosen.kind][0]
    if chosen.kind not in PUBLISHED_KINDS:
        return "Every counted award of this kind and fund that starts in one of the two years."
    in_both = comparison.everything.parts
    missing = len(comparison.parts) - in_both
    if chosen.series_id == DIRECT and chosen.kind == "boroughs":
        receiving = sum(area.receives_direct_funding for area in areas(store))
        return (
            f"Based on {in_both} of {receiving} boroughs. {receiving - in_both} are not found for both years "
            f"({missing} for one of them, {receiving - len(comparison.parts)} for neither): neither new nor ended."
        )
    if not missing:
        return f"All {counted(in_both, noun)} that are known are found for both years."
    return (
        f"Based on {in_both} of {counted(in_both + missing, noun)}. {missing} "
        f"{'is' if missing == 1 else 'are'} found for one of the years only: neither new nor ended."
    )


def _notes(store: Store, comparison: Comparison) -> list[str]:
    notes = []
    unsure = [p for p in comparison.parts if p.difference and p.difference.rounding_gbp != 0 and _is_open(p.difference)]
    if unsure:
        notes.append(
            f"Grouped by the figures as published. For {len(unsure)} of {comparison.everything.parts} the rounding "
            "leaves open whether they grew, shrank or stayed."
        )
    if comparison.chosen.kind in PUBLISHED_KINDS:
        return notes
    notes.append(
        "Each award stands whole in its first year, however many years it pays for: this explains what was awarded, "
        "not what was spent. “New” has an award that starts in the later year and none we know in the earlier one; "
        "“ended” is the reverse, and says so where the award runs on."
    )
    upper = sum(row.amount_basis == "up to" for row in comparison.rows)
    if upper:
        notes.append(
            f"{upper} of the {counted(len(comparison.rows), 'award')} {'is' if upper == 1 else 'are'} stated as "
            "“up to” an amount."
        )
    out = changes.awards_left_out(store, *comparison.chosen)
    reasons = [
        (out.not_counted, "of these years that overlap others or have no amount"),
        (out.without_year, "without a first year"),
    ]
    words = [f"{number} {reason}" for number, reason in reasons if number]
    return [*notes, f"Left out: {listing(words)}."] if words else notes


def _doubts(store: Store, comparison: Comparison) -> tuple[str, ...]:
    """Return what a headline adds where it rests on doubtful figures, in full and shorter; empty where it does not."""
    if _twins(store, comparison.chosen):
        return "; an award among them may be listed twice", "; one may be listed twice"
    boroughs = list(dict.fromkeys(caution.subject for caution in _doubtful_boroughs(store, comparison)))
    full = doubtful_areas(boroughs, comparison.everything.parts, boroughs)
    if not full:
        return ("",)
    verb = "is" if len(boroughs) == 1 else "are"
    return full, f"; {listing(boroughs)} {verb} doubtful", f"; {len(boroughs)} {verb} doubtful"


def _doubtful_boroughs(store: Store, comparison: Comparison) -> list[Caution]:
    """Return what the checks found about the compared boroughs in these years; nothing for other parts."""
    chosen = comparison.chosen
    if chosen.kind != "boroughs":
        return []
    compared = {part.part for part in comparison.parts if part.difference}
    codes = {area.gss_code for area in areas(store) if area.area in compared}
    return [
        caution
        for caution in cautions(store)
        if caution.fund_id == chosen.series_id
        and {caution.start_year, caution.end_year} <= {chosen.from_year, chosen.to_year}
        and caution.gss_code in codes
    ]


def _twins(store: Store, chosen: ComparedYears) -> list[AwardTwins]:
    """Return the pairs of awards that look like one, of which one is of the fund, kind and years that are compared."""
    kind = {"ceilings": "procurement ceiling"}.get(chosen.kind, chosen.kind.removesuffix("s"))
    return [
        pair
        for pair in twins(store)
        if chosen.series_id in (pair.fund_id, pair.twin_fund_id)
        and pair.kind == kind
        and pair.start_year in (chosen.from_year, chosen.to_year)
    ]


def _is_open(amount: Amount) -> bool:
    return amount.rounding_gbp is None or abs(amount.amount_gbp) <= amount.rounding_gbp


@exhibit("change-parts", choose_change)
def part_table(store: Store, chosen: ComparedYears) -> Exhibit:
    """Return every part of either year with its group and where its figures come from."""
    comparison = compare(store, chosen)
    group = {part.part: part.group for part in comparison.parts}
    rows: dict[str, list[PartYear]] = defaultdict(list)
    for row in comparison.rows:
        rows[row.part].append(row)
    before, after = year(chosen.from_year), year(chosen.to_year)
    noun = PART_NOUNS[chosen.kind][0]
    return Exhibit(
        headline=short_headline(
            (f"{counted(len(comparison.parts), noun)}: {group_counts(comparison)}",), _doubts(store, comparison)
        ),
        measure="One by one, largest difference first. A file with every figure and its source is below.",
        table=lambda: table_html(
            f"Parts of {comparison.fund} in {before} and {after}",
            comparison.parts,
            Column(noun.capitalize(), lambda part: _part_words(part, rows[part.part], chosen.to_year), wide=True),
            Column(before, lambda part: _amount(part.earlier, rows[part.part], chosen.from_year), numeric=True),
            Column(after, lambda part: _amount(part.later, rows[part.part], chosen.to_year), numeric=True),
            Column("Difference", lambda part: _difference(part.difference), numeric=True),
            Column("Source", lambda part: sources_of(store, rows[part.part]), wide=True),
        ),
        export=Export(
            Selection(
                PartYear,
                "fund part group financial_year award_title amount_gbp rounding_gbp amount_basis end_year source_id "
                "locator",
                {"fund": lambda _row: comparison.fund, "group": lambda row: group[row.part]},
            ),
            comparison.rows,
            citer(store),
            _parameters(comparison),
        ),
    )


def _amount(amount: Amount | None, rows: Sequence[PartYear], wanted: int) -> str:
    """Return the amount of a part in one year; rows are its published figures."""
    if amount is None:
        return NOT_FOUND
    return pounds(*amount) if any(row.financial_year == wanted for row in rows) else NONE_KNOWN


def _difference(amount: Amount | None) -> str:
    return pounds_difference(*amount) if amount else ""


def _part_words(part: Part, rows: Sequence[PartYear], to_year: int) -> Markup:
    """Return the name of a part with its group and its awards; one that still runs has not ended."""
    awards = [row for row in rows if row.award_title]
    small = [f"{row.award_title}, {years(row.financial_year, row.end_year or row.financial_year)}" for row in awards]
    if part.group == "ended" and any((row.end_year or 0) >= to_year for row in awards):
        small.append(f"Runs on in {year(to_year)}, paid from the earlier award")
    return with_small(part.part, ". ".join([GROUP_WORDS[part.group], *small]))


@kept_with_store
def not_comparable(store: Store) -> Html:
    """Return of which funds no two years can be compared, in words."""
    rows = changes.single_years(store)
    tables = [f"{row.series} ({year(row.financial_year)})" for row in rows if row.kind in ("boroughs", "programmes")]
    lines = [row for row in rows if row.kind == "priorities"]
    awards = sum(row.kind not in PUBLISHED_KINDS for row in rows)
    words = []
    if tables:
        words.append(f"Parts are found for one year only of: {'; '.join(tables)}.")
    if lines:
        when = listing(sorted({year(row.financial_year) for row in lines}))
        words.append(
            f"What the spend on each of the {len(lines)} priorities consists of is found for {when} only, so that "
            "no change of it can be explained."
        )
    if awards:
        words.append(
            f"For {awards} pairs of a fund and a kind of award, all awards that we know start in the same year."
        )
    words.append(
        "A part that we did not find for one of the two years is neither new nor ended: it is not found, and in "
        "none of the sums. An empty cell of a published table is not taken for nothing."
    )
    return Html(Markup("").join(Markup("<p>{}</p>").format(paragraph) for paragraph in words))
