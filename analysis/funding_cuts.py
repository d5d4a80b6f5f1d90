"""The deepest published cut of direct funding, and London's change of the same year."""

from collections.abc import Sequence

from queries.boroughs import Change


def deepest_cut(rows: Sequence[Change]) -> Change | None:
    """Return the deepest published cut of a borough, None without any."""
    cuts = [(row.change.high, row) for row in rows if row.area != "London" and row.change and row.change.high < 0]
    return min(cuts, key=lambda cut: cut[0])[1] if cuts else None


def london_in_same_year(cut: Change, rows: Sequence[Change]) -> Change | None:
    """Return London's change to the year of a borough's cut; None where it is not published."""
    return next((row for row in rows if row.area == "London" and row.to_year == cut.to_year and row.change), None)
