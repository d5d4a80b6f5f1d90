"""Series of London figures: one name and one fund for each, one row for each period and measure."""

from collections import Counter

from data.store import Store


def test_a_series_of_london_figures_has_one_name(store: Store) -> None:
    with store.cursor() as cursor:
        found = cursor.execute("SELECT DISTINCT series_id, series FROM london_totals").fetchall()
        known = {series_id for (series_id,) in cursor.execute("SELECT series_id FROM total_years").fetchall()}
    assert len({series_id for series_id, _ in found}) == len({series for _, series in found}) == len(found)
    assert known <= {series_id for series_id, _ in found}


def test_a_series_has_one_figure_for_each_period_and_measure(store: Store) -> None:
    """Not a key of the table: DuckDB could then change no amount that the table of parts refers to."""
    with store.cursor() as cursor:
        keys = cursor.execute("SELECT series_id, start_year, end_year, measure FROM london_totals").fetchall()
    assert [key for key, times in Counter(keys).items() if times > 1] == []
