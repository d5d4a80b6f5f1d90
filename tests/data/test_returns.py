"""Small counts in unpublished returns cannot be worked out: attackers of different knowledge try, and fail.

They are given all that the view shows, and it is the only way to the returns (the last tests). None of them uses the
view's own reasoning: they enumerate what the hidden counts may be.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise, product
from typing import NamedTuple

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.folding import add_folding
from data.paths import CHECKS, MACROS, SCHEMA
from data.view_files import view_files
from queries import QUERIES

pytestmark = pytest.mark.slow

LONDON = "E12000007"
BOROUGHS = tuple(f"E0900000{number}" for number in range(1, 8))

Cells = dict[tuple[str, str], int]
"""Counts by borough and measure."""


class Shown(NamedTuple):
    """A row of the view."""

    programme: str
    measure: str
    gss_code: str
    value: int | None
    text: str


THRESHOLD = "CREATE MACRO smallest_shown() AS 8;"
"""The line of macros.sql that says which counts of people are small: the only place."""


@contextmanager
def structure(smallest: int) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a database of the store's structure with nothing in it but areas and an organisation.

    The smallest count that may be shown is changed as an operator would change it: by one edit of macros.sql.
    """
    macros = MACROS.read_text(encoding="utf-8")
    assert macros.count(THRESHOLD) == 1
    with duckdb.connect() as connection:
        add_folding(connection)
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        connection.execute(macros.replace(THRESHOLD, THRESHOLD.replace("8", str(smallest))))
        for path in view_files():
            connection.execute(path.read_text(encoding="utf-8"))
        for code in (*BOROUGHS, LONDON):
            connection.execute(
                "INSERT INTO areas (gss_code, area, area_type, receives_direct_funding) VALUES ($1, $1, 'city', true)",
                [code],
            )
        connection.execute("INSERT INTO organisations VALUES ('o', 'An organisation', 'charity', NULL, NULL)")
        connection.execute(
            "INSERT INTO sources (source_id, title, publisher, document_type) VALUES ('s', 's', 's', 's')"
        )
        yield connection


@pytest.fixture(scope="module")
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    """Return a database in which counts of people from 1 to 7 are small."""
    with structure(8) as connection:
        yield connection


class Rule(NamedTuple):
    """A database and the smallest count of people that it shows below London level."""

    connection: duckdb.DuckDBPyConnection
    smallest: int


@pytest.fixture(scope="module", params=[8, 10])
def rule(request: pytest.FixtureRequest) -> Iterator[Rule]:
    """Return the rule as it is, and with another threshold: what holds must not hang on the number."""
    with structure(request.param) as connection:
        yield Rule(connection, request.param)


def programme(connection: duckdb.DuckDBPyConnection, names: Iterable[str]) -> None:
    known = {name for (name,) in connection.execute("SELECT programme_id FROM programmes").fetchall()}
    new = [(name,) for name in dict.fromkeys(names) if name not in known]
    if new:
        connection.executemany(
            "INSERT INTO programmes (programme_id, programme, description, status) VALUES ($1, $1, 'd', 'running')", new
        )


def shown(
    connection: duckdb.DuckDBPyConnection, groups: dict[str, Cells], units: dict[str, str] | None = None
) -> list[Shown]:
    """Return what the view shows of some programmes' returns of one year."""
    programme(connection, groups)
    connection.execute("DELETE FROM returns")
    values = [
        f"('{name}-{code}-{measure}', '{name}', '{measure}', '{(units or {}).get(measure, 'people')}', 'output', 2024,"
        f" '{code}', {count}, 'o', '2025-05-01', NULL)"
        for name, cells in groups.items()
        for (code, measure), count in cells.items()
    ]
    # In one statement, not one a row: the property tests load thousands.
    connection.execute(f"INSERT INTO returns VALUES {', '.join(values)}")
    found = connection.execute(
        "SELECT programme_id, measure, gss_code, value, value_shown FROM shown_returns ORDER BY ALL"
    )
    return [Shown(*row) for row in found.fetchall()]


def one(connection: duckdb.DuckDBPyConnection, counts: Sequence[int]) -> dict[str, str]:
    """Return what is shown of one measure, by borough: its number, or an asterisk."""
    cells = {(BOROUGHS[number], "m"): count for number, count in enumerate(counts)}
    return {row.gss_code: row.text for row in shown(connection, {"p": cells})}


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        # Nothing to hide.
        ((8, 20, 0), "8 20 0 = 28"),
        # Two small ones would each know the other: a third goes with them.
        ((3, 5, 20), "* * * = 28"),
        ((3, 5, 6, 20), "* * * 20 = 34"),
        ((3, 5), "withheld"),
        ((3, 5, 0, 0), "withheld"),
        # One alone: the next two go with it, unless 8 beside it would tell what it is.
        ((5, 30, 20, 90), "* * * 90 = 145"),
        ((5, 8, 9, 40), "* * * 40 = 62"),
        ((5, 8, 8, 40, 41), "* * * * 41 = 102"),
        # 7 and 9 are the most that is possible below 10, and their sum would say so.
        ((7, 9, 10, 40), "* * * 40 = 66"),
        # What is hidden above 7 and below 9 is 8.
        ((3, 5, 6, 8, 30), "* * * 8 30 = 52"),
        ((1, 2, 8, 9, 30), "* * * * 30 = 50"),
        ((3, 5, 8, 9, 30), "* * * * 30 = 55"),
        ((1, 2, 8, 30), "* * * * = 41"),
        # 6 is not the most that is possible, 7 is.
        ((5, 6, 7, 30), "* * * 30 = 48"),
        ((5, 7, 9, 10, 40), "* * * * 40 = 71"),
        # Equal ones together; the third would know that two others are alike.
        ((5, 20, 20, 40), "* * * * = 85"),
        ((5, 5, 20, 20, 40), "* * * * 40 = 90"),
        # Two of 1 and two of 7 give themselves away.
        ((1, 1, 30), "withheld"),
        ((1, 1, 5, 30), "* * * * = 37"),
        ((7, 7, 30, 50), "* * * * = 94"),
        ((1, 1), "withheld"),
        ((7, 7), "withheld"),
        ((4,), "withheld"),
        ((4, 0, 0), "withheld"),
        ((1,) * 7, "withheld"),
        # A sum of its own is London's, and shown.
        ((1, 2, 3, 0), "* * * 0 = 6"),
        ((1, 2, 0), "withheld"),
        # A large one hidden beside 1 could be told from the sum if it had to be 8.
        ((1, 8), "withheld"),
        ((2, 8), "withheld"),
        ((2, 3, 8), "* * * = 13"),
        ((0, 0), "0 0 = 0"),
    ],
)
def test_cases(rule: Rule, counts: tuple[int, ...], expected: str) -> None:
    """With another threshold, the same is hidden of counts that lie as before to it: those from 6 on move along."""
    moved = [count + (rule.smallest - 8 if count >= 6 else 0) for count in counts]
    found = one(rule.connection, moved)
    total = found.pop(LONDON)
    if expected == "withheld":
        assert (found, total) == ({}, "*")
    else:
        of_boroughs, _, _ = expected.partition(" = ")
        are_hidden = [text == "*" for text in of_boroughs.split()]
        assert total == str(sum(moved))
        assert [found[code] for code, _ in zip(BOROUGHS, moved, strict=False)] == [
            "*" if is_hidden else str(count) for count, is_hidden in zip(moved, are_hidden, strict=True)
        ]
        assert rule.smallest != 8 or expected.endswith(f" = {total}")


def test_the_threshold_is_one_edit() -> None:
    """At 10, what 8 would show goes; nothing but the line of the macro has changed."""
    with structure(10) as connection:
        assert one(connection, (9, 5, 6, 30)) == {**dict.fromkeys(BOROUGHS[:3], "*"), BOROUGHS[3]: "30", LONDON: "50"}
        assert one(connection, (9, 9)) == {LONDON: "*"}
        assert one(connection, (10, 12, 0))[BOROUGHS[0]] == "10"
    with structure(8) as connection:
        assert one(connection, (9, 9)) == {BOROUGHS[0]: "9", BOROUGHS[1]: "9", LONDON: "18"}


def possible(ranges: Sequence[range], total: int) -> list[set[int]]:
    """Return, for each of some unknown counts, every value that leaves the others a way to reach the total."""
    found = []
    for number, own in enumerate(ranges):
        sums = {0}
        for other in (*ranges[:number], *ranges[number + 1 :]):
            sums = {one + more for one in sums for more in other if one + more <= total}
        found.append({value for value in own if total - value in sums})
    return found


counts_of_people = st.one_of(st.integers(0, 11), st.integers(0, 30))
tables = st.integers(1, 6).flatmap(
    lambda boroughs: st.integers(1, 3).flatmap(
        lambda measures: st.lists(
            st.lists(counts_of_people, min_size=measures, max_size=measures), min_size=boroughs, max_size=boroughs
        )
    )
)


@settings(max_examples=60)
@example(table=[[7, 5], [7, 3], [0, 2]])
@example(table=[[7], [9], [10], [40]])
@example(table=[[3], [5], [6], [8], [9]])
@example(table=[[1], [1], [4], [30]])
@example(table=[[7], [7], [4], [30]])
@example(table=[[9, 5], [9, 3], [0, 2]])
@example(table=[[9], [11], [12], [40]])
@example(table=[[3], [5], [6], [10], [11]])
@example(table=[[9], [9], [4], [30]])
@given(table=tables)
def test_attackers_cannot_narrow_a_hidden_count_to_one(rule: Rule, table: list[list[int]]) -> None:
    connection, smallest = rule
    cells = {(BOROUGHS[b], f"m{m}"): count for b, row in enumerate(table) for m, count in enumerate(row)}
    rows = shown(connection, {"p": cells})
    measures = sorted({measure for _, measure in cells})
    boroughs = sorted({code for code, _ in cells})
    visible = {(row.gss_code, row.measure): row for row in rows if row.gss_code != LONDON}
    totals = {row.measure: row for row in rows if row.gss_code == LONDON}
    assert totals.keys() == set(measures)
    small = any(1 <= count < smallest for count in cells.values())
    if not visible:
        assert small
        assert all((row.value, row.text) == (None, "*") for row in totals.values())
        return
    hidden = {cell for cell, row in visible.items() if row.value is None}
    for cell, row in visible.items():
        assert row.text == ("*" if cell in hidden else str(cells[cell]))
        assert row.value == (None if cell in hidden else cells[cell])
        assert cell in hidden or not 1 <= cells[cell] < smallest
    assert small or not hidden
    for measure in measures:
        total = totals[measure].value
        assert total == sum(cells[code, measure] for code in boroughs)
        unknown = [code for code in boroughs if (code, measure) in hidden]
        rest = total - sum(cells[code, measure] for code in boroughs if code not in unknown)
        # Somebody who knows the sum.
        assert all(len(values) > 1 for values in possible([range(rest + 1)] * len(unknown), rest))
        # Somebody who also knows which of the hidden ones are none, small or larger; and, where there is but one
        # measure, that those hidden are smaller than those shown.
        shown_counts = [cells[code, measure] for code in boroughs if code not in unknown and cells[code, measure]]
        bound = min(shown_counts, default=rest + 1) if len(measures) == 1 else rest + 1
        told = [code for code in unknown if cells[code, measure]]
        ranges = [range(1, smallest) if cells[code, measure] < smallest else range(smallest, bound) for code in told]
        assert all(len(values) > 1 for values in possible(ranges, rest)), (table, measure)
        # A hidden borough that knows its own counts besides: nothing of the others.
        for number, code in enumerate(told):
            others = [*ranges[:number], *ranges[number + 1 :]]
            own = cells[code, measure]
            assert all(len(values) > 1 for values in possible(others, rest - own)), (table, measure, code)
            assert len(others) > 1
    # Somebody who knows the rule: any two hidden boroughs may have changed places.
    places = sorted({code for code, _ in hidden})
    for first, second in pairwise(places):
        swap = {first: second, second: first}
        exchanged = {(swap.get(code, code), measure): count for (code, measure), count in cells.items()}
        assert shown(connection, {"p": exchanged}) == rows
    for code, measure in hidden:
        for known in places:
            assert len({cells[other, measure] for other in places if other != known}) > 1, (code, measure, known)


@pytest.mark.parametrize(
    ("boroughs", "measures", "least", "most"), [(2, 1, 0, 14), (3, 1, 0, 12), (4, 1, 0, 4), (3, 2, 1, 3)]
)
def test_somebody_who_tries_every_table_against_the_rule_learns_no_count(
    rule: Rule, boroughs: int, measures: int, least: int, most: int
) -> None:
    places = [(BOROUGHS[b], f"m{m}") for b in range(boroughs) for m in range(measures)]
    tables = list(product(range(least, most + 1), repeat=len(places)))
    groups = {f"t{number}": dict(zip(places, table, strict=True)) for number, table in enumerate(tables)}
    seen: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in shown(rule.connection, groups):
        seen[row.programme].append((row.measure, row.gss_code, row.text))
    alike: dict[tuple[tuple[str, str, str], ...], list[Cells]] = defaultdict(list)
    for name, cells in groups.items():
        alike[tuple(seen[name])].append(cells)
    for output, candidates in alike.items():
        starred = {(code, measure) for measure, code, text in output if text == "*" and code != LONDON}
        withheld = all(code == LONDON for _, code, _ in output)
        for cell in places if withheld else starred:
            assert len({cells[cell] for cells in candidates}) > 1, (output, candidates)
        # A borough that does the same and knows its own counts.
        for known in {code for code, _ in starred}:
            own = [cell for cell in places if cell[0] == known]
            by_own: dict[tuple[int, ...], list[Cells]] = defaultdict(list)
            for cells in candidates:
                by_own[tuple(cells[cell] for cell in own)].append(cells)
            for same in by_own.values():
                for cell in starred - set(own):
                    assert len({cells[cell] for cells in same}) > 1, (output, known, same)


def test_what_does_not_count_people_is_shown_where_no_count_of_people_is_small(
    empty: duckdb.DuckDBPyConnection,
) -> None:
    cells = {(BOROUGHS[0], "sessions held"): 3, (BOROUGHS[0], "people seen"): 40}
    rows = shown(empty, {"p": cells}, {"sessions held": "sessions"})
    assert {(row.measure, row.gss_code): row.text for row in rows} == {
        ("people seen", BOROUGHS[0]): "40",
        ("people seen", LONDON): "40",
        ("sessions held", BOROUGHS[0]): "3",
        ("sessions held", LONDON): "3",
    }


@settings(max_examples=15)
@example(counts=[3, 5, 30])
@given(counts=st.lists(counts_of_people, min_size=1, max_size=6))
def test_a_count_in_another_unit_tells_nothing_of_its_twin(rule: Rule, counts: list[int]) -> None:
    connection, smallest = rule
    cells = {(BOROUGHS[n], measure): count for n, count in enumerate(counts) for measure in ("people", "closed plans")}
    rows = shown(connection, {"p": cells}, {"closed plans": "sessions"})
    text = {(row.measure, row.gss_code): row.text for row in rows}
    assert {code: words for (measure, code), words in text.items() if measure == "people"} == {
        code: words for (measure, code), words in text.items() if measure != "people"
    }
    assert all(
        text.get(("closed plans", BOROUGHS[n])) != str(count) for n, count in enumerate(counts) if 1 <= count < smallest
    )


def test_measures_that_are_as_many_but_not_the_same_withhold_the_group(empty: duckdb.DuckDBPyConnection) -> None:
    a, b, c = BOROUGHS[:3]
    pairs = {a: ("x", "y"), b: ("x", "z"), c: ("y", "z")}
    cells = {(code, measure): 3 + n for n, (code, names) in enumerate(pairs.items()) for measure in names}
    assert {(row.gss_code, row.text) for row in shown(empty, {"p": cells})} == {(LONDON, "*")}
    spelled = {(a, "People seen"): 3, (b, "people seen"): 5, (c, "people seen"): 30, (BOROUGHS[3], "people seen"): 6}
    assert {(row.gss_code, row.text) for row in shown(empty, {"p": spelled})} == {(LONDON, "*")}


def test_a_borough_that_lacks_a_measure_withholds_the_group(empty: duckdb.DuckDBPyConnection) -> None:
    cells = {(BOROUGHS[0], "a"): 3, (BOROUGHS[1], "a"): 5, (BOROUGHS[1], "b"): 20}
    assert {(row.gss_code, row.text) for row in shown(empty, {"p": cells})} == {(LONDON, "*")}


@pytest.mark.parametrize(
    ("programme_id", "organisation_id", "measure", "note", "area", "is_withheld"),
    [
        ("'known'", "NULL", "a", "", BOROUGHS[1], True),
        ("'known'", "NULL", f"people of {BOROUGHS[1].lower()}", "", None, True),
        ("'known'", "NULL", "a", f"5 of them in {BOROUGHS[1]}", LONDON, True),
        ("NULL", "NULL", "a", "The Known programme", BOROUGHS[1], True),
        ("NULL", "'o'", "a", "", BOROUGHS[1], True),
        ("'known'", "NULL", "a", "", LONDON, False),
        ("'another'", "'o'", "a", "", BOROUGHS[1], False),
        ("NULL", "NULL", "a", "", BOROUGHS[1], False),
    ],
)
def test_a_published_result_of_a_borough_withholds_the_group(
    empty: duckdb.DuckDBPyConnection,
    programme_id: str,
    organisation_id: str,
    measure: str,
    note: str,
    area: str | None,
    is_withheld: bool,
) -> None:
    cells = {(BOROUGHS[0], "a"): 3, (BOROUGHS[1], "a"): 5, (BOROUGHS[2], "a"): 30}
    large = {cell: count + 10 for cell, count in cells.items()}
    programme(empty, ["known", "another"])
    assert len(shown(empty, {"known": cells})) == 4
    try:
        empty.execute(
            "INSERT INTO outcomes (outcome_id, programme_id, organisation_id, measure, kind, source_id, locator, note)"
            f" VALUES ('x', {programme_id}, {organisation_id}, $1, 'output', 's', 'page 1', $2)",
            [measure, note],
        )
        if area:
            empty.execute("INSERT INTO outcome_areas VALUES ('x', $1)", [area])
        rows = shown(empty, {"known": cells})
        assert ({(row.gss_code, row.text) for row in rows} == {(LONDON, "*")}) == is_withheld
        assert len(shown(empty, {"known": large})) == 4
    finally:
        empty.execute("DELETE FROM outcome_areas")
        empty.execute("DELETE FROM outcomes")


def test_boroughs_are_known_by_the_first_of_their_names(empty: duckdb.DuckDBPyConnection) -> None:
    cells = {(BOROUGHS[0], "a"): 3, (BOROUGHS[1], "a"): 5, (BOROUGHS[2], "a"): 30}
    programme(empty, ["known"])
    empty.execute(
        "INSERT INTO areas (gss_code, area, area_type, receives_direct_funding) VALUES"
        " ('E09000027', 'Richmond upon Thames', 'city', true), ('E09000031', 'Barking and Dagenham', 'city', true)"
    )
    for words in ("seen in Richmond", "seen in BARKING"):
        empty.execute(
            "INSERT INTO outcomes (outcome_id, programme_id, measure, kind, source_id, locator)"
            " VALUES ('x', 'known', $1, 'output', 's', 'page 1')",
            [words],
        )
        assert {(row.gss_code, row.text) for row in shown(empty, {"known": cells})} == {(LONDON, "*")}
        empty.execute("DELETE FROM outcomes")


def test_no_query_reads_the_returns_themselves() -> None:
    for path in (*QUERIES.glob("*/*.sql"), *CHECKS.glob("*.sql")):
        if path.stem != "returns_count_alike":
            assert not re.search(r"\breturns\b", re.sub("--.*", "", path.read_text(encoding="utf-8"))), path
    reads = re.compile(r"(?:FROM|JOIN) returns\b")
    readers = [path.stem for path in view_files() for _ in reads.findall(path.read_text(encoding="utf-8"))]
    assert readers == ["shown_returns"]
