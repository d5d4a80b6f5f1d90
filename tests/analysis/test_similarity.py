"""Similar boroughs: a distance that is one, in units that do not matter, and that holds when the data move a little."""

import numpy as np
import pandas as pd
import pytest

from analysis.boundaries import context
from analysis.similarity import DOMAINS, distances, most_similar, standardised
from data.store import Store
from queries.measures import offences_by_borough, population_by_borough


@pytest.fixture(scope="module")
def real(store: Store) -> pd.DataFrame:
    return context(store)


def test_all_boroughs_have_all_indicators(real: pd.DataFrame) -> None:
    assert len(real) == 32
    assert "E09000001" not in real.index
    assert {name for names in DOMAINS.values() for name in names} <= set(real.columns)


def test_indicators_are_standardised(real: pd.DataFrame) -> None:
    values = standardised(real)
    assert np.allclose(values.mean(), 0)
    assert np.allclose(values.std(ddof=0), 1)


def test_it_is_a_distance(real: pd.DataFrame) -> None:
    between = distances(real).to_numpy()
    assert np.allclose(between, between.T)
    assert np.allclose(np.diag(between), 0)
    assert (between[~np.eye(32, dtype=bool)] > 0).all()
    # No detour is shorter: d(a, c) <= d(a, b) + d(b, c).
    assert (between[:, None, :] <= between[:, :, None] + between[None, :, :] + 1e-12).all()


def test_against_plain_arithmetic(real: pd.DataFrame) -> None:
    """Work out one distance by hand, value by value."""
    one, other = "E09000033", "E09000007"
    total = 0.0
    for names in DOMAINS.values():
        squares = []
        for name in names:
            column = real[name] if name in ("deprivation", "children_in_low_income") else real[name].map(np.log)
            mean = sum(column) / 32
            spread = (sum((value - mean) ** 2 for value in column) / 32) ** 0.5
            squares.append(((column[one] - column[other]) / spread) ** 2)
        total += sum(squares) / len(squares)
    assert distances(real).loc[one, other] == pytest.approx((total / len(DOMAINS)) ** 0.5)


def test_units_do_not_matter(real: pd.DataFrame) -> None:
    scaled = real * {name: 1000.0 if name not in ("deprivation",) else 2.0 for name in real.columns}
    assert np.allclose(distances(scaled), distances(real))


def test_neighbours_in_kind_are_named_in_order(real: pd.DataFrame) -> None:
    found = most_similar(distances(real), "E09000012", 5)
    assert len({name for name, _ in found}) == 5
    assert "E09000012" not in {name for name, _ in found}
    assert [far for _, far in found] == sorted(far for _, far in found)


def test_the_lists_are_stable(store: Store, real: pd.DataFrame) -> None:
    """With the offences and residents of a year before, most of the five most similar stay."""
    before = real.copy()
    people = {row.gss_code: row.value for row in population_by_borough(store, 2023)}
    for group in DOMAINS["recorded offences"]:
        rates = {row.gss_code: row.value for row in offences_by_borough(store, group, 2023, "head")}
        before[group] = [rates[code] for code in before.index]
    before["population"] = [people[code] for code in before.index]
    now, then = distances(real), distances(before)
    kept = [
        len({name for name, _ in most_similar(now, code, 5)} & {name for name, _ in most_similar(then, code, 5)})
        for code in real.index
    ]
    assert sum(kept) / len(kept) >= 3.5
    assert min(kept) >= 2


@pytest.mark.parametrize("value", [None, 0.0])
def test_gaps_are_refused(real: pd.DataFrame, value: float | None) -> None:
    gap = real.copy()
    gap.loc["E09000012", "population"] = value
    with pytest.raises(ValueError, match="incomplete"):
        distances(gap)
