"""Explaining a change: every part is in one group, and the groups add up to the difference, for random figures."""

from decimal import Decimal
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from analysis.differences import Amount, Group, explained, summed

ZERO = Decimal(0)
AMOUNTS = st.builds(
    Amount,
    st.one_of(st.just(ZERO), st.decimals(min_value=0, max_value=10_000_000, places=2)),
    st.one_of(st.none(), st.sampled_from([ZERO, Decimal(500), Decimal(50_000)])),
)
YEARS = st.dictionaries(st.text(min_size=1, max_size=2), st.one_of(st.none(), AMOUNTS), max_size=20)
COMPARED: tuple[Group, ...] = ("new", "larger", "smaller", "ended", "unchanged")


@given(YEARS, YEARS, st.sampled_from([None, Amount(ZERO, ZERO)]))
def test_the_groups_add_up_to_the_difference(
    earlier: dict[str, Amount | None], later: dict[str, Amount | None], absent: Amount | None
) -> None:
    parts = explained(earlier, later, absent=absent)
    assert sorted(part.part for part in parts) == sorted(earlier.keys() | later.keys())
    everything = summed(parts)
    groups = [summed(parts, group) for group in COMPARED]
    assert sum(one.parts for one in groups) == everything.parts
    four = sum((summed(parts, group).difference.amount_gbp for group in COMPARED[:4]), ZERO)
    assert four == everything.difference.amount_gbp
    assert four == everything.later.amount_gbp - everything.earlier.amount_gbp
    assert summed(parts, "not found").parts == 0
    # Against the figures themselves.
    both = [
        (before, after)
        for part in earlier.keys() | later.keys()
        if (before := earlier.get(part, absent)) is not None and (after := later.get(part, absent)) is not None
    ]
    assert four == sum((after.amount_gbp - before.amount_gbp for before, after in both), ZERO)


@given(YEARS, YEARS)
def test_a_part_that_is_not_found_is_neither_new_nor_ended(
    earlier: dict[str, Amount | None], later: dict[str, Amount | None]
) -> None:
    for part in explained(earlier, later):
        assert part.group in get_args(Group)
        missing = earlier.get(part.part) is None or later.get(part.part) is None
        assert (part.group == "not found") == missing == (part.difference is None)


def test_each_group() -> None:
    def amount(pounds: int) -> Amount:
        return Amount(Decimal(pounds), ZERO)

    earlier = {
        "a": amount(0),
        "b": amount(5),
        "c": amount(5),
        "d": amount(5),
        "e": amount(5),
        "f": amount(5),
        "g": None,
    }
    later = {"a": amount(9), "b": amount(7), "c": amount(4), "d": amount(0), "e": amount(5), "g": amount(1)}
    groups = {part.part: part.group for part in explained(earlier, later)}
    assert groups == dict(zip("abcdefg", [*get_args(Group), "not found"], strict=True)) | {"e": "unchanged"}
    register = {part.part: part.group for part in explained(earlier, later, absent=amount(0))}
    assert register["f"] == "ended"
    assert register["g"] == "not found"


def test_a_rounding_that_is_not_known_leaves_the_difference_open() -> None:
    (part,) = explained({"a": Amount(Decimal(10), None)}, {"a": Amount(Decimal(20), Decimal(1))})
    assert part.difference == Amount(Decimal(10), None)
    assert summed([part]).difference == Amount(Decimal(10), None)
