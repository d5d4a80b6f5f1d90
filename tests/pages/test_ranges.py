"""Every printed range holds every possible value, recomputed with fractions from the tables alone.

Published figures are drawn within their rounding, the ends included. What follows from them (rates, changes, shares,
times as much) has to lie in what pages and files print of it; a single number may be printed of exact figures only.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from random import Random
from typing import NamedTuple, get_args

import pytest

from analysis.borough_figures import View, funds_known, spans_known, years_known
from analysis.need import Need, funded_year
from data.store import Store
from pages.boroughs import need_content
from pages.boroughs.compare_content import side_by_side
from pages.boroughs.figure_files import parameters
from pages.boroughs.measures import figures
from pages.boroughs.profile_content import cards, headline_sentences
from pages.boroughs.profile_funding import funding
from queries.boroughs import ALL_OFFENCES, DIRECT, Area, Per, Terms, areas
from queries.quality import cautions
from tests.helpers import exported_rows, file_request, table
from ui.exhibit import ReadyExhibit
from ui.files import FILES
from ui.funding_changes import largest_changes

RANDOM = Random(2026)


class Published(NamedTuple):
    """A published amount with half its rounding step, None where that is not known, and what a second total gives."""

    amount: Fraction
    rounding: Fraction | None
    other: Fraction | None = None

    @property
    def draws(self) -> list[Fraction]:
        """Return possible true amounts: both ends, and some in between."""
        if self.rounding is None:
            return []
        within = [Fraction(RANDOM.randint(-1000, 1000), 1000) * self.rounding for _ in range(4)]
        others = [] if self.other is None else [self.other]
        return [
            self.amount - self.rounding,
            self.amount + self.rounding,
            *(self.amount + one for one in within),
            *others,
        ]


def year_of(text: str) -> int:
    return int(text[:4])


def published(row: dict[str, str]) -> Published:
    rounding = row["rounding_gbp"]
    return Published(Fraction(row["amount_gbp"]), Fraction(rounding) if rounding else None)


@cache
def allocations() -> dict[tuple[str, str, int], Published]:
    return {
        (row["gss_code"], row["fund_id"], year_of(row["financial_year"])): published(row)
        for row in table("borough_allocations")
        if row["measure"] == "allocation"
    }


@cache
def london() -> dict[int, Published]:
    """Return London's totals; that of 2019/20 with half of the total of two years that contradicts it."""
    (two_years,) = [
        row for row in table("london_totals") if row["series_id"] == "lcpf-direct-borough-funding-two-year-total"
    ]
    others = {2019: Fraction(two_years["amount_gbp"]) / 2}
    return {
        year_of(row["start_year"]): published(row)._replace(other=others.get(year_of(row["start_year"])))
        for row in table("london_totals")
        if row["series_id"] == "lcpf-direct-borough-funding-london-total"
        and row["measure"] == "allocation"
        and row["start_year"] == row["end_year"]
    }


@cache
def people() -> dict[tuple[str, int], int]:
    found = {(row["gss_code"], int(row["year"])): int(row["population"]) for row in table("population")}
    return found | _summed(found)


@cache
def offences() -> dict[tuple[str, int], int]:
    found = {
        (row["gss_code"], year_of(row["financial_year"])): int(row["offences"])
        for row in table("recorded_offences")
        if row["offence_group"] == ALL_OFFENCES
    }
    return found | _summed(found)


def _summed(found: dict[tuple[str, int], int]) -> dict[tuple[str, int], int]:
    """Return the sums over the 32 boroughs by year, under the name of London."""
    boroughs = {row["gss_code"] for row in table("areas") if row["receives_direct_funding"] == "yes"}
    years = {one for _, one in found}
    return {
        ("London", one): sum(value for (code, at), value in found.items() if at == one and code in boroughs)
        for one in years
    }


@cache
def index() -> dict[int, Fraction]:
    return {year_of(row["financial_year"]): Fraction(row["price_index"]) for row in table("gdp_deflators")}


def factor(place: str, start: int, terms: Terms, per: Per) -> Fraction | None:
    """Return by what an amount is multiplied to be in the terms asked for; None where that is not known."""
    known = {"total": 1, "head": people().get((place, start)), "offence": offences().get((place, start))}[per]
    if known is None or (terms == "real" and start not in index()):
        return None
    prices = 100 / index()[start] if terms == "real" else Fraction(1)
    return prices / Fraction(known) * (1000 if per == "offence" else 1)


def changes_of(earlier: Published, later: Published) -> list[Fraction]:
    return [100 * b / a - 100 for a in earlier.draws for b in later.draws]


UNITS = {"m": 1_000_000, "k": 1_000}


def printed(text: str) -> list[tuple[Fraction, Fraction]]:
    """Return the one or two numbers of a printed figure, each with half the value of its last digit."""
    text = text.removesuffix(" *").replace(" (derived deflator)", "")
    sign = -1 if text.startswith(("down", "unchanged, or down")) else 1
    found = []
    for number in re.finditer(r"([+−]?)£?([+−]?)(\d[\d,]*(?:\.\d+)?)([mk]?)", text):
        digits = Decimal(number[3].replace(",", ""))
        unit = UNITS.get(number[4], 1)
        value = Fraction(digits) * unit * (-1 if "−" in number[1] + number[2] else 1) * sign
        found.append((value, Fraction(Decimal(1).scaleb(int(digits.as_tuple().exponent))) * unit / 2))
    if text.startswith("unchanged"):
        found.insert(0, (Fraction(0), Fraction(0)))
    return sorted(found)


def holds(text: str, possible: Sequence[Fraction]) -> None:
    """Assert that a printed figure holds all its possible values, and is one number only where there is one."""
    if not possible:
        assert text.startswith("about ") or text == "not known", text
        return
    found = printed(text)
    if min(possible) == max(possible):
        assert len(found) == 1 or text == "unchanged", (text, "is exact")
        for value, half in found:
            assert abs(possible[0] - value) <= half, (text, float(possible[0]))
        return
    assert len(found) == 2, (text, float(min(possible)), float(max(possible)))
    assert found[0][0] <= min(possible), (text, float(min(possible)))
    assert found[1][0] >= max(possible), (text, float(max(possible)))


def cells(made: ReadyExhibit | None, caption: str = "") -> Iterator[list[str]]:
    """Yield the cells of each row of an exhibit's table, in plain words."""
    assert made is not None
    for row in re.findall(r"<tr[^>]*>(.*?)</tr>", made.above + made.below, flags=re.DOTALL):
        found = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, flags=re.DOTALL)
        yield [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", re.sub(r"<small>.*", "", one))).strip() for one in found]


def in_file(row: dict[str, str], name: str, possible: Sequence[Fraction], value: str = "") -> None:
    """Assert that the ends of a file hold all possible values, and are the figure itself where it is exact."""
    if not possible:
        assert row[f"{name}_low"] == row[f"{name}_high"] == ""
        return
    low, high = Fraction(row[f"{name}_low"]), Fraction(row[f"{name}_high"])
    if min(possible) == max(possible):
        assert low == high
        assert abs(low - possible[0]) <= Fraction(1, 200)
        if value:
            assert Fraction(row[value]) == low
    else:
        assert low <= min(possible)
        assert high >= max(possible)
        assert max(min(possible) - low, high - max(possible)) < Fraction(1, 100)


BOROUGHS = [row["area"] for row in table("areas") if row["receives_direct_funding"] == "yes"]


def area_of(store: Store, name: str) -> Area:
    return next(area for area in areas(store) if area.area == name)


@pytest.mark.parametrize("name", BOROUGHS)
def test_profiles(store: Store, name: str) -> None:
    """The table and the file of each borough, in every unit: its own figures, its changes, and London's."""
    area = area_of(store, name)
    own = {at: one for (code, fund, at), one in allocations().items() if (code, fund) == (area.gss_code, DIRECT)}
    years = sorted(own)
    for terms in get_args(Terms):
        for per in get_args(Per):
            made = funding(store, area, terms, per)
            assert made is not None
            lines = [line for line in cells(made) if re.match(r"\d{4}/\d\d$", line[0])]
            assert [year_of(line[0]) for line in lines] == years
            for line, filed in zip(lines, exported_rows(made.export), strict=True):
                at = year_of(line[0])
                by = factor(area.gss_code, at, terms, per)
                assert by is not None
                possible = [one * by for one in own[at].draws]
                plain = (terms, per) == ("cash", "total")
                if not plain:
                    holds(line[2], possible)
                in_file(filed, "bounds", possible, "value")
                moved = line[2 if plain else 3]
                before = [one for one in years if one < at]
                if before:
                    possible = changes_of(own[before[-1]], own[at])
                    holds(moved, possible)
                    in_file(filed, "cash_change_percent", possible)
                if at in london():
                    by = factor("London", at, terms, per)
                    assert by is not None
                    possible = [one * by for one in london()[at].draws]
                    if not plain:
                        holds(line[5], possible)
                    in_file(filed, "london_bounds", possible, "london_value")
            heading = re.search(r"\(((?:up|down|somewhere|unchanged)[^)]*)\)</h3>", made.above)
            if heading and (terms, per) == ("cash", "total"):
                holds(heading[1], changes_of(own[years[0]], own[years[-1]]))


@pytest.mark.parametrize("name", BOROUGHS)
def test_sentences_and_cards_of_profiles(store: Store, name: str) -> None:
    """The first sentences: each published change beside London's; and the rates of the latest year."""
    area = area_of(store, name)
    own = {at: one for (code, fund, at), one in allocations().items() if (code, fund) == (area.gss_code, DIRECT)}
    told = " ".join(one.text for one in headline_sentences(store, area))
    way = r"((?:(?:up|down|somewhere|unchanged, or)[^;:]*?%(?: and [^ ]+%)?)|unchanged)"
    ours = re.findall(r"(\d{4}/\d\d) to £[^ ]+ in (\d{4}/\d\d), " + way + " in cash", told)
    ours += [(a, b, w) for a, b, w in re.findall(r"(\d{4}/\d\d) to (\d{4}/\d\d): from £[^ ]+ to £[^ ]+, " + way, told)]
    for earlier, later, words in ours:
        holds(words, changes_of(own[year_of(earlier)], own[year_of(later)]))
    for earlier, later, words in re.findall(
        r"in (\d{4}/\d\d) to £\S+ in (\d{4}/\d\d)[^:]*?while London went from £\S+ to £[^ ]+, " + way, told
    ) + re.findall(r"(\d{4}/\d\d) to (\d{4}/\d\d): [^:]*London: " + way, told):
        holds(words, changes_of(london()[year_of(earlier)], london()[year_of(later)]))
    shown = {card.title: card for card in cards(store, area)}
    latest = max(own)
    for title, per in (("Per resident", "head"), ("Per 1,000 offences", "offence")):
        by = factor(area.gss_code, latest, "cash", per)  # type: ignore[arg-type]
        if by is not None:
            holds(shown[title].figure, [one * by for one in own[latest].draws])
            beside = re.match(r"London: (.*) \(", shown[title].text)
            if beside:
                by = factor("London", latest, "cash", per)  # type: ignore[arg-type]
                assert by is not None
                holds(beside[1], [one * by for one in london()[latest].draws])


def funding_views(store: Store) -> Iterator[View]:
    for fund, fund_id in funds_known(store, "funding").items():
        view = View("funding", fund_id, fund)
        for one in years_known(store, view):
            for terms in get_args(Terms):
                for per in get_args(Per):
                    yield view._replace(year=one, terms=terms, per=per)


@pytest.mark.slow
def test_figures_of_map_and_comparison(store: Store) -> None:
    """Every fund, year and unit: the words of map, tables, charts and drawings, and the file."""
    checked = 0
    for view in funding_views(store):
        export = FILES["map"](file_request(store, dict(parameters(view))))
        assert export is not None
        for row, filed in zip(figures(store, view).rows, exported_rows(export), strict=True):
            own = allocations().get((row.gss_code, view.fund_id, view.year))
            by = factor(row.gss_code, view.year, view.terms, view.per)
            if own is None or by is None or row.value is None:
                assert row.value is None
                continue
            possible = [one * by for one in own.draws]
            if (view.terms, view.per) != ("cash", "total"):
                holds(row.text, possible)
            in_file(filed, "bounds", possible, "value" if possible else "")
            checked += 1
    assert checked > 300


@pytest.mark.slow
def test_changes_of_map_and_comparison(store: Store) -> None:
    checked = 0
    for fund, fund_id in funds_known(store, "change in funding").items():
        start = View("change in funding", fund_id, fund)
        for earlier in spans_known(store, start)[0]:
            for later in spans_known(store, start._replace(from_year=earlier))[1]:
                for terms in get_args(Terms):
                    view = start._replace(from_year=earlier, year=later, terms=terms)
                    export = FILES["map"](file_request(store, dict(parameters(view))))
                    assert export is not None
                    for row, filed in zip(figures(store, view).rows, exported_rows(export), strict=True):
                        ends = [allocations().get((row.gss_code, fund_id, at)) for at in (earlier, later)]
                        if row.value is None or row.is_stated or None in ends:
                            continue
                        before, after = (
                            Published(one.amount * by, None if one.rounding is None else one.rounding * by)
                            for at, one in zip((earlier, later), ends, strict=True)
                            if one and (by := factor(row.gss_code, at, terms, "total"))
                        )
                        possible = changes_of(before, after)
                        holds(row.text, possible)
                        in_file(filed, "bounds", possible, "value")
                        checked += 1
    assert checked > 30


def test_boroughs_side_by_side(store: Store) -> None:
    made = side_by_side(store, tuple(BOROUGHS))
    assert made is not None
    codes = {area.area: area.gss_code for area in areas(store)}
    lines = [line for line in cells(made) if line[0] in codes]
    assert len(lines) == 32
    for line, filed in zip(lines, exported_rows(made.export), strict=True):
        start = int(filed["funding_year"][:4])
        own = allocations()[codes[line[0]], DIRECT, start].draws
        for place, per, name in ((2, "head", "per_head"), (4, "offence", "per_1000_offences")):
            by = factor(codes[line[0]], start, "cash", per)  # type: ignore[arg-type]
            assert by is not None
            holds(line[place], [one * by for one in own])
            in_file(filed, f"{name}_bounds", [one * by for one in own], name)


def test_shares_and_rates_of_need(store: Store) -> None:
    made = need_content.share_table(store, ALL_OFFENCES)
    assert made is not None
    start = funded_year(store)
    codes = {area.area: area.gss_code for area in areas(store)}
    lines = [line for line in cells(made) if line[0] in codes]
    assert len(lines) == 32
    for line, filed in zip(lines, exported_rows(made.export), strict=True):
        own = allocations()[codes[line[0]], DIRECT, start].draws
        parts = [part / whole for part in own for whole in london()[start].draws]
        holds(line[2], [100 * part for part in parts])
        in_file(filed, "funding_share_bounds", parts, "funding_share")
        for words, per, name in ((line[6], "head", "per_head"), (line[8], "offence", "per_1000_offences")):
            by = factor(codes[line[0]], start, "cash", per)  # type: ignore[arg-type]
            assert by is not None
            holds(words, [one * by for one in own])
            in_file(filed, name, [one * by for one in own])
    for need in get_args(Need):
        chart = need_content.against_need(store, need, ALL_OFFENCES)
        assert chart is not None
        assert chart.figure is not None
        for words in chart.figure.data[0].customdata:
            name, told = words.split("<br>")
            own = allocations()[codes[name], DIRECT, start].draws
            holds(told.partition(" of funding")[0], [100 * a / b for a in own for b in london()[start].draws])


def test_changes_of_the_overview(store: Store) -> None:
    made = largest_changes(store)
    assert made is not None
    codes = {area.area: area.gss_code for area in areas(store)}
    checked = 0
    for filed in exported_rows(made.export):
        if filed["is_stated"] == "yes":
            continue
        earlier, later = int(filed["from_year"][:4]), int(filed["to_year"][:4])
        before, after = (
            london()[at] if filed["area"] == "London" else allocations()[codes[filed["area"]], DIRECT, at]
            for at in (earlier, later)
        )
        possible = changes_of(before, after)
        in_file(filed, "change", possible, "change_percent")
        (line,) = (
            line
            for line in cells(made)
            if line[0].startswith(filed["area"]) and str(earlier) in " ".join(line) and str(later) in " ".join(line)
        )
        holds(next(one for one in line if one.endswith("%") or one == "unchanged"), possible)
        checked += 1
    assert checked >= 4


def test_cautions(store: Store) -> None:
    """How many times as much: a borough's rate for each offence beside London's, and its figures of two years."""
    checked = 0
    for one in cautions(store):
        words = re.search(r"between ([\d.]+) and ([\d.]+) times", one.message)
        if not words or one.fund_id != DIRECT or one.gss_code is None or one.end_year is None:
            continue
        own = allocations()[one.gss_code, DIRECT, one.end_year].draws
        if "London" in one.message:
            ours, theirs = (factor(place, one.end_year, "cash", "offence") for place in (one.gss_code, "London"))
            assert ours is not None
            assert theirs is not None
            possible = [a * ours / (b * theirs) for a in own for b in london()[one.end_year].draws]
        else:
            assert one.start_year is not None
            possible = [a / b for a in own for b in allocations()[one.gss_code, DIRECT, one.start_year].draws]
        assert Fraction(words[1]) <= min(possible)
        assert Fraction(words[2]) >= max(possible)
        checked += 1
    assert checked >= 4


def test_explained_changes_of_awards_know_which_were_rounded(store: Store) -> None:
    rounded = {row["award_id"]: row["rounding_gbp"] for row in table("award_roundings")}
    expected = sorted(
        (row["award_title"], rounded[row["award_id"]])
        for row in table("awards")
        if row["award_id"] in rounded
        and row["counts_in_totals"] == "yes"
        and row["kind"] != "income accepted"
        and row["start_year"]
        and row["fund_id"]
        and row["programme_id"]
    )
    with store.cursor() as cursor:
        found = cursor.execute(
            "SELECT award_title, rounding_gbp FROM fund_parts "
            "WHERE award_title IS NOT NULL AND rounding_gbp IS DISTINCT FROM 0"
        ).fetchall()
    assert expected
    assert sorted(found, key=str) == sorted(
        ((title, Decimal(one).quantize(Decimal("0.01")) if one else None) for title, one in expected), key=str
    )
